"""Who took part, as blocks: the table of the minutes, the short form of notes, and those who were not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import Block, Column, Fact, Heading, Prose, Subheading, Table
from protokoll.domain.attendance_words import CAPACITY_WORDS
from protokoll.domain.kinds import AttendanceStatus
from protokoll.domain.markup import Paragraph, Run, Runs, parse, plain, text_of
from protokoll.domain.meeting import Attendance
from protokoll.domain.swedish import lower_first

_MISSING = (
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
    AttendanceStatus.COMING,
    AttendanceStatus.CALLED,
)
_SEVERAL = {"Anmäld": "Anmälda", "Kallad": "Kallade"}
"""The labels that have a plural."""

PLAIN_POSTS = frozenset(("", "ledamot"))
"""Posts that need not be told of each."""


def attendance_blocks(facts: MeetingFacts) -> Iterator[Block]:
    """Närvaro as a table for each group, then those who were not there, and whether there was a quorum."""
    present = facts.taking_part
    missing = list(missing_told(facts))
    others = facts.meeting.others.strip()
    if not (present or missing or others):
        return
    yield Heading(_heading(facts))
    yield from attendance_tables(facts, present)
    if others:
        yield Prose(parse(others))
    for label, names in missing:
        yield Prose((Paragraph(plain(names)),), lead=(Run(f"{label}: ", bold=True),))
    quorum = facts.quorum_told()
    if quorum:
        yield Prose((Paragraph(plain(quorum)),), lead=(Run("Beslutförhet: ", bold=True),))


def attendance_tables(facts: MeetingFacts, lines: Sequence[int]) -> Iterator[Block]:
    """These lines of the attendance list, a table for each group."""
    heading = _heading(facts)
    attendance = facts.meeting.attendance
    for group in dict.fromkeys(attendance[n].group for n in lines):
        if group:
            yield Subheading(group)
        yield Table(
            (
                Column("Namn", 3.7),
                Column("Uppdrag", 3.4),
                Column("Deltagande" if facts.per_capsulam else "Närvaro", 3.0),
            ),
            tuple(_row(facts, n) for n in lines if attendance[n].group == group),
            description=f"{heading}: {group}" if group else heading,
        )


def attendance_facts(facts: MeetingFacts) -> Iterator[Fact]:
    """Attendance of minnesanteckningar: names in a row, under each group's own heading."""
    attendance = facts.meeting.attendance
    present = facts.taking_part
    for group in dict.fromkeys(attendance[n].group for n in present):
        told = [_name_with_part(facts, n) for n in present if attendance[n].group == group]
        yield Fact(group or ("Deltog" if facts.per_capsulam else "Närvarande"), ", ".join(told))
    if facts.meeting.others.strip():
        yield Fact("Övriga", " ".join(text_of(parse(facts.meeting.others)).split()))
    for label, names in missing_told(facts):
        yield Fact(label, names)
    quorum = facts.quorum_told()
    if quorum:
        yield Fact("Beslutförhet", quorum)


def missing_told(
    facts: MeetingFacts, order: tuple[AttendanceStatus, ...] = _MISSING
) -> Iterator[tuple[str, str]]:
    """Those who were not there, by what is known of why, in ``order``; and the vacant seats."""
    attendance = facts.meeting.attendance
    present = frozenset(facts.taking_part)
    for status in order:
        lines = [n for n, line in enumerate(attendance) if line.status is status and n not in present]
        if lines:
            label = facts.status_word(status)
            if len(lines) > 1:
                label = _SEVERAL.get(label, label)
            yield label, ", ".join(name_with_post(facts, n) for n in lines)
    vacant = [line for line in attendance if line.status is AttendanceStatus.VACANT]
    if vacant:
        yield "Vakant", ", ".join(line.post or _seat(line) for line in vacant)


def name_with_post(facts: MeetingFacts, number: int) -> str:
    """A name, with the post in brackets where it says something: "Anna Berg (kassör)"."""
    line = facts.meeting.attendance[number]
    name = facts.attendance.name(line)
    return f"{name} ({line.post})" if line.post and line.post.casefold() not in PLAIN_POSTS else name


def _heading(facts: MeetingFacts) -> str:
    return "Deltagare i beslutet" if facts.per_capsulam else "Närvaro"


def _row(facts: MeetingFacts, number: int) -> tuple[Runs, ...]:
    name = facts.attendance.name(facts.meeting.attendance[number])
    post = ", ".join(filter(None, (facts.post(number), facts.affiliation(number))))
    return plain(name), plain(post), plain(facts.presence(number))


def _name_with_part(facts: MeetingFacts, number: int) -> str:
    line = facts.meeting.attendance[number]
    post = facts.post(number)
    presence = facts.presence(number, brackets=False)
    presence = presence.removeprefix("Närvarande").removeprefix("Deltog").removeprefix(", ").strip()
    notes = [line.post or ("" if post.casefold() in PLAIN_POSTS else lower_first(post)), presence]
    told = ", ".join(filter(None, notes))
    name = facts.attendance.name(line)
    return f"{name} ({told})" if told else name


def _seat(line: Attendance) -> str:
    return CAPACITY_WORDS[line.capacity] if line.capacity else "plats"
