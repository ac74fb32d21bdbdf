"""What a new meeting takes over from the ones before it: pure rules, told by the body's own habits.

Nothing here reads the store. Every default is what the secretary did last time; where there is no last
time, the skeleton for such a meeting speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from protokoll.domain.date_text import MONTHS
from protokoll.domain.edits import changed, new_id
from protokoll.domain.kinds import AttendanceStatus, ItemKind, OfficerRole
from protokoll.domain.meeting import AgendaItem, Attendance, Meeting, MeetingHead, Officer, Person
from protokoll.domain.numbering import item_numbers
from protokoll.domain.register import Membership, PersonRecord
from protokoll.domain.values import Id, PersonRef, Unregistered
from protokoll.services.skeletons import Skeleton

# --- numbers --------------------------------------------------------------------------------------


class Numbered(NamedTuple):
    """A meeting's number, and the day it was held."""

    day: date
    number: str


class _Form(NamedTuple):
    """A number taken apart: "4/2026" is the parts "4", "/", "2026", its count at 0 and its year at 2."""

    parts: tuple[str, ...]
    count_at: int
    year_at: int | None

    @property
    def counted(self) -> int:
        return int(self.parts[self.count_at])

    def written(self, count: int, year: int) -> str:
        """The same form with another count, as many digits wide, and another year."""
        parts = list(self.parts)
        width = len(parts[self.count_at]) if parts[self.count_at].startswith("0") else 0
        parts[self.count_at] = f"{count:0{width}}"
        if self.year_at is not None:
            parts[self.year_at] = str(year)[-len(parts[self.year_at]) :]
        return "".join(parts)


def next_number(earlier: Iterable[Numbered], day: date) -> str:
    """The number of a new meeting on ``day``, in the form of the last one ("4/2026", "2026:04", "6").

    A count that carries a year starts anew each year; one without goes on, unless the body is seen to have
    started from 1 in more than one year. Nothing where no meeting has a number; "1/2026" for the
    very first one.
    """
    meetings = sorted(earlier)
    if not meetings:
        return f"1/{day.year}"
    form: _Form | None = None
    counts: dict[int, list[int]] = {}
    for one in meetings:
        found = _form(one)
        if found is not None:
            form = found
            counts.setdefault(one.day.year, []).append(found.counted)
    if form is None:
        return ""
    restarts = form.year_at is not None or sum(1 in found for found in counts.values()) > 1
    if restarts:
        return form.written(max(counts.get(day.year, [0])) + 1, day.year)
    return form.written(max(max(found) for found in counts.values()) + 1, day.year)


def _form(meeting: Numbered) -> _Form | None:
    parts = tuple(re.findall(r"\d+|\D+", meeting.number))
    digits = [at for at, part in enumerate(parts) if part.isdecimal() and len(part) <= 9]
    year = next((at for at in digits if parts[at] == str(meeting.day.year)), None)
    if year is None and len(digits) > 1 and parts[digits[-1]] == f"{meeting.day.year % 100:02}":
        year = digits[-1]
    count = next((at for at in digits if at != year), None)
    return None if count is None else _Form(parts, count, year)


def following_section(earlier: Iterable[Meeting]) -> int:
    """The first § of a meeting that comes after ``earlier`` ones of its year: their highest and one more."""
    highest = 0
    for meeting in earlier:
        for numbers in item_numbers(meeting).values():
            digits = re.match(r"\D*(\d{1,9})", numbers.section)
            if digits:
                highest = max(highest, int(digits[1]))
    return highest + 1


# --- words ----------------------------------------------------------------------------------------


def title_like(last: MeetingHead | None, day: date, default: str) -> str:
    """The last meeting's title, its year exchanged; ``default`` where it has none or says a date."""
    if last is None or not last.title:
        return default
    title = last.title.replace(str(last.date.year), str(day.year))
    return default if re.search(r"\d", title.replace(str(day.year), "")) else title


# --- agenda ---------------------------------------------------------------------------------------


def skeleton_agenda(skeleton: Skeleton) -> tuple[AgendaItem, ...]:
    """The skeleton's items, new."""
    return tuple(AgendaItem(id=new_id(), title=item.title, kind=item.kind) for item in skeleton.agenda)


def standing_agenda(
    last: Meeting, before: Meeting | None, skeleton: Skeleton, people: frozenset[str]
) -> tuple[AgendaItem, ...]:
    """The items of ``last`` that stand on every agenda, new and empty; none when nothing is recognised.

    Standing is what is formal, what was on the agenda ``before`` too, and what the skeleton has. A matter of
    its own is never standing. Presenters follow where they are among ``people``.
    """
    known = {_key(item.title) for item in skeleton.agenda}
    if before is not None:
        known |= {_key(item.title) for item in before.all_items()}

    def standing(items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        return tuple(
            AgendaItem(
                id=new_id(),
                title=_with_last_date(item, last.head.date),
                kind=item.kind,
                presenters=_those_among(item.presenters, people),
                minutes_planned=item.minutes_planned,
                items=standing(item.items),
            )
            for item in items
            if item.matter is None
            and not item.reference
            and (item.kind is ItemKind.FORMAL or _key(item.title) in known)
        )

    return standing(last.agenda)


def copied_agenda(agenda: tuple[AgendaItem, ...], people: frozenset[str]) -> tuple[AgendaItem, ...]:
    """The whole agenda as it was prepared, new: without what was written under it and frozen numbers."""
    return tuple(
        msgspec.structs.replace(
            item,
            id=new_id(),
            number="",
            section="",
            presenters=_those_among(item.presenters, people),
            opened=None,
            closed=None,
            entries=(),
            items=copied_agenda(item.items, people),
        )
        for item in agenda
    )


def _key(title: str) -> str:
    """What makes two titles the same item: the words, without dates and numbers."""
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return " ".join(word for word in words if word not in MONTHS)


_WRITTEN_DATE = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?", re.IGNORECASE)


def _with_last_date(item: AgendaItem, last: date) -> str:
    """The title; "Anteckningar från den 15 oktober" now means the last meeting's."""
    if item.kind is not ItemKind.FORMAL or not re.search("protokoll|anteckningar", item.title, re.IGNORECASE):
        return item.title
    return _WRITTEN_DATE.sub(f"{last.day} {MONTHS[last.month - 1]}", item.title)


def _those_among(refs: tuple[PersonRef, ...], people: frozenset[str]) -> tuple[PersonRef, ...]:
    return tuple(ref for ref in refs if isinstance(ref, Unregistered) or ref in people)


# --- people ---------------------------------------------------------------------------------------


class Called(NamedTuple):
    """Who is called to a meeting: the people by name, their lines of the attendance list, the officers."""

    people: tuple[Person, ...]
    attendance: tuple[Attendance, ...]
    officers: tuple[Officer, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the people."""
        return frozenset(person.id for person in self.people)


def called_members(
    members: Sequence[Membership], persons: Mapping[Id, PersonRecord], last: Meeting | None
) -> Called:
    """The ``members`` in their order, called. Whoever was at the ``last`` meeting keeps the id from there.

    Addresses stay in the register: minutes are passed on, and membership is sensitive (GDPR art. 9).
    """
    ids = {person.uid: person.id for person in last.people if person.uid} if last else {}
    people: dict[str, Person] = {}
    attendance: list[Attendance] = []
    officers: dict[OfficerRole, Officer] = {}
    for member in members:
        record = persons.get(member.person) if member.person else None
        if record is None:
            attendance.append(_seat(member, AttendanceStatus.VACANT))
            continue
        role = _role_of(member.post)
        if record.uid not in people:  # who holds two posts is called once, in the foremost
            people[record.uid] = _named(record, ids.get(record.uid) or new_id())
            attendance.append(_seat(member, AttendanceStatus.CALLED, people[record.uid].id))
        if role is not None:
            officers.setdefault(role, Officer(role=role, person=people[record.uid].id))
    return Called(tuple(people.values()), tuple(attendance), tuple(officers.values()))


def _seat(member: Membership, status: AttendanceStatus, person: str | None = None) -> Attendance:
    return Attendance(
        status=status, person=person, capacity=member.capacity, post=member.post, group=member.group
    )


def _named(record: PersonRecord, person_id: str) -> Person:
    return Person(
        id=person_id,
        uid=record.uid,
        given_name=record.given_name,
        family_name=record.family_name,
        affiliation=record.affiliation,
    )


def _role_of(post: str) -> OfficerRole | None:
    """What the holder of a post does at meetings: "klubbordförande" and "nämndsekreterare" too, no vice."""
    words = post.casefold().split()
    if not words or {"vice", "v.", "andre", "bitr.", "biträdande"} & set(words):
        return None
    if words[-1].endswith("ordförande"):
        return OfficerRole.CHAIR
    return OfficerRole.SECRETARY if words[-1].endswith("sekreterare") else None


def with_officers_of(called: Called, last: Meeting) -> Called:
    """The called, with the last meeting's chair and secretary where no post names one, and their lines."""
    people, attendance, officers = list(called.people), list(called.attendance), list(called.officers)
    taken = {officer.role for officer in officers}
    for officer in last.officers:
        wanted = officer.role in (OfficerRole.CHAIR, OfficerRole.SECRETARY) and officer.role not in taken
        if not wanted or officer.from_item or officer.until_item:
            continue
        taken.add(officer.role)
        officers.append(officer)
        if isinstance(officer.person, str) and officer.person not in called.ids:
            people += [person for person in last.people if person.id == officer.person]
            attendance += [uncounted(line) for line in last.attendance if line.person == officer.person]
    return Called(tuple(people), tuple(attendance), tuple(officers))


def with_secretary(called: Called, name: str) -> Called:
    """The called, with ``name`` (in words) as secretary where there is none."""
    if not name or any(officer.role is OfficerRole.SECRETARY for officer in called.officers):
        return called
    officer = Officer(role=OfficerRole.SECRETARY, person=Unregistered(text=name))
    return called._replace(officers=(*called.officers, officer))


def called_as_before(last: Meeting) -> Called:
    """Everybody on the last meeting's list, called again; for a body without members in the register."""
    officers = tuple(
        Officer(role=one.role, person=one.person)
        for one in last.officers
        if one.role in (OfficerRole.CHAIR, OfficerRole.SECRETARY) and not one.from_item
    )
    return Called(last.people, tuple(uncounted(line) for line in last.attendance), officers)


def uncounted(line: Attendance) -> Attendance:
    """The line as it was before anybody answered."""
    vacant = line.status is AttendanceStatus.VACANT
    return changed(
        line,
        status=AttendanceStatus.VACANT if vacant else AttendanceStatus.CALLED,
        online=False,
        changes=(),
    )


# --- days -----------------------------------------------------------------------------------------

NOTICE = timedelta(days=14)
"""Where nothing is decided, a meeting is proposed so far ahead that the notice can go out in time."""


def proposed_day(last: date | None, decided: Sequence[date], taken: frozenset[date], today: date) -> date:
    """The first ``decided`` day to come that is not ``taken``, else the ``last`` one's weekday, in time."""
    free = [day for day in decided if day >= today and day not in taken]
    if free:
        return min(free)
    if last is None:
        return today + NOTICE
    earliest = max(today, last) + NOTICE
    return earliest + timedelta(days=(last.weekday() - earliest.weekday()) % 7)
