"""What stands above the panels of the meeting page: when and where, the stages, the papers, and a lock."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from protokoll.domain.meeting import Meeting
from protokoll.gui.head.lines import subtitle_line
from protokoll.gui.head.stage_bar import StageBar
from protokoll.gui.meeting.lock_notice import LockNotice
from protokoll.gui.shell.labels import ElidedLabel
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class PageTop(QWidget):
    """Two lines of words and buttons, and the notice of a locked meeting. The page listens to the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subtitle = ElidedLabel()
        set_role(self.subtitle, "muted")
        self.head_button = _button(self.tr("Ändra uppgifter"), "write")
        self._head_tip = self.head_button.toolTip()
        self.stages = StageBar()
        self.papers_button = _button(self.tr("Papper"), "document")
        self.minutes_button = _button(self.tr("Skapa Word-protokoll"), "word", primary=True)
        self.notice = LockNotice()
        line = QHBoxLayout()
        line.addWidget(self.subtitle, 1)
        line.addWidget(self.head_button)
        tools = QHBoxLayout()
        tools.addWidget(self.stages, 1)
        tools.addWidget(self.papers_button)
        tools.addWidget(self.minutes_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(line)
        layout.addLayout(tools)
        layout.addWidget(self.notice)

    def show_meeting(self, meeting: Meeting, lock_reason: str) -> None:
        """Show the facts of ``meeting``, and why it is locked if it is."""
        self.subtitle.set_text(subtitle_line(meeting))
        self.stages.show_stage(meeting.head.stage)
        self.notice.show_reason(lock_reason)
        self.head_button.setEnabled(not lock_reason)
        self.head_button.setToolTip(lock_reason or self._head_tip)

    def narrow(self, narrow: bool) -> None:
        """Where there is little room the buttons are icons; their tooltips and names say the words."""
        for button in (self.head_button, self.papers_button, self.minutes_button):
            button.setText("" if narrow else button.accessibleName())

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons tell the shortcuts of what they do; names as in the table of actions."""
        self.papers_button.setToolTip(actions["paper.desk"].toolTip())
        self.minutes_button.setToolTip(actions["paper.minutes"].toolTip())
        self._head_tip = actions["meeting.head"].toolTip()
        self.head_button.setToolTip(self._head_tip)


def _button(text: str, picture: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(icon(picture, "on_accent" if primary else "text"), text)
    button.setAccessibleName(text)
    button.setToolTip(text)
    if primary:
        set_role(button, "primary")
    return button
