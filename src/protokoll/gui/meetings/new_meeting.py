"""The dialog for a new meeting, and the one that asks for a day. Values in, values out; they save nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.calendar import CalendarField
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.column import Column
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.fields.reading import TimeField
from protokoll.gui.fields.text import TextField
from protokoll.gui.meetings.words import MEETING_KINDS, kind_word
from protokoll.services.body_history import MeetingPlan, PlanningChoice


class _AskingDialog(QDialog):
    """A column of fields with labels above, a place for what is wrong, and two buttons."""

    def __init__(self, title: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        self._fields = Column(self)
        self.problem = ProblemLine(self)
        buttons = DialogButtons(self, does)
        self.accept_button, self.cancel_button = buttons.accept_button, buttons.cancel_button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(DialogHead(title))
        layout.addLayout(self._fields.at_left())
        layout.addStretch()
        layout.addWidget(self.problem)
        layout.addLayout(buttons)

    def _end_tab_order(self, last: QWidget) -> None:
        """Tab goes from the ``last`` field to the buttons, from left to right."""
        QWidget.setTabOrder(last, self.cancel_button)
        QWidget.setTabOrder(self.cancel_button, self.accept_button)

    def _complain(self, text: str, field: QWidget) -> None:
        """Say what is missing or wrong, and bring the keyboard there."""
        self.problem.say(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


class NewMeetingDialog(_AskingDialog):
    """Asks what a new meeting needs. What the user has not touched follows the body's habit."""

    def __init__(
        self, choices: Sequence[PlanningChoice], today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Nytt möte"), self.tr("Planera möte"), parent)
        self._touched: set[QWidget] = set()
        self.body = ChoiceField(self.tr("Organ"), [(choice, choice.name) for choice in choices], self)
        self.day = CalendarField(self.tr("Datum"), today, self)
        self.start = TimeField(self.tr("Börjar"), self)
        self.end = TimeField(self.tr("Slutar"), self)
        self.place = TextField(self.tr("Plats"), self)
        kinds = [(kind, kind_word(kind)) for kind in MEETING_KINDS]
        self.kind = ChoiceField(self.tr("Slag av möte"), kinds, self)
        self._fields.add_field(self.tr("&Organ"), self.body)
        self._fields.add_field(self.tr("&Datum"), self.day)
        self._fields.add_field(self.tr("&Tid"), self._times())
        self._fields.add_field(self.tr("&Plats"), self.place)
        self._fields.add_field(self.tr("&Slag av möte"), self.kind)
        self._end_tab_order(self.kind)
        self.body.currentIndexChanged.connect(self._follow_body)
        self.day.changed.connect(self._touch_day)
        for edited in (self.start.textEdited, self.start.changed):
            edited.connect(self._touch_start)
        for edited in (self.end.textEdited, self.end.changed):
            edited.connect(self._touch_end)
        self.place.textEdited.connect(self._touch_place)
        self.kind.activated.connect(self._touch_kind)
        self._follow_body()
        self.day.setFocus()
        self.day.line.selectAll()

    def plan(self) -> MeetingPlan:
        """What was asked for. Only meaningful once the dialog is accepted."""
        day = self.day.value
        assert day is not None  # checked before accepting
        return MeetingPlan(
            body=self.body.value.plan.body,
            date=day,
            start=self.start.value,
            end=self.end.value,
            place=self.place.text().strip(),
            kind=self.kind.value,
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

    def _follow_body(self) -> None:
        plan = self.body.value.plan
        untouched = {self.day, self.start, self.end, self.place, self.kind} - self._touched
        if self.day in untouched:
            self.day.show_value(plan.date)
        if self.start in untouched:
            self.start.show_value(plan.start)
        if self.end in untouched:
            self.end.show_value(plan.end)
        if self.place in untouched:
            self.place.show_text(plan.place)
        if self.kind in untouched:
            self.kind.show_value(plan.kind)

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

    def accept(self) -> None:
        """Close, unless something is missing or wrong: then that field is shown."""
        readable = self.start.settle(), self.end.settle()
        start, end = self.start.value, self.end.value
        if self.day.value is None:
            self._complain(self.tr("Vilken dag är mötet? Skriv till exempel 8 december."), self.day)
        elif not readable[0]:
            self._complain(self.tr("När börjar mötet? Skriv till exempel 17.30."), self.start)
        elif not readable[1]:
            self._complain(self.tr("När slutar mötet? Skriv till exempel 20.30, eller lämna tomt."), self.end)
        elif start and end and end <= start:
            self._complain(self.tr("Mötet slutar innan det börjar. Ändra tiden."), self.end)
        else:
            super().accept()


class DayDialog(_AskingDialog):
    """Asks for one day."""

    def __init__(
        self, title: str, does: str, day: dt.date, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, does, parent)
        self.day = CalendarField(self.tr("Datum"), today, self)
        self.day.show_value(day)
        self._fields.add_field(self.tr("&Datum"), self.day)
        self._end_tab_order(self.day.button)
        self.day.setFocus()
        self.day.line.selectAll()

    def date(self) -> dt.date:
        """The day. Only meaningful once the dialog is accepted."""
        day = self.day.value
        assert day is not None  # checked before accepting
        return day

    def accept(self) -> None:
        """Close, unless something is missing or wrong: then that field is shown."""
        if self.day.value is None:
            self._complain(self.tr("Vilken dag är mötet? Skriv till exempel 8 december."), self.day)
        else:
            super().accept()
