"""The desk: what every page is handed. It owns nothing of the window; it carries what happens between the parts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from protokoll.gui.background import Background

if TYPE_CHECKING:
    from protokoll.storage.store import Store


class Desk(QObject):
    """The store, the background worker, and the signals by which pages and window talk."""

    changed = Signal(object)
    """What changed in the store: a frozenset of kinds ("meetings", "persons", "bodies", "settings",
    "templates")."""
    said = Signal(str, object, object)
    """A passing word to the user (toast), with a function that undoes what was done, or None, and the uids of the
    meetings that are gone then."""
    failed = Signal(object)
    """An error to show: a ``UserError`` in a sentence, anything else as a bug with details to copy."""
    meeting_wanted = Signal(str)
    """Open the page of the meeting with this uid."""
    page_wanted = Signal(str)
    """Show a page by its name: "overview", "meetings", "persons", "settings"."""
    paper_created = Signal(object)
    """A :class:`CreatedPaper` was written: tell where, and offer to open it."""
    save_state = Signal(str, bool)
    """What the status line says of saving ("Sparat 12.43"), and whether something is wrong."""

    def __init__(self, store: Store | None, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.background = background

    @property
    def is_open(self) -> bool:
        """Whether the store is there; the window is painted before that."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The open store."""
        assert self._store is not None, "the store is not open yet"
        return self._store

    def open(self, store: Store) -> None:
        """The store is there."""
        self._store = store

    def say(
        self, text: str, undo: Callable[[], None] | None = None, *, takes_out: Collection[str] = ()
    ) -> None:
        """Show a passing word, with Ångra where ``undo`` is given.

        ``takes_out`` are the uids of meetings that ``undo`` takes away: it is offered until one of them is opened.
        """
        self.said.emit(text, undo, takes_out)

    def tell_changed(self, *kinds: str) -> None:
        """Tell every page that data of these kinds changed."""
        self.changed.emit(frozenset(kinds))
