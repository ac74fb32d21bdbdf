"""Närvarolista to sign, for an årsmöte the röstlängd: numbered, with empty rows for those nobody expected."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.documents import rows
from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import (
    Align,
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Subheading,
    Table,
    Title,
)
from protokoll.domain.attendance import has_vote
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, OfficerRole
from protokoll.domain.markup import Paragraph, Run, Runs, plain
from protokoll.domain.meeting import Meeting
from protokoll.domain.swedish import votes_told

_EMPTY_ROWS = 5
_EMPTY_LIST = 18
_NO_SIGN = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.VACANT)


def attendance_list(meeting: Meeting) -> Paper:
    """A list of all who are called, to sign at the door."""
    facts = MeetingFacts(meeting)
    title = "Röstlängd" if facts.annual else "Närvarolista"
    return Paper(
        title=title,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.SECRETARY),
        day=meeting.head.date,
        fields=facts.fields(title),
        head=(Title(title, facts.meeting_name()), Facts(tuple(_head_facts(facts)))),
        attendance=(),
        content=tuple(_content(facts)),
        signatures=tuple(_signatures(facts)),
        rows=rows.participants(facts),
    )


def _head_facts(facts: MeetingFacts) -> Iterator[Fact]:
    yield Fact("Tid" if facts.time() else "Datum", facts.when())
    if facts.place():
        yield Fact("Form" if facts.per_capsulam else "Plats", facts.place())
    if facts.annual and facts.rolls:
        yield Fact("Röstlängd", facts.rolls_told())


def _content(facts: MeetingFacts) -> Iterator[Block]:
    attendance = facts.meeting.attendance
    number = 0
    for group in dict.fromkeys(line.group for line in attendance):
        lines = [n for n, line in enumerate(attendance) if line.group == group]
        if group:
            yield Subheading(group)
        found = []
        for line in lines:
            number += 1
            found.append(_row(facts, line, number))
        yield _table(facts, found, group)
    empty = _EMPTY_ROWS if attendance else _EMPTY_LIST
    blank = [_blank(facts, number + n + 1) for n in range(empty)]
    if attendance:
        yield Subheading("Fler deltagare")
    yield _table(facts, blank, "Fler deltagare" if attendance else "")
    if facts.annual and any(map(has_vote, attendance)):
        entitled = sum(line.person is not None and has_vote(line) for line in attendance)
        yield Prose((Paragraph(plain(f"{votes_told(entitled)} om alla i listan kommer.")),))


def _table(facts: MeetingFacts, found: list[tuple[Runs, ...]], group: str) -> Table:
    title = "Röstlängd" if facts.annual else "Närvarolista"
    columns = [
        Column("Nr", 0.6, Align.RIGHT),
        Column("Namn", 3.0),
        Column("Uppdrag", 2.6),
        Column("Signatur", 3.2),
    ]
    if facts.annual:
        columns.insert(3, Column("Röst", 0.7, Align.CENTER))
    return Table(tuple(columns), tuple(found), description=f"{title}: {group}" if group else title, tall=True)


def _row(facts: MeetingFacts, line_number: int, number: int) -> tuple[Runs, ...]:
    line = facts.meeting.attendance[line_number]
    post = ", ".join(
        filter(
            None,
            (
                facts.post(line_number),
                facts.affiliation(line_number),
                *_serves(facts, line_number),
            ),
        )
    )
    sign: Runs = ()
    if line.status in _NO_SIGN and not facts.attendance.took_part(line_number):
        sign = (Run(facts.status_word(line.status), italic=True),)
    row: list[Runs] = [plain(str(number)), plain(facts.attendance.name(line)), plain(post), sign]
    if facts.annual:
        row.insert(3, plain("1" if line.person is not None and has_vote(line) else "–"))
    return tuple(row)


def _serves(facts: MeetingFacts, line_number: int) -> Iterator[str]:
    """In whose place somebody is there: a substitute serves, a proxy at an årsmöte votes for another."""
    line = facts.meeting.attendance[line_number]
    for change in line.changes:
        if change.kind is ChangeKind.SERVES:
            verb = "tjänstgör" if line.capacity is Capacity.SUBSTITUTE else "röstar"
            whom = f" för {facts.words.name(change.in_place_of)}" if change.in_place_of is not None else ""
            yield f"{verb}{whom}"


def _blank(facts: MeetingFacts, number: int) -> tuple[Runs, ...]:
    return (plain(str(number)), *((),) * (4 if facts.annual else 3))


def _signatures(facts: MeetingFacts) -> Iterator[Block]:
    """Who vouches for a voting roll: the secretary and the tellers."""
    if not facts.annual:
        return
    lines = [
        Signature("Röstlängden är riktig", facts.words.name(officer.person), role)
        for wanted, role in ((OfficerRole.SECRETARY, "Sekreterare"), (OfficerRole.TELLER, "Rösträknare"))
        for officer in facts.meeting.officers
        if officer.role is wanted
    ]
    yield Heading("Underskrifter")
    yield Signatures(tuple(lines or [Signature("Röstlängden är riktig", "", "Sekreterare")]))
