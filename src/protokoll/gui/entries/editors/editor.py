"""What all editors of a card have in common: keys and focus that concern the card become signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from protokoll.gui.fields.keys import ENTER, VERTICAL, has_control, is_plain, passes_up, stays

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class Editor(_Widget):
    """Goes before a Qt class. What differs between a line, a text and a choice is told by the methods below.

    Enter that does not end the editor, and is no line break, belongs to the card.
    """

    entered = Signal()
    """Enter was pressed where it ends the editor."""
    going = Signal(int)
    """An arrow leads out: -1 up, +1 down."""
    erasing = Signal()
    """Backspace was pressed and there is nothing to erase."""
    focused = Signal(bool)
    """The focus came or went; a menu or a list of the editor's own only borrows it."""

    @property
    def can_undo(self) -> bool:
        """Whether something has been typed since the edit was finished, for Ctrl+Z to take back."""
        return False

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back that can be done again."""
        return False

    def ends(self, event: QKeyEvent) -> bool:
        """Whether this Enter ends the editor."""
        return is_plain(event)

    def breaks_line(self, event: QKeyEvent) -> bool:
        """Whether this Enter, which does not end it, begins a new line."""
        return False

    def leads_out(self, way: int) -> bool:
        """Whether the arrow up (-1) or down (+1) has nowhere to go within the editor."""
        return False

    def is_blank(self) -> bool:
        """Whether there is nothing to erase."""
        return False

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where there is nothing to undo."""
        if passes_up(event, can_undo=self.can_undo, can_redo=self.can_redo):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead out of the editor are signals."""
        key = Qt.Key(event.key())
        if key in ENTER:
            if self.ends(event):
                self.entered.emit()
            elif self.breaks_line(event):
                super().keyPressEvent(event)
            else:
                event.ignore()
        elif key in VERTICAL and not _selects(event) and self.leads_out(VERTICAL[key]):
            if is_plain(event):
                self.going.emit(VERTICAL[key])
            else:  # with Ctrl or Alt it moves a row or the card
                event.ignore()
        elif key == Qt.Key.Key_Backspace and is_plain(event) and self.is_blank():
            self.erasing.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        if not stays(event):
            self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went."""
        super().focusOutEvent(event)
        if not stays(event):
            self.focused.emit(False)


def _selects(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not has_control(event)
