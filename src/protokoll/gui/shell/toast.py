"""Toasts: passing words at the bottom of the window, with Ångra. They never take the focus."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from protokoll.gui.shell.announce import announce
from protokoll.gui.shell.labels import IconLabel
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role

SHOWN_MS, SHOWN_WITH_UNDO_MS = 5000, 10000
AT_ONCE = 3
"""More than this many wait for their turn."""


class Toast(QFrame):
    """One passing word. Stays while the pointer or the focus is on it; Esc puts it away."""

    gone = Signal(QObject)

    def __init__(self, text: str, undo: Callable[[], None] | None, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self._undo = undo
        words = QLabel(text, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(len(text) > 60)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID // 2, GRID // 2, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel(icon("check", "decision"), self))
        layout.addWidget(words, 1)
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName(self.tr("Stäng meddelandet"))
        self._close.setToolTip(self.tr("Stäng meddelandet (Esc)"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.leave)
        self._button = QPushButton(icon("undo", "accent"), self.tr("Ångra"), self)
        set_role(self._button, "quiet")
        self._button.setToolTip(hint)
        self._button.setVisible(undo is not None)
        self._button.clicked.connect(self._undone)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(SHOWN_WITH_UNDO_MS if undo else SHOWN_MS)
        self._timer.timeout.connect(self._expire)

    def begin(self) -> None:
        """Show it; the time starts to run."""
        self.show()
        self._timer.start()
        announce(self, self.accessibleName())

    def focus(self) -> None:
        """Bring the keyboard to its first button."""
        (self._button if self._undo else self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Put it away."""
        self._timer.stop()
        self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the time run again."""
        self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; Enter presses the button that has the keyboard, as Space does."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._close if self._close.hasFocus() else self._button).click()
        else:
            super().keyPressEvent(event)

    def _expire(self) -> None:
        if self._close.hasFocus() or self._button.hasFocus():
            self._timer.start()
        else:
            self.leave()

    def _undone(self) -> None:
        undo, self._undo = self._undo, None
        self.leave()
        if undo is not None:
            undo()


class Toasts(QWidget):
    """The toasts of a window, the newest lowest; at most three at once, the others in their turn."""

    def __init__(self, parent: QWidget, *, hint: str = "") -> None:
        super().__init__(parent)
        self._over = parent
        self._hint = hint
        self._shown: list[Toast] = []
        self._waiting: deque[Toast] = deque()
        self._came_from: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show ``text`` for a while, with Ångra where there is something to undo."""
        toast = Toast(text, undo, self._hint, self)
        toast.hide()
        toast.gone.connect(self._remove)
        self._waiting.append(toast)
        self._fill()

    def focus(self) -> None:
        """Bring the keyboard to the newest toast; Esc brings it back to where it was."""
        if self._shown:
            window = self.window()
            if not self.isAncestorOf(window.focusWidget() or self):
                self._came_from = window.focusWidget()
            self._shown[-1].focus()

    def texts(self) -> list[str]:
        """What is shown now, the newest last."""
        return [toast.accessibleName() for toast in self._shown]

    def place(self) -> None:
        """Stand at the bottom in the middle of the window, above its status line."""
        room = self._over.size()
        self.setMaximumWidth(room.width() - GRID * 4)
        self.adjustSize()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - GRID * 6)
        self.raise_()

    def _fill(self) -> None:
        while self._waiting and len(self._shown) < AT_ONCE:
            toast = self._waiting.popleft()
            self._shown.append(toast)
            self._column.addWidget(toast)
            toast.begin()
        self.setVisible(bool(self._shown))
        self.place()

    def _remove(self, toast: Toast) -> None:
        if toast not in self._shown:
            return
        self._shown.remove(toast)
        if toast.isAncestorOf(self.window().focusWidget() or self):
            self._give_focus_back()
        self._column.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        self._fill()

    def _give_focus_back(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
