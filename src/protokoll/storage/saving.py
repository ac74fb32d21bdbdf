"""Saves of a meeting, each with what is to be noted or kept along with it, in one transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection

from protokoll.domain.adjustments import AdjustmentEvent, EventKind
from protokoll.domain.meeting import Meeting
from protokoll.domain.register import Register
from protokoll.storage.changes import Changes
from protokoll.storage.events import add_event, note_lock
from protokoll.storage.meetings import insert_meeting, load_meeting
from protokoll.storage.registers import save_register
from protokoll.storage.stored import StoredMeeting


def save(connection: Connection, change: Changes) -> StoredMeeting:
    """Write an ordinary change."""
    after = change.run(connection)
    note_lock(connection, after.row, change.before.meeting, after.meeting)
    return after


def fill(connection: Connection, register: Register, every: Sequence[Meeting]) -> None:
    """Write a whole register and add meetings."""
    save_register(connection, register)
    for meeting in every:
        insert_meeting(connection, meeting)


def save_with_event(
    connection: Connection, change: Changes, event: AdjustmentEvent, content: bytes | None
) -> StoredMeeting:
    """Write a change (or none) that belongs to ``event``, and note that, with a file's ``content``."""
    after = change.after
    if change:
        after = change.run(connection, reopening=event.kind is EventKind.REOPENED)
    else:
        load_meeting(connection, after.uid)  # told if it is gone
    if event.kind is not EventKind.LOCKED:
        note_lock(connection, after.row, change.before.meeting, after.meeting)
    add_event(connection, after.row, event, content)
    return after
