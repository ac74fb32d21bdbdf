"""The status line: whether everything is saved, in words and with an icon."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from protokoll.gui.shell.announce import announce
from protokoll.gui.shell.labels import ElidedLabel, IconLabel
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class StatusLine(QFrame):
    """One quiet line at the bottom: the state of saving to the left, a fact or two to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tillstånd"))
        self._icon = IconLabel(parent=self)
        self._state = ElidedLabel(parent=self)
        self._state.setObjectName("statusText")
        self._fact = ElidedLabel(parent=self)
        self._fact.setObjectName("statusFact")
        self._fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._icon)
        layout.addWidget(self._state, 3)
        layout.addWidget(self._fact, 2)
        self._wrong = False
        self._icon.hide()

    def set_save_state(self, text: str, wrong: bool = False) -> None:
        """Say what is saved ("Sparat 12.43"); what is ``wrong`` gets a warning sign and is read out."""
        if text == self._state.whole_text() and wrong == self._wrong:
            return
        if wrong and not self._wrong:
            announce(self, text, urgent=True)
        self._wrong = wrong
        self._icon.set_icon(icon("warning", "warning") if wrong else icon("check", "decision"))
        self._icon.setVisible(bool(text))
        set_role(self._state, "warning" if wrong else "")
        self._state.set_text(text)

    def set_fact(self, text: str) -> None:
        """Say something that may be good to know, to the right."""
        self._fact.set_text(text)

    def text(self) -> str:
        """What it says of saving."""
        return self._state.whole_text()

    def fact(self) -> str:
        """What it says to the right."""
        return self._fact.whole_text()
