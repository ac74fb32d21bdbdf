"""The palette: filters while typing, finds, runs, and gives the focus back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.gui.actions import Actions
from protokoll.gui.shell.command_palette import Finder, Found, Palette
from protokoll.gui.shell.matching import matches, rank
from protokoll.gui.shell.window import Window
from protokoll.gui.theme.icons import icon
from tests.gui.shell.conftest import Journal
from tests.helpers.accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raising, grabbing


class People:
    def __init__(self) -> None:
        self.opened: list[str] = []

    def anna(self) -> None:
        self.opened.append("Anna")

    def find(self, text: str) -> Sequence[Found]:
        if not matches(text, "Anna Berg"):
            return []
        return [Found("Anna Berg", "sekreterare", icon("people"), self.anna, rank=rank(text, "Anna Berg"))]

    def finders(self) -> Sequence[Finder]:
        return (self.find,)


def opened(qtbot: QtBot, window: Window) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    return palette


def test_it_filters_and_runs_by_keyboard(
    qtbot: QtBot, window: Window, actions: Actions, journal: Journal
) -> None:
    actions.connect("meeting.new", journal.new_meeting)
    palette = opened(qtbot, window)
    assert "Nytt möte" in palette.titles()
    QTest.keyClicks(palette.field(), "nytt m")
    assert palette.titles() == ["Nytt möte"]
    QTest.keyClick(palette.field(), Qt.Key.Key_Return)
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: journal.lines == ["new"])


def test_it_finds_people_and_meetings(qtbot: QtBot, window: Window) -> None:
    people = People()
    window.find_with(people.finders)
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field(), "anna b")
    assert palette.titles() == ["Anna Berg"]
    QTest.keyClick(palette.field(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.opened == ["Anna"])


def test_arrows_move_and_escape_closes(qtbot: QtBot, window: Window, actions: Actions) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field(), "zooma")
    assert palette.titles() == ["Zooma in", "Zooma ut"]
    QTest.keyClick(palette.field(), Qt.Key.Key_Down)
    QTest.keyClick(palette.field(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible())
    palette = opened(qtbot, window)
    QTest.keyClick(palette.field(), Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_cannot_be_done_is_not_offered(
    qtbot: QtBot, window: Window, actions: Actions, journal: Journal
) -> None:
    actions.connect("entry.decision", journal.decide)
    palette = opened(qtbot, window)
    assert "Beslut" not in palette.titles()
    palette.close()
    actions.set_meeting_at_hand(True)
    assert "Beslut" in opened(qtbot, window).titles()


def test_nothing_found_is_told(qtbot: QtBot, window: Window) -> None:
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field(), "xyzzy")
    assert palette.titles() == []
    QTest.keyClick(palette.field(), Qt.Key.Key_Down)
    QTest.keyClick(palette.field(), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_everything_has_a_name(qtbot: QtBot, window: Window) -> None:
    assert nameless(opened(qtbot, window)) == []


def test_words_may_come_in_any_order() -> None:
    assert matches("möte ny", "Nytt möte")
    assert not matches("möte gammalt", "Nytt möte")


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("möt", "Möten", 0),
        ("bort", "Ta bort möte", 1),
        ("möte ta", "Ta bort möte", 2),
        ("upp", "Flytta upp", 1),
        ("ytta", "Flytta upp", 3),
        ("planera", "Nytt möte", 4),
    ],
)
def test_the_beginning_fits_better_than_the_middle(text: str, title: str, place: int) -> None:
    assert rank(text, title) == place


def test_what_fits_best_comes_first_whatever_it_is(
    qtbot: QtBot, window: Window, actions: Actions, journal: Journal
) -> None:
    actions.connect("meeting.head", journal.decide)
    actions.set_meeting_at_hand(True)
    people = People()
    window.find_with(people.finders)
    palette = opened(qtbot, window)
    QTest.keyClicks(palette.field(), "an")
    titles = palette.titles()
    assert titles[0] == "Anna Berg"
    assert "Kortkommandon" in titles


def test_what_takes_away_is_never_offered_first(
    qtbot: QtBot, window: Window, actions: Actions, journal: Journal
) -> None:
    for name in ("meeting.delete", "item.delete", "entry.decision", "meeting.new"):
        actions.connect(name, journal.decide, page="overview")
    actions.set_meeting_at_hand(True)
    titles = opened(qtbot, window).titles()
    assert titles[:2] == ["Nytt möte", "Beslut"], "what the page itself does, in the order of the table"
    assert titles[-3:] == ["Ta bort möte", "Ta bort punkt", "Avsluta"]


def test_what_was_done_lately_comes_first(
    qtbot: QtBot, window: Window, actions: Actions, journal: Journal
) -> None:
    actions.connect("meeting.new", journal.new_meeting, page="overview")
    actions.connect("meeting.delete", journal.undo, page="overview")
    actions.set_meeting_at_hand(True)
    for typed in ("möten", "ta bort möte", "inställningar"):
        window.open_palette()
        palette = QApplication.activePopupWidget()
        assert isinstance(palette, Palette)
        palette.field().setText(typed)
        QTest.keyClick(palette.field(), Qt.Key.Key_Return)
        QApplication.processEvents()
        window.show_page("overview")
    assert journal.lines == ["undo"]
    window.open_palette()
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    assert palette.titles()[:3] == ["Inställningar", "Möten", "Nytt möte"]
