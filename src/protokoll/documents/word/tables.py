"""Tables as Word: the meeting's facts, attendance and votes, tables in the text, signatures.

Every table has fixed columns, so that no word however long pushes its neighbours off the page, and is
followed by a small paragraph: Word joins tables that touch, and wants a paragraph last in a cell and in the
document.
"""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING

from protokoll.documents.paper import Align
from protokoll.documents.word import text
from protokoll.documents.word.styles import Style
from protokoll.domain.markup import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protokoll.documents.paper import Facts, Signature, Signatures, Table
    from protokoll.documents.word.pen import Pen
    from protokoll.domain.markup import Runs, TableBlock

MOST_COLUMNS = 63
"""Word calls a file with wider tables damaged."""

_NARROWEST = 340
"""Twips; columns are never narrower while there is room for that."""

_NARROW_TABLE = 0.64
"""The part of the text's width that a table takes which is not ``wide``."""

_FACT_LABELS = 0.22
"""The part of the width that the labels of the facts take."""

_SIGNATURE_GAP = 284
"""Twips on each side between two signatures."""

_WHOLE_SIGNATURE_ROWS = 6
"""Up to this many rows of signatures are kept on one page; of more, each row is kept whole."""

_WHOLE_ROWS, _WHOLE_LETTERS = 12, 1200
"""A table of up to this many rows and letters (the result of a vote) is kept on one page."""

_TALL = '<w:trHeight w:val="624" w:hRule="atLeast"/>'
"""A row with room to write by hand: 1.1 cm."""

_SHORTEST, _LONGEST = 6, 40
"""Letters between which the longest text of a column decides how wide it is in a table of the text."""

_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)
_JUSTIFICATION = {
    Align.LEFT: "",
    Align.CENTER: '<w:jc w:val="center"/>',
    Align.RIGHT: '<w:jc w:val="right"/>',
}


def table(pen: Pen, block: Table, width: int) -> str:
    """A table with a head; ``width`` in twips is that of the text."""
    total = width if block.wide else round(width * _NARROW_TABLE)
    head = tuple((Run(column.title),) if column.title else () for column in block.columns)
    shares = [column.share for column in block.columns]
    aligns = [column.align for column in block.columns]
    return _ruled(pen, head, block.rows, shares, aligns, total, block.description, tall=block.tall)


def text_table(pen: Pen, block: TableBlock, width: int, indent: int = 0) -> str:
    """A table in running text, ``indent`` twips from the margin; its columns follow what stands in them."""
    rows = (block.head, *block.rows)
    shares = [
        float(min(max(_SHORTEST, *(_letters(cell) for cell in column)), _LONGEST))
        for column in zip_longest(*rows, fillvalue=())
    ]
    aligns = [Align(align) if align in tuple(Align) else Align.LEFT for align in block.aligns]
    return _ruled(pen, block.head, block.rows, shares, aligns, max(width - indent, 0), "Tabell", indent)


def facts(pen: Pen, block: Facts, width: int) -> str:
    """The facts of the meeting: label and text, without lines."""
    if not block.facts:
        return ""
    widths = column_widths((_FACT_LABELS, 1 - _FACT_LABELS), width)
    rows = [
        _row(
            [
                _cell(widths[0], pen.plain(Style.FACT_LABEL, fact.label)),
                _cell(widths[1], pen.plain(Style.FACT, fact.text)),
            ]
        )
        for fact in block.facts
    ]
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
    return _table(pen, "", widths, rows, margins, block.description) + pen.paragraph(Style.AFTER_TABLE, "")


def signatures(pen: Pen, block: Signatures, width: int) -> str:
    """Lines to sign on, two abreast; the name, then the role, stand under each."""
    if not block.lines:
        return ""
    widths = column_widths((1, 1), width)
    pairs = list(zip_longest(block.lines[::2], block.lines[1::2]))
    whole = len(pairs) <= _WHOLE_SIGNATURE_ROWS
    rows = []
    for at, pair in enumerate(pairs):
        keep_next = whole and at < len(pairs) - 1
        labelled = any(signature is not None and signature.above for signature in pair)
        cells = (
            _cell(
                cell_width,
                _signature(pen, signature, keep_next=keep_next, labelled=labelled),
                f'<w:tcMar><w:{gap} w:w="{_SIGNATURE_GAP}" w:type="dxa"/></w:tcMar>',
            )
            for cell_width, signature, gap in zip(widths, pair, ("right", "left"), strict=True)
        )
        rows.append(_row(cells))
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return _table(pen, "", widths, rows, margins, "Underskrifter")


def column_widths(shares: Sequence[float], total: int) -> list[int]:
    """``total`` twips parted by ``shares``; what is no positive number counts as the smallest share."""
    usable = [share for share in shares if math.isfinite(share) and share > 0]
    smallest = min(usable, default=1.0)
    largest = max(usable, default=1.0)
    parts = [share / largest if share in usable else smallest / largest for share in shares]
    floor = min(_NARROWEST, total // max(len(parts), 1))
    spare = total - floor * len(parts)
    widths = [floor + math.floor(spare * part / sum(parts)) for part in parts]
    if widths:
        widths[-1] += total - sum(widths)
    return widths


def _ruled(
    pen: Pen,
    head: Sequence[Runs],
    rows: Sequence[Sequence[Runs]],
    shares: Sequence[float],
    aligns: Sequence[Align],
    width: int,
    description: str,
    indent: int = 0,
    *,
    tall: bool = False,
) -> str:
    """A table in the table style: a head that is repeated on every page, then the rows, each kept whole."""
    columns = max(len(head), *(len(row) for row in rows)) if rows else len(head)
    if not columns:
        return ""
    if columns > MOST_COLUMNS:
        return _as_lines(pen, (head, *rows))
    shares = [*shares, *[1.0] * (columns - len(shares))]
    layouts = [_JUSTIFICATION[align] for align in aligns[:columns]] + [""] * (columns - len(aligns))
    widths = column_widths(shares, width)
    whole = len(rows) <= _WHOLE_ROWS and sum(_letters(cell) for row in rows for cell in row) <= _WHOLE_LETTERS

    def cells(style: Style, row: Sequence[Runs], *, keep_next: bool) -> list[str]:
        padded = [*row, *((),) * (columns - len(row))]
        return [
            _cell(cell_width, pen.paragraph(style, pen.runs(runs), keep_next=keep_next, layout=layout))
            for cell_width, runs, layout in zip(widths, padded, layouts, strict=True)
        ]

    written = [_row(cells(Style.CELL_HEAD, head, keep_next=bool(rows)), "<w:tblHeader/>")]
    last = len(rows) - 1
    height = _TALL if tall else ""
    written += [
        _row(cells(Style.CELL, row, keep_next=whole and at < last), height) for at, row in enumerate(rows)
    ]
    properties = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return _table(pen, properties, widths, written, _LOOK, description, styled=True)


def _as_lines(pen: Pen, rows: Sequence[Sequence[Runs]]) -> str:
    """A table too wide for Word: a paragraph for each row, with tabs between the cells."""
    return "".join(pen.paragraph(Style.BODY, text.TAB.join(pen.runs(cell) for cell in row)) for row in rows)


def _table(
    pen: Pen,
    before_layout: str,
    widths: Sequence[int],
    rows: Sequence[str],
    after_layout: str,
    description: str,
    *,
    styled: bool = False,
) -> str:
    """A ``w:tbl`` and the paragraph after it."""
    style = f'<w:tblStyle w:val="{pen.styles[Style.TABLE]}"/>' if styled else ""
    caption = f'<w:tblCaption w:val="{text.escape(description)}"/>' if description else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{before_layout}'
        f'<w:tblLayout w:type="fixed"/>{after_layout}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>{pen.paragraph(Style.AFTER_TABLE, '')}"
    )


def _row(cells: Iterable[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, paragraphs: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'


def _signature(pen: Pen, signature: Signature | None, *, keep_next: bool, labelled: bool) -> str:
    """The paragraphs of one signature; an empty one where the last row has only one."""
    if signature is None:
        return pen.plain(Style.SIGNED_ROLE, "", keep_next=keep_next)
    above = pen.plain(Style.SIGNED_FOR, signature.above, keep_next=keep_next) if labelled else ""
    name = pen.plain(Style.SIGNED_NAME, signature.name, keep_next=keep_next)
    role = pen.plain(Style.SIGNED_ROLE, signature.role, keep_next=keep_next)
    if not signature.name and signature.role:
        content = text.run(signature.role, '<w:b w:val="0"/><w:bCs w:val="0"/>')
        return above + pen.paragraph(Style.SIGNED_NAME, content, keep_next=keep_next)
    return above + name + (role if signature.role else "")


def _letters(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)
