"""Toasts: they say, wait, undo, and leave the focus alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from protokoll.gui.shell import toast as toast_module
from protokoll.gui.shell.window import Window
from tests.gui.shell.conftest import DummyPage, Journal


def test_a_toast_leaves_the_focus_alone_and_undoes_by_keyboard(
    qtbot: QtBot, window: Window, journal: Journal
) -> None:
    page = window.page_widget("overview")
    assert isinstance(page, DummyPage)
    page.field.setFocus()
    window.toasts.say("Mötet är borttaget", journal.undo)
    assert window.focusWidget() is page.field
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    button = window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Ångra"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert journal.lines == ["undo"]
    assert window.toasts.texts() == []
    assert window.focusWidget() is page.field


def test_escape_puts_it_away_and_gives_the_focus_back(qtbot: QtBot, window: Window) -> None:
    page = window.page_widget("overview")
    assert isinstance(page, DummyPage)
    page.field.setFocus()
    window.toasts.say("Protokollet är skapat")
    window.toasts.focus()
    reached = window.focusWidget()
    assert reached is not None
    assert reached.accessibleName() == "Stäng meddelandet"
    QTest.keyClick(reached, Qt.Key.Key_Escape)
    assert window.toasts.texts() == []
    assert window.focusWidget() is page.field


def test_more_than_three_wait_for_their_turn(qtbot: QtBot, window: Window) -> None:
    for number in range(5):
        window.toasts.say(f"Nummer {number}")
    assert window.toasts.texts() == ["Nummer 0", "Nummer 1", "Nummer 2"]
    window.toasts.focus()
    reached = window.focusWidget()
    assert reached is not None
    QTest.keyClick(reached, Qt.Key.Key_Escape)
    assert window.toasts.texts() == ["Nummer 0", "Nummer 1", "Nummer 3"]


def test_it_goes_by_itself_but_not_while_it_has_the_focus(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "SHOWN_MS", 30)
    window.toasts.say("Sparat")
    qtbot.waitUntil(lambda: window.toasts.texts() == [])
    window.toasts.say("Sparat igen")
    window.toasts.focus()
    qtbot.wait(120)
    assert window.toasts.texts() == ["Sparat igen"]


def test_it_stands_inside_the_window(qtbot: QtBot, window: Window) -> None:
    window.toasts.say("Ett mycket långt meddelande som inte får plats på en enda rad " * 4)
    window.resize(820, 520)
    assert window.rect().contains(window.toasts.geometry())


def undo_buttons(window: Window) -> list[QPushButton]:
    return [
        one for one in window.toasts.findChildren(QPushButton) if one.text() == "Ångra" and one.isVisible()
    ]


def test_only_the_last_thing_done_can_be_undone(qtbot: QtBot, window: Window, journal: Journal) -> None:
    window.toasts.say("Nummer 1 är borttaget", journal.decide)
    window.toasts.say("Listan är kopierad")
    window.toasts.say("Nummer 2 är borttaget", journal.undo)
    assert window.toasts.texts() == ["Listan är kopierad", "Nummer 2 är borttaget"]
    (button,) = undo_buttons(window)
    button.click()
    assert journal.lines == ["undo"]


def test_an_undo_that_waits_for_its_turn_is_replaced_as_well(
    qtbot: QtBot, window: Window, journal: Journal
) -> None:
    for number in range(3):
        window.toasts.say(f"Nummer {number}")
    window.toasts.say("Ett möte är borttaget", journal.decide)
    window.toasts.say("Ett till är borttaget", journal.undo)
    window.toasts.focus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.toasts.texts() == ["Nummer 0", "Nummer 1", "Ett till är borttaget"]


def test_an_undo_goes_when_the_meeting_it_would_take_away_is_opened(
    qtbot: QtBot, window: Window, journal: Journal
) -> None:
    window.toasts.say("2 möten lästes in", journal.undo, ("a", "b"))
    window.toasts.opened("c")
    assert window.toasts.texts() == ["2 möten lästes in"]
    window.toasts.opened("b")
    assert window.toasts.texts() == []


def test_it_never_lies_over_what_is_being_written_in(qtbot: QtBot, window: Window) -> None:
    low, high = QTextEdit(window), QLineEdit(window)
    low.setGeometry(0, window.height() // 2, window.width(), window.height() // 2)
    high.setGeometry(0, 0, window.width(), 30)
    for field in (low, high):
        field.show()
    high.setFocus()
    window.toasts.say("Mötet är borttaget")
    assert window.toasts.geometry().top() > window.height() // 2
    low.setFocus()
    qtbot.waitUntil(lambda: not window.toasts.geometry().intersects(low.geometry()))
    high.setFocus()
    qtbot.waitUntil(lambda: window.toasts.geometry().top() > window.height() // 2)
    high.setGeometry(low.geometry())  # what is written in comes down
    QTest.keyClicks(high, "a")
    qtbot.waitUntil(lambda: not window.toasts.geometry().intersects(high.geometry()))
