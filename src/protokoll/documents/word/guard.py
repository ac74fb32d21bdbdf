"""The gate for Word files from elsewhere: what is no Word document, or one that should not be opened, stays out.

A template may come from anyone. Nothing is unpacked before its size is known, nothing is parsed before it is
known to be small enough, and what would fetch or run something when the paper is opened is refused.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from itertools import chain
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from protokoll.documents.word.faults import Severity, TemplateError, TemplateFault, file_fault
from protokoll.documents.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from zipfile import ZipInfo

    from lxml.etree import _Element

LARGEST_TEMPLATE = 50 * 2**20
"""Bytes, packed or unpacked. A small file can hold far more than memory does."""

LARGEST_XML = 24 * 2**20
"""Bytes of XML in all; pictures may take the rest."""

_MOST_PARTS, _MOST_ELEMENTS, _MOST_ATTRIBUTES = 1000, 150_000, 400_000
"""A hundred pages that people wrote stay far below; more than this would fill the memory."""

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_RESAVE = "Öppna den i Word och spara den som Word-dokument (.docx)."
_CHOOSE = "Välj en annan mall."
_TOO_LARGE = file_fault("Filen är för stor för att vara en mall.", _CHOOSE)
_DAMAGED = file_fault(
    "Filen är skadad eller inget Word-dokument (.docx).",
    "Öppna den i Word och spara den på nytt, eller välj en annan mall.",
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"{\\rtf", "Filen är sparad som RTF."),
    (b"%PDF", "Filen är en PDF, inget Word-dokument (.docx)."),
)
_OTHER_PACKAGES = (
    ("xl/workbook.xml", "Filen är en Excel-arbetsbok, inget Word-dokument (.docx)."),
    ("ppt/presentation.xml", "Filen är en PowerPoint-presentation, inget Word-dokument (.docx)."),
)
_ENCRYPTED = 0x1

_ENCODING = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

_REFUSED_RELATIONS = {
    "oleobject": "inbäddade objekt",
    "package": "inbäddade filer, till exempel ett Excel-blad eller ett diagram",
    "control": "ActiveX-kontroller",
    "activexcontrolbinary": "ActiveX-kontroller",
    "vbaproject": "makron",
    "wordvbadata": "makron",
    "afchunk": "en annan fil som fogas in när den öppnas",
    "subdocument": "en annan fil som fogas in när den öppnas",
}
"""By the last word of a relationship's type: what the file then holds."""

_REFUSED_TYPES = {"macroenabled": "makron", "vbaproject": "makron", "oleobject": "inbäddade objekt"}
_ALLOWED_OUTSIDE = {"hyperlink", "attachedtemplate"}
"""External relationships that stay or are dropped. Nearly every document made from an organisation's template
bears the address of that template: it is never fetched, and :mod:`properties` leaves it out of the paper."""

_REFUSED_FIELDS = {
    *(
        "DDE",
        "DDEAUTO",
        "INCLUDE",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "IMPORT",
        "LINK",
        "EMBED",
        "DATABASE",
        "RD",
    ),
}

SIGNS_OF_DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, NotImplementedError),
    *(etree.LxmlError, LookupError, ValueError, AttributeError, TypeError, AssertionError, OSError),
)
"""What zipfile, python-docx and lxml raise for files that are not what they seem."""


def damaged(name: str, error: Exception) -> TemplateError:
    """What to raise for a template in which ``error`` was found."""
    return TemplateError(name, (_DAMAGED,), details=f"{type(error).__name__}: {error}")


def read_template(path: Path) -> dict[str, bytes]:
    """The parts of the Word file at ``path``, a document or a template (.dotx), by their names.

    Raises:
        TemplateError: there is no Word file at ``path``, or it holds what is refused; all such faults are told.
    """
    try:
        if path.stat().st_size > LARGEST_TEMPLATE:
            raise TemplateError(path.name, (_TOO_LARGE,))
        data = path.read_bytes()
    except FileNotFoundError:
        raise TemplateError(path.name, (file_fault("Filen finns inte kvar.", _CHOOSE),)) from None
    except OSError as error:
        fault = file_fault(
            "Filen går inte att läsa.", "Kontrollera att du får öppna den, eller välj en annan mall."
        )
        raise TemplateError(path.name, (fault,), details=str(error)) from error
    fault_of_kind = _foreign(data)
    if fault_of_kind is not None:
        raise TemplateError(path.name, (fault_of_kind,))
    try:
        parts = unpack(data, LARGEST_TEMPLATE)
        faults = list(dict.fromkeys(_faults(parts)))
    except TooLargeError as error:
        raise TemplateError(path.name, (_TOO_LARGE,)) from error
    except SIGNS_OF_DAMAGE as error:
        raise damaged(path.name, error) from error
    if faults:
        raise TemplateError(path.name, faults)
    return parts


class TooLargeError(Exception):
    """A package unpacks to more than is allowed."""


def unpack(data: bytes, largest: int) -> dict[str, bytes]:
    """The members of a zip by name. Sizes are those that the zip declares; more than that is never unpacked.

    Raises :class:`TooLargeError`, or one of :data:`SIGNS_OF_DAMAGE` for names that are no parts' names, that
    are there twice, and for what is encrypted or packed otherwise than Word does.
    """
    with ZipFile(io.BytesIO(data)) as package:
        members = [member for member in package.infolist() if not member.is_dir()]
        if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > largest:
            raise TooLargeError
        names = {member.filename.casefold() for member in members}
        if len(names) < len(members):
            raise ValueError("two parts have the same name")
        return {member.filename: _read(package, member) for member in members}


def _read(package: ZipFile, member: ZipInfo) -> bytes:
    name = member.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise ValueError("a part's name leads out of the package")
    if member.flag_bits & _ENCRYPTED or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError("a part is encrypted or packed in an unusual way")
    with package.open(member) as stream:
        return stream.read(member.file_size)  # without a size, all of what a lying header hides is unpacked


def _foreign(data: bytes) -> TemplateFault | None:
    """The fault of a file that is no zip at all."""
    if not data:
        return file_fault("Filen är tom, inget Word-dokument (.docx).", _CHOOSE)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            text, suggestion = (
                "Filen är skyddad med lösenord.",
                "Öppna den i Word och spara den utan lösenord.",
            )
        else:
            text, suggestion = "Filen är sparad i Words äldre format (.doc).", _RESAVE
        return file_fault(text, suggestion)
    for signature, text in _SIGNATURES:
        if data.lstrip().startswith(signature):
            return file_fault(text, _RESAVE if signature != b"%PDF" else _CHOOSE)
    if not data.startswith(b"PK"):
        return file_fault("Filen är inget Word-dokument (.docx).", _CHOOSE)
    return None


def _faults(parts: Mapping[str, bytes]) -> Iterator[TemplateFault]:
    """All that is refused in a package whose sizes are known."""
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        yield file_fault("Filen är ett OpenDocument, inget Word-dokument (.docx).", _RESAVE)
        return
    for name, text in _OTHER_PACKAGES:
        if name in parts:
            yield file_fault(text, _CHOOSE)
            return
    sheets = {name: data for name, data in parts.items() if _looks_like_xml(name, data)}
    if not _is_small(sheets):
        yield _TOO_LARGE
        return
    if any(_DOCTYPE.search(data) for data in sheets.values()):
        yield file_fault("Filen innehåller en dokumenttyp (DTD), som Word-dokument aldrig har.", _RESAVE)
        return
    if b"http://purl.oclc.org/ooxml/wordprocessingml" in sheets.get("word/document.xml", b"")[:4000]:
        yield file_fault("Filen är sparad som Strict Open XML-dokument.", _RESAVE)
        return
    found = chain(
        _refused_types(parts),
        *(_refused_relations(data) for name, data in sheets.items() if name.endswith(".rels")),
    )
    for words in dict.fromkeys(found):
        yield file_fault(
            f"Filen innehåller {words}.", "Ta bort det i Word och spara mallen som Word-dokument (.docx)."
        )
    for name, data in sheets.items():
        if name.startswith("word/") and (b"instrText" in data or b"fldSimple" in data):
            yield from _refused_fields(_parsed(data))


def _looks_like_xml(name: str, data: bytes) -> bool:
    """Whether a part is XML; one that is, in an encoding that hides it from us, raises ``ValueError``."""
    named_so = name.endswith((".xml", ".rels", ".vml"))
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        if named_so and data:
            raise ValueError(f"{name} is no XML in UTF-8")
        return False
    encoding = _ENCODING.match(start)
    if encoding is not None and encoding.group(1).upper() not in (b"UTF-8", b"US-ASCII", b"ASCII"):
        raise ValueError(f"{name} is no XML in UTF-8")
    return True


def _is_small(sheets: Mapping[str, bytes]) -> bool:
    if sum(map(len, sheets.values())) > LARGEST_XML:
        return False
    elements = sum(data.count(b"<") - data.count(b"</") for data in sheets.values())
    return (
        elements <= _MOST_ELEMENTS and sum(data.count(b"=") for data in sheets.values()) <= _MOST_ATTRIBUTES
    )


def _refused_types(parts: Mapping[str, bytes]) -> Iterator[str]:
    types = parts[_CONTENT_TYPES].lower()
    for kind, words in _REFUSED_TYPES.items():
        if kind.encode() in types:
            yield words
    if any("/embeddings/" in name for name in parts):
        yield _REFUSED_RELATIONS["package"]


def _refused_relations(data: bytes) -> Iterator[str]:
    for relation in _parsed(data):
        kind = relation.get("Type", "").rpartition("/")[2].casefold()
        if kind in _REFUSED_RELATIONS:
            yield _REFUSED_RELATIONS[kind]
        elif relation.get("TargetMode", "").casefold() == "external" and kind not in _ALLOWED_OUTSIDE:
            yield (
                "en bild som hämtas från en annan plats"
                if kind == "image"
                else "sådant som hämtas från en annan plats"
            )


def _refused_fields(root: _Element) -> Iterator[TemplateFault]:
    """Field codes that fetch or run something; also those whose first word another field would make."""
    for code in chain(_field_codes(root), (simple.get(W.instr, "") for simple in root.iter(W.fldSimple))):
        word = code.split(maxsplit=1)[0].upper() if code.strip() else ""
        if word in _REFUSED_FIELDS or word.startswith(_NESTED):
            shown = "" if word.startswith(_NESTED) else f" {word}"
            yield TemplateFault(
                *(Severity.ERROR, THE_FIELDS, f"Fältkoden{shown} hämtar innehåll från en annan plats."),
                "Ta bort den i Word (Alt+F9 visar fältkoder).",
            )


_NESTED = "\x00"
THE_FIELDS = "Words fältkoder"


def _field_codes(root: _Element) -> Iterator[str]:
    """The code of every field made of marks; a field within the code stands as one character."""
    codes: list[list[str] | None] = []  # of the fields that are open; None after their code has ended
    for element in root.iter(W.fldChar, W.instrText):
        if element.tag == W.instrText:
            if codes and (code := codes[-1]) is not None:
                code.append(element.text or "")
            continue
        kind = element.get(W.fldCharType)
        if kind == "begin":
            if codes and (code := codes[-1]) is not None:
                code.append(_NESTED)
            codes.append([])
        elif codes and kind in ("separate", "end"):
            ended = codes[-1]
            if ended is not None:
                yield "".join(ended)
                codes[-1] = None
            if kind == "end":
                codes.pop()
    yield from ("".join(code) for code in codes if code is not None)


def _parsed(data: bytes) -> _Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def as_document(parts: Mapping[str, bytes]) -> bytes:
    """``parts`` as a Word file again; a template (.dotx) as a document."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as package:
        for name, data in parts.items():
            if name == _CONTENT_TYPES:
                data = data.replace(_MAIN.format("template").encode(), _MAIN.format("document").encode())
            package.writestr(name, data)
    return target.getvalue()
