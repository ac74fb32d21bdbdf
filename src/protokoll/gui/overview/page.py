"""Översikt: the page one begins on. The next meeting is there, and Enter starts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.lists.empty import EmptyState
from protokoll.gui.overview.meeting_list import MeetingList
from protokoll.gui.overview.next_card import NextCard
from protokoll.gui.overview.steps import Step, coming_line, held_line, unfinished_line
from protokoll.services.overview import Overview, overview

_TWO_COLUMNS = 104
"""So many letters wide must the page be to stand in two columns."""


class OverviewPage(QWidget):
    """The next meeting with its next step, what is left to do, and the meetings before and after."""

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
        self.unfinished = MeetingList(self.tr("Att göra"), self)
        self.ahead = MeetingList(self.tr("Kommande möten"), self)
        self.recent = MeetingList(self.tr("Senaste möten"), self)
        self._cards = {one: _carded(one, self) for one in (self.unfinished, self.ahead, self.recent)}
        self.empty = EmptyState(self)
        self.empty.tell(
            self.tr("Här ligger nästa möte"),
            self.tr("Planera det första, så är det det du ser när du öppnar programmet."),
            self.tr("Planera ett möte"),
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(12)
        for cards in ((self.card, self._cards[self.unfinished]), tuple(self._cards.values())[1:]):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._columns)
        layout.addWidget(self.empty, 1)
        layout.addStretch()
        desk.changed.connect(self._note_change)
        self.card.step_taken.connect(self._take_step)
        self.card.new_wanted.connect(self.new_meeting_wanted)
        for one in self._cards:
            one.meeting_wanted.connect(desk.meeting_wanted)
        self.empty.button.clicked.connect(self.new_meeting_wanted)

    def refresh(self) -> None:
        """Look into the store anew, once it is open."""
        if not self._desk.is_open:
            return
        try:
            found = overview(self._desk.store, self._today())
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self.tell(found)

    def tell(self, found: Overview) -> None:
        """Show what was found."""
        today = self._today()
        nothing = found.following is None and not found.recent
        self.card.setVisible(not nothing)
        self.empty.setVisible(nothing)
        self.card.show_meeting(found.following, today)
        self.unfinished.show_lines([unfinished_line(line, today) for line in found.unfinished])
        self.ahead.show_lines([coming_line(line, today) for line in found.ahead])
        self.recent.show_lines([held_line(line) for line in found.recent])
        for one, card in self._cards.items():
            card.setVisible(one.lines.rowCount() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

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

    def _arrange(self) -> None:
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)


def _carded(content: MeetingList, parent: QWidget) -> QFrame:
    """A card with the list under its name."""
    card = QFrame(parent)
    card.setProperty("role", "card")
    heading = QLabel(content.accessibleName(), card)
    heading.setProperty("role", "heading")
    heading.setContentsMargins(13, 0, 13, 0)  # as far in as the words of the list
    layout = QVBoxLayout(card)
    layout.setContentsMargins(7, 16, 7, 8)
    layout.setSpacing(8)
    layout.addWidget(heading)
    layout.addWidget(content)
    return card
