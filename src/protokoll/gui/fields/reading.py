"""Fields in which a date or a clock time is typed as it comes, and shown as it is understood.

A field holds a value or nothing. What cannot be read stays as typed and is said to be wrong; its value is
then what it was before. Up and Down step a day, or a quarter of an hour; Page Up and Page Down a week.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from protokoll.domain.date_text import read_date, read_time, short_date
from protokoll.domain.swedish import clock
from protokoll.gui.theme.style import set_property

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_DAY_STEPS = {**_STEPS, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
_FROM_TODAY = {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "igår": -1, "i går": -1}
"""Days that people name by today."""
_QUARTER = 15
_DAY = 24 * 60


class ReadingField(QLineEdit):
    """Read when it is left or Enter is pressed; ``complaint`` is empty when all is well."""

    changed = Signal()
    """The user gave another value (or emptied the field)."""
    complained = Signal(str)
    """What is wrong with what was typed; empty when that is mended."""

    sample = ""
    """A long value, for which there is room."""
    steps: Mapping[Qt.Key, int] = _STEPS
    """How far each key goes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.complaint = ""
        self.editingFinished.connect(self._read)
        self.textEdited.connect(self._typing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step the value."""
        step = self.steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._step(step)

    def minimumSizeHint(self) -> QSize:
        """Room for the sample."""
        hint = super().minimumSizeHint()
        return hint.expandedTo(QSize(self.fontMetrics().horizontalAdvance(self.sample) + 32, 0))

    def settle(self) -> bool:
        """Read what is typed now; whether it was understood."""
        self._read()
        return not self.complaint

    def _typing(self) -> None:
        self._complain("")

    def _complain(self, complaint: str) -> None:
        if complaint == self.complaint:
            return
        self.complaint = complaint
        self.setToolTip(complaint)
        self.setAccessibleDescription(complaint)
        set_property(self, "state", "wrong" if complaint else "")
        self.complained.emit(complaint)

    def _read(self) -> None:
        raise NotImplementedError

    def _step(self, by: int) -> None:
        raise NotImplementedError


class DateField(ReadingField):
    """A date, shown as "tis 1 dec 2026"; typed in any form that minutes have, or as "i dag"."""

    sample = "ons 30 mars 2026"
    steps: Mapping[Qt.Key, int] = _DAY_STEPS

    def __init__(
        self, name: str, parent: QWidget | None = None, *, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(name, parent)
        self._today = today
        self._value: date | None = None
        self._near: date | None = None
        self.setPlaceholderText(self.tr("till exempel 1 dec"))

    @property
    def value(self) -> date | None:
        """The date, or None for an empty field."""
        return self._value

    def show_value(self, value: date | None, *, near: date | None = None) -> None:
        """Show ``value``; a year left out means nearest to the value, or to ``near`` where there is none."""
        self._near = near
        if value == self._value:
            return  # never take away what is being typed
        self._value = value
        self.setText("" if value is None else short_date(value))
        self._complain("")

    def reading(self) -> date | None:
        """What stands in the field just now, left or not; None where it is empty or cannot be read."""
        words = " ".join(self.text().split())
        if words.casefold() in _FROM_TODAY:
            return _moved(self._today(), _FROM_TODAY[words.casefold()])
        return read_date(words, near=self._start) if words else None

    def refuse(self, complaint: str, kept: date | None) -> None:
        """Say that what was understood is not possible; it stays as typed, and the value is ``kept``."""
        self._value = kept
        self._complain(complaint)

    @property
    def _start(self) -> date:
        return self._value or self._near or self._today()

    def _read(self) -> None:
        value = self.reading()
        if value is None and self.text().strip():
            self._complain(self.tr("Går inte att läsa. Skriv till exempel 1 dec 2026 eller 2026-12-01."))
        else:
            self.take(value)

    def take(self, value: date | None) -> None:
        """Take a date that the user chose in another way, as if it had been typed."""
        self._complain("")
        self.setText("" if value is None else short_date(value))
        if value != self._value:
            self._value = value
            self.changed.emit()

    def _step(self, by: int) -> None:
        self.take(_moved(self.reading() or self._start, by))


class TimeField(ReadingField):
    """A clock time, shown as "12.05"; typed as "12", "12.05", "1205". The value is "HH:MM"."""

    sample = "00.00"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._value: str | None = None

    @property
    def value(self) -> str | None:
        """The time "HH:MM", or None for an empty field."""
        return self._value

    def show_value(self, value: str | None) -> None:
        """Show ``value``."""
        if value == self._value:
            return
        self._value = value
        self.setText("" if value is None else clock(value))
        self._complain("")

    def _read(self) -> None:
        text = self.text().strip()
        value = read_time(text) if text else None
        if text and value is None:
            self._complain(self.tr("Går inte att läsa. Skriv till exempel 12.05."))
            return
        self._take(value)

    def _take(self, value: str | None) -> None:
        self._complain("")
        self.setText("" if value is None else clock(value))
        if value != self._value:
            self._value = value
            self.changed.emit()

    def _step(self, by: int) -> None:
        hours, minutes = (int(part) for part in (read_time(self.text()) or self._value or "12:00").split(":"))
        at = (hours * 60 + minutes) // _QUARTER * _QUARTER + by * _QUARTER
        self._take(f"{at % _DAY // 60:02}:{at % 60:02}")


def _moved(day: date, by: int) -> date:
    """``day`` moved within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
