"""The figures of the pages are those of the built-in Word templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from protokoll.gui.preview import look
from protokoll.gui.preview.look import DESIGNS, STYLES, Style, page_look
from protokoll.gui.theme.colors import contrast
from tools import designs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = Path(__file__).parents[3] / "tools" / "templates"
INKS = {
    "1B2A33": "ink",
    "5B6770": "quiet",
    "0B5563": "accent",
    "B7791F": "dissent",
    "A9B4BA": "statement",
}
INKS_AND_LINES = (designs.ACCENT, designs.INK, designs.QUIET, designs.LINE, designs.TINT)


def word_styles() -> dict[str, dict[str, str]]:
    """Every paragraph style's figures, with what it has from those it is based on."""
    root = etree.parse(PARTS / "styles.xml").getroot()
    styles = {
        style.get(f"{W}styleId"): style
        for style in root.iter(f"{W}style")
        if style.get(f"{W}type") == "paragraph"
    }
    defaults = {"size": "21", "ink": "1B2A33", "after": "100", "line": "274"}

    def figures(style: etree._Element) -> dict[str, str]:
        base = style.find(f"{W}basedOn")
        found = dict(defaults) if base is None else figures(styles[base.get(f"{W}val")])
        for path, attribute, name in (
            ("rPr/sz", "val", "size"),
            ("rPr/color", "val", "ink"),
            ("pPr/spacing", "before", "before"),
            ("pPr/spacing", "after", "after"),
            ("pPr/spacing", "line", "line"),
            ("pPr/ind", "left", "left"),
            ("pPr/ind", "hanging", "hanging"),
            ("pPr/ind", "right", "right"),
            ("pPr/pBdr/left", "color", "bar"),
            ("pPr/pBdr/left", "sz", "bar_eighths"),
            ("pPr/pBdr/right", "color", "box"),
        ):
            element = style.find("/".join(W + step for step in path.split("/")))
            if element is not None and element.get(W + attribute) is not None:
                found[name] = element.get(W + attribute, "")
        for path in ("rPr/b", "rPr/i", "pPr/keepNext", "pPr/keepLines", "pPr/contextualSpacing"):
            if style.find("/".join(W + step for step in path.split("/"))) is not None:
                found[path] = "1"
        return found

    named = {style: style.find(f"{W}name") for style in styles.values()}
    return {name.get(f"{W}val", ""): figures(style) for style, name in named.items() if name is not None}


@pytest.mark.parametrize("style", Style)
def test_a_style_is_set_as_word_sets_it(style: Style) -> None:
    word = word_styles().get(style)
    assert word is not None, f"no style {style} in the templates"
    ours = STYLES[style]
    assert {
        "size": ours.size,
        "bold": ours.bold,
        "italic": ours.italic,
        "ink": ours.ink,
        "before": ours.before,
        "after": ours.after,
        "line": ours.line,
        "left": ours.left,
        "hanging": ours.hanging,
        "keep_next": ours.keep_next,
        "keep_lines": ours.keep_lines,
        "bar": ours.bar,
        "contextual": ours.contextual,
        "right": ours.right,
        "bar_width": ours.bar_width if ours.bar else 0,
        "box": ours.box,
    } == {
        "size": int(word["size"]),
        "bold": "rPr/b" in word,
        "italic": "rPr/i" in word,
        "ink": INKS[word["ink"]],
        "before": int(word.get("before", 0)),
        "after": int(word["after"]),
        "line": int(word["line"]),
        "left": int(word.get("left", 0)),
        "hanging": int(word.get("hanging", 0)),
        "keep_next": "pPr/keepNext" in word,
        "keep_lines": "pPr/keepLines" in word,
        "bar": INKS[word["bar"]] if "bar" in word else "",
        "contextual": "pPr/contextualSpacing" in word,
        "right": int(word.get("right", 0)),
        "bar_width": int(word.get("bar_eighths", 0)) * 20 // 8,
        "box": "box" in word,
    }


def test_the_page_is_the_templates_page() -> None:
    root = etree.parse(PARTS / "body.xml").getroot()
    size, margins = root.find(f".//{W}pgSz"), root.find(f".//{W}pgMar")
    assert size is not None and margins is not None
    assert (int(size.get(f"{W}w", 0)), int(size.get(f"{W}h", 0))) == (look.PAGE_WIDTH, look.PAGE_HEIGHT)
    assert {
        name: int(margins.get(W + name, 0)) for name in ("top", "right", "bottom", "left", "header", "footer")
    } == {
        "top": look.MARGIN_TOP,
        "right": look.MARGIN_RIGHT,
        "bottom": look.MARGIN_BOTTOM,
        "left": look.MARGIN_LEFT,
        "header": look.HEADER,
        "footer": look.FOOTER,
    }


@pytest.mark.parametrize("name", DESIGNS)
def test_all_text_of_a_design_can_be_read(name: str) -> None:
    design = DESIGNS[name]
    for ink in (design.ink, design.quiet, design.accent):
        assert contrast(ink, "#ffffff") >= 4.5
    assert contrast(design.accent, design.head_fill) >= 4.5


@pytest.mark.parametrize("design", designs.DESIGNS, ids=lambda design: design.name)
def test_a_design_is_the_templates_design(design: designs.Design) -> None:
    ours = DESIGNS[design.name]
    colors = {name: f"#{design.colors.get(name, name).casefold()}" for name in INKS_AND_LINES}

    assert (ours.letters, look.LARGER_PAPERS) == (design.scale, designs.LARGER_PAPERS)
    assert ours.families[0] == design.font
    assert (ours.accent, ours.ink, ours.quiet, ours.rule, ours.head_fill) == tuple(colors.values())
    assert {style.value for style, _ in ours.own} == set(design.styles)


def test_large_print_is_large() -> None:
    assert page_look("storstil").scaled(Style.BODY).size >= 28  # 14 points


def test_an_organisation_chooses_its_colour_and_keeps_the_rest() -> None:
    chosen = page_look("klassisk", accent="#7a1f3d")
    assert chosen.accent == "#7a1f3d"
    assert chosen.families == DESIGNS["klassisk"].families
    assert page_look("klassisk").accent == DESIGNS["klassisk"].accent
    assert page_look("okänd") == DESIGNS["modern"]
