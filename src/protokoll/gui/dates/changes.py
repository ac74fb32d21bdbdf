"""Changes of the meeting dates that a meeting decided: pure functions, no Qt."""

from __future__ import annotations

from collections.abc import Collection

from protokoll.domain.date_text import ReadDates, read_planned
from protokoll.domain.edits import changed
from protokoll.domain.meeting import Meeting, PlannedMeeting, PlannedMeetings

_NONE = PlannedMeetings()


def planned(meeting: Meeting) -> PlannedMeetings:
    """The dates of ``meeting``; empty where it has none."""
    return meeting.planned_meetings or _NONE


def with_planned(meeting: Meeting, dates: PlannedMeetings) -> Meeting:
    """The meeting with these dates; none at all where they are empty."""
    return changed(meeting, planned_meetings=None if dates == _NONE else dates)


def with_text_read(meeting: Meeting, text: str) -> tuple[Meeting, ReadDates]:
    """Dates read from ``text`` become rows in order of date, what cannot be read is added to the free text.

    A date that stands there already is not doubled. The reading is given back for what is said to the user.
    """
    dates = planned(meeting)
    read = read_planned(text, after=meeting.head.end_date or meeting.head.date)
    rows = sorted({*dates.meetings, *read.meetings}, key=lambda row: (row.date, row.start or "", row.place))
    kept = "\n".join((*([dates.text] if dates.text else []), *(line.text for line in read.unread)))
    return with_planned(meeting, changed(dates, meetings=tuple(rows), text=kept)), read


def with_row(meeting: Meeting, number: int, row: PlannedMeeting) -> Meeting:
    """The meeting with another row ``number``; the order stays."""
    rows = list(planned(meeting).meetings)
    rows[number] = row
    return with_planned(meeting, changed(planned(meeting), meetings=tuple(rows)))


def without_rows(meeting: Meeting, numbers: Collection[int]) -> Meeting:
    """The meeting without those rows."""
    kept = tuple(row for n, row in enumerate(planned(meeting).meetings) if n not in numbers)
    return with_planned(meeting, changed(planned(meeting), meetings=kept))
