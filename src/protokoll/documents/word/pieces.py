"""The text of a paragraph as people read it, over all that Word splits it into, and how to change it there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from lxml import etree

from protokoll.documents.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

FIELD = re.compile(r"\{\{([^{}\ufffc]{1,100})\}\}")
"""A field; its name may run over a line break that Word put in."""

_ATOMS = {
    **{W.tab: "\t", W.ptab: "\t", W.br: "\n", W.cr: "\n", W.noBreakHyphen: "-", W.softHyphen: "\u00ad"},
    **{W.sym: "\ufffc"},  # a letter of a symbol font: which one, no field's name tells
}
"""Elements of a run that stand for a character."""

_NOT_THIS_TEXT = {W.p, W.pPr, W.rPr, W.sdtPr, W.sdtEndPr, W.del_, W.moveFrom}
"""Inside these stands another paragraph's text, no text, or text that was deleted."""


@dataclass
class Piece:
    """A ``w:t``, or an element that stands for a character, and where its text begins in the joined text."""

    element: _Element
    start: int
    original: str
    text: str
    pictures: list[_Element] = field(default_factory=list)
    """Drawings, each to stand for a :data:`PICTURE` in the text."""

    def write(self) -> None:
        """Bring the document to what ``text`` has become."""
        run = self.element.getparent()
        assert run is not None
        at = run.index(self.element)
        pictures = iter(self.pictures)
        run[at : at + 1] = [
            next(pictures) if part == PICTURE else _element_for(part)
            for part in _SPECIAL.split(self.text)
            if part
        ]


_start = attrgetter("start")

PICTURE = "\x00"
"""Stands in a piece's text for its picture."""

_SPECIAL = re.compile("([\n\t\x00])")


def pieces_of(paragraph: _Element) -> list[Piece]:
    """The pieces of a paragraph's own text, in order; that of text boxes in it is not its own."""
    pieces: list[Piece] = []
    length = 0
    for element in _text_elements(paragraph):
        words = _ATOMS.get(element.tag)
        if words is None:
            words = (element.text or "").replace("\n", " ").replace("\t", " ")
        if words:
            pieces.append(Piece(element, length, words, words))
            length += len(words)
    return pieces


def joined(pieces: list[Piece]) -> str:
    """The text that the pieces make up."""
    return "".join(piece.original for piece in pieces)


def within(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces that hold some of what stands from ``start`` to ``end`` in the joined text."""
    first = bisect_right(pieces, start, key=_start) - 1
    last = bisect_left(pieces, end, key=_start)
    return [piece for piece in pieces[max(first, 0) : last] if piece.start + len(piece.original) > start]


def replace(pieces: list[Piece], edits: Iterable[tuple[int, int, str]]) -> None:
    """Put each value in place of what stands from its start to its end in the joined text; in order, apart.

    A value wears the dress of the field's first brace.
    """
    made: dict[int, list[str]] = {}
    at: dict[int, int] = {}
    for start, end, value in edits:
        for piece in within(pieces, start, end):
            words = made.setdefault(piece.start, [])
            words.append(piece.original[at.get(piece.start, 0) : max(start - piece.start, 0)])
            words.append(value if piece.start <= start else "")
            at[piece.start] = end - piece.start
    for piece in pieces:
        if piece.start in made:
            piece.text = "".join(made[piece.start]) + piece.original[at[piece.start] :]


def _element_for(part: str) -> _Element:
    if part == "\n":
        return etree.Element(W.br)
    if part == "\t":
        return etree.Element(W.tab)
    element = etree.Element(W.t, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    element.text = part
    return element


def _text_elements(parent: _Element) -> Iterator[_Element]:
    """What makes up the text of a paragraph as it is read, in order, whatever wraps it."""
    for child in parent:
        if child.tag in _NOT_THIS_TEXT:
            continue
        if child.tag == W.t or (child.tag in _ATOMS and parent.tag == W.r):
            yield child
        else:
            yield from _text_elements(child)
