"""The field above the attendance list: what is typed is looked for, and its keys go on to the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from protokoll.gui.fields.keys import ENTER, VERTICAL, passes_up


class FindField(QLineEdit):
    """Up and Down go through the list, Enter chooses and Escape begins anew."""

    stepped = Signal(int)
    """Up (-1) or Down (1)."""
    chosen = Signal()
    """Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where there is nothing to undo."""
        if passes_up(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that are the list's; all others are Qt's."""
        key = Qt.Key(event.key())
        if key in VERTICAL:
            self.stepped.emit(VERTICAL[key])
        elif key in ENTER:
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
