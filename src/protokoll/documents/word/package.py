"""The Word file as a package of parts: opening a template, saving the document."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from lxml import etree

from protokoll.documents.word.text import escape
from protokoll.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docx.document import Document as DocumentType
    from docx.opc.package import OpcPackage

LARGEST_TEMPLATE = 50 * 2**20
"""Bytes, unpacked. A small file can hold far more than memory does."""

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAME_TIME = (1980, 1, 1, 0, 0, 0)

SIGNS_OF_DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, NotImplementedError),
    *(OpcError, etree.LxmlError, LookupError, ValueError, AttributeError, TypeError, AssertionError),
)
"""What zipfile, python-docx and lxml raise for files that are not what they seem. RuntimeError: encrypted."""


class TemplateError(UserError):
    """The template cannot be used; nothing has been written."""


def open_template(path: Path) -> DocumentType:
    """The template at ``path`` as a python-docx document.

    Raises:
        TemplateError: there is no readable Word file at ``path``.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise TemplateError(f"Mallen {path.name} finns inte kvar. Välj en annan mall.") from None
    except OSError as error:
        raise TemplateError(
            f"Mallen {path.name} går inte att läsa. "
            "Kontrollera att du får öppna filen, eller välj en annan mall.",
            details=str(error),
        ) from error
    if data.startswith(_OLD_WORD):
        raise TemplateError(
            f"Mallen {path.name} är sparad i Words äldre format eller med lösenord. "
            "Öppna den i Word och spara den som Word-dokument (.docx) utan lösenord."
        )
    if not data.startswith(b"PK"):
        raise TemplateError(f"Mallen {path.name} är inget Word-dokument (.docx). Välj en annan mall.")
    try:
        with ZipFile(io.BytesIO(data)) as package:
            if sum(member.file_size for member in package.infolist()) > LARGEST_TEMPLATE:
                raise TemplateError(f"Mallen {path.name} är för stor. Välj en annan mall.")
        document = Document(io.BytesIO(data))
        if document.element.body is None:
            raise ValueError("no body")
    except SIGNS_OF_DAMAGE as error:
        raise damaged(path, error) from error
    return document


def damaged(path: Path, error: Exception) -> TemplateError:
    """What to raise for a template in which ``error`` was found."""
    return TemplateError(
        f"Mallen {path.name} är skadad eller inget Word-dokument (.docx). "
        "Öppna den i Word och spara den på nytt, eller välj en annan mall.",
        details=f"{type(error).__name__}: {error}",
    )


def save(package: OpcPackage, changed: Mapping[str, bytes]) -> bytes:
    """The package as a file; the same parts always give the same bytes.

    ``changed`` holds content by part name that goes before the part's own. Written here rather than by
    python-docx, whose files bear the time of writing.
    """
    target = io.BytesIO()
    parts = package.parts
    types = {str(part.partname): str(part.content_type) for part in parts}
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:

        def write(name: str, content: bytes | str) -> None:
            archive.writestr(ZipInfo(name, _SAME_TIME), content, ZIP_DEFLATED)

        write(CONTENT_TYPES_URI.membername, _content_types(types))
        write(PACKAGE_URI.rels_uri.membername, package.rels.xml)
        for part in parts:
            write(part.partname.membername, changed.get(str(part.partname)) or part.blob)
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
