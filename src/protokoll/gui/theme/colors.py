"""The one palette: every colour by what it means, in light and in dark."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Colors(NamedTuple):
    """Colours as ``#rrggbb``. Text reaches 4.5:1 on the ground it is meant for, field edges and focus 3:1."""

    window: str
    """The ground behind the cards."""
    panel: str
    """The navigation and the menu bar."""
    card: str
    """Cards, fields, lists, menus and dialogs."""
    hover: str
    """What the pointer is over, on card or panel."""
    line: str
    """Thin lines that only part things."""
    edge: str
    """The edge of what stands out from its ground anyhow: buttons, menus, toasts."""
    field_line: str
    """The edge of what can be written in or ticked."""
    text: str
    muted: str
    """Text that may be passed over; still 4.5:1 on card, panel, window and hover."""
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    """Text on ``accent``."""
    accent_soft: str
    """The ground of what is chosen; ``accent`` and ``text`` are readable on it."""
    decision: str
    decision_soft: str
    task: str
    task_soft: str
    warning: str
    warning_soft: str
    tooltip: str
    on_tooltip: str


LIGHT = Colors(
    window="#f5f7f9",
    panel="#ffffff",
    card="#ffffff",
    hover="#eff3f5",
    line="#dfe4e9",
    edge="#cbd2d9",
    field_line="#868f99",
    text="#1b2530",
    muted="#5a6672",
    disabled="#8f99a3",
    accent="#145e75",
    accent_hover="#0f4c5f",
    on_accent="#ffffff",
    accent_soft="#e0f0f4",
    decision="#1a7044",
    decision_soft="#e8f4ed",
    task="#9a4a08",
    task_soft="#fdf1e3",
    warning="#b3261e",
    warning_soft="#fdecea",
    tooltip="#1b2530",
    on_tooltip="#ffffff",
)

DARK = Colors(
    window="#12171b",
    panel="#181e23",
    card="#1d242a",
    hover="#262f36",
    line="#313b44",
    edge="#43505a",
    field_line="#77838e",
    text="#e7ecef",
    muted="#a5b1bb",
    disabled="#6d7882",
    accent="#63c3d8",
    accent_hover="#84d2e3",
    on_accent="#06222a",
    accent_soft="#17363f",
    decision="#72cf9c",
    decision_soft="#173226",
    task="#f0b46e",
    task_soft="#382817",
    warning="#ff9d90",
    warning_soft="#40211e",
    tooltip="#e7ecef",
    on_tooltip="#12171b",
)

PAPER_COLORS = {
    "#0b5563": "Petrol",
    "#1f3a5f": "Marinblå",
    "#1d5fa8": "Blå",
    "#1a7044": "Skogsgrön",
    "#7a1f2b": "Vinröd",
    "#b3261e": "Röd",
    "#5b2a6e": "Plommon",
    "#9a4a08": "Bränd orange",
    "#333f48": "Grafit",
}
"""Colours that an organisation may choose for its papers at once, readable on white, with their names."""


def contrast(a: str, b: str) -> float:
    """The contrast between two colours as WCAG 2 counts it: 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colors_in_use() -> Colors:
    """The palette the program shows now, read from the application itself."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def _luminance(color: str) -> float:
    value = QColor(color)
    red, green, blue = (_linear(part) for part in (value.redF(), value.greenF(), value.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
