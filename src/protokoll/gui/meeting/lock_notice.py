"""Why nothing in the meeting can be changed, said calmly above its panels."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from protokoll.domain.meeting import Meeting, printed_name
from protokoll.domain.swedish import joined, long_date
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class LockNotice(QFrame):
    """A lock, a sentence, and the way to open the minutes again. Hidden while the meeting is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self.reopen_button = QPushButton(self.tr("Öppna igen…"))
        self.reopen_button.setToolTip(self.tr("Öppna protokollet igen, med en anledning"))
        set_role(self.reopen_button, "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.reopen_button)
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Say why the meeting is locked; nothing for an empty reason."""
        side = self.fontMetrics().height() + 4
        self._picture.setPixmap(icon("lock").pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._text.setText(reason)
        self.setAccessibleName(reason)
        self.setVisible(bool(reason))

    def reason(self) -> str:
        """What is said."""
        return self._text.text()


def adjusted_words(meeting: Meeting) -> str:
    """That the minutes are adjusted, by whom and when as far as that is recorded."""
    names = meeting.names()
    people = list(dict.fromkeys(printed_name(one.person, names) for one in meeting.adjustment))
    days = [one.date for one in meeting.adjustment if one.date is not None]
    by = f" av {joined(people)}" if people else ""
    when = f" den {long_date(max(days))}" if days else ""
    return f"Protokollet är justerat{by}{when}. Inget kan ändras."
