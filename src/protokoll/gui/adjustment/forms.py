"""The two forms of the adjustment that are folded away until they are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from protokoll.domain.meeting import Adjustment, Meeting
from protokoll.domain.values import PersonRef
from protokoll.gui.adjustment.words import DecidedItem, adjuster_rows, choices_of_people, decided_items
from protokoll.gui.fields.calendar import CalendarField
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.column import Column, quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.fields.text import TextField
from protokoll.gui.paper_desk.tick_list import TickList
from protokoll.gui.theme.icons import icon


class Folded(QWidget):
    """A form below a button that shows and hides it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = QPushButton(icon("down", "accent"), words, self)
        self.fold.setCheckable(True)
        self.fold.setAutoDefault(False)
        self.fold.setProperty("role", "quiet")
        self.form = Column(self)
        self.form.hide()
        self.fold.toggled.connect(self._unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.form)

    def _unfold(self, shown: bool) -> None:
        self.fold.setIcon(icon("up" if shown else "down", "accent"))
        self.form.setVisible(shown)


class RecordForm(Folded):
    """Who has adjusted what, and when."""

    recorded = Signal(object)
    """The :class:`Adjustment` to record."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Anteckna annan person, annat datum eller en del"), parent)
        self._today = today
        self.person: ChoiceField[PersonRef] = ChoiceField(self.tr("Vem som har justerat"), parent=self)
        self.day = CalendarField(self.tr("Datum för justeringen"), today, self)
        self.sections = TextField(self.tr("Paragrafer"), self)
        self.note = TextField(self.tr("Anteckning"), self)
        self.problem = ProblemLine(self)
        self.button = QPushButton(icon("check", "accent"), self.tr("Anteckna justeringen"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._tell)
        for field in (self.day.line, self.sections, self.note):
            field.returnPressed.connect(self._tell)
        self.form.add_field(self.tr("Vem"), self.person)
        self.form.add_field(self.tr("Datum"), self.day)
        self.form.add_field(
            self.tr("Paragrafer"), self.sections, self.tr("Till exempel 4–7. Tomt betyder hela protokollet.")
        )
        self.form.add_field(
            self.tr("Anteckning"), self.note, self.tr("Till exempel per e-post. Behövs inte.")
        )
        self.form.add_row(self.problem)
        self.form.add_row(FlowRow([self.button], self))
        self.clear()

    def show_meeting(self, meeting: Meeting) -> None:
        """Offer the people of ``meeting``."""
        people = choices_of_people(meeting)
        self.person.show_choices(people)
        self.setVisible(bool(people))

    def begin(self, person: PersonRef) -> None:
        """Open the form for ``person``."""
        self.fold.setChecked(True)
        self.person.show_value(person)
        self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.line.selectAll()

    def clear(self) -> None:
        """Begin anew: today, all of the minutes."""
        self.day.show_value(self._today)
        for field in (self.sections, self.note):
            field.show_text("")
            field.setText("")
        self.problem.say("")

    def _tell(self) -> None:
        day = self.day.value
        if day is None:
            self.problem.say(self.tr("Skriv vilken dag det justerades."))
            self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.problem.say("")
        self.recorded.emit(
            Adjustment(
                person=self.person.value,
                date=day,
                sections=self.sections.text().strip(),
                note=self.note.text().strip(),
            )
        )


class ImmediateForm(Folded):
    """Which items are adjusted at once, by whom and when."""

    wanted = Signal(object, object, object)
    """The ids of the items, the people, and the date."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Justera enstaka paragrafer omedelbart"), parent)
        self._today = today
        self._people: list[tuple[QCheckBox, PersonRef]] = []
        self._lines: list[tuple[str, str]] | None = None
        self.items = TickList(self.tr("Paragrafer som justeras omedelbart"), self, most=5)
        self._done = quiet("", self)
        self._by = QWidget(self)
        self._column = QVBoxLayout(self._by)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.day = CalendarField(self.tr("Datum för den omedelbara justeringen"), today, self)
        self.problem = ProblemLine(self)
        self.button = QPushButton(icon("check", "accent"), self.tr("Justera omedelbart"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._tell)
        self.day.line.returnPressed.connect(self._tell)
        self.form.add_row(self._done)
        self.form.add_field(
            self.tr("Paragrafer"),
            self.items,
            self.tr("Blanksteg kryssar. Besluten får raden ”Paragrafen justeras omedelbart”."),
        )
        self.form.add_field(self.tr("Justeras av"), self._by)
        self.form.add_field(self.tr("Datum"), self.day)
        self.form.add_row(self.problem)
        self.form.add_row(FlowRow([self.button], self))

    def show_meeting(self, meeting: Meeting) -> None:
        """Offer the items and people of ``meeting``; what is ticked stays so."""
        items = decided_items(meeting)
        lines = [(one.item_id, one.words) for one in items if not one.done]
        if lines != self._lines:
            self._lines = lines
            self.items.show_lines(lines, self.items.ticked())
        self._done.setText(self._told_done(items))
        self._done.setVisible(bool(self._done.text()))
        for field in (self.items, self._by, self.day, self.button):
            field.setEnabled(bool(lines))
        self._show_people(meeting)
        self.day.show_value(min(meeting.head.date, self._today))

    def _told_done(self, items: Sequence[DecidedItem]) -> str:
        if not items:
            return self.tr("Det finns inget beslut att justera ännu.")
        done = [one.words for one in items if one.done]
        return self.tr("Redan omedelbart justerat: {items}").format(items=", ".join(done)) if done else ""

    def _show_people(self, meeting: Meeting) -> None:
        rows = [row for row in adjuster_rows(meeting) if row.role]
        if [(box.text(), ref) for box, ref in self._people] == [(row.name, row.person) for row in rows]:
            return
        for box, _ in self._people:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._people = []
        for row in rows:
            box = QCheckBox(row.name, self._by)
            box.setChecked(True)
            self._column.addWidget(box)
            self._people.append((box, row.person))
        stops: list[QWidget] = [self.items, *(box for box, _ in self._people), self.day.line]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _tell(self) -> None:
        day, items = self.day.value, self.items.ticked()
        if not items:
            self.problem.say(self.tr("Kryssa för minst en paragraf."))
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
        elif day is None:
            self.problem.say(self.tr("Skriv vilken dag det justerades."))
            self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.problem.say("")
            self.wanted.emit(items, [ref for box, ref in self._people if box.isChecked()], day)
