"""Dates as they stand in real minutes (research/patterns.md): read, or left as text with the reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.date_text import (
    MONTHS,
    NO_SUCH_DAY,
    UNKNOWN_FORM,
    WEEKDAYS,
    UnreadLine,
    read_date,
    read_planned,
    read_planned_line,
    read_time,
    short_date,
)
from protokoll.domain.meeting import PlannedMeeting

MEETING = date(2026, 12, 1)
"""A Tuesday."""


def planned(
    day: str, start: str | None = None, end: str | None = None, place: str = "", tentative: bool = False
) -> PlannedMeeting:
    return PlannedMeeting(
        date=date.fromisoformat(day), start=start, end=end, place=place, tentative=tentative
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("14 februari kl. 12-15.30", planned("2027-02-14", "12:00", "15:30")),
        ("17/1 2018 kl 20.00", planned("2018-01-17", "20:00")),
        ("2015-12-28 21:00-23:00", planned("2015-12-28", "21:00", "23:00")),
        ("2019-2-22", planned("2019-02-22")),
        ("Söndagen den 16:e oktober 2016 kl 11:00-13.00", planned("2016-10-16", "11:00", "13:00")),
        ("onsdag 11 maj 2022 kl 20-22", planned("2022-05-11", "20:00", "22:00")),
        ("Tisdag 4e september 2018", planned("2018-09-04")),
        ("tis 1 dec 2026", planned("2026-12-01")),
        ("3 dec", planned("2026-12-03")),
        ("1 december", planned("2027-12-01")),
        ("den 1:a mars klockan 1830", planned("2027-03-01", "18:30")),
        ("24 mars kl. 20:00 till 22:00", planned("2027-03-24", "20:00", "22:00")),
        ("24 mars 11:00 13.00", planned("2027-03-24", "11:00", "13:00")),
        ("24 mars, 9–12", planned("2027-03-24", "09:00", "12:00")),
        ("24 mars 18.30", planned("2027-03-24", "18:30")),
        ("- 24 mars kl 18.", planned("2027-03-24", "18:00")),
        ("• 24/3\tkl 18", planned("2027-03-24", "18:00")),
        ("2. 24/3 kl 18", planned("2027-03-24", "18:00")),
        ("Nästa möte: 24/3 kl 18", planned("2027-03-24", "18:00")),
        ("Preliminärt 24 mars", planned("2027-03-24", tentative=True)),
        ("24 mars kl 18 (preliminärt)", planned("2027-03-24", "18:00", tentative=True)),
        ("prel. 24 mars, Centret", planned("2027-03-24", place="Centret", tentative=True)),
        ("24 mars kl. 09:00-12:00 i Rum A", planned("2027-03-24", "09:00", "12:00", "Rum A")),
        ("24 mars kl 18, Storgatan 1", planned("2027-03-24", "18:00", place="Storgatan 1")),
        ("24 mars kl 18 på Zoom", planned("2027-03-24", "18:00", place="Zoom")),
        ("24 mars kl 18 – Sal 2, Centret", planned("2027-03-24", "18:00", place="Sal 2, Centret")),
        ("24 mars, plats: biblioteket", planned("2027-03-24", place="biblioteket")),
        ("29 februari", planned("2028-02-29")),
        ("SÖNDAG 14 FEBRUARI", planned("2027-02-14")),
        ("söndag 14 februari", planned("2027-02-14")),  # o and the dots apart
    ],
)  # fmt: skip
def test_what_secretaries_write_is_read(line: str, expected: PlannedMeeting) -> None:
    assert read_planned_line(line, after=MEETING) == expected


@pytest.mark.parametrize(
    "line",
    [
        "31:a",
        "Vecka 29?",
        "22 eller 23",
        "Om två veckor",
        "Nästa torsdag",
        "14 februari?",
        "14 februari eller 15 februari",
        "14 februari, eller 15",
        "14, 15 februari",
        "14-15 februari",
        "14 februari 12",
        "14 februari 1830",
        "14 februari kl 24",
        "14 februari kl 12-15-17",
        "14 februari kl 12 eller 13",
        "14/2 18",
        "14. februari",
        "4/5/6",
        "2026-12-28T12:00",
        "den 24 mars kl. 09:00-12:00 i Rum A och kl. 13:00-17:00 i Rum B",
        "24 mars, 7 april",
        "24 mars, kl 7 på morgonen",
        "kl 12",
        "mars",
        "ſept 4",
    ],
)
def test_what_is_not_understood_is_left(line: str) -> None:
    assert read_planned_line(line, after=MEETING) == UnreadLine(text=line, reason=UNKNOWN_FORM)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("31 februari", NO_SUCH_DAY),
        ("2027-13-01", NO_SUCH_DAY),
        ("0/1", NO_SUCH_DAY),
        ("tisdag 14 februari", "14 februari 2027 är en söndag"),
        ("fre 2026-12-01", "1 december 2026 är en tisdag"),
    ],
)
def test_what_cannot_be_is_left_with_the_reason(line: str, reason: str) -> None:
    assert read_planned_line(line, after=MEETING) == UnreadLine(text=line, reason=reason)


def test_a_text_gives_rows_and_what_was_left() -> None:
    found = read_planned("Möten i vår:\n\n14 februari kl. 12-15.30\n  31:a \n", after=MEETING)
    assert found.meetings == (planned("2027-02-14", "12:00", "15:30"),)
    assert [line.text for line in found.unread] == ["Möten i vår:", "31:a"]


@given(st.text(max_size=60))
def test_any_text_is_either_read_or_left(text: str) -> None:
    found = read_planned(text, after=MEETING)
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(found.meetings) + len(found.unread) == len(lines)


CLOCKS = st.times().map(lambda time: f"{time:%H:%M}")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
DATE_FORMS = st.sampled_from(
    [
        lambda day: day.isoformat(),
        lambda day: f"{day.day}/{day.month} {day.year}",
        lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{WEEKDAYS[day.weekday()].title()}en den {day.day}:e {MONTHS[day.month - 1]} {day.year}",
        short_date,
    ]
)


@given(day=DAYS, form=DATE_FORMS, start=CLOCKS, end=st.none() | CLOCKS, tentative=st.booleans())
def test_every_form_is_read_back(
    day: date, form: object, start: str, end: str | None, tentative: bool
) -> None:
    assert callable(form)
    span = start.replace(":", ".") + (f"–{end}" if end else "")
    line = f"{'Prel. ' if tentative else ''}{form(day)} kl. {span}, Centret"
    assert read_planned_line(line, after=MEETING) == PlannedMeeting(
        date=day, start=start, end=end, place="Centret", tentative=tentative
    )


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), after=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_year_left_out_gives_the_next_such_date(day: date, after: date) -> None:
    found = read_planned_line(f"{day.day} {MONTHS[day.month - 1]}", after=after)
    assert isinstance(found, PlannedMeeting)
    assert found.date > after
    assert (found.date.month, found.date.day) == (day.month, day.day)
    assert found.date - after <= timedelta(366 if (day.month, day.day) != (2, 29) else 8 * 366)


@given(day=st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_a_date_is_read_near_another(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}", near=day) == day


def test_a_date_stands_alone() -> None:
    assert read_date("tis 1 dec 2026", near=MEETING) == MEETING
    assert read_date("2 jan", near=MEETING) == date(2027, 1, 2)
    assert read_date("1 dec kl 12", near=MEETING) is None
    assert read_date("", near=MEETING) is None
    assert read_date("ons 1 dec 2026", near=MEETING) is None
    assert read_date("29 februari", near=MEETING) is None
    assert read_planned_line("1 mars", after=date(9999, 12, 1)) == UnreadLine(
        text="1 mars", reason=NO_SUCH_DAY
    )


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("12", "12:00"),
        ("9", "09:00"),
        ("9.05", "09:05"),
        ("09:05", "09:05"),
        ("1830", "18:30"),
        ("kl. 12.41", "12:41"),
        (" klockan 7 ", "07:00"),
        ("24", None),
        ("12.60", None),
        ("strax", None),
        ("", None),
    ],
)
def test_clock_times(text: str, time: str | None) -> None:
    assert read_time(text) == time


def test_short_dates_keep_short_names_whole() -> None:
    assert [short_date(date(2026, month, 1)).split()[2] for month in (1, 3, 5, 6, 7, 9)] == [
        "jan",
        "mars",
        "maj",
        "juni",
        "juli",
        "sep",
    ]
