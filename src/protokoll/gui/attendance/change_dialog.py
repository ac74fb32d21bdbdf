"""When something happens to a person: the item, before or during it, the time where it is known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.attendance_words import ItemSpans
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, When
from protokoll.domain.meeting import Attendance, Meeting, PresenceChange
from protokoll.domain.values import PersonRef
from protokoll.gui.attendance.words import CHANGE_VERBS, VACANT_SEAT, line_name
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.fields.reading import TimeField

_TO_THE_END = "mötets slut"
_WITH_END = (ChangeKind.AWAY, ChangeKind.SERVES)


class ChangeDialog(QDialog):
    """Asks for one change of somebody's presence; Enter takes it as it stands."""

    def __init__(
        self,
        meeting: Meeting,
        number: int,
        kind: ChangeKind,
        item_id: str,
        time: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        name = line_name(meeting, meeting.attendance[number])
        self.setWindowTitle(f"{name} {CHANGE_VERBS[kind]}")
        heading = QLabel(self.windowTitle())
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)

        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.whom = self._combo(self.tr("F&ör"), self.tr("Tjänstgör för"))
        for text, ref in _served(meeting, number):
            self.whom.addItem(text, ref)
        self.when = self._when_row()
        self.item = self._combo(self.tr("&Punkt"), self.tr("Punkt"))
        self.until = self._combo(self.tr("&Till och med"), self.tr("Till och med"))
        spans = ItemSpans(meeting)
        self.until.addItem(_TO_THE_END, None)
        for one in meeting.all_items():
            for combo in (self.item, self.until):
                combo.addItem(f"{spans.name(one.id)} {one.title}", one.id)
        self.item.setCurrentIndex(self.item.findData(item_id))
        if kind is ChangeKind.AWAY:
            self.until.setCurrentIndex(self.until.findData(item_id))
        self.time = TimeField(self.tr("Klockslag"))
        self.time.show_value(time)
        self.time.setPlaceholderText(self.tr("behövs inte"))
        self.form.addRow(self.tr("&Klockan"), self.time)
        self.complaint = ProblemLine()
        self.time.complained.connect(self.complaint.say)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Skäl"))
        self.reason.setPlaceholderText(self.tr("behövs inte"))
        self.form.addRow(self.tr("&Skäl"), self.reason)
        self.form.setRowVisible(self.whom, kind is ChangeKind.SERVES)
        self.form.setRowVisible(self.until, kind in _WITH_END)

        buttons = DialogButtons(self, self.tr("&Anteckna"))
        self.accept_button = buttons.accept_button
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addLayout(self.form)
        layout.addWidget(self.complaint)
        layout.addLayout(buttons)
        self.setTabOrder(self.reason, buttons.cancel_button)
        self.setTabOrder(buttons.cancel_button, self.accept_button)
        first = self.whom if kind is ChangeKind.SERVES else self.before
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> PresenceChange:
        """The change as it was filled in."""
        serves = self._kind is ChangeKind.SERVES
        return PresenceChange(
            kind=self._kind,
            item=self.item.currentData(),
            when=When.DURING if self.during.isChecked() else None,  # before is the default
            time=self.time.value,
            until_item=self.until.currentData() if self._kind in _WITH_END else None,
            in_place_of=self.whom.currentData() if serves else None,
            reason=self.reason.text().strip(),
        )

    def accept(self) -> None:
        """Close, unless the clock time cannot be read."""
        if self.time.settle():
            super().accept()
        else:
            self.time.setFocus()

    def _when_row(self) -> QButtonGroup:
        self.before = QRadioButton(self.tr("&före"))
        self.during = QRadioButton(self.tr("&under"))
        self.before.setAccessibleName(self.tr("Före punkten"))
        self.during.setAccessibleName(self.tr("Under punkten"))
        self.before.setChecked(True)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for button in (self.before, self.during):
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self.form.addRow(self.tr("När"), row)
        return group

    def _combo(self, label: str, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(22)
        self.form.addRow(label, combo)
        return combo


def _served(meeting: Meeting, number: int) -> list[tuple[str, PersonRef | None]]:
    """Whom one may serve for: regular members who are not there, then the others; None: a vacant seat."""
    others = [
        line
        for n, line in enumerate(meeting.attendance)
        if n != number and line.person is not None and line.capacity in (Capacity.REGULAR, None)
    ]
    others.sort(key=_is_there)
    found: list[tuple[str, PersonRef | None]] = [
        (line_name(meeting, line), line.person) for line in others if line.person is not None
    ]
    if any(line.status is AttendanceStatus.VACANT for line in meeting.attendance):
        found.append((VACANT_SEAT, None))
    return found


def _is_there(line: Attendance) -> bool:
    gone = any(change.kind in (ChangeKind.LEAVES, ChangeKind.AWAY) for change in line.changes)
    return line.status not in (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT) and not gone
