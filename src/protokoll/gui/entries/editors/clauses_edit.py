"""Att-satser as one text: a paragraph each, with a grey "att" before and, in proposals, an outcome after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QMenu, QWidget

from protokoll.gui import card_keys
from protokoll.gui.entries.editors.text_edit import TextEdit
from protokoll.gui.entries.fresh import begins_with_att, clause_text
from protokoll.gui.fields.keys import ENTER, VERTICAL, is_plain

_OUTCOME = QTextFormat.Property.UserProperty.value + 1
"""Where a paragraph's format holds the clause's outcome, so that undo knows it."""
_BREAK = "\u2028"
"""A line break within a clause, as Qt's documents write it."""

Line = tuple[str, int]
"""A clause's text, and its outcome's place among the words from 1; 0 for none."""


class ClausesEdit(TextEdit):
    """Enter begins a new clause, on an empty one it ends the field; Ctrl with an arrow moves a clause."""

    def __init__(self, parent: QWidget | None = None, *, outcomes: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._outcomes = tuple(outcomes)
        self._marks: list[tuple[int, QRectF]] = []
        self._set_margins()

    # --- what stands there ---

    def lines(self) -> list[Line]:
        """The clauses as they stand, empty ones too."""
        return [(block.text().replace(_BREAK, "\n"), _outcome_of(block)) for block in self._blocks()]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Set all clauses; there is nothing to undo after."""
        self._begin_showing()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._write(cursor, lines)
        self._end_showing()

    def _write(self, cursor: QTextCursor, lines: Sequence[Line]) -> None:
        """Put ``lines`` at the cursor, the first into the paragraph that it stands in."""
        for n, (text, outcome) in enumerate(lines or [("", 0)]):
            if n:
                cursor.insertBlock()
            cursor.setBlockFormat(_format(outcome))
            cursor.insertText(text.replace("\r\n", "\n").replace("\n", _BREAK))

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list of clauses."""
        key = Qt.Key(event.key())
        if key in ENTER and is_plain(event):
            self._enter()
        elif key == Qt.Key.Key_Space and is_plain(event) and self._swallow_att():
            pass
        elif card_keys.MOVE_ROW.is_pressed(event):
            self._move(VERTICAL[key])
        elif card_keys.OUTCOME.is_pressed(event) and self._outcomes:
            self._choose_outcome(self.textCursor().block())
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        if not block.text().strip() and not block.next().isValid():
            if block.previous().isValid():
                cursor.deletePreviousChar()
            self.entered.emit()
            return
        whole = cursor.atBlockStart() and not cursor.hasSelection()
        moved = block.blockFormat() if whole else QTextBlockFormat()
        cursor.beginEditBlock()
        cursor.insertBlock(moved)
        if whole:
            QTextCursor(cursor.block().previous()).setBlockFormat(QTextBlockFormat())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _swallow_att(self) -> bool:
        """Take away an "att" that is typed first in a clause, since it stands there already."""
        cursor = self.textCursor()
        typed = cursor.block().text()[: cursor.positionInBlock()]
        if cursor.hasSelection() or typed.casefold() != "att":
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True

    def _move(self, by: int) -> None:
        """Change places between the clause at the cursor and its neighbour."""
        cursor = self.textCursor()
        block = cursor.block()
        other = block.previous() if by < 0 else block.next()
        if not other.isValid():
            return
        column = cursor.positionInBlock()
        first, second = (other, block) if by < 0 else (block, other)
        texts = [(one.text().replace(_BREAK, "\n"), _outcome_of(one)) for one in (second, first)]
        start = first.position()
        both = QTextCursor(first)
        both.beginEditBlock()
        both.setPosition(second.position() + second.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        both.removeSelectedText()
        self._write(both, texts)
        both.endEditBlock()
        moved = self.document().findBlock(start)
        cursor.setPosition((moved if by < 0 else moved.next()).position() + column)
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste each line as a clause of its own, without its "att"."""
        first, *rest = source.text().replace("\r\n", "\n").strip("\n").split("\n")
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertText(clause_text(first) if cursor.atBlockStart() and begins_with_att(first) else first)
        for text in filter(None, map(clause_text, rest)):
            cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # --- outcomes ---

    def _choose_outcome(self, block: QTextBlock) -> None:
        """Open the list of outcomes for one clause."""
        self.setTextCursor(QTextCursor(block))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = _outcome_of(block)
        for number, word in enumerate(("inget utfall", *self._outcomes)):
            action = menu.addAction(word)
            action.setData(number)
            action.setCheckable(True)
            action.setChecked(number == chosen)
            if number == chosen:
                menu.setActiveAction(action)
        menu.triggered.connect(self._set_outcome)
        rect = self.cursorRect()
        menu.popup(self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom())))

    def _set_outcome(self, action: QAction) -> None:
        cursor = self.textCursor()
        cursor.setBlockFormat(_format(int(action.data())))
        self._set_margins()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the mark after a clause opens its outcomes."""
        for number, rect in self._marks:
            if event.button() is Qt.MouseButton.LeftButton and rect.contains(event.position()):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._choose_outcome(self.document().findBlockByNumber(number))
                return
        super().mousePressEvent(event)

    # --- looks ---

    def _set_margins(self) -> None:
        """Leave room for "att" before the text, and for the marks after it."""
        metrics = QFontMetricsF(self.font())
        frame = self.document().rootFrame()
        wanted = frame.frameFormat()
        wanted.setLeftMargin(metrics.horizontalAdvance("att  "))
        longest = max(("utfall", *self._outcomes), key=metrics.horizontalAdvance)
        wanted.setRightMargin(metrics.horizontalAdvance(f"  → {longest}") if self._outcomes else 0)
        if wanted == frame.frameFormat():
            return
        self._showing = True
        self.document().setUndoRedoEnabled(False)
        frame.setFrameFormat(wanted)
        self.document().setUndoRedoEnabled(True)
        self._showing = False

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, the "att" before each clause, and the marks after them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        self._marks.clear()
        here = self.textCursor().blockNumber() if self.hasFocus() else -1
        for block in self._blocks():
            layout = block.layout()
            if not layout.lineCount():
                continue
            place, first = layout.position(), layout.lineAt(0)
            if not begins_with_att(block.text()):
                painter.drawText(QPointF(0, place.y() + first.y() + first.ascent()), "att")
            if self._outcomes:
                self._paint_mark(painter, block, focused=block.blockNumber() == here)
        painter.end()

    def _paint_mark(self, painter: QPainter, block: QTextBlock, *, focused: bool) -> None:
        outcome = _outcome_of(block)
        if not outcome and not (focused and block.text().strip()):
            return
        word = f"→ {self._outcomes[outcome - 1] if outcome else 'utfall'}"
        layout = block.layout()
        last = layout.lineAt(layout.lineCount() - 1)
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(word)
        left = layout.position().x() + last.x() + last.naturalTextWidth() + metrics.horizontalAdvance("  ")
        left = min(left, self.viewport().width() - width)
        top = layout.position().y() + last.y()
        painter.drawText(QPointF(left, top + last.ascent()), word)
        self._marks.append((block.blockNumber(), QRectF(left, top, width, last.height())))


def _outcome_of(block: QTextBlock) -> int:
    return block.blockFormat().intProperty(_OUTCOME)


def _format(outcome: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    if outcome:
        made.setProperty(_OUTCOME, outcome)
    return made
