"""What the command palette finds besides actions: meetings and people. Each reads once, at its first search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from protokoll.domain.date_text import short_date
from protokoll.domain.register import PersonRecord
from protokoll.gui.desk import Desk
from protokoll.gui.meetings.words import meeting_name
from protokoll.gui.shell.command_palette import Found
from protokoll.gui.shell.matching import matches, rank
from protokoll.gui.theme.icons import icon
from protokoll.services.register import load_roster, printed_name
from protokoll.storage import MeetingLine

LIMIT = 8


class MeetingFinder:
    """Meetings by body, title, number and date."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lines: list[tuple[str, MeetingLine]] | None = None

    def __call__(self, text: str) -> Sequence[Found]:
        """The meetings that fit best, of those the newest."""
        if self._lines is None:
            self._lines = [(_words_of(line), line) for line in self._desk.store.list_meetings()]
        fitting = [line for words, line in self._lines if matches(text, words)]
        fitting.sort(key=lambda line: rank(text, _name_of(line)))
        return [self._as_found(text, line) for line in fitting[:LIMIT]]

    def _as_found(self, text: str, line: MeetingLine) -> Found:
        return Found(
            title=_name_of(line),
            subtitle=", ".join(filter(None, (short_date(line.date), line.title))),
            icon=icon("meeting"),
            run=partial(self._desk.meeting_wanted.emit, line.uid),
            rank=rank(text, _name_of(line)),
        )


class PersonFinder:
    """People of the register by name and affiliation."""

    def __init__(self, desk: Desk, show: Callable[[str], None]) -> None:
        self._desk = desk
        self._show = show
        self._persons: list[tuple[str, PersonRecord]] | None = None

    def __call__(self, text: str) -> Sequence[Found]:
        """Those who fit best."""
        if self._persons is None:
            persons = load_roster(self._desk.store).persons
            self._persons = [(f"{printed_name(one)} {one.affiliation} {one.email}", one) for one in persons]
        fitting = [person for words, person in self._persons if matches(text, words)]
        fitting.sort(key=lambda person: rank(text, printed_name(person)))
        return [self._as_found(text, person) for person in fitting[:LIMIT]]

    def _as_found(self, text: str, person: PersonRecord) -> Found:
        return Found(
            title=printed_name(person),
            subtitle=person.affiliation,
            icon=icon("people"),
            run=partial(self._show, person.uid),
            rank=rank(text, printed_name(person)),
        )


def _name_of(line: MeetingLine) -> str:
    return meeting_name(line.body, line.number, line.title, line.kind)


def _words_of(line: MeetingLine) -> str:
    """All that a meeting is found by."""
    return f"{_name_of(line)} {line.title} {short_date(line.date)} {line.date.isoformat()}".casefold()
