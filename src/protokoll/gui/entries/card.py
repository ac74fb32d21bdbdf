"""One entry on the screen: a text that is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from protokoll.domain.entries import Entry
from protokoll.gui import card_keys
from protokoll.gui.entries.card_face import CardFace
from protokoll.gui.entries.fields.field import DOWN, UP, Field, Setting
from protokoll.gui.entries.fold import Fold
from protokoll.gui.entries.forms import FormField
from protokoll.gui.entries.fresh import is_blank
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.words import KINDS
from protokoll.gui.fields.keys import VERTICAL

_MOUSE_HELD = 30
"""Milliseconds between looks whether the mouse button is still held."""
_MOST_WAITS = 50
"""Looks before the button is taken to be up: a drag that ends elsewhere may swallow its release."""


class EntryCard(CardFace):
    """An entry. It reads as text; with the focus in it, its fields show, and the rest behind "Mer".

    The card holds the entry only as it reads while it is typed; whoever listens to ``drafted`` owns it.
    """

    drafted = Signal(object)
    """The entry as it reads now, after each keystroke that changed it."""
    finished = Signal(str)
    """The edit is done; the words name the undo step."""
    remove_wanted = Signal()
    move_wanted = Signal(int)
    """Change places with the card above (-1) or below (+1)."""
    leave_wanted = Signal(int)
    """The cursor leads out of the card: to the one above (-1), below (+1), or to the write box (0)."""
    left = Signal()
    """The focus has left the card."""

    def __init__(
        self, entry: Entry, people: People, place: Place | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(entry, people, place, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._unfinished = False
        self._last: QWidget | None = None
        """The editor that was in focus last, while the card is edited."""
        self._waits = 0
        self._wait_for_mouse = QTimer(self)
        self._wait_for_mouse.setSingleShot(True)
        self._wait_for_mouse.setInterval(_MOUSE_HELD)
        self._wait_for_mouse.timeout.connect(self._look_for_focus)

    # --- for the list ---

    @property
    def entry(self) -> Entry:
        """The entry as it reads now."""
        return self._entry

    @property
    def is_active(self) -> bool:
        """Whether the card is being edited."""
        return self._active

    def show_entry(
        self, entry: Entry, people: People, place: Place | None = None, *, anew: bool = False
    ) -> None:
        """Bring the card to an entry of the same kind; what reads the same stays, cursor and all.

        Nothing of another entry stays, nor of the same one if it is shown ``anew``.
        """
        if type(entry) is not type(self._entry):
            raise TypeError(f"a card for {type(self._entry).__name__} cannot show {type(entry).__name__}")
        anew = anew or entry.id != self._entry.id
        self._entry = entry
        self._setting = Setting(entry=entry, people=people, place=place or self._setting.place)
        if anew:
            self._unfinished = False
        self._show_fields(anew=anew)
        self._refresh()

    def settle(self) -> None:
        """Read what is being typed as if the cursor had left it ("Per" is Per Ek), and end the edit."""
        if self._active:
            for field in self._fields.values():
                field.settle()
        self.finish()

    def rest(self) -> None:
        """Be text again, whether or not the focus has moved yet."""
        if self._active:
            self._wait_for_mouse.stop()
            QApplication.instance().focusChanged.disconnect(self._look_for_focus)  # type: ignore[union-attr]
            self._active = False
            self._last = None
            self._dress()
            self.finish()
            self.left.emit()

    def finish(self) -> None:
        """End the edit, if anything was typed since it last ended."""
        if self._unfinished:
            self._unfinished = False
            self.finished.emit(KINDS[type(self._entry)])

    def focus_first(self) -> None:
        """Put the cursor at the beginning of the card."""
        self._focus_edge(DOWN)

    def focus_last(self) -> None:
        """Put the cursor at the end of the card."""
        self._focus_edge(UP)

    def focus_to_write(self) -> None:
        """Put the cursor in the first field that is still empty, or else after the text."""
        self._activate()
        for field in self._order():
            if field.is_empty() and field.upright:
                field.focus()
                return
        self.focus_last()

    # --- being edited ---

    def _take_focus(self, came: bool) -> None:
        if came:
            self._activate()

    def _activate(self) -> None:
        if self._active:
            return
        self._active = True
        self._waits = 0
        self._build_head()
        self._dress()
        QApplication.instance().focusChanged.connect(self._look_for_focus)  # type: ignore[union-attr]

    def _look_for_focus(self) -> None:
        """Back to text when the focus is elsewhere; while the mouse is held, nothing moves beneath it."""
        focus = QApplication.focusWidget()
        if not self._active or focus is None or focus is self:
            return
        if self.isAncestorOf(focus):
            self._last = focus
            return
        if self._waits < _MOST_WAITS and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._waits += 1
            self._wait_for_mouse.start()
        else:
            self.rest()

    def _toggle_fold(self) -> None:
        self._head.more.toggle()
        if self._head.more.isChecked() and self._fold is not None:
            self._fold.focus()
        else:
            self._focus_edge(DOWN)

    # --- what happens in the fields ---

    def _attend(self, field: Field) -> None:
        """Listen to a field that was just made."""
        field.edited.connect(self._take_edit)
        field.done.connect(self._take_done)
        field.passed.connect(self._pass)
        field.going.connect(self._go)
        field.erasing.connect(self._erase)
        field.focused.connect(self._take_focus)

    def _attend_fold(self, fold: Fold) -> None:
        """Listen to what stands behind "Mer"."""
        fold.up_wanted.connect(self._move_up)
        fold.down_wanted.connect(self._move_down)
        fold.remove_wanted.connect(self._remove)

    def _sender(self) -> tuple[FormField, Field]:
        field = self.sender()
        return next((one, other) for one, other in self._fields.items() if other is field)

    def _take_edit(self) -> None:
        one, field = self._sender()
        before = self._entry
        written = after = one.put(before, field.value())
        if self._form.settle is not None:
            after = self._form.settle(before, written)
        if after != before:
            self._entry = after
            self._setting = Setting(entry=after, people=self._setting.people, place=self._setting.place)
            self._show_fields(anew=False)
            self._unfinished = True
        self._refresh()
        if after != before:
            self.drafted.emit(after)

    def _take_done(self) -> None:
        self._show_complaint()
        self.finish()

    def _order(self) -> list[Field]:
        """The fields that can be seen, in reading order."""
        fields = (self._fields[one] for one in self._form.fields if one in self._fields)
        return [field for field in fields if field.widget.isVisibleTo(self)]

    def _focus_edge(self, way: int) -> None:
        self._activate()
        fields = [field for field in self._order() if field.upright] or self._order()
        if fields:
            fields[0 if way >= 0 else -1].focus(way)

    def _pass(self) -> None:
        """Enter: to the next field, from the last to the write box."""
        _, field = self._sender()
        after = self._order()[self._order().index(field) + 1 :]
        if after:
            after[0].enter()
        else:
            self.leave_wanted.emit(0)

    def _go(self, way: int) -> None:
        """An arrow: to the neighbouring text, or out of the card."""
        _, field = self._sender()
        fields = [one for one in self._order() if one.upright]
        place = fields.index(field) + way
        if 0 <= place < len(fields):
            fields[place].focus(way)
        else:
            self.leave_wanted.emit(way)

    def _erase(self) -> None:
        """Backspace in a card where nothing is written takes it away."""
        if is_blank(self._entry) and not any(field.unread() for field in self._fields.values()):
            self.remove_wanted.emit()

    # --- keys and clicks of the card ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field has taken; ``card_keys`` lists them all."""
        if card_keys.MORE.is_pressed(event):
            self._toggle_fold()
        elif card_keys.LEAVE.is_pressed(event):
            self.leave_wanted.emit(0)
        elif card_keys.MOVE_CARD.is_pressed(event):
            self._move(VERTICAL[Qt.Key(event.key())])
        elif card_keys.REMOVE_CARD.is_pressed(event):
            self._remove()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A click beside the text begins to edit it; one on a button leaves the cursor where it is."""
        super().focusInEvent(event)
        last = self._last
        if self._active and last is not None and isValid(last) and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_last()

    def _move(self, by: int) -> None:
        self.finish()
        self.move_wanted.emit(by)

    def _move_up(self) -> None:
        self._move(UP)

    def _move_down(self) -> None:
        self._move(DOWN)

    def _remove(self) -> None:
        self.finish()
        self.remove_wanted.emit()
