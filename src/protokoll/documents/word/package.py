"""The Word file as a package of parts: opening a template, saving the document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

from protokoll.documents.word.guard import SIGNS_OF_DAMAGE, as_document, damaged, read_template
from protokoll.documents.word.text import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docx.document import Document as DocumentType
    from docx.opc.package import OpcPackage

_SAME_TIME = (1980, 1, 1, 0, 0, 0)


def open_template(path: Path) -> DocumentType:
    """The template at ``path`` as a python-docx document.

    Raises:
        TemplateError: there is no readable Word file at ``path``, or one that is refused (see :mod:`guard`).
    """
    parts = read_template(path)
    try:
        document = Document(io.BytesIO(as_document(parts)))
        if document.element.body is None:
            raise ValueError("no body")
        for relation in document.part.package.rels.values():
            if relation.reltype.endswith("/metadata/core-properties"):
                relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES  # LibreOffice spells it in its own way
    except (OpcError, *SIGNS_OF_DAMAGE) as error:
        raise damaged(path.name, error) from error
    return document


def save(
    package: OpcPackage, changed: Mapping[str, bytes], late: tuple[str, Callable[[], bytes]] | None = None
) -> bytes:
    """The package as a file; the same parts always give the same bytes.

    ``changed`` holds content by part name that goes before the part's own; ``late`` is the name of a part whose
    content is asked for when all others have been written. Written here rather than by
    python-docx, whose files bear the time of writing.
    """
    target = io.BytesIO()
    last, last_content = late or ("", None)
    parts = sorted(package.parts, key=lambda part: part.partname == last)
    types = {str(part.partname): str(part.content_type) for part in parts}
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:

        def write(name: str, content: bytes | str) -> None:
            archive.writestr(ZipInfo(name, _SAME_TIME), content, ZIP_DEFLATED)

        write(CONTENT_TYPES_URI.membername, _content_types(types))
        write(PACKAGE_URI.rels_uri.membername, package.rels.xml)
        for part in parts:
            own = last_content() if last_content and part.partname == last else part.blob
            write(part.partname.membername, changed.get(str(part.partname)) or own)
            if part.rels:
                write(part.partname.rels_uri.membername, part.rels.xml)
    return target.getvalue()


def _content_types(types: Mapping[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="{escape(name)}" ContentType="{escape(content_type)}"/>'
        for name, content_type in sorted(types.items())
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    )
