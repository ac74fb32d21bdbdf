"""Proposals for the guide: which texts of an old paper look like facts of one meeting, and so become fields.

The marks are those of Swedish minutes, agendas and notices: labels ("Plats:"), dates and times, "Närvarande",
paragraphs with §, "Vid protokollet" and "Justeras". What is proposed is only ever what the paper knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.template_fields import ATTENDANCE, CONTENT, SIGNATURES
from protokoll.domain.swedish import NBSP
from protokoll.services.template_guide import Choice, Choices, OwnDocument, Text, in_row, in_table, widened

if TYPE_CHECKING:
    from protokoll.documents.template_fields import KnownFields

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_SPACE = rf"[ {NBSP}]"
_DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}(?::?[ea])?(?:\s?[-–]\s?\d{{1,2}})?{_SPACE}(?:{_MONTHS})\b"
    rf"(?:{_SPACE}\d{{4}}\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?=en\b|\b)", re.IGNORECASE)
_CLOCK = r"\d{1,2}[.:]\d{2}"
_TIME = re.compile(
    rf"\b(?:kl(?:ockan|\.)?{_SPACE}?){_CLOCK}(?:\s?[-–]\s?{_CLOCK})?|\b{_CLOCK}\s?[-–]\s?{_CLOCK}", re.I
)
_SECTIONS = re.compile(r"§§?\s?\d+\s?[-–]\s?(?:§\s?)?\d+")
_KIND_OF_PAPER = re.compile(
    r"\b(?:beslutsprotokoll|protokollsutdrag|protokoll|minnesanteckningar|kallelse|dagordning|föredragningslista|"
    r"närvarolista)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<=\bnr{_SPACE})\d{{1,3}}(?:/\d{{2,4}})?(?![\d-])|(?<=\bmöte{_SPACE})\d{{1,3}}(?:/\d{{2,4}})?\b(?!-)",
    re.IGNORECASE,
)
_ORGANISATION_NUMBER = re.compile(r"\b\d{6}-\d{4}\b")

_LABELS = {
    "Plats": ("plats", "lokal", "mötesplats", "var"),
    "Datum": ("datum", "dag", "mötesdatum", "när"),
    "Tid": ("tid", "klockan", "mötestid"),
    "Kallelse": ("kallelse", "kallelse skickad", "kallelse utsänd", "utlyst"),
    "Organ": ("organ", "styrelse", "nämnd"),
    "Organisation": ("förening", "organisation"),
    "Organisationsnummer": ("organisationsnummer", "org.nr", "org.nr.", "org nr", "orgnr"),
    "Ordförande": ("ordförande", "mötesordförande", "ordf", "ordf."),
    "Sekreterare": ("sekreterare", "mötessekreterare", "protokollförare", "sekr", "sekr."),
    "Justerare": ("justerare", "justeringsperson", "justeringspersoner", "justeringsmän", "justeringsman"),
    "Rösträknare": ("rösträknare",),
    "Mötesnummer": ("mötesnummer", "möte nr", "nummer", "protokoll nr", "sammanträde nr"),
    "Paragrafer": ("paragrafer", "paragraf", "§§"),
    "Diarienummer": ("diarienummer", "dnr", "diarienr"),
    "Informationsklassning": ("informationsklassning", "klassning"),
}
"""The words before a fact, by the field that holds it."""
_FIELD_OF = {label: name for name, labels in _LABELS.items() for label in labels}
_LABELLED = re.compile(r"\s*([^:\t]{2,30}?)\s*(?::\s*|\t+\s*|\s*$)(.*)\Z", re.DOTALL)

_ATTENDANCE = re.compile(
    r"\s*(?:närvarande|närvaro|deltagare|deltog|beslutande|ledamöter|suppleanter|ersättare|övriga|adjungerade|"
    r"gäst(?:er)?|vakant|anmält förhinder|förhinder|frånvarande|ej närvarande|kallade|inbjudna)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\s*§\s?\d+")
_COUNTED = re.compile(r"\s*\d{1,2}(?:[.)]|\s)\s*\S")
_BEGINS_SIGNING = re.compile(
    r"\s*(?:vid protokollet|vid pennan|vid anteckningarna|antecknat av|justeras|underskrift)", re.IGNORECASE
)
_SIGNED = re.compile(
    r"\s*(?:vid protokollet|vid pennan|vid anteckningarna|antecknat av|justera[st]|justerare|justeringsperson|"
    r"underskrift(?:er)?|protokollförare|(?:mötes)?sekreterare|(?:mötes)?ordförande|ort och datum)\b"
    r"|.*(?:_{5}|\.{8})",
    re.IGNORECASE,
)
_LONG = 90
"""Characters: a longer line is a sentence and no name, heading or signature."""
_HEAD_AT_MOST = 20
"""Paragraphs, where no first item is found: the facts of a meeting stand among the first ones."""


class KnownNames(msgspec.Struct, frozen=True):
    """What the organisation and its bodies are called, to be known in the text."""

    organisation: str = ""
    bodies: tuple[str, ...] = ()


NO_NAMES = KnownNames()


def propose(document: OwnDocument, known: KnownFields, names: KnownNames = NO_NAMES) -> Choices:
    """What looks like facts of one meeting, as choices apart from one another in the order of the document."""
    allowed = {field.name for field in known.fields} | {anchor.name for anchor in known.anchors}
    texts = document.texts
    body = range(next((at for at, text in enumerate(texts) if text.story), len(texts)))
    content = _content(texts, body)
    regions: list[Choice] = []
    for one in _regions(texts, body, content):
        whole = widened(document, one)
        if one.name in allowed and not any(whole.touches(other) for other in regions):
            regions.append(whole)
    in_head = range(content.start if content else min(len(body), _HEAD_AT_MOST))
    singles = [
        one
        for at, text in enumerate(texts)
        if at in in_head or text.story
        for one in _fields(texts, at, names)
        if one.name in allowed and not any(one.touches(region) for region in regions)
    ]
    return tuple(sorted([*regions, *_apart(singles)], key=lambda one: (one.first, one.start)))


# --- regions ----------------------------------------------------------------------------------------


def _regions(texts: tuple[Text, ...], body: range, content: range) -> Iterator[Choice]:
    before = range(content.start) if content else body
    attendance = _attendance(texts, before, known_end=bool(content))
    if attendance:
        yield _region(ATTENDANCE.name, attendance, "Namnen på dem som var med")
    if content:
        signatures = _signatures(texts, content)
        end = signatures.start if signatures else content.stop
        yield _region(CONTENT.name, range(content.start, end), "Från den första punkten till underskrifterna")
        if signatures:
            yield _region(SIGNATURES.name, signatures, "Raderna att skriva under på")


def _region(name: str, span: range, why: str) -> Choice:
    return Choice(name, span.start, span.stop - 1, why=why)


def _content(texts: tuple[Text, ...], body: range) -> range:
    """From the first item to the end of the body: by §, else by counted lines, else by headings."""
    outside = [at for at in body if not texts[at].cell and texts[at].text.strip()]
    begins = next((at for at in outside if _SECTION.match(texts[at].text)), None)
    if begins is None:
        after = _attendance(texts, body, known_end=False).stop
        ways = (
            _first_of_many(at for at in outside if _is_counted(texts[at])),
            _first_of_many(at for at in outside[1:] if at >= after and _is_heading(texts[at])),
        )
        begins = min((at for at in ways if at is not None), default=None)
    if begins is None:
        return range(0)
    last = max(outside)
    if begins and _is_agenda_title(texts[begins - 1]):
        begins -= 1
    return range(begins, last + 1)


def _first_of_many(found: Iterable[int]) -> int | None:
    """The first, where there is more than one: a single line that looks like an item is none."""
    listed = list(found)
    return listed[0] if len(listed) > 1 else None


def _is_counted(text: Text) -> bool:
    return bool(text.numbered or _COUNTED.match(text.text)) and not _DATE.match(text.text.strip())


def _is_heading(text: Text) -> bool:
    short = len(text.text) < _LONG and not text.text.rstrip().endswith((".", ":", ","))
    about_the_paper = _ATTENDANCE.match(text.text) or _DATE.search(text.text) or _label(text.text)
    return short and (text.heading or text.bold) and not about_the_paper


def _is_agenda_title(text: Text) -> bool:
    return text.text.strip().rstrip(":").casefold() in ("dagordning", "föredragningslista", "punkter")


def _attendance(texts: tuple[Text, ...], where: range, *, known_end: bool) -> range:
    """The lines from "Närvarande" on that are names; in a table the cell with the names.

    Unless what comes after them is known (``known_end``), they end with an empty line that no more names follow.
    """
    begins = next((at for at in where if _ATTENDANCE.match(texts[at].text)), None)
    if begins is None:
        return range(0)
    if texts[begins].cell:
        return _attendance_in_table(texts, begins, where)
    end = begins + 1
    for at in range(begins + 1, where.stop):
        text = texts[at]
        if not text.text.strip():
            continue
        others = not text.cell and bool(text.heading or len(text.text) > _LONG or _label(text.text))
        if not known_end:
            others = others or text.bold or end < at
        if others and not _ATTENDANCE.match(text.text):
            break
        end = at + 1
    return range(begins, end)


def _attendance_in_table(texts: tuple[Text, ...], begins: int, where: range) -> range:
    """Rows with names to the end of the table; else the cell with the names, which may be the one after."""
    rest = [at for at in where if at >= begins and in_table(texts[at]) == in_table(texts[begins])]
    labels: dict[str, str] = {}
    for at in rest:
        labels.setdefault(in_row(texts[at]), texts[at].text)
    if all(_ATTENDANCE.match(label) for label in labels.values()):
        return range(begins, rest[-1] + 1)
    cell = texts[begins].cell
    alone = [texts[at].cell for at in rest].count(cell) == 1 and not texts[begins].text.partition(":")[
        2
    ].strip()
    if alone and len(rest) > 1:
        cell = texts[begins + 1].cell
    span = [at for at in rest if texts[at].cell == cell]
    return range(span[0], span[-1] + 1)


def _signatures(texts: tuple[Text, ...], content: range) -> range:
    """The lines to sign on after the last item."""
    last_item = max(
        (
            at
            for at in content
            if _SECTION.match(texts[at].text) or (_is_heading(texts[at]) and not _signs(texts[at]))
        ),
        default=content.start,
    )
    begins = next((at for at in range(last_item + 1, content.stop) if _signs(texts[at])), None)
    if begins is None:
        return range(0)
    end = begins + 1
    for at in range(begins + 1, content.stop):
        if len(texts[at].text) > _LONG and not _SIGNED.match(texts[at].text):
            break
        end = at + 1
    return range(begins, end)


def _signs(text: Text) -> bool:
    if _BEGINS_SIGNING.match(text.text):
        return True
    return len(text.text) < _LONG and bool(_SIGNED.match(text.text)) and not text.text.rstrip().endswith(".")


# --- single fields ----------------------------------------------------------------------------------


def _fields(texts: tuple[Text, ...], at: int, names: KnownNames) -> Iterator[Choice]:
    text = texts[at].text
    if found := _label(text):
        name, start = found
        if start < len(text.rstrip()):
            yield _words(name, at, start, len(text.rstrip()), f"Står efter ”{text[:start].strip(' :')}”")
        elif (after := _value_after(texts, at)) is not None:
            value = texts[after].text
            start = len(value) - len(value.lstrip())
            yield _words(name, after, start, len(value.rstrip()), f"Står efter ”{text.strip(' :')}”")
    for name, pattern, why in _PATTERNS:
        if name == "Dokument" and found:
            continue
        for match in [*pattern.finditer(text)][: 1 if name == "Dokument" else None]:
            yield _words(name, at, match.start(), match.end(), why)
    told = (("Organisation", (names.organisation,)), ("Organ", names.bodies))
    for name, many in told:
        for one in sorted(filter(None, many), key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE):
                yield _words(name, at, match.start(), match.end(), "Namnet finns i registret")


_PATTERNS = (
    ("Datum", _DATE, "Ser ut som mötets dag"),
    ("Tid", _TIME, "Ser ut som mötets tid"),
    ("Veckodag", _WEEKDAY, "Ser ut som mötets veckodag"),
    ("Paragrafer", _SECTIONS, "Ser ut som protokollets paragrafer"),
    ("Dokument", _KIND_OF_PAPER, "Vad papperet heter"),
    ("Mötesnummer", _NUMBER, "Ser ut som mötets nummer"),
    ("Organisationsnummer", _ORGANISATION_NUMBER, "Ser ut som ett organisationsnummer"),
)


def _words(name: str, at: int, start: int, end: int, why: str) -> Choice:
    return Choice(name, at, at, start, end, why)


def _label(text: str) -> tuple[str, int] | None:
    """The field that a line's label names, and where its fact begins."""
    match = _LABELLED.match(text)
    if match is None:
        return None
    name = _FIELD_OF.get(" ".join(match[1].split()).casefold())
    return (name, match.start(2)) if name else None


def _value_after(texts: tuple[Text, ...], at: int) -> int | None:
    """The text that a label alone in its line or cell leads to: the next one that is not empty."""
    for after in range(at + 1, min(at + 4, len(texts))):
        if texts[after].story != texts[at].story:
            return None
        if texts[after].text.strip():
            text = texts[after].text
            same_kind = bool(texts[after].cell) == bool(texts[at].cell)
            return after if same_kind and not _label(text) and len(text) < _LONG else None
    return None


def _apart(found: Iterable[Choice]) -> list[Choice]:
    """Those that do not touch one another: a date within a labelled fact is the smaller and goes first.

    Of a fact whose label says something else than what it holds ("Tid: 1 mars kl. 18.00") the parts are kept.
    """
    kept: list[Choice] = []
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.end - one.start, one.first, one.start))
    for one in ordered:
        if not any(one.touches(other) for other in kept):
            kept.append(one)
    return kept
