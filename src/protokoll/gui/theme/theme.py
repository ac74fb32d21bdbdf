"""The theme: light, dark or as the system, and the zoom of the whole program."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from protokoll.gui.theme.colors import DARK, LIGHT, Colors
from protokoll.gui.theme.style import find_pictures, palette, style_sheet

Mode = Literal["light", "dark", "system"]
ZOOM_STEPS = (75, 90, 100, 110, 125, 150, 175, 200)
"""Per cent. What Ctrl + and Ctrl − step through."""

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}

_KINDS_WITH_FONTS = (
    "QAbstractItemView",
    "QHeaderView",
    "QMenu",
    "QMenuBar",
    "QMessageBox",
    "QStatusBar",
    "QTipLabel",
)
"""Kinds of widget for which Windows has fonts of its own, which would follow neither ours nor the zoom."""


class Theme(QObject):
    """Applies palette, font and style sheet to the application and follows the system's light and dark."""

    changed = Signal()
    """Colours or zoom are others than before, and already applied."""

    def __init__(
        self,
        application: QApplication,
        *,
        mode: str = "system",
        zoom: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._font = application.font()
        self._mode: Mode = _valid(mode)
        self._zoom = _within(zoom)
        find_pictures()
        application.setStyle(QStyleFactory.create("Fusion"))
        self._ask_system()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What was chosen: "light", "dark" or "system"."""
        return self._mode

    @property
    def zoom(self) -> int:
        """The size of everything, in per cent of the system's own."""
        return self._zoom

    @property
    def colors(self) -> Colors:
        """The colours shown now."""
        if self._mode == "system":
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def set_mode(self, mode: str) -> None:
        """Choose light, dark or as the system; an unknown word means as the system."""
        if _valid(mode) != self._mode:
            self._mode = _valid(mode)
            self._ask_system()
            self._apply()

    def set_zoom(self, percent: int) -> None:
        """Set the zoom, kept between 75 and 200 per cent."""
        if _within(percent) != self._zoom:
            self._zoom = _within(percent)
            self._apply()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom), ZOOM_STEPS[0]))

    def zoom_reset(self) -> None:
        """The system's own size."""
        self.set_zoom(100)

    def _ask_system(self) -> None:
        """Let the system draw title bars and native dialogs in the same scheme."""
        self._application.styleHints().setColorScheme(_SCHEMES[self._mode])

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        font = self._application.font()
        if self._font.pointSizeF() > 0:
            font.setPointSizeF(self._font.pointSizeF() * self._zoom / 100)
        else:
            font.setPixelSize(round(self._font.pixelSize() * self._zoom / 100))
        self._application.setFont(font)
        for kind in _KINDS_WITH_FONTS:
            self._application.setFont(font, kind)  # type: ignore[arg-type]  # takes str, and no bytes
        self._application.setPalette(palette(self.colors))
        self._application.setStyleSheet(style_sheet(self.colors, font, self._zoom / 100))
        self.changed.emit()


def _valid(mode: str) -> Mode:
    return next((known for known in get_args(Mode) if known == mode), "system")


def _within(percent: int) -> int:
    return max(ZOOM_STEPS[0], min(ZOOM_STEPS[-1], percent))
