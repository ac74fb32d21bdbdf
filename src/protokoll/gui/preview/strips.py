"""What a page is made of: strips from margin to margin that are never cut, each with lines of text and marks.

All measures are twips; a strip's lines and marks count from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtGui import QTextLayout


class Line(NamedTuple):
    """One set line of text. ``x`` and ``y`` are the corner of its box, in which it stands at the top; ``ink`` is
    the colour of what has none of its own.
    """

    layout: QTextLayout
    number: int
    x: float
    y: float
    height: float
    ink: str

    def text(self, start: int | None = None, end: int | None = None) -> str:
        """What stands on it, or the part between two places in its layout's text (as Qt counts letters)."""
        line = self.layout.lineAt(self.number)
        start = line.textStart() if start is None else start
        end = line.textStart() + line.textLength() if end is None else end
        text = self.layout.text()
        if text.isascii():
            return text[start:end]
        return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")


class Mark(NamedTuple):
    """A rule or a ground of one colour."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(slots=True, eq=False)
class Strip:
    """A piece as high as ``height``. Of the free space after one and before the next the larger counts, and at
    the top of a page none; ``below`` is free space beyond that.
    """

    height: float
    before: float = 0
    after: float = 0
    below: float = 0
    keep_next: bool = False
    """Stands on the same page as the strip after it."""
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    bar: str = ""
    """The colour of a rule at its left, which runs on through the space between strips that have the same."""
    joins: str = ""
    """Between two neighbours that have the same word here there is no free space."""
    head: Strip | None = None
    """The head of the table that the strip is a row of: it is repeated above the row at the top of a page."""

    def parts(self, first: float, later: float) -> Iterator[Strip]:
        """Cut a strip that is higher than a page: what fits into ``first``, then into ``later`` each.

        Every part has at least one line, however high it is.
        """
        lines = self.lines
        order = sorted(range(len(lines)), key=self._bottom)
        begins = [*accumulate((lines[at].y for at in reversed(order)), min)][::-1]
        start, at = 0.0, 0
        while at < len(order):
            limit = start + (later if at else first)
            end = at + 1
            while end < len(order) and self._bottom(order[end]) <= limit:
                end += 1
            is_last = end == len(order)
            stop = self.height if is_last else begins[end]
            yield replace(
                self,
                height=stop - start,
                before=0 if at else self.before,
                after=self.after if is_last else 0,
                below=self.below if is_last else 0,
                keep_next=self.keep_next and is_last,
                lines=tuple(lines[n]._replace(y=lines[n].y - start) for n in sorted(order[at:end])),
                marks=_within(self.marks, start, stop),
            )
            start, at = stop, end

    def _bottom(self, at: int) -> float:
        return self.lines[at].y + self.lines[at].height


def _within(marks: tuple[Mark, ...], top: float, bottom: float) -> tuple[Mark, ...]:
    """What of ``marks`` lies between two heights, counted from the upper one."""
    found = []
    for mark in marks:
        upper, lower = max(mark.y, top), min(mark.y + mark.height, bottom)
        if lower > upper:
            found.append(mark._replace(y=upper - top, height=lower - upper))
    return tuple(found)
