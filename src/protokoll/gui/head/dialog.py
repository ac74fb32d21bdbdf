"""The head form as a dialog: a meeting in, a meeting out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.meeting import Meeting
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.head.form import HeadForm
from protokoll.gui.head.lines import title_line
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class HeadDialog(QDialog):
    """Mötets uppgifter. ``meeting()`` is the meeting as it was filled in; nothing is saved here.

    ``item_id`` is the item the meeting has come to, from which somebody may take over an office.
    """

    def __init__(
        self,
        meeting: Meeting,
        item_id: str | None = None,
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
        self.form.show_meeting(meeting, item_id)
        self._scroll = _Scroll()
        self._scroll.setWidget(self.form)
        self._scroll.resized.connect(self._arrange)
        self.officers_button = QPushButton(icon("down", "accent"), self.tr("Funkti&onärer"))
        set_role(self.officers_button, "quiet")
        self.officers_button.setToolTip(self.tr("Till dem som leder, skriver och justerar"))
        self.officers_button.setAutoDefault(False)
        self.officers_button.clicked.connect(self.show_officers)
        head = QHBoxLayout()
        head.addLayout(DialogHead(self.tr("Mötets uppgifter"), title_line(meeting)), 1)
        head.addWidget(self.officers_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons = DialogButtons(self, self.tr("Ändra uppgifterna"))
        self.accept_button = buttons.accept_button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID * 2)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.form.complaint)
        layout.addLayout(buttons)
        self.form.kind.setFocus()

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
            self._scroll.ensureWidgetVisible(field)

    def show_officers(self) -> None:
        """Bring the officers into view and the keyboard to them."""
        heading = self.form.officers_heading
        self._scroll.verticalScrollBar().setValue(heading.mapTo(self.form, heading.rect().topLeft()).y())
        self.form.officers.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that is right for the letters, which are not known before."""
        if not event.spontaneous():
            self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """The whole form where the screen has room for it; in one column where it is too narrow for two."""
        room = self.screen().availableSize() * 0.94
        around = self._scroll.around() + GRID * 6
        wide = self.form.wide_hint() + around
        width = wide if wide <= room.width() else max(self.form.column_hints()) + around
        width = min(width, room.width())
        self.form.arrange(width - around)
        others = self.sizeHint().height() - self._scroll.sizeHint().height()
        height = others + self.form.sizeHint().height() + GRID * 6  # one more officer
        self.resize(width, min(height, room.height()))

    def _arrange(self, width: int) -> None:
        self.form.arrange(width)
        self.officers_button.setVisible(not self.form.is_wide())

    def _take(self, meeting: Meeting, step: str = "") -> None:
        self._meeting = meeting


class _Scroll(QScrollArea):
    """A scroll area that tells how wide its inside is."""

    resized = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def around(self) -> int:
        """The width, in pixels, that the scroll bar takes beside the inside, with a little air."""
        return self.verticalScrollBar().sizeHint().width() + GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.viewport().width())

    def sizeHint(self) -> QSize:
        """Small: the dialog gives it what there is."""
        return QSize(100, 100)
