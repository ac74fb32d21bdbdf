"""The register in the store: what lives on between meetings.

Records are known by uid: saving one that is there already overwrites it, and no save removes any.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam, or_, select

from protokoll.domain.kinds import Capacity
from protokoll.domain.register import (
    BodyRecord,
    MatterRecord,
    Membership,
    OrganisationRecord,
    PersonRecord,
    Phrase,
    Register,
)
from protokoll.domain.values import Value
from protokoll.storage.layouts import StructLayout
from protokoll.storage.register_tables import body, matter, membership, organisation, person, phrase, setting
from protokoll.storage.swedish import sort_key

R = TypeVar("R", bound=Value)


class Records(Generic[R]):
    """Records of one type, as rows of ``table``.

    ``links`` are the fields that hold the uid of another record, with its table; the column holds its row id.
    ``named_by`` are the fields that the Swedish order goes by.
    """

    def __init__(
        self,
        table: Table,
        record: type[R],
        *,
        links: Mapping[str, Table] | None = None,
        named_by: Sequence[str] = (),
    ) -> None:
        self._table = table
        self._links = {f"{field}_id": target for field, target in (links or {}).items()}
        self._named_by = named_by
        self._layout = StructLayout(record, names={field: f"{field}_id" for field in links or {}})
        self._update = table.update().where(table.c.uid == bindparam("the_uid"))
        self._select = select(*(self._readable(column) for column in self._layout.columns)).order_by(
            table.c.id
        )

    def save(self, connection: Connection, records: Iterable[R]) -> None:
        """Write ``records``. A link to a record that is not there is a ``LookupError``."""
        there = set(connection.scalars(select(self._table.c.uid)))
        ids = {
            column: dict(connection.execute(select(target.c.uid, target.c.id)).all())
            for column, target in self._links.items()
        }
        rows = [self._row(record, ids) for record in records]
        if added := [row for row in rows if row["uid"] not in there]:
            connection.execute(self._table.insert(), added)
        if known := [{**row, "the_uid": row["uid"]} for row in rows if row["uid"] in there]:
            connection.execute(self._update, known)

    def load(self, connection: Connection, *where: ColumnElement[bool]) -> tuple[R, ...]:
        """The records, all or those that fulfil ``where``, in the order in which they were added."""
        rows = connection.execute(self._select.where(*where))
        return tuple(self._layout.value(row) for row in rows)

    def _row(self, record: R, ids: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row: dict[str, Any] = dict(zip(self._layout.columns, self._layout.cells(record), strict=True))
        for column, rows in ids.items():
            if row[column] is not None:
                row[column] = rows[row[column]]
        if self._named_by:
            row["sort_key"] = sort_key(*(getattr(record, field) for field in self._named_by))
        return row

    def _readable(self, column: str) -> ColumnElement[Any]:
        target = self._links.get(column)
        if target is None:
            return self._table.c[column]
        return select(target.c.uid).where(target.c.id == self._table.c[column]).scalar_subquery()


ORGANISATIONS = Records(organisation, OrganisationRecord)
PERSONS = Records(person, PersonRecord, named_by=("family_name", "given_name"))
BODIES = Records(body, BodyRecord, named_by=("name",))
MEMBERSHIPS = Records(membership, Membership, links={"body": body, "person": person})
MATTERS = Records(matter, MatterRecord, links={"body": body}, named_by=("title",))
PHRASES = Records(phrase, Phrase)


def save_register(connection: Connection, register: Register) -> None:
    """Write the whole of ``register``: what it does not mention stays as it is."""
    ORGANISATIONS.save(connection, [register.organisation])
    PERSONS.save(connection, register.persons)
    BODIES.save(connection, register.bodies)
    MEMBERSHIPS.save(connection, register.memberships)
    MATTERS.save(connection, register.matters)
    PHRASES.save(connection, register.phrases)


def load_register(connection: Connection) -> Register | None:
    """The whole register, or none as long as the store knows no organisation."""
    organisations = ORGANISATIONS.load(connection)
    if not organisations:
        return None
    return Register(
        organisation=organisations[0],
        persons=PERSONS.load(connection),
        bodies=BODIES.load(connection),
        memberships=MEMBERSHIPS.load(connection),
        matters=MATTERS.load(connection),
        phrases=PHRASES.load(connection),
    )


def memberships_on(connection: Connection, body_uid: str, day: date) -> tuple[Membership, ...]:
    """Who sits in the body on ``day``, vacant seats too, as they are called up."""
    found = MEMBERSHIPS.load(
        connection,
        membership.c.body_id == select(body.c.id).where(body.c.uid == body_uid).scalar_subquery(),
        or_(membership.c.start.is_(None), membership.c.start <= day),
        or_(membership.c.end.is_(None), membership.c.end >= day),
    )
    names = dict(connection.execute(select(person.c.uid, person.c.sort_key)).all())
    return in_calling_order(found, names)


def in_calling_order(members: Iterable[Membership], sort_keys: Mapping[str, str]) -> tuple[Membership, ...]:
    """Members as they are called up; ``sort_keys`` are those of the persons, by uid.

    Regular members first, then substitutes in their order and the others; the chair, vice chairs, secretary
    and treasurer before other members, and within that by name, vacant seats last.
    """

    def rank(member: Membership) -> tuple[int, int, int, bool, str]:
        return (
            _CAPACITIES.index(member.capacity),
            member.order,
            _rank_of_post(member.post),
            member.person is None,
            sort_keys[member.person] if member.person else "",
        )

    return tuple(sorted(members, key=rank))


_CAPACITIES = list(Capacity)
_LEADING_POSTS = ("ordförande", "vice ordförande", "sekreterare", "kassör")


def _rank_of_post(post: str) -> int:
    """Where a post stands: "1:e vice ordförande" is a vice chair, too."""
    words = post.casefold()
    if words in _LEADING_POSTS:
        return _LEADING_POSTS.index(words)
    return 1 if words.endswith("vice ordförande") else len(_LEADING_POSTS)


def save_setting(connection: Connection, name: str, value: str) -> None:
    """Keep ``value`` under ``name``."""
    changed = connection.execute(setting.update().where(setting.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(setting.insert().values(name=name, value=value))


def save_settings(connection: Connection, values: Mapping[str, str]) -> None:
    """Keep all of ``values`` under their names, or none."""
    for name, value in values.items():
        save_setting(connection, name, value)


def load_setting(connection: Connection, name: str) -> str | None:
    """What is kept under ``name``, if anything."""
    return connection.scalar(select(setting.c.value).where(setting.c.name == name))
