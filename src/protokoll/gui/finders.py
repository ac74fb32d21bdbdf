"""What the command palette finds besides actions: meetings and people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QIcon

from protokoll.domain.date_text import short_date
from protokoll.gui.desk import Desk
from protokoll.gui.shell.command_palette import matches
from protokoll.gui.theme.icons import icon
from protokoll.services.register import load_roster, printed_name

_Line = tuple[str, str, QIcon, Callable[[], None]]
LIMIT = 8


class MeetingFinder:
    """Meetings by body, title, number and date."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, text: str) -> Sequence[_Line]:
        """The newest meetings that fit."""
        found: list[_Line] = []
        for line in self._desk.store.list_meetings():
            day = short_date(line.date)
            if matches(text, f"{line.body} {line.title} {line.number} {day} {line.date.isoformat()}"):
                title = " ".join(filter(None, (line.title or line.body, line.number)))
                found.append((title, day, icon("meeting"), partial(self._desk.meeting_wanted.emit, line.uid)))
                if len(found) == LIMIT:
                    break
        return found


class PersonFinder:
    """People of the register by name and affiliation."""

    def __init__(self, desk: Desk, show: Callable[[str], None]) -> None:
        self._desk = desk
        self._show = show

    def __call__(self, text: str) -> Sequence[_Line]:
        """Those who fit."""
        fitting = (
            person
            for person in load_roster(self._desk.store).persons
            if matches(text, f"{printed_name(person)} {person.affiliation} {person.email}")
        )
        return [
            (printed_name(person), person.affiliation, icon("people"), partial(self._show, person.uid))
            for person, _ in zip(fitting, range(LIMIT), strict=False)
        ]
