"""Mötesfunktionärerna: who chairs, writes and adjusts, for the whole meeting or for some of its items."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from protokoll.domain.attendance_words import ROLE_WORDS, ItemSpans
from protokoll.domain.edits import changed
from protokoll.domain.kinds import OfficerRole
from protokoll.domain.meeting import Meeting, Officer, printed_name
from protokoll.domain.swedish import upper_first
from protokoll.gui.head import changes
from protokoll.gui.head.fields import ChoiceField

_ROLES = [(role, upper_first(ROLE_WORDS[role])) for role in OfficerRole]


class OfficersEditor(QWidget):
    """One row for each officer, and one more while a new one is named."""

    edited = Signal(object, str)
    """A new meeting value and the name of the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        for column, text in enumerate(
            (self.tr("Uppgift"), self.tr("Person"), self.tr("Från"), self.tr("Till och med"))
        ):
            label = QLabel(text)
            label.setProperty("role", "muted")
            self._grid.addWidget(label, 0, column)
        self.add_button = QPushButton(self.tr("Lägg till fu&nktionär"))
        self.add_button.setProperty("role", "quiet")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> list[_Row]:
        """The rows, in the order of the officers."""
        return self._rows

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the officers of ``meeting``; a row for a new one that has no name yet stays."""
        self._meeting = meeting
        new = len(self._rows) > len(meeting.officers) and not self._rows[-1].person.text().strip()
        while len(self._rows) > len(meeting.officers) + new:
            self._drop(self._rows[-1])
        while len(self._rows) < len(meeting.officers):
            self._new_row(meeting)
        for row, officer in zip(self._rows, meeting.officers, strict=False):
            row.show_officer(meeting, officer)
        for row in self._rows[len(meeting.officers) :]:
            row.show_choices(meeting)

    def add_row(self) -> None:
        """A row for one more, with the first role that nobody has."""
        if self._meeting is None or len(self._rows) > len(self._meeting.officers):
            return
        row = self._new_row(self._meeting)
        taken = {officer.role for officer in self._meeting.officers}
        row.role.show_value(next((role for role in OfficerRole if role not in taken), OfficerRole.CHAIR))
        row.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_row(self, meeting: Meeting) -> _Row:
        row = _Row(self)
        row.show_choices(meeting)
        at = len(self._rows) + 1
        before: QWidget = self._rows[-1].remove_button if self._rows else self
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, at, column)
            widget.show()  # now, not when the layout gets to it: it is to have the focus
            if before is not self:
                QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(before, self.add_button)
        row.changed.connect(self._take)
        row.removed.connect(self._remove)
        self._rows.append(row)
        return row

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        row.deleteLater()

    def _take(self, row: _Row) -> None:
        """A row was changed: without a person it is not an officer yet, and one that loses the name stays."""
        assert self._meeting is not None
        number = self._rows.index(row)
        officer = row.officer(self._meeting)
        if officer is None:
            if number < len(self._meeting.officers):
                row.show_officer(self._meeting, self._meeting.officers[number])
            return
        meeting = changes.with_officer(self._meeting, number, officer)
        role = upper_first(ROLE_WORDS[officer.role])
        self._become(meeting, f"{role}: {printed_name(officer.person, meeting.names())}")

    def _remove(self, row: _Row) -> None:
        assert self._meeting is not None
        number = self._rows.index(row)
        self._drop(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if number < len(self._meeting.officers):
            role = upper_first(ROLE_WORDS[self._meeting.officers[number].role])
            meeting = changes.without_officer(self._meeting, number)
            self._become(meeting, self.tr("{} tas bort").format(role))

    def _become(self, meeting: Meeting, step: str) -> None:
        if meeting != self._meeting:
            self.show_meeting(meeting)
            self.edited.emit(meeting, step)


class _Row(QObject):
    """The fields of one officer."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._officer: Officer | None = None
        self.role = ChoiceField("role", self.tr("Uppgift"), _ROLES, parent)
        self.person = QLineEdit(parent)
        self.person.setAccessibleName(self.tr("Person"))
        self.person.setPlaceholderText(self.tr("Namn"))
        self.person.setMinimumWidth(self.person.fontMetrics().averageCharWidth() * 22)
        self.from_item = ChoiceField("from", self.tr("Från punkt"), [(None, "")], parent)
        self.until_item = ChoiceField("until", self.tr("Till och med punkt"), [(None, "")], parent)
        self.remove_button = QPushButton(self.tr("Ta bort"), parent)
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.setAutoDefault(False)
        self.role.chosen.connect(self._tell)
        self.person.editingFinished.connect(self._tell)
        self.from_item.chosen.connect(self._tell)
        self.until_item.chosen.connect(self._tell)
        self.remove_button.clicked.connect(self._tell_removed)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self.role, self.person, self.from_item, self.until_item, self.remove_button)

    def show_officer(self, meeting: Meeting, officer: Officer) -> None:
        self._officer = officer
        self.show_choices(meeting)
        self.role.show_value(officer.role)
        name = printed_name(officer.person, meeting.names())
        if self.person.text() != name:
            self.person.setText(name)
        self.from_item.show_value(officer.from_item)
        self.until_item.show_value(officer.until_item)
        self.remove_button.setAccessibleName(self.tr("Ta bort {}, {}").format(name, ROLE_WORDS[officer.role]))

    def show_choices(self, meeting: Meeting) -> None:
        """The people and the items there are to choose from; what is chosen stays."""
        completer = self.person.completer()
        names = list(meeting.names().values())
        if completer is None or self.person.property("names") != names:
            completer = QCompleter(names, self.person)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.person.setCompleter(completer)
            self.person.setProperty("names", names)
        spans = ItemSpans(meeting)
        items = [(item.id, spans.name(item.id)) for item in meeting.all_items()]
        for field, whole in (
            (self.from_item, self.tr("början")),
            (self.until_item, self.tr("slutet")),
        ):
            value = field.value
            field.show_choices([(None, whole), *items])
            field.show_value(value)

    def officer(self, meeting: Meeting) -> Officer | None:
        """The officer as the row has it; None without a person."""
        person = changes.person_named(meeting, self.person.text())
        if person is None:
            return None
        role, start, end = self.role.value, self.from_item.value, self.until_item.value
        assert isinstance(role, OfficerRole)
        assert start is None or isinstance(start, str)
        assert end is None or isinstance(end, str)
        made = Officer(role=role, person=person, from_item=start, until_item=end)
        return (
            made
            if self._officer is None
            else changed(self._officer, role=role, person=person, from_item=start, until_item=end)
        )

    def _tell(self) -> None:
        self.changed.emit(self)

    def _tell_removed(self) -> None:
        self.removed.emit(self)
