"""Toasts: passing words at the bottom of the window, with Ångra. They never take the focus."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from protokoll.gui.shell.announce import announce
from protokoll.gui.shell.labels import IconLabel
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role

SHOWN_MS, SHOWN_WITH_STEP_MS = 5000, 10000
AT_ONCE = 3
"""More than this many wait for their turn."""


@dataclass(frozen=True, slots=True)
class ToastStep:
    """What a toast offers to do, as a button."""

    words: str
    picture: QIcon
    take: Callable[[], object]
    hint: str = ""
    """The tooltip, with the key that leads to the toast."""


class Toast(QFrame):
    """One passing word, perhaps with a smaller line below. Stays while the pointer or the focus is on it.

    The left and right arrow go through its buttons, as Tab does; Esc puts it away.
    """

    gone = Signal(QObject)

    def __init__(
        self,
        text: str,
        steps: Sequence[ToastStep] = (),
        parent: QWidget | None = None,
        *,
        detail: str = "",
        shown_ms: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel(icon("check", "decision"), self))
        layout.addLayout(self._words(text, detail), 1)
        self._steps = {self._button(step): step for step in steps}
        for button in self._steps:
            layout.addWidget(button)
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName(self.tr("Stäng meddelandet"))
        self._close.setToolTip(self.tr("Stäng meddelandet (Esc)"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self.leave)
        layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(shown_ms or (SHOWN_WITH_STEP_MS if steps else SHOWN_MS))
        self._timer.timeout.connect(self._expire)

    def _words(self, text: str, detail: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for line, role in ((text, ""), (detail, "muted")):
            if line:
                words = QLabel(line, self)
                words.setTextFormat(Qt.TextFormat.PlainText)
                words.setWordWrap(len(line) > 60)
                set_role(words, role)
                column.addWidget(words)
        return column

    def _button(self, step: ToastStep) -> QPushButton:
        button = QPushButton(step.picture, step.words, self)
        set_role(button, "quiet")
        button.setToolTip(step.hint)
        button.clicked.connect(self._take)
        return button

    def begin(self) -> None:
        """Show it; the time starts to run."""
        self.show()
        self._timer.start()
        announce(self, f"{self.accessibleName()} {self.accessibleDescription()}".strip())

    def focus(self) -> None:
        """Bring the keyboard to its first button."""
        next(iter(self._buttons())).setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        focused = next((one for one in self._buttons() if one.hasFocus()), self._close)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> list[QAbstractButton]:
        return [*self._steps, self._close]

    def _expire(self) -> None:
        if any(button.hasFocus() for button in self._buttons()):
            self._timer.start()
        else:
            self.leave()

    def _take(self) -> None:
        """Put it away, then do what the pressed button says; never twice."""
        steps, self._steps = self._steps, {}
        step = next((step for button, step in steps.items() if button is self.sender()), None)
        if step is not None:
            self.leave()
            step.take()


class Toasts(QWidget):
    """The toasts of a window, the newest lowest; at most three at once, the others in their turn.

    Ångra is always about the last thing that could be undone: a new one puts the older away.
    """

    def __init__(self, parent: QWidget, *, hint: str = "") -> None:
        super().__init__(parent)
        self._over = parent
        self._hint = hint
        self._shown: list[Toast] = []
        self._waiting: deque[Toast] = deque()
        self._undo: Toast | None = None
        self._undoes: Collection[str] = ()
        self._came_from: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
            application.inputMethod().cursorRectangleChanged.connect(self._make_way)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None, takes_out: Collection[str] = ()) -> None:
        """Show ``text`` for a while, with Ångra where there is something to undo.

        ``takes_out`` are the uids of the meetings that would be gone then, see ``opened``.
        """
        if undo is None:
            self.add(Toast(text))
            return
        self._withdraw_undo()
        toast = Toast(text, [ToastStep(self.tr("Ångra"), icon("undo", "accent"), undo, self._hint)])
        self._undo, self._undoes = toast, takes_out
        self.add(toast)

    def opened(self, uid: str) -> None:
        """That meeting is worked in from now on: an Ångra that would take it away is no longer right."""
        if uid in self._undoes:
            self._withdraw_undo()

    def _withdraw_undo(self) -> None:
        toast, self._undo, self._undoes = self._undo, None, ()
        if toast is None:
            return
        if toast in self._waiting:
            self._waiting.remove(toast)
            toast.deleteLater()
        else:
            toast.leave()

    def add(self, toast: Toast) -> None:
        """Show a toast that was made elsewhere, as soon as there is room for it."""
        toast.setParent(self)
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
        """Stand at the bottom in the middle, above the status line; at the top if someone writes down there."""
        room = self._over.size()
        self.setMaximumWidth(room.width() - GRID * 4)
        self.adjustSize()
        left, low = (room.width() - self.width()) // 2, room.height() - self.height() - GRID * 6
        hides = QRect(QPoint(left, low), self.size()).intersects(self._written_in())
        self.move(left, GRID * 6 if hides else low)
        self.raise_()

    def _written_in(self) -> QRect:
        """Where the window has a field that is being written in; empty if the keyboard is elsewhere."""
        field = self.window().focusWidget()
        if field is None or not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return QRect()
        shown = field.visibleRegion().boundingRect()
        return QRect(field.mapTo(self.window(), shown.topLeft()), shown.size())

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self._make_way()

    def _make_way(self) -> None:
        """The user writes elsewhere, or what is written in has moved."""
        if self._shown:
            self.place()

    def _fill(self) -> None:
        while self._waiting and len(self._shown) < AT_ONCE:
            toast = self._waiting.popleft()
            self._shown.append(toast)
            self._column.addWidget(toast)
            toast.begin()
        self.place()  # before it is shown: the pointer must not seem to rest on it
        self.setVisible(bool(self._shown))
        self.place()

    def _remove(self, toast: Toast) -> None:
        if toast not in self._shown:
            return
        if toast is self._undo:
            self._undo, self._undoes = None, ()
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
