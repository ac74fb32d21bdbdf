"""Whole meetings in the store: adding and loading them. Saving is in ``changes``, lists are in ``lines``."""

from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace
from sqlalchemy import Connection, Table, bindparam, select

from protokoll.domain.meeting import Meeting
from protokoll.storage.changes import insertion, run
from protokoll.storage.columns import new_uid
from protokoll.storage.events import note_lock
from protokoll.storage.failures import MeetingExistsError, NoSuchMeetingError
from protokoll.storage.layouts import Cells
from protokoll.storage.linking import link_first
from protokoll.storage.meeting_tables import entry, meeting
from protokoll.storage.parts import (
    DATES,
    HEAD,
    KEYS,
    LISTS,
    OWNERS,
    REST,
    SEQUENCE,
    Found,
    Name,
    own_row,
    picker,
)
from protokoll.storage.register_tables import organisation
from protokoll.storage.stored import Place, StoredMeeting


def insert_meeting(connection: Connection, new: Meeting) -> str:
    """Add a meeting and link it to the register. Returns the store's uid: its own where it carries one.

    Minutes that come adjusted are locked from the start, and that is noted.
    """
    uid = new.head.uid or new_uid()
    row = place_meeting(connection, new, uid)
    note_lock(connection, row, None, new)
    return uid


def place_meeting(
    connection: Connection, new: Meeting, uid: str, unnamed: Mapping[Place, str] | None = None
) -> int:
    """Add a meeting under ``uid``; ``unnamed`` are what its entries without an id are called already.

    Returns the id of its row.
    """
    given = new.head.uid
    if has_meeting(connection, uid) or (given is not None and find_meeting(connection, given)):
        raise MeetingExistsError(
            "Mötet finns redan. Inget har ändrats. Ta bort det mötet först om det ska ersättas."
        )
    added = connection.execute(meeting.insert(), {"uid": uid, "revision": 1, **own_row(new)})
    assert added.inserted_primary_key is not None
    row: int = added.inserted_primary_key[0]
    run(connection, insertion(row, uid, new, unnamed))
    link_first(connection, row, new)
    return row


def has_meeting(connection: Connection, uid: str) -> bool:
    """Whether there is a meeting with the store's ``uid``."""
    return connection.scalar(select(meeting.c.id).where(meeting.c.uid == uid)) is not None


def find_meeting(connection: Connection, given_uid: str) -> str | None:
    """The store's uid of the meeting that carries ``given_uid``, if it is here."""
    return connection.scalar(select(meeting.c.uid).where(meeting.c.given_uid == given_uid))


def load_meeting(connection: Connection, uid: str) -> StoredMeeting:
    """The meeting with the store's ``uid``: one SELECT for each table."""
    own = connection.execute(_OWN_ROW, {"uid": uid}).first()
    if own is None:
        raise _no_such_meeting()
    row, revision, *cells = own
    found = _find_parts(connection, row)
    split = len(HEAD.columns)
    head = HEAD.value(cells[:split], sequence=SEQUENCE.elements(found))
    loaded = REST.value(
        cells[split:], head=head, **{field: part.elements(found) for field, part in LISTS.items()}
    )
    if loaded.planned_meetings is not None:
        planned = replace(loaded.planned_meetings, meetings=DATES.elements(found))
        loaded = replace(loaded, planned_meetings=planned)
    entries = [_PLACE_OF_ENTRY(cells) for rows in found[entry].values() for cells in rows]
    unnamed = {(item, position): key for item, position, key, entry_uid in entries if key == entry_uid}
    return StoredMeeting(uid=uid, revision=revision, meeting=loaded, row=row, unnamed=unnamed)


_OWN_ROW = select(
    meeting.c.id, meeting.c.revision, *(meeting.c[column] for column in HEAD.columns + REST.columns)
).where(meeting.c.uid == bindparam("uid"))

_PARTS = {table: select(table).where(table.c.meeting_id == bindparam("meeting_id")) for table in KEYS}

_PLACE_OF_ENTRY = picker(entry, "item", "position", "key", "uid")


def _find_parts(connection: Connection, row: int) -> Found:
    """All rows of the meeting's parts. Sorting here is quicker than making SQLite sort wide rows."""
    found: dict[Table, dict[Name | None, list[Cells]]] = {}
    for table, statement in _PARTS.items():
        rows = connection.execute(statement, {"meeting_id": row}).all()
        lists = found[table] = defaultdict(list)
        owner = OWNERS[table]
        owner_of = picker(table, owner) if owner else _no_owner
        for cells in rows:
            lists[owner_of(cells)].append(cells)
        position_of = picker(table, "position")
        for elements in lists.values():
            elements.sort(key=position_of)
    return found


def _no_owner(_: Cells) -> None:
    return None


def _no_such_meeting() -> NoSuchMeetingError:
    return NoSuchMeetingError(
        "Mötet finns inte i datafilen. Inget har ändrats. Kontrollera vilket möte som avses."
    )


def is_empty(connection: Connection) -> bool:
    """Whether the store holds neither a meeting nor an organisation."""
    return not any(
        connection.scalar(select(table.c.id).limit(1)) is not None for table in (meeting, organisation)
    )
