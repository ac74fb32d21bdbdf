"""Toasts: they say, wait, undo, and leave the focus alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
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
