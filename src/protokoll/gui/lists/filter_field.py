"""The field above a list in which one types what is looked for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from protokoll.gui.fields.keys import ENTER


class FilterField(QLineEdit):
    """Filters while one types. Down goes on to the list, Enter opens, Esc empties it."""

    left = Signal()
    accepted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, letters: int = 12) -> None:
        """So many ``letters`` have room at least."""
        super().__init__(parent)
        self._letters = letters
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setClearButtonEnabled(True)

    def begin(self, letter: str) -> None:
        """Filter by a letter that was typed in the list."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(letter)

    def minimumSizeHint(self) -> QSize:
        """Room for the letters, whatever the zoom."""
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self.fontMetrics().averageCharWidth() * self._letters, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, open or empty."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif Qt.Key(event.key()) in ENTER:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def typed_letter(event: QKeyEvent) -> bool:
    """Whether a key that is pressed in a list belongs in its filter."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and len(event.text()) == 1 and event.text().isprintable() and not event.text().isspace()
