"""Fields that are saved when they are left (text, choice, number, day), and the column they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.date_text import read_date, short_date

V = TypeVar("V")


class TextField(QLineEdit):
    """A line of text. Esc takes back what was typed since it was last saved."""

    left = Signal(str)
    """The text, trimmed, when the user has changed it and leaves the field or presses Enter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show what is saved; what the user is in the middle of typing is not overwritten."""
        if text != self._shown or not self.isModified():
            self._shown = text
            if text != self.text():
                self.setText(text)
            self.setModified(False)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Hand over what has been typed and not yet handed over."""
        text = " ".join(self.text().split())
        if not self.isModified():
            return
        self.setModified(False)
        if text != self._shown:
            self._shown = text
            self.left.emit(text)
        elif text != self.text():
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._shown)
            self.selectAll()
        else:
            super().keyPressEvent(event)


class ChoiceField(QComboBox, Generic[V]):
    """One of a few values, each with its words. The wheel changes nothing unless the field has the focus."""

    picked = Signal(object)
    """The value that the user chose."""

    def __init__(self, name: str, choices: Sequence[tuple[V, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self.addItems([words for _, words in choices])
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._pick)

    @property
    def value(self) -> V:
        """The value that is shown."""
        return self._values[self.currentIndex()]

    def show_value(self, value: V) -> None:
        """Show ``value``, which must be one of the choices."""
        self.setCurrentIndex(self._values.index(value))

    def minimumSizeHint(self) -> QSize:
        """Long words need not be seen whole."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 16), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value, unless the field is used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _pick(self, row: int) -> None:
        self.picked.emit(self._values[row])


class NumberField(QSpinBox):
    """A whole number. The wheel changes nothing unless the field has the focus."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_number(self, number: int) -> None:
        """Show a number as what is saved, telling nobody."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value, unless the field is used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DayField(QLineEdit):
    """A day, typed as one likes ("1/12", "1 dec 2026", "2026-12-01"); the arrows step by a day."""

    changed = Signal(object)
    """The day, when the user has changed it."""
    refused = Signal(str)
    """The text that is no day; the field then shows the day it had."""

    def __init__(
        self, name: str, day: date, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self._today = today
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Skriv ett datum. Pil upp och ned går en dag i taget."))
        self.setToolTip(self.accessibleDescription())
        self.setText(short_date(day))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self.flush)

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return self._day

    def flush(self) -> None:
        """Read what has been typed."""
        if not self.isModified():
            return
        typed = self.text().strip()
        found = (
            self._today() if typed.casefold() in {"", "idag", "i dag"} else read_date(typed, near=self._day)
        )
        if found is None:
            self.refused.emit(typed)
        self._go(found or self._day)

    def sizeHint(self) -> QSize:
        """As wide as a day is."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("ons 30 mars 2026") + 32, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go a day at a time."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif date.min < self._day < date.max:
            self._go(self._day + timedelta(days=step))

    def _go(self, day: date) -> None:
        changed = day != self._day
        self._day = day
        self.setText(short_date(day))
        if changed:
            self.changed.emit(day)


class Column(QWidget):
    """A form in one column, labels above, never wider than reads well, whatever the zoom."""

    CHARACTERS = 72

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        """The heading of the fields that follow."""
        self._rows.addWidget(heading(text, self))

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
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * self.CHARACTERS)


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
