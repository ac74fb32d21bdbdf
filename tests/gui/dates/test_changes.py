"""Meeting dates: read from text, changed row by row, nothing lost and nothing invalid."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.domain import meeting as m
from protokoll.domain.codec import decode, encode
from protokoll.domain.validation import check_meeting
from protokoll.gui.dates import changes

MEETING = m.Meeting(body=m.Body(name="Styrelsen"), head=m.MeetingHead(date=date(2026, 12, 1)))
LINES = st.sampled_from(
    [
        "14 februari kl. 12-15.30",
        "17/1 2028 kl 20.00",
        "31:a",
        "prel. 4e mars",
        "Vecka 29?",
        "",
        "5 maj, Centret",
    ]
)


@given(st.lists(LINES | st.text(st.characters(codec="utf-8"), max_size=20), max_size=6))
def test_every_line_becomes_a_row_or_stays_as_text(lines: list[str]) -> None:
    meeting, read = changes.with_text_read(MEETING, "\n".join(lines))
    check_meeting(meeting)
    dates = changes.planned(meeting)
    assert set(dates.meetings) == set(read.meetings)
    assert list(dates.meetings) == sorted(
        dates.meetings, key=lambda row: (row.date, row.start or "", row.place)
    )
    for line in read.unread:
        assert line.text in dates.text
    again, _ = changes.with_text_read(meeting, "14 februari kl. 12-15.30")
    assert changes.planned(changes.with_text_read(again, "14 februari kl. 12-15.30")[0]) == changes.planned(
        again
    )


def test_rows_are_changed_and_taken_away() -> None:
    meeting, _ = changes.with_text_read(MEETING, "2/3\n1/2\n31:a")
    first, second = changes.planned(meeting).meetings
    assert (first.date, second.date) == (date(2027, 2, 1), date(2027, 3, 2))
    moved = changes.with_row(meeting, 0, replace(first, date=date(2027, 5, 1)))
    assert [row.date.month for row in changes.planned(moved).meetings] == [5, 3]
    left = changes.without_rows(moved, {0, 1})
    assert changes.planned(left) == m.PlannedMeetings(text="31:a")
    assert changes.with_planned(left, m.PlannedMeetings()) == MEETING
    assert decode(encode(moved)) == moved
