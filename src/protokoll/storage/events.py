"""What was done to have minutes adjusted, in the store."""

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from protokoll.domain.adjustments import AdjustmentEvent, EventKind, fingerprint
from protokoll.domain.edits import is_locked
from protokoll.domain.meeting import Meeting
from protokoll.storage.contents import keep_content
from protokoll.storage.layouts import StructLayout
from protokoll.storage.meeting_tables import adjustment_event, meeting

_LAYOUT = StructLayout(AdjustmentEvent)
_COLUMNS = [adjustment_event.c[column] for column in _LAYOUT.columns]


def add_event(
    connection: Connection, row: int, event: AdjustmentEvent, content: bytes | None = None
) -> AdjustmentEvent:
    """Note ``event`` of the meeting with the id ``row``, with a file's ``content``; gives it as it is kept."""
    cells = dict(zip(_LAYOUT.columns, _LAYOUT.cells(event), strict=True))
    if content is not None:
        cells["sha256"] = keep_content(connection, content)
    connection.execute(adjustment_event.insert(), {"meeting_id": row, **cells})
    return _LAYOUT.value([cells[column] for column in _LAYOUT.columns])


def note_lock(connection: Connection, row: int, before: Meeting | None, after: Meeting) -> None:
    """Note that the minutes are locked, if they have become so, with the meeting's fingerprint."""
    if is_locked(after) and not (before and is_locked(before)):
        add_event(
            connection,
            row,
            AdjustmentEvent(moment=datetime.now(UTC), kind=EventKind.LOCKED, fingerprint=fingerprint(after)),
        )


def load_events(connection: Connection, meeting_uid: str) -> tuple[AdjustmentEvent, ...]:
    """All that was noted of the meeting, in order."""
    rows = connection.execute(
        select(*_COLUMNS)
        .join(meeting, meeting.c.id == adjustment_event.c.meeting_id)
        .where(meeting.c.uid == meeting_uid)
        .order_by(adjustment_event.c.id)
    )
    return tuple(_LAYOUT.value(row) for row in rows)
