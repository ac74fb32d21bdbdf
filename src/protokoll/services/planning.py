"""Planning meetings: a new one, a copy, and the dates a meeting decided on.

A new meeting takes over what its body did last time; ``planning_rules`` says how. Each function that
changes the store is one thing the user did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from protokoll.domain.kinds import MeetingKind
from protokoll.domain.meeting import Meeting, PlannedMeeting
from protokoll.errors import UserError
from protokoll.services.body_history import (
    BodyHistory,
    MeetingPlan,
    PlanningChoice,
    history_behind,
    history_of,
)
from protokoll.services.unfinished import unfinished_setting
from protokoll.storage import Store

if TYPE_CHECKING:
    from protokoll.storage.deletion import DeletedMeeting


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


def delete_meetings(store: Store, uids: Sequence[str], *, even_locked: bool = False) -> Callable[[], None]:
    """Delete meetings, all or none; gives the function that brings them back.

    They come back under the same uids, with the bytes of their attachments, the course of their adjustment and what
    stood unfinished in them. One whose minutes are adjusted is refused unless ``even_locked``.
    """
    gone: list[DeletedMeeting] = []

    def bring_back() -> None:
        while gone:
            store.restore_meeting(gone[-1])
            gone.pop()

    try:
        for uid in uids:
            gone.append(
                store.delete_meeting(uid, even_locked=even_locked, settings=[unfinished_setting(uid)])
            )
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
