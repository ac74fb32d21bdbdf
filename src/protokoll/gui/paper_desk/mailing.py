"""A paper by e-mail: a draft with the paper as PDF and chosen attachments. Done away from the window's thread."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from threading import Event
from typing import NamedTuple

from protokoll.documents.papers import PaperKind
from protokoll.documents.plain_text import as_text
from protokoll.errors import UserError
from protokoll.exchange.file_names import free_names
from protokoll.exchange.files import reason, write_file
from protokoll.exchange.mail import Enclosed, Recipient, mail_draft
from protokoll.gui.paper_desk.orders import MeetingOrder, Order, source_of
from protokoll.gui.paper_desk.words import FOR_ALL
from protokoll.gui.preview.look import PageLook
from protokoll.services.attachments import attached_files, file_name_of, read_attachment


class Enclosable(NamedTuple):
    """An attachment that can go along, by its id, with the name it goes by; ``usual``: it is proposed."""

    id: str
    name: str
    usual: bool


class MailChoices(NamedTuple):
    """What there is to choose from before a draft is made."""

    paper: str
    """The name of the PDF."""
    recipients: tuple[Recipient, ...]
    to_all: bool
    """It is usual to send this paper to all of them."""
    enclosable: tuple[Enclosable, ...]


class Draft(NamedTuple):
    """A draft that was written to ``path``, with what it says and encloses."""

    path: Path
    text: str
    enclosed: tuple[Enclosed, ...]
    pdf_maker: str


def mail_choices(order: Order) -> MailChoices:
    """Whom the paper can be sent to, and with which attachments.

    Of a public version nothing goes along by itself, and never what belongs to confidential items. The chair's
    own paper is addressed to nobody.
    """
    own = order.kind is PaperKind.RUNNING_SCRIPT
    enclosable = tuple(_enclosable(order)) if isinstance(order, MeetingOrder) else ()
    return MailChoices(
        f"{Path(order.name()).stem}.pdf",
        () if own else order.recipients(),
        order.kind in FOR_ALL,
        enclosable,
    )


def _enclosable(order: MeetingOrder) -> list[Enclosable]:
    here = attached_files(order.store, order.uid, order.meeting)
    chosen = set(order.options.items)
    found = []
    told = order.told()
    for one in told.attachments:
        if one.id in here and one.file:
            cited = order.kind is not PaperKind.EXTRACT or bool(chosen.intersection(one.items))
            found.append(Enclosable(one.id, file_name_of(told, one), cited and not order.options.public))
    return found


def write_draft(
    order: Order,
    recipients: tuple[Recipient, ...],
    attachments: Collection[Enclosable],
    folder: Path,
    look: PageLook,
    cancelled: Event,
    *,
    built_in: bool,
) -> Draft | None:
    """Write the draft into ``folder``; None when that was ``cancelled`` meanwhile. Raises :class:`UserError`."""
    source = source_of(order, look, built_in=built_in)
    made = source.pdf()
    stem = Path(order.name()).stem
    enclosed = [Enclosed(f"{stem}.pdf", made.data)]
    if isinstance(order, MeetingOrder):
        enclosed += [
            Enclosed(one.name, read_attachment(order.store, order.uid, one.id)) for one in attachments
        ]
    text = as_text(source.paper)
    subject = ", ".join(filter(None, (source.paper.title, source.paper.subject)))
    data = mail_draft(subject, text, recipients, enclosed)
    if cancelled.is_set():
        return None
    path = next(one for one in free_names(folder / f"{stem}.eml") if not one.exists())
    write_file(path, data)
    return Draft(path, text, tuple(enclosed), made.maker)


def lay_out(draft: Draft) -> Path:
    """Put what the draft encloses into a new folder beside it, for a mail program that cannot open the draft.

    Gives the first of the files. Raises :class:`UserError`.
    """
    folder = next(one for one in free_names(draft.path.with_suffix("")) if not one.exists())
    try:
        folder.mkdir()
    except OSError as error:
        raise UserError(
            f"Mappen {folder.name} kan inte skapas: {reason(error)}. Utkastet är kvar: {draft.path.name}."
        ) from None
    paths = []
    for file in draft.enclosed:
        paths.append(next(one for one in free_names(folder / file.name) if not one.exists()))
        write_file(paths[-1], file.data)
    return paths[0]
