"""Icons: our own line drawings (resources/icons), coloured when they are painted.

An icon asks for the colours at the moment of painting, so a change of theme needs nothing but a repaint, and
nothing is read from disk before the first icon is seen. Painted pixmaps are kept per name, colour and size.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from protokoll.gui.theme.colors import Colors, colors_in_use
from protokoll.paths import resources_dir

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


def icon(name: str, tint: str | None = None) -> QIcon:
    """The drawing ``resources/icons/<name>.svg`` as an icon.

    ``tint`` names a colour of ``Colors`` ("decision", "on_accent"); without it the icon is quiet, and takes
    the accent where it is switched on or chosen. No icon without a word beside it or in its tooltip.
    """
    return QIcon(_LineIcon(name, tint))


def icon_names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg"))


class _LineIcon(QIconEngine):
    """Paints one drawing in the colour that its state asks for."""

    def __init__(self, name: str, tint: str | None) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._tint)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """``size`` is in the widgets' pixels, each of which is ``scale`` pixels of the screen."""
        dense = size * scale
        pixmap = QPixmap(_painted(self._name, self._color(mode, state), dense.width(), dense.height()))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        colors = colors_in_use()
        if mode == QIcon.Mode.Disabled:
            return colors.disabled
        if self._tint is not None:
            return _named(colors, self._tint)
        if mode == QIcon.Mode.Selected or state == QIcon.State.On:
            return colors.accent
        return colors.text if mode == QIcon.Mode.Active else colors.muted


def _named(colors: Colors, tint: str) -> str:
    color: str = getattr(colors, tint)
    return color


@lru_cache(maxsize=512)
def _painted(name: str, color: str, width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    square = QRect(QPoint((width - side) // 2, (height - side) // 2), QSize(side, side))
    painter = QPainter(pixmap)
    _drawing(name, color).render(painter, square)
    painter.end()
    return pixmap


@lru_cache(maxsize=128)
def _drawing(name: str, color: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # after the first paint has begun, not at import

    source = (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
