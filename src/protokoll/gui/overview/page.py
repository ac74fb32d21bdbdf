"""Översikt: the page one begins on. The next meeting is there, and Enter starts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.meetings.empty import EmptyState
from protokoll.gui.overview.next_card import NextCard
from protokoll.gui.overview.recent import RecentList, RecentModel
from protokoll.gui.overview.steps import Step
from protokoll.services.planning import overview


class OverviewPage(QWidget):
    """The next meeting with its next step, and the meetings that were held lately."""

    step_wanted = Signal(str, object)
    """A meeting's uid and the :class:`Step` that was asked for; the meeting is opened as well, before it."""
    new_meeting_wanted = Signal()

    def __init__(
        self, desk: Desk, *, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Översikt"))
        self._desk = desk
        self._today = today
        self.card = NextCard(self)
        self.model = RecentModel(self)
        self.list = RecentList(self.model, self)
        self.list.setAccessibleName(self.tr("Senaste möten"))
        self.empty = EmptyState(self)
        self.empty.tell(
            self.tr("Här ligger nästa möte"),
            self.tr("Planera det första, så är det det du ser när du öppnar programmet."),
            self.tr("Planera ett möte"),
        )
        self._recent = self._carded_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.card)
        layout.addWidget(self._recent, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.card)
        desk.changed.connect(self._note_change)
        self.card.step_taken.connect(self._take_step)
        self.card.new_wanted.connect(self.new_meeting_wanted)
        self.list.opened.connect(desk.meeting_wanted)
        self.empty.button.clicked.connect(self.new_meeting_wanted)

    def refresh(self) -> None:
        """Look into the store anew."""
        today = self._today()
        try:
            found = overview(self._desk.store, today)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        nothing = found.following is None and not found.recent
        self.card.setVisible(not nothing)
        self.empty.setVisible(nothing)
        self._recent.setVisible(bool(found.recent))
        self.card.show_meeting(found.following, today)
        self.model.set_lines(found.recent)
        self.setFocusProxy(self.empty.button if nothing else self.card)

    def showEvent(self, event: QShowEvent) -> None:
        """What is next may be another than yesterday, too."""
        self.refresh()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the button that has the keyboard, else the next step."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and focused.isVisible():
            focused.click()
        else:
            (self.empty.button if self.empty.isVisible() else self.card.primary).click()

    def _note_change(self, kinds: frozenset[str]) -> None:
        if "meetings" in kinds and self.isVisible():
            self.refresh()

    def _take_step(self, uid: str, step: Step) -> None:
        self._desk.meeting_wanted.emit(uid)
        self.step_wanted.emit(uid, step)

    def _carded_list(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        heading = QLabel(self.tr("Senaste möten"), card)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(12, 0, 12, 0)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(4, 16, 4, 4)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self.list, 1)
        return card
