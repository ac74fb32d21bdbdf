"""Bilagor: files that belong to a meeting, kept in the store.

An attachment stands in the meeting, its bytes in the store by the attachment's id, and they never change: a file
that replaces another comes as another attachment. So undoing an edit brings the right bytes back. What concerns
the meeting alone (title, number, order, where it is cited) are edits like others, in ``domain.edits``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.domain.edits import (
    edit_attachment,
    insert_attachment,
    is_locked,
    new_id,
    next_attachment_number,
)
from protokoll.domain.meeting import Attachment, Meeting
from protokoll.errors import UserError
from protokoll.exchange.file_names import safe_name
from protokoll.exchange.files import read_file, write_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protokoll.storage.store import Store
    from protokoll.storage.stored import AttachedFile

MAX_BYTES = 100 * 1024 * 1024
"""What one attachment may hold; the store and each of its backups grow by it."""


def attach_file(store: Store, uid: str, meeting: Meeting, path: Path, items: Sequence[str] = ()) -> Meeting:
    """``meeting`` with the file at ``path`` as an attachment, cited at ``items``; the bytes are kept at once.

    It is last, with the next free number, and its title is made of the file's name. The meeting itself is not
    saved here: it is an edit like others. Raises :class:`UserError`; nothing is then kept.
    """
    _check_open(meeting)
    data = _bytes_of(path)
    attachment = Attachment(
        id=new_id(),
        title=title_of(path),
        number=next_attachment_number(meeting),
        file=_file_name(path),
        items=tuple(items),
    )
    store.keep_file(uid, attachment.id, attachment.file, data)
    return insert_attachment(meeting, attachment)


def replace_file(store: Store, uid: str, meeting: Meeting, attachment_id: str, path: Path) -> Meeting:
    """``meeting`` with the file at ``path`` in the place of what an attachment was, or as the bytes it lacked.

    Title, number and where it is cited stay. Raises :class:`UserError`, and KeyError for an unknown id.
    """
    _check_open(meeting)
    if attachment_id not in {one.id for one in meeting.attachments}:
        raise KeyError(attachment_id)
    data = _bytes_of(path)
    new = new_id()
    store.keep_file(uid, new, _file_name(path), data)
    return edit_attachment(meeting, attachment_id, id=new, file=_file_name(path))


def attached_files(store: Store, uid: str, meeting: Meeting) -> Mapping[str, AttachedFile]:
    """The file of each attachment of ``meeting`` whose bytes are here, by attachment id."""
    files = store.files_of(uid)
    return {one.id: files[one.id] for one in meeting.attachments if one.id in files}


def read_attachment(store: Store, uid: str, attachment_id: str) -> bytes:
    """The bytes of an attachment. Raises :class:`UserError` where they are not here."""
    return store.read_file(uid, attachment_id)


def save_attachment(store: Store, uid: str, attachment_id: str, path: Path) -> None:
    """Write a copy of an attachment to ``path``, over what is there. Raises :class:`UserError`."""
    write_file(path, store.read_file(uid, attachment_id))


def file_name_of(meeting: Meeting, attachment: Attachment) -> str:
    """The name of an attachment among papers: "Bilaga 1 Budget.pdf", safe on every system."""
    number = attachment.number or str(meeting.attachments.index(attachment) + 1)
    ending = safe_name(Path(attachment.file).suffix) if Path(attachment.file).suffix else ""
    return f"{safe_name(f'Bilaga {number} {attachment.title}')}{ending}"


def title_of(path: Path) -> str:
    """A title made of a file's name: "Budget_2027 (utkast).pdf" gives "Budget 2027 (utkast)"."""
    words = unicodedata.normalize("NFC", path.stem).replace("_", " ")
    return " ".join(words.split()) or "Bilaga"


def _file_name(path: Path) -> str:
    return unicodedata.normalize("NFC", path.name)


def _bytes_of(path: Path) -> bytes:
    data = read_file(path, MAX_BYTES)
    if not data:
        raise UserError(
            f"Filen {path.name} är tom och läggs inte till. Ingenting har ändrats. Om den ligger i en "
            "molntjänst: öppna den där först, så att den hämtas till datorn."
        )
    return data


def _check_open(meeting: Meeting) -> None:
    if is_locked(meeting):
        raise UserError(
            "Protokollet är justerat, så bilagorna kan inte ändras. Ingenting har ändrats. Öppna protokollet "
            "igen och ange en anledning, om de måste ändras."
        )
