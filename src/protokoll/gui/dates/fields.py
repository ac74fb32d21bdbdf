"""Fields in which a date or a clock time is typed as it comes, and shown as it is understood.

A field holds a value or nothing. What cannot be read stays as typed and is said to be wrong; its value is
then what it was before. Up and Down step a day, or a quarter of an hour.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from protokoll.domain.date_text import read_date, read_time, short_date
from protokoll.domain.swedish import clock

_QUARTER = 15
_DAY = 24 * 60


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Give a widget a dynamic property (``role``, ``state``) and let the style sheet see it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _ReadingField(QLineEdit):
    """Read when it is left or Enter is pressed; ``complaint`` is empty when all is well."""

    changed = Signal()
    """The user gave another value (or emptied the field)."""
    complained = Signal(str)
    """What is wrong with what was typed; empty when that is mended."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.complaint = ""
        self.editingFinished.connect(self._read)
        self.textEdited.connect(self._typing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step the value."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

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


class ComplaintLabel(QLabel):
    """Where a form says in words what is wrong with a field; takes no room while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self.setWordWrap(True)
        self.hide()

    def say(self, complaint: str) -> None:
        """Show ``complaint``, or nothing for an empty one; who does not see it hears it."""
        self.setText(complaint)
        self.setVisible(bool(complaint))
        if complaint and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, complaint))


class DateField(_ReadingField):
    """A date, shown as "tis 1 dec 2026"; typed in any form that minutes have."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
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

    def refuse(self, complaint: str, kept: date | None) -> None:
        """Say that what was understood is not possible; it stays as typed, and the value is ``kept``."""
        self._value = kept
        self._complain(complaint)

    def _read(self) -> None:
        text = self.text().strip()
        value = read_date(text, near=self._value or self._near or date.today()) if text else None
        if text and value is None:
            self._complain(self.tr("Går inte att läsa. Skriv till exempel 1 dec 2026 eller 2026-12-01."))
            return
        self._take(value)

    def _take(self, value: date | None) -> None:
        self._complain("")
        self.setText("" if value is None else short_date(value))
        if value != self._value:
            self._value = value
            self.changed.emit()

    def _step(self, by: int) -> None:
        ordinal = (self._value or self._near or date.today()).toordinal() + by
        if 1 <= ordinal <= date.max.toordinal():
            self._take(date.fromordinal(ordinal))


class TimeField(_ReadingField):
    """A clock time, shown as "12.05"; typed as "12", "12.05", "1205". The value is "HH:MM"."""

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
        hours, minutes = (int(part) for part in (self._value or "12:00").split(":"))
        at = (hours * 60 + minutes) // _QUARTER * _QUARTER + by * _QUARTER
        self._take(f"{at % _DAY // 60:02}:{at % 60:02}")
