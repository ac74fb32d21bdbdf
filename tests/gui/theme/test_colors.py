"""The colours can be read: contrast by WCAG 2, in light and in dark."""

from __future__ import annotations

import pytest

from protokoll.gui.theme.colors import DARK, LIGHT, Colors, contrast
from protokoll.paths import resources_dir

GROUNDS = ("window", "panel", "card", "hover")
READABLE = [
    *[(text, ground) for text in ("text", "muted", "accent") for ground in GROUNDS],
    *[(word, ground) for word in ("decision", "task", "warning") for ground in ("card", "window", "hover")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("text", "accent_soft"),
    ("accent", "accent_soft"),
    ("muted", "accent_soft"),
    *[(text, f"{kind}_soft") for kind in ("decision", "task", "warning") for text in (kind, "text", "muted")],
    ("on_tooltip", "tooltip"),
]
SEEN = [(edge, ground) for edge in ("field_line", "accent") for ground in ("window", "card")]


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#fedcba") == contrast("#fedcba", "#123456")


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READABLE)
def test_text_can_be_read(colors: Colors, text: str, ground: str) -> None:
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_fields_and_focus_can_be_seen(colors: Colors, edge: str, ground: str) -> None:
    assert contrast(getattr(colors, edge), getattr(colors, ground)) >= 3


@pytest.mark.parametrize(("shade", "colors"), [("light", LIGHT), ("dark", DARK)])
def test_the_small_pictures_of_the_style_sheet_have_the_palettes_colours(shade: str, colors: Colors) -> None:
    folder = resources_dir() / "icons" / "style"
    for name in ("up", "down", "branch-open", "branch-closed"):
        assert f'stroke="{colors.muted}"' in (folder / f"{name}-{shade}.svg").read_text(encoding="utf-8")
    assert f'stroke="{colors.on_accent}"' in (folder / f"check-{shade}.svg").read_text(encoding="utf-8")
