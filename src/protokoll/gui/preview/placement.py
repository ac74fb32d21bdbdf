"""Where pages are in the view: between twips on a page and pixels on the screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from protokoll.gui.preview.look import PAGE_HEIGHT, PAGE_WIDTH

TWIPS_PER_INCH = 1440
GAP = 16
"""Pixels around and between pages."""


class PagePoint(NamedTuple):
    """A page (from 0) and a point on it in twips, which may lie beside the page."""

    page: int
    x: float
    y: float


class Placement(NamedTuple):
    """Pages one below the other in a view ``view_width`` pixels wide, scrolled by ``left`` and ``top`` pixels."""

    scale: float
    """Pixels per twip."""
    view_width: int
    left: int
    top: int

    @property
    def page_width(self) -> int:
        """Pixels."""
        return round(PAGE_WIDTH * self.scale)

    @property
    def page_height(self) -> int:
        """Pixels."""
        return round(PAGE_HEIGHT * self.scale)

    def page_top(self, page: int) -> int:
        """Pixels from the very top to a page."""
        return GAP + page * (self.page_height + GAP)

    def height_at(self, page: int, y: float) -> float:
        """Pixels from the very top to a height on a page."""
        return self.page_top(page) + y * self.scale

    def page_rect(self, page: int) -> QRectF:
        """Where a page is in the view."""
        left = max((self.view_width - self.page_width) / 2, GAP) - self.left
        return QRectF(round(left), self.page_top(page) - self.top, self.page_width, self.page_height)

    def page_at(self, y: float, pages: int) -> int:
        """The page (of so many) at a height of the view, or the nearest."""
        return min(max(int((y + self.top - GAP) // (self.page_height + GAP)), 0), max(pages - 1, 0))

    def point(self, position: QPointF, pages: int) -> PagePoint:
        """What stands at a point of the view."""
        page = self.page_at(position.y(), pages)
        inside = (position - self.page_rect(page).topLeft()) / self.scale
        return PagePoint(page, inside.x(), inside.y())
