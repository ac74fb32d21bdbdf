"""Planning meetings: a new one, a copy, the dates a meeting decided on, and what comes next.

A new meeting takes over what its body did last time; ``planning_rules`` says how. Each function that
changes the store is one thing the user did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from protokoll.domain.kinds import MeetingKind, Stage
from protokoll.domain.meeting import Meeting, PlannedMeeting
from protokoll.errors import UserError
from protokoll.services.body_history import (
    BodyHistory,
    MeetingPlan,
    PlanningChoice,
    history_behind,
    history_of,
)
from protokoll.services.planning_rules import is_written
from protokoll.storage import MeetingLine, Store, StoredMeeting

# --- what the user does ---------------------------------------------------------------------------


def planning_choices(store: Store, today: date) -> tuple[PlanningChoice, ...]:
    """Every body with what would be planned for it now; the one that met last (or meets next) comes first."""
    roster = store.load_roster()
    lines = store.list_meetings()
    order = {line.body.casefold(): at for at, line in reversed(list(enumerate(lines)))}
    bodies = sorted(roster.bodies, key=lambda body: order.get(body.name.casefold(), len(lines)))
    return tuple(BodyHistory(store, roster, body, lines).proposal(today) for body in bodies)


def plan_meeting(
    store: Store,
    body_uid: str,
    day: date,
    *,
    start: str | None = None,
    end: str | None = None,
    place: str = "",
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> str:
    """Plan a meeting; gives its uid. Agenda, people, number and the rest are proposed as last time.

    Raises :class:`UserError` when the register does not know the body.
    """
    plan = MeetingPlan(body=body_uid, date=day, start=start, end=end, place=place, kind=kind)
    return store.insert_meeting(history_of(store, body_uid).planned(plan))


def duplicate_meeting(store: Store, uid: str, day: date) -> str:
    """Plan a meeting on ``day`` with the whole agenda of another, as it was prepared; gives its uid.

    Nothing that was written at the other one comes along. Its members are called as of ``day``.
    """
    original = store.load_meeting(uid).meeting
    return store.insert_meeting(history_behind(store, original).copied(original, day))


def plan_dates(store: Store, uid: str, dates: Iterable[PlannedMeeting]) -> tuple[str, ...]:
    """Plan the meetings whose ``dates`` the meeting decided on; gives the uids of those that are new.

    A date on which the body meets already is passed over. Times and place that were not decided are as last
    time.
    """
    body = history_behind(store, store.load_meeting(uid).meeting)
    fresh: dict[date, PlannedMeeting] = {}
    for decided in dates:
        if decided.date not in body.days:
            fresh.setdefault(decided.date, decided)
    made = [body.planned(body.plan_for(decided)) for _, decided in sorted(fresh.items())]
    return _insert_all(store, made)


def delete_meeting(store: Store, uid: str) -> Callable[[], None]:
    """Delete a meeting; gives the function that brings it back, as :func:`delete_meetings` does."""
    return delete_meetings(store, [uid])


def delete_meetings(store: Store, uids: Sequence[str]) -> Callable[[], None]:
    """Delete meetings, all or none; gives the function that brings them back.

    They come back as the same values, under the same uids where they carry one (all that were made here do; a
    file may have brought one without).
    """
    found = [store.load_meeting(uid) for uid in uids]
    gone: list[StoredMeeting] = []

    def bring_back() -> None:
        while gone:
            store.insert_meeting(gone[-1].meeting)
            gone.pop()

    try:
        for stored in found:
            store.delete_meeting(stored.uid)
            gone.append(stored)
    except UserError:
        bring_back()
        raise
    return bring_back


def _insert_all(store: Store, meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """Add every one of ``meetings``, or none."""
    added: list[str] = []
    try:
        for meeting in meetings:
            added.append(store.insert_meeting(meeting))
    except UserError:
        for uid in added:
            store.delete_meeting(uid)
        raise
    return tuple(added)


# --- what comes next ------------------------------------------------------------------------------


class Overview(msgspec.Struct, frozen=True):
    """The meeting that comes next (or is going on), if any, and those that were held, newest first."""

    following: StoredMeeting | None
    recent: tuple[MeetingLine, ...]


RECENT = 8
"""How many of the meetings held the overview shows."""


def overview(store: Store, today: date) -> Overview:
    """What is next and what was lately, from one look into the store."""
    lines = store.list_meetings()
    following = _following(store, lines, today)
    return Overview(following, _recent(lines, today, following, RECENT))


def next_meeting(store: Store, today: date) -> StoredMeeting | None:
    """The meeting that is going on, else the first one from ``today`` on that is not written yet."""
    return _following(store, store.list_meetings(), today)


def recent_meetings(store: Store, today: date, limit: int = RECENT) -> tuple[MeetingLine, ...]:
    """The meetings held up to ``today``, newest first; the one that is next is not among them."""
    lines = store.list_meetings()
    return _recent(lines, today, _following(store, lines, today), limit)


_STILL_ON = timedelta(days=1)
"""A meeting that passed midnight, or was not closed the day before, is still the one to go on with."""
_LONGEST = timedelta(days=60)
"""No meeting lasts longer, not even one by letter; what is left open since is not looked into."""


def _following(store: Store, lines: Sequence[MeetingLine], today: date) -> StoredMeeting | None:
    for line in lines:
        if line.stage is Stage.ONGOING and today - _LONGEST <= line.date <= today:
            stored = store.load_meeting(line.uid)
            if (stored.meeting.head.end_date or line.date) + _STILL_ON >= today:
                return stored
    ahead = [line for line in lines if line.date >= today and not is_written(line.stage)]
    first = min(ahead, key=lambda line: (line.date, line.start or ""), default=None)
    return store.load_meeting(first.uid) if first else None


def _recent(
    lines: Sequence[MeetingLine], today: date, following: StoredMeeting | None, limit: int
) -> tuple[MeetingLine, ...]:
    skipped = following.uid if following else None
    held = (
        line
        for line in lines
        if line.uid != skipped and (line.date < today or (line.date == today and is_written(line.stage)))
    )
    return tuple(line for line, _ in zip(held, range(limit), strict=False))
