"""The template check: every fault of a template at once, each with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from protokoll.documents.template_fields import ATTENDANCE, CONTENT, FACTS, SIGNATURES
from protokoll.documents.word.faults import TemplateError, TemplateFault
from protokoll.documents.word.fields import ALTERNATIVE_TEXTS
from protokoll.documents.word.findings import Findings, typed
from protokoll.documents.word.guard import SIGNS_OF_DAMAGE, damaged
from protokoll.documents.word.names import A, W
from protokoll.documents.word.package import open_template
from protokoll.documents.word.pieces import FIELD, Piece, joined, pieces_of, within
from protokoll.documents.word.properties import property_texts
from protokoll.documents.word.rows import row_groups
from protokoll.documents.word.stories import Kind, Story, stories
from protokoll.documents.word.vocabulary import ANCHOR_NAMES, Vocabulary, normalise

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from docx.document import Document
    from lxml.etree import _Element

    from protokoll.documents.template_fields import KnownFields

_CONTENT = normalise(CONTENT.name)
_INSTEAD = {
    normalise(FACTS.name): {"datum"},
    normalise(ATTENDANCE.name): {"deltagare"},
    normalise(SIGNATURES.name): {"underskrift"},
}
"""The anchors that may be missing, with fields and groups of which one is enough for not to miss them."""

_ACCEPT = "Godkänn eller avvisa ändringen i Word, på fliken Granska."
_NOT_FILLED = "Flytta det till vanlig text."
_UNFILLED_PARTS = ("drawingml.chart+xml", "drawingml.diagramData+xml")
_CHANGES = (W.ins, W.moveTo, W.del_, W.moveFrom)
_MARKS = "{}[<«"
"""Without one of these a text holds no field and nothing that looks like one."""


def check_template(
    template: Path, known: KnownFields, *, other_names: Collection[str] = ()
) -> tuple[TemplateFault, ...]:
    """All faults of ``template`` for a kind of paper, errors first; also of a file that is no template at all.

    ``other_names`` are the fields that other papers know; as a mapping, its values tell of which paper each
    is, in the definite form ("kallelsen").
    """
    owner = (
        other_names if isinstance(other_names, Mapping) else dict.fromkeys(other_names, "ett annat papper")
    )
    try:
        document = open_template(template)
        findings = find_faults(
            *(document, stories(document), Vocabulary.of_known(known)),
            {normalise(name): word for name, word in owner.items()},
        )
    except TemplateError as error:
        return error.faults
    except SIGNS_OF_DAMAGE as error:
        return damaged(template.name, error).faults
    for anchor in known.anchors:
        name = normalise(anchor.name)
        if name in _INSTEAD and name not in findings.anchors and not _INSTEAD[name] & findings.used:
            findings.warning(
                *("Brödtexten", f"{typed(anchor.name)} saknas. Där skrivs {_lower(anchor.meaning)}."),
                "Skriv det ensamt i ett stycke om det ska vara med.",
            )
    return findings.told()


def find_faults(
    document: Document, found: list[Story], vocabulary: Vocabulary, owners: Mapping[str, str]
) -> Findings:
    """What is wrong with an opened template whose stories are ``found``."""
    findings = Findings(vocabulary, owners)
    for story in found:
        _StoryCheck(story, findings).run()
    for word, text in property_texts(document):
        findings.line(partial("Dokumentegenskapen {}".format, word), text)
    for part in document.part.package.parts:
        if part.content_type.endswith(_UNFILLED_PARTS) and b"{" in part.blob:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            _warn_of_drawn_text(root, "Ett diagram", findings)
    if _CONTENT not in findings.anchors and not findings.used & vocabulary.groups.keys():
        findings.error(
            *("Brödtexten", f"{typed(CONTENT.name)}, platsen för punkter och beslut, saknas."),
            "Skriv det ensamt i ett stycke.",
        )
    return findings


class _StoryCheck:
    """Looks through one story."""

    def __init__(self, story: Story, findings: Findings) -> None:
        self._story = story
        self._findings = findings
        self._rows = row_groups(story.root, findings.vocabulary)

    def run(self) -> None:
        story, findings = self._story, self._findings
        for row, groups in self._rows.items():
            if len(groups) > 1:
                names = " och ".join(findings.vocabulary.groups[group] for group in groups)
                findings.error(
                    *(story.place_of(row), f"Raden blandar {names}."),
                    "En rad upprepas för en grupp. Ge varje grupp en egen rad eller tabell.",
                )
        for paragraph in story.root.iter(W.p):
            self._paragraph(paragraph)
        for element in story.root.iter(*(f"{{*}}{name}" for name in ALTERNATIVE_TEXTS)):
            for attribute in ALTERNATIVE_TEXTS[etree.QName(element).localname]:
                text = element.get(attribute, "")
                if any(mark in text for mark in _MARKS):
                    in_row = next(element.iterancestors(W.tr), None) is not None
                    findings.line(partial(self._alternative_place, element), text, in_row=in_row)
        self._codes()
        _warn_of_drawn_text(story.root, story.place, findings)
        for relation in story.part.rels.values():
            for match in FIELD.finditer(unquote(relation.target_ref)) if relation.is_external else ():
                findings.warning(
                    *(story.place, f"{match.group()} i en länks adress fylls inte i."),
                    "Skriv adressen som text.",
                )

    def _alternative_place(self, element: _Element) -> str:
        return f"{self._story.place_of(element)}, alternativtext"

    def _paragraph(self, paragraph: _Element) -> None:
        pieces = pieces_of(paragraph)
        text = joined(pieces)
        findings = self._findings
        place = partial(self._story.place_of, paragraph)
        self._deleted(paragraph, place)
        if not any(mark in text for mark in _MARKS):
            return
        matches = list(FIELD.finditer(text))
        if (
            len(matches) == 1
            and matches[0].group() == text.strip()
            and self._is_anchor(paragraph, matches[0])
        ):
            return
        in_row = next(paragraph.iterancestors(W.tr), None) is not None
        tracked = next(paragraph.iter(*_CHANGES), None) is not None
        for match in matches:
            findings.field(place, match, in_row=in_row)
            if tracked or next(paragraph.iterancestors(*_CHANGES), None) is not None:
                self._tracked(paragraph, pieces, match, place)
        findings.leftovers(place, text)

    def _is_anchor(self, paragraph: _Element, match: re.Match[str]) -> bool:
        """Whether this is an anchor where one may stand; it is noted."""
        name = normalise(match.group(1))
        around = paragraph.iterancestors(W.txbxContent, W.tr)
        if (
            name not in ANCHOR_NAMES
            or self._story.kind is not Kind.BODY
            or any(element.tag == W.txbxContent or element in self._rows for element in around)
        ):
            return False
        if name in self._findings.anchors:
            self._findings.error(
                self._story.place_of(paragraph), f"{match.group()} står här en gång till.", "Ta bort det ena."
            )
        self._findings.anchors.add(name)
        return True

    def _tracked(
        self, paragraph: _Element, pieces: list[Piece], match: re.Match[str], place: partial[str]
    ) -> None:
        """Warn of a field that an open change made or cuts through."""
        held = within(pieces, match.start(), match.end())
        if any(next(piece.element.iterancestors(W.ins, W.moveTo), None) is not None for piece in held):
            self._findings.warning(
                place(), f"{match.group()} står i en ändring som inte är godkänd.", _ACCEPT
            )
        if next(paragraph.iter(W.del_, W.moveFrom), None) is not None:
            ends = held[0].element.tag, held[-1].element.tag
            order = list(paragraph.iter(W.del_, W.moveFrom, *ends))
            between = order[order.index(held[0].element) : order.index(held[-1].element)]
            if any(element.tag in (W.del_, W.moveFrom) for element in between):
                self._findings.warning(place(), f"En struken ändring delar {match.group()}.", _ACCEPT)

    def _deleted(self, paragraph: _Element, place: partial[str]) -> None:
        for change in paragraph.iterchildren(W.del_, W.moveFrom):
            words = "".join(element.text or "" for element in change.iter(W.delText, W.t))
            for match in FIELD.finditer(words):
                self._findings.warning(
                    place(), f"{match.group()} är struket, men ändringen är inte godkänd.", _ACCEPT
                )

    def _codes(self) -> None:
        """Warn of fields in Word's own field codes, which are not filled."""
        codes: dict[_Element, str] = {}
        for element in self._story.root.iter(W.instrText, W.fldSimple):
            paragraph = next(element.iterancestors(W.p), element)
            code = element.text if element.tag == W.instrText else element.get(W.instr)
            codes[paragraph] = codes.get(paragraph, "") + (code or "")
        for paragraph, code in codes.items():
            for match in FIELD.finditer(code):
                self._findings.warning(
                    *(self._story.place_of(paragraph), f"{match.group()} i en fältkod fylls inte i."),
                    _NOT_FILLED,
                )


def _warn_of_drawn_text(root: _Element, place: str, findings: Findings) -> None:
    """Warn of fields in charts, diagrams and drawn text, which are not filled."""
    for paragraph in root.iter(A.p):
        for match in FIELD.finditer("".join(element.text or "" for element in paragraph.iter(A.t))):
            findings.warning(
                place, f"{match.group()} i ett diagram eller en ritad text fylls inte i.", _NOT_FILLED
            )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
