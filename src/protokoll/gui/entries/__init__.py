"""What is written under an agenda item, edited where it stands: cards for the entries, and the write box."""

from protokoll.gui.entries.card import EntryCard
from protokoll.gui.entries.entry_list import EntryList
from protokoll.gui.entries.fresh import new_entry
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.reader import EntryReader

__all__ = ["EntryCard", "EntryList", "EntryReader", "People", "Place", "new_entry"]
