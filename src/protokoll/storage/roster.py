"""The part of the register that people edit by hand: organisation, persons, bodies and memberships."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, func, select

from protokoll.domain.register import BodyRecord, Membership, OrganisationRecord, PersonRecord
from protokoll.domain.values import Id, Value
from protokoll.storage.failures import RecordInUseError
from protokoll.storage.meeting_tables import meeting, meeting_person
from protokoll.storage.register_tables import body, membership, person
from protokoll.storage.registers import BODIES, MEMBERSHIPS, ORGANISATIONS, PERSONS

Record = OrganisationRecord | PersonRecord | BodyRecord | Membership


class RemovedMembership(Value, frozen=True):
    """A membership that is to be gone."""

    uid: Id


class Roster(NamedTuple):
    """What is edited by hand, each in the order in which it was added; there may be no organisation yet."""

    organisation: OrganisationRecord | None
    persons: tuple[PersonRecord, ...]
    bodies: tuple[BodyRecord, ...]
    memberships: tuple[Membership, ...]


def load_roster(connection: Connection) -> Roster:
    """All of it."""
    return Roster(
        organisation=next(iter(ORGANISATIONS.load(connection)), None),
        persons=PERSONS.load(connection),
        bodies=BODIES.load(connection),
        memberships=MEMBERSHIPS.load(connection),
    )


def save_records(connection: Connection, records: Sequence[Record | RemovedMembership]) -> None:
    """Write the records, each over the one with its uid; what a record refers to may come after it.

    A reference to a record that is not there is a ``LookupError``; removing what is gone already is none.
    """
    ORGANISATIONS.save(connection, [one for one in records if isinstance(one, OrganisationRecord)])
    PERSONS.save(connection, [one for one in records if isinstance(one, PersonRecord)])
    BODIES.save(connection, [one for one in records if isinstance(one, BodyRecord)])
    MEMBERSHIPS.save(connection, [one for one in records if isinstance(one, Membership)])
    if gone := [one.uid for one in records if isinstance(one, RemovedMembership)]:
        connection.execute(membership.delete().where(membership.c.uid.in_(gone)))


def remove_person(connection: Connection, uid: str) -> None:
    """Remove a person whom no membership and no meeting refers to; raises ``RecordInUseError`` else."""
    row = connection.scalar(select(person.c.id).where(person.c.uid == uid))
    seats = _count(connection, membership, person_id=row)
    meetings = _count(connection, meeting_person, person_id=row)
    if seats or meetings:
        where = [
            text for text in (_so_many(seats, "organ", "organ"), _so_many(meetings, "möte", "möten")) if text
        ]
        raise RecordInUseError(
            f"Personen är med i {' och '.join(where)} och är därför kvar i registret. Ingenting har ändrats. "
            "Skriv i stället när uppdraget tog slut."
        )
    connection.execute(person.delete().where(person.c.uid == uid))


def remove_body(connection: Connection, uid: str) -> None:
    """Remove a body that has no meetings, and its memberships; raises ``RecordInUseError`` else."""
    row = connection.scalar(select(body.c.id).where(body.c.uid == uid))
    if meetings := _count(connection, meeting, body_id=row):
        raise RecordInUseError(
            f"Organet har {_so_many(meetings, 'möte', 'möten')} och är därför kvar. Ingenting har ändrats. "
            "Ta först bort mötena, om organet ska bort."
        )
    connection.execute(body.delete().where(body.c.uid == uid))


def _count(connection: Connection, table: Table, **where: int | None) -> int:
    """How many rows refer to the row; none do to a row that is not there."""
    ((column, row),) = where.items()
    if row is None:
        return 0
    return connection.scalar(select(func.count()).select_from(table).where(table.c[column] == row)) or 0


def _so_many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""
