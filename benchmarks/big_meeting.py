"""Meetings of any size with the mixture of entries that real minutes have, invented word by word."""

from __future__ import annotations

import random
from datetime import date

from protokoll.domain.entries import Decision, Dissent, Entry, Note, Proposal, Task, Vote, VoteOption
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    Capacity,
    MinutesKind,
    Numbering,
    OfficerRole,
    Outcome,
    VoteMethod,
)
from protokoll.domain.meeting import AgendaItem, Attendance, Body, Meeting, MeetingHead, Officer, Person

_WORDS = [
    "kassören",
    "gruppen",
    "lokalen",
    "kursen",
    "hösten",
    "medlemmen",
    "förslaget",
    "underlaget",
    "frågan",
    "styrelsen",
    "avtalet",
    "budgeten",
    "redovisar",
    "föreslår",
    "bokar",
    "ordnar",
    "undersöker",
    "beskriver",
    "kallar",
    "bereder",
    "jämför",
    "hyr",
    "köper",
    "därför",
    "sedan",
    "tidigare",
    "gärna",
    "senast",
    "tillsammans",
    "delvis",
    "och",
    "eller",
    "men",
    "om",
    "för",
    "till",
    "från",
    "med",
    "under",
    "efter",
    "några",
    "flera",
    "nya",
    "gamla",
    "tre",
    "sjutton",
    "trettio",
]


def prose(number: int, words: int) -> str:
    """So many words, other ones for every ``number``, always the same for the same: text that zips as prose does."""
    chosen = random.Random(number).choices(_WORDS, k=words)
    return " ".join(chosen).capitalize() + "."


def big_meeting(entries: int, items: int | None = None, people: int = 20, seed: int = 0) -> Meeting:
    """A meeting with that many entries, ten to an item unless told otherwise; other words for each ``seed``."""
    items = items or max(entries // 10, 1)
    return Meeting(
        body=Body(name="Styrelsen", kind=BodyKind.BOARD, numbering=Numbering.PER_MEETING),
        head=MeetingHead(date=date(2026, 12, 1), minutes_kind=MinutesKind.DISCUSSION, number="9/2026"),
        people=tuple(
            Person(id=f"p{n}", given_name=f"Förnamn{n}", family_name="Efternamn") for n in range(people)
        ),
        officers=(
            Officer(role=OfficerRole.CHAIR, person="p0"),
            Officer(role=OfficerRole.SECRETARY, person="p1"),
        ),
        attendance=tuple(
            Attendance(person=f"p{n}", status=AttendanceStatus.PRESENT, capacity=Capacity.REGULAR)
            for n in range(people)
        ),
        agenda=tuple(
            AgendaItem(
                id=f"a{n}",
                title=prose(n, 4),
                entries=tuple(
                    _entry(k + seed * 1_000_000)
                    for k in range(n * entries // items, (n + 1) * entries // items)
                ),
            )
            for n in range(items)
        ),
    )


def _entry(number: int) -> Entry:
    name = f"e{number}"
    match number % 10:
        case 3:
            clauses = (prose(number, 6), prose(-number, 9), "avsätta 12 000 kronor")
            return Decision(id=name, outcome=Outcome.APPROVED, clauses=clauses)
        case 5:
            return Proposal(id=name, by=("p2",), text=f"att {prose(number, 8)}", outcome=Outcome.APPROVED)
        case 6:
            options = (VoteOption(text="Ja", votes=12), VoteOption(text="Nej", votes=7))
            return Vote(id=name, method=VoteMethod.COUNTED, options=options, abstain=1)
        case 7:
            return Decision(id=name, outcome=Outcome.FILED, clauses=("lägga rapporten till handlingarna",))
        case 8:
            return Task(id=name, assignees=("p3",), text=prose(number, 7), due=date(2027, 1, 15))
        case 9:
            return Dissent(id=name, by=("p4",), text=f"till förmån för {prose(number, 5)}")
        case 1:
            return Note(
                id=name,
                text=f"- {prose(number, 30)}\n- {prose(-number, 14)}\n- **Viktigt:** {prose(number + 1, 9)}",
            )
        case _:
            return Note(id=name, text=prose(number, 32))
