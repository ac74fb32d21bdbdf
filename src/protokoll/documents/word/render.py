"""A paper and a template become a Word file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from protokoll.documents.template_fields import LOGO
from protokoll.documents.word import properties, styles
from protokoll.documents.word.body import BodyWriter, Bookmarks
from protokoll.documents.word.check import find_faults
from protokoll.documents.word.faults import TemplateError, file_fault
from protokoll.documents.word.fields import Anchor, Filler, make_way
from protokoll.documents.word.guard import SIGNS_OF_DAMAGE, damaged
from protokoll.documents.word.links import Links
from protokoll.documents.word.look import Accent, Logo, Look
from protokoll.documents.word.names import RELATIONS, WORD, W
from protokoll.documents.word.numbering import Numbering
from protokoll.documents.word.package import open_template, save
from protokoll.documents.word.pen import Pen
from protokoll.documents.word.rows import TooManyRowsError, forget_rows, repeat_rows
from protokoll.documents.word.stamp import Stamp, text_hash, written_text
from protokoll.documents.word.stories import Kind, stories
from protokoll.documents.word.text import escape
from protokoll.documents.word.vocabulary import ANCHOR_NAMES, Vocabulary, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from docx.document import Document
    from lxml.etree import _Element

    from protokoll.documents.paper import Block, Paper

NO_LOOK = Look()

_PAPER_WIDTH, _MARGIN = 11906, 1417
"""Twips: A4, and Word's usual margin, for a template that says nothing of its page."""

_CELL_MARGINS = 216
"""Twips: Word's usual left and right margin of a cell, taken together."""

_HASH_TO_COME = "-" * 32
"""Stands last in the stamp until the hash is known."""

_MARK = "protokoll-anchor"
"""The processing instruction that holds the place of what is written."""


def render(
    paper: Paper,
    template: Path,
    *,
    built_in: Path | None = None,
    look: Look = NO_LOOK,
    stamp: Stamp | None = None,
) -> bytes:
    """``paper`` as a Word file made from ``template``: the same bytes for the same arguments.

    ``built_in`` is the built-in template, from which styles that ``template`` lacks are copied; it is not
    needed where ``template`` is itself a built-in one. ``look`` is the organisation's; ``stamp`` tells later
    which meeting's paper the file is, and whether its text was changed (:func:`stamp.read_stamp`).

    Raises:
        TemplateError: the template has faults; they are those that :func:`check.check_template` tells.
        UserError: ``look`` holds what is no picture or no colour.
    """
    document = open_template(template)
    try:
        found = stories(document)
        vocabulary = Vocabulary.of_paper(paper)
        faults = find_faults(document, found, vocabulary, {}).errors()
    except SIGNS_OF_DAMAGE as error:
        raise damaged(template.name, error) from error
    if faults:
        raise TemplateError(template.name, faults)
    accent = Accent(look.accent) if look.accent else None
    if accent is not None:
        accent.paint(document, found)
    logo = None
    if look.logo:
        name = look.logo_text or paper.fields.get("Organisation") or LOGO.name
        logo = Logo(look.logo, name, document.part.package, found)

    rows = {normalise(group): rows for group, rows in paper.rows.items()}
    filler = Filler(paper, vocabulary, None if logo is None else logo.draw)
    changed: dict[str, bytes] = {}
    for story in found:
        try:
            repeat_rows(story.root, vocabulary, rows)
        except TooManyRowsError as error:
            fault = file_fault(
                "Raderna som upprepas blir för många.", "Minska antalet sådana rader i mallen."
            )
            raise TemplateError(template.name, (fault,)) from error
        filler.fill(story)
        forget_rows(story.root)
        if story.kind is Kind.NOTES:
            changed[str(story.part.partname)] = story.written()
    properties.set_properties(document, paper, filler)
    properties.set_extended_properties(document, paper.fields.get("Organisation", ""), filler)

    source = _Source(built_in, template, accent)
    style_sheet = _part(document, "styles", template, source.styles_xml).element
    ids = styles.resolve(style_sheet, source.styles)
    lists = _part(document, "numbering", template, _empty("numbering")).element
    numbering = Numbering(lists, style_sheet, ids, lambda: (source.styles(), source.numbering()))
    pen = Pen({style: escape(name) for style, name in ids.items()}, numbering, Links(document.part))
    body: _Element = document.element.body
    numbered = (styles.Style.ITEM, styles.Style.AGENDA_LINE)
    hanging = {style: styles.hanging(style_sheet, ids[style]) for style in numbered}
    writer = BodyWriter(pen, _bookmarks(body), paper, hanging)
    blocks = dict(
        zip(ANCHOR_NAMES, (paper.head, paper.attendance, paper.content, paper.signatures), strict=True)
    )
    width = _text_width(body)
    written = [
        _make_room(writer, blocks[anchor.name], anchor, number, width).encode()
        for number, anchor in enumerate(filler.anchors)
    ]
    numbering.finish()
    changed[str(document.part.partname)] = _splice(document.element, written)

    properties.set_language(style_sheet)
    properties.set_settings(_part(document, "settings", template, _empty("settings")))
    if stamp is None:
        properties.set_custom_properties(document, filler, None)
        return save(document.part.package, changed)
    properties.set_custom_properties(document, filler, (stamp.uid, stamp.paper, _HASH_TO_COME))
    part = properties.custom_properties(document)
    parts = _parts_with_text(document, changed)
    with ThreadPoolExecutor(max_workers=1) as aside:  # packing leaves the interpreter free for it
        hashed = aside.submit(_hash, parts, document.element, written)

        def stamped() -> bytes:
            before, _, after = part.blob.rpartition(_HASH_TO_COME.encode())
            return before + hashed.result().encode() + after

        return save(document.part.package, changed, (str(part.partname), stamped))


def _parts_with_text(document: Document, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """What the stamp's hash is made of, but for the document itself."""
    package = document.part.package
    parts = {"_rels/.rels": package.rels.xml}
    for part in package.parts:
        name = part.partname.membername
        if name.startswith("word/") and part.content_type.endswith("+xml"):
            if part is not document.part:
                parts[name] = changed.get(str(part.partname)) or part.blob
            parts[part.partname.rels_uri.membername] = part.rels.xml
    return parts


def _hash(parts: Mapping[str, bytes], document: _Element, written: list[bytes]) -> str:
    """The hash of the text of the file that is being made: its tree still has marks for what is written."""
    texts = {(_MARK, str(number)): written_text(xml) for number, xml in enumerate(written)}
    return text_hash(parts, document, texts)


# --- blocks ---------------------------------------------------------------------------------------------


def _make_room(writer: BodyWriter, blocks: tuple[Block, ...], anchor: Anchor, number: int, width: int) -> str:
    """Put mark ``number`` in the anchor's place; returns the XML that is to stand there."""
    paragraph = anchor.paragraph
    parent = paragraph.getparent()
    assert parent is not None
    if parent.tag == W.tc:
        width = _cell_width(parent, width)
    xml = writer.write(blocks, width)
    make_way(paragraph, etree.ProcessingInstruction(_MARK, str(number)) if xml else None)
    return xml


def _splice(document: _Element, written: Iterable[bytes]) -> bytes:
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
            pieces += (before, xml)
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
        raise damaged(template.name, TypeError(f"{found.partname} is {found.content_type}"))
    return found


def _empty(name: str) -> Callable[[], str]:
    return lambda: f'<w:{name} xmlns:w="{WORD}"/>'


class _Source:
    """The template from which missing styles and lists are copied; opened when it is first needed."""

    def __init__(self, path: Path | None, template: Path, accent: Accent | None) -> None:
        self._path = path
        self._template = template
        self._accent = accent

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
            fault = file_fault(
                "Mallen saknar formatmallar som programmet skriver med.", "Välj den inbyggda mallen."
            )
            raise TemplateError(self._template.name, (fault,))
        document = open_template(self._path)
        if self._accent is not None:
            self._accent.paint(document, [])
        return document
