"""A field of running text that is as high as its text."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from protokoll.gui.entries.editors.keys import ENTER, VERTICAL, has_control, is_plain, passes_up, stays

_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
UP, DOWN = QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.Down


class TextEdit(QTextEdit):
    """Plain text that grows; signals as of :class:`LineEdit`. With ``lines``, Enter begins a new line."""

    written = Signal()
    """The user changed the text."""
    entered = Signal()
    """Enter was pressed where it ends the field."""
    going = Signal(int)
    """An arrow leads out of the text: -1 up, +1 down."""
    erasing = Signal()
    """Backspace was pressed and there is nothing to erase."""
    focused = Signal(bool)
    """The focus came or went."""

    def __init__(self, parent: QWidget | None = None, *, lines: bool = True) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
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
        """Whether something has been typed since the edit was finished, for Ctrl+Z to take back."""
        return self.document().isUndoAvailable()

    def typed(self) -> str:
        """The text with every character as typed (``toPlainText`` would lose no-break spaces)."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def show_text(self, text: str) -> None:
        """Set the text; the cursor keeps its place as far as it goes. There is nothing to undo after."""
        self._begin_showing()
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.insertText(text)
        self._end_showing()

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
        self._fit(self.document().size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the whole list."""
        event.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words alone, without their looks."""
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where the text has nothing to undo."""
        document = self.document()
        if passes_up(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead out of the text are signals; Ctrl and Alt with Enter belong to the card."""
        key = Qt.Key(event.key())
        if key in ENTER and has_control(event):
            event.ignore()
        elif key in ENTER and is_plain(event) and not self._lines:
            self.entered.emit()
        elif key in VERTICAL and is_plain(event) and not self._can_move(UP if VERTICAL[key] < 0 else DOWN):
            self.going.emit(VERTICAL[key])
        elif key == Qt.Key.Key_Backspace and is_plain(event) and self.document().isEmpty():
            self.erasing.emit()
        else:
            super().keyPressEvent(event)

    def _can_move(self, operation: QTextCursor.MoveOperation) -> bool:
        return QTextCursor(self.textCursor()).movePosition(operation)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        if not stays(event):
            self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went, unless to a menu of the text's own. No selection is left behind."""
        super().focusOutEvent(event)
        if not stays(event):
            self.focused.emit(False)
