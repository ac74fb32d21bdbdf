"""The head form as a dialog: a meeting in, a meeting out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.meeting import Meeting
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.head.form import HeadForm


class HeadDialog(QDialog):
    """Mötets uppgifter. ``meeting()`` is the meeting as it was filled in; nothing is saved here."""

    def __init__(
        self,
        meeting: Meeting,
        *,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mötets uppgifter"))
        self._meeting = meeting
        self.form = HeadForm(now=now)
        self.form.edited.connect(self._take)
        self.form.drafted.connect(self._take)
        self.form.setProperty("role", "ground")
        self.form.show_meeting(meeting)
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        buttons = DialogButtons(self, self.tr("Ändra uppgifterna"))
        self.accept_button = buttons.accept_button
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)

    def meeting(self) -> Meeting:
        """The meeting with the head as it stands."""
        return self._meeting

    def accept(self) -> None:
        """Close, unless a date or a time cannot be taken: then that field is shown."""
        field = self.form.unread_field()
        if field is None:
            super().accept()
        else:
            field.setFocus()

    def sizeHint(self) -> QSize:
        """The whole form where the screen has room for it."""
        wanted = self.form.sizeHint()
        room = self.screen().availableSize() * 0.9
        return QSize(min(wanted.width() + 64, room.width()), min(wanted.height() + 96, room.height()))

    def _take(self, meeting: Meeting, step: str = "") -> None:
        self._meeting = meeting
