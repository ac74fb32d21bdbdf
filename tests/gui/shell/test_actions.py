"""The table of actions: no clashes, every word in place; and what is connected is what is shown."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenuBar
from pytestqt.qtbot import QtBot

from protokoll.gui.action_table import ACTIONS, MENUS
from protokoll.gui.actions import Actions
from protokoll.gui.card_keys import CARD_KEYS, MORE
from tests.gui.shell.conftest import Journal

STANDARD = (
    "Copy",
    "Cut",
    "Paste",
    "SelectAll",
    "Find",
    "MoveToNextWord",
    "MoveToPreviousWord",
    "Bold",
    "Italic",
)


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_names_and_shortcuts_are_unique(qapp: QApplication) -> None:
    assert twice([spec.name for spec in ACTIONS]) == []
    assert twice([QKeySequence(keys).toString() for spec in ACTIONS for keys in spec.shortcuts]) == []


def test_every_shortcut_is_one(qapp: QApplication) -> None:
    told = [keys for spec in ACTIONS for keys in spec.shortcuts] + [
        keys for one in CARD_KEYS for keys in one.keys
    ]
    for keys in told:
        assert QKeySequence(keys).toString() == keys


def test_every_entry_has_a_key() -> None:
    assert [spec.name for spec in ACTIONS if spec.menu == "entry" and not spec.shortcuts] == []


def test_the_keys_of_a_card_are_no_shortcuts_of_the_window(qapp: QApplication) -> None:
    inside = [keys for one in CARD_KEYS for keys in one.keys]
    assert twice(inside) == []
    assert {keys for spec in ACTIONS for keys in spec.shortcuts} & set(inside) == set()


@pytest.mark.parametrize(
    ("key", "held", "pressed"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, True),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, False),
    ],
)
def test_a_key_of_a_card_is_known(key: Qt.Key, held: Qt.KeyboardModifier, pressed: bool) -> None:
    assert MORE.is_pressed(QKeyEvent(QEvent.Type.KeyPress, key, held)) is pressed


def test_no_shortcut_takes_what_every_text_field_needs(qapp: QApplication) -> None:
    needed = {
        keys.toString()
        for name in STANDARD
        for keys in QKeySequence.keyBindings(getattr(QKeySequence.StandardKey, name))
    }
    assert {keys for spec in ACTIONS for keys in spec.shortcuts} & needed == set()


@pytest.mark.parametrize("menu", MENUS)
def test_mnemonics_are_unique_in_their_menu(menu: str) -> None:
    letters = [spec.text[spec.text.index("&") + 1].casefold() for spec in ACTIONS if spec.menu == menu]
    assert twice(letters) == []


def test_mnemonics_of_the_menu_bar_are_unique() -> None:
    assert twice([title[title.index("&") + 1].casefold() for title in MENUS.values()]) == []


def test_what_nobody_does_is_not_shown(qtbot: QtBot, actions: Actions, journal: Journal) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    actions.fill(bar)
    assert not any(menu.isVisible() for menu in bar.actions())
    assert actions.shown() == []
    actions.connect("meeting.new", journal.new_meeting)
    assert [menu.text() for menu in bar.actions() if menu.isVisible()] == ["&Arkiv"]
    assert [action.spec.name for action in actions.shown()] == ["meeting.new"]
    assert actions["meeting.new"].isVisible()
    assert not actions["meeting.import"].isVisible()


def test_a_tooltip_tells_the_shortcut(actions: Actions) -> None:
    assert actions["meeting.new"].toolTip() == "Planera ett möte (Ctrl+N)"
    assert actions["item.new"].toolTip() == "Ny punkt (Ctrl+Skift+N)"
    assert actions["help.about"].toolTip() == "Om Protokoll"


def test_an_action_that_needs_a_meeting_waits_for_one(actions: Actions, journal: Journal) -> None:
    actions.connect("entry.decision", journal.decide)
    actions.trigger("entry.decision")
    assert journal.lines == []
    actions.set_meeting_at_hand(True)
    actions.trigger("entry.decision")
    assert journal.lines == ["decide"]


def test_a_page_may_do_it_in_its_own_way(actions: Actions, journal: Journal) -> None:
    actions.connect("meeting.new", journal.new_meeting)
    actions.connect("meeting.new", journal.decide, page="meetings")
    actions.connect("edit.undo", journal.undo, page="meetings")
    actions.trigger("meeting.new")
    actions.trigger("edit.undo")
    actions.set_page("meetings")
    actions.trigger("meeting.new")
    actions.trigger("edit.undo")
    assert journal.lines == ["new", "decide", "undo"]


def test_two_may_not_do_the_same(actions: Actions, journal: Journal) -> None:
    actions.connect("meeting.new", journal.new_meeting)
    with pytest.raises(ValueError, match="already connected"):
        actions.connect("meeting.new", journal.decide)
    with pytest.raises(KeyError):
        actions.connect("meeting.dance", journal.decide)
