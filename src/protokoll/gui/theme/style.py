"""Palette and style sheet made from the colours and the zoom; widgets only say what role they play.

A role is the dynamic property ``role`` of a widget (see ``set_role``):

- labels: "title", "heading", "small", "muted", "label" (the tiny label of an entry), "decision", "task",
  "warning", "drop" (what a drop would do)
- frames: "card", "panel", "line"
- buttons: "primary", "quiet", "nav"; without a role they are secondary
"""

from __future__ import annotations

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

from protokoll.gui.theme.colors import Colors
from protokoll.gui.theme.sheet import SHEET
from protokoll.paths import resources_dir

GRID = 8
"""The grid of the whole program: every distance is this many pixels, half or a multiple."""


_ICONS = "stilensikoner"
"""The name that style sheets know the folder of their pictures by: Qt reads no path with a space there."""


def find_pictures() -> None:
    """Tell Qt where the style sheets' pictures are; before the first sheet is used."""
    QDir.setSearchPaths(_ICONS, [str(resources_dir() / "icons" / "style")])


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Give a widget a dynamic property that the style sheet looks at; may be changed while it is shown."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget the role the style sheet knows it by; may be changed while the widget is shown."""
    set_property(widget, "role", role)


def pad(box: QAbstractSpinBox) -> None:
    """Give a spin box, date or time field the space before its text that a style sheet cannot (Qt 6.12)."""
    line = box.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(GRID - 2, 0, 0, 0)


def palette(colors: Colors) -> QPalette:
    """The colours as Qt's roles, for all that the style sheet does not draw."""
    role = QPalette.ColorRole
    named = {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.card,
        role.AlternateBase: colors.hover,
        role.Text: colors.text,
        role.Button: colors.card,
        role.ButtonText: colors.text,
        role.BrightText: colors.warning,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Accent: colors.accent,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.ToolTipBase: colors.tooltip,
        role.ToolTipText: colors.on_tooltip,
        role.PlaceholderText: colors.muted,
        role.Light: colors.card,
        role.Midlight: colors.hover,
        role.Mid: colors.line,
        role.Dark: colors.field_line,
        role.Shadow: colors.line,
    }
    made = QPalette()
    for one, color in named.items():
        made.setColor(one, QColor(color))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(colors.disabled))
    return made


def style_sheet(colors: Colors, font: QFont, zoom: float) -> str:
    """The style sheet for these colours. ``font`` is the body's, already zoomed; ``zoom`` is 1.0 at 100 %."""
    body = QFontInfo(font).pixelSize()
    values = colors._asdict()
    values |= {
        "body": f"{body}px",
        "small": f"{round(body * 0.9)}px",
        "heading": f"{round(body * 1.15)}px",
        "title": f"{round(body * 1.5)}px",
        "icon": f"{icon_size(zoom)}px",
        "tick": f"{round(16 * zoom)}px",
        "round": f"{round(16 * zoom) // 2 + 1}px",
        "dot": f"{round(16 * zoom) - 2 * round(5 * min(zoom, 1.5)) + 2}px",
        "field": f"{round(body * 1.3)}px",
        "icons": _ICONS,
        "shade": "dark" if QColor(colors.window).lightness() < 128 else "light",
    }
    for pixels in (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24):
        values[f"p{pixels}"] = f"{max(1, round(pixels * min(zoom, 1.5)))}px"
    return SHEET.substitute(values)


def icon_size(zoom: float) -> int:
    """The side of an icon beside body text, in pixels."""
    return round(18 * zoom)
