"""All that is written under one agenda item, to be read: the minutes are adjusted and nothing can change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.meeting import AgendaItem
from protokoll.domain.wording import Words
from protokoll.gui.entries.entry_list import COLUMN, SPACE
from protokoll.gui.entries.label import Label
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.read_card import ReadCard
from protokoll.gui.entries.reveal import reveal_cursor


class EntryReader(QScrollArea):
    """The entries of an item as they print. Everything can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ReadCard] = []
        self._shown = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setProperty("role", "ground")
        self._content.setMaximumWidth(self.fontMetrics().averageCharWidth() * COLUMN + 5 * SPACE)
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(0, 0, SPACE, 0)
        self._layout.setSpacing(SPACE)
        self._nothing = Label("muted")
        self._nothing.show_words("Inget är antecknat under punkten.")
        self._layout.addWidget(self._nothing)
        self._layout.addStretch(1)
        self.setWidget(self._content)
        self.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)

    @property
    def cards(self) -> tuple[ReadCard, ...]:
        """The cards that are shown, in order."""
        return tuple(self._cards[: self._shown])

    def show_item(self, item: AgendaItem, words: Words, place: Place) -> None:
        """Show ``item``, from its beginning. An entry that prints nothing is not shown."""
        self._shown = 0
        for entry in item.entries:
            wording = words.of(entry)
            if wording.lead or wording.clauses or wording.blocks:
                card = self._card(self._shown)
                card.show_entry(entry, wording, place)
                card.show()
                self._shown += 1
        for card in self._cards[self._shown :]:
            card.hide()
        self._nothing.setVisible(not self._shown)
        self.verticalScrollBar().setValue(0)

    def _card(self, number: int) -> ReadCard:
        if number == len(self._cards):
            card = ReadCard(self._content)
            card.leave_wanted.connect(self._go)
            self._layout.insertWidget(number, card)
            self._cards.append(card)
        return self._cards[number]

    def _go(self, way: int) -> None:
        """An arrow leads on to the card above or below."""
        card = self.sender()
        assert isinstance(card, ReadCard)
        at = self._cards.index(card) + way
        if 0 <= at < self._shown:
            self._cards[at].text.setFocus()
            reveal_cursor(self, self._content, SPACE)
