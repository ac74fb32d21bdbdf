"""A field of one line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from protokoll.gui.entries.editors.editor import Editor

_INSET = 2
"""What Qt puts before the text of a line; without it, lines stand flush with running text."""


class LineEdit(Editor, QLineEdit):
    """One line that tells of Enter, of arrows up and down, and of its focus."""

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
        """As Qt tells it."""
        return self.isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """As Qt tells it."""
        return self.isRedoAvailable()

    def leads_out(self, way: int) -> bool:
        """Up and down always do."""
        return True

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not self.text()

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
