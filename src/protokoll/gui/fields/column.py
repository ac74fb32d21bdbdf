"""The column in which a form stands, and the words around its fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget


class Column(QWidget):
    """A form in one column, labels above, never wider than reads well, whatever the zoom."""

    LETTERS = 72

    def __init__(self, parent: QWidget | None = None, *, letters: int = LETTERS) -> None:
        super().__init__(parent)
        self._letters = letters
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._limit()

    def add_field(self, label: str, field: QWidget, explanation: str = "") -> None:
        """A field under its label (with its mnemonic), and one quiet line that explains it."""
        words = QLabel(label, self)
        words.setProperty("role", "label")
        words.setBuddy(field)
        self._rows.addWidget(words)
        self._rows.addWidget(field)
        if explanation:
            self._rows.addWidget(quiet(explanation, self))
            field.setAccessibleDescription(explanation)
        self.add_space()

    def add_heading(self, text: str) -> None:
        """The heading of the fields that follow, with air around it."""
        if self._rows.count():
            self.add_space(16)
        self._rows.addWidget(heading(text, self))
        self.add_space(4)

    def add_row(self, row: QWidget | QLayout) -> None:
        """Something across the column."""
        if isinstance(row, QWidget):
            self._rows.addWidget(row)
        else:
            self._rows.addLayout(row)

    def at_left(self) -> QLayout:
        """The column with what is left of the width beside it.

        The row counts the height of wrapped words at the column's own width; put into a vertical layout alone it
        would be counted at the whole width, and the last lines be cut off.
        """
        row = QHBoxLayout()
        row.addWidget(self, 1000)
        row.addStretch(1)
        return row

    def add_space(self, pixels: int = 8) -> None:
        """Some air."""
        self._rows.addSpacing(pixels)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()

    def _limit(self) -> None:
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * self._letters)


def quiet(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that may be passed over; it wraps, and is read as plain text."""
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def heading(text: str = "", parent: QWidget | None = None, *, level: str = "heading") -> QLabel:
    """A title or heading, read as plain text."""
    label = QLabel(text, parent)
    label.setProperty("role", level)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
