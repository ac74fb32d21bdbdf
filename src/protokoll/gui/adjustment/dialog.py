"""Justering: all that is done to have the minutes adjusted, in one dialog."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.adjustments import AdjustmentEvent, waiting_for
from protokoll.domain.edits import is_locked
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Meeting
from protokoll.gui.adjustment.forms import ImmediateForm, RecordForm
from protokoll.gui.adjustment.kept_files import HistoryList, SignedCopies
from protokoll.gui.adjustment.people_list import PeopleList
from protokoll.gui.adjustment.words import default_recipients, state_words
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.column import Column, heading
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.fields.text import TextField
from protokoll.gui.head.lines import title_line
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role
from protokoll.gui.work_dialog import WorkDialog


class AdjustmentDialog(WorkDialog):
    """Shows where the adjustment of a meeting stands, and tells what is wanted. Saves nothing itself."""

    send_wanted = Signal(str)
    """The minutes are handed over to be adjusted; to whom, in words."""
    draft_wanted = Signal()
    """They are a draft again."""
    lock_wanted = Signal()
    reopen_wanted = Signal(str)
    """Why the minutes have to be opened again; never empty."""

    LETTERS, LINES = 96, 46

    def __init__(self, meeting: Meeting, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Justering"))
        self.state = QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.to = TextField(self.tr("Lämnas till"), self)
        self.to.returnPressed.connect(self._send)
        self.people = PeopleList(self)
        self.record = RecordForm(today, self)
        self.people.other_wanted.connect(self.record.begin)
        self.immediate = ImmediateForm(today, self)
        self.copies = SignedCopies(self)
        self.history = HistoryList(self)
        self.reason = TextField(self.tr("Varför protokollet måste ändras"), self)
        self.reason.returnPressed.connect(self._reopen)
        self.reason_problem = ProblemLine(self)
        self.reopen_button = self._button(self.tr("Öppna protokollet igen"), "undo")
        self.reopen_button.clicked.connect(self._reopen)
        self.draft_button = self._button(self.tr("Tillbaka till utkast"), "undo")
        set_role(self.draft_button, "quiet")
        self.draft_button.setToolTip(
            self.tr("Protokollet är ett utkast igen; det som är antecknat finns kvar")
        )
        self.draft_button.clicked.connect(self.draft_wanted)
        self.again_button = self._button(self.tr("&Öppna igen…"), "undo")
        set_role(self.again_button, "quiet")
        self.again_button.clicked.connect(self.ask_why)
        self.close_button = self._button(self.tr("S&täng"))
        self.close_button.clicked.connect(self.accept)
        self.send_button = self._button(self.tr("&Lämna för justering"))
        self.send_button.clicked.connect(self._send)
        self.lock_button = self._button(self.tr("Lås &protokollet"))
        self.lock_button.clicked.connect(self.lock_wanted)
        self._arrange(meeting)
        self.show_meeting(meeting, ())
        self.to.show_text(default_recipients(meeting))

    def _arrange(self, meeting: Meeting) -> None:
        self._sending, self._opening = Column(self), Column(self)
        self._sending.add_field(
            self.tr("Lämnas till"),
            self.to,
            self.tr(
                "En minnesanteckning om vem som får det. Programmet skickar inget självt: skriv ut protokollet, "
                "eller skicka filen som vanligt."
            ),
        )
        self._opening.add_heading(self.tr("Måste något ändras?"))
        self._opening.add_field(
            self.tr("Varför"),
            self.reason,
            self.tr(
                "Anledningen sparas bland det som har hänt. Det som är antecknat om justeringen finns kvar."
            ),
        )
        self._opening.add_row(self.reason_problem)
        self._opening.add_row(FlowRow([self.reopen_button], self))
        column = Column(self)
        column.add_row(self._sending)
        self._who = heading()
        column.add_row(self._who)
        for part in (self.people, self.record, self.immediate):
            column.add_row(part)
        column.add_space(GRID * 2)
        column.add_heading(self.tr("Undertecknat exemplar"))
        column.add_row(self.copies)
        column.add_space(GRID * 2)
        column.add_heading(self.tr("Det som har hänt"))
        column.add_row(self.history)
        column.add_space(GRID * 2)
        column.add_row(self._opening)
        inside = QWidget()
        inside.setProperty("role", "ground")
        inside_layout = self._inside = QVBoxLayout(inside)
        inside_layout.setContentsMargins(0, 0, GRID, 0)
        inside_layout.addLayout(column.at_left())
        inside_layout.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.addWidget(self.draft_button)
        foot.addWidget(self.again_button)
        foot.addStretch()
        for button in (self.close_button, self.send_button, self.lock_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID + 4)
        layout.addLayout(DialogHead(self.tr("Justering"), title_line(meeting)))
        layout.addWidget(self.state)
        layout.addWidget(self.told)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        stops = (self.reopen_button, self.draft_button, self.again_button, self.close_button)
        for before, after in pairwise((*stops, self.send_button, self.lock_button)):
            QWidget.setTabOrder(before, after)

    def show_meeting(
        self, meeting: Meeting, events: Sequence[AdjustmentEvent], *, as_locked: bool | None = None
    ) -> None:
        """Show where ``meeting`` stands; ``as_locked`` says whether locked minutes are what was locked."""
        here = self.focusWidget()
        locked, handed_over = is_locked(meeting), meeting.head.stage is Stage.IN_ADJUSTMENT
        state = state_words(meeting)
        if locked and as_locked is False:
            state += self.tr(" Innehållet stämmer inte med det som låstes.")
        self.state.setText(state)
        self._sending.setVisible(not locked and not handed_over)
        self._opening.setVisible(locked)
        self._who.setText(self.tr("Vem har justerat") if locked else self.tr("Vem justerar"))
        self.people.show_meeting(meeting, locked=locked)
        before: QWidget = self.to
        for button in (*self.people.buttons(), self.record.fold):
            QWidget.setTabOrder(before, button)
            before = button
        self.record.show_meeting(meeting)
        self.immediate.show_meeting(meeting)
        if locked:
            self.record.hide()
        self.immediate.setVisible(not locked)
        self.copies.show_events(events)
        self.history.show_events(events)
        self._show_foot(meeting, locked, handed_over)
        kept = self.focusWidget() in self.people.buttons()
        if here is not None and not here.isVisibleTo(self) and not kept:
            self.focus_first()

    def _show_foot(self, meeting: Meeting, locked: bool, handed_over: bool) -> None:
        all_done = bool(meeting.adjustment) and not waiting_for(meeting)
        self.draft_button.setVisible(handed_over)
        self.again_button.setVisible(locked)
        self.send_button.setVisible(not locked and not handed_over)
        self.lock_button.setVisible(not locked)
        lock_next = handed_over or all_done
        set_role(self.lock_button, "primary" if lock_next else "")
        set_role(self.send_button, "" if lock_next else "primary")
        set_role(self.close_button, "primary" if locked else "")
        self.lock_button.setIcon(icon("lock", "on_accent" if lock_next else "text"))

    def ask_why(self) -> None:
        """Put the keyboard where the reason for opening the minutes again is written, and all of that in view."""
        self._inside.activate()  # what was just shown has its place now
        for widget in (self.reopen_button, self.reason):
            self._scroll.ensureWidgetVisible(widget)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard at the next step."""
        steps = (self.send_button, *self.people.today_buttons(), self.lock_button, self.close_button)
        if self.send_button.property("role") != "primary":
            steps = steps[1:]
        next(one for one in steps if one.isVisibleTo(self)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        if self.send_button.isVisibleTo(self):
            self.send_wanted.emit(self.to.text().strip())

    def _reopen(self) -> None:
        if self.reason.text().strip():
            self.reason_problem.say("")
            self.reopen_wanted.emit(self.reason.text().strip())
        else:
            self.reason_problem.say(self.tr("Skriv varför protokollet måste ändras."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, words: str, picture: str = "") -> QPushButton:
        button = QPushButton(icon(picture, "accent"), words, self) if picture else QPushButton(words, self)
        button.setAutoDefault(False)
        return button
