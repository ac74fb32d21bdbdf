"""Guiden: an old document of the organisation becomes a template, with all that is not its text kept as it is.

The document is told as its texts, one for each paragraph; choices say which of them, or which words in one, give
way to a field or an anchor, or go away. :mod:`protokoll.services.template_proposals` proposes choices.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.template_fields import ANCHORS
from protokoll.documents.word.names import MC, W
from protokoll.documents.word.package import open_template, save
from protokoll.documents.word.pieces import joined, pieces_of, replace
from protokoll.documents.word.stories import Kind, Story, stories
from protokoll.errors import UserError
from protokoll.exchange.file_names import safe_name
from protokoll.exchange.files import write_file
from protokoll.services.own_templates import import_template

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

    from protokoll.documents.papers import PaperKind
    from protokoll.services.templates import Template
    from protokoll.storage.store import Store

ANCHOR_NAMES = frozenset(anchor.name for anchor in ANCHORS)
GONE = ""
"""The name in a choice whose text goes away."""

MOST_TEXTS = 5_000
"""Paragraphs: far more than minutes have, and as many as a list on the screen takes."""

_HEADINGS = ("heading", "rubrik")
_BOOKMARKS = (W.bookmarkStart, W.bookmarkEnd)
_COMMENTS = (W.commentRangeStart, W.commentRangeEnd, W.commentReference)
_COMMENT_PARTS = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")
_TABLE = re.compile(r".*?, tabell \d+")
_ROW = re.compile(r".*?, tabell \d+, rad \d+")
_CONTAINERS = (W.body, W.tc, W.sdtContent, W.hdr, W.ftr, W.txbxContent)


class Text(msgspec.Struct, frozen=True):
    """A paragraph of the document, or of its headers and footers.

    ``place`` is what people call where it stands, ``story`` the number of the body (0), header or footer;
    ``cell`` the table cell or text box it is in, equal for all in one and empty outside of them; ``numbered``
    whether Word counts it.
    """

    text: str
    place: str
    story: int = 0
    cell: str = ""
    heading: bool = False
    numbered: bool = False
    bold: bool = False


class Choice(msgspec.Struct, frozen=True):
    """What gives way to the field or anchor called ``name``; with the name :data:`GONE` it goes away.

    Either the texts from ``first`` to ``last``, both whole, or where ``end`` is not 0 the characters from
    ``start`` to ``end`` of the text ``first``. ``why`` tells why it was proposed.
    """

    name: str
    first: int
    last: int
    start: int = 0
    end: int = 0
    why: str = ""

    @property
    def whole(self) -> bool:
        """Whether it concerns whole paragraphs."""
        return not self.end

    def touches(self, other: Choice) -> bool:
        """Whether both concern something of the same."""
        if self.last < other.first or other.last < self.first:
            return False
        return self.whole or other.whole or (self.start < other.end and other.start < self.end)

    def words(self) -> str:
        """What will stand there."""
        return f"{{{{{self.name}}}}}" if self.name else ""


Choices = tuple[Choice, ...]


@dataclass(frozen=True)
class OwnDocument:
    """A Word file that is to become a template; its ``texts`` stand in the order in which they are read."""

    path: Path
    texts: tuple[Text, ...]

    def chosen_text(self, choice: Choice) -> str:
        """What gives way; texts one on a line."""
        if choice.whole:
            return "\n".join(text.text for text in self.texts[choice.first : choice.last + 1])
        return self.texts[choice.first].text[choice.start : choice.end]

    def result(self, index: int, choices: Choices) -> str:
        """What the text at ``index`` will be; empty for one that gives way with the one before, or goes away."""
        text = self.texts[index].text
        for choice in sorted(choices, key=lambda one: (one.first, one.start), reverse=True):
            if choice.first <= index <= choice.last:
                if choice.whole:
                    return choice.words() if index == choice.first else ""
                text = text[: choice.start] + choice.words() + text[choice.end :]
        return text


def read_document(path: Path) -> OwnDocument:
    """The texts of the Word file at ``path``. Raises :class:`UserError` for what cannot be read, or is too long."""
    document = open_template(path)
    found = [text for text, _ in _texts(document)]
    if len(found) > MOST_TEXTS:
        raise UserError(
            f"{path.name} har {len(found)} stycken, för många för guiden. Ingenting har ändrats. Välj ett "
            f"protokoll som är kortare än {MOST_TEXTS} stycken, eller lägg till filen som mall direkt."
        )
    return OwnDocument(path, tuple(found))


def choose(document: OwnDocument, choices: Choices, choice: Choice) -> Choices:
    """``choices`` with one more, in the order of the document; those that it touches are gone.

    Whole texts are widened to what can give way as one: from cell to cell, to the whole table. Raises
    :class:`UserError` where an anchor or field cannot stand there.
    """
    if choice.whole:
        held = document.texts[choice.first : choice.last + 1]
        if len({text.story for text in held}) > 1:
            raise UserError(
                "Det markerade hör till både brödtexten och ett sidhuvud eller en sidfot. Ingenting har ändrats. "
                "Markera dem var för sig."
            )
        choice = widened(document, choice)
    if choice.name in ANCHOR_NAMES:
        if not choice.whole or document.texts[choice.first].story:
            raise UserError(
                f"{{{{{choice.name}}}}} står för hela stycken i brödtexten, inte för några ord eller för ett "
                "sidhuvud. Ingenting har ändrats. Markera hela stycken."
            )
        choices = tuple(one for one in choices if one.name != choice.name)
    kept = [one for one in choices if not one.touches(choice)]
    return tuple(sorted([*kept, choice], key=lambda one: (one.first, one.start)))


def make_template(
    store: Store, document: OwnDocument, choices: Choices, paper: PaperKind, name: str
) -> Template:
    """Write the document with what is chosen as an own template for ``paper``; one by its name gets a number.

    Raises :class:`UserError`.
    """
    data = as_template(document, choices)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{safe_name(name)}.docx"
        write_file(path, data)
        return import_template(store, path, paper, name=name, even_faulty=True)


def as_template(document: OwnDocument, choices: Choices) -> bytes:
    """The Word file with what is chosen in its place; all else of it is as it was."""
    opened = open_template(document.path)
    found = _texts(opened)
    if [text for text, _ in found] != list(document.texts):
        raise UserError(
            f"{document.path.name} har ändrats sedan den öppnades i guiden. Ingen mall har skapats. Öppna "
            "filen i guiden igen."
        )
    elements = [element for _, element in found]
    for choice in choices:
        for element in elements[choice.first : choice.last + 1]:
            _drop_old_version(element)
    for index, element in enumerate(elements):
        parts = [one for one in choices if not one.whole and one.first == index]
        if parts:
            pieces = pieces_of(element)
            replace(pieces, sorted((one.start, one.end, one.words()) for one in parts))
            for piece in pieces:
                if piece.text != piece.original:
                    piece.write()
    for choice in choices:
        if choice.whole:
            given = elements[choice.first : choice.last + 1]
            _give_way(given, choice.words(), keep_look=choice.name not in ANCHOR_NAMES)
    return save(opened.part.package, _tidied(opened))


# --- reading ----------------------------------------------------------------------------------------


def _texts(document: Document) -> list[tuple[Text, _Element]]:
    """Every paragraph that people read, with its element: the body's, then those of headers and footers."""
    found = []
    names = {
        style.style_id: (style.name or "").casefold()
        for style in document.styles
        if style.style_id is not None
    }
    for number, story in enumerate(stories(document)):
        if story.kind is Kind.NOTES:
            continue
        for paragraph in story.root.iter(W.p):
            if next(paragraph.iterancestors(MC.Fallback), None) is None:
                found.append((_text(story, number, paragraph, names), paragraph))
    return found


def _text(story: Story, number: int, paragraph: _Element, names: dict[str, str]) -> Text:
    look = paragraph.find(f"{W.pPr}/{W.pStyle}")
    style = names.get("" if look is None else look.get(W.val, ""), "")
    boxed = next(paragraph.iterancestors(W.tc, W.txbxContent), None) is not None
    runs = [run for run in paragraph.iter(W.r) if (run.findtext(W.t) or "").strip()]
    return Text(
        joined(pieces_of(paragraph)),
        story.place_of(paragraph),
        number,
        story.place_of(paragraph) if boxed else "",
        heading=style.startswith(_HEADINGS) or style.endswith("rubrik"),
        numbered=paragraph.find(f"{W.pPr}/{W.numPr}") is not None,
        bold=bool(runs) and all(run.find(f"{W.rPr}/{W.b}") is not None for run in runs),
    )


def widened(document: OwnDocument, choice: Choice) -> Choice:
    """A choice of texts in several cells takes whole rows, or the whole of their tables and text boxes.

    Rows can give way to a paragraph before or after their table; in the middle of one they can only go away.
    """
    texts = document.texts
    span = range(choice.first, choice.last + 1)
    if len({texts[at].cell for at in span}) < 2:
        return choice
    tables = {in_table(texts[at]) for at in span} - {""}
    whole = [at for at in range(len(texts)) if at in span or in_table(texts[at]) in tables]
    if len(tables) == 1 and all(texts[at].cell for at in span):
        rows = {in_row(texts[at]) for at in span}
        held = [at for at in whole if in_row(texts[at]) in rows]
        if choice.name == GONE or held[0] == whole[0] or held[-1] == whole[-1]:
            whole = held
    return msgspec.structs.replace(choice, first=whole[0], last=whole[-1])


def in_table(text: Text) -> str:
    """The outermost table that a text is in ("Brödtexten, tabell 1"), or its text box; empty outside of them."""
    found = _TABLE.match(text.cell)
    return found.group() if found else text.cell


def in_row(text: Text) -> str:
    """The row of the outermost table that a text is in; else as :func:`in_table`."""
    found = _ROW.match(text.cell)
    return found.group() if found else text.cell


# --- writing ----------------------------------------------------------------------------------------


def _give_way(paragraphs: list[_Element], words: str, *, keep_look: bool) -> None:
    """Put one paragraph with ``words`` (or none) where ``paragraphs`` and the tables around them stand.

    With ``keep_look`` it looks like the first of them; an anchor's paragraph gives way to others anyhow.
    """
    container, blocks = _blocks(paragraphs)
    at = container.index(blocks[0])
    if len(blocks) == 1 and (rows := _some_rows(blocks[0], paragraphs)):
        at += rows[-1].getnext() is None
        for row in rows:
            _remove(row)
        if words:
            container.insert(at, _paragraph(container, words, None))
        return
    sections = [section for block in blocks for section in block.iterfind(f".//{W.pPr}/{W.sectPr}")]
    for block in blocks:
        container.remove(block)
    # A cell, a header and a body need a paragraph of their own, and the page's measures somewhere to stand.
    needed = not any(child.tag == W.p for child in container) or bool(sections)
    followed = at < len(container) and container[at].tag == W.p
    needed = needed or (at > 0 and container[at - 1].tag == W.tbl and not followed)
    if words or needed:
        look = deepcopy(paragraphs[0].find(W.pPr)) if keep_look else None
        if sections:
            look = container.makeelement(W.pPr) if look is None else look
            for old in look.findall(W.sectPr):
                look.remove(old)
            look.append(sections[-1])
        container.insert(at, _paragraph(container, words, look))


def _some_rows(table: _Element, paragraphs: list[_Element]) -> list[_Element]:
    """The rows of ``table`` that ``paragraphs`` are in, where others are left."""
    every = [row for row in table.iter(W.tr) if next(row.iterancestors(W.tbl)) is table]
    rows = [row for row in every if any(row in one.iterancestors(W.tr) for one in paragraphs)]
    return rows if len(rows) < len(every) else []


def _paragraph(near: _Element, words: str, look: _Element | None) -> _Element:
    paragraph = near.makeelement(W.p)
    if look is not None:
        paragraph.append(look)
    if words:
        run, text = near.makeelement(W.r), near.makeelement(W.t)
        text.text = words
        run.append(text)
        paragraph.append(run)
    return paragraph


def _blocks(paragraphs: list[_Element]) -> tuple[_Element, list[_Element]]:
    """The innermost element that holds all ``paragraphs``, and those of its children that they are in."""
    ancestors = [
        [one for one in paragraph.iterancestors() if one.tag in _CONTAINERS] for paragraph in paragraphs
    ]
    container = next(one for one in ancestors[0] if all(one in rest for rest in ancestors[1:]))
    blocks: list[_Element] = []
    for paragraph in paragraphs:
        block = paragraph
        while (parent := block.getparent()) is not None and parent is not container:
            block = parent
        if block not in blocks:
            blocks.append(block)
    return container, blocks


def _drop_old_version(paragraph: _Element) -> None:
    """Of a text box keep the version for today's Word alone: the other would still hold the old text."""
    for both in paragraph.iterancestors(MC.AlternateContent):
        for old in both.findall(MC.Fallback):
            both.remove(old)


def _tidied(document: Document) -> dict[str, bytes]:
    """Let nothing refer to what is gone, and neither notes nor comments tell of it.

    Returns the parts that were changed outside of python-docx, by name.
    """
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype.endswith(_COMMENT_PARTS):
            del document.part.rels[identity]
    changed: dict[str, bytes] = {}
    for story in stories(document):
        if story.kind is Kind.NOTES:
            for note in story.notes:
                reference = W.footnoteReference if note.tag == W.footnote else W.endnoteReference
                if note.get(W.id) not in {one.get(W.id) for one in document.element.iter(reference)}:
                    _remove(note)
            changed[str(story.part.partname)] = story.written()
            continue
        bookmarks = list(story.root.iter(*_BOOKMARKS))
        ends = [mark.get(W.id) for mark in bookmarks]
        for mark in (*bookmarks, *story.root.iter(*_COMMENTS)):
            if mark.tag in _COMMENTS or ends.count(mark.get(W.id)) != 2:
                _remove(mark)
    return changed


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
