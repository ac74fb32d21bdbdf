"""Templates made by hand for the tests: the built-in one with other XML in some of its parts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from protokoll.documents.word import render
from protokoll.paths import resources_dir
from tests.helpers.house_rules import WORD

BUILT_IN = resources_dir() / "templates" / "protokoll.docx"
NAMESPACES = (
    f'xmlns:w="{WORD}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
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
