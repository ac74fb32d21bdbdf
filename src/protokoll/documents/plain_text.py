"""A paper as plain text: for the body of an e-mail, and for any program that reads nothing else.

Lines hold at most :data:`WIDTH` letters. Nothing depends on letters being equally wide but tables, whose
columns are set apart with spaces where they fit the width; else each row is told cell by cell.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from protokoll.documents.characters import clean, kept_together
from protokoll.documents.paper import (
    AgendaLine,
    Align,
    Block,
    Clauses,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signatures,
    Subheading,
    Table,
    Title,
    WritingSpace,
)
from protokoll.domain.markup import ListBlock, Paragraph, Runs, TableBlock, TextBlock

WIDTH = 78
"""Letters: what stays whole when a mail program quotes it."""

_INDENT = "   "
_GAP = "  "
_RULE = "_" * 34
_NUMBER_LETTERS = 4
"""A first cell of so few letters is the row's number."""
_TIGHT = (AgendaLine, ItemHeading, Subheading)
"""After these no empty line stands: what follows belongs to them."""


def as_text(paper: Paper) -> str:
    """``paper`` as lines of text, with one line break at its end."""
    lines: list[str] = []
    before: Block | None = None
    for block in _flat(paper.blocks()):
        written = list(_block(block))
        if not written:
            continue
        if before is not None and not (isinstance(before, _TIGHT) and not isinstance(block, ItemHeading)):
            lines.append("")
        lines.extend(written)
        before = block
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _flat(block.blocks)
        else:
            yield block


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(text, subtitle):
            yield from _wrapped(text)
            yield from _wrapped(subtitle)
        case Facts(facts):
            widest = max((len(fact.label) for fact in facts), default=0) + 2
            for fact in facts:
                yield from _wrapped(fact.text, f"{fact.label}:".ljust(widest), " " * widest)
        case Heading(text):
            yield from _wrapped(text)
            yield "=" * min(len(text), WIDTH)
        case ItemHeading(number, text, level):
            yield from _wrapped(f"{number} {text}".strip())
            if not level:
                yield "-" * min(len(f"{number} {text}".strip()), WIDTH)
        case Subheading(text):
            yield from _wrapped(f"{text}:" if text else "")
        case Prose():
            yield from _texts(block.text())
        case Clauses():
            yield from _clauses(block)
        case Table(columns, rows):
            heads = [column.title for column in columns]
            aligns = [column.align for column in columns]
            yield from _table([heads, *(list(map(_words, row)) for row in rows)], aligns)
        case AgendaLine(number, text, aside, level):
            indent = _INDENT * max(level, 0)
            first = f"{indent}{number} " if number else indent
            yield from _wrapped(f"{text} ({aside})" if aside else text, first, indent + _INDENT)
        case Signatures(lines):
            for at, line in enumerate(lines):
                yield from [""] if at else []
                yield from filter(None, (line.above, _RULE, line.name, line.role))
        case WritingSpace(lines):
            yield from [_RULE] * lines
        case Group(_, blocks):
            for inner in blocks:
                yield from _block(inner)


def _clauses(block: Clauses) -> Iterator[str]:
    if block.label:
        yield f"{block.label}:"
    if block.lead:
        yield from _wrapped(_words(block.lead))
    for clause in block.clauses:
        yield from _wrapped(f"att {_words(clause)}", _INDENT, _INDENT * 2)


def _texts(blocks: Sequence[TextBlock], indent: str = "") -> Iterator[str]:
    """Running text, an empty line between its blocks; a list follows its introduction at once."""
    before: TextBlock | None = None
    for block in blocks:
        written = list(_text_block(block, indent))
        if written and before is not None and not isinstance(block, ListBlock):
            yield ""
        yield from written
        before = block if written else before


def _text_block(block: TextBlock, indent: str) -> Iterator[str]:
    match block:
        case Paragraph(runs):
            yield from _wrapped(_words(runs), indent, indent)
        case ListBlock():
            for at, item in enumerate(block.items):
                mark = "– " if block.start is None else f"{block.start + at}{block.mark} "
                inner = indent + " " * len(mark)
                lines = list(_texts(item.blocks, inner)) or [inner]
                yield indent + mark + lines[0].removeprefix(inner)
                yield from lines[1:]
        case TableBlock():
            aligns = [Align(align) if align in tuple(Align) else Align.LEFT for align in block.aligns]
            rows = [list(map(_words, row)) for row in (block.head, *block.rows)]
            yield from (indent + line for line in _table(rows, aligns, WIDTH - len(indent)))


def _table(rows: list[list[str]], aligns: Sequence[Align], width: int = WIDTH) -> Iterator[str]:
    """Columns side by side where they fit; else each row told cell by cell. The first of ``rows`` is the head."""
    rows = [[" ".join(clean(cell).split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    if sum(widths) + len(_GAP) * (len(widths) - 1) <= width:
        yield from (_side_by_side(row, widths, aligns) for row in rows[:1] if any(row))
        if any(rows[0]):
            yield _GAP.join("-" * room for room in widths)
        yield from (_side_by_side(row, widths, aligns) for row in rows[1:])
        return
    for row in rows[1:]:
        yield from _told_by_cell(rows[0], row, width)


def _told_by_cell(head: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    """A row too wide for its columns: what it is about, then each cell on its line. A number runs on."""
    numbered = len(row) > 1 and len(row[0]) <= _NUMBER_LETTERS
    first = 2 if numbered else 1
    yield from _wrapped(" ".join(filter(None, row[:first])), "", _INDENT, width)
    for label, cell in list(zip_longest(head, row, fillvalue=""))[first:]:
        if cell:
            yield from _wrapped(cell, f"{_INDENT}{label}: " if label else _INDENT, _INDENT * 2, width)


def _side_by_side(row: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]) -> str:
    padded = zip_longest(row, widths[: max(len(row), 1)], aligns[: len(row)], fillvalue=None)
    cells = [
        (cell or "").rjust(room or 0) if align is Align.RIGHT else (cell or "").ljust(room or 0)
        for cell, room, align in padded
    ]
    return _GAP.join(cells)


def _words(runs: Runs) -> str:
    """The words of ``runs``; where a link leads stands in brackets after its words."""
    words = []
    for run in runs:
        words.append(run.text)
        address = run.link.removeprefix("mailto:")
        if address and address not in run.text:
            words.append(f" ({address})")
    return "".join(words)


def _wrapped(text: str, first: str = "", later: str = "", width: int = WIDTH) -> Iterator[str]:
    """``text`` in lines of at most ``width`` letters; its own line breaks stay. No words give no line."""
    for line in clean(kept_together(text)).split("\n") if (first + text).strip() else ():
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=first,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first]
        first = later
