"""Typing as a user does."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Key = Qt.Key


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifiers)
    _settle()


def _settle() -> None:
    """Let editors in tables hand over; give the window back what a list that popped up took (offscreen keeps it)."""
    QApplication.processEvents()
    active = QApplication.activeWindow()
    if active is None or not active.isVisible():
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() == Qt.WindowType.Window:
                window.activateWindow()
        QApplication.processEvents()


def type_text(widget: QWidget, text: str) -> None:
    """Any text, character by character: ``keyClicks`` aborts above U+00FF."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def replace_text(widget: QWidget, text: str) -> None:
    """Mark all that stands there and type over it."""
    widget.setFocus()
    press(widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(widget, Key.Key_Delete)
    type_text(widget, text)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
