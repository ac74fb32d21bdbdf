"""A pair of hands: real key events to whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT


def hand() -> QWidget:
    """What the next key goes to: an open menu, else the widget with the focus."""
    popup = QApplication.activePopupWidget()
    found = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
    assert found is not None, f"nothing in {QApplication.activeWindow()} has the keyboard"
    return found


def settle() -> None:
    """Wait until the window or dialog on top has the keyboard, as it has before anybody can press a key."""
    QApplication.processEvents()
    patience = QDeadlineTimer(3_000)
    while not _is_settled():
        if QApplication.activeWindow() is None:
            _activate_top()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        assert not patience.hasExpired(), f"the keyboard is nowhere: {QApplication.activeWindow()}"


def _activate_top() -> None:
    """Do what a window manager does when a dialog closes; the offscreen platform has none."""
    shown = [
        one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, QMainWindow)
    ]
    top = QApplication.activeModalWidget() or (shown[0] if shown else None)
    if top is not None:
        top.activateWindow()


def _is_settled() -> bool:
    if QApplication.activePopupWidget() is not None:
        return True
    modal, active, focus = (
        QApplication.activeModalWidget(),
        QApplication.activeWindow(),
        QApplication.focusWidget(),
    )
    return active is not None and modal in (None, active) and focus is not None and focus.window() is active


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press and release a key; shortcuts and mnemonics answer as to a real one."""
    for _ in range(times):
        QTest.keyClick(hand(), key, modifiers)
        settle()


def write(text: str) -> None:
    """Type ``text`` letter by letter, also what no keyboard has; a line break is Shift+Enter."""
    for letter in text:
        if letter == "\n":
            QTest.keyClick(hand(), Key.Key_Return, SHIFT)
        elif letter == " ":
            QTest.keyClick(hand(), Key.Key_Space)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(hand(), QKeyEvent(kind, 0, NONE, letter))
