"""Meetings in short, by plain SQL: the lists, and what the first page tells.

No SQLAlchemy here: it takes longer to import than all of this takes to run, so the first page is read without it
(``first_look``), and by the same words once the store is open.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from protokoll.domain.kinds import AttendanceStatus, MeetingKind, Stage
from protokoll.storage.stored import MeetingBrief, MeetingLine

Execute = Callable[[str, tuple[Any, ...]], Iterable[Any]]
"""Runs a SELECT with its values and gives the rows as the driver does."""

_LINES = """
SELECT uid, date, start, body_name, kind, number, title, stage,
    (SELECT count(*) FROM agenda_item WHERE agenda_item.meeting_id = meeting.id),
    (SELECT count(*) FROM entry WHERE entry.meeting_id = meeting.id AND entry.kind = 'decision')
FROM meeting
"""
_NEWEST_FIRST = "ORDER BY date DESC, coalesce(start, '') DESC, id DESC"
_FROM_AND_SOME_BEFORE = f"""
WHERE id IN (
    SELECT id FROM meeting WHERE date >= ?
    UNION ALL
    SELECT id FROM (SELECT id FROM meeting WHERE date < ? {_NEWEST_FIRST} LIMIT ?)
)
"""  # noqa: S608
_BRIEF = (
    'SELECT id, uid, body_name, kind, number, title, stage, date, end_date, start, "end", place FROM meeting'
)


class Lines:
    """Reads through ``execute``, in whatever transaction that has."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def list_meetings(self) -> list[MeetingLine]:
        """All meetings, newest first."""
        return [_line(*row) for row in self._execute(_LINES + _NEWEST_FIRST, ())]

    def meetings_from(self, day: date, more: int) -> list[MeetingLine]:
        """The meetings from ``day`` on and the ``more`` nearest before it, newest first."""
        told = day.isoformat()
        rows = self._execute(_LINES + _FROM_AND_SOME_BEFORE + _NEWEST_FIRST, (told, told, more))
        return [_line(*row) for row in rows]

    def brief(self, uid: str) -> MeetingBrief | None:
        """What the first page tells of the meeting with the store's ``uid``; None if it is gone."""
        for row, *cells in self._execute(f"{_BRIEF} WHERE uid = ?", (uid,)):
            answers = self._execute("SELECT status FROM attendance WHERE meeting_id = ?", (row,))
            return _brief(tuple(AttendanceStatus(status) for (status,) in answers), *cells)
        return None


def _line(uid: str, day: str, start: str | None, body: str, kind: str | None, *rest: Any) -> MeetingLine:
    number, title, stage, items, decisions = rest
    return MeetingLine(
        uid,
        date.fromisoformat(day),
        start,
        body,
        _KINDS[kind],
        number,
        title,
        _STAGES[stage],
        items,
        decisions,
    )


def _brief(people: tuple[AttendanceStatus, ...], *cells: Any) -> MeetingBrief:
    uid, body, kind, number, title, stage, day, end_day, start, end, place = cells
    return MeetingBrief(
        uid=uid,
        body=body,
        kind=_KINDS[kind],
        number=number,
        title=title,
        stage=_STAGES[stage],
        date=date.fromisoformat(day),
        end_date=date.fromisoformat(end_day) if end_day else None,
        start=start,
        end=end,
        place=place,
        people=people,
    )


_KINDS: dict[str | None, MeetingKind | None] = {None: None, **{kind.value: kind for kind in MeetingKind}}
_STAGES: dict[str | None, Stage | None] = {None: None, **{stage.value: stage for stage in Stage}}
