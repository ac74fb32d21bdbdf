"""Ordförandens körschema: the agenda as the chair leads it, with times, words to say and room to write.

The only paper that holds the chair's private notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from protokoll.documents.agenda import agenda_rows, item_number, item_told
from protokoll.documents.attendance_blocks import missing_told, name_with_post
from protokoll.documents.chair_words import ChairWords, Line, Part, closes, opens
from protokoll.documents.entry_blocks import run_blocks
from protokoll.documents.meeting_facts import ITEM_KIND_WORDS, MeetingFacts
from protokoll.documents.paper import (
    Block,
    Fact,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Subheading,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.domain.entries import Proposal
from protokoll.domain.kinds import AttendanceStatus, ItemKind, OfficerRole
from protokoll.domain.markup import Paragraph, Run, parse, plain
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.swedish import NBSP, clock

TITLE = "Ordförandens körschema"
_LINES = {ItemKind.FORMAL: 2, ItemKind.ELECTION: 3, ItemKind.INFORMATION: 3}
_USUAL_LINES = 5
_EXPECTED = (
    AttendanceStatus.COMING,
    AttendanceStatus.CALLED,
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
)


def running_script(meeting: Meeting) -> Paper:
    """The chair's script for ``meeting``."""
    facts = MeetingFacts(meeting)
    return Paper(
        title=TITLE,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.CHAIR),
        day=meeting.head.date,
        fields=facts.fields(TITLE),
        head=(Title(TITLE, facts.meeting_name()), Facts(tuple(_head_facts(facts)))),
        attendance=tuple(_attendance(facts)),
        content=tuple(_content(facts)),
        signatures=(),
        rows=agenda_rows(facts),
    )


def _head_facts(facts: MeetingFacts) -> Iterator[Fact]:
    yield Fact("Tid" if facts.meeting.head.start else "Datum", facts.announced())
    if facts.schedule.end:
        yield Fact("Beräknat slut", f"kl.{NBSP}{clock(facts.schedule.end)}")
    if facts.place():
        yield Fact("Form" if facts.per_capsulam else "Plats", facts.place())
    for role, label in (
        (OfficerRole.CHAIR, "Ordförande"),
        (OfficerRole.SECRETARY, "Sekreterare"),
        (OfficerRole.ADJUSTER, "Justerare"),
        (OfficerRole.TELLER, "Rösträknare"),
    ):
        if facts.officers(role):
            yield Fact(label, facts.officers(role))
    if facts.votes_needed:
        yield Fact("Beslutförhet", f"Minst {facts.votes_needed} röstberättigade")


def _attendance(facts: MeetingFacts) -> Iterator[Block]:
    """Who is expected and who is not, in rows."""
    lines = list(missing_told(facts, _EXPECTED))
    present = ", ".join(name_with_post(facts, n) for n in facts.taking_part)
    if present:
        lines.insert(0, ("Deltog" if facts.per_capsulam else "Närvarande", present))
    if lines:
        yield Heading("Deltagare")
    for label, names in lines:
        yield Prose((Paragraph(plain(names)),), lead=(Run(f"{label}: ", bold=True),))


def _content(facts: MeetingFacts) -> Iterator[Block]:
    """The items, between an opening and a closing where the agenda has none, and what may be needed."""
    words, agenda = ChairWords(facts), facts.meeting.agenda
    if not agenda:
        return
    gathers = not facts.per_capsulam
    if gathers and not any(map(opens, agenda)):
        yield Heading("Öppna")
        yield from _spoken(words.opening())
    for item in agenda:
        yield _item(item, 0, facts, words)
    if gathers and not any(map(closes, agenda)):
        yield Heading("Avsluta")
        yield from _spoken(words.closing())
    yield Heading("Om det behövs")
    for heading, lines in words.if_needed():
        yield Subheading(heading)
        yield from _spoken(lines)


def _item(item: AgendaItem, level: int, facts: MeetingFacts, words: ChairWords) -> Group:
    blocks: list[Block] = [ItemHeading(item_number(item, facts), item.title, level)]
    told = " · ".join(_told(item, facts))
    if told:
        blocks.append(Prose((Paragraph(plain(told)),), Tone.QUIET))
    if item.chair_note.strip():
        blocks.append(Prose(parse(item.chair_note), Tone.PRIVATE, (Run("Egen anteckning: ", bold=True),)))
    if item.proposal.strip():
        blocks.append(Prose(parse(item.proposal), Tone.PROPOSAL, (Run("Förslag till beslut: ", bold=True),)))
    blocks.extend(_proposals(item, facts))
    spoken = tuple(words.of_item(item))
    blocks.extend(_spoken(spoken))
    if spoken:
        blocks.append(WritingSpace(_LINES.get(item.kind, _USUAL_LINES) if item.kind else _USUAL_LINES))
    blocks.extend(_item(sub, level + 1, facts, words) for sub in item.items)
    return Group(f"item:{item.id}", tuple(blocks))


def _told(item: AgendaItem, facts: MeetingFacts) -> Iterator[str]:
    slot = facts.schedule.slot(item.id)
    if slot:
        yield f"kl.{NBSP}{slot.told()}"
    if item.minutes_planned:
        yield f"{item.minutes_planned}{NBSP}min"
    if item.kind in ITEM_KIND_WORDS:
        yield ITEM_KIND_WORDS[item.kind]
    yield from item_told(item, facts)


def _proposals(item: AgendaItem, facts: MeetingFacts) -> Iterator[Block]:
    """The proposals that are known beforehand, or have come up so far; not what became of them."""
    for number, entry in enumerate(item.entries):
        if isinstance(entry, Proposal) and not entry.withdrawn:
            clauses = tuple(replace(clause, outcome=None) for clause in entry.clauses)
            put = replace(entry, outcome=None, clauses=clauses)
            yield from run_blocks(item, [(number, put)], facts.words, "")


def _spoken(lines: tuple[Line, ...]) -> Iterator[Block]:
    """The chair's words, with what the chair does between them."""
    for line in lines:
        match line.part:
            case Part.SAY:
                yield Prose((Paragraph(plain(f"”{line.text}”")),), Tone.SPOKEN)
            case Part.CUE:
                yield Prose((Paragraph((Run(line.text, italic=True),)),))
            case _:
                yield Prose((Paragraph((Run("Klubbslag", bold=True),)),))
