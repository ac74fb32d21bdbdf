"""Deleting a meeting, and bringing it back with all that the store knew about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from protokoll.domain.edits import is_locked
from protokoll.storage.failures import LockedMeetingError
from protokoll.storage.meeting_tables import adjustment_event, meeting, task
from protokoll.storage.meetings import load_meeting, place_meeting
from protokoll.storage.register_tables import setting
from protokoll.storage.registers import save_settings
from protokoll.storage.stored import StoredMeeting

_TRAVELS = (task, adjustment_event)
"""What belongs to a meeting without being part of it. (The bytes of its attachments stay where they are.)"""


@dataclass(frozen=True, slots=True)
class DeletedMeeting:
    """A meeting that was deleted, and what else went with it: all that it takes to bring it back."""

    stored: StoredMeeting
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    settings: Mapping[str, str]


def delete_meeting(
    connection: Connection, uid: str, *, even_locked: bool = False, settings: Sequence[str] = ()
) -> DeletedMeeting:
    """Delete a meeting, all that is part of it, and the ``settings`` that are only about it."""
    stored = load_meeting(connection, uid)
    if is_locked(stored.meeting) and not even_locked:
        raise LockedMeetingError(
            f"Protokollet från mötet {stored.meeting.head.date.isoformat()} är justerat, så mötet kan inte tas "
            "bort. Inget har ändrats. Öppna protokollet igen och ange en anledning, om mötet verkligen ska bort."
        )
    rows = {
        table.name: [
            {column: cell for column, cell in row.items() if column not in {"id", "meeting_id"}}
            for row in connection.execute(
                select(table).where(table.c.meeting_id == stored.row).order_by(table.c.id)
            ).mappings()
        ]
        for table in _TRAVELS
    }
    named = setting.c.name.in_(settings)
    kept = {
        row.name: row.value
        for row in connection.execute(select(setting.c.name, setting.c.value).where(named))
    }
    connection.execute(setting.delete().where(named))
    connection.execute(meeting.delete().where(meeting.c.id == stored.row))
    return DeletedMeeting(stored, rows, kept)


def restore_meeting(connection: Connection, deleted: DeletedMeeting) -> None:
    """Bring a deleted meeting back under the uid it had."""
    stored = deleted.stored
    row = place_meeting(connection, stored.meeting, stored.uid, stored.unnamed)
    for table in _TRAVELS:
        if cells := [{"meeting_id": row, **each} for each in deleted.rows[table.name]]:
            connection.execute(table.insert(), cells)
    save_settings(connection, deleted.settings)
