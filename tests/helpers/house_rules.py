"""What every Word file of ours must fulfil beyond the standard, and ways to read one in a test."""

from __future__ import annotations

import io
import posixpath
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC = "{http://purl.org/dc/elements/1.1/}"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
DOCUMENT = "word/document.xml"

Parts = dict[str, etree._Element]


def house_faults(docx: bytes, template: bytes = b"", typed: str = "") -> list[str]:
    """What in ``docx`` breaks the rules of the house, one sentence each.

    ``template`` is what it was made from: none of its fields may be left, unless ``typed``, all that people
    wrote, holds the same words.
    """
    with ZipFile(io.BytesIO(docx)) as package:
        names = set(package.namelist())
        try:
            parts = {
                name: etree.fromstring(package.read(name), _parser())
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        except etree.XMLSyntaxError as error:
            return [f"XML that is not well-formed: {error}"]
    return [
        *_relations(parts, names),
        *_tables(parts),
        *_fields(parts),
        *_styles(parts),
        *_numbering(parts),
        *_bookmarks(parts[DOCUMENT]),
        *_drawings(parts),
        *_marks(parts),
        *_settings(parts),
        *_page(parts[DOCUMENT]),
        *_unfilled(parts, template, typed),
    ]


def audit_faults(docx: bytes) -> list[str]:
    """What openxml-audit has to say against ``docx`` as a file for today's Word."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"
        path.write_bytes(docx)
        result = _validator().validate(path)
    return [str(error) for error in result.errors if error.severity is ValidationSeverity.ERROR]


def words_of(docx: bytes, part: str = DOCUMENT) -> str:
    """The text of a part in reading order; tabs, line breaks and the ends of paragraphs as white space."""
    return "".join(_words(part_of(docx, part)))


def part_of(docx: bytes, name: str = DOCUMENT) -> etree._Element:
    """The root element of a part."""
    with ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name), _parser())


def _words(element: etree._Element) -> Iterator[str]:
    marks = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in marks and element.tag == f"{W}r":
            yield marks[child.tag]
        elif child.tag not in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{MC}Fallback"):
            yield from _words(child)
            if child.tag == f"{W}p":
                yield "\n"


def _relations(parts: Parts, names: set[str]) -> Iterator[str]:
    for name, root in parts.items():
        if name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        relations = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        known: dict[str, etree._Element] = (
            {} if relations is None else {r.get("Id", ""): r for r in relations}
        )
        used = {
            str(value) for element in root.iter() for key, value in element.items() if str(key).startswith(R)
        }
        for identity in sorted(used - known.keys()):
            yield f"{name} uses relationship {identity}, which does not exist"
        for identity, relation in known.items():
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                if relation.get("Type") != HYPERLINK:
                    yield f"{name}: external relationship of type {relation.get('Type')}"
                if identity not in used:
                    yield f"{name}: link {identity} is not used"
                if not re.fullmatch(r"[!#-;=?-\[\]_a-z~]+", target) or re.search(
                    "%(?![0-9A-F]{2})", target, re.I
                ):
                    yield f"{name}: {target!r} is no address"
            elif posixpath.normpath(posixpath.join(folder, target)).lstrip("/") not in names:
                yield f"{name}: {target} is missing"


def _tables(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for cell in root.iter(f"{W}tc"):
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end in a paragraph"
        for table in root.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            if not columns or any(_columns_of(row) != columns for row in _rows_of(table)):
                yield f"{name}: a row does not fill its table"
            following = [
                s for s in table.itersiblings() if s.tag not in (f"{W}bookmarkStart", f"{W}bookmarkEnd")
            ]
            if not following or following[0].tag != f"{W}p":
                yield f"{name}: a table is not followed by a paragraph"
        for container in root.iter(f"{W}hdr", f"{W}ftr", f"{W}txbxContent"):
            if next(container.iter(f"{W}p"), None) is None:
                yield f"{name}: no paragraph in {container.tag}"


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also within content controls; not those of tables in its cells."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _rows_of(child)


def _columns_of(row: etree._Element) -> int:
    cells = [*row.findall(f"{W}tc"), *row.findall(f"{W}sdt/{W}sdtContent/{W}tc")]
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


def _fields(parts: Parts) -> Iterator[str]:
    follows = {"begin": ("separate", "end"), "separate": ("end",)}
    for name, root in parts.items():
        open_fields: list[str] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType", "")
            if kind == "begin":
                open_fields.append(kind)
            elif not open_fields or kind not in follows[open_fields[-1]]:
                yield f"{name}: field mark {kind} out of place"
            elif kind == "end":
                open_fields.pop()
            else:
                open_fields[-1] = kind
        if open_fields:
            yield f"{name}: a field does not end"


def _styles(parts: Parts) -> Iterator[str]:
    styles = parts["word/styles.xml"]
    kinds: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        identity = style.get(f"{W}styleId", "")
        if identity in kinds:
            yield f"two styles have the id {identity}"
        kinds[identity] = style.get(f"{W}type", "")
    named = Counter(
        (style.get(f"{W}type"), name.get(f"{W}val", "").casefold())
        for style in styles.iter(f"{W}style")
        for name in style.iter(f"{W}name")
    )
    for (_, label), count in named.items():
        if count > 1:
            yield f"{count} styles are called {label}"
    wanted = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "styleLink": "numbering"}
    for name, root in parts.items():
        for tag, kind in wanted.items():
            for use in root.iter(f"{W}{tag}"):
                if kinds.get(use.get(f"{W}val", "")) != kind:
                    yield f"{name}: {kind} style {use.get(f'{W}val')} does not exist"
    for tag in ("basedOn", "next", "link"):
        for use in styles.iter(f"{W}{tag}"):
            if use.get(f"{W}val") not in kinds:
                yield f"styles: {tag} {use.get(f'{W}val')} does not exist"


def _numbering(parts: Parts) -> Iterator[str]:
    numbering = parts["word/numbering.xml"]
    levels = {
        definition.get(f"{W}abstractNumId"): len(definition.findall(f"{W}lvl"))
        for definition in numbering.findall(f"{W}abstractNum")
    }
    lists: dict[str | None, int] = {}
    for num in numbering.findall(f"{W}num"):
        reference = num.find(f"{W}abstractNumId")
        if num.get(f"{W}numId") in lists:
            yield f"two lists have the number {num.get(f'{W}numId')}"
        if reference is None or reference.get(f"{W}val") not in levels:
            yield f"list {num.get(f'{W}numId')} has no definition"
        else:
            lists[num.get(f"{W}numId")] = levels[reference.get(f"{W}val")]
    for name, root in parts.items():
        for use in root.iter(f"{W}numPr"):
            number, level = use.find(f"{W}numId"), use.find(f"{W}ilvl")
            known = lists.get(None if number is None else number.get(f"{W}val"))
            if known is None:
                yield f"{name}: a paragraph belongs to a list that does not exist"
            elif level is not None and int(level.get(f"{W}val", "0")) >= known:
                yield f"{name}: a list has no level {level.get(f'{W}val')}"


def _bookmarks(document: etree._Element) -> Iterator[str]:
    open_marks: set[str] = set()
    closed: set[str] = set()
    names: set[str] = set()
    for mark in document.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        identity = mark.get(f"{W}id", "")
        if mark.tag == f"{W}bookmarkStart":
            name = mark.get(f"{W}name", "")
            if identity in open_marks | closed or name.casefold() in names:
                yield f"bookmark {name} is there twice"
            if not 0 < len(name) <= 40:
                yield f"bookmark name {name!r} is too long or empty"
            open_marks.add(identity)
            names.add(name.casefold())
        elif identity in open_marks:
            open_marks.remove(identity)
            closed.add(identity)
        else:
            yield f"bookmark {identity} ends without a beginning"
    for identity in open_marks:
        yield f"bookmark {identity} does not end"


def _drawings(parts: Parts) -> Iterator[str]:
    """Pictures say what they show, and no two drawings of a part have the same number."""
    for name, root in parts.items():
        drawings = [d for d in root.iter("{*}docPr") if next(d.iterancestors(f"{MC}Fallback"), None) is None]
        for number, count in Counter(drawing.get("id", "") for drawing in drawings).items():
            if count > 1:
                yield f"{name}: {count} drawings have the number {number}"
        for drawing in drawings:
            around = drawing.getparent()
            picture = None if around is None else around.find("{*}graphic/{*}graphicData/{*}pic")
            if picture is not None and not drawing.get("descr"):
                yield f"{name}: a picture does not say what it shows"


def _marks(parts: Parts) -> Iterator[str]:
    """Nothing is left of what the program marks while it writes."""
    for name, root in parts.items():
        if b"<?protokoll" in etree.tostring(root):
            yield f"{name}: the place of blocks was not filled"
        if any(key.startswith("protokoll") for row in root.iter(f"{W}tr") for key in map(str, row.keys())):
            yield f"{name}: a row is still marked"


def _settings(parts: Parts) -> Iterator[str]:
    settings = parts["word/settings.xml"]
    modes = [
        setting.get(f"{W}val")
        for setting in settings.iter(f"{W}compatSetting")
        if setting.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield f"compatibility mode {modes}"
    if settings.find(f"{W}updateFields") is not None:
        yield "updateFields"
    language = parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or language.get(f"{W}val") != "sv-SE":
        yield "the text is not marked as Swedish"
    for name, root in parts.items():
        if name.startswith("word/") and any(lang.get(f"{W}val") != "sv-SE" for lang in root.iter(f"{W}lang")):
            yield f"{name}: text in another language"
    core = parts["docProps/core.xml"]
    if core.findtext(f"{DC}language") != "sv-SE":
        yield "the properties do not say Swedish"
    for tag in ("title", "subject", "creator"):
        if core.find(f"{DC}{tag}") is None:
            yield f"the properties lack {tag}"


def _page(document: etree._Element) -> Iterator[str]:
    sections = list(document.iter(f"{W}sectPr"))
    body = document.find(f"{W}body")
    assert body is not None
    if not sections or body[-1].tag != f"{W}sectPr":
        yield "no section at the end"
    for section in sections:
        size = section.find(f"{W}pgSz")
        if size is None or {size.get(f"{W}w"), size.get(f"{W}h")} != {"11906", "16838"}:
            yield "a page is not A4"


def _unfilled(parts: Parts, template: bytes, typed: str) -> Iterator[str]:
    if not template:
        return
    pattern = re.compile(r"\{\{[^{}\n\t]+\}\}")
    with ZipFile(io.BytesIO(template)) as package:
        asked = {
            field
            for name in package.namelist()
            if name.endswith(".xml")
            for field in pattern.findall("".join(_words(etree.fromstring(package.read(name), _parser()))))
        }
    for name, root in parts.items():
        for field in set(pattern.findall("".join(_words(root)))) & asked:
            if field not in typed:
                yield f"{name}: {field} was not filled"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
