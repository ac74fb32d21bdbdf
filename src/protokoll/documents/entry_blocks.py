"""From an entry's words to the blocks of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from protokoll.documents.paper import (
    Align,
    Block,
    Clauses,
    Column,
    Group,
    Prose,
    Subheading,
    Table,
    Tone,
)
from protokoll.domain import entries as e
from protokoll.domain.kinds import MinutesKind, ProposalSource
from protokoll.domain.markup import Paragraph, Run, TableBlock
from protokoll.domain.meeting import AgendaItem
from protokoll.domain.wording import Wording, Words

_TONES: dict[type[e.EntryBase], Tone] = {
    e.Proposal: Tone.PROPOSAL,
    e.Decision: Tone.DECISION,
    e.Dissent: Tone.DISSENT,
    e.Statement: Tone.STATEMENT,
    e.Task: Tone.TASK,
}


def entry_blocks(item: AgendaItem, words: Words, kind: MinutesKind) -> tuple[Block, ...]:
    """All entries of ``item`` in the order they were written, those of a kind in a row under one label."""
    blocks: list[Block] = []
    for _, run in groupby(enumerate(item.entries), key=lambda pair: type(pair[1])):
        entries = list(run)
        label = label_of_run([entry for _, entry in entries]) if kind is not MinutesKind.NOTES else ""
        blocks.extend(run_blocks(item, entries, words, label))
    return tuple(blocks)


def run_blocks(
    item: AgendaItem, entries: Sequence[tuple[int, e.Entry]], words: Words, label: str
) -> Iterator[Group]:
    """Entries of ``item`` with their places in it, with ``label`` once above them."""
    for number, entry in entries:
        found = tuple(_blocks(entry, words.of(entry), label))
        if found:
            yield Group(entry_key(item, number), found)
            label = ""


def entry_key(item: AgendaItem, number: int) -> str:
    """What a paper knows an entry by: its id, else its place in the item."""
    return f"entry:{item.entries[number].id or f'{item.id}#{number}'}"


def label_of_run(entries: Sequence[e.Entry]) -> str:
    """The label that stands once above entries of the same kind in a row."""
    first = entries[0]
    if isinstance(first, e.Decision):
        return "Beslut"
    if isinstance(first, e.Proposal):
        sources = {entry.source for entry in entries if isinstance(entry, e.Proposal)}
        if sources == {ProposalSource.BOARD_PROPOSAL}:
            return "Förslag"
        return "Yrkande" if len(entries) == 1 else "Yrkanden"
    return ""


def _blocks(entry: e.Entry, wording: Wording, label: str) -> Iterator[Block]:
    tone = _TONES.get(type(entry), Tone.BODY)
    match entry:
        case e.Decision():
            yield from _decision(wording, wording.label or label)
        case e.Vote():
            yield Subheading(wording.label)
            yield from _vote(wording)
        case e.Note() | e.Proposal() | e.Election():
            heading = wording.label or label
            if heading.strip() and (wording.lead or wording.blocks or wording.label):
                yield Subheading(heading)
            yield from _text(wording, tone)
        case _:
            lead = (Run(f"{wording.label}. ", bold=True), *wording.lead) if wording.label else wording.lead
            if lead or wording.blocks:
                yield Prose(wording.blocks, tone, lead)


def _text(wording: Wording, tone: Tone) -> Iterator[Block]:
    if wording.clauses:
        yield Clauses(wording.lead, wording.clauses, tone)
        if wording.blocks:
            yield Prose(wording.blocks, tone)
    elif wording.lead or wording.blocks:
        yield Prose(wording.blocks, tone, wording.lead)


def _decision(wording: Wording, label: str) -> Iterator[Block]:
    """A decision: its label, what runs on from the stem or the first words of its text, then the rest."""
    lead, blocks = wording.lead, wording.blocks
    if not (lead or blocks or wording.label):
        return
    if not wording.clauses and blocks and isinstance(blocks[0], Paragraph):
        lead, blocks = (*lead, *blocks[0].runs), blocks[1:]
    yield Clauses(lead, wording.clauses, Tone.DECISION, label)
    if blocks:
        yield Prose(blocks, Tone.DECISION)


def _vote(wording: Wording) -> Iterator[Block]:
    """A vote's sentences, its results as narrow tables."""
    for block in wording.blocks:
        if isinstance(block, TableBlock):
            columns = tuple(
                Column("".join(run.text for run in head), 1.0 if align == "right" else 4.0, Align(align))
                for head, align in zip(block.head, block.aligns, strict=True)
            )
            yield Table(columns, block.rows, description=columns[0].title, wide=False)
        else:
            yield Prose((block,))
