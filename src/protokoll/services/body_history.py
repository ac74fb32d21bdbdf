"""A body of the register with the meetings it has had: what its next ones take over from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec
import uuid6

from protokoll.domain.kinds import BodyKind, MeetingKind, Numbering, Stage
from protokoll.domain.meeting import AgendaItem, Meeting, MeetingHead, Organisation, PlannedMeeting
from protokoll.domain.register import BodyRecord
from protokoll.domain.values import Value
from protokoll.errors import UserError
from protokoll.services import planning_rules as rules
from protokoll.services.preferences import load_writing
from protokoll.services.skeletons import skeleton_for
from protokoll.storage import MeetingLine, Store
from protokoll.storage.roster import Roster


class MeetingPlan(Value, frozen=True, kw_only=True):
    """What is asked when a meeting is planned; the body by its uid, times as "HH:MM"."""

    body: str
    date: date
    start: str | None = None
    end: str | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.ORDINARY


class PlanningChoice(Value, frozen=True, kw_only=True):
    """A body that may meet, and the plan that is proposed for it."""

    name: str
    plan: MeetingPlan


_LOOKS_BACK = 4
"""How many meetings back the dates of the next ones are looked for."""


class BodyHistory:
    """Reads what a body did at its meetings so far, and makes its next ones. Never writes to the store."""

    def __init__(
        self, store: Store, roster: Roster, record: BodyRecord, lines: Sequence[MeetingLine]
    ) -> None:
        self._store = store
        self._roster = roster
        self._record = record
        self._lines = [line for line in lines if line.body.casefold() == record.name.casefold()]
        self._loaded: dict[str, Meeting] = {}
        self._made: list[Meeting] = []

    @property
    def days(self) -> frozenset[date]:
        """The days on which the body meets or has met."""
        return frozenset(line.date for line in self._lines)

    @property
    def _uid(self) -> str:
        assert self._record.uid is not None  # bodies of the register have one
        return self._record.uid

    def proposal(self, today: date) -> PlanningChoice:
        """What would be planned next."""
        kind = MeetingKind.ANNUAL if self._record.kind is BodyKind.ANNUAL_MEETING else MeetingKind.ORDINARY
        last = next(self._before(None, kind), None)
        head = last.head if last else None
        plan = MeetingPlan(
            body=self._uid,
            date=rules.proposed_day(head.date if head else None, self._decided(), self.days, today),
            start=head.start if head else None,
            end=head.end if head and not head.end_date else None,
            place=head.place if head else "",
            kind=kind,
        )
        return PlanningChoice(name=self._record.name, plan=plan)

    def plan_for(self, decided: PlannedMeeting) -> MeetingPlan:
        """The plan for a decided date; what was not decided is as last time."""
        usual = self.proposal(decided.date).plan
        return msgspec.structs.replace(
            usual,
            date=decided.date,
            start=decided.start or usual.start,
            end=decided.end or (None if decided.start else usual.end),
            place=decided.place or usual.place,
        )

    def planned(self, plan: MeetingPlan) -> Meeting:
        """The new meeting, with the standing items of the last ones or the skeleton."""
        skeleton = skeleton_for(self._record.kind, plan.kind)
        earlier = self._before(plan.date, plan.kind)
        last, before = next(earlier, None), next(earlier, None)
        latest = last or next(self._before(plan.date, None), None)
        called = self._called(plan.date, latest)
        if latest is not None and plan.kind is not MeetingKind.ANNUAL:  # an annual meeting elects its own
            called = rules.with_officers_of(called, latest)
        writing = load_writing(self._store)
        called = rules.with_secretary(called, writing.secretary)
        agenda = rules.standing_agenda(last, before, skeleton, called.ids) if last else ()
        head = latest.head if latest else None
        return self._make(
            MeetingHead(
                date=plan.date,
                kind=plan.kind,
                title=rules.title_like(last.head if last else None, plan.date, skeleton.meeting_title),
                start=plan.start,
                end=plan.end,
                place=plan.place,
                online=head is not None and head.online and head.place == plan.place,
                minutes_kind=(head.minutes_kind if head else None) or skeleton.minutes_kind,
                classification=head.classification if head else writing.classification,
            ),
            called,
            agenda or rules.skeleton_agenda(skeleton),
        )

    def copied(self, original: Meeting, day: date) -> Meeting:
        """The new meeting with the agenda of ``original``."""
        called = rules.with_officers_of(self._called(day, original), original)
        presenters = {ref for item in original.all_items() for ref in item.presenters}
        extra = [one for one in original.people if one.id in presenters and one.id not in called.ids]
        called = called._replace(people=(*called.people, *extra))
        head = original.head
        return self._make(
            MeetingHead(
                date=day,
                end_date=day + (head.end_date - head.date) if head.end_date else None,
                kind=head.kind,
                title=rules.title_like(head, day, skeleton_for(self._record.kind, head.kind).meeting_title),
                start=head.start,
                end=head.end,
                place=head.place,
                online=head.online,
                minutes_kind=head.minutes_kind,
                classification=head.classification,
            ),
            called,
            rules.copied_agenda(original.agenda, called.ids),
        )

    def _make(self, head: MeetingHead, called: rules.Called, agenda: tuple[AgendaItem, ...]) -> Meeting:
        known = self._roster.organisation
        made = Meeting(
            organisation=Organisation(name=known.name, number=known.number) if known else None,
            body=self._record.as_body(),
            head=msgspec.structs.replace(
                head,
                uid=str(uuid6.uuid7()),
                stage=Stage.PLANNED,
                number=self._number(head),
                first_section=self._first_section(head),
            ),
            people=called.people,
            attendance=called.attendance,
            officers=called.officers,
            agenda=agenda,
        )
        self._made.append(made)
        return made

    def _decided(self) -> tuple[date, ...]:
        """The dates that one of the latest meetings decided on."""
        for meeting in islice(self._before(None, None), _LOOKS_BACK):
            if meeting.planned_meetings is not None and meeting.planned_meetings.meetings:
                return tuple(one.date for one in meeting.planned_meetings.meetings)
        return ()

    def _number(self, head: MeetingHead) -> str:
        if head.kind is MeetingKind.ANNUAL:
            return ""  # there is one a year, and it is called by the year
        known = [rules.Numbered(line.date, line.number) for line in self._lines]
        made = [rules.Numbered(one.head.date, one.head.number) for one in self._made]
        return rules.next_number([*known, *made], head.date)

    def _first_section(self, head: MeetingHead) -> int | None:
        if self._record.numbering is not Numbering.PER_YEAR:
            return None
        year = [
            self._load(line.uid)
            for line in self._lines
            if line.date.year == head.date.year
            and (line.date, line.start or "") <= (head.date, head.start or "")
        ]
        made = [
            one for one in self._made if one.head.date.year == head.date.year and one.head.date <= head.date
        ]
        return rules.following_section([*year, *made])

    def _called(self, day: date, last: Meeting | None) -> rules.Called:
        members = self._store.memberships_on(self._uid, day)
        if not members and last is not None:
            return rules.called_as_before(last)
        return rules.called_members(members, {one.uid: one for one in self._roster.persons}, last)

    def _before(self, day: date | None, kind: MeetingKind | None) -> Iterator[Meeting]:
        """The body's meetings before ``day`` (all for None) of that kind (any for None), newest first."""
        for line in self._lines:
            if (day is None or line.date < day) and (
                kind is None or (line.kind or MeetingKind.ORDINARY) is kind
            ):
                yield self._load(line.uid)

    def _load(self, uid: str) -> Meeting:
        if uid not in self._loaded:
            self._loaded[uid] = self._store.load_meeting(uid).meeting
        return self._loaded[uid]


def history_of(store: Store, body_uid: str) -> BodyHistory:
    """The body with that uid and its meetings. Raises :class:`UserError` for one the register lacks."""
    roster = store.load_roster()
    record = next((one for one in roster.bodies if one.uid == body_uid), None)
    if record is None:
        raise UserError("Organet finns inte längre i registret. Ingenting har ändrats. Välj ett annat organ.")
    return BodyHistory(store, roster, record, store.list_meetings())


def history_behind(store: Store, meeting: Meeting) -> BodyHistory:
    """The body that held ``meeting``: by its uid, else by its name. Raises :class:`UserError`."""
    named = meeting.body
    for one in store.load_roster().bodies:
        same = one.uid == named.uid if named.uid else one.name.casefold() == named.name.casefold()
        if same and one.uid is not None:
            return history_of(store, one.uid)
    raise UserError(
        f"Organet ”{named.name}” finns inte i registret. Ingenting har ändrats. Lägg till det under Personer."
    )
