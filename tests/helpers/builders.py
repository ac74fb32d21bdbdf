"""Small meetings for tests of one rule at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from protokoll.domain.entries import Entry
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, When
from protokoll.domain.meeting import (
    AgendaItem,
    Attendance,
    Body,
    Meeting,
    MeetingHead,
    Person,
    PresenceChange,
)
from protokoll.domain.values import PersonRef

NBSP = "\u00a0"

ANNA = Person(id="anna", given_name="Anna", family_name="Berg")
PER = Person(id="per", given_name="Per", family_name="Dahl")
EVA = Person(id="eva", given_name="Eva", family_name="Ek")
OLA = Person(id="ola", given_name="Ola", family_name="Fors")
PEOPLE = (ANNA, PER, EVA, OLA)

MEETING_DAY = dt.date(2026, 12, 1)


def item(item_id: str, *entries: Entry, items: tuple[AgendaItem, ...] = (), **more: Any) -> AgendaItem:
    """An agenda item whose title is its id, unless told otherwise."""
    return AgendaItem(id=item_id, entries=entries, items=items, **{"title": item_id, **more})


def items(count: int) -> tuple[AgendaItem, ...]:
    """Items with the ids "1", "2", … as they will be numbered."""
    return tuple(item(str(n + 1)) for n in range(count))


def line(
    person: PersonRef | None,
    *changes: PresenceChange,
    capacity: Capacity | None = Capacity.REGULAR,
    **more: Any,
) -> Attendance:
    """A line of the attendance list: a regular member who is present, unless told otherwise."""
    return Attendance(
        person=person, changes=changes, capacity=capacity, **{"status": AttendanceStatus.PRESENT, **more}
    )


def vacant(capacity: Capacity | None = Capacity.REGULAR) -> Attendance:
    """A seat that nobody has."""
    return Attendance(status=AttendanceStatus.VACANT, capacity=capacity)


def change(
    kind: ChangeKind,
    at: str,
    *,
    until: str | None = None,
    during: bool = False,
    instead_of: PersonRef | None = None,
    time: str | None = None,
    reason: str = "",
) -> PresenceChange:
    """A change of presence, before the item ``at`` or ``during`` it."""
    return PresenceChange(
        kind=kind,
        item=at,
        when=When.DURING if during else None,
        until_item=until,
        in_place_of=instead_of,
        time=time,
        reason=reason,
    )


def meeting(
    *agenda: AgendaItem,
    attendance: tuple[Attendance, ...] = (),
    body: Body | None = None,
    sequence: tuple[str, ...] = (),
    first_section: int | None = None,
    **more: Any,
) -> Meeting:
    """A meeting of four people in a body called Styrelsen."""
    head = MeetingHead(date=MEETING_DAY, sequence=sequence, first_section=first_section)
    return Meeting(
        **{
            "body": body or Body(name="Styrelsen"),
            "head": head,
            "people": PEOPLE,
            "agenda": agenda,
            "attendance": attendance,
            **more,
        }
    )
