"""Where a form says in words what is wrong."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


class ProblemLine(QLabel):
    """What is wrong with a field or a form; takes no room while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self.setWordWrap(True)
        self.hide()

    def say(self, problem: str) -> None:
        """Show ``problem``, or nothing for an empty one; who does not see it hears it."""
        self.setText(problem)
        self.setVisible(bool(problem))
        if problem and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, problem))
