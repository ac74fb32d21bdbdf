"""What is typed in the short fields, read and shown: numbers, dates, due dates in words, moments. No Qt.

A reader gives the value, or raises :class:`UnreadableError` with the words that tell how to write it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from protokoll.domain.date_text import MONTHS, read_date, read_planned_line, read_time
from protokoll.domain.meeting import PlannedMeeting
from protokoll.domain.swedish import clock, moment_parts

MOST = 1_000_000_000
"""The largest count that an entry holds."""


class UnreadableError(Exception):
    """The text stands for no value; the message is a short Swedish sentence to show beside it."""


Due = tuple[date | None, str]
"""When a task is due: a day, and words ("löpande")."""


def read_number(text: str) -> int | None:
    """A count; nothing typed is None."""
    digits = "".join(text.split())
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 10 or int(digits) > MOST:
        raise UnreadableError("Skriv ett antal med siffror.")
    return int(digits)


def show_number(number: int | None) -> str:
    """The count in digits, nothing for None."""
    return "" if number is None else str(number)


def show_day(day: date | None) -> str:
    """A day as fields show it: "15 jan 2027"."""
    if day is None:
        return ""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month if len(month) <= 4 else month[:3]} {day.year:04}"


def read_day(text: str, near: date) -> date | None:
    """A day as Swedes write it; without a year the nearest one to ``near``."""
    if not text.strip():
        return None
    found = read_date(text.strip(), near=near)
    if found is None:
        raise UnreadableError("Skriv en dag, till exempel 15 jan.")
    return found


def read_due(text: str, near: date) -> Due:
    """A day not before ``near``, or else words; also both, as they are shown ("15 jan 2027, preliminärt")."""
    text = text.strip()
    if not text:
        return None, ""
    day = _day_ahead(text, near)
    if day is not None:
        return day, ""
    first, comma, rest = text.partition(", ")
    day = _day_ahead(first, near) if comma else None
    return (day, rest.strip()) if day is not None else (None, text)


def _day_ahead(text: str, near: date) -> date | None:
    bare = re.sub(r"\A(?:senast|före)\s+", "", text, flags=re.IGNORECASE)
    found = read_planned_line(bare, after=near - timedelta(days=1))
    if not isinstance(found, PlannedMeeting) or found.start or found.place or found.tentative:
        return None
    return found.date


def show_due(due: Due) -> str:
    """The day, the words, or both with a comma between."""
    day, words = due
    return ", ".join(part for part in (show_day(day), words) if part)


def read_moment(text: str, near: date) -> str | None:
    """A clock time on ``near``, or a day and a clock time; "YYYY-MM-DDTHH:MM"."""
    text = text.strip()
    if not text:
        return None
    time = read_time(text)
    if time is not None:
        return f"{near.isoformat()}T{time}"
    found = re.fullmatch(r"(?P<day>.+?)[ T,]+(?P<clock>(?:kl\.? ?)?\d\d?(?:[.:]?\d\d)?)", text, re.IGNORECASE)
    day = read_date(found["day"], near=near) if found else None
    time = read_time(found["clock"]) if found else None
    if day is None or time is None:
        raise UnreadableError("Skriv ett klockslag, till exempel 12.30.")
    return f"{day.isoformat()}T{time}"


def show_moment(moment: str | None, near: date) -> str:
    """A moment as fields show it: "12.30" on ``near``, else "2 dec 2026 12.30"."""
    if not moment:
        return ""
    try:
        day, time = moment_parts(moment)
    except ValueError:  # a day that does not exist; shown as it is, so that it can be put right
        return moment
    return clock(time) if day == near else f"{show_day(day)} {clock(time)}"
