"""The signed copies, and the quiet list of all that was done; what has a file can be opened from there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.adjustments import AdjustmentEvent, EventKind
from protokoll.gui.adjustment.words import event_lines, moment_words
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.keys import ENTER, is_plain
from protokoll.gui.theme.icons import icon

_SHOWN = 6
"""Events that are seen at once."""


class SignedCopies(QWidget):
    """The signed copies that are kept, each a button that opens it, and a button to keep one more."""

    add_wanted = Signal()
    opened = Signal(object)
    """The event whose file is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copies: list[QPushButton] = []
        self._shown: list[AdjustmentEvent] = []
        self.add_button = QPushButton(icon("attachment", "accent"), self.tr("Lägg till fil…"), self)
        self.add_button.setAutoDefault(False)
        self.add_button.setToolTip(self.tr("Välj en skannad eller undertecknad fil (PDF eller bild)"))
        self.add_button.clicked.connect(self.add_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(
            quiet(self.tr("Lägg till det undertecknade protokollet, eller släpp filen här i fönstret."), self)
        )
        self._column.addWidget(FlowRow([self.add_button], self))

    def show_events(self, events: Sequence[AdjustmentEvent]) -> None:
        """Show the copies among ``events``, the last one first."""
        found = [event for event in reversed(events) if event.kind is EventKind.SIGNED_COPY]
        if found == self._shown:
            return
        for button in self.copies:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown = found
        self.copies = [self._button(event) for event in found]
        before: QWidget = self.add_button
        for button in self.copies:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            QWidget.setTabOrder(before, button)
            before = button

    def _button(self, event: AdjustmentEvent) -> QPushButton:
        words = f"{event.file}, {moment_words(event.moment)}"
        button = QPushButton(icon("document", "accent"), words.replace("&", "&&"), self)
        button.setAutoDefault(False)
        button.setProperty("role", "quiet")
        button.setAccessibleName(self.tr("Öppna {file}").format(file=words))
        button.setToolTip(self.tr("Öppna filen"))
        button.clicked.connect(partial(self._open, event))
        return button

    def _open(self, event: AdjustmentEvent, *_: object) -> None:
        self.opened.emit(event)


class HistoryList(QListWidget):
    """What was done, the last thing first. Enter or a double-click opens the file that goes with it."""

    opened = Signal(object)
    """The event whose file is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: list[AdjustmentEvent] = []
        self.setAccessibleName(self.tr("Det som har hänt"))
        self.setAccessibleDescription(self.tr("Enter öppnar filen, där det finns en"))
        self.setProperty("role", "plain")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(self._open)

    def show_events(self, events: Sequence[AdjustmentEvent]) -> None:
        """Show all of ``events``."""
        found = list(reversed(events))
        if found == self._events and self.count():
            return
        self._events = found
        self.clear()
        for event, words in zip(found, event_lines(found), strict=True):
            line = QListWidgetItem(words, self)
            line.setIcon(icon("document" if event.sha256 else "check"))
            line.setToolTip(self.tr("Öppna {file}").format(file=event.file) if event.sha256 else words)
        if not found:
            line = QListWidgetItem(self.tr("Ingenting ännu"), self)
        self.setCurrentRow(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the file."""
        if is_plain(event) and Qt.Key(event.key()) in ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as its lines, up to a number of them."""
        self.doItemsLayout()
        lines = [self.visualItemRect(self.item(row)) for row in range(min(self.count(), _SHOWN))]
        self.setFixedHeight(sum(line.height() for line in lines) + 2 * self.frameWidth() + 4)

    def _open(self, *_: object) -> None:
        row = self.currentRow()
        if 0 <= row < len(self._events) and self._events[row].sha256:
            self.opened.emit(self._events[row])
