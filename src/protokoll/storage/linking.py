"""Links from a meeting to the register of today: its body, its people, the matters of its items.

What a meeting says about them stays in the meeting; the links tell what belongs together across meetings.
People are the same where their uid is the same, never because of a name.
"""

from collections.abc import Iterable

from msgspec.structs import asdict
from sqlalchemy import Connection, case, func, or_, select, update

from protokoll.domain.meeting import Body, Meeting, Person
from protokoll.domain.register import BodyRecord, MatterRecord, OrganisationRecord, PersonRecord
from protokoll.storage.columns import new_uid
from protokoll.storage.meeting_tables import agenda_item, meeting, meeting_person
from protokoll.storage.register_tables import body, matter, organisation, person
from protokoll.storage.registers import BODIES, MATTERS, ORGANISATIONS, PERSONS

_PERSON_OF_ROW = select(person.c.id).where(person.c.uid == meeting_person.c.uid).scalar_subquery()

_SAME_REFERENCE = (matter.c.reference == agenda_item.c.matter_reference) & (matter.c.reference != "")

_SAME_TITLE = (
    (matter.c.title == agenda_item.c.matter_title)
    & (matter.c.title != "")
    & or_(matter.c.reference == "", agenda_item.c.matter_reference == "")
    & matter.c.body_id.is_not_distinct_from(
        select(meeting.c.body_id).where(meeting.c.id == agenda_item.c.meeting_id).scalar_subquery()
    )
)

_MATTER_OF_ROW = (
    select(matter.c.id)
    .where(or_(_SAME_REFERENCE, _SAME_TITLE))
    .order_by(case((_SAME_REFERENCE, 0), else_=1), matter.c.id)
    .limit(1)
    .scalar_subquery()
)
"""The matter with the same reference; where one of the two has none, the body's with the same title."""


def link_first(connection: Connection, row: int, new: Meeting) -> None:
    """Link a meeting that was just added, and enter in the register what it is the first to mention."""
    if new.organisation and not connection.scalar(select(func.count()).select_from(organisation)):
        record = OrganisationRecord(uid=new_uid(), name=new.organisation.name, number=new.organisation.number)
        ORGANISATIONS.save(connection, [record])
    connection.execute(
        meeting.update().where(meeting.c.id == row).values(body_id=_body_id(connection, new.body))
    )
    _enter_people(connection, new.people)
    link_again(connection, row)
    _enter_matters(connection, row)


def link_again(connection: Connection, row: int) -> None:
    """Link the people and items of a meeting to the register as it is now; what stays is not written."""
    for link, says, found in (
        (meeting_person.c.person_id, meeting_person.c.uid, _PERSON_OF_ROW),
        (agenda_item.c.matter_id, agenda_item.c.matter_title, _MATTER_OF_ROW),
    ):
        connection.execute(
            update(link.table)
            .where(
                link.table.c.meeting_id == row,
                or_(says.is_not(None), link.is_not(None)),
                link.is_distinct_from(found),
            )
            .values({link: found})
        )


def _body_id(connection: Connection, named: Body) -> int | None:
    """The body with the same uid or, without a uid, the only one of that name. A new body is entered."""
    rows = connection.execute(select(body.c.id, body.c.uid, body.c.name)).all()
    if named.uid is None:
        same = [row.id for row in rows if row.name.casefold() == named.name.casefold()]
    else:
        same = [row.id for row in rows if row.uid == named.uid]
    if not same:
        record = BodyRecord(**{**asdict(named), "uid": named.uid or new_uid()})
        BODIES.save(connection, [record])
        return connection.scalar(select(body.c.id).where(body.c.uid == record.uid))
    return same[0] if len(same) == 1 else None


def _enter_people(connection: Connection, people: Iterable[Person]) -> None:
    """Enter in the register the people that carry a uid which is not there yet."""
    there = set(connection.scalars(select(person.c.uid)))
    records: dict[str, PersonRecord] = {}
    for named in people:
        if named.uid is not None and named.uid not in there:
            content = {field: value for field, value in asdict(named).items() if field != "id"}
            records.setdefault(named.uid, PersonRecord(**content))
    PERSONS.save(connection, records.values())


def _enter_matters(connection: Connection, row: int) -> None:
    """Enter the matters of the meeting that are not there yet, in the order of its agenda."""
    body_uid = connection.scalar(
        select(body.c.uid).join(meeting, meeting.c.body_id == body.c.id).where(meeting.c.id == row)
    )
    unlinked = agenda_item.c.matter_id.is_(None)
    first_mentions = connection.execute(
        select(agenda_item.c.id, agenda_item.c.matter_title, agenda_item.c.matter_reference)
        .where(
            agenda_item.c.meeting_id == row,
            unlinked,
            or_(agenda_item.c.matter_title != "", agenda_item.c.matter_reference != ""),
        )
        .order_by(agenda_item.c.id)
    ).all()
    for item, title, reference in first_mentions:
        still_unlinked = connection.scalar(select(unlinked).where(agenda_item.c.id == item))
        if still_unlinked:  # it may have been entered for an earlier item
            record = MatterRecord(uid=new_uid(), title=title, reference=reference, body=body_uid)
            MATTERS.save(connection, [record])
            link_again(connection, row)
