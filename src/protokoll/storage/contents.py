"""Bytes of files, each content once, however many refer to it.

A content that nothing refers to any more stays for a while, so that what was taken away can be brought back.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, union

from protokoll.storage.failures import NoSuchFileError
from protokoll.storage.meeting_tables import adjustment_event, attachment, attachment_file, meeting
from protokoll.storage.register_tables import attachment_content, unused_content
from protokoll.storage.stored import AttachedFile

KEPT_UNUSED = timedelta(days=30)
"""How long a content that nothing refers to is kept."""


def keep_content(connection: Connection, data: bytes) -> str:
    """Keep ``data``, if it is not here yet. Returns its SHA-256 in hex."""
    sha256 = hashlib.sha256(data).hexdigest()
    there = connection.scalar(select(attachment_content.c.id).where(attachment_content.c.sha256 == sha256))
    if there is None:
        connection.execute(attachment_content.insert(), {"sha256": sha256, "content": data})
    else:
        connection.execute(unused_content.delete().where(unused_content.c.sha256 == sha256))
    return sha256


def read_content(connection: Connection, sha256: str) -> bytes:
    """The content with that sum, as it was kept."""
    data = connection.scalar(
        select(attachment_content.c.content).where(attachment_content.c.sha256 == sha256)
    )
    if data is None:
        raise _no_such_file()
    return bytes(data)


def keep_file(connection: Connection, meeting_uid: str, attachment_id: str, file: str, data: bytes) -> None:
    """Keep ``data`` as the bytes of an attachment, which may not stand in the stored meeting yet."""
    connection.execute(  # of a meeting that was deleted and comes again from a file
        attachment_file.delete().where(
            attachment_file.c.meeting_uid == meeting_uid, attachment_file.c.attachment == attachment_id
        )
    )
    connection.execute(
        attachment_file.insert(),
        {
            "meeting_uid": meeting_uid,
            "attachment": attachment_id,
            "sha256": keep_content(connection, data),
            "file": file,
            "size": len(data),
        },
    )


def files_of(connection: Connection, meeting_uid: str) -> dict[str, AttachedFile]:
    """The files of a meeting's attachments by attachment id: also of those that were taken away lately."""
    found = connection.execute(
        select(
            attachment_file.c.attachment,
            attachment_file.c.file,
            attachment_file.c.size,
            attachment_file.c.sha256,
        ).where(attachment_file.c.meeting_uid == meeting_uid)
    )
    return {row.attachment: AttachedFile(row.file, row.size, row.sha256) for row in found}


def read_file(connection: Connection, meeting_uid: str, attachment_id: str) -> bytes:
    """The bytes of an attachment."""
    sha256 = connection.scalar(
        select(attachment_file.c.sha256).where(
            attachment_file.c.meeting_uid == meeting_uid, attachment_file.c.attachment == attachment_id
        )
    )
    if sha256 is None:
        raise _no_such_file()
    return read_content(connection, sha256)


def copy_files(connection: Connection, from_uid: str, to_uid: str) -> None:
    """Let the attachments of one meeting have their bytes in another that was made of it, too."""
    there = files_of(connection, to_uid)
    copies = [
        {
            "meeting_uid": to_uid,
            "attachment": name,
            "file": file.name,
            "size": file.size,
            "sha256": file.sha256,
        }
        for name, file in files_of(connection, from_uid).items()
        if name not in there
    ]
    if copies:
        connection.execute(attachment_file.insert(), copies)


_IN_USE = union(
    select(attachment_file.c.sha256)
    .join(meeting, meeting.c.uid == attachment_file.c.meeting_uid)
    .join(
        attachment,
        (attachment.c.meeting_id == meeting.c.id) & (attachment.c.key == attachment_file.c.attachment),
    ),
    select(adjustment_event.c.sha256).where(adjustment_event.c.sha256.is_not(None)),
)
"""What attachments and adjustments of the meetings that are here refer to."""

_UNUSED = select(attachment_content.c.sha256).where(
    attachment_content.c.sha256.not_in(select(_IN_USE.subquery().c.sha256))
)


def has_news_of_use(connection: Connection, now: datetime) -> bool:
    """Whether :func:`collect_unused` would write anything."""
    unused, marked = _look(connection)
    return unused != marked.keys() or any(since + KEPT_UNUSED < now for since in marked.values())


def collect_unused(connection: Connection, now: datetime) -> None:
    """Mark what nothing refers to from now on, and delete what has been so for :data:`KEPT_UNUSED`."""
    unused, marked = _look(connection)
    for sha256 in marked.keys() - unused:
        connection.execute(unused_content.delete().where(unused_content.c.sha256 == sha256))
    for sha256 in unused - marked.keys():
        connection.execute(unused_content.insert(), {"sha256": sha256, "since": now})
    for sha256 in unused & marked.keys():
        if marked[sha256] + KEPT_UNUSED < now:
            for table in (attachment_file, unused_content, attachment_content):
                connection.execute(table.delete().where(table.c.sha256 == sha256))


def _look(connection: Connection) -> tuple[set[str], Mapping[str, datetime]]:
    """What nothing refers to, and what is marked as such since when."""
    unused: set[str] = set(connection.scalars(_UNUSED))
    marked = connection.execute(select(unused_content.c.sha256, unused_content.c.since))
    return unused, {row.sha256: row.since for row in marked}


def _no_such_file() -> NoSuchFileError:
    return NoSuchFileError(
        "Filen finns inte i datafilen. Ingenting har ändrats. Lägg till den på nytt om den finns kvar på "
        "annat håll."
    )
