"""Tables as strips: facts, tables with a head, signatures. A row is one strip and so never parted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from protokoll.documents.paper import Align, Facts, Signature, Signatures, Table
from protokoll.domain.markup import Run, Runs, TableBlock
from protokoll.gui.preview.look import CELL_SIDE, TABLE_GAP, TALL_ROW, TEXT_WIDTH, Style
from protokoll.gui.preview.strips import Line, Mark, Strip
from protokoll.gui.preview.type_setter import TypeSetter, Words, plain_words, stacked

_NARROW_TABLE = 0.64
_FACT_LABELS = 0.22
_FACT_SIDE = 113
_NARROWEST = 340
_SIGNATURE_GAP = 284
_WHOLE_SIGNATURE_ROWS = 6
_WHOLE_ROWS, _WHOLE_LETTERS = 6, 600
_SHORTEST, _LONGEST = 6, 40
_MOST_COLUMNS = 63
_THICK, _THIN = 20, 10
"""The rules of a table, and as in the Word files: a part of the width, what stays on one page, and columns."""

Keep = Callable[[object, Callable[[], Strip]], Strip]
"""Gives what was made before for the same thing, else makes it."""


class _Ruled(NamedTuple):
    """A table as its rows see it."""

    x: float
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    tall: bool


def facts(setter: TypeSetter, block: Facts) -> Iterator[Strip]:
    """Two quiet columns without lines."""
    label_width = column_widths((_FACT_LABELS, 1 - _FACT_LABELS), TEXT_WIDTH)[0]
    strips = []
    for fact in block.facts:
        label, text = setter.looks(Style.FACT_LABEL), setter.looks(Style.FACT)
        left = setter.lines(plain_words(fact.label), label, 0, 0, label_width - _FACT_SIDE)
        right = setter.lines(plain_words(fact.text), text, 0, 0, TEXT_WIDTH - label_width - _FACT_SIDE)
        first, end = stacked(left, 0, text.before)
        second, other_end = stacked(right, label_width, text.before)
        height = max(end, other_end) + text.after
        strips.append(Strip(height, lines=(*first, *second)))
    if strips:
        strips[-1].below = 2 * TABLE_GAP
    yield from strips


def table(setter: TypeSetter, block: Table, keep: Keep) -> Iterator[Strip]:
    """A table with a head."""
    width = TEXT_WIDTH if block.wide else TEXT_WIDTH * _NARROW_TABLE
    head = tuple((Run(column.title),) if column.title else () for column in block.columns)
    shares = [column.share for column in block.columns]
    aligns = [column.align for column in block.columns]
    yield from _ruled(setter, head, block.rows, shares, aligns, 0, width, keep, tall=block.tall)


def text_table(setter: TypeSetter, block: TableBlock, indent: float, keep: Keep) -> Iterator[Strip]:
    """A table in running text; its columns follow what stands in them."""
    columns = zip_longest(block.head, *block.rows, fillvalue=())
    shares = [
        float(min(max(_SHORTEST, *(_letters(cell) for cell in column)), _LONGEST)) for column in columns
    ]
    aligns = [Align(align) if align in tuple(Align) else Align.LEFT for align in block.aligns]
    width = max(TEXT_WIDTH - indent, 1)
    yield from _ruled(setter, block.head, block.rows, shares, aligns, indent, width, keep)


def signatures(setter: TypeSetter, block: Signatures) -> Iterator[Strip]:
    """Lines to sign on, two abreast; name and role stand under each."""
    pairs = list(zip_longest(block.lines[::2], block.lines[1::2]))
    whole = len(pairs) <= _WHOLE_SIGNATURE_ROWS
    width = TEXT_WIDTH / 2 - _SIGNATURE_GAP
    for at, pair in enumerate(pairs):
        labelled = any(one is not None and one.above for one in pair)
        lines: list[Line] = []
        marks: list[Mark] = []
        height = 0.0
        for x, one in zip((0, TEXT_WIDTH / 2 + _SIGNATURE_GAP), pair, strict=True):
            if one is not None:
                end = _signature(setter, one, x, width, lines, marks, labelled=labelled)
                height = max(height, end)
        last = at == len(pairs) - 1
        yield Strip(
            height,
            below=TABLE_GAP if last else 0,
            keep_next=whole and not last,
            lines=tuple(lines),
            marks=tuple(marks),
        )


def column_widths(shares: Sequence[float], total: float) -> list[float]:
    """``total`` parted by ``shares``; what is no positive number counts as the smallest share."""
    usable = [share for share in shares if math.isfinite(share) and share > 0]
    smallest, largest = min(usable, default=1.0), max(usable, default=1.0)
    parts = [share / largest if share in usable else smallest / largest for share in shares]
    floor = min(_NARROWEST, total / max(len(parts), 1))
    spare = total - floor * len(parts)
    return [floor + spare * part / sum(parts) for part in parts]


def _signature(
    setter: TypeSetter,
    one: Signature,
    x: float,
    width: float,
    lines: list[Line],
    marks: list[Mark],
    *,
    labelled: bool,
) -> float:
    """Set one signature at ``x`` into ``lines`` and ``marks``; gives where it ends."""
    above, name, role = (
        setter.looks(style) for style in (Style.SIGNED_FOR, Style.SIGNED_NAME, Style.SIGNED_ROLE)
    )
    y = 0.0
    if labelled:
        said = setter.lines(plain_words(one.above), above, 0, 0, width)
        placed, y = stacked(said, x, above.before)
        lines += placed
        if not said:
            y += setter.line_height(above)
    y += name.before
    marks.append(Mark(x, y, width, _THIN, setter.look.ink))
    y += 60
    if one.name:
        placed, y = stacked(setter.lines(plain_words(one.name), name, 0, 0, width), x, y)
        lines += placed
    elif not one.role:
        y += setter.line_height(name)
    placed, y = stacked(setter.lines(plain_words(one.role), role, 0, 0, width), x, y)
    lines += placed
    return y + role.after


def _ruled(
    setter: TypeSetter,
    head: Sequence[Runs],
    rows: Sequence[Sequence[Runs]],
    shares: Sequence[float],
    aligns: Sequence[Align],
    x: float,
    width: float,
    keep: Keep,
    *,
    tall: bool = False,
) -> Iterator[Strip]:
    columns = max((len(row) for row in (head, *rows)), default=0)
    if not columns:
        return
    if columns > _MOST_COLUMNS:
        yield from _as_lines(setter, (head, *rows), x)
        return
    widths = column_widths([*shares, *[1.0] * (columns - len(shares))], width)
    padded = (*aligns[:columns], *[Align.LEFT] * (columns - len(aligns)))
    ruled = _Ruled(x, tuple(widths), padded, tall)
    whole = len(rows) <= _WHOLE_ROWS and sum(_letters(cell) for row in rows for cell in row) <= _WHOLE_LETTERS
    top = _head(setter, head, ruled)
    top.keep_next = bool(rows)
    if not rows:
        top.below = TABLE_GAP
    yield top
    last = len(rows) - 1
    for at, row in enumerate(rows):
        made = keep((row, ruled), partial(_row, setter, row, ruled))
        below = TABLE_GAP if at == last else 0
        yield replace(made, below=below, keep_next=whole and at < last, head=top)


def _head(setter: TypeSetter, head: Sequence[Runs], ruled: _Ruled) -> Strip:
    look = setter.looks(Style.CELL_HEAD)
    lines, height = _cells(setter, head, Style.CELL_HEAD, ruled, _THICK + look.before)
    height += look.after
    total, accent = sum(ruled.widths), setter.look.accent
    marks = (
        Mark(ruled.x, 0, total, height + _THICK, setter.look.head_fill),
        Mark(ruled.x, 0, total, _THICK, accent),
        Mark(ruled.x, height, total, _THICK, accent),
    )
    return Strip(height + _THICK, lines=lines, marks=marks)


def _row(setter: TypeSetter, row: Sequence[Runs], ruled: _Ruled) -> Strip:
    look = setter.looks(Style.CELL)
    lines, height = _cells(setter, row, Style.CELL, ruled, look.before)
    height += look.after
    if ruled.tall:
        height = max(height, TALL_ROW)
    rule = Mark(ruled.x, height, sum(ruled.widths), _THIN, setter.look.rule)
    return Strip(height + _THIN, lines=lines, marks=(rule,))


def _cells(
    setter: TypeSetter, row: Sequence[Runs], style: Style, ruled: _Ruled, top: float
) -> tuple[tuple[Line, ...], float]:
    """The lines of a row's cells from ``top`` on, and where the longest ends."""
    look = setter.looks(style)
    lines: list[Line] = []
    x, bottom = ruled.x, top + setter.line_height(look)
    for cell, width, align in zip(row, ruled.widths, ruled.aligns, strict=False):
        said = setter.lines(Words(cell), look, 0, 0, max(width - 2 * CELL_SIDE, 1), align)
        placed, end = stacked(said, x + CELL_SIDE, top)
        lines += placed
        bottom = max(bottom, end)
        x += width
    return tuple(lines), bottom


def _as_lines(setter: TypeSetter, rows: Sequence[Sequence[Runs]], x: float) -> Iterator[Strip]:
    """A table with too many columns: a paragraph for each row, with tabs between the cells."""
    for row in rows:
        runs = tuple(run for cell in row for run in (*cell, Run("\t")))
        yield from setter.paragraph(Words(runs[:-1]), Style.BODY, TEXT_WIDTH, left=x)


def _letters(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)
