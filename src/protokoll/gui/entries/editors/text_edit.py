"""A field of running text that is as high as its text."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from protokoll.domain.markup import TableBlock
from protokoll.domain.wording import Wording
from protokoll.gui.entries.editors.editor import Editor
from protokoll.gui.entries.editors.printing import Printing
from protokoll.gui.fields.keys import has_control, is_plain

UP, DOWN = QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.Down


class TextEdit(Editor, QTextEdit):
    """Plain text that grows.

    With ``lines``, Enter begins a new line. With ``wraps_only`` nothing does: it is one line, however long.
    """

    written = Signal()
    """The user changed the text."""

    def __init__(
        self, parent: QWidget | None = None, *, lines: bool = True, wraps_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._wraps_only = wraps_only
        self._showing = False
        self._printed: Wording | None = None
        """What is shown as it prints, if the text is no plain one."""
        self._tight = False
        """Whether its tables are printed tight."""
        self._least = 0
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("field", "text")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.forget_history()  # the margin could be undone
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell_written)

    @property
    def can_undo(self) -> bool:
        """As Qt tells it."""
        return self.document().isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """As Qt tells it."""
        return self.document().isRedoAvailable()

    def ends(self, event: QKeyEvent) -> bool:
        """Where Enter begins no line."""
        return self._wraps_only or (not self._lines and is_plain(event))

    def breaks_line(self, event: QKeyEvent) -> bool:
        """With Ctrl or Alt, Enter belongs to the card."""
        return not has_control(event)

    def leads_out(self, way: int) -> bool:
        """From the first line up, and from the last line down."""
        return not QTextCursor(self.textCursor()).movePosition(UP if way < 0 else DOWN)

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return self.document().isEmpty()

    def typed(self) -> str:
        """The text with every character as typed (``toPlainText`` would lose no-break spaces)."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Set the text; the cursor keeps its place as far as it goes. There is nothing to undo after."""
        self._begin_showing()
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        if self._printed:
            everything.removeSelectedText()
            everything.setBlockFormat(QTextBlockFormat())
            everything.setCharFormat(QTextCharFormat())
            self._printed = None
            self._wrap()
        everything.insertText(text)
        self._end_showing()

    def show_wording(self, wording: Wording) -> None:
        """Set a text as it prints, with its lists and tables; it is to be read, not edited."""
        self._print(wording, tight=False)
        self._wrap()

    def _print(self, wording: Wording, *, tight: bool) -> None:
        self._begin_showing()
        Printing(self.document(), self.fontMetrics(), tight=tight).write(wording)
        self._printed, self._tight = wording, tight
        self._end_showing()

    def _wrap(self) -> None:
        """Break lines between words; within them only where a word has no room, even in a tight table."""
        modes = QTextOption.WrapMode
        if self._printed:
            tables = any(isinstance(block, TableBlock) for block in self._printed.blocks)
            for tight in (False, True) if tables else (False,):
                if tight is not self._tight:
                    self._print(self._printed, tight=tight)
                self.setWordWrapMode(modes.WordWrap)
                if self.document().size().width() <= self.viewport().width():
                    return
        self.setWordWrapMode(modes.WrapAtWordBoundaryOrAnywhere)

    def _begin_showing(self) -> None:
        """From here the text is changed by the program, not by the user."""
        self._showing = True
        self._place = self.textCursor().position()
        self.document().setUndoRedoEnabled(False)

    def _end_showing(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(self._place, self.document().characterCount() - 1) if self.hasFocus() else 0)
        self.setTextCursor(cursor)
        self.document().setUndoRedoEnabled(True)
        self._showing = False

    def forget_history(self) -> None:
        """From here on there is nothing to undo."""
        self.document().clearUndoRedoStacks()

    def set_least_lines(self, count: int) -> None:
        """Stay at least ``count`` lines high."""
        self._least = count
        self._fit(self.document().size())

    def _tell_written(self) -> None:
        if not self._showing:
            self.written.emit()

    def _fit(self, size: QSizeF) -> None:
        """Be as high as the text, without a scroll bar of its own."""
        least = self._least * self.fontMetrics().lineSpacing()
        around = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth()
        height = math.ceil(max(size.height(), least)) + max(around, 0)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew; its height follows."""
        super().resizeEvent(event)
        if self._printed and event.oldSize().width() != event.size().width():
            self._wrap()
        self._fit(self.document().size())

    def changeEvent(self, event: QEvent) -> None:
        """Print anew when the letters or the colours change."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if event.type() in kinds and self._printed is not None:
            self.show_wording(self._printed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the whole list."""
        event.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words alone, without their looks."""
        text = source.text()
        self.textCursor().insertText(" ".join(text.split()) if self._wraps_only else text)
        self.ensureCursorVisible()
