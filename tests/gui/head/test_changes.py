"""Changes of the head leave every meeting valid; the lines at the top of the page say what it is."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.domain import kinds as k
from protokoll.domain import meeting as m
from protokoll.domain.validation import check_meeting
from protokoll.domain.values import Unregistered
from protokoll.gui.head import changes
from protokoll.gui.head.lines import subtitle_line, title_line
from tests.gui.attendance.people import sketch
from tests.helpers.meetings import meetings

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TIMES = st.times().map(lambda time: f"{time:%H:%M}")


@given(data=st.data(), meeting=meetings(size=2))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_sequence_of_changes_leaves_a_valid_head(data: st.DataObject, meeting: m.Meeting) -> None:
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.integers(0, 6))
        now = data.draw(st.datetimes())
        match act:
            case 0:
                day = data.draw(DAYS)
                meeting = changes.with_date(meeting, day)
                assert meeting.head.date == day
            case 1:
                day = data.draw(DAYS)
                if changes.end_date_fits(meeting, day):
                    meeting = changes.with_end_date(meeting, day)
            case 2:
                time = data.draw(st.none() | TIMES)
                meeting = changes.with_opened_at(meeting, time)
                assert (meeting.head.opened or "T")[-5:] == (time or "T")
            case 3:
                meeting = changes.with_closed_at(meeting, data.draw(st.none() | TIMES))
            case 4:
                meeting = changes.opened_now(meeting, now)
            case 5:
                meeting = changes.closed_now(meeting, now)
            case _:
                items = [item.id for item in meeting.all_items()]
                item = data.draw(st.none() | st.sampled_from(items)) if items else None
                number = data.draw(st.integers(0, len(meeting.officers)))
                officer = m.Officer(
                    role=data.draw(st.sampled_from(k.OfficerRole)),
                    person=Unregistered(text="Ida"),
                    from_item=item,
                )
                meeting = changes.with_officer(meeting, number, officer)
                assert meeting.officers[number] == officer
                meeting = changes.without_officer(meeting, len(meeting.officers) - 1)
        check_meeting(meeting)


def test_the_last_day_and_real_times_move_with_the_date() -> None:
    head = replace(
        sketch().head, end_date=date(2026, 12, 2), opened="2026-12-01T12:03", closed="2026-12-02T15:31"
    )
    moved = changes.with_date(replace(sketch(), head=head), date(2027, 1, 31)).head
    assert (moved.end_date, moved.opened, moved.closed) == (
        date(2027, 2, 1),
        "2027-01-31T12:03",
        "2027-02-01T15:31",
    )
    real = replace(head, opened="2026-12-02T12:03")  # written down on another day: that stays true
    assert changes.with_date(replace(sketch(), head=real), date(2026, 12, 2)).head.opened == real.opened


def test_a_meeting_may_close_after_midnight() -> None:
    meeting = changes.with_opened_at(sketch(), "19:00")
    assert changes.with_closed_at(meeting, "23:30").head.closed == "2026-12-01T23:30"
    late = changes.with_closed_at(meeting, "00:15")
    assert late.head.closed == "2026-12-02T00:15"
    assert changes.with_opened_at(late, None).head.opened is None
    assert changes.with_closed_at(late, None).head.closed is None
    assert changes.opened_now(late, datetime(2026, 12, 3, 8, 0)).head.closed == "2026-12-04T00:15"
    assert changes.closed_now(meeting, datetime(2026, 12, 1, 18, 0)) is meeting


def test_one_day_needs_no_last_day() -> None:
    meeting = changes.with_end_date(sketch(), date(2026, 12, 2))
    assert meeting.head.end_date == date(2026, 12, 2)
    assert changes.with_end_date(meeting, date(2026, 12, 1)).head.end_date is None
    assert not changes.end_date_fits(meeting, date(2026, 11, 30))


def test_a_new_chair_ends_the_term_of_the_old() -> None:
    new = m.Officer(role=k.OfficerRole.CHAIR, person="p2", from_item="a4")
    meeting = changes.with_officer(sketch(), 2, new)
    assert meeting.officers[0].until_item == "a3"
    assert meeting.officers[1].until_item is None
    adjuster = m.Officer(role=k.OfficerRole.ADJUSTER, person="p2", from_item="a4")
    both = changes.with_officer(changes.with_officer(sketch(), 2, adjuster), 3, adjuster)
    assert both.officers[2].until_item is None


def test_who_a_name_means() -> None:
    assert changes.person_named(sketch(), " anna berg ") == "p3"
    assert changes.person_named(sketch(), "Valberedningen") == Unregistered(text="Valberedningen")
    assert changes.person_named(sketch(), "  ") is None


BODY = "Samordningsgruppen område Norr"
EXTRA, ANNUAL = k.MeetingKind.EXTRA, k.BodyKind.ANNUAL_MEETING


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ({}, {}, f"{BODY} · möte 4"),
        ({"number": ""}, {}, f"{BODY} · möte"),
        ({"kind": EXTRA, "number": "4/2026"}, {}, f"{BODY} · extra möte 4/2026"),
        ({"title": "Planeringsdag"}, {}, f"{BODY} · Planeringsdag"),
        ({"title": f"Möte med {BODY.lower()}"}, {}, f"Möte med {BODY.lower()}"),
        ({}, {"name": "Årsmötet", "kind": ANNUAL}, "Årsmötet · 2026"),
        ({}, {"name": ""}, "Möte 4"),
    ],
)
def test_title_line(head: dict[str, object], body: dict[str, object], title: str) -> None:
    meeting = sketch()
    meeting = replace(meeting, head=replace(meeting.head, **head), body=replace(meeting.body, **body))
    assert title_line(meeting) == title


DAY = "Tisdag 1 december 2026"
HERE = "Centret, Storgatan 1"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ({}, f"{DAY} kl. 12.00–15.30 · {HERE} · Beslutsprotokoll"),
        ({"online": True, "end": None}, f"{DAY} kl. 12.00 · {HERE} och på distans · Beslutsprotokoll"),
        ({"place": "", "minutes_kind": None, "start": None}, f"{DAY} till kl. 15.30"),
        ({"online": True, "place": "", "minutes_kind": None}, f"{DAY} kl. 12.00–15.30 · På distans"),
        ({"end_date": date(2026, 12, 2)}, f"1–2 december 2026 kl. 12.00–15.30 · {HERE} · Beslutsprotokoll"),
    ],
)
def test_subtitle_line(head: dict[str, object], line: str) -> None:
    meeting = replace(sketch(), head=replace(sketch().head, **head))
    assert subtitle_line(meeting).replace("\u00a0", " ") == line
