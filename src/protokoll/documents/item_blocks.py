"""An agenda item as it stands in minutes and extracts: heading, what is told of it, and what was written under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from protokoll.documents.entry_blocks import label_of_run, run_blocks
from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import Block, Group, ItemHeading, Prose, Subheading, Tone
from protokoll.domain import entries as e
from protokoll.domain.kinds import MinutesKind
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, parse, plain
from protokoll.domain.meeting import AgendaItem
from protokoll.domain.swedish import NBSP, joined, votes_told

_DECISION, _SUMMARY, _BASIS, _PROPOSALS, _DELIBERATION, _DISSENT, _REST = range(7)
_PARTS: dict[type[e.EntryBase], int] = {
    e.Decision: _DECISION,
    e.Election: _DECISION,
    e.Roll: _DECISION,
    e.Recusal: _SUMMARY,
    e.Proposal: _PROPOSALS,
    e.Vote: _DELIBERATION,
    e.Adjournment: _DELIBERATION,
    e.Abstention: _DISSENT,
    e.Dissent: _DISSENT,
    e.Statement: _DISSENT,
    e.Task: _REST,
}
_HEADED = (
    (("beslutsgång", "propositionsordning", "omröstning", "votering"), _DELIBERATION),
    (("yrkande", "förslag till beslut på"), _PROPOSALS),
    (("beslutsunderlag",), _BASIS),
    (("reservation", "protokollsanteckning", "särskilt yttrande"), _DISSENT),
)
"""Notes whose headings tell where in the municipal form they belong."""


def item_blocks(item: AgendaItem, facts: MeetingFacts, level: int) -> Group:
    """The item with all its sub-items."""
    blocks: list[Block] = [ItemHeading(facts.section(item), item.title, level), *_notes(item, facts)]
    if facts.municipal:
        blocks.extend(_municipal(item, facts))
    else:
        blocks.extend(facts.told.entry_blocks(item, facts.minutes_kind))
        blocks.extend(_listed("Beslutsunderlag", item.basis))
    blocks.extend(_listed("Beslutet skickas till", item.sent_to))
    blocks.extend(item_blocks(sub, facts, level + 1) for sub in item.items)
    return Group(f"item:{item.id}", tuple(blocks))


def _notes(item: AgendaItem, facts: MeetingFacts) -> Iterator[Block]:
    """What stands in small type below the heading, and the proposed decision of a diskussionsprotokoll."""
    told = []
    if item.confidential:
        told.append("Sekretess")
    if item.presenters:
        told.append(f"Föredragande: {facts.words.names(item.presenters)}")
    if item.matter and item.matter.title and item.matter.title != item.title:
        told.append(f"Ärende: {item.matter.title}")
    told.extend(facts.references(item))
    cited = [facts.attachment_names[a.id] for a in facts.meeting.attachments if item.id in a.items]
    if cited:
        told.append(_named_together(cited))
    if told:
        yield Prose((Paragraph(plain(" · ".join(told))),), Tone.QUIET)
    missing = facts.not_quorate.get(item.id)
    if missing and any(isinstance(entry, e.Decision | e.Election) for entry in item.entries):
        text = f"Inte beslutfört: {votes_told(len(missing.voters))} av de {missing.needed} som krävs."
        yield Prose((Paragraph(plain(text)),), Tone.QUIET)
    if facts.minutes_kind is MinutesKind.DISCUSSION and item.proposal.strip():
        yield Subheading("Förslag till beslut")
        yield Prose(parse(item.proposal), Tone.PROPOSAL)


def _municipal(item: AgendaItem, facts: MeetingFacts) -> Iterator[Block]:
    """The municipal form: the decision first, then what it rests on and how it came about.

    The order is that of Swedish municipalities: beslut, sammanfattning, beslutsunderlag, yrkanden, beslutsgång,
    reservationer, uppdrag. Within each part the entries stand as they were written.
    """
    parts: dict[int, list[tuple[int, e.Entry]]] = {part: [] for part in range(_REST + 1)}
    for number, entry in enumerate(item.entries):
        parts[_part(entry)].append((number, entry))
    decided = bool(parts[_DECISION])
    for part, entries in parts.items():
        if part == _BASIS:
            if entries:
                yield from _runs(item, entries, facts, "")
            yield from _listed("Beslutsunderlag", item.basis)
        elif part == _DECISION:
            yield from run_blocks(item, entries, facts.words, "Beslut")
        elif entries:
            yield from _runs(item, entries, facts, "Sammanfattning" if decided and part == _SUMMARY else "")


def _runs(
    item: AgendaItem, entries: Sequence[tuple[int, e.Entry]], facts: MeetingFacts, label: str
) -> Iterator[Block]:
    """Entries of one part; ``label`` for its first note without a heading of its own."""
    for kind, run in groupby(entries, key=lambda pair: type(pair[1])):
        found = list(run)
        if kind is e.Note:
            yield from run_blocks(item, found, facts.words, label)
            label = ""
        else:
            yield from run_blocks(item, found, facts.words, label_of_run([entry for _, entry in found]))


def _part(entry: e.Entry) -> int:
    if not isinstance(entry, e.Note):
        return _PARTS[type(entry)]
    heading = entry.heading.strip().casefold()
    return next((part for beginnings, part in _HEADED if heading.startswith(beginnings)), _SUMMARY)


def _listed(label: str, texts: tuple[str, ...]) -> Iterator[Block]:
    if texts:
        yield Subheading(label)
        yield Prose((ListBlock(tuple(ListItem((Paragraph(plain(text)),)) for text in texts), 0),))


def _named_together(names: list[str]) -> str:
    """Attachments in a row, the word once: "Bilaga 1 och 4"."""
    word = f"Bilaga{NBSP}"
    return joined([names[0], *(name.removeprefix(word) for name in names[1:])])
