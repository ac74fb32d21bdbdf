"""What differs between two snapshots of a meeting, as statements that are ready to run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Delete, Insert, Table, Update, bindparam

from protokoll.domain.edits import is_locked
from protokoll.domain.meeting import Meeting
from protokoll.storage.comparison import Side, compare
from protokoll.storage.failures import LockedMeetingError, StaleMeetingError
from protokoll.storage.linking import link_again
from protokoll.storage.meeting_tables import agenda_item, entry, meeting, meeting_person
from protokoll.storage.parts import KEYS, Row, has_same_row, own_row
from protokoll.storage.stored import Place, StoredMeeting
from protokoll.storage.unnamed import entry_uid, follow

_AT_REVISION = meeting.update().where(
    meeting.c.id == bindparam("the_row"), meeting.c.revision == bindparam("the_revision")
)

_LINKED_BY: Mapping[object, frozenset[str]] = {
    meeting_person: frozenset({"uid"}),
    agenda_item: frozenset({"matter_title", "matter_reference"}),
}
"""The columns by which rows are linked to the register."""


class Step(NamedTuple):
    """One statement with the parameters of each row that it is for."""

    statement: Insert | Update | Delete
    rows: Sequence[Row]

    @property
    def links(self) -> bool:
        """Whether it writes what people and items are linked to the register by."""
        linked_by = _LINKED_BY.get(self.statement.table, frozenset())
        return not linked_by.isdisjoint(self.rows[0])


@dataclass(frozen=True, slots=True)
class Changes:
    """A save, ready to run in a transaction."""

    before: StoredMeeting
    after: StoredMeeting
    own: Row
    """What differs in the meeting's own row, besides the revision."""
    steps: Sequence[Step]

    def __bool__(self) -> bool:
        return bool(self.own or self.steps)

    def run(self, connection: Connection, *, reopening: bool = False) -> StoredMeeting:
        """Write the changes and give ``after``.

        Raises:
            StaleMeetingError: the meeting in the store is no longer what the changes start from.
            LockedMeetingError: its minutes are adjusted, and this is not ``reopening`` them.
        """
        found = connection.execute(
            _AT_REVISION,
            {
                "the_row": self.before.row,
                "the_revision": self.before.revision,
                "revision": self.after.revision,
                **self.own,
            },
        )
        if found.rowcount != 1:
            raise StaleMeetingError(
                "Mötet har ändrats eller tagits bort sedan det öppnades här, så dina senaste ändringar är "
                "inte sparade. De finns kvar i fönstret. Kopiera det du vill behålla och öppna mötet på nytt."
            )
        if is_locked(self.before.meeting) and not reopening:
            raise LockedMeetingError(
                "Protokollet är justerat, så ändringen är inte sparad. Det justerade protokollet är orört. "
                "Öppna det igen och ange en anledning, om det måste ändras."
            )
        run(connection, self.steps)
        if any(step.links for step in self.steps):
            link_again(connection, self.before.row)
        return self.after


def changes(before: StoredMeeting, after: Meeting) -> Changes:
    """What has to be written so that ``before`` becomes ``after``."""
    unnamed, new_keys = follow(before.meeting.agenda, before.unnamed, after.agenda)
    old_keys = before.unnamed
    if new_keys:
        old_keys = {place: new_keys.get(key, key) for place, key in old_keys.items()}
    old, new = Side(old_keys), Side(unnamed)
    compare(before.meeting, after, old, new)
    own: Row = {}
    if not has_same_row(before.meeting, after):
        own = _difference(own_row(before.meeting), own_row(after))
    steps = [*_renaming(before.row, new_keys), *_steps(before.row, before.uid, old, new)]
    return Changes(
        before,
        StoredMeeting(
            uid=before.uid,
            revision=before.revision + 1 if own or steps else before.revision,
            meeting=after,
            row=before.row,
            unnamed=unnamed,
        ),
        own,
        steps,
    )


def insertion(row: int, uid: str, new: Meeting, unnamed: Mapping[Place, str] | None = None) -> Sequence[Step]:
    """How to write the parts of a meeting, once its own row is there."""
    if unnamed is None:
        unnamed, _ = follow((), {}, new.agenda)
    old, side = Side({}), Side(unnamed)
    compare(None, new, old, side)
    return list(_steps(row, uid, old, side))


def run(connection: Connection, steps: Iterable[Step]) -> None:
    """Run the statements, each with all its rows."""
    for step in steps:
        connection.execute(step.statement, step.rows)


def _steps(row: int, uid: str, old: Side, new: Side) -> Iterator[Step]:
    """Statements that make the old rows new ones.

    What is deleted goes last and what it owned goes before it, since a deletion takes along what is still
    owned: by then all that has moved to another owner has been moved.
    """
    tables = [table for table in KEYS if table in old.rows or table in new.rows]
    for table in tables:
        before, after = old.rows[table], new.rows[table]
        added = [content for key, content in after.items() if key not in before]
        if added and table is entry:
            made_up = set(new.unnamed.values())
            for content in added:
                key = content["key"]
                content["uid"] = key if key in made_up else entry_uid(uid, key)
        for same_columns in _by_columns(added):
            yield Step(_insert(table), [{"meeting_id": row, **content} for content in same_columns])
    for table in tables:
        before, after = old.rows[table], new.rows[table]
        differing = [
            {**difference, **_address(table, row, key)}
            for key, content in after.items()
            if key in before and (difference := _difference(before[key], content))
        ]
        for same_columns in _by_columns(differing):
            yield Step(_update(table), same_columns)
    for table in reversed(tables):
        gone = old.rows[table].keys() - new.rows[table].keys()
        if gone:
            yield Step(_delete(table), [_address(table, row, key) for key in gone])


def _renaming(row: int, new_keys: Mapping[str, str]) -> list[Step]:
    """Entries that were given an id; what they own follows by its foreign keys."""
    renamed = [{"key": new, **_address(entry, row, (key,))} for key, new in new_keys.items()]
    return [Step(_update(entry), renamed)] if renamed else []


def _difference(before: Row, after: Row) -> Row:
    """The columns that change; those that ``after`` no longer has become empty (an entry of another kind)."""
    return {
        column: after.get(column) for column in {**before, **after} if before.get(column) != after.get(column)
    }


def _by_columns(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """The rows in groups that one statement can write."""
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row)].append(row)
    return groups.values()


# Which columns an INSERT or UPDATE writes follows from its parameters, so one object of each will do for a
# table, and SQLAlchemy finds what it has compiled.


@cache
def _insert(table: Table) -> Insert:
    return table.insert()


@cache
def _update(table: Table) -> Update:
    return table.update().where(*_addressed(table))


@cache
def _delete(table: Table) -> Delete:
    return table.delete().where(*_addressed(table))


def _addressed(table: Table) -> list[ColumnElement[bool]]:
    return [table.c[column] == bindparam(f"the_{column}") for column in ("meeting_id", *KEYS[table])]


def _address(table: Table, row: int, key: tuple[Any, ...]) -> Row:
    return {
        "the_meeting_id": row,
        **{f"the_{column}": cell for column, cell in zip(KEYS[table], key, strict=True)},
    }
