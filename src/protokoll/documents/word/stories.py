"""The parts of a Word file that hold text (Word calls them stories), and what people call a place in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from protokoll.documents.word.names import MC, R, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element

_NOTES = {
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml": (tag, reference, word)
    for kind, tag, reference, word in (
        ("footnote", W.footnote, W.footnoteReference, "Fotnot"),
        ("endnote", W.endnote, W.endnoteReference, "Slutnot"),
    )
}
_PAGES = {"first": " på första sidan", "even": " på jämna sidor"}
_BODY = "Brödtexten"


class Kind(Enum):
    """What a story is."""

    BODY = auto()
    HEADER = auto()  # and footers
    NOTES = auto()


@dataclass
class Story:
    """A part with text. ``place`` is what it is called; for notes, ``notes`` names each by its element."""

    kind: Kind
    place: str
    part: Part
    root: _Element
    notes: dict[_Element, str] = field(default_factory=dict)

    def place_of(self, element: _Element) -> str:
        """Where ``element``, a paragraph or something in one, stands: "Brödtexten, tabell 1, rad 1, kolumn 2"."""
        at: _Element | None = element
        while at is not None:
            if at in self._places:
                return self._places[at]
            at = at.getparent()
        return self.place

    @cached_property
    def _places(self) -> dict[_Element, str]:
        places: dict[_Element, str] = {}
        if self.kind is Kind.NOTES:
            for note, name in self.notes.items():
                _name_places(note, name, places, _Boxes(f"{name}, "), single=True)
        else:
            boxes = _Boxes("" if self.kind is Kind.BODY else f"{self.place}, ")
            _name_places(self.root, self.place, places, boxes, single=self.kind is not Kind.BODY)
        return places

    def written(self) -> bytes:
        """The root as the content of its part."""
        return etree.tostring(self.root, encoding="UTF-8", standalone=True)


def stories(document: Document) -> list[Story]:
    """The body, then headers and footers in the order of their sections, then footnotes and endnotes."""
    body = document.element
    found = [Story(Kind.BODY, _BODY, document.part, body)]
    names = _header_names(body)
    ids = {part: identity for identity, part in document.part.related_parts.items()}
    for part in document.part.package.parts:
        if isinstance(part, (HeaderPart, FooterPart)):
            usual = "Sidhuvudet" if isinstance(part, HeaderPart) else "Sidfoten"
            found.append(Story(Kind.HEADER, names.get(ids.get(part, ""), usual), part, part.element))
        elif part.content_type in _NOTES:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            tag, reference, word = _NOTES[part.content_type]
            order = {mark.get(W.id): number for number, mark in enumerate(body.iter(reference), 1)}
            notes = {
                note: f"{word} {order.get(note.get(W.id), note.get(W.id))}"
                for note in root.iter(tag)
                if note.get(W.type, "normal") == "normal"
            }
            found.append(Story(Kind.NOTES, f"{word}er", part, root, notes))
    order_of_name = {name: number for number, name in enumerate(names.values())}
    return sorted(found, key=lambda story: (story.kind.value, order_of_name.get(story.place, 0)))


def _header_names(body: _Element) -> dict[str, str]:
    """What the headers and footers are called, by the ids of their relationships."""
    names: dict[str, str] = {}
    sections = list(body.iter(W.sectPr))
    for number, section in enumerate(sections, 1):
        for reference in section.iterchildren(W.headerReference, W.footerReference):
            what = "Sidhuvudet" if reference.tag == W.headerReference else "Sidfoten"
            which = _PAGES.get(reference.get(W.type, ""), "")
            where = f" i avsnitt {number}" if len(sections) > 1 else ""
            names.setdefault(reference.get(R.id, ""), f"{what}{which}{where}")
    return names


class _Boxes:
    """Counts the text boxes of a story; both versions of one, for newer and older programs, count once."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._next = 1

    def names(self, paragraph: _Element) -> Iterator[tuple[_Element, str]]:
        """The text boxes that are anchored in ``paragraph``, with what each is called."""
        numbers: dict[_Element, int] = {}  # of the next old version, by the element that holds both versions
        for box in _boxes_in(paragraph):
            both = next(box.iterancestors(MC.AlternateContent), None)
            is_old = next(box.iterancestors(MC.Fallback, MC.Choice), box).tag == MC.Fallback
            if both is not None and is_old and both in numbers:
                number = numbers[both]
                numbers[both] += 1
            else:
                number, self._next = self._next, self._next + 1
                if both is not None:
                    numbers.setdefault(both, number)
            word = f"{self._prefix}textruta {number}"
            yield box, word[0].upper() + word[1:]


def _boxes_in(element: _Element) -> Iterator[_Element]:
    """Text boxes under ``element``, not those within other text boxes."""
    for child in element:
        if child.tag == W.txbxContent:
            yield child
        else:
            yield from _boxes_in(child)


@dataclass
class _Counts:
    paragraphs: int = 0
    tables: int = 0


def _name_places(
    container: _Element, name: str, places: dict[_Element, str], boxes: _Boxes, *, single: bool = False
) -> None:
    """Name every paragraph of a body, cell, text box or note; of a ``single`` one paragraphs are not counted."""
    counts = _Counts()

    def walk(parent: _Element) -> None:
        for child in parent:
            if child.tag == W.p:
                counts.paragraphs += 1
                places[child] = name if single else f"{name}, stycke {counts.paragraphs}"
                for box, box_name in boxes.names(child):
                    _name_places(box, box_name, places, boxes, single=True)
            elif child.tag == W.tbl:
                counts.tables += 1
                table = f"{name}, tabell {counts.tables}"
                places[child] = table
                for number, row in enumerate(rows_of(child), 1):
                    places[row] = f"{table}, rad {number}"
                    for column, cell in columns_of(row):
                        place = f"{table}, rad {number}, kolumn {column}"
                        _name_places(cell, place, places, boxes, single=True)
            elif child.tag not in (W.sectPr, W.pPr):
                walk(child)

    walk(container)


def rows_of(table: _Element) -> Iterator[_Element]:
    """The rows of ``table``, also within content controls; not those of tables in its cells."""
    for child in table:
        if child.tag == W.tr:
            yield child
        elif child.tag in (W.sdt, W.sdtContent, W.customXml, W.ins, W.moveTo):
            yield from rows_of(child)


def columns_of(row: _Element) -> Iterator[tuple[int, _Element]]:
    """The cells of ``row`` with the number of the column in which each begins, from 1."""
    column = 1
    skipped = row.find(f"{W.trPr}/{W.gridBefore}")
    if skipped is not None:
        column += _count(skipped)
    for cell in cells_of(row):
        yield column, cell
        span = cell.find(f"{W.tcPr}/{W.gridSpan}")
        column += 1 if span is None else max(_count(span), 1)


def cells_of(row: _Element) -> Iterator[_Element]:
    """The cells of ``row``, also within content controls."""
    for child in row:
        if child.tag == W.tc:
            yield child
        elif child.tag in (W.sdt, W.sdtContent, W.customXml):
            yield from cells_of(child)


def _count(element: _Element) -> int:
    text = element.get(W.val, "")
    return int(text) if text.isdecimal() and len(text) < 4 else 0
