"""The middle panel: one agenda item with its head, and what is written under it, to edit or only to read."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from protokoll.domain.decisions import stem
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.wording import Words
from protokoll.gui.entries import EntryList, EntryReader, People, Place
from protokoll.gui.meeting.item_head import ItemHead
from protokoll.gui.theme.style import GRID, set_role


class ItemView(QFrame):
    """Shows an item; what the user does to it is told by ``head`` and ``entries``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.head = ItemHead()
        self.entries = EntryList()
        self.entries.set_top(self.head.form, self.head.form_stops())
        self.reader = EntryReader()
        self.reader.hide()
        self._locked = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID + 4, GRID * 2, GRID + 4)
        layout.addWidget(self.head)
        layout.addWidget(self.entries, 1)
        layout.addWidget(self.reader, 1)

    def set_locked(self, locked: bool) -> None:
        """Whether the item may only be read; :meth:`show_item` comes after."""
        self._locked = locked
        if locked:
            self.entries.finish_edit()
        self.head.set_locked(locked)
        self.entries.setVisible(not locked)
        self.reader.setVisible(locked)

    def show_item(self, meeting: Meeting, item: AgendaItem, number: str, people: People) -> None:
        """Show ``item`` with its printed number."""
        place = Place(section=number, stem=stem(meeting.body), day=meeting.head.date)
        self.head.show_item(item, number, people, place)
        self.head.cited.show_cited(meeting, item.id)
        if self._locked:
            self.reader.show_item(item, Words(meeting), place)
        else:
            self.entries.show_item(item, people, place)
