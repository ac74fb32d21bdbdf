"""Strips onto pages, and the whole of a paper as pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from protokoll.documents.paper import Paper
from protokoll.gui.preview.blocks import BlockSetter, Chunk, columns_of
from protokoll.gui.preview.furniture import Furniture
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.strips import Line, Strip

_PAUSE_EVERY = 200
_HIGHEST_HEAD = 0.3
"""The part of a page that a table's head takes at most where it is repeated."""
_TOUCHING = 1
"""Twips by which a strip may be too high: what comes of rounding."""


class Placed(NamedTuple):
    """A strip on a page: ``y`` from the page's upper edge, and its place among all strips (−1: a repeated head)."""

    strip: Strip
    y: float
    at: int


Sheet = list[Placed]
"""What stands on one page, from above, between header and footer."""


class Spot(NamedTuple):
    """A place between two letters: page, strip on it, line in that, place in the line's text."""

    page: int
    placed: int
    line: int
    letter: int


class Pages:
    """A paper on its pages. Never changes once it is made."""

    def __init__(self, paper: Paper, chunk: Chunk, sheets: list[Sheet], furniture: Furniture) -> None:
        self.title = paper.title
        self.sheets = sheets
        self.furniture = furniture
        self.strips = chunk.strips
        self._keys = chunk.keys
        self._firsts = [next((one.at for one in sheet if one.at >= 0), 0) for sheet in sheets]
        self._spans: dict[str, tuple[int, int]] = {}
        for key, first, end in chunk.spans:
            self._spans.setdefault(key, (first, end))

    def __len__(self) -> int:
        return len(self.sheets)

    def key_of(self, placed: Placed) -> str:
        """The key of the innermost group that a strip belongs to; empty where it belongs to none."""
        return self._keys[placed.at] if placed.at >= 0 else ""

    def keys(self) -> list[str]:
        """The keys of all groups in reading order."""
        return list(self._spans)

    def parts_on(self, key: str) -> list[tuple[int, float, float]]:
        """Where the group with this key stands: page, upper and lower edge in twips; empty where it is not."""
        first, end = self._spans.get(key, (0, 0))
        found = []
        for page in range(self.page_of(first), len(self.sheets)):
            inside = [one for one in self.sheets[page] if first <= one.at < end]
            if not inside:
                break
            found.append((page, inside[0].y, inside[-1].y + inside[-1].strip.height))
        return found

    def page_of(self, at: int) -> int:
        """The page of the strip with this place among all."""
        return max(bisect_right(self._firsts, at) - 1, 0)

    def text_of_page(self, page: int) -> str:
        """The words on a page, header and footer included, a line for each line of a paragraph or row."""
        top, bottom = self.furniture.texts(page, len(self.sheets))
        rows = [top, *("\t".join(_texts(one.strip.lines)) for one in self.sheets[page]), bottom]
        return "\n".join(row.strip() for row in rows if row.strip())

    def text_of_part(self, key: str) -> str:
        """The words of a group."""
        first, end = self._spans.get(key, (0, 0))
        return "\n".join("\t".join(_texts(strip.lines)) for strip in self.strips[first:end])


def compose(paper: Paper, look: PageLook, setter: BlockSetter) -> Generator[None, None, Pages]:
    """Set a paper and put it on pages; pauses often, so that it can be done bit by bit.

    ``setter`` is the one of the same ``look`` that set the paper before: what is unchanged is not set again.
    """
    setter.begin_round()
    chunk = yield from setter.set_all(paper.blocks(), columns_of(paper, look))
    furniture = Furniture(paper, setter.setter)
    room = (furniture.body_top(0), furniture.body_top(1), furniture.body_bottom())
    sheets = yield from paginate(chunk.strips, *room)
    setter.end_round()
    return Pages(paper, chunk, sheets, furniture)


def compose_now(paper: Paper, look: PageLook) -> Pages:
    """Set a paper and put it on pages, all at once."""
    return finished(compose(paper, look, BlockSetter(look)))


def finished(work: Generator[None, None, Pages]) -> Pages:
    """Do all that is left of ``work``."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            pages: Pages = end.value
            return pages


def paginate(
    strips: Sequence[Strip], first_top: float, top: float, bottom: float
) -> Generator[None, None, list[Sheet]]:
    """Put ``strips`` on pages whose text goes from ``first_top`` (later pages: ``top``) to ``bottom``.

    No page ends with a strip that keeps to the next, unless a whole page of them does; a row that goes to a new
    page takes its table's head along; only a strip higher than a page is cut.
    """
    bottom += _TOUCHING
    sheets: list[Sheet] = [[]]
    sheet = sheets[0]
    y, at, first = first_top, 0, 0
    gap = strips[0].before if strips else 0.0
    while at < len(strips):
        if at % _PAUSE_EVERY == 0:
            yield
        strip = strips[at]
        if at > first:
            previous = strips[at - 1]
            joined = strip.joins and strip.joins == previous.joins
            gap = previous.below + (0 if joined else max(previous.after, strip.before))
        if at == first or y + gap + strip.height <= bottom:
            if y + gap + strip.height > bottom:
                sheet, y = _place_cut(sheets, strip, at, y + gap, bottom, top)
            else:
                sheet.append(Placed(strip, y + gap, at))
                y += gap + strip.height
            at += 1
            continue
        end = at
        while end > first and strips[end - 1].keep_next:
            end -= 1
        if end == first:
            end = at
        while sheet and sheet[-1].at >= end:
            sheet.pop()
        sheet = []
        sheets.append(sheet)
        at = first = end
        y, gap = top, 0.0
        head = strips[at].head
        if (
            head is not None
            and head.height + strips[at].height <= bottom - top
            and (head.height <= _HIGHEST_HEAD * (bottom - top))
        ):
            sheet.append(Placed(head, y, -1))
            y += head.height
    return sheets


def _place_cut(
    sheets: list[Sheet], strip: Strip, at: int, y: float, bottom: float, top: float
) -> tuple[Sheet, float]:
    """Put a strip that is higher than what is left of an empty page there and on as many more as it takes."""
    for number, part in enumerate(strip.parts(bottom - y, bottom - top)):
        if number:
            sheets.append([])
            y = top
        sheets[-1].append(Placed(part, y, at))
        y += part.height
    return sheets[-1], y


def _texts(lines: Sequence[Line]) -> Iterator[str]:
    """The texts of a strip's lines, those of one paragraph (in one cell) together."""
    said = ""
    layout = None
    for line in lines:
        if layout is not None and line.layout is not layout:
            yield said.strip()
            said = ""
        layout = line.layout
        said += line.text().replace("\u2028", "\n")
    if layout is not None:
        yield said.strip()
