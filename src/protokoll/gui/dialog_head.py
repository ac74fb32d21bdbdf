"""The top of a dialog: what it is about, and in a sentence what to do in it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout

from protokoll.gui.theme.style import GRID, set_role


class DialogHead(QVBoxLayout):
    """A title and, quieter, a sentence below it. Both take as many lines as they need."""

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        self.setSpacing(GRID // 2)
        for text, role in ((title, "title"), (sentence, "muted")):
            if text:
                label = QLabel(text)
                label.setWordWrap(True)
                set_role(label, role)
                self.addWidget(label)
