"""A page as the meeting page will be: it owns the item, and does to it what the list tells."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain.entries import Entry
from protokoll.domain.meeting import AgendaItem
from protokoll.gui.entries import EntryList, People, Place
from tests.gui.entries.sample import DAY, PEOPLE

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = ALT | SHIFT
Key = Qt.Key


def focus() -> QWidget:
    """The widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key in whatever has the focus."""
    for _ in range(times):
        QTest.keyClick(focus(), key, modifiers)


def type_text(text: str) -> None:
    """Type ``text`` letter by letter; also what no keyboard has."""
    for letter in text:
        if letter in "\n\t":
            press(Key.Key_Return if letter == "\n" else Key.Key_Tab)
        else:
            key = Key.Key_Space if letter == " " else Key.Key_unknown
            QApplication.sendEvent(focus(), QKeyEvent(QEvent.Type.KeyPress, key, NONE, letter))


class Page:
    """Shows one item and keeps what happens to it."""

    def __init__(self, qtbot: QtBot, *entries: Entry, people: People = PEOPLE) -> None:
        self.item = AgendaItem(id="a4", title="Verksamhetsplan", entries=entries)
        self.people = people
        self.drafts: list[Entry] = []
        self.steps: list[str] = []
        self.list = EntryList()
        qtbot.addWidget(self.list)
        self.list.resize(640, 900)
        self.list.inserted.connect(self.insert)
        self.list.drafted.connect(self.draft)
        self.list.finished.connect(self.steps.append)
        self.list.removed.connect(self.remove)
        self.list.moved.connect(self.move)
        self.list.show()
        self.list.activateWindow()
        qtbot.waitUntil(self.list.isActiveWindow)
        self.show()
        while len(self.list.cards) < len(entries):
            QApplication.processEvents()
        self.list.focus_write_box()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is written, without the ids that are new each time."""
        return tuple(replace(entry, id=None) for entry in self.item.entries)

    def show(self) -> None:
        """Show the item as it is now."""
        self.list.show_item(
            self.item, self.people, Place(section="§ 4", stem="Samordningsgruppen beslutade", day=DAY)
        )

    def become(self, *entries: Entry) -> None:
        """The item gets other entries, as after an undo."""
        self.item = replace(self.item, entries=entries)
        self.show()

    def insert(self, entry: Entry, at: int) -> None:
        self.become(*self.item.entries[:at], entry, *self.item.entries[at:])

    def draft(self, entry: Entry) -> None:
        self.drafts.append(entry)
        self.become(*(entry if one.id == entry.id else one for one in self.item.entries))

    def remove(self, entry_id: str) -> None:
        self.become(*(one for one in self.item.entries if one.id != entry_id))

    def move(self, entry_id: str, by: int) -> None:
        entries = list(self.item.entries)
        at = next(n for n, one in enumerate(entries) if one.id == entry_id)
        entries.insert(at + by, entries.pop(at))
        self.become(*entries)
