"""Templates made by hand for the tests: the built-in one with other XML in some of its parts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from protokoll.documents.template_fields import ANCHORS, Field, KnownFields, RowGroup
from protokoll.documents.word import check_template, render
from protokoll.paths import resources_dir
from tests.helpers.house_rules import WORD
from tests.helpers.papers import FIELDS

BUILT_IN = resources_dir() / "templates" / "modern" / "protokoll.docx"
NAMESPACES = (
    f'xmlns:w="{WORD}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1" w:right="1000" w:bottom="1" w:left="906"'
    ' w:header="1" w:footer="1" w:gutter="0"/></w:sectPr>'
)
CONTENT = "<w:p><w:r><w:t>{{Innehåll}}</w:t></w:r></w:p>"


def run(words: str, properties: str = "") -> str:
    """A run as Word writes it; ``properties`` is the inside of ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


render_own = partial(render, built_in=BUILT_IN)
"""Render with a template of one's own."""


def members(template: Path | bytes = BUILT_IN) -> dict[str, bytes]:
    """The parts of a Word file by their names."""
    with ZipFile(io.BytesIO(template) if isinstance(template, bytes) else template) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(parts: dict[str, bytes]) -> bytes:
    """A Word file of these parts."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def template_with(
    folder: Path, body: str = "", *, content: str = CONTENT, parts: Mapping[str, bytes | None] | None = None
) -> Path:
    """A template whose body holds ``body`` and then the content's anchor.

    ``parts`` are other parts by the names of their files under ``word/`` without ``.xml``; None leaves one
    out.
    """
    found = members()
    document = f"<w:document {NAMESPACES}><w:body>{body}{content}{PAGE}</w:body></w:document>"
    found["word/document.xml"] = document.encode()
    for name, xml in (parts or {}).items():
        member = f"word/{name}.xml"
        if xml is None:
            del found[member]
            relations, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
            found[relations] = _without(found[relations], f'Target="{name}.xml"')
            found[types] = _without(found[types], f'PartName="/{member}"')
        else:
            found[member] = xml
    path = folder / "mall.docx"
    path.write_bytes(pack(found))
    return path


def _without(xml: bytes, words: str) -> bytes:
    """``xml`` without the empty element that holds ``words``."""
    text = xml.decode()
    at = text.index(words)
    return (text[: text.rindex("<", 0, at)] + text[text.index("/>", at) + 2 :]).encode()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relate(
    parts: dict[str, bytes],
    identity: str,
    kind: str,
    target: str,
    *,
    of: str = "word/document.xml",
    mode: str = "",
) -> None:
    """Add a relationship of the part ``of``, or of the package for an empty name."""
    folder, _, name = of.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    kind = kind if "/" in kind else f"{_OFFICE}/{kind}"
    mode = f' TargetMode="{mode}"' if mode else ""
    relation = f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{mode}/>'
    found = parts.get(rels, f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode())
    parts[rels] = found.replace(b"</Relationships>", relation.encode() + b"</Relationships>")


def add_part(parts: dict[str, bytes], name: str, content: bytes, content_type: str) -> None:
    """Add a part and its content type; a short type is one of WordprocessingML's ("footnotes")."""
    if "/" not in content_type:
        content_type = f"{_TYPES}.{content_type}+xml"
    parts[name] = content
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"</Types>", override.encode() + b"</Types>")


def add_notes(parts: dict[str, bytes], kind: str, *texts: str) -> None:
    """Add footnotes or endnotes (``kind`` is "footnote" or "endnote") with these runs; ids from 1."""
    notes = "".join(
        f'<w:{kind} w:id="{number}"><w:p>{text}</w:p></w:{kind}>' for number, text in enumerate(texts, 1)
    )
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    xml = f"<w:{kind}s {NAMESPACES}>{separator}{notes}</w:{kind}s>"
    add_part(parts, f"word/{kind}s.xml", xml.encode(), f"{kind}s")
    relate(parts, f"rId{kind}", f"{kind}s", f"{kind}s.xml")


def row(*cells: str, properties: str = "") -> str:
    """A table row of paragraphs with these texts; a cell that begins with ``<`` is XML."""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{cell if cell[:1] == "<" else paragraph(cell)}</w:tc>'
        for cell in cells
    )
    return f"<w:tr>{properties and f'<w:trPr>{properties}</w:trPr>'}{written}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    """A table of these rows, and the paragraph after it."""
    grid = '<w:gridCol w:w="3000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl><w:p/>"
    )


def paragraph(words: str) -> str:
    """A paragraph with one run."""
    return f"<w:p>{run(words)}</w:p>"


def text_box(inside: str, *, identity: int = 1, description: str = "") -> str:
    """A run with a text box as Word writes it: a drawing, and VML for older programs."""
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="720000"/>'
        f'<wp:docPr id="{identity}" name="Ruta {identity}" descr="{description}"/>'
        f'<a:graphic><a:graphicData uri="{shape}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:shape id="_x0000_s{1000 + identity}" alt="{description}">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


KNOWN = KnownFields(
    fields=tuple(Field(name, "", "") for name in FIELDS),
    groups=(
        RowGroup("Deltagare", "", (Field("Namn", "", ""), Field("Uppdrag", "", ""))),
        RowGroup("Punkt", "", (Field("Rubrik", "", ""),)),
    ),
    anchors=ANCHORS,
)
"""What templates may hold for an invented kind of paper."""


def faults_in(folder: Path, body: str = "", **more: Any) -> list[tuple[str, str, str, str]]:
    """What the template check says of a template with this body: severity, place, text, suggestion."""
    return told(template_with(folder, body, **more))


def told(template: Path, **more: Any) -> list[tuple[str, str, str, str]]:
    """What the template check says of a file; that anchors are missing is left out."""
    return [
        (str(fault.severity), fault.place, fault.text, fault.suggestion)
        for fault in check_template(template, KNOWN, **more)
        if "saknas. Där skrivs" not in fault.text
    ]
