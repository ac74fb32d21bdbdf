"""Which rows the attendance list shows: headings, lines, people to add; all that match. No Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum

import msgspec

from protokoll.domain.meeting import Meeting
from protokoll.domain.register import PersonRecord
from protokoll.gui.attendance.changes import without_line
from protokoll.gui.attendance.lines import AttendanceView, LineView

MOST_CANDIDATES = 8
"""How many people outside the list are offered at a time."""


class RowKind(Enum):
    """Slag av rad."""

    HEADING = 1
    LINE = 2
    CANDIDATE = 3
    NEW = 4


class Row(msgspec.Struct, frozen=True):
    """One row: ``line`` of the list, or ``candidate`` who may be added (a name when new)."""

    kind: RowKind
    text: str
    line: LineView | None = None
    candidate: PersonRecord | str | None = None

    @property
    def key(self) -> object:
        """What makes it the same row when the list is made anew."""
        return self.kind, self.line.number if self.line else self.text


def matches(name: str, typed: str) -> bool:
    """Whether every typed word begins a word of the name ("an be": Anna Berg), å and a told apart."""
    words = _plain(name).replace("-", " ").split()
    return all(
        any(word.startswith(part) for word in words) for part in _plain(typed).replace("-", " ").split()
    )


def rows_of(
    view: AttendanceView, typed: str, candidates: Sequence[PersonRecord | str] | None
) -> tuple[Row, ...]:
    """The rows for what is typed; with nothing typed the whole list under its headings.

    ``candidates`` may be added; for None nobody may.
    """
    return tuple(_rows(view, typed.strip(), candidates))


def candidates_of(meeting: Meeting, register: Sequence[PersonRecord]) -> tuple[PersonRecord | str, ...]:
    """People who may be added: those of the meeting who are off the list, then those of the register."""
    listed = {line.person for line in meeting.attendance}
    uids = {person.uid for person in meeting.people if person.id in listed}
    names = [person.name for person in without_line(meeting) if person.uid is None]
    known = [
        PersonRecord(
            uid=person.uid,
            given_name=person.given_name,
            family_name=person.family_name,
            email=person.email,
            phone=person.phone,
            affiliation=person.affiliation,
        )
        for person in without_line(meeting)
        if person.uid is not None
    ]
    known_uids = {person.uid for person in known}
    return (*names, *known, *(one for one in register if one.uid not in uids | known_uids))


def candidate_name(candidate: PersonRecord | str) -> str:
    """The printed name of somebody who may be added."""
    if isinstance(candidate, str):
        return candidate
    return f"{candidate.given_name} {candidate.family_name}".strip()


def _rows(view: AttendanceView, typed: str, candidates: Sequence[PersonRecord | str] | None) -> Iterator[Row]:
    group = ""
    for line in view.lines:
        if typed and not matches(line.name, typed):
            continue
        if line.group != group and not typed:
            yield Row(RowKind.HEADING, line.group)
        group = line.group
        yield Row(RowKind.LINE, line.text, line=line)
    if not typed or candidates is None:
        return
    found = [one for one in candidates if matches(candidate_name(one), typed)][:MOST_CANDIDATES]
    if found:
        yield Row(RowKind.HEADING, "Inte på listan")
    for one in found:
        about = f", {one.affiliation}" if isinstance(one, PersonRecord) and one.affiliation else ""
        yield Row(RowKind.CANDIDATE, f"{candidate_name(one)}{about}", candidate=one)
    if any(letter.isalpha() for letter in typed):
        yield Row(RowKind.NEW, f"Lägg till ”{typed}”", candidate=typed)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
