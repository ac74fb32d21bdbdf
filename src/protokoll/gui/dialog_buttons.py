"""The two buttons at the foot of a dialog: what it does, in a verb, and Avbryt."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton


class DialogButtons(QHBoxLayout):
    """Buttons that accept and reject ``dialog``; ``words`` say what accepting does."""

    def __init__(self, dialog: QDialog, words: str) -> None:
        super().__init__()
        self.accept_button = QPushButton(words)
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(dialog.accept)
        self.cancel_button = QPushButton(QCoreApplication.translate("dialog", "A&vbryt"))
        self.cancel_button.clicked.connect(dialog.reject)
        self.addStretch()
        self.addWidget(self.cancel_button)
        self.addWidget(self.accept_button)
