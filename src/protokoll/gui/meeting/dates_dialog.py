"""The meeting's decided dates in a dialog: a meeting in, a meeting out, and whether the dates are to be planned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.meeting import Meeting, PlannedMeeting
from protokoll.gui.dates.editor import DatesEditor
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.theme.style import GRID


class DatesDialog(QDialog):
    """Mötesdatum. Nothing is saved here."""

    LETTERS, LINES = 108, 44
    """The size it wants, in letters and lines."""

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mötesdatum"))
        self.planned: tuple[PlannedMeeting, ...] | None = None
        self._meeting = meeting
        self.editor = DatesEditor()
        self.editor.setProperty("role", "ground")
        self.editor.show_meeting(meeting)
        self.editor.edited.connect(self._take)
        self.editor.drafted.connect(self._take)
        self.editor.plan_wanted.connect(self._plan)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.editor)
        buttons = DialogButtons(self, self.tr("Ändra datumen"))
        buttons.insertWidget(0, self.editor.plan_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID * 2)
        layout.addLayout(
            DialogHead(
                self.tr("Mötesdatum"),
                self.tr(
                    "Datumen som mötet beslutade om. De står i protokollet, och blir med Ctrl+Enter planerade "
                    "möten i listan, med dagordning och kallade som förra gången."
                ),
            )
        )
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        QWidget.setTabOrder(self.editor.plan_button, buttons.cancel_button)
        QWidget.setTabOrder(buttons.cancel_button, buttons.accept_button)
        self.editor.paste.setFocus()

    def meeting(self) -> Meeting:
        """The meeting with its dates as they stand."""
        return self._meeting

    def accept(self) -> None:
        """Close; a date that was typed and not given with Enter is taken too, or said to be unreadable."""
        if self.editor.read_waiting():
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that is right for the letters, which are not known before."""
        if not event.spontaneous():
            letter, room = self.fontMetrics(), self.screen().availableSize() * 0.94
            wanted = letter.averageCharWidth() * self.LETTERS, letter.height() * self.LINES
            self.resize(min(wanted[0], room.width()), min(wanted[1], room.height()))
        super().showEvent(event)

    def _take(self, meeting: Meeting, step: str = "") -> None:
        self._meeting = meeting
        self.editor.show_meeting(meeting)

    def _plan(self, dates: tuple[PlannedMeeting, ...]) -> None:
        self.planned = dates
        self.accept()
