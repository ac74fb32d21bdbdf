"""All that is written under one agenda item: its entries as cards, and the box to write on in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.edits import new_id
from protokoll.domain.entries import Entry, EntryBase, Note
from protokoll.domain.meeting import AgendaItem
from protokoll.gui.entries.card import EntryCard
from protokoll.gui.entries.fresh import begun, is_blank, new_entry
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.recognise import recognise
from protokoll.gui.entries.reveal import reveal_cursor, reveal_whole
from protokoll.gui.entries.words import KINDS
from protokoll.gui.entries.write_box import WriteBox

COLUMN = 90
"""Letters in the widest line of text."""
SPACE = 8
NEW_CARDS = 12
"""Cards that are made at a time."""
SPARE_CARDS = 12
"""Cards of a kind that are kept for the next item."""
Unread = dict[tuple[str, ...], str]


class EntryList(QScrollArea):
    """The cards of one item and the write box. It owns no entry: the signals tell what the user does to them.

    All signals are about the item ``item_id``. Each is a draft; ``finished`` ends an undo step.
    """

    inserted = Signal(object, int)
    """A new entry, and its place among the item's entries."""
    drafted = Signal(object)
    """An entry as it reads after a keystroke."""
    finished = Signal(str)
    """What was done since the last step is an undo step with this name."""
    removed = Signal(str)
    """The entry with this id is to go."""
    moved = Signal(str, int)
    """The entry with this id is to move up (-1) or down (+1)."""
    writing = Signal(str, str)
    """What stands in the write box of an item (by id) and is no entry yet, after each keystroke."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: AgendaItem | None = None
        self._people = People()
        self._place = Place()
        self._cards: list[EntryCard] = []
        self._spare: dict[type[EntryBase], list[EntryCard]] = {}
        self._written: dict[str, str] = {}
        self._unread: dict[str | None, Unread] = {}
        self._begun: set[str | None] = set()
        self._to_focus: str | None = None
        self._showing = False
        self._stops: list[QWidget] = []
        self._top_stops: list[QWidget] = []
        self._more_soon = QTimer(self)
        self._more_soon.setSingleShot(True)
        self._more_soon.setInterval(0)
        self._more_soon.timeout.connect(self._show_more)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._content = content = QWidget()
        content.setProperty("role", "ground")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, SPACE, 0)
        self._column.setSpacing(SPACE)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(SPACE)
        self._column.addLayout(self._layout, 1)
        self.write_box = WriteBox(content)
        self._layout.addWidget(self.write_box)
        self._layout.addStretch(1)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._set_column()
        self.write_box.noted.connect(self._note)
        self.write_box.taken.connect(self._insert_last)
        self.write_box.written.connect(self._take_writing)
        self.write_box.going.connect(self._go_from_box)
        self.write_box.setEnabled(False)
        self.verticalScrollBar().rangeChanged.connect(self._reveal_cursor)

    # --- for the page ---

    def set_top(self, widget: QWidget, stops: list[QWidget]) -> None:
        """Let ``widget`` stand above the cards and scroll with them; Tab comes to ``stops`` before the cards."""
        self._column.insertWidget(0, widget)
        self._top_stops = stops
        self._chain()

    @property
    def item_id(self) -> str:
        """The item that is shown, and that the signals are about; empty before the first."""
        return self._item.id if self._item else ""

    @property
    def cards(self) -> tuple[EntryCard, ...]:
        """The cards that are shown, in order."""
        return tuple(self._cards)

    def show_item(self, item: AgendaItem, people: People, place: Place) -> None:
        """Show ``item``, or what it has become: cards of entries that are the same object are not touched."""
        if self._item is not None and item.id != self._item.id:
            self._leave_item()
        switched = self._item is None or item.id != self._item.id
        around = people is not self._people or place != self._place
        self._item, self._people, self._place = item, people, place
        if around:
            self.write_box.know(people, place)
        if switched:
            self.write_box.setEnabled(True)
            self.write_box.show_text(self._written.get(item.id, ""))
        self._show_entries(around=around, keep_cards=switched)

    def show_writing(self, item_id: str, text: str) -> None:
        """Put back what stood in an item's write box when the program was last left."""
        self._written[item_id] = text
        if item_id == self.item_id:
            self.write_box.show_text(text)

    def forget(self) -> None:
        """Another meeting comes: nothing of this one is kept, since its ids may be those of the next."""
        self._showing = True
        self.write_box.setFocus()
        for card in self._cards:
            self._put_away(card, keep=True)
        self._showing = False
        self._item = None
        self._cards = []
        self._to_focus = None
        for kept in (self._written, self._unread, self._begun):
            kept.clear()
        self.write_box.show_text("")
        self.write_box.setEnabled(False)

    def start_entry(self, kind: type[EntryBase]) -> None:
        """Begin an entry of that kind with the cursor in it.

        From the write box, what stands there becomes its text. From a card, the new one comes right after it.
        """
        if self._item is None:
            return
        card = next((card for card in self._cards if card.is_active), None)
        if card is not None:
            self._insert(new_entry(kind), self._cards.index(card) + 1)
            return
        text = self.write_box.text()
        found = recognise(text, self._people, self._place.day) if text.strip() else None
        if type(found) is not kind:
            found = begun(kind, text, self._people, self._place.day)
        self._insert_last(found)

    def finish_edit(self) -> None:
        """End the edit that is under way, if any (before saving, leaving, undoing)."""
        for card in list(self._cards):
            card.settle()

    def focus_write_box(self) -> None:
        """Put the cursor where one writes on."""
        self.write_box.setFocus()

    def go_to_entry(self, entry_id: str) -> None:
        """Put the cursor in an entry of the item, as soon as it has its card."""
        self._to_focus = entry_id
        self._focus_wanted()

    # --- cards ---

    def _leave_item(self) -> None:
        """Before another item: end what is being edited, keep what cannot be an entry yet."""
        focus = QApplication.focusWidget()
        if focus is not None and any(card.isAncestorOf(focus) for card in self._cards):
            self.write_box.setFocus()
        self.finish_edit()
        for card in list(self._cards):
            card.rest()
            self._keep_unread(card)

    def _keep_unread(self, card: EntryCard) -> None:
        texts = card.unread()
        if texts:
            self._unread[card.entry.id] = texts
        else:
            self._unread.pop(card.entry.id, None)

    def _show_more(self) -> None:
        """Go on with the cards of a long item."""
        self._show_entries(around=False, keep_cards=False)

    def _show_entries(self, *, around: bool, keep_cards: bool) -> None:
        """Bring the cards to the item's entries; many new ones come a few at a time, from above."""
        self._showing = True
        self._set_cards(self._item.entries if self._item else (), around=around, keep_cards=keep_cards)
        self._showing = False
        self._take_shape()
        self._focus_wanted()

    def _set_cards(self, entries: tuple[Entry, ...], *, around: bool, keep_cards: bool) -> None:
        known = {card.entry.id: card for card in self._cards}
        wanted = {entry.id: type(entry) for entry in entries}
        gone = [card for card in self._cards if wanted.get(card.entry.id) is not type(card.entry)]
        for card in gone:
            del known[card.entry.id]
            self._put_away(card, keep=keep_cards)
        cards: list[EntryCard] = []
        new = 0
        for entry in entries:
            found = known.get(entry.id) or self._spare_card(entry)
            if found is None:
                if new == NEW_CARDS:
                    self._more_soon.start()
                    continue
                new += 1
                found = self._new_card(entry)
            if entry.id in known:
                if around or found.entry is not entry:
                    found.show_entry(entry, self._people, self._place)
            else:
                found.show_unread(self._unread.pop(entry.id, {}))
            if self._layout.indexOf(found) != len(cards):
                self._layout.insertWidget(len(cards), found)
            found.show()
            cards.append(found)
        self._cards = cards

    def _spare_card(self, entry: Entry) -> EntryCard | None:
        spare = self._spare.get(type(entry))
        if not spare:
            return None
        card = spare.pop()
        card.show_entry(entry, self._people, self._place, anew=True)
        return card

    def _new_card(self, entry: Entry) -> EntryCard:
        card = EntryCard(entry, self._people, self._place, self._content)
        card.drafted.connect(self._take_draft)
        card.finished.connect(self._take_finish)
        card.remove_wanted.connect(self._take_removal)
        card.move_wanted.connect(self._take_move)
        card.leave_wanted.connect(self._take_leave)
        card.left.connect(self._take_left)
        card.reshaped.connect(self._take_shape)
        card.unfolded.connect(self._reveal_card)
        return card

    def _put_away(self, card: EntryCard, *, keep: bool) -> None:
        """Let the card go, or keep it for another entry while there are not enough."""
        focus = QApplication.focusWidget()
        if focus is not None and card.isAncestorOf(focus):
            self._focus_beside(card)
        card.rest()
        self._layout.removeWidget(card)
        card.hide()
        spare = self._spare.setdefault(type(card.entry), [])
        if keep and len(spare) < SPARE_CARDS:
            spare.append(card)
        else:
            card.deleteLater()

    def _focus_beside(self, card: EntryCard) -> None:
        """The cursor goes on to the card below, or to the write box."""
        place = self._cards.index(card) + 1
        if place < len(self._cards):
            self._cards[place].focus_first()
        else:
            self.write_box.setFocus()

    # --- what happens in the cards ---

    def _sender(self) -> EntryCard:
        card = self.sender()
        assert isinstance(card, EntryCard)
        return card

    def _take_draft(self, entry: Entry) -> None:
        if not self._showing:
            self.drafted.emit(entry)

    def _take_finish(self, words: str) -> None:
        if not self._showing:
            self.finished.emit(words)

    def _take_removal(self) -> None:
        self._remove(self._sender())

    def _remove(self, card: EntryCard) -> None:
        self.removed.emit(card.entry.id)
        self.finished.emit(f"Ta bort {KINDS[type(card.entry)].lower()}")

    def _take_move(self, by: int) -> None:
        card = self._sender()
        if 0 <= self._cards.index(card) + by < len(self._cards):
            self.moved.emit(card.entry.id, by)
            self.finished.emit(f"Flytta {KINDS[type(card.entry)].lower()}")
            self._reveal_cursor()

    def _take_leave(self, way: int) -> None:
        place = self._cards.index(self._sender()) + way
        if way == 0 or place >= len(self._cards):
            self.write_box.setFocus()
        elif place >= 0:
            card = self._cards[place]
            card.focus_first() if way > 0 else card.focus_last()

    def _take_left(self) -> None:
        """A card that was begun and left with nothing in it goes away by itself."""
        card = self._sender()
        if card.entry.id in self._begun and not self._showing:
            self._begun.discard(card.entry.id)
            if is_blank(card.entry) and not card.unread():
                self._remove(card)

    # --- what happens in the write box ---

    def _note(self, text: str) -> None:
        self.write_box.clear()
        self.inserted.emit(Note(id=new_id(), text=text), self._end)
        self.finished.emit(KINDS[Note])

    def _insert_last(self, entry: Entry) -> None:
        self.write_box.clear()
        self._insert(entry, self._end)

    @property
    def _end(self) -> int:
        return len(self._item.entries) if self._item else 0

    def _insert(self, entry: Entry, at: int) -> None:
        self._to_focus = entry.id
        self._begun.add(entry.id)
        self.inserted.emit(entry, at)
        if not is_blank(entry):
            self.finished.emit(KINDS[type(entry)])

    def _focus_wanted(self) -> None:
        """Put the cursor in the entry that was begun, once it has its card."""
        card = next((card for card in self._cards if card.entry.id == self._to_focus), None)
        if card is not None and self._to_focus is not None:
            self._to_focus = None
            card.focus_to_write()

    def _take_writing(self, text: str) -> None:
        self._written[self.item_id] = text
        self.writing.emit(self.item_id, text)

    def _go_from_box(self, way: int) -> None:
        if way < 0 and self._cards:
            self._cards[-1].focus_last()

    # --- focus and room ---

    def _take_shape(self) -> None:
        """Lay out at once, so that nothing is seen half-way, and mend the order of Tab."""
        if not self._showing:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._chain()

    def _chain(self) -> None:
        """Tab goes through the cards as they stand, and then to the write box."""
        stops = list(self._each_stop())
        if stops == self._stops:
            return
        before: QWidget = self
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        self._stops = stops

    def _each_stop(self) -> Iterator[QWidget]:
        yield from self._top_stops
        for card in self._cards:
            yield from card.stops()
        yield self.write_box.editor

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A click beside the cards leads to the write box."""
        super().focusInEvent(event)
        self.write_box.setFocus()

    def _reveal_cursor(self) -> None:
        """Keep what is being typed in sight when the cards above it grow."""
        if self.write_box.editor.hasFocus() and self.write_box.height() < self.viewport().height():
            self.ensureWidgetVisible(self.write_box, 0, SPACE)
        else:
            reveal_cursor(self, self._content, SPACE)

    def _reveal_card(self) -> None:
        reveal_whole(self, self._sender(), SPACE)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the column anew when the letters change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.widget():
            self._set_column()

    def _set_column(self) -> None:
        self._content.setMaximumWidth(self.fontMetrics().averageCharWidth() * COLUMN + 5 * SPACE)
