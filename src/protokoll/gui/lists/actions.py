"""What can be done in a list, by its keys and in its right-click menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def list_action(view: QWidget, words: str, keys: str, does: Callable[[], None]) -> QAction:
    """An action of ``view``: its keys hold while the view has the keyboard, its menu shows them."""
    action = QAction(words, view)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(does)
    view.addAction(action)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return action
