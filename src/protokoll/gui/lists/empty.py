"""What stands where there is nothing yet: what the place is for, and a first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A heading, a sentence and a button, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = QLabel(self)
        self._sentence.setProperty("role", "muted")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self.button.setProperty("role", "primary")
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for words in (self.heading, self._sentence):
            layout.addWidget(words)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def tell(self, heading: str, sentence: str, step: str) -> None:
        """Show other words."""
        self.heading.setText(heading)
        self._sentence.setText(sentence)
        self.button.setText(step)
        self.button.setAccessibleDescription(f"{heading}. {sentence}")
