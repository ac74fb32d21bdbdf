"""Several PDF files as one, by pikepdf (qpdf): it mends what is slightly broken and reads what is only locked
against changes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import pikepdf


class Part(msgspec.Struct, frozen=True):
    """A PDF to be joined: what its bookmark says, and its bytes."""

    title: str
    data: bytes


class Joined(msgspec.Struct, frozen=True):
    """One PDF, and the parts that could not be read: title and why."""

    data: bytes
    left_out: tuple[tuple[str, str], ...]


class UnreadablePdfError(Exception):
    """The first of the files cannot be read; ``why`` says so in Swedish."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def join_pdfs(first: Part, parts: Sequence[Part]) -> Joined:
    """``first`` with the pages of ``parts`` after it, and a bookmark to each.

    The first keeps all that is in it: structure tags, language, bookmarks. What the others bring for a whole
    document (forms, scripts, structure) stays behind. Raises UnreadablePdfError when the first cannot be read.
    """
    import pikepdf

    left_out: list[tuple[str, str]] = []
    with _opened(first.data) as whole:
        marks: list[tuple[str, int]] = []
        for part in parts:
            try:
                with _opened(part.data) as added:
                    start = len(whole.pages)
                    whole.pages.extend(added.pages)
            except UnreadablePdfError as error:
                left_out.append((part.title, error.why))
                continue
            marks.append((part.title, start))
        with whole.open_outline() as outline:
            if not outline.root:
                outline.root.append(pikepdf.OutlineItem(first.title, 0))
            outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in marks)
        data = io.BytesIO()
        whole.save(data, encryption=False)
    return Joined(data.getvalue(), tuple(left_out))


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise UnreadablePdfError("filen är skyddad med lösenord") from None
    except pikepdf.PdfError:
        raise UnreadablePdfError("filen är skadad") from None
    if not len(pdf.pages):
        raise UnreadablePdfError("filen har inga sidor")
    return pdf
