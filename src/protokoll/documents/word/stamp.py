"""The stamp in a Word file: which meeting and paper it is, and whether its text was changed since.

It stands in ``docProps/custom.xml``, which Word and LibreOffice keep. What is compared is the text that is seen,
without what programs write anew when they save: page numbers, the way lines and runs are split, the order of
headers.
"""

from __future__ import annotations

import hashlib
import io
import re
from posixpath import basename, dirname, join, normpath
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from protokoll.documents.word.guard import SIGNS_OF_DAMAGE, TooLargeError, unpack
from protokoll.documents.word.names import MC, R, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_LARGEST = 200 * 2**20
"""Bytes, unpacked, of a file that is read."""

UID, PAPER, TEXT = "Protokoll.Id", "Protokoll.Papper", "Protokoll.Text"
"""The names of the properties."""

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

_EVENED_OUT = (
    *((letter.encode(), b"") for letter in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
    *((letter.encode(), b"-") for letter in "\u2010\u2011"),
    *((letter.encode(), b" ") for letter in "\u00a0\t\r\n"),
)
"""What programs write in different ways; single replacements are the quickest for a long text."""

_BREAKS = {W.p: b"\n", W.tab: b" ", W.ptab: b" ", W.br: b" ", W.cr: b" ", W.noBreakHyphen: b"-"}
_READ = (W.t, W.instrText, W.fldChar, *_BREAKS)
_TEXT_BEGINS, _ENDS_PARAGRAPH = b'<w:t xml:space="preserve">', b"</w:t></w:r></w:p>"
_LINK = re.compile(r"\s*HYPERLINK\b", re.I)


class Stamp(msgspec.Struct, frozen=True):
    """Which meeting (its uid) and which paper ("protokoll") a file is."""

    uid: str
    paper: str


class StampFound(msgspec.Struct, frozen=True):
    """The stamp of a file; ``untouched`` is False where its text was changed since it was made."""

    uid: str
    paper: str
    untouched: bool


def read_stamp(data: bytes) -> StampFound | None:
    """The stamp of a Word file; None for a file without one, and for what is no Word file."""
    try:
        parts = unpack(data, _LARGEST)
        properties = _properties(parts)
        if not properties.keys() >= {UID, PAPER, TEXT}:
            return None
        return StampFound(properties[UID], properties[PAPER], text_hash(parts) == properties[TEXT])
    except (*SIGNS_OF_DAMAGE, TooLargeError):
        return None


def text_hash(
    parts: Mapping[str, bytes],
    document: _Element | None = None,
    texts: Mapping[tuple[str, str], bytes] | None = None,
) -> str:
    """A hash of the text that is seen in a Word file with these parts.

    The body counts in its order; what stands beside it (headers, text boxes, notes) as a set of lines.
    ``document`` is the main part's root where it has been read; ``texts`` stand in it for processing
    instructions, by their target and text.
    """
    main = _target(parts, "", "officeDocument")
    if document is None:
        document = _parsed(parts[main])
    beside: set[bytes] = set()
    body = _seen(document, beside, texts or {})
    for name in _headers(parts, main, document):
        beside.update(_seen(_parsed(parts[name]), beside).split(b"\n"))
    for kind, note in (("footnotes", W.footnote), ("endnotes", W.endnote)):
        name = _target(parts, main, kind)
        for element in _parsed(parts[name]).iter(note) if name in parts else ():
            if element.get(W.type, "normal") == "normal":
                beside.update(_seen(element, beside).split(b"\n"))
    told = hashlib.blake2b(_even(body), digest_size=16)
    for line in sorted({_even(line) for line in beside} - {b""}):
        told.update(b"\n" + line)
    return told.hexdigest()


def written_text(xml: bytes) -> bytes:
    """The text of XML that this program wrote, as it would be read; with white space where a line ends.

    Cut at the texts' own tags: to parse a long document again would take longer than to write it.
    """
    pieces = [
        text[:end] + b" "
        if text.startswith(_ENDS_PARAGRAPH, end := text.find(b"<"))
        or b"</w:p>" in text
        or b"<w:tab/>" in text
        or b"<w:br/>" in text
        else text[:end]
        for text in xml.split(_TEXT_BEGINS)[1:]
    ]
    return b"".join(pieces).replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&amp;", b"&")


def _seen(
    root: _Element, beside: set[bytes], texts: Mapping[tuple[str, str], bytes] = MappingProxyType({})
) -> bytes:
    """The text under ``root``, a line for each paragraph; the lines of text boxes go to ``beside``."""
    apart: set[_Element] = set()
    for aside in root.iter(W.txbxContent, MC.Fallback, W.moveFrom):
        if aside in apart:
            continue
        apart.update(aside.iter(*_READ, W.txbxContent))
        if aside.tag == W.txbxContent and next(aside.iterancestors(MC.Fallback), None) is None:
            beside.update(_seen(paragraph, set()) for paragraph in aside.iter(W.p))
    pieces: list[bytes] = []
    fields: list[str] = []  # of the fields that are open: "" in the code, then "link" or "result"
    for element in root.iter(*_READ, *((etree.ProcessingInstruction,) if texts else ())):
        if element in apart:
            continue
        tag = element.tag
        if isinstance(element, etree._ProcessingInstruction):
            pieces.append(b"\n" + texts.get((str(element.target), element.text or ""), b""))
        elif tag == W.fldChar:
            _follow(element.get(W.fldCharType, ""), fields)
        elif tag == W.instrText:
            if fields and not fields[-1]:
                fields[-1] = "link" if _LINK.match(element.text or "") else "code"
        elif tag == W.p:
            pieces.append(b"\n")
        elif "code" in fields or "result" in fields:
            continue
        elif tag == W.t:
            if next(element.iterancestors(W.fldSimple), None) is None:
                pieces.append((element.text or "").encode("utf-8", "surrogatepass"))
        else:
            pieces.append(_BREAKS[tag])
    return b"".join(pieces)


def _even(text: bytes) -> bytes:
    """``text`` as it is compared: all white space as single spaces, none at the ends."""
    for letter, instead in _EVENED_OUT:
        if letter[-1:] in text:  # one byte is found quickest, and few other letters end in these
            text = text.replace(letter, instead)
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    return text.strip(b" ")


def _follow(kind: str, fields: list[str]) -> None:
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        fields.pop()
    elif kind == "separate" and fields and fields[-1] != "link":
        fields[-1] = "result"


def _headers(parts: Mapping[str, bytes], main: str, document: _Element) -> Iterator[str]:
    """The headers and footers that are shown."""
    settings = _target(parts, main, "settings")
    even = settings in parts and _parsed(parts[settings]).find(W.evenAndOddHeaders) is not None
    targets = _relations(parts, main)
    for section in document.iter(W.sectPr):
        first = section.find(W.titlePg)
        shown = {"default"} | ({"even"} if even else set())
        if first is not None and first.get(W.val, "1") not in ("0", "false", "off"):
            shown.add("first")
        for reference in section.iterchildren(W.headerReference, W.footerReference):
            target = targets.get(reference.get(R.id, ""), ("", ""))[1]
            if reference.get(W.type, "default") in shown and target in parts:
                yield target


def _relations(parts: Mapping[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    """Type and target of a part's relationships by their ids; of the package's own for an empty name."""
    folder = dirname(name)
    content = parts.get(join(folder, "_rels", f"{basename(name)}.rels"))
    if content is None:
        return {}
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            normpath(join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in _parsed(content)
    }


def _target(parts: Mapping[str, bytes], name: str, kind: str) -> str:
    """The name of the part that ``name`` calls its ``kind``; empty where there is none."""
    return next((target for found, target in _relations(parts, name).values() if found == kind), "")


def _properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    name = _target(parts, "", "custom-properties")
    if name not in parts:
        return {}
    return {
        element.get("name", ""): "".join(str(part) for part in element.itertext()).strip()
        for element in _parsed(parts[name]).iter(f"{{{CUSTOM}}}property")
    }


def _parsed(data: bytes) -> _Element:
    return etree.parse(
        io.BytesIO(data), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    ).getroot()
