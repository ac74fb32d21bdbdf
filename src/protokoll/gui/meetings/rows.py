"""The lines of the meeting list: how they are sorted, and which words find them. No Qt widgets, no store."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Any

from protokoll.domain.date_text import MONTHS, WEEKDAYS, short_date
from protokoll.domain.kinds import Stage
from protokoll.gui.meetings.words import clock_word, kind_word, meeting_name, stage_word
from protokoll.storage import MeetingLine
from protokoll.storage.swedish import sort_key


class Column(IntEnum):
    """The columns, from left to right."""

    DATE = 0
    TIME = 1
    BODY = 2
    NUMBER = 3
    TITLE = 4
    KIND = 5
    STAGE = 6
    DECISIONS = 7


class Row:
    """A meeting as the list shows it; words are made when they are first asked for."""

    __slots__ = ("__dict__", "line")

    def __init__(self, line: MeetingLine) -> None:
        self.line = line

    @property
    def uid(self) -> str:
        """The store's uid of the meeting."""
        return self.line.uid

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """What stands in each column."""
        line = self.line
        return (
            short_date(line.date),
            clock_word(line.start),
            line.body,
            line.number,
            line.title,
            kind_word(line.kind),
            stage_word(line.stage),
            str(line.decisions) if line.decisions else "",
        )

    @property
    def name(self) -> str:
        """What the meeting is called where it stands alone."""
        return meeting_name(self.line.body, self.line.number, self.line.title, self.line.kind)

    @cached_property
    def haystack(self) -> str:
        """All that a filter may find, in small letters, each word after a space."""
        day = self.line.date
        forms = (
            f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
            f" {day.isoformat()} {day.day}/{day.month} {day.year}-{day.month:02}"
        )
        return f" {' '.join(self.cells[:-1])} {forms}".casefold()


def found_by(text: str) -> Callable[[Row], bool]:
    """Whether a row has every word of ``text``: anywhere in a word, but a number only from its beginning."""
    wanted = [f" {word}" if word[0].isdecimal() else word for word in text.casefold().split()]

    def matches(row: Row) -> bool:
        haystack = row.haystack
        return all(word in haystack for word in wanted)

    return matches


_STAGES: list[Stage | None] = [None, *Stage]
_SORT_KEYS: dict[Column, Callable[[MeetingLine], Any]] = {
    Column.DATE: lambda line: (line.date, line.start or ""),
    Column.TIME: lambda line: line.start or "",
    Column.BODY: lambda line: sort_key(line.body),
    Column.NUMBER: lambda line: _natural(line.number),
    Column.TITLE: lambda line: sort_key(line.title),
    Column.KIND: lambda line: kind_word(line.kind),
    Column.STAGE: lambda line: _STAGES.index(line.stage),
    Column.DECISIONS: lambda line: line.decisions,
}


def in_order(rows: Sequence[Row], column: Column, *, descending: bool) -> list[Row]:
    """The rows by one column; those that are equal there by date, the newest first."""
    key = _SORT_KEYS[column]
    newest_first = sorted(rows, key=lambda row: _SORT_KEYS[Column.DATE](row.line), reverse=True)
    return sorted(newest_first, key=lambda row: key(row.line), reverse=descending)


def _natural(number: str) -> tuple[tuple[int, str], ...]:
    """A number whose digits count as numbers: "9/2026" before "10/2026"."""
    parts = re.findall(r"\d{1,18}|\D+", number)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
