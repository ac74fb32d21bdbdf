"""The meeting's decided dates in a dialog: a meeting in, a meeting out, and whether the dates are to be planned."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from protokoll.domain.meeting import Meeting, PlannedMeeting
from protokoll.gui.dates.editor import DatesEditor
from protokoll.gui.dialog_buttons import DialogButtons


class DatesDialog(QDialog):
    """Mötesdatum. Nothing is saved here."""

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mötesdatum"))
        self.resize(640, 520)
        self.planned: tuple[PlannedMeeting, ...] | None = None
        self._meeting = meeting
        self.editor = DatesEditor()
        self.editor.show_meeting(meeting)
        self.editor.edited.connect(self._take)
        self.editor.drafted.connect(self._take)
        self.editor.plan_wanted.connect(self._plan)
        buttons = DialogButtons(self, self.tr("Ändra datumen"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.editor, 1)
        layout.addLayout(buttons)
        self.editor.paste.setFocus()

    def meeting(self) -> Meeting:
        """The meeting with its dates as they stand."""
        return self._meeting

    def accept(self) -> None:
        """Close; a date that was typed and not given with Enter is taken too, or said to be unreadable."""
        waiting = self.editor.paste.toPlainText()
        if waiting.strip():
            self.editor.paste.clear()
            self.editor.read(waiting)
            if self.editor.said.text():
                return
        super().accept()

    def _take(self, meeting: Meeting, step: str = "") -> None:
        self._meeting = meeting
        self.editor.show_meeting(meeting)

    def _plan(self, dates: tuple[PlannedMeeting, ...]) -> None:
        self.planned = dates
        self.accept()
