"""What of the pages is marked with the mouse, to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from protokoll.gui.preview.look import MARGIN_LEFT
from protokoll.gui.preview.pages import Pages, Spot
from protokoll.gui.preview.painting import line_rect
from protokoll.gui.preview.strips import Line

_Stretch = tuple[int, int, int, Line, int, int]
"""Page, strip on it, line in that, the line itself, and from where to where in the layout's text."""


def spot_at(pages: Pages, page: int, x: float, y: float) -> Spot | None:
    """The place between two letters nearest to a point on a page; None on a page without text."""
    best: tuple[float, int, int] | None = None
    for number, placed in enumerate(pages.sheets[page]):
        for at, line in enumerate(placed.strip.lines):
            upper = placed.y + line.y
            text = line.layout.lineAt(line.number)
            left = MARGIN_LEFT + line.x + text.x()
            away = max(upper - y, y - upper - line.height, 0) * 1000
            away += max(left - x, x - left - max(text.naturalTextWidth(), 1), 0)
            if best is None or away < best[0]:
                best = (away, number, at)
    if best is None:
        return None
    _, number, at = best
    line = pages.sheets[page][number].strip.lines[at]
    return Spot(page, number, at, line.layout.lineAt(line.number).xToCursor(x - MARGIN_LEFT - line.x))


def whole(pages: Pages) -> tuple[Spot, Spot]:
    """From the first letter to behind the last."""
    end = len(pages) - 1
    return Spot(0, 0, 0, 0), Spot(end, len(pages.sheets[end]), 0, 0)


def rects(pages: Pages, page: int, start: Spot, end: Spot) -> Iterator[QRectF]:
    """What of ``page`` lies between two places, in twips of the page."""
    for number, placed, at, _, first, last in _stretches(pages, page, start, end):
        if number == page:
            yield line_rect(pages.sheets[page][placed], at, first, last)


def text_between(pages: Pages, start: Spot, end: Spot) -> str:
    """The words between two places: paragraphs as lines, cells with tabs between; repeated heads once."""
    said: list[str] = []
    before: tuple[int, int, Line] | None = None
    for page in range(start.page, end.page + 1):
        for number, placed, _, line, first, last in _stretches(pages, page, start, end):
            if pages.sheets[number][placed].at < 0:
                continue
            if before is not None and before[2].layout is not line.layout:
                same_row = before[:2] == (number, placed) and line.y < before[2].y + before[2].height
                next_cell = before[:2] == (number, placed) and line.y <= before[2].y
                said.append("\t" if same_row or next_cell else "\n")
            said.append(line.text(first, last).replace("\u2028", "\n"))
            before = (number, placed, line)
    return "".join(said).strip("\n")


def _stretches(pages: Pages, page: int, start: Spot, end: Spot) -> Iterator[_Stretch]:
    """Every line of ``page`` between two places, with the part of it that lies there."""
    for number, placed in enumerate(pages.sheets[page]):
        for at, line in enumerate(placed.strip.lines):
            here = (page, number, at)
            if here < start[:3] or here > end[:3]:
                continue
            text = line.layout.lineAt(line.number)
            first = start.letter if here == start[:3] else text.textStart()
            last = end.letter if here == end[:3] else text.textStart() + text.textLength()
            if last > first:
                yield page, number, at, line, first, last
