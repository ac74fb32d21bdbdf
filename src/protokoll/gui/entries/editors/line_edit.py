"""A field of one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from protokoll.gui.entries.editors.keys import ENTER, VERTICAL, is_plain, passes_up, stays

_INSET = 2
"""What Qt puts before the text of a line; without it, lines stand flush with running text."""


class LineEdit(QLineEdit):
    """One line that tells of Enter, of arrows up and down, and of its focus."""

    entered = Signal()
    """Enter was pressed."""
    going = Signal(int)
    """An arrow leads out of the line: -1 up, +1 down."""
    erasing = Signal()
    """Backspace was pressed and there is nothing to erase."""
    focused = Signal(bool)
    """The focus came or went."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample = ""
        self.setTextMargins(-_INSET, 0, -_INSET, 0)

    def set_sample(self, text: str) -> None:
        """Be wide enough for such a text at least."""
        self._sample = text

    def minimumSizeHint(self) -> QSize:
        """Room for the sample."""
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self.fontMetrics().horizontalAdvance(f"{self._sample}  "), 0))

    @property
    def can_undo(self) -> bool:
        """Whether something has been typed since the edit was finished, for Ctrl+Z to take back."""
        return self.isUndoAvailable()

    def show_text(self, text: str) -> None:
        """Set the text; the cursor keeps its place as far as it goes. There is nothing to undo after."""
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(self.text())) if self.hasFocus() else 0)

    def forget_history(self) -> None:
        """From here on there is nothing to undo; the cursor and the selection stay."""
        if not (self.isUndoAvailable() or self.isRedoAvailable()):
            return
        place, start, length = self.cursorPosition(), self.selectionStart(), len(self.selectedText())
        self.setText(self.text())
        self.setCursorPosition(place)
        if length:
            backwards = place == start
            self.setSelection(*((start + length, -length) if backwards else (start, length)))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where the line has nothing to undo."""
        if passes_up(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead out of the line are signals; Ctrl and Alt with Enter belong to the card."""
        key = Qt.Key(event.key())
        if key in ENTER:
            if is_plain(event):
                self.entered.emit()
            else:
                event.ignore()
        elif key in VERTICAL:
            if is_plain(event):
                self.going.emit(VERTICAL[key])
            else:
                event.ignore()
        elif key == Qt.Key.Key_Backspace and is_plain(event) and not self.text():
            self.erasing.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        if not stays(event):
            self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went, unless to a menu of the line's own."""
        super().focusOutEvent(event)
        if not stays(event):
            self.focused.emit(False)
