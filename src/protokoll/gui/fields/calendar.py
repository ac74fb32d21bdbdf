"""A date that is typed or taken from a calendar; below it stands what was understood."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from protokoll.domain.date_text import short_date
from protokoll.gui.fields.reading import DateField
from protokoll.gui.words import days_until


class CalendarField(QWidget):
    """A :class:`DateField` with a calendar beside it (F4), and in words how far away the date is."""

    changed = Signal()
    """The user changed it: after each keystroke."""

    def __init__(self, name: str, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._calendar: QCalendarWidget | None = None
        self.line = DateField(name, self, today=self._the_day)
        self.line.setPlaceholderText(self.tr("till exempel 8 december"))
        self.line.setToolTip(self.tr("Pil upp och ned byter dag, Page Up och Page Down vecka"))
        self.line.textEdited.connect(self._edited)
        self.line.changed.connect(self._edited)
        self.line.editingFinished.connect(self._tell)
        self.line.installEventFilter(self)
        self.button = QPushButton(self.tr("Kalender"), self)
        self.button.setAccessibleName(self.tr("Välj datum i kalendern"))
        self.button.setToolTip(self.tr("Välj datum i kalendern (F4)"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.open_calendar)
        self._said = QLabel(self)
        self._said.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._said)
        self.setFocusProxy(self.line)

    @property
    def value(self) -> dt.date | None:
        """The date as it reads now; None where it is empty or cannot be read."""
        return self.line.reading()

    def show_value(self, day: dt.date) -> None:
        """Show ``day``."""
        self.line.show_value(day)
        self._tell()

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        day = self.value or self._today
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.line.height())))
        self._calendar.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line, F4 and Alt+Down open the calendar, as in Windows' own date fields."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def _the_day(self) -> dt.date:
        return self._today

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
        self.line.take(dt.date(day.year(), day.month(), day.day()))
        self._tell()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say below the line what was understood of it."""
        day = self.value
        if day is not None:
            away = days_until(day, self._today)
            said = away if self.line.text() == short_date(day) else f"{short_date(day)}, {away}"
        else:
            said = self.tr("Skriv till exempel 8 december eller 2026-12-08.") if self.line.text() else ""
        self._said.setText(said)
        self.line.setAccessibleDescription(said)
