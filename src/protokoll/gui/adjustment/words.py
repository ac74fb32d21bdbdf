"""The adjustment in words: where it stands, who has adjusted what, what was done when. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from PySide6.QtCore import QCoreApplication

from protokoll.domain.adjustments import AdjustmentEvent, EventKind, waiting_for
from protokoll.domain.attendance_words import ROLE_WORDS
from protokoll.domain.date_text import short_date
from protokoll.domain.edits import is_locked
from protokoll.domain.entries import Decision
from protokoll.domain.kinds import OfficerRole, Stage
from protokoll.domain.meeting import Adjustment, Meeting, printed_name
from protokoll.domain.numbering import dressed, dressed_sections, item_numbers
from protokoll.domain.swedish import joined, upper_first
from protokoll.domain.values import PersonRef

CONTEXT = "adjustment"
"""Where translators find the words of this module."""

_EVENTS = {
    EventKind.SENT: "Lämnat för justering",
    EventKind.RECORDED: "Justerat",
    EventKind.WITHDRAWN: "Justering tillbakatagen",
    EventKind.IMMEDIATE: "Omedelbart justerat",
    EventKind.SIGNED_COPY: "Undertecknat exemplar",
    EventKind.LOCKED: "Justerat och låst",
    EventKind.MINUTES_KEPT: "Protokollets fil sparad",
    EventKind.REOPENED: "Öppnat igen",
}


class Recorded(msgspec.Struct, frozen=True):
    """One line that is recorded: its place in the meeting, and what it says."""

    place: int
    words: str


class AdjusterRow(msgspec.Struct, frozen=True):
    """Somebody who adjusts the minutes, or has: name and role, and what is recorded. ``done``: all of them."""

    person: PersonRef
    name: str
    role: str
    recorded: tuple[Recorded, ...]
    done: bool


class DecidedItem(msgspec.Struct, frozen=True):
    """An agenda item with a decision; ``done`` when all its decisions are adjusted at once already."""

    item_id: str
    words: str
    done: bool


def adjuster_rows(meeting: Meeting) -> tuple[AdjusterRow, ...]:
    """The adjusters, the chair, and whoever else has adjusted."""
    roles: dict[PersonRef, str] = {}
    for role in (OfficerRole.ADJUSTER, OfficerRole.CHAIR):
        for officer in meeting.officers:
            if officer.role is role:
                roles.setdefault(officer.person, upper_first(ROLE_WORDS[role]))
    for line in meeting.adjustment:
        roles.setdefault(line.person, "")
    names = meeting.names()
    return tuple(_row(meeting, person, printed_name(person, names), role) for person, role in roles.items())


def _row(meeting: Meeting, person: PersonRef, name: str, role: str) -> AdjusterRow:
    own = [(place, one) for place, one in enumerate(meeting.adjustment) if one.person == person and one.date]
    recorded = tuple(Recorded(place, line_words(one)) for place, one in own)
    return AdjusterRow(person, name, role, recorded, any(not one.sections.strip() for _, one in own))


def line_words(line: Adjustment) -> str:
    """What somebody has adjusted, and when: "Hela protokollet, tis 8 dec 2026, per e-post"."""
    whole = _translated("Hela protokollet")
    day = short_date(line.date) if line.date else ""
    return ", ".join(filter(None, (dressed_sections(line.sections) or whole, day, line.note)))


def choices_of_people(meeting: Meeting) -> list[tuple[PersonRef, str]]:
    """Whom a line can be recorded for: those who adjust first, then everybody else at the meeting."""
    names = meeting.names()
    known: list[PersonRef] = [row.person for row in adjuster_rows(meeting)]
    everybody: list[PersonRef] = [*known, *(person.id for person in meeting.people)]
    return [(person, printed_name(person, names)) for person in dict.fromkeys(everybody)]


def decided_items(meeting: Meeting) -> tuple[DecidedItem, ...]:
    """The items that can be adjusted at once."""
    numbers = item_numbers(meeting)
    found = []
    for item in meeting.all_items():
        decisions = [entry for entry in item.entries if isinstance(entry, Decision)]
        if decisions:
            section = dressed(numbers[item.id].section or numbers[item.id].number, meeting.body.number_style)
            done = all(decision.immediate for decision in decisions)
            found.append(DecidedItem(item.id, f"{section} {item.title}".strip(), done))
    return tuple(found)


def default_recipients(meeting: Meeting) -> str:
    """To whom the minutes go to be adjusted: the adjusters, and the chair."""
    return joined([row.name for row in adjuster_rows(meeting) if row.role])


def state_words(meeting: Meeting) -> str:
    """Where the adjustment stands, in a sentence or two."""
    if is_locked(meeting):
        return _translated(
            "Protokollet är justerat och låst. Inget kan ändras, varken i mötet eller i dess papper."
        )
    waiting = waiting_for(meeting)
    names = joined([printed_name(person, meeting.names()) for person in waiting])
    if meeting.head.stage is Stage.IN_ADJUSTMENT:
        if waiting:
            return _translated("Lämnat för justering. Väntar på {names}.").format(names=names)
        return _translated("Lämnat för justering. Lås protokollet när alla har justerat.")
    if meeting.adjustment and not waiting:
        return _translated("Alla justerare har justerat. Nu kan protokollet låsas.")
    return _translated("Inte lämnat för justering ännu. Det går att skriva och ändra som vanligt.")


def event_words(event: AdjustmentEvent) -> str:
    """What was done: "Justerat: Anna Berg, 2026-12-08"."""
    told = ", ".join(filter(None, (event.text, event.reason)))
    if event.kind is EventKind.SIGNED_COPY:
        told = event.file
    elif event.kind is EventKind.SENT and told:
        return _translated("Lämnat för justering till {whom}").format(whom=told)
    words = _translated(_EVENTS[event.kind])
    return f"{words}: {told}" if told else words


def moment_words(moment: datetime) -> str:
    """When something was done, by the clock of this computer: "tis 8 dec 2026 kl. 14.32"."""
    here = moment.astimezone()
    return f"{short_date(here.date())} kl.\u00a0{here:%H.%M}"


def event_lines(events: Sequence[AdjustmentEvent]) -> list[str]:
    """The history, one line for each event."""
    return [f"{moment_words(event.moment)}  {event_words(event)}" for event in events]


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
