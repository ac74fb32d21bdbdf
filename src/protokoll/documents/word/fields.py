"""Fields of a template, ``{{Datum}}``, filled in one pass: what is filled in is never searched for fields.

Word splits a field over runs at every spelling mistake, correction and edit, so fields are sought in the
joined text of a paragraph. A paragraph whose fields are all empty disappears, words and all, unless it must
stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from protokoll.documents.characters import clean
from protokoll.documents.word.names import MC, W
from protokoll.documents.word.pieces import FIELD, PICTURE, Piece, joined, pieces_of, replace, within
from protokoll.documents.word.rows import row_values
from protokoll.documents.word.stories import Kind
from protokoll.documents.word.vocabulary import ANCHOR_NAMES, LOGO_NAME, normalise

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from docx.opc.part import Part
    from lxml.etree import _Element

    from protokoll.documents.paper import Paper
    from protokoll.documents.word.stories import Story
    from protokoll.documents.word.vocabulary import Vocabulary

_LONGEST_IN_HEADER = 160
"""Letters of a value in a header or footer; more would push the text off the page."""

_KEEPS_ITS_PARAGRAPH = (
    *(W.sectPr, W.drawing, W.pict, W.object, W.fldChar, W.fldSimple, W.footnoteRef, W.endnoteRef),
    *(W.footnoteReference, W.endnoteReference, MC.AlternateContent),
)
"""A paragraph that holds one of these stays: it shows more than its fields."""

_MARKERS = {W.bookmarkStart, W.bookmarkEnd, W.commentRangeStart, W.commentRangeEnd, W.permStart, W.permEnd}
_PARAGRAPHS = {W.p, etree.ProcessingInstruction}  # the latter holds the place of blocks, which end in one
_BLOCKS = {W.tbl, W.sdt} | _PARAGRAPHS

ALTERNATIVE_TEXTS = {
    "docPr": ("descr", "title"),
    "cNvPr": ("descr", "title"),
    "shape": ("alt", "title"),
    "textpath": ("string",),
    "tblCaption": (W.val,),
    "tblDescription": (W.val,),
}
"""Attributes that are read, by the local name of their element: drawings, old drawings, text art, tables."""


@dataclass
class Anchor:
    """A paragraph of the body that holds nothing but one of the anchors, with the anchor's normalised name."""

    name: str
    paragraph: _Element


class Filler:
    """Fills the fields of a template without faults.

    Args:
        paper: what to fill them with.
        vocabulary: the paper's own.
        picture: draws the logo for a part of the file, or None where there is no logo: its paragraph then
            disappears like that of any empty field.

    Anchors in the body are collected in :attr:`anchors`, not filled.
    """

    def __init__(
        self, paper: Paper, vocabulary: Vocabulary, picture: Callable[[Part], _Element] | None
    ) -> None:
        self._values = {normalise(name): clean(value) for name, value in paper.fields.items()}
        self._values[LOGO_NAME] = "" if picture is None else PICTURE
        self._picture = picture
        self._rows = {normalise(group): rows for group, rows in paper.rows.items()}
        self._names = vocabulary.group_fields
        self._normalised: dict[str, str] = {}
        self.anchors: list[Anchor] = []

    def fill(self, story: Story) -> None:
        """Fill every paragraph and alternative text of ``story``; its rows have been repeated before."""
        longest = _LONGEST_IN_HEADER if story.kind is Kind.HEADER else 0
        for paragraph in list(story.root.iter(W.p)):
            self._fill_paragraph(paragraph, story, longest)
        for element in story.root.iter(*(f"{{*}}{name}" for name in ALTERNATIVE_TEXTS)):
            for attribute in ALTERNATIVE_TEXTS[etree.QName(element).localname]:
                if "{{" in element.get(attribute, ""):
                    element.set(attribute, self.fill_line(element.get(attribute, ""), element))

    def fill_line(self, line: str, element: _Element | None = None) -> str:
        """``line`` with its fields filled, for places that hold one line of plain text.

        ``element`` is where it stands, which decides what the fields of repeating rows are.
        """

        def value(match: re.Match[str]) -> str:
            return " ".join(self._value(self._name(match), element).replace(PICTURE, "").split())

        return FIELD.sub(value, line)

    def _name(self, match: re.Match[str]) -> str:
        written = match.group(1)
        if written not in self._normalised:
            self._normalised[written] = normalise(written)
        return self._normalised[written]

    def _value(self, name: str, element: _Element | None) -> str:
        known = self._values.get(name)
        if known is None and element is not None:
            group, _, field = name.partition(".")
            written = (self._names.get(group) or {}).get(field, "")
            known = clean(row_values(element, group, self._rows).get(written, ""))
        return known or ""

    def _fill_paragraph(self, paragraph: _Element, story: Story, longest: int) -> None:
        pieces = pieces_of(paragraph)
        text = joined(pieces)
        matches = list(FIELD.finditer(text))
        if not matches:
            return
        name = self._name(matches[0])
        if name in ANCHOR_NAMES:
            self.anchors.append(Anchor(name, paragraph))
            return
        found = [(match, self._value(self._name(match), paragraph)) for match in matches]
        stays = next(paragraph.iter(*_KEEPS_ITS_PARAGRAPH), None) is not None
        if not stays and not any(value.strip() for _, value in found):
            remove_paragraph(paragraph)
            return
        edits: list[tuple[int, int, str]] = []
        for match, value in found:
            if value == PICTURE and self._picture is not None:
                within(pieces, match.start(), match.end())[0].pictures.append(self._picture(story.part))
            elif longest and len(value) > longest:
                value = value[:longest].rsplit(" ", 1)[0] + " …"
            edits.append((match.start(), match.end(), value))
        replace(pieces, edits)
        for piece in pieces:
            if piece.text != piece.original:
                _write(piece)


def _write(piece: Piece) -> None:
    """Write what has become of ``piece``; a content control around it no longer fetches its text elsewhere."""
    run = piece.element.getparent()
    piece.write()
    assert run is not None
    for control in run.iterancestors(W.sdt):
        properties = control.find(W.sdtPr)
        if properties is None:
            continue
        prompts = properties.findall(W.showingPlcHdr)
        for element in (*properties.findall("{*}dataBinding"), *prompts):
            properties.remove(element)
        dress = run.find(W.rPr)
        if prompts and dress is not None:
            for style in dress.findall(W.rStyle):
                dress.remove(style)  # the grey of a prompt
        within_text = properties.find(W.text)
        if within_text is not None and "\n" in piece.text:
            within_text.set(W.multiLine, "1")


def remove_paragraph(paragraph: _Element) -> None:
    """Take a paragraph away, or empty it where Word demands one: alone in a cell, or beside a table.

    Bookmarks and the like that begin or end in it stay; a content control that held nothing else goes with it.
    """
    _drop_comments(paragraph)
    gone = paragraph
    while True:
        parent = gone.getparent()
        assert parent is not None
        control = parent.getparent()
        alone = not any(child.tag in _BLOCKS or child.tag == W.tr for child in parent if child is not gone)
        if parent.tag != W.sdtContent or control is None or not alone:
            break
        gone = control
    before, after = (
        next((sibling for sibling in siblings if sibling.tag in _BLOCKS), None)
        for siblings in (gone.itersiblings(preceding=True), gone.itersiblings())
    )
    is_last = after is None
    parts_tables = before is not None and after is not None and after.tag not in _PARAGRAPHS
    markers = [element for element in gone.iter() if element.tag in _MARKERS]
    at = parent.index(gone)
    if (is_last or parts_tables) and (before is None or before.tag not in _PARAGRAPHS):
        for child in list(paragraph):
            if child.tag != W.pPr and child.tag not in _MARKERS:
                paragraph.remove(child)
        if gone is not paragraph:
            parent[at : at + 1] = [paragraph]
        return
    parent[at : at + 1] = markers


def make_way(paragraph: _Element, mark: _Element | None) -> None:
    """Put ``mark`` in the place of an anchor's paragraph, or take the paragraph away for None.

    What else the paragraph holds (a picture that floats beside the text, the end of a section) stays in an
    empty one; a content control around it gives way.
    """
    control = paragraph.getparent()
    assert control is not None
    around = control.getparent()
    if control.tag == W.sdtContent and around is not None and (outside := around.getparent()) is not None:
        at = outside.index(around)
        outside[at : at + 1] = list(control)
    if next(paragraph.iter(*_KEEPS_ITS_PARAGRAPH), None) is None:
        if mark is None:
            remove_paragraph(paragraph)
            return
        _drop_comments(paragraph)
        for kept in [element for element in paragraph.iter() if element.tag in _MARKERS]:
            paragraph.addprevious(kept)
        parent = paragraph.getparent()
        assert parent is not None
        parent.replace(paragraph, mark)
        return
    for piece in pieces_of(paragraph):
        run = piece.element.getparent()
        assert run is not None
        run.remove(piece.element)
    if mark is not None:
        paragraph.addprevious(mark)


def _drop_comments(paragraph: _Element) -> None:
    """Take away the ranges of comments whose mark goes with ``paragraph``."""
    numbers = {mark.get(W.id) for mark in paragraph.iter(W.commentReference)}
    if not numbers:
        return
    root = paragraph.getroottree().getroot()
    for mark in list(root.iter(W.commentRangeStart, W.commentRangeEnd)):
        if mark.get(W.id) in numbers:
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
