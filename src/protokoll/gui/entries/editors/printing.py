"""Texts as they print, written into a document: paragraphs, lists, att-satser and tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from protokoll.domain.edits import changed
from protokoll.domain.markup import ListBlock, Paragraph, Run, Runs, TableBlock, TextBlock
from protokoll.domain.wording import Wording
from protokoll.gui.theme.colors import colors_in_use

_LETTERS_IN = 3
"""How far each level of a list stands in, in letters."""
_CELL, _TIGHT_CELL = 4, 2
"""Pixels around the words of a table's cell; in a tight table."""
_TIGHT = 0.9
"""The letters of a tight table, to those of the text."""
_ALIGNS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_BULLETS = ("•", "–", "·")
_SPACE = "\u00a0 "
"""Between a mark and what hangs after it."""


class Printing:
    """Fills one document, from its beginning. ``metrics`` are those of its letters.

    ``tight`` makes tables a little smaller, so that their words need less room.
    """

    def __init__(self, document: QTextDocument, metrics: QFontMetrics, *, tight: bool = False) -> None:
        self._metrics = metrics
        self._cell = _TIGHT_CELL if tight else _CELL
        self._table_letters = QFontInfo(document.defaultFont()).pixelSize() * _TIGHT if tight else None
        self._cursor = QTextCursor(document)
        self._cursor.select(QTextCursor.SelectionType.Document)
        self._cursor.removeSelectedText()
        self._started = False

    def write(self, wording: Wording) -> None:
        """Write an entry as it prints."""
        blocks = list(wording.blocks)
        if wording.lead:
            lead = wording.lead
            if not wording.clauses:
                lead += _first_runs(blocks)
            self._write_paragraph(lead)
        for clause in wording.clauses:
            self._write_paragraph(clause, mark="att")
        self._write_blocks(blocks)

    def _write_blocks(self, blocks: Sequence[TextBlock], level: int = 0) -> None:
        for block in blocks:
            match block:
                case Paragraph(runs=runs):
                    self._write_paragraph(runs, level=level)
                case ListBlock():
                    self._write_list(block)
                case TableBlock():
                    self._write_table(block)

    def _write_list(self, points: ListBlock) -> None:
        if points.start is None:
            marks = [_BULLETS[points.level]] * len(points.items)
        else:
            marks = [f"{points.start + n}{points.mark}" for n in range(len(points.items))]
        widest = max(map(self._advance, marks), default=0)
        for mark, item in zip(marks, points.items, strict=True):
            rest = list(item.blocks)
            self._write_paragraph(_first_runs(rest), mark=mark, level=points.level, hang=widest)
            self._write_blocks(rest, points.level + 1)

    def _advance(self, mark: str) -> int:
        return self._metrics.horizontalAdvance(mark + _SPACE)

    def _write_paragraph(
        self, runs: Runs, *, mark: str = "", level: int = 0, hang: int | None = None
    ) -> None:
        """One paragraph; one with a ``mark`` hangs after it, by ``hang`` pixels."""
        hang = self._advance(mark) if mark and hang is None else hang or 0
        form = QTextBlockFormat()
        form.setLeftMargin(level * _LETTERS_IN * self._metrics.horizontalAdvance("n") + hang)
        form.setTextIndent(-hang)
        self._next_block(form)
        if mark:
            quiet = QTextCharFormat()
            quiet.setForeground(QColor(colors_in_use().muted))
            self._cursor.insertText(mark + _SPACE, quiet)
        self._write_runs(runs)

    def _next_block(self, form: QTextBlockFormat) -> None:
        if self._started:
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)
        self._started = True

    def _write_runs(self, runs: Runs, cell: QTextCursor | None = None) -> None:
        cursor = cell or self._cursor
        for run in runs:
            form = QTextCharFormat()
            if cell is not None and self._table_letters is not None:
                form.setProperty(QTextFormat.Property.FontPixelSize, round(self._table_letters))
            if run.bold:
                form.setFontWeight(QFont.Weight.DemiBold)
            form.setFontItalic(run.italic)
            form.setFontUnderline(bool(run.link))
            cursor.insertText(run.text.replace("\n", "\u2028"), form)

    def _write_table(self, table: TableBlock) -> None:
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QColor(colors_in_use().edge))
        form.setCellPadding(self._cell)
        form.setCellSpacing(0)
        form.setTopMargin(_CELL)
        form.setBottomMargin(_CELL)
        form.setHeaderRowCount(1)
        form.setColumnWidthConstraints([QTextLength() for _ in table.head])
        if self._started:
            self._cursor.insertBlock(QTextBlockFormat())
        made = self._cursor.insertTable(len(table.rows) + 1, len(table.head), form)
        for row, cells in enumerate((table.head, *table.rows)):
            for column, runs in enumerate(cells):
                inside = made.cellAt(row, column).firstCursorPosition()
                aligned = QTextBlockFormat()
                aligned.setAlignment(_ALIGNS[table.aligns[column]])
                inside.setBlockFormat(aligned)
                head = row == 0
                self._write_runs(tuple(map(_bold, runs)) if head else runs, inside)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._started = False  # Qt leaves an empty paragraph after a table: the next one is written there


def _first_runs(blocks: list[TextBlock]) -> Runs:
    """Take the first paragraph away, to be written after something on its line."""
    if blocks and isinstance(first := blocks[0], Paragraph):
        del blocks[0]
        return first.runs
    return ()


def _bold(run: Run) -> Run:
    return changed(run, bold=True)
