"""One line of the attendance list: in which capacity, which post, and what happened during the meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain import turns
from protokoll.domain.attendance_words import ItemSpans
from protokoll.domain.edits import changed
from protokoll.domain.meeting import Attendance, Meeting
from protokoll.domain.places import Places
from protokoll.gui.attendance.words import CAPACITY_CHOICES, change_words, line_name
from protokoll.gui.dialog_buttons import DialogButtons

_CAPACITIES = (None, *CAPACITY_CHOICES)


class LineDialog(QDialog):
    """Edits one line; the line as it was is taken and the new one given back."""

    def __init__(self, meeting: Meeting, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._line = meeting.attendance[number]
        name = line_name(meeting, self._line)
        self.setWindowTitle(name)
        heading = QLabel(name)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)

        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.capacity = QComboBox()
        self.capacity.setAccessibleName(self.tr("Deltar som"))
        self.capacity.addItem(self.tr("Inte angivet"))
        self.capacity.addItems(list(CAPACITY_CHOICES.values()))
        self.capacity.setCurrentIndex(_CAPACITIES.index(self._line.capacity))
        self.post = _text_field(self.tr("Post"), self._line.post, [one.post for one in meeting.attendance])
        groups = [one.group for one in meeting.attendance]
        self.group = _text_field(self.tr("Grupp"), self._line.group, groups)
        self.group.setPlaceholderText(self.tr("rubrik i listan"))
        self.votes = QComboBox()
        self.votes.setAccessibleName(self.tr("Rösträtt"))
        for text, votes in (
            (self.tr("Enligt rollen (ordinarie har rösträtt)"), None),
            (self.tr("Har rösträtt"), True),
            (self.tr("Har inte rösträtt"), False),
        ):
            self.votes.addItem(text, votes)
        self.votes.setCurrentIndex(self.votes.findData(self._line.votes))
        form.addRow(self.tr("&Deltar som"), self.capacity)
        form.addRow(self.tr("&Post"), self.post)
        form.addRow(self.tr("&Grupp"), self.group)
        form.addRow(self.tr("&Rösträtt"), self.votes)
        form.setRowVisible(self.votes, self._line.person is not None)

        self.happened = QListWidget()
        self.happened.setAccessibleName(self.tr("Under mötet"))
        self.happened.setWordWrap(True)
        self.remove_button = QPushButton(self.tr("&Ta bort förändringen"))
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.clicked.connect(self._remove_change)
        self.happened_label = QLabel(self.tr("&Under mötet"))
        self.happened_label.setBuddy(self.happened)

        buttons = DialogButtons(self, self.tr("&Ändra"))
        self.accept_button = buttons.accept_button

        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self.happened_label)
        layout.addWidget(self.happened)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(buttons)
        self._show_changes()

    def value(self) -> Attendance:
        """The line as it was filled in."""
        return changed(
            self._line,
            capacity=_CAPACITIES[self.capacity.currentIndex()],
            post=self.post.text().strip(),
            group=self.group.text().strip(),
            votes=self.votes.currentData(),
        )

    def _show_changes(self) -> None:
        self.happened.clear()
        spans = ItemSpans(self._meeting)
        for change in self._line.changes:
            self.happened.addItem(QListWidgetItem(change_words(self._meeting, change, spans)))
        self.happened.setCurrentRow(0)
        rows = min(max(len(self._line.changes), 2), 5)
        self.happened.setFixedHeight(
            rows * max(self.happened.sizeHintForRow(0), self.fontMetrics().height()) + 8
        )
        for widget in (self.happened_label, self.happened, self.remove_button):
            widget.setVisible(bool(self._line.changes))

    def _remove_change(self) -> None:
        at = self.happened.currentRow()
        if at >= 0:
            places = Places(self._meeting)
            self._line = turns.without_change(self._line, self._line.changes[at], places)
            self._show_changes()


class SeatDialog(QDialog):
    """Asks who takes a vacant seat: somebody known, or a new name."""

    def __init__(self, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tillsätt platsen"))
        self.name = _text_field(self.tr("Namn"), "", names)
        self.name.setPlaceholderText(self.tr("Skriv ett namn"))
        self.name.textChanged.connect(self._show_whether_named)
        label = QLabel(self.tr("&Vem tar platsen?"))
        label.setBuddy(self.name)
        buttons = DialogButtons(self, self.tr("&Tillsätt"))
        self.accept_button = buttons.accept_button
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self.name)
        layout.addLayout(buttons)
        self._show_whether_named()

    def value(self) -> str:
        """The name that was given."""
        return self.name.text().strip()

    def _show_whether_named(self) -> None:
        self.accept_button.setEnabled(bool(self.value()))


def _text_field(name: str, text: str, known: list[str]) -> QLineEdit:
    """A field that completes what is already used elsewhere."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    completer = QCompleter(sorted({one for one in known if one}), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field
