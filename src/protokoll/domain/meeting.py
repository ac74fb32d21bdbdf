"""A meeting as one value: who, when, the agenda, and all that was written under it.

Changes are made with ``msgspec.structs.replace`` and give a new value; parts that did not change are the same
objects, so two snapshots can be told apart quickly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import field

from protokoll.domain.entries import Entry
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    Capacity,
    ChangeKind,
    ItemKind,
    ListStyle,
    MeetingKind,
    MinutesKind,
    Numbering,
    NumberStyle,
    OfficerRole,
    QuorumRule,
    Stage,
    Tense,
    When,
)
from protokoll.domain.values import Count, Id, Moment, PersonRef, Time, Unregistered, Value


class Organisation(Value, frozen=True, kw_only=True):
    """Organisation, förening, förbund. ``number`` is the organisationsnummer as text."""

    name: str
    number: str = ""


class DecisionStyle(Value, frozen=True, kw_only=True):
    """Beslutsstil: tempus och skiljetecken mellan att-satser."""

    tense: Tense | None = None
    list: ListStyle | None = None


class Quorum(Value, frozen=True, kw_only=True):
    """Beslutförhet: ``number`` for the fixed rule, ``seats`` where they are not counted from the members."""

    rule: QuorumRule
    number: Count | None = None
    seats: Count | None = None


class Body(Value, frozen=True, kw_only=True):
    """Organ, as it was at this meeting (a later change of its name does not change old minutes)."""

    name: str
    uid: Id | None = None
    kind: BodyKind | None = None
    decides_as: str = ""
    numbering: Numbering | None = None
    number_style: NumberStyle | None = None
    decision_style: DecisionStyle | None = None
    quorum: Quorum | None = None


class MeetingHead(Value, frozen=True, kw_only=True):
    """Mötets huvud. ``start`` and ``end`` are planned times, ``opened`` and ``closed`` the real ones."""

    date: dt.date
    uid: Id | None = None
    stage: Stage | None = None
    noticed: dt.date | None = None
    kind: MeetingKind | None = None
    number: str = ""
    title: str = ""
    end_date: dt.date | None = None
    start: Time | None = None
    end: Time | None = None
    opened: Moment | None = None
    closed: Moment | None = None
    place: str = ""
    online: bool = False
    minutes_kind: MinutesKind | None = None
    classification: str = ""
    first_section: Count | None = None
    sequence: tuple[str, ...] = ()


class Person(Value, frozen=True, kw_only=True):
    """Person, as named at this meeting; ``id`` is local to the meeting, ``uid`` the same everywhere."""

    id: Id
    given_name: str
    uid: Id | None = None
    family_name: str = ""
    email: str = ""
    phone: str = ""
    affiliation: str = ""

    @property
    def name(self) -> str:
        """Given and family name as printed."""
        return f"{self.given_name} {self.family_name}".strip()


class Officer(Value, frozen=True, kw_only=True):
    """Mötesfunktionär, for the whole meeting or from and until (including) certain items."""

    role: OfficerRole
    person: PersonRef
    from_item: str | None = field(default=None, name="from")
    until_item: str | None = field(default=None, name="until")


class PresenceChange(Value, frozen=True, kw_only=True):
    """Förändring av närvaron vid en punkt. ``until_item`` is included; ``in_place_of`` for who serves."""

    kind: ChangeKind
    item: str
    when: When | None = None
    time: Time | None = None
    until_item: str | None = field(default=None, name="until")
    in_place_of: PersonRef | None = field(default=None, name="for")
    reason: str = ""


class Attendance(Value, frozen=True, kw_only=True):
    """Närvaro: one line of the attendance list. No person: a vacant seat."""

    status: AttendanceStatus
    person: PersonRef | None = None
    capacity: Capacity | None = None
    post: str = ""
    group: str = ""
    online: bool = False
    votes: bool | None = None
    changes: tuple[PresenceChange, ...] = ()


class MatterRef(Value, frozen=True, kw_only=True):
    """Ärendet som punkten hör till (it lives on across meetings)."""

    title: str = ""
    reference: str = ""


class AgendaItem(Value, frozen=True, kw_only=True):
    """Dagordningspunkt. ``number`` is printed on the agenda, ``section`` in the minutes; both text, kept when given."""

    id: Id
    title: str
    number: str = ""
    section: str = ""
    kind: ItemKind | None = None
    presenters: tuple[PersonRef, ...] = ()
    reference: str = ""
    matter: MatterRef | None = None
    minutes_planned: Count | None = None
    proposal: str = ""
    chair_note: str = ""
    basis: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    confidential: bool = False
    opened: Moment | None = None
    closed: Moment | None = None
    entries: tuple[Entry, ...] = ()
    items: tuple[AgendaItem, ...] = ()


class PlannedMeeting(Value, frozen=True, kw_only=True):
    """Beslutat mötesdatum."""

    date: dt.date
    start: Time | None = None
    end: Time | None = None
    place: str = ""
    tentative: bool = False


class PlannedMeetings(Value, frozen=True, kw_only=True):
    """Mötesdatum som mötet beslutade."""

    meetings: tuple[PlannedMeeting, ...] = ()
    heading: str = ""
    text: str = ""


class Attachment(Value, frozen=True, kw_only=True):
    """Bilaga; its bytes live in the store, not here."""

    id: Id
    title: str
    number: str = ""
    file: str = ""
    items: tuple[str, ...] = ()


class Adjustment(Value, frozen=True, kw_only=True):
    """Justering: who adjusted what and when."""

    person: PersonRef
    date: dt.date | None = None
    sections: str = ""
    note: str = ""


class Meeting(Value, frozen=True, kw_only=True):
    """Möte, sammanträde: the whole of it. The key "meeting" of the file is ``head`` here."""

    body: Body
    head: MeetingHead = field(name="meeting")
    organisation: Organisation | None = None
    people: tuple[Person, ...] = ()
    officers: tuple[Officer, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    others: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    planned_meetings: PlannedMeetings | None = None
    attachments: tuple[Attachment, ...] = ()
    adjustment: tuple[Adjustment, ...] = ()

    def all_items(self) -> Iterator[AgendaItem]:
        """Every agenda item with its sub-items, in agenda order."""
        return walk_items(self.agenda)

    def names(self) -> dict[str, str]:
        """The people of the meeting: id → printed name."""
        return {person.id: person.name for person in self.people}


def walk_items(items: tuple[AgendaItem, ...]) -> Iterator[AgendaItem]:
    """Items and their sub-items, depth first. Iterative, since a file may nest deeply."""
    stack = list(reversed(items))
    while stack:
        item = stack.pop()
        yield item
        stack.extend(reversed(item.items))


def printed_name(ref: PersonRef, names: dict[str, str]) -> str:
    """How ``ref`` is printed: the person's name, or the words that stand for somebody outside the register."""
    return ref.text if isinstance(ref, Unregistered) else names[ref]
