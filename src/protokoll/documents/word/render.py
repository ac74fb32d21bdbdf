"""A paper and a template become a Word file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from protokoll.documents.word import properties, styles
from protokoll.documents.word.body import BodyWriter, Bookmarks
from protokoll.documents.word.fields import Anchor, Filler, normalise, remove_paragraph
from protokoll.documents.word.links import Links
from protokoll.documents.word.names import RELATIONS, WORD, W
from protokoll.documents.word.numbering import Numbering
from protokoll.documents.word.package import TemplateError, damaged, open_template, save
from protokoll.documents.word.pen import Pen
from protokoll.documents.word.text import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from docx.document import Document
    from lxml.etree import _Element

    from protokoll.documents.paper import Block, Paper

_HEAD, _ATTENDANCE, _CONTENT, _SIGNATURES = "Uppgifter", "Närvaro", "Innehåll", "Underskrifter"
_NOTES = tuple(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    for kind in ("footnotes", "endnotes")
)
_PAPER_WIDTH, _MARGIN = 11906, 1417
"""Twips: A4, and Word's usual margin, for a template that says nothing of its page."""

_CELL_MARGINS = 216
"""Twips: Word's usual left and right margin of a cell, taken together."""

_MARK = "protokoll-anchor"
"""The processing instruction that holds the place of what is written."""


def render(paper: Paper, template: Path, *, built_in: Path | None = None) -> bytes:
    """``paper`` as a Word file made from ``template``: the same bytes for the same paper and template.

    ``built_in`` is the built-in template, from which styles that ``template`` lacks are copied; it is not
    needed where ``template`` is itself a built-in one.

    Raises:
        TemplateError: the template is no Word file, is damaged, holds fields that do not exist, or lacks the
            anchor ``{{Innehåll}}``.
    """
    document = open_template(template)
    changed: dict[str, bytes] = {}

    filler = Filler(paper.fields, (_HEAD, _ATTENDANCE, _CONTENT, _SIGNATURES))
    try:
        _fill_fields(document, filler, changed)
    except etree.XMLSyntaxError as error:
        raise damaged(template, error) from error
    properties.set_properties(document.core_properties, paper, filler)
    _refuse_faults(filler, template)

    source = _Source(built_in, template)
    style_sheet = _part(document, "styles", template, source.styles_xml).element
    ids = styles.resolve(style_sheet, source.styles)
    lists = _part(document, "numbering", template, _empty("numbering")).element
    numbering = Numbering(lists, style_sheet, ids, lambda: (source.styles(), source.numbering()))
    pen = Pen({style: escape(name) for style, name in ids.items()}, numbering, Links(document.part))
    body: _Element = document.element.body
    writer = BodyWriter(pen, _bookmarks(body), paper)
    blocks = {
        normalise(_HEAD): paper.head,
        normalise(_ATTENDANCE): paper.attendance,
        normalise(_CONTENT): paper.content,
        normalise(_SIGNATURES): paper.signatures,
    }
    width = _text_width(body)
    written = [
        _make_room(writer, blocks[anchor.name], anchor, number, width)
        for number, anchor in enumerate(filler.anchors)
    ]
    numbering.finish()
    changed[str(document.part.partname)] = _splice(document.element, written)

    properties.set_language(style_sheet)
    properties.set_settings(_part(document, "settings", template, _empty("settings")))
    _set_extended_properties(document, paper, changed)
    return save(document.part.package, changed)


# --- fields ---------------------------------------------------------------------------------------------


def _fill_fields(document: Document, filler: Filler, changed: dict[str, bytes]) -> None:
    """Fill the body, headers, footers and notes; ``changed`` takes what python-docx keeps as bytes.

    An anchor anywhere else than in the body counts as misplaced: tables and links live there.
    """
    filler.fill(document.element)
    in_body = len(filler.anchors)
    for part in document.part.package.parts:
        if isinstance(part, (HeaderPart, FooterPart)):
            filler.fill(part.element)
        elif part.content_type in _NOTES:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            filler.fill(root)
            changed[str(part.partname)] = etree.tostring(root, encoding="UTF-8", standalone=True)
    filler.misplaced += [anchor.typed for anchor in filler.anchors[in_body:]]


def _refuse_faults(filler: Filler, template: Path) -> None:
    if filler.unknown:
        names = ", ".join(dict.fromkeys(filler.unknown))
        raise TemplateError(f"Mallen {template.name} har fält som inte finns: {names}. Rätta dem i mallen.")
    if filler.misplaced:
        names = ", ".join(dict.fromkeys(filler.misplaced))
        raise TemplateError(
            f"Mallen {template.name}: {names} måste stå ensamt i ett stycke i brödtexten. Rätta det i mallen."
        )
    if normalise(_CONTENT) not in {anchor.name for anchor in filler.anchors}:
        raise TemplateError(
            f"Mallen {template.name} saknar {{{{{_CONTENT}}}}}, platsen för punkter och beslut. "
            "Skriv det ensamt i ett stycke i mallen."
        )


# --- blocks ---------------------------------------------------------------------------------------------


def _make_room(writer: BodyWriter, blocks: tuple[Block, ...], anchor: Anchor, number: int, width: int) -> str:
    """Put mark ``number`` in the anchor's place; returns the XML that is to stand there."""
    paragraph = anchor.paragraph
    parent = paragraph.getparent()
    assert parent is not None
    if parent.tag == W.tc:
        width = _cell_width(parent, width)
    xml = writer.write(blocks, width)
    section = paragraph.find(f"{W.pPr}/{W.sectPr}")
    if section is not None:  # the anchor ends a section of the template: an empty paragraph shall do so
        ending = etree.Element(W.p)
        etree.SubElement(ending, W.pPr).append(section)
        paragraph.addnext(ending)
    if xml:
        parent.replace(paragraph, etree.ProcessingInstruction(_MARK, str(number)))
    else:
        remove_paragraph(paragraph)
    return xml


def _splice(document: _Element, written: Iterable[str]) -> bytes:
    """The document's XML with what was written in place of the marks.

    Parsing the XML and moving it into the tree would make a long document take three times as long. That
    it is well-formed rests on ``text``, where everything that people typed is escaped.
    """
    if (document.nsmap.get("w"), document.nsmap.get("r")) != (WORD, RELATIONS):
        prefixes = [prefix for prefix in document.nsmap if prefix is not None]
        etree.cleanup_namespaces(
            document, top_nsmap={"w": WORD, "r": RELATIONS}, keep_ns_prefixes=[*prefixes, "w", "r"]
        )
    rest = etree.tostring(document, encoding="UTF-8", standalone=True)
    pieces: list[bytes] = []
    for number, xml in enumerate(written):
        if xml:
            before, _, rest = rest.partition(f"<?{_MARK} {number}?>".encode())
            pieces += (before, xml.encode())
    return b"".join((*pieces, rest))


def _bookmarks(body: _Element) -> Bookmarks:
    present = list(body.iter(W.bookmarkStart))
    numbers = [int(number) for mark in present if (number := mark.get(W.id, "")).isdecimal()]
    return Bookmarks(max(numbers, default=-1) + 1, [mark.get(W.name, "") for mark in present])


def _text_width(body: _Element) -> int:
    """Twips between the margins of the last section."""
    section = body.find(W.sectPr)
    size = None if section is None else section.find(W.pgSz)
    margins = None if section is None else section.find(W.pgMar)
    paper = _twips(size, W.w, _PAPER_WIDTH)
    return paper - _twips(margins, W.left, _MARGIN) - _twips(margins, W.right, _MARGIN)


def _cell_width(cell: _Element, otherwise: int) -> int:
    width = cell.find(f"{W.tcPr}/{W.tcW}")
    if width is None or width.get(W.type, "dxa") != "dxa":
        return otherwise
    return max(_twips(width, W.w, otherwise) - _CELL_MARGINS, 0)


def _twips(element: _Element | None, attribute: str, otherwise: int) -> int:
    text = "" if element is None else element.get(attribute, "")
    return int(text) if text.isdecimal() else otherwise


# --- parts ----------------------------------------------------------------------------------------------


def _part(document: Document, name: str, template: Path, content: Callable[[], str]) -> XmlPart:
    """The document's part called "styles", "numbering" or "settings".

    A document that lacks it gets one with ``content``; python-docx would take it from its own template.
    """
    relation = f"{RELATIONS}/{name}"
    try:
        found = document.part.part_related_by(relation)
    except KeyError:
        content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        partname = PackURI(f"/word/{name}.xml")
        found = XmlPart(partname, content_type, parse_xml(content()), document.part.package)
        document.part.relate_to(found, relation)
    if not isinstance(found, XmlPart):
        raise damaged(template, TypeError(f"{found.partname} is {found.content_type}"))
    return found


def _empty(name: str) -> Callable[[], str]:
    return lambda: f'<w:{name} xmlns:w="{WORD}"/>'


def _set_extended_properties(document: Document, paper: Paper, changed: dict[str, bytes]) -> None:
    package = document.part.package
    content = properties.extended_properties(paper.fields.get("Organisation", ""))
    try:
        part = package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    except KeyError:
        partname = PackURI("/docProps/app.xml")
        part = Part(partname, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, content, package)
        package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    changed[str(part.partname)] = content


class _Source:
    """The template from which missing styles and lists are copied; opened when it is first needed."""

    def __init__(self, path: Path | None, template: Path) -> None:
        self._path = path
        self._template = template

    def styles(self) -> _Element:
        element: _Element = self._document.styles.element
        return element

    def styles_xml(self) -> str:
        return str(etree.tostring(self.styles(), encoding="unicode"))

    def numbering(self) -> _Element:
        element: _Element = self._document.part.numbering_part.element
        return element

    @cached_property
    def _document(self) -> Document:
        if self._path is None:
            raise TemplateError(
                f"Mallen {self._template.name} saknar formatmallar som programmet skriver med. "
                "Välj den inbyggda mallen."
            )
        return open_template(self._path)
