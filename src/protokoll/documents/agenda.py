"""Dagordning: what the meeting is to deal with, in order, with who presents it and what is proposed."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import AgendaLine, Block, Fact, Facts, Group, Paper, Prose, Title, Tone
from protokoll.domain.kinds import BodyKind, ItemKind, NumberStyle, Stage
from protokoll.domain.markup import Paragraph, Run, parse, plain
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.numbering import dressed
from protokoll.domain.swedish import NBSP, long_date

_KIND_WORDS = {
    ItemKind.INFORMATION: "information",
    ItemKind.DISCUSSION: "diskussion",
    ItemKind.DECISION: "beslut",
    ItemKind.ELECTION: "val",
    ItemKind.MOTION: "motion",
}


def agenda(meeting: Meeting) -> Paper:
    """The agenda of ``meeting``. The chair's private notes never stand on it."""
    facts = MeetingFacts(meeting)
    title = _title(meeting)
    content: list[Block] = []
    for item in meeting.agenda:
        content.extend(_item(item, 0, facts))
    return Paper(
        title=title,
        subject=facts.meeting_name(),
        author=facts.fields(title, sections=False)["Sekreterare"],
        day=meeting.head.date,
        fields=facts.fields(title, sections=False),
        head=(Title(title, facts.meeting_name()), Facts(tuple(_head_facts(facts)))),
        attendance=(),
        content=tuple(content),
        signatures=(),
    )


def _title(meeting: Meeting) -> str:
    name = "Föredragningslista" if meeting.body.kind is BodyKind.COMMITTEE else "Dagordning"
    if meeting.head.stage is Stage.PLANNED:
        return f"Förslag till {name.casefold()}"
    return name


def _head_facts(facts: MeetingFacts) -> Iterator[Fact]:
    head = facts.meeting.head
    yield Fact("Tid" if facts.time() else "Datum", facts.when())
    if facts.place():
        yield Fact("Plats", facts.place())
    if head.noticed:
        yield Fact("Kallelse", long_date(head.noticed))


def _item(item: AgendaItem, level: int, facts: MeetingFacts) -> Iterator[Block]:
    number = dressed(facts.numbers[item.id].number, NumberStyle.ORDINAL)
    kind = _KIND_WORDS.get(item.kind, "") if item.kind else ""
    minutes = f"{item.minutes_planned}{NBSP}min" if item.minutes_planned else ""
    aside = ", ".join(filter(None, (kind, minutes)))
    blocks: list[Block] = [AgendaLine(number, item.title, aside, level), *_notes(item, facts)]
    for sub in item.items:
        blocks.extend(_item(sub, level + 1, facts))
    yield Group(f"item:{item.id}", tuple(blocks))


def _notes(item: AgendaItem, facts: MeetingFacts) -> Iterator[Block]:
    told = []
    if item.confidential:
        told.append("Sekretess")
    if item.presenters:
        told.append(f"Föredragande: {facts.words.names(item.presenters)}")
    references = [item.reference, item.matter.reference if item.matter else ""]
    told.extend(f"Dnr{NBSP}{reference}" for reference in dict.fromkeys(filter(None, references)))
    if item.basis:
        told.append(f"Underlag: {', '.join(item.basis)}")
    told.extend(a.title for a in facts.meeting.attachments if item.id in a.items)
    if told:
        yield Prose((Paragraph(plain(" · ".join(told))),), Tone.QUIET)
    if item.proposal.strip():
        yield Prose(parse(item.proposal), Tone.PROPOSAL, (Run("Förslag till beslut: ", bold=True),))
