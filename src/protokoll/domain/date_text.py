"""Dates and clock times as Swedes write them in minutes: "14 februari kl. 12-15.30", "17/1 2018 kl 20.00".

Real minutes have no common form (half are ISO, half written out; the year is mostly left out), so many forms
are read. But nothing is guessed: a line with anything in it that is not understood, a date that does not
exist, or a weekday that is not that day's is left as text, with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from protokoll.domain.meeting import PlannedMeeting
from protokoll.domain.values import Value

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

UNKNOWN_FORM = "går inte att läsa som datum"
NO_SUCH_DAY = "dagen finns inte"


class UnreadLine(Value, frozen=True, kw_only=True):
    """Rad som inte kunde läsas: the text as it was written, and why, in Swedish words that may end a
    sentence.
    """

    text: str
    reason: str


class ReadDates(Value, frozen=True, kw_only=True):
    """What a text with a date on each line came to; every line that is not empty is in one of the two."""

    meetings: tuple[PlannedMeeting, ...] = ()
    unread: tuple[UnreadLine, ...] = ()


def read_planned(text: str, *, after: date) -> ReadDates:
    """Read a date with times and place from each line. No year: the next such date after ``after``."""
    meetings: list[PlannedMeeting] = []
    unread: list[UnreadLine] = []
    for line in text.splitlines():
        if line.strip():
            found = read_planned_line(line, after=after)
            if isinstance(found, PlannedMeeting):
                meetings.append(found)
            else:
                unread.append(found)
    return ReadDates(meetings=tuple(meetings), unread=tuple(unread))


def read_planned_line(line: str, *, after: date) -> PlannedMeeting | UnreadLine:
    """Read one line: a bullet and "preliminärt" if any, the date, then times and place if any."""
    written = line.strip()
    text, tentative = _without_tentative(_OPENING.sub("", _plain(line), count=1))
    start = _DATE.match(text)
    rest = _read_rest(text[start.end() :]) if start else None
    if start is None or rest is None:
        return UnreadLine(text=written, reason=UNKNOWN_FORM)
    day = _the_day(start, after=after)
    if isinstance(day, str):
        return UnreadLine(text=written, reason=day)
    begins, ends, place = rest
    return PlannedMeeting(date=day, start=begins, end=ends, place=place, tentative=tentative)


def read_date(text: str, *, near: date) -> date | None:
    """One date and nothing else; a year left out is the one that brings it nearest to ``near``."""
    found = _DATE.fullmatch(_plain(text))
    if found is None:
        return None
    day = _the_day(found, near=near)
    return day if isinstance(day, date) else None


def read_time(text: str) -> str | None:
    """A clock time, "HH:MM": read from "12", "12.05", "12:05", "1205", with or without "kl."."""
    found = _LONE_CLOCK.fullmatch(_plain(text))
    return _time(found["clock"]) if found else None


def short_date(day: date) -> str:
    """As dates are shown on the screen: "tis 1 dec 2026"."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    short = "tors" if weekday == "torsdag" else weekday[:3]
    return f"{short} {day.day} {month if len(month) <= 4 else month[:3]} {day.year:04}"


# --- the date -------------------------------------------------------------------------------------


def _names(words: tuple[str, ...], suffix: str = "") -> str:
    """A pattern for any of ``words``, in full or as their first three letters."""
    return "|".join(f"{word}{suffix}|{word[:3]}{'' if len(word) == 3 else '[.]?'}" for word in words)


_DATE = re.compile(
    rf"""
    (?: (?P<weekday> {_names(WEEKDAYS, "(?:en)?")} | tors[.]? ) ,? [ ] )?
    (?: den [ ] )?
    (?:
        (?P<iso_year> (?:19|20|21)\d\d ) - (?P<iso_month> \d\d? ) - (?P<iso_day> \d\d? )
      |
        (?P<day> \d\d? ) (?: :? [ae] )?
        (?: / [ ]? (?P<month_number> \d\d? ) | [ ] (?P<month> {_names(MONTHS)} | sept[.]? ) )
        (?: ,? [ ] (?P<year> (?:19|20|21)\d\d ) (?! [.:\d–-]) )?
    )
    (?! [\w/] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _the_day(found: re.Match[str], *, after: date | None = None, near: date | None = None) -> date | str:
    """The day that was written, or why there is none. No year: next after ``after``, or nearest ``near``."""
    number = int(found["iso_day"] or found["day"])
    month = int(found["iso_month"] or found["month_number"] or _number(found["month"], MONTHS))
    year = found["iso_year"] or found["year"]
    day = (
        _day(int(year), month, number)
        if year
        else _next(month, number, after)
        if after
        else _nearest(month, number, near or date.today())
    )
    if day is None:
        return NO_SUCH_DAY
    if found["weekday"] and _number(found["weekday"], WEEKDAYS) != day.weekday() + 1:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} är en {WEEKDAYS[day.weekday()]}"
    return day


def _number(name: str, names: tuple[str, ...]) -> int:
    """The place of a month or weekday, from 1."""
    return next(n for n, full in enumerate(names, 1) if full.startswith(name.casefold()[:3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_LEAP_GAP = 8
"""Years within which every date of the calendar comes again (1896 to 1904, 2096 to 2104)."""


def _next(month: int, day: int, after: date) -> date | None:
    for year in range(after.year, after.year + _LEAP_GAP + 1):
        found = _day(year, month, day)
        if found is not None and found > after:
            return found
    return None


def _nearest(month: int, day: int, near: date) -> date | None:
    found = [_day(year, month, day) for year in range(near.year - 1, near.year + 2)]
    return min((one for one in found if one is not None), key=lambda one: abs(one - near), default=None)


# --- times and place ------------------------------------------------------------------------------

_HOURS = r"(?:[01]?\d|2[0-3])"
_FULL = rf"(?:{_HOURS}[.:][0-5]\d)"
_CLOCK = rf"(?:{_FULL}|(?:[01]\d|2[0-3])[0-5]\d|{_HOURS})"
_KL = r"(?:kl(?:ockan|[.])?[ ]?)"
_TO = r"(?:[ ]?[-–—][ ]?|[ ](?:till|to[.]?m[.]?)[ ])"

_LONE_CLOCK = re.compile(rf"{_KL}?(?P<clock>{_CLOCK})", re.IGNORECASE)

_TIMES = re.compile(
    rf"""
    ,? [ ]
    (?:
        {_KL} (?P<start> {_CLOCK} ) (?: (?: {_TO} | [ ](?={_FULL}) ) (?P<end> {_CLOCK} ) )?
      | (?P<bare_start> {_FULL} | {_HOURS}(?={_TO}) ) (?: {_TO} | [ ](?={_FULL}) )
        (?P<bare_end> {_FULL} | {_HOURS} )
      | (?P<alone> {_FULL} )
    )
    (?! [\d:/–—-] | [.]\d )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_PLACE = re.compile(
    r"(?: ,[ ](?:plats:?[ ])?(?:i[ ]|på[ ])? | [ ][·–—-][ ] | [ ](?:i|på)[ ] )(?P<place>.+)",
    re.VERBOSE | re.IGNORECASE,
)

_NOT_A_PLACE = re.compile(
    rf"""
    [?]
    | \b (?: eller | alternativt | {"|".join(MONTHS)} | (?: {"|".join(WEEKDAYS)} ) (?:en)? ) \b
    | \b (?: fm | em | morgonen | förmiddag(?:en)? | eftermiddag(?:en)? | kväll(?:en)? ) \b
    | \b kl (?: ockan | [.] | [ ] )
    | \d [.:/] \d | \d [ ]? [-–—] [ ]? \d
    | ^ (?: \d | v[.]?[ ]?\d | (?: och | samt | till | ev | eventuellt | vecka ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _read_rest(rest: str) -> tuple[str | None, str | None, str] | None:
    """Start, end and place from what stands after the date; None when anything is left over."""
    begins = ends = None
    times = _TIMES.match(rest)
    if times:
        begins = _time(times["start"] or times["bare_start"] or times["alone"])
        end = times["end"] or times["bare_end"]
        ends = _time(end) if end else None
        rest = rest[times.end() :]
    rest = rest.rstrip(" .,;")
    if not rest:
        return begins, ends, ""
    place = _PLACE.fullmatch(rest)
    if place is None or _NOT_A_PLACE.search(place["place"]):
        return None
    return begins, ends, place["place"].strip()


def _time(written: str) -> str:
    """Written "9", "0930" or "9.30": "09:00", "09:30". ``written`` has matched ``_CLOCK``."""
    digits = re.sub(r"[.:]", "", written)
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return f"{int(hours):02}:{int(minutes):02}"


# --- what stands around ---------------------------------------------------------------------------

_OPENING = re.compile(r"\A(?:[-–—•*·] ?|\d{1,2}[.)] )?(?:(?:nästa möte|datum|mötesdatum):? )?", re.IGNORECASE)
_TENTATIVE = r"\(?prel(?:iminärt?|[.])?\)?(?!\w)"
_TENTATIVE_FIRST = re.compile(rf"\A{_TENTATIVE}[:,]? ", re.IGNORECASE)
_TENTATIVE_LAST = re.compile(rf",? {_TENTATIVE}[.]?\Z", re.IGNORECASE)


def _plain(text: str) -> str:
    """Composed letters, and single spaces for every kind of space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_tentative(line: str) -> tuple[str, bool]:
    """The line without "preliminärt" first or last, and whether it stood there."""
    for pattern in (_TENTATIVE_FIRST, _TENTATIVE_LAST):
        shorter, found = pattern.subn("", line)
        if found:
            return shorter, True
    return line, False
