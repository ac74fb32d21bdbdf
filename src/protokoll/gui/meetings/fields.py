"""Fields for a date and a clock time, typed as Swedes write them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.date_text import read_date, read_time, short_date
from protokoll.domain.swedish import clock
from protokoll.gui.meetings.words import days_until

_STEPS = {
    Qt.Key.Key_Up: dt.timedelta(days=1),
    Qt.Key.Key_Down: dt.timedelta(days=-1),
    Qt.Key.Key_PageUp: dt.timedelta(weeks=1),
    Qt.Key.Key_PageDown: dt.timedelta(weeks=-1),
}


class _DateLine(QLineEdit):
    """The line of a date field; arrow keys step."""

    stepped = Signal(object)
    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.calendar_wanted.emit()
        elif not alt and Qt.Key(event.key()) in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class DateField(QWidget):
    """A date, typed in any Swedish form or taken from a calendar; below stands what was understood."""

    changed = Signal()
    """The user changed it."""

    def __init__(self, name: str, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._calendar: QCalendarWidget | None = None
        self.line = _DateLine(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(self.tr("till exempel 8 december"))
        self.line.setToolTip(self.tr("Pil upp och ned byter dag, Page Up och Page Down vecka"))
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._tidy)
        self.line.stepped.connect(self._step)
        self.line.calendar_wanted.connect(self.open_calendar)
        self.button = QPushButton(self.tr("Kalender"), self)
        self.button.setAccessibleName(self.tr("Välj datum i kalendern"))
        self.button.setToolTip(self.tr("Välj datum i kalendern (F4)"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.open_calendar)
        self._read = QLabel(self)
        self._read.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._read)
        self.setFocusProxy(self.line)

    def date(self) -> dt.date | None:
        """The date that was typed, or none where it cannot be read."""
        return read_date(self.line.text(), near=self._today)

    def set_date(self, day: dt.date) -> None:
        """Show ``day``."""
        self.line.setText(short_date(day))
        self._tell()

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        day = self.date() or self._today
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.line.height())))
        self._calendar.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName(self.tr("Kalender"))
        calendar.clicked.connect(self._taken)
        calendar.activated.connect(self._taken)
        return calendar

    def _taken(self, day: QDate) -> None:
        assert self._calendar is not None  # it sent this
        self._calendar.hide()
        self._change(dt.date(day.year(), day.month(), day.day()))
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _step(self, by: dt.timedelta) -> None:
        self._change((self.date() or self._today) + by)

    def _change(self, day: dt.date) -> None:
        self.set_date(day)
        self.changed.emit()

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tidy(self) -> None:
        day = self.date()
        if day is not None:
            self.set_date(day)

    def _tell(self) -> None:
        """Say below the line what was understood of it."""
        day = self.date()
        if day is not None:
            away = days_until(day, self._today)
            said = away if self.line.text() == short_date(day) else f"{short_date(day)}, {away}"
        else:
            said = self.tr("Skriv till exempel 8 december eller 2026-12-08.") if self.line.text() else ""
        self._read.setText(said)
        self.line.setAccessibleDescription(said)


class TimeField(QLineEdit):
    """A clock time: "12", "12.05", "1205" are read; it may stand empty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("00.00")
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("00.00") + 40)
        self.editingFinished.connect(self._tidy)

    def time(self) -> str | None:
        """The time as "HH:MM"; none where it stands empty or cannot be read."""
        return read_time(self.text())

    def readable(self) -> bool:
        """Whether it stands empty or holds a time."""
        return not self.text().strip() or self.time() is not None

    def set_time(self, time: str | None) -> None:
        """Show a time "HH:MM", or nothing."""
        self.setText(clock(time) if time else "")

    def _tidy(self) -> None:
        if self.time() is not None:
            self.set_time(self.time())
