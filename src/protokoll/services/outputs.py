"""A paper in the form that the ending of its file asks for: Word, PDF, web page, text or an e-mail draft."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from protokoll.documents.html import as_html
from protokoll.documents.paper import Paper
from protokoll.documents.plain_text import as_text
from protokoll.domain.meeting import Meeting
from protokoll.errors import UserError
from protokoll.exchange.file_names import safe_name
from protokoll.exchange.mail import Enclosed, Recipient, mail_draft
from protokoll.exchange.pdf import MadePdf, pdf_from_word


class Form(StrEnum):
    """Form som ett papper sparas i; the value is the ending of its file."""

    WORD = ".docx"
    PDF = ".pdf"
    WEB_PAGE = ".html"
    TEXT = ".txt"
    MAIL = ".eml"


class Output(msgspec.Struct, frozen=True):
    """The bytes of the file, and the program that made the PDF in it, if any."""

    data: bytes
    pdf_maker: str = ""


class PaperSource(msgspec.Struct, frozen=True):
    """A paper, how it becomes Word, and how it becomes PDF where no word processor is at hand."""

    paper: Paper
    word: Callable[[], bytes]
    plain_pdf: Callable[[Paper], bytes]

    def pdf(self) -> MadePdf:
        """The paper as PDF: by Word or LibreOffice over the Word file, else by the program's own pages."""
        return pdf_from_word(self.word()) or MadePdf(self.plain_pdf(self.paper), "Protokoll")


def form_of(path: Path) -> Form:
    """The form that ``path`` asks for by its ending. Raises :class:`UserError` for other endings."""
    try:
        return Form(path.suffix.casefold())
    except ValueError:
        endings = ", ".join(Form)
        raise UserError(
            f"Papperet kan inte sparas som {path.name}. Ingenting har skrivits. "
            f"Ge filen ett namn som slutar på något av {endings}."
        ) from None


def make_output(source: PaperSource, form: Form, recipients: tuple[Recipient, ...] = ()) -> Output:
    """The paper in ``form``; an e-mail draft holds it as text and as an attached PDF."""
    match form:
        case Form.WORD:
            return Output(source.word())
        case Form.PDF:
            made = source.pdf()
            return Output(made.data, made.maker)
        case Form.WEB_PAGE:
            return Output(as_html(source.paper).encode())
        case Form.TEXT:
            return Output(as_text(source.paper).encode())
        case Form.MAIL:
            made = source.pdf()
            subject = ", ".join(filter(None, (source.paper.title, source.paper.subject)))
            enclosed = Enclosed(f"{safe_name(subject)}.pdf", made.data)
            return Output(mail_draft(subject, as_text(source.paper), recipients, (enclosed,)), made.maker)


def recipients_of(meeting: Meeting) -> tuple[Recipient, ...]:
    """All on the attendance list of whom an address is known."""
    people = {person.id: person for person in meeting.people}
    listed = (people[line.person] for line in meeting.attendance if isinstance(line.person, str))
    return tuple(Recipient(person.name, person.email) for person in listed if person.email)
