"""The box below the cards, where everything begins: plain writing, and a quiet offer of what it could be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from protokoll.domain.entries import Entry
from protokoll.gui.entries.editors.text_edit import TextEdit
from protokoll.gui.entries.label import Label
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.recognise import offer, recognise
from protokoll.gui.fields.keys import ENTER, is_only
from protokoll.gui.theme.style import set_property

LEAST_LINES = 3


class _WriteEdit(TextEdit):
    """The text in the box. Tab takes the offer while there is one."""

    offer_taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, lines=False)
        self.has_offer = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is Enter."""
        key = Qt.Key(event.key())
        if key in ENTER and is_only(event, Qt.KeyboardModifier.ControlModifier):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the offer, and leads on where there is none."""
        if forward and self.has_offer:
            self.offer_taken.emit()
            return True
        return super().focusNextPrevChild(forward)


class WriteBox(QWidget):
    """Enter makes a note of what is typed, Shift+Enter a new line, Tab what is offered."""

    noted = Signal(str)
    """Enter: what was typed is a note."""
    taken = Signal(object)
    """Tab: what was typed is this entry."""
    written = Signal(str)
    """What stands in the box, after each keystroke."""
    going = Signal(int)
    """An arrow leads out of the box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = People()
        self._place = Place()
        self._offered: Entry | None = None
        self._frame = QFrame(self)
        self._frame.setProperty("field", "write")
        self._frame.setProperty("active", False)
        self.editor = _WriteEdit(self._frame)
        self.editor.setPlaceholderText("Skriv … ”Beslut:”, ”att …”, ”Anna yrkar …”")
        self.editor.setAccessibleName("Skriv")
        self.editor.setAccessibleDescription("Enter gör texten till en anteckning.")
        self.editor.set_least_lines(LEAST_LINES)
        self.hint = Label("small", self)
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self.hint.show_words("")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.editor)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(4)
        outside.addWidget(self._frame)
        outside.addWidget(self.hint)
        self.setFocusProxy(self.editor)
        self.editor.written.connect(self._take_text)
        self.editor.entered.connect(self._enter)
        self.editor.offer_taken.connect(self._take_offer)
        self.editor.going.connect(self.going)
        self.editor.focused.connect(self._take_focus)

    def know(self, people: People, place: Place) -> None:
        """Take note of who is at the meeting and when it is."""
        self._people, self._place = people, place
        self._look()

    def text(self) -> str:
        """What stands in the box."""
        return self.editor.typed()

    def show_text(self, text: str) -> None:
        """Put ``text`` in the box, with the cursor after it."""
        if text != self.text():
            self.editor.show_text(text)
            self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self._look()

    def clear(self) -> None:
        """Empty the box: what stood there has become an entry."""
        if self.text():
            self.show_text("")
            self.written.emit("")

    def _take_text(self) -> None:
        self._look()
        self.written.emit(self.text())

    def _look(self) -> None:
        """See whether the text begins as some entry does, and offer that."""
        text = self.text()
        self._offered = recognise(text, self._people, self._place.day) if text.strip() else None
        self.editor.has_offer = self._offered is not None
        self._show_hint()

    def _show_hint(self) -> None:
        said = ""
        if self._offered is not None and self.editor.hasFocus():
            said = f"Enter: anteckning · Tab: {offer(self._offered, self._people)}"
        self.hint.show_words(said)

    def _enter(self) -> None:
        text = self.text().rstrip().lstrip("\n")
        if text.strip():
            self.noted.emit(text)

    def _take_offer(self) -> None:
        if self._offered is not None:
            self.taken.emit(self._offered)

    def _take_focus(self, came: bool) -> None:
        set_property(self._frame, "active", came)
        self._show_hint()
