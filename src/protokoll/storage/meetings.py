"""Whole meetings in the store: adding, loading, listing and deleting them. Saving is in ``changes``."""

from collections import defaultdict

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, bindparam, func, select

from protokoll.domain.entries import Decision
from protokoll.domain.meeting import Meeting
from protokoll.storage.changes import insertion, run
from protokoll.storage.columns import new_uid
from protokoll.storage.failures import MeetingExistsError, NoSuchMeetingError
from protokoll.storage.layouts import Cells
from protokoll.storage.linking import link_first
from protokoll.storage.meeting_tables import agenda_item, entry, meeting
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
from protokoll.storage.stored import MeetingLine, StoredMeeting


def insert_meeting(connection: Connection, new: Meeting) -> str:
    """Add a meeting and link it to the register. Returns the store's uid: its own where it carries one."""
    given = new.head.uid
    if given is not None and (has_meeting(connection, given) or find_meeting(connection, given)):
        raise MeetingExistsError(
            "Mötet finns redan. Inget har ändrats. Ta bort det mötet först om det ska ersättas."
        )
    uid = given or new_uid()
    added = connection.execute(meeting.insert(), {"uid": uid, "revision": 1, **own_row(new)})
    assert added.inserted_primary_key is not None
    row: int = added.inserted_primary_key[0]
    run(connection, insertion(row, uid, new))
    link_first(connection, row, new)
    return uid


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


def list_meetings(connection: Connection) -> list[MeetingLine]:
    """All meetings, newest first, in short."""
    return [MeetingLine(*row) for row in connection.execute(_SUMMARIES)]


def _count(table: Table, *where: ColumnElement[bool]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(table.c.meeting_id == meeting.c.id, *where)
        .scalar_subquery()
    )


_SUMMARIES = select(
    meeting.c.uid,
    meeting.c.date,
    meeting.c.start,
    meeting.c.body_name,
    meeting.c.kind,
    meeting.c.number,
    meeting.c.title,
    meeting.c.stage,
    _count(agenda_item),
    _count(entry, entry.c.kind == Decision.__struct_config__.tag),
).order_by(meeting.c.date.desc(), func.coalesce(meeting.c.start, "").desc(), meeting.c.id.desc())


def delete_meeting(connection: Connection, uid: str) -> None:
    """Delete a meeting and all that is part of it."""
    if not connection.execute(meeting.delete().where(meeting.c.uid == uid)).rowcount:
        raise _no_such_meeting()


def _no_such_meeting() -> NoSuchMeetingError:
    return NoSuchMeetingError(
        "Mötet finns inte i datafilen. Inget har ändrats. Kontrollera vilket möte som avses."
    )


def is_empty(connection: Connection) -> bool:
    """Whether the store holds neither a meeting nor an organisation."""
    return not any(
        connection.scalar(select(table.c.id).limit(1)) is not None for table in (meeting, organisation)
    )
