"""Inside a dialog that stays open: what was just done or could not be done, and the next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from protokoll.gui.shell.announce import announce
from protokoll.gui.shell.labels import IconLabel
from protokoll.gui.shell.toast import ToastStep
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role

_MOST = 2
"""Steps at a time. Their buttons are there from the start, so that Tab comes to them where they stand."""


class ToldLine(QFrame):
    """A sentence with an icon, and buttons. Takes no room while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self._picture = IconLabel(parent=self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GRID + 4, GRID // 2, GRID, GRID // 2)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._text, 1)
        self._steps: list[ToastStep] = []
        self._buttons = [self._button() for _ in range(_MOST)]
        self.hide()

    def say(self, text: str, steps: Sequence[ToastStep] = ()) -> None:
        """Tell what was done."""
        self._show("check", "decision", text, steps)

    def wait(self, text: str) -> None:
        """Tell what is being done."""
        self._show("clock", None, text, ())

    def complain(self, text: str, steps: Sequence[ToastStep] = ()) -> None:
        """Tell what could not be done."""
        self._show("warning", "warning", text, steps)

    def clear(self) -> None:
        """There is nothing to tell any more."""
        self._show("check", None, "", ())

    def text(self) -> str:
        """What is told."""
        return self._text.text()

    def buttons(self) -> list[QPushButton]:
        """The steps that are offered."""
        return self._buttons[: len(self._steps)]

    def _show(self, picture: str, tint: str | None, text: str, steps: Sequence[ToastStep]) -> None:
        self._steps = list(steps)
        for button in self._buttons[len(steps) :]:
            button.hide()
        for button, step in zip(self._buttons, steps, strict=False):
            button.setText(step.words)
            button.setIcon(step.picture)
            button.setToolTip(step.hint)
            button.show()
        self._picture.set_icon(icon(picture, tint))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        set_role(button, "quiet")
        button.clicked.connect(self._take)
        self._row.addWidget(button)
        return button

    def _take(self) -> None:
        for button, step in zip(self._buttons, self._steps, strict=False):
            if button is self.sender():
                step.take()
                return
