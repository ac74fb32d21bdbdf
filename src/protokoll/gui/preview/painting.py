"""Pages drawn: on the screen, on a printer or into a PDF. The painter counts twips from a page's upper left corner."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextLine

from protokoll.gui.preview.look import MARGIN_LEFT, PAGE_HEIGHT
from protokoll.gui.preview.pages import Pages, Placed, Sheet
from protokoll.gui.preview.strips import Strip


def paint_page(
    painter: QPainter, pages: Pages, number: int, top: float = 0, bottom: float = PAGE_HEIGHT
) -> None:
    """Draw what stands on page ``number`` (from 0) between two heights; the paper itself is white already."""
    painter.save()
    painter.translate(MARGIN_LEFT, 0)
    furniture = pages.furniture
    if number == 0:
        furniture.paint_logo(painter)
    for strip, y in (furniture.header(number), furniture.footer(number, len(pages))):
        _paint_strip(painter, strip, y)
    sheet = pages.sheets[number]
    _paint_bars(painter, sheet)
    for strip, y, _ in sheet:
        if y < bottom and y + strip.height > top:
            _paint_strip(painter, strip, y)
    painter.restore()


def line_rect(placed: Placed, line: int, start: int | None = None, end: int | None = None) -> QRectF:
    """Where a line of a strip, or the part of it between two letters, stands on the page."""
    found = placed.strip.lines[line]
    text = found.layout.lineAt(found.number)
    left = text.x() if start is None else _x(text, start)
    right = text.x() + text.naturalTextWidth() if end is None else _x(text, end)
    left, right = sorted((left, right))
    return QRectF(MARGIN_LEFT + found.x + left, placed.y + found.y, right - left, found.height)


def _x(line: QTextLine, letter: int) -> float:
    """PySide gives the place of a letter and, where it is behind the line's last one, the letter it took."""
    x, _ = cast(tuple[float, int], line.cursorToX(letter))
    return x


def _paint_strip(painter: QPainter, strip: Strip, y: float) -> None:
    for mark in strip.marks:
        painter.fillRect(QRectF(mark.x, y + mark.y, mark.width, mark.height), QColor(mark.color))
    pen = ""
    for layout, number, x, line_y, _, ink in strip.lines:
        if ink != pen:
            painter.setPen(QPen(QColor(ink)))
            pen = ink
        layout.lineAt(number).draw(painter, QPointF(x, y + line_y))


def _paint_bars(painter: QPainter, sheet: Sheet) -> None:
    """The rules at the left run on from neighbour to neighbour, without a seam and through the space between."""
    for above, below in pairwise(sheet):
        if above.strip.bar and above.strip.bar == below.strip.bar:
            mark = above.strip.marks[0]
            height = below.y + below.strip.height - above.y
            painter.fillRect(QRectF(mark.x, above.y, mark.width, height), QColor(mark.color))
