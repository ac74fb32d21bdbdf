"""What all fields have in common: a value is given back exactly as it came until somebody types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from protokoll.domain.entries import Entry
from protokoll.domain.values import Value
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place

UP, DOWN = -1, 1


class Setting(Value, frozen=True, kw_only=True):
    """What a field may need to know besides its own value."""

    entry: Entry
    people: People
    place: Place


class Field(QObject):
    """A value of an entry on the screen. It belongs to ``widget``, which the card lays out, and dies with it.

    Subclasses say how the value is written to the editor and read from it. What the editor cannot express
    (a line break in a name, a date of the year 12) stays as it was as long as nobody types there.
    """

    empty: Any = None
    """The value of the field when nothing is typed in it."""
    upright = True
    """Whether arrows up and down lead into the field (in a list of choices they would choose)."""

    edited = Signal()
    """The user changed what stands in the field: after each keystroke."""
    done = Signal()
    """The edit is done: a choice was made, or the focus left the field."""
    passed = Signal()
    """Enter was pressed where it ends the field: on to the next."""
    going = Signal(int)
    """An arrow leads out of the field: -1 up, +1 down."""
    erasing = Signal()
    """Backspace was pressed in the empty field."""
    focused = Signal(bool)
    """The focus came into the field or left it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        self._shown: Any = None
        self._shown_raw: Any = None
        self._setting: Setting | None = None

    # --- for the card ---

    def value(self) -> Any:
        """The value as the field reads now."""
        return self._shown if self._raw() == self._shown_raw else self._read()

    def show_value(self, value: Any, *, anew: bool = False) -> None:
        """Bring the field to ``value``. What reads the same stays untouched, unless shown ``anew``."""
        if anew or value != self.value():
            self._write(value)
        self._keep(value)

    def know(self, setting: Setting) -> None:
        """Take note of what is around the field; it is told before each value, and after each edit."""
        if setting != self._setting:
            self._setting = setting
            self._heed(setting)

    def set_active(self, active: bool) -> None:
        """The card is being edited, or is only read: fields without a text of their own show it."""

    def is_empty(self) -> bool:
        """Whether nothing is typed in the field."""
        return not self.value()

    def stops(self) -> list[QWidget]:
        """Where Tab stops in the field, in reading order."""
        return [self.widget]

    def focus(self, way: int = DOWN) -> None:
        """Put the cursor first in the field, or last when it is entered from below."""
        (self.stops()[0] if way >= 0 else self.stops()[-1]).setFocus()

    def enter(self) -> None:
        """Put the cursor in the field to write there, as Tab does: a line is marked whole."""
        self.stops()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def settle(self) -> None:
        """The edit ends: put what was typed into its final shape."""

    def complain(self) -> str:
        """Why what is typed stands for no value, as a short sentence; empty where it does."""
        return ""

    def unread(self) -> str:
        """What is typed and stands for no value, so that it can be kept for later."""
        return ""

    def show_unread(self, text: str) -> None:
        """Put back what :meth:`unread` gave."""

    def name(self, words: str) -> None:
        """Give the field its name for screen readers: "Yrkande, vem"."""
        self.widget.setAccessibleName(words)

    # --- for subclasses ---

    def _keep(self, value: Any) -> None:
        """What stands in the editor now is ``value``, until it is changed there."""
        self._shown, self._shown_raw = value, self._raw()

    def _raw(self) -> Any:
        """What stands in the editor, as it stands."""
        return self._read()

    def _read(self) -> Any:
        """The value that the editor expresses."""
        raise NotImplementedError

    def _write(self, value: Any) -> None:
        """Put ``value`` into the editor, with nothing to undo there."""
        raise NotImplementedError

    def _heed(self, setting: Setting) -> None:
        """Make use of what is around the field."""
