"""Swedish as it is printed in documents: dates, clock times, lists of names, the full stop.

Dates and amounts hold no-break spaces (U+00A0), so that "1 december" is never parted at a line's end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

NBSP = "\u00a0"


@lru_cache(maxsize=1024)
def long_date(day: date, *, year: bool = True) -> str:
    """A date as "1 december 2026", or "1 december" without the year."""
    from babel.dates import format_date

    text = format_date(day, "d MMMM y" if year else "d MMMM", locale="sv_SE")
    return text.replace(" ", NBSP, 1)


def long_span(first: date, last: date | None) -> str:
    """One day, or several: "27–28 september 2026", "30 september–2 oktober 2026"."""
    if last is None or last == first:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    return f"{long_date(first, year=first.year != last.year)}–{long_date(last)}"


@lru_cache(maxsize=1024)
def weekday(day: date) -> str:
    """The day of the week: "tisdag"."""
    from babel.dates import format_date

    return str(format_date(day, "EEEE", locale="sv_SE"))


def clock(time: str) -> str:
    """A clock time as printed: "12:05" → "12.05"."""
    return time.replace(":", ".")


def clock_span(start: str | None, end: str | None) -> str:
    """Clock times as "kl. 12.00–15.30", "kl. 12.00", "till kl. 15.30" or nothing. Times as "HH:MM"."""
    if start and end:
        return f"kl.{NBSP}{clock(start)}–{clock(end)}"
    if start:
        return f"kl.{NBSP}{clock(start)}"
    return f"till kl.{NBSP}{clock(end)}" if end else ""


def moment_parts(moment: str) -> tuple[date, str]:
    """A moment "YYYY-MM-DDTHH:MM" as its day and its time "HH:MM"."""
    return datetime.fromisoformat(moment).date(), moment[-5:]


def joined(words: Sequence[str]) -> str:
    """Words in a row: "Anna", "Anna och Per", "Anna, Per och Eva"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"


def no_break(text: str) -> str:
    """``text`` that is not to be parted at a line's end: "KS 2026/114"."""
    return text.replace(" ", NBSP)


_NUMBERS = ("en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def number_word(number: int) -> str:
    """A number in letters up to twelve, as one writes in running text: "två", "13"."""
    return _NUMBERS[number - 1] if 1 <= number <= len(_NUMBERS) else str(number)


def votes_told(number: int) -> str:
    """A number of votes: "1 röst", "7 röster"."""
    return f"{number}{NBSP}{'röst' if number == 1 else 'röster'}"


_SENTENCE_END = re.compile(r"[.!?…:][”\"'’»]*$")


def with_full_stop(text: str) -> str:
    """``text`` ending as a sentence does; never two full stops. A colon is an end too."""
    text = text.rstrip()
    return text if not text or ends_sentence(text) else f"{text}."


def ends_sentence(text: str) -> bool:
    """Whether ``text`` has its end: a mark, or a bracket around a sentence of its own ("Ja. (Se bilaga 2.)").

    "(Anna m.fl.)" at the end of a sentence is none.
    """
    if not text.endswith((")", "]")):
        return bool(_SENTENCE_END.search(text))
    before, bracket, _ = text.rpartition("(" if text.endswith(")") else "[")
    whole = bool(bracket) and (not before.strip() or bool(_SENTENCE_END.search(before.rstrip())))
    return whole and bool(_SENTENCE_END.search(text[:-1]))


_ABBREVIATION = re.compile(r"\W*(?:(?:[^\W\d_]{1,2}\.)+(?:[^\W\d_]{1,2}|dyl)|etc|osv|mfl|mm|dyl)\.")


def without_full_stop(text: str) -> str:
    """``text`` without a closing full stop, unless that belongs to an abbreviation ("m.m.", "m. fl.")."""
    text = text.rstrip()
    if not text.endswith(".") or text.endswith(("..", " m. m.", " m. fl.")):
        return text
    return text if _ABBREVIATION.fullmatch(text.rpartition(" ")[2]) else text[:-1]


def upper_first(text: str) -> str:
    """``text`` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """``text`` with a small first letter, the rest as it is."""
    return text[:1].lower() + text[1:]
