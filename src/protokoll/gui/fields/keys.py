"""Keys that every field treats alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
VERTICAL = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def is_plain(event: QKeyEvent) -> bool:
    """Whether the key is pressed by itself; the number pad counts as that."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier


def has_control(event: QKeyEvent) -> bool:
    """Whether Ctrl or Alt is held, alone or with others."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)


def is_only(event: QKeyEvent, modifier: Qt.KeyboardModifier) -> bool:
    """Whether just that modifier is held; the number pad does not count."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == modifier


def passes_up(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether Ctrl+Z or Ctrl+Y belongs to the window, since the field itself has nothing to take back.

    Qt's fields claim those keys always, also when there is nothing to undo.
    """
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo


def stays(event: QFocusEvent) -> bool:
    """Whether the focus is only lent, to a menu or a list of offers that belongs to the field."""
    return event.reason() is Qt.FocusReason.PopupFocusReason
