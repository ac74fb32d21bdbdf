"""Mötesfunktionärerna: who chairs, writes and adjusts, for the whole meeting or for some of its items."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.attendance_words import ROLE_WORDS, ItemSpans
from protokoll.domain.edits import changed
from protokoll.domain.kinds import OfficerRole
from protokoll.domain.meeting import Meeting, Officer, printed_name
from protokoll.domain.swedish import upper_first
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.text import TextField
from protokoll.gui.head import changes
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID

_NUMBER, _MOST_OF_A_TITLE = 14, 48
"""Letters of room in the open list of items."""
_TITLE = Qt.ItemDataRole.UserRole
_ROLES = [(role, upper_first(ROLE_WORDS[role])) for role in OfficerRole]


class OfficersEditor(QWidget):
    """One row for each officer, and one more while a new one is named."""

    edited = Signal(object, str)
    """A new meeting value and the name of the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._item_id: str | None = None
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        for column, text in enumerate(
            (self.tr("Uppgift"), self.tr("Person"), self.tr("Från"), self.tr("Till och med"))
        ):
            label = QLabel(text)
            label.setProperty("role", "muted")
            self._grid.addWidget(label, 0, column)
        self.add_button = self._button(self.tr("Lägg till fu&nktionär"), "plus")
        self.add_button.clicked.connect(self.add_row)
        self.chair_button = self._button(self.tr("&Byt ordförande"), "chair")
        self.chair_button.setToolTip(self.tr("Någon tar över som ordförande under mötet"))
        self.chair_button.clicked.connect(self._hand_over_chair)
        self.secretary_button = self._button(self.tr("B&yt sekreterare"), "write")
        self.secretary_button.setToolTip(self.tr("Någon tar över som sekreterare under mötet"))
        self.secretary_button.clicked.connect(self._hand_over_secretary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(FlowRow([self.add_button, self.chair_button, self.secretary_button], self))

    @property
    def rows(self) -> list[_Row]:
        """The rows, in the order of the officers."""
        return self._rows

    def show_meeting(self, meeting: Meeting, item_id: str | None = None) -> None:
        """Show the officers of ``meeting``; a row for a new one that has no name yet stays.

        ``item_id`` is the item at which somebody may take over.
        """
        self._meeting, self._item_id = meeting, item_id
        new = len(self._rows) > len(meeting.officers) and not self._rows[-1].person.text().strip()
        while len(self._rows) > len(meeting.officers) + new:
            self._drop(self._rows[-1])
        while len(self._rows) < len(meeting.officers):
            self._new_row(meeting)
        for row, officer in zip(self._rows, meeting.officers, strict=False):
            row.show_officer(meeting, officer)
        for row in self._rows[len(meeting.officers) :]:
            row.show_choices(meeting)
        for button, role in (
            (self.chair_button, OfficerRole.CHAIR),
            (self.secretary_button, OfficerRole.SECRETARY),
        ):
            button.setVisible(any(one.role is role for one in meeting.officers))

    def focus_first(self) -> None:
        """Bring the keyboard to the first officer, or to where one is added."""
        first = self._rows[0].role if self._rows else self.add_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_row(self) -> None:
        """A row for one more, with the first role that nobody has."""
        if self._meeting is not None:
            taken = {officer.role for officer in self._meeting.officers}
            self._begin(next((role for role in OfficerRole if role not in taken), OfficerRole.ADJUSTER), None)

    def _hand_over_chair(self) -> None:
        self._begin(OfficerRole.CHAIR, self._item_id)

    def _hand_over_secretary(self) -> None:
        self._begin(OfficerRole.SECRETARY, self._item_id)

    def _begin(self, role: OfficerRole, from_item: str | None) -> None:
        """A row for one more; the one that has no name yet is used again."""
        assert self._meeting is not None
        waiting = len(self._rows) > len(self._meeting.officers)
        row = self._rows[-1] if waiting else self._new_row(self._meeting)
        row.role.show_value(role)
        row.from_item.show_value(from_item)
        row.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, words: str, picture: str) -> QPushButton:
        button = QPushButton(icon(picture, "accent"), words, self)
        button.setProperty("role", "quiet")
        button.setAutoDefault(False)
        return button

    def _new_row(self, meeting: Meeting) -> _Row:
        row = _Row(self)
        row.show_choices(meeting)
        at = len(self._rows) + 1
        before: QWidget = self._rows[-1].remove_button if self._rows else self.add_button
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, at, column)
            widget.show()  # now, not when the layout gets to it: it is to have the focus
            QWidget.setTabOrder(before, widget)
            before = widget
        for button in (self.add_button, self.chair_button, self.secretary_button):
            QWidget.setTabOrder(before, button)
            before = button
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
            self.show_meeting(meeting, self._item_id)
            self.edited.emit(meeting, step)


class _WithTitle(QStyledItemDelegate):
    """In the open list an item has its title after its number; in the field the number is enough."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        title = index.data(_TITLE)
        if title:
            option.text = f"{option.text}  {title}"


class _Row(QObject):
    """The fields of one officer."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._officer: Officer | None = None
        self.role = ChoiceField(self.tr("Uppgift"), _ROLES, parent)
        self.person = TextField(self.tr("Person"), parent)
        self.person.setPlaceholderText(self.tr("Namn"))
        self.person.setMinimumWidth(self.person.fontMetrics().averageCharWidth() * 22)
        self.from_item = ChoiceField[str | None](self.tr("Från punkt"), [(None, "")], parent)
        self.until_item = ChoiceField[str | None](self.tr("Till och med punkt"), [(None, "")], parent)
        self.remove_button = QPushButton(icon("trash"), "", parent)
        self.remove_button.setToolTip(self.tr("Ta bort"))
        self.remove_button.setAccessibleName(self.tr("Ta bort"))
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.setAutoDefault(False)
        for field in (self.from_item, self.until_item):
            field.view().setItemDelegate(_WithTitle(field))
        self.role.chosen.connect(self._tell)
        self.person.left.connect(self._tell)
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
        self.person.show_text(name)
        self.from_item.show_value(officer.from_item)
        self.until_item.show_value(officer.until_item)
        remove = self.tr("Ta bort {}, {}").format(name, ROLE_WORDS[officer.role])
        self.remove_button.setAccessibleName(remove)
        self.remove_button.setToolTip(remove)

    def show_choices(self, meeting: Meeting) -> None:
        """The people and the items there are to choose from; what is chosen stays."""
        self.person.offer(meeting.names().values())
        spans = ItemSpans(meeting)
        items = [(item.id, spans.name(item.id)) for item in meeting.all_items()]
        titles = ["", *(item.title for item in meeting.all_items())]
        letters = self.person.fontMetrics()
        widest = min(
            max(map(letters.horizontalAdvance, titles)), letters.averageCharWidth() * _MOST_OF_A_TITLE
        )
        widest += letters.averageCharWidth() * _NUMBER
        for field, whole in (
            (self.from_item, self.tr("början")),
            (self.until_item, self.tr("slutet")),
        ):
            field.show_choices([(None, whole), *items])
            for number, title in enumerate(titles):
                field.setItemData(number, title, _TITLE)
            field.view().setMinimumWidth(widest)

    def officer(self, meeting: Meeting) -> Officer | None:
        """The officer as the row has it; None without a person."""
        person = changes.person_named(meeting, self.person.text())
        if person is None:
            return None
        role, start, end = self.role.value, self.from_item.value, self.until_item.value
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
