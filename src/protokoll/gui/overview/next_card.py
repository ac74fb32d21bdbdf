"""The card of the next meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from protokoll.gui.meetings.words import meeting_name
from protokoll.gui.overview.steps import Step, facts, next_step, when_words

if TYPE_CHECKING:
    from protokoll.storage import MeetingBrief


class NextCard(QFrame):
    """Says when, what, where and who, and offers the next step; without a meeting it offers to plan one."""

    step_taken = Signal(str, object)
    """The meeting's uid, and the :class:`Step`."""
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._uid: str | None = None
        self._step = Step.OPEN
        self._when = self._label("label")
        self._name = self._label("title")
        self._facts = self._label("muted")
        self.primary = QPushButton(self)
        self.primary.setProperty("role", "primary")
        self.primary.clicked.connect(self._take_step)
        self.secondary = QPushButton(Step.OPEN.words(), self)
        self.secondary.clicked.connect(self._open)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.primary)
        buttons.addWidget(self.secondary)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(4)
        for label in (self._when, self._name, self._facts):
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addLayout(buttons)

    def show_meeting(self, meeting: MeetingBrief | None, today: date) -> None:
        """Show a meeting, or that none is planned."""
        if meeting is None:
            self._uid = None
            self._tell(self.tr("Nästa möte"), self.tr("Inget möte är planerat"), "")
            self._offer(self.tr("Planera ett möte"))
            self.secondary.hide()
        else:
            self._uid = meeting.uid
            self._step = next_step(meeting.stage, meeting.date, today)
            name = meeting_name(meeting.body, meeting.number, meeting.title, meeting.kind)
            self._tell(when_words(meeting.stage, meeting.date, today), name, facts(meeting))
            self._offer(self._step.words())
            self.secondary.setVisible(self._step not in (Step.OPEN, Step.PLAN, Step.GO_ON))
        self.primary.setAccessibleDescription(
            f"{self._name.text()}. {self._when.text()}. {self._facts.text()}"
        )

    def _offer(self, does: str) -> None:
        """What the button does, and that Enter does it."""
        self.primary.setText(f"{does}   Enter")
        self.primary.setAccessibleName(does)
        self.primary.setToolTip(self.tr("{does} (Enter)").format(does=does))

    def _tell(self, when: str, name: str, said: str) -> None:
        self._when.setText(when.upper())
        self._when.setAccessibleName(when)
        self._name.setText(name)
        self._facts.setText(said)
        self._facts.setVisible(bool(said))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _take_step(self) -> None:
        if self._uid is None:
            self.new_wanted.emit()
        else:
            self.step_taken.emit(self._uid, self._step)

    def _open(self) -> None:
        if self._uid is not None:
            self.step_taken.emit(self._uid, Step.OPEN)
