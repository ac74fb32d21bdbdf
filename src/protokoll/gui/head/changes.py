"""Changes of a meeting's head that keep it consistent: pure functions, no Qt."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from protokoll.domain.edits import changed, edit_head
from protokoll.domain.kinds import OfficerRole
from protokoll.domain.meeting import Meeting, Officer
from protokoll.domain.swedish import moment_parts
from protokoll.domain.values import PersonRef, Unregistered

_ONE_AT_A_TIME = (OfficerRole.CHAIR, OfficerRole.SECRETARY)


def with_date(meeting: Meeting, day: date) -> Meeting:
    """The meeting on another day. A last day moves along; so do real times that lay on the first day."""
    head = meeting.head
    by = day - head.date
    end_date = None if head.end_date is None else _moved(head.end_date, by)
    moved = edit_head(meeting, date=day, end_date=end_date if end_date is None or end_date >= day else None)
    if head.opened is None or moment_parts(head.opened)[0] != head.date:
        return moved
    closed = None if head.closed is None else _moment_moved(head.closed, by)
    return edit_head(moved, opened=_moment_moved(head.opened, by), closed=closed)


def end_date_fits(meeting: Meeting, day: date | None) -> bool:
    """Whether the meeting may end on that day: not before it begins."""
    return day is None or day >= meeting.head.date


def with_end_date(meeting: Meeting, day: date | None) -> Meeting:
    """The meeting with its last day; a single day needs none. ``end_date_fits`` must hold."""
    return edit_head(meeting, end_date=None if day == meeting.head.date else day)


def with_opened_at(meeting: Meeting, time: str | None) -> Meeting:
    """When the meeting really opened, on the day recorded before or its first day; it closes no earlier."""
    head = meeting.head
    if time is None:
        return edit_head(meeting, opened=None)
    day = moment_parts(head.opened)[0] if head.opened else head.date
    return _opened(meeting, _moment(day, time))


def with_closed_at(meeting: Meeting, time: str | None) -> Meeting:
    """When it really closed: on its last day, the day after where that would be before it opened."""
    head = meeting.head
    if time is None:
        return edit_head(meeting, closed=None)
    opened_day = moment_parts(head.opened)[0] if head.opened else head.date
    return _closed(meeting, max(opened_day, head.end_date or head.date), time)


def opened_now(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting opens now."""
    return _opened(meeting, _moment(now.date(), f"{now:%H:%M}"))


def closed_now(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting closes now; a moment before it opened is not taken."""
    moment = _moment(now.date(), f"{now:%H:%M}")
    if meeting.head.opened is not None and moment < meeting.head.opened:
        return meeting
    return edit_head(meeting, closed=moment)


def with_officer(meeting: Meeting, number: int, officer: Officer) -> Meeting:
    """The meeting with ``officer`` in place ``number``; one more where there is none of that number.

    A meeting has one chair and one secretary at a time: whoever takes over at an item ends the term of
    whoever had the office until then without an end.
    """
    officers = [*meeting.officers[:number], officer, *meeting.officers[number + 1 :]]
    at = min(number, len(meeting.officers))
    if officer.role in _ONE_AT_A_TIME and officer.from_item is not None:
        order = [item.id for item in meeting.all_items()]
        start = order.index(officer.from_item)
        for n, other in enumerate(officers):
            begins = 0 if other.from_item is None else order.index(other.from_item)
            if n != at and other.role is officer.role and other.until_item is None and begins < start:
                officers[n] = changed(other, until_item=order[start - 1])
    return changed(meeting, officers=tuple(officers))


def without_officer(meeting: Meeting, number: int) -> Meeting:
    """The meeting without that officer."""
    return changed(meeting, officers=meeting.officers[:number] + meeting.officers[number + 1 :])


def person_named(meeting: Meeting, name: str) -> PersonRef | None:
    """Whom a typed name means: somebody of the meeting, else the words; None for nothing."""
    typed = name.strip()
    same = [person.id for person in meeting.people if person.name.casefold() == typed.casefold()]
    return same[0] if same else Unregistered(text=typed) if typed else None


def _opened(meeting: Meeting, moment: str) -> Meeting:
    closed = meeting.head.closed
    opened = edit_head(meeting, opened=moment)
    if closed is None or closed >= moment:
        return opened
    return _closed(opened, moment_parts(moment)[0], closed[-5:])


def _closed(meeting: Meeting, day: date, time: str) -> Meeting:
    opened = meeting.head.opened
    moment = _moment(day, time)
    if opened is not None and moment < opened:
        moment = _moment(_moved(day, timedelta(1)), time)
    return edit_head(meeting, closed=max(moment, opened or moment))


def _moment(day: date, time: str) -> str:
    return f"{day.isoformat()}T{time}"


def _moment_moved(moment: str, by: timedelta) -> str:
    day, time = moment_parts(moment)
    return _moment(_moved(day, by), time)


def _moved(day: date, by: timedelta) -> date:
    """``day`` moved within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))
