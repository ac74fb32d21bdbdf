"""An entry that is only read: its label, and the sentence that prints."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from protokoll.domain.entries import Decision, Entry, Note, Task
from protokoll.domain.wording import Wording
from protokoll.gui.entries.editors.reading_text import ReadingText
from protokoll.gui.entries.forms import FORMS
from protokoll.gui.entries.label import Label
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.summaries import heading, remark
from protokoll.gui.theme.style import set_property


class ReadCard(QFrame):
    """Looks as :class:`EntryCard` does while it rests."""

    leave_wanted = Signal(int)
    """The cursor leads out of the card: to the one above (-1) or below (+1)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("active", False)
        self._label = Label("label")
        self.text = ReadingText(self)
        self.text.going.connect(self.leave_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 8)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addWidget(self.text)

    def show_entry(self, entry: Entry, wording: Wording, place: Place) -> None:
        """Show an entry in the words that print."""
        card = FORMS[type(entry)].card
        set_property(self, "card", card)
        set_property(self._label, "of", card)  # the label's colour is looked up anew as well
        told = [heading(entry, place)]
        if isinstance(entry, Note):
            told.append(wording.label)
        if isinstance(entry, Decision | Task):
            told.append(remark(entry))
        words = " · ".join(filter(None, told))
        self._label.show_words(words)
        self.text.setAccessibleName(words.capitalize())
        self.text.show_wording(wording)
