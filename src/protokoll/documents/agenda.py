"""Dagordning: what the meeting is to deal with, in order, with who presents it and what is proposed."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.documents import rows
from protokoll.documents.meeting_facts import ITEM_KIND_WORDS, MeetingFacts
from protokoll.documents.paper import AgendaLine, Block, Fact, Facts, Group, Paper, Prose, Title, Tone
from protokoll.domain.kinds import BodyKind, NumberStyle, OfficerRole, Stage
from protokoll.domain.markup import Paragraph, Run, parse, plain
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.numbering import dressed
from protokoll.domain.swedish import NBSP, long_date


def agenda(meeting: Meeting) -> Paper:
    """The agenda of ``meeting``. The chair's private notes never stand on it."""
    facts = MeetingFacts(meeting)
    title = _title(meeting)
    return Paper(
        title=title,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.SECRETARY),
        day=meeting.head.date,
        fields=facts.fields(title),
        head=(Title(title, facts.meeting_name()), Facts(tuple(_head_facts(facts)))),
        attendance=(),
        content=tuple(agenda_blocks(facts)),
        signatures=(),
        rows=agenda_rows(facts),
    )


def agenda_rows(facts: MeetingFacts) -> rows.Rows:
    """The rows of agenda, notice and running script: what is planned, not what came of it."""
    return {
        **rows.participants(facts),
        **rows.agenda_items(facts, facts.meeting.agenda),
        **rows.attachments(facts),
    }


def agenda_blocks(facts: MeetingFacts) -> Iterator[Block]:
    """The items in agenda order."""
    for item in facts.meeting.agenda:
        yield _item(item, 0, facts)


def item_number(item: AgendaItem, facts: MeetingFacts) -> str:
    """The item's number on the agenda: "5."."""
    return dressed(facts.numbers[item.id].number, NumberStyle.ORDINAL)


def item_told(item: AgendaItem, facts: MeetingFacts) -> list[str]:
    """What is told of an item in small type."""
    told = []
    if item.confidential:
        told.append("Sekretess")
    if item.presenters:
        told.append(f"Föredragande: {facts.words.names(item.presenters)}")
    told.extend(facts.references(item))
    if item.basis:
        told.append(f"Underlag: {', '.join(item.basis)}")
    told.extend(a.title for a in facts.meeting.attachments if item.id in a.items)
    return told


def minutes_told(item: AgendaItem) -> str:
    """The item's planned length: "15 min"."""
    return f"{item.minutes_planned}{NBSP}min" if item.minutes_planned else ""


def _title(meeting: Meeting) -> str:
    name = "Föredragningslista" if meeting.body.kind is BodyKind.COMMITTEE else "Dagordning"
    if meeting.head.stage is Stage.PLANNED:
        return f"Förslag till {name.casefold()}"
    return name


def _head_facts(facts: MeetingFacts) -> Iterator[Fact]:
    head = facts.meeting.head
    yield Fact("Tid" if facts.time() else "Datum", facts.when())
    if facts.place():
        yield Fact("Form" if facts.per_capsulam else "Plats", facts.place())
    if head.noticed:
        yield Fact("Kallelse", long_date(head.noticed))


def _item(item: AgendaItem, level: int, facts: MeetingFacts) -> Group:
    kind = ITEM_KIND_WORDS.get(item.kind, "") if item.kind else ""
    aside = ", ".join(filter(None, (kind, minutes_told(item))))
    blocks: list[Block] = [AgendaLine(item_number(item, facts), item.title, aside, level)]
    told = item_told(item, facts)
    if told:
        blocks.append(Prose((Paragraph(plain(" · ".join(told))),), Tone.QUIET))
    if item.proposal.strip():
        blocks.append(Prose(parse(item.proposal), Tone.PROPOSAL, (Run("Förslag till beslut: ", bold=True),)))
    blocks.extend(_item(sub, level + 1, facts) for sub in item.items)
    return Group(f"item:{item.id}", tuple(blocks))
