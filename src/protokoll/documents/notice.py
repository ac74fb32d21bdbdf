"""Kallelse: who is called, when and where, how to report an absence, and the agenda with what is proposed.

Only what is known is told: there is no last day to answer unless somebody has written one.
"""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.documents.agenda import agenda_blocks, agenda_rows
from protokoll.documents.attendance_blocks import name_with_post
from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import Block, Fact, Facts, Heading, Paper, Prose, Title
from protokoll.domain.attendance_words import CAPACITY_WORDS
from protokoll.domain.kinds import BodyKind, Capacity, OfficerRole
from protokoll.domain.markup import Paragraph, Run, plain
from protokoll.domain.meeting import Meeting, Person
from protokoll.domain.swedish import long_date, upper_first, weekday

_CALLED_AS = {
    Capacity.REGULAR: "Ledamöter",
    Capacity.SUBSTITUTE: "Ersättare",
    Capacity.COOPTED: "Adjungerade",
    Capacity.GUEST: "Gäster",
    Capacity.OFFICIAL: "Tjänstepersoner",
}

_MOST_NAMED = 30


def notice(meeting: Meeting) -> Paper:
    """The notice of ``meeting``, with its agenda. The chair's private notes never stand on it."""
    facts = MeetingFacts(meeting)
    title = "Underlag för beslut per capsulam" if facts.per_capsulam else "Kallelse"
    return Paper(
        title=title,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.SECRETARY),
        day=meeting.head.date,
        fields=facts.fields(title),
        head=(Title(title, facts.meeting_name()), Facts(tuple(_head_facts(facts)))),
        attendance=tuple(_called(facts)),
        content=tuple(_content(facts)),
        signatures=tuple(_sender(facts)),
        rows=agenda_rows(facts),
    )


def _head_facts(facts: MeetingFacts) -> Iterator[Fact]:
    head = facts.meeting.head
    several = head.end_date is not None and head.end_date != head.date
    when = facts.announced() if several else upper_first(f"{weekday(head.date)} {facts.announced()}")
    yield Fact("Tid" if head.start else "Datum", when)
    if facts.place():
        yield Fact("Form" if facts.per_capsulam else "Plats", facts.place())
    if head.noticed:
        yield Fact("Skickad", long_date(head.noticed))


def _called(facts: MeetingFacts) -> Iterator[Block]:
    """Everybody who is called, in rows under each group's own heading; of a large group only how many."""
    groups: dict[str, list[str]] = {}
    for number, line in enumerate(facts.meeting.attendance):
        if line.person is not None:
            name = _CALLED_AS.get(line.capacity, "") if line.capacity else ""
            told = CAPACITY_WORDS.get(line.capacity) if line.capacity else None
            post_told = line.post.casefold() == told
            person = facts.attendance.name(line) if post_told else name_with_post(facts, number)
            groups.setdefault(line.group or name, []).append(person)
    if not groups:
        return
    yield Heading("Tillfrågade" if facts.per_capsulam else "Kallade")
    for group, names in groups.items():
        lead = (Run(f"{group}: ", bold=True),) if group else ()
        told = ", ".join(names) if len(names) <= _MOST_NAMED else f"{len(names)} personer"
        yield Prose((Paragraph(plain(told)),), lead=lead)


def _content(facts: MeetingFacts) -> Iterator[Block]:
    items = tuple(agenda_blocks(facts))
    if items:
        name = "Föredragningslista" if facts.meeting.body.kind is BodyKind.COMMITTEE else "Dagordning"
        yield Heading("Ärenden" if facts.per_capsulam else name)
        yield from items
    heading, text = _answer(facts)
    yield Heading(heading)
    yield Prose((Paragraph(plain(text)),))


def _answer(facts: MeetingFacts) -> tuple[str, str]:
    """How to answer: to whom is known from the meeting's secretary, else its chair."""
    whom = _contact(facts)
    if facts.per_capsulam:
        return "Svar", f"Svara ja eller nej på varje förslag{f' till {whom}' if whom else ''}."
    if not whom:
        return "Förhinder", "Meddela om du inte kan komma."
    return "Förhinder", f"Anmäl förhinder till {whom}."


def _contact(facts: MeetingFacts) -> str:
    """Name, address and telephone of whoever takes answers, as far as they are known."""
    for role in (OfficerRole.SECRETARY, OfficerRole.CHAIR):
        for officer in facts.meeting.officers:
            if officer.role is role:
                person = next((p for p in facts.meeting.people if p.id == officer.person), None)
                return ", ".join(filter(None, (facts.words.name(officer.person), *_reached(person))))
    return ""


def _reached(person: Person | None) -> tuple[str, ...]:
    return (person.email, person.phone) if person else ()


def _sender(facts: MeetingFacts) -> Iterator[Block]:
    """Who calls: the chair."""
    chair = facts.officers(OfficerRole.CHAIR)
    if chair:
        yield Prose((Paragraph((*plain(chair), Run("\nOrdförande"))),))
