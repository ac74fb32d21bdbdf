"""A line that offers words as one types: Enter or Tab takes the one that is marked.

Where only one word belongs in the line, the same key then leads on; where there may be several, a comma may follow.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QWidget

from protokoll.gui import card_keys
from protokoll.gui.entries.editors.line_edit import LineEdit
from protokoll.gui.fields.keys import ENTER, VERTICAL, is_plain

MOST_SHOWN = 8


class OfferingEdit(LineEdit):
    """``offers`` gives the words for what is typed so far; with ``many``, commas part what is typed."""

    def __init__(
        self, offers: Callable[[str], list[str]], *, many: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offers = offers
        self._many = many
        self._words = QStringListModel(self)
        self._completer: QCompleter | None = None
        self._noticing = False
        self.textEdited.connect(self._offer_typed)

    # --- the list ---

    def _span(self) -> tuple[int, int]:
        """Where the name at the cursor begins and ends."""
        text, place = self.text(), self.cursorPosition()
        if not self._many:
            return 0, len(text)
        start = text.rfind(",", 0, place) + 1
        end = text.find(",", place)
        return start, len(text) if end < 0 else end

    def _offer_typed(self) -> None:
        start, end = self._span()
        piece = self.text()[start:end].strip()
        found = self._offers(piece) if piece else []
        if not found or found[0].casefold() == piece.casefold():
            self._hide()
        else:
            self._show(found)

    def _show(self, words: list[str]) -> None:
        if self._completer is None:
            self._completer = self._make_completer()
        if not self._noticing:
            self._noticing = True
            QApplication.instance().focusChanged.connect(self._notice_focus)  # type: ignore[union-attr]
        self._words.setStringList(words)
        self._completer.complete()
        self._list.setCurrentIndex(self._words.index(0))

    def _make_completer(self) -> QCompleter:
        """The list is made when it is first needed: most names are only read."""
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_SHOWN)
        completer.setWidget(self)
        completer.activated.connect(self._take)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName("Förslag")
        return completer

    @property
    def _list(self) -> QAbstractItemView:
        popup = self._completer.popup() if self._completer else None
        assert popup is not None
        return popup

    @property
    def is_offering(self) -> bool:
        """Whether the list is open."""
        return self._completer is not None and self._list.isVisible()

    def _hide(self) -> None:
        if self.is_offering:
            self._list.hide()

    def _notice_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """An open list swallows the news that the focus has left the line; so tell it once the list is closed."""
        if now is not self and self._noticing:
            self._hide()
            QApplication.sendEvent(self, QFocusEvent(QEvent.Type.FocusOut))

    def _take_marked(self) -> None:
        word = str(self._list.currentIndex().data() or "")
        self._hide()
        if word:
            self._take(word)

    def _take(self, word: str) -> None:
        """Put ``word`` in place of what was typed; it can be undone like typing."""
        start, end = self._span()
        before = " " if self._many and start else ""
        self.setSelection(start, end - start)
        self.insert(before + word)
        self._hide()

    def _mark(self, by: int) -> None:
        row = self._list.currentIndex().row() + by
        if 0 <= row < self._words.rowCount():
            self._list.setCurrentIndex(self._words.index(row))

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While words are offered, arrows choose, Enter takes and Escape closes; Ctrl+Space offers all."""
        key = Qt.Key(event.key())
        if card_keys.OFFER_ALL.is_pressed(event):
            found = self._offers("")
            if found:
                self._show(found)
        elif not (self.is_offering and is_plain(event)):
            super().keyPressEvent(event)
        elif key in ENTER:
            self._take_marked()
            if not self._many:
                self.entered.emit()
        elif key in VERTICAL:
            self._mark(VERTICAL[key])
        elif key == Qt.Key.Key_Escape:
            self._hide()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what is offered before it leads on."""
        if forward and self.is_offering:
            self._take_marked()
            if self._many:
                return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list closes with the field."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._hide()
            if self._noticing:
                self._noticing = False
                QApplication.instance().focusChanged.disconnect(self._notice_focus)  # type: ignore[union-attr]
        super().focusOutEvent(event)
