"""The desk: what every page is handed. It owns nothing of the window; it carries what happens between the parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from protokoll.gui.background import Background

if TYPE_CHECKING:
    from protokoll.storage.store import Store


class Desk(QObject):
    """The open store, the background worker, and the signals by which pages and window talk."""

    changed = Signal(object)
    """What changed in the store: a frozenset of kinds ("meetings", "persons", "bodies", "settings")."""
    said = Signal(str, object)
    """A passing word to the user (toast), with a function that undoes what was done, or None."""
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

    def __init__(self, store: Store, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.background = background

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a passing word, with Ångra where ``undo`` is given."""
        self.said.emit(text, undo)

    def tell_changed(self, *kinds: str) -> None:
        """Tell every page that data of these kinds changed."""
        self.changed.emit(frozenset(kinds))
