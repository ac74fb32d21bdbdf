"""Fields of a template, ``{{Datum}}``, filled in one pass: what is filled in is never searched for fields.

Word splits a field over runs at every spelling mistake, correction and edit, so fields are sought in the
joined text of a paragraph. A paragraph whose fields are all empty disappears, words and all, unless it must
stay.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from protokoll.documents.word.names import MC, W
from protokoll.documents.word.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.etree import _Element

_FIELD = re.compile(r"\{\{([^{}\n\t]{1,100})\}\}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d]")

_ATOMS = {W.tab: "\t", W.br: "\n", W.cr: "\n", W.noBreakHyphen: "-", W.softHyphen: "\u00ad"}
"""Elements of a run that stand for a character."""

_NOT_THIS_TEXT = {W.p, W.pPr, W.rPr, W.del_, W.moveFrom}
"""Inside these stands another paragraph's text, no text, or text that was deleted."""

_KEEPS_ITS_PARAGRAPH = (
    *(W.sectPr, W.drawing, W.pict, W.object, W.fldChar, W.fldSimple),
    *(W.footnoteReference, W.endnoteReference, MC.AlternateContent),
)
"""A paragraph that holds one of these stays: it shows more than its fields."""

_MARKERS = {W.bookmarkStart, W.bookmarkEnd, W.commentRangeStart, W.commentRangeEnd, W.permStart, W.permEnd}
_PARAGRAPHS = {W.p, etree.ProcessingInstruction}  # the latter holds the place of blocks, which end in one
_BLOCKS = {W.tbl, W.sdt} | _PARAGRAPHS
_ALTERNATIVE_TEXTS = {
    "docPr": ("descr", "title"),
    "cNvPr": ("descr", "title"),
    "shape": ("alt", "title"),
    "tblCaption": (W.val,),
    "tblDescription": (W.val,),
}
"""Attributes that are read aloud, by the local name of their element (drawings, old drawings, tables)."""


def normalise(name: str) -> str:
    """A field's name as it is compared: accents composed, case, spaces, dashes and quotes evened out."""
    name = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    name = _QUOTES.sub("'", _DASHES.sub("-", name)).replace('"', "'")
    return " ".join(name.split()).casefold()


@dataclass
class Anchor:
    """A paragraph that holds nothing but one of the anchors: its normalised name, and as it was typed."""

    name: str
    typed: str
    paragraph: _Element


class Filler:
    """Fills the fields of one template.

    Args:
        values: text by field name; several lines become several lines.
        anchors: names that stand for blocks; they are collected in :attr:`anchors`, not filled.

    After :meth:`fill`, :attr:`unknown` holds the fields, as typed, that have no value, and :attr:`misplaced`
    the anchors that stand elsewhere than alone in a paragraph. They are left as they were.
    """

    def __init__(self, values: Mapping[str, str], anchors: Collection[str]) -> None:
        self._values = {normalise(name): clean(value) for name, value in values.items()}
        self._anchors = {normalise(name) for name in anchors}
        self.anchors: list[Anchor] = []
        self.unknown: list[str] = []
        self.misplaced: list[str] = []

    def fill(self, root: _Element) -> None:
        """Fill every paragraph and alternative text under ``root`` (a body, header, footer or notes part)."""
        for paragraph in list(root.iter(W.p)):
            self._fill_paragraph(paragraph)
        for element in root.iter(*(f"{{*}}{name}" for name in _ALTERNATIVE_TEXTS)):
            for attribute in _ALTERNATIVE_TEXTS[etree.QName(element).localname]:
                if attribute in element.attrib:
                    element.set(attribute, self.fill_line(element.get(attribute, "")))

    def fill_line(self, line: str) -> str:
        """``line`` with its fields filled, for places that hold one line of plain text."""

        def value(match: re.Match[str]) -> str:
            found = self._value(match)
            return match.group() if found is None else " ".join(found.split())

        return _FIELD.sub(value, line)

    def _value(self, match: re.Match[str]) -> str | None:
        name = normalise(match.group(1))
        value = self._values.get(name)
        if value is None:
            (self.misplaced if name in self._anchors else self.unknown).append(match.group())
        return value

    def _fill_paragraph(self, paragraph: _Element) -> None:
        pieces = _pieces(paragraph)
        joined = "".join(piece.text for piece in pieces)
        matches = list(_FIELD.finditer(joined))
        if not matches:
            return
        name = normalise(matches[0].group(1))
        if name in self._anchors and joined.strip() == matches[0].group():
            self.anchors.append(Anchor(name, matches[0].group(), paragraph))
            return
        found = [(match, self._value(match)) for match in matches]
        stays = next(paragraph.iter(*_KEEPS_ITS_PARAGRAPH), None) is not None
        if not stays and all(value is not None and not value.strip() for _, value in found):
            remove_paragraph(paragraph)
            return
        for match, value in reversed(found):
            if value is not None:
                _replace(pieces, match.start(), match.end(), value)
        for piece in pieces:
            piece.write()


@dataclass
class _Piece:
    """A ``w:t``, or an element that stands for a character, and where its text begins in the joined text."""

    element: _Element
    start: int
    original: str
    text: str

    def write(self) -> None:
        """Bring the document to what ``text`` has become."""
        if self.text == self.original:
            return
        run = self.element.getparent()
        assert run is not None
        at = run.index(self.element)
        run[at : at + 1] = [_element_for(part) for part in re.split("([\n\t])", self.text) if part]


def _element_for(part: str) -> _Element:
    if part == "\n":
        return etree.Element(W.br)
    if part == "\t":
        return etree.Element(W.tab)
    element = etree.Element(W.t, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    element.text = part
    return element


def _pieces(paragraph: _Element) -> list[_Piece]:
    pieces: list[_Piece] = []
    length = 0
    for element in _text_elements(paragraph):
        words = _ATOMS.get(element.tag)
        if words is None:
            words = (element.text or "").replace("\n", " ").replace("\t", " ")
        pieces.append(_Piece(element, length, words, words))
        length += len(words)
    return pieces


def _text_elements(parent: _Element) -> Iterator[_Element]:
    """What makes up the text of a paragraph as it is read, in order, whatever wraps it."""
    for child in parent:
        if child.tag in _NOT_THIS_TEXT:
            continue
        if child.tag == W.t or (child.tag in _ATOMS and parent.tag == W.r):
            yield child
        else:
            yield from _text_elements(child)


def _replace(pieces: list[_Piece], start: int, end: int, value: str) -> None:
    """Put ``value`` in place of what stands from ``start`` to ``end`` in the joined text as it was.

    The value wears the dress of the field's first brace. To be called for the last field first.
    """
    for piece in pieces:
        stop = piece.start + len(piece.original)
        if stop <= start or piece.start >= end:
            continue
        before = piece.text[: max(start - piece.start, 0)]
        after = piece.text[end - piece.start :] if stop > end else ""
        piece.text = before + (value if piece.start <= start else "") + after


def remove_paragraph(paragraph: _Element) -> None:
    """Take a paragraph away, or empty it where Word demands one: alone in a cell, or beside a table.

    Bookmarks and the like that begin or end in it stay.
    """
    parent = paragraph.getparent()
    assert parent is not None
    before, after = (
        next((sibling for sibling in siblings if sibling.tag in _BLOCKS), None)
        for siblings in (paragraph.itersiblings(preceding=True), paragraph.itersiblings())
    )
    is_last = after is None
    parts_tables = before is not None and after is not None and after.tag not in _PARAGRAPHS
    if (is_last or parts_tables) and (before is None or before.tag not in _PARAGRAPHS):
        for child in list(paragraph):
            if child.tag != W.pPr and child.tag not in _MARKERS:
                paragraph.remove(child)
        return
    at = parent.index(paragraph)
    parent[at : at + 1] = [element for element in paragraph.iter() if element.tag in _MARKERS]
