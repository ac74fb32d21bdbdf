"""The dialog for a new meeting, and the one that asks for a day. Values in, values out; they save nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.kinds import MeetingKind
from protokoll.gui.meetings.fields import DateField, TimeField
from protokoll.gui.meetings.words import MEETING_KINDS, kind_word
from protokoll.services.body_history import MeetingPlan, PlanningChoice


class _AskingDialog(QDialog):
    """A column of fields with labels above, a place for what is wrong, and two buttons."""

    def __init__(self, title: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        heading = QLabel(title, self)
        heading.setProperty("role", "title")
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "warning")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.accept_button = QPushButton(does, self)
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._try)
        self.cancel_button = QPushButton(self.tr("Avbryt"), self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addLayout(self._fields)
        layout.addStretch()
        layout.addWidget(self._problem)
        layout.addLayout(buttons)

    def _add(self, label: str, field: QWidget) -> None:
        """Place ``field`` under its label, whose mnemonic brings the keyboard to it."""
        words = QLabel(label, self)
        words.setProperty("role", "muted")
        words.setBuddy(field)
        if self._fields.count():
            self._fields.addSpacing(8)
        self._fields.addWidget(words)
        self._fields.addWidget(field)

    def _end_tab_order(self, last: QWidget) -> None:
        """Tab goes from the ``last`` field to the buttons, from left to right."""
        QWidget.setTabOrder(last, self.cancel_button)
        QWidget.setTabOrder(self.cancel_button, self.accept_button)

    def _complain(self, text: str, field: QWidget) -> None:
        """Say what is missing or wrong, and bring the keyboard there."""
        self._problem.setText(text)
        self._problem.setAccessibleName(text)
        self._problem.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        """Accept, unless something is wrong."""
        raise NotImplementedError


class NewMeetingDialog(_AskingDialog):
    """Asks what a new meeting needs. What the user has not touched follows the body's habit."""

    def __init__(
        self, choices: Sequence[PlanningChoice], today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Nytt möte"), self.tr("Planera möte"), parent)
        self._choices = choices
        self._touched: set[QWidget] = set()
        self.body = QComboBox(self)
        self.body.setAccessibleName(self.tr("Organ"))
        for choice in choices:
            self.body.addItem(choice.name)
        self.day = DateField(self.tr("Datum"), today, self)
        self.start = TimeField(self.tr("Börjar"), self)
        self.end = TimeField(self.tr("Slutar"), self)
        self.place = QLineEdit(self)
        self.place.setAccessibleName(self.tr("Plats"))
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Slag av möte"))
        for kind in MEETING_KINDS:
            self.kind.addItem(kind_word(kind), kind.value)
        self._add(self.tr("&Organ"), self.body)
        self._add(self.tr("&Datum"), self.day)
        self._add(self.tr("&Tid"), self._times())
        self._add(self.tr("&Plats"), self.place)
        self._add(self.tr("&Slag av möte"), self.kind)
        self._end_tab_order(self.kind)
        self.body.currentIndexChanged.connect(self._follow_body)
        self.day.changed.connect(self._touch_day)
        self.start.textEdited.connect(self._touch_start)
        self.end.textEdited.connect(self._touch_end)
        self.place.textEdited.connect(self._touch_place)
        self.kind.activated.connect(self._touch_kind)
        self._follow_body()
        self.day.setFocus()
        self.day.line.selectAll()

    def plan(self) -> MeetingPlan:
        """What was asked for. Only meaningful once the dialog is accepted."""
        day = self.day.date()
        assert day is not None  # checked before accepting
        return MeetingPlan(
            body=self._choice().plan.body,
            date=day,
            start=self.start.time(),
            end=self.end.time(),
            place=self.place.text().strip(),
            kind=MeetingKind(self.kind.currentData()),
        )

    def _times(self) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.start)
        layout.addWidget(QLabel("–", row))
        layout.addWidget(self.end)
        layout.addStretch()
        row.setFocusProxy(self.start)
        return row

    def _choice(self) -> PlanningChoice:
        return self._choices[self.body.currentIndex()]

    def _follow_body(self) -> None:
        plan = self._choice().plan
        untouched = {self.day, self.start, self.end, self.place, self.kind} - self._touched
        if self.day in untouched:
            self.day.set_date(plan.date)
        if self.start in untouched:
            self.start.set_time(plan.start)
        if self.end in untouched:
            self.end.set_time(plan.end)
        if self.place in untouched:
            self.place.setText(plan.place)
        if self.kind in untouched:
            self.kind.setCurrentIndex(list(MEETING_KINDS).index(plan.kind))

    def _touch_day(self) -> None:
        self._touched.add(self.day)

    def _touch_start(self) -> None:
        self._touched.add(self.start)

    def _touch_end(self) -> None:
        self._touched.add(self.end)

    def _touch_place(self) -> None:
        self._touched.add(self.place)

    def _touch_kind(self) -> None:
        self._touched.add(self.kind)

    def _try(self) -> None:
        start, end = self.start.time(), self.end.time()
        if self.day.date() is None:
            self._complain(self.tr("Vilken dag är mötet? Skriv till exempel 8 december."), self.day)
        elif not self.start.readable():
            self._complain(self.tr("När börjar mötet? Skriv till exempel 17.30."), self.start)
        elif not self.end.readable():
            self._complain(self.tr("När slutar mötet? Skriv till exempel 20.30, eller lämna tomt."), self.end)
        elif start and end and end <= start:
            self._complain(self.tr("Mötet slutar innan det börjar. Ändra tiden."), self.end)
        else:
            self.accept()


class DayDialog(_AskingDialog):
    """Asks for one day."""

    def __init__(
        self, title: str, does: str, day: dt.date, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, does, parent)
        self.day = DateField(self.tr("Datum"), today, self)
        self.day.set_date(day)
        self._add(self.tr("&Datum"), self.day)
        self._end_tab_order(self.day.button)
        self.day.setFocus()
        self.day.line.selectAll()

    def date(self) -> dt.date:
        """The day. Only meaningful once the dialog is accepted."""
        day = self.day.date()
        assert day is not None  # checked before accepting
        return day

    def _try(self) -> None:
        if self.day.date() is None:
            self._complain(self.tr("Vilken dag är mötet? Skriv till exempel 8 december."), self.day)
        else:
            self.accept()
