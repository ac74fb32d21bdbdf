"""Random papers with hostile text, and what must stand in a Word file made of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from hypothesis import strategies as st

from protokoll.documents.paper import (
    AgendaLine,
    Align,
    Block,
    Clauses,
    Column,
    Fact,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Subheading,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, Run, Runs, TableBlock, TextBlock

FIELDS = (
    *("Dokument", "Organisation", "Organisationsnummer", "Organ", "Mötesnummer", "Datum", "Tid", "Plats"),
    *("Ordförande", "Sekreterare", "Justerare", "Paragrafer", "Diarienummer", "Informationsklassning"),
    *("Justerandes sign", "Sidhuvud"),
)
NO_FIELDS = dict.fromkeys(FIELDS, "")

HOSTILE = (
    *("& < > \" '", "&amp;<w:p/>", "]]>", "<!-- -->", "{{Datum}}", "{{Innehåll}}", "{{ datum }", "<?x y?>"),
    *("å", "a\u030a", "🎉👩‍👩‍👧", "שלום, עולם 12!", "مرحبا (a) بالعالم", "Åsa \u202eabc\u202c", "\u200f"),
    *("\x00\x01\x0b\x1f", "\ud800", "\udfff\ufffe\uffff", "a\rb\r\nc\nd\u2028e\u2029f\x85g\vh", "\t\tx\t"),
    *(
        "# Rubrik",
        "**fet** *kursiv* [a](b)",
        "1. ett",
        "| a | b |",
        "- punkt",
        "\u00a0",
        "  två  blanksteg  ",
    ),
    *("§ 47", "\u00adav\u00adstavad", "\U0001fffe", "Ǆ\u0301\u0301\u0301", "", " "),
)

_long_words = st.sampled_from("xÅ&").map(lambda letter: letter * 10_000)
hostile_text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.text(max_size=30), _long_words)
"""Text that trips careless writers. Built late, so that a failing test does not print it whole."""
_addresses = st.one_of(
    st.just(""),
    st.sampled_from(
        (
            *("https://example.se/å?q=a b&c=%#x#y", "mailto:Åsa@example.se", "http://[", "http://a:b/"),
            *("tel:+46 8 123", "javascript:alert(1)", "https://räksmörgås.se", "http://[::1]:80/", "http://"),
        )
    ),
    st.text(max_size=12).map("https://example.se/{}".format),
    st.text(max_size=12).map("https://{}".format),
)
_runs = st.lists(st.builds(Run, hostile_text, st.booleans(), st.booleans(), _addresses), max_size=3).map(
    tuple
)
_paragraphs = st.builds(Paragraph, _runs)


@st.composite
def _text_tables(draw: st.DrawFn) -> TableBlock:
    head = draw(st.lists(_runs, min_size=0, max_size=3))
    rows = draw(st.lists(st.lists(_runs, max_size=4).map(tuple), max_size=3))
    aligns = draw(st.lists(st.sampled_from(("left", "center", "right", "")), max_size=4))
    return TableBlock(tuple(head), tuple(rows), tuple(aligns))


def _lists(level: int) -> st.SearchStrategy[ListBlock]:
    inner: st.SearchStrategy[TextBlock] = st.one_of(_paragraphs, _text_tables())
    if level < 2:
        inner = st.one_of(inner, st.deferred(lambda: _lists(level + 1)))
    items = st.lists(st.builds(ListItem, st.lists(inner, max_size=3).map(tuple)), max_size=3).map(tuple)
    starts = st.one_of(st.none(), st.integers(0, 99), st.just(10**12))
    return st.builds(ListBlock, items, st.just(level), starts, st.sampled_from(".)"))


_text_blocks = st.one_of(_paragraphs, _lists(0), _text_tables())
_shares = st.one_of(
    st.floats(0.1, 10), st.sampled_from((0.0, -1.0, float("nan"), float("inf"), 1e-300, 1e300))
)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, hostile_text, _shares, st.sampled_from(Align)), max_size=4))
    rows = draw(st.lists(st.lists(_runs, max_size=5).map(tuple), max_size=3))
    return Table(
        tuple(columns), tuple(rows), draw(hostile_text), draw(st.booleans()), tall=draw(st.booleans())
    )


_plain_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, hostile_text, hostile_text),
    st.builds(
        Facts, st.lists(st.builds(Fact, hostile_text, hostile_text), max_size=3).map(tuple), hostile_text
    ),
    st.builds(Heading, hostile_text),
    st.builds(ItemHeading, hostile_text, hostile_text, st.integers(0, 4)),
    st.builds(Subheading, hostile_text),
    st.builds(Prose, st.lists(_text_blocks, max_size=3).map(tuple), st.sampled_from(Tone), _runs),
    st.builds(Clauses, _runs, st.lists(_runs, max_size=10).map(tuple), st.sampled_from(Tone), hostile_text),
    _tables(),
    st.builds(AgendaLine, hostile_text, hostile_text, hostile_text, st.integers(0, 4)),
    st.builds(
        Signatures,
        st.lists(st.builds(Signature, hostile_text, hostile_text, hostile_text), max_size=5).map(tuple),
    ),
    st.builds(WritingSpace, st.integers(-1, 12)),
)
_blocks = st.recursive(
    _plain_blocks,
    lambda inner: st.builds(Group, hostile_text, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)
_parts = st.lists(_blocks, max_size=3).map(tuple)

papers = st.builds(
    Paper,
    title=hostile_text,
    subject=hostile_text,
    author=hostile_text,
    day=st.dates(date(1, 1, 1), date(9999, 12, 31)),
    fields=st.fixed_dictionaries(dict.fromkeys(FIELDS, hostile_text)),
    head=_parts,
    attendance=_parts,
    content=_parts,
    signatures=_parts,
)
"""Papers of every kind of block, with nonsense in every place where text may stand."""


def paper_of(*content: Block, **values: str) -> Paper:
    """A paper with this content; ``values`` are its fields."""
    return Paper("Titel", "Ämne", "Åsa Öberg", date(2026, 3, 3), NO_FIELDS | values, (), (), content, ())


def texts_of(blocks: Iterable[Block], *, heads: bool = True) -> Iterator[str]:
    """Every text of ``blocks`` that must be readable, in order; ``heads``: those of tables too."""
    for block in blocks:
        match block:
            case Group():
                yield from texts_of(block.blocks, heads=heads)
            case Title():
                yield from (block.text, block.subtitle)
            case Facts():
                for fact in block.facts:
                    yield from (fact.label, fact.text)
            case Heading() | Subheading():
                yield block.text
            case ItemHeading():
                yield from (block.number, block.text)
            case AgendaLine():
                yield from (block.number, block.text, block.aside)
            case Prose():
                yield from _run_texts(block.lead)
                yield from _block_texts(block.blocks, heads=heads)
            case Clauses():
                yield block.label
                yield from _run_texts(block.lead)
                for clause in block.clauses:
                    yield "att"
                    yield from _run_texts(clause)
            case Table():
                if heads and (block.columns or any(block.rows)):
                    yield from (column.title for column in block.columns)
                for row in block.rows:
                    for cell in row:
                        yield from _run_texts(cell)
            case Signatures():
                for line in block.lines:
                    yield from (line.above, line.name, line.role)


def readable(text: str) -> str:
    """``text`` as it can stand in XML 1.0, with every white space and line break as one space."""
    text = re.sub("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    return " ".join(text.split())


def _block_texts(blocks: Iterable[TextBlock], *, heads: bool) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _run_texts(block.runs)
            case ListBlock():
                for item in block.items:
                    yield from _block_texts(item.blocks, heads=heads)
            case TableBlock():
                for row in (block.head, *block.rows) if heads else block.rows:
                    for cell in row:
                        yield from _run_texts(cell)


def _run_texts(runs: Runs) -> Iterator[str]:
    return (run.text for run in runs)
