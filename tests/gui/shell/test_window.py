"""The window: keyboard and screen reader come everywhere, it remembers, and nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from protokoll.errors import UserError
from protokoll.gui.actions import Actions
from protokoll.gui.shell.error_dialog import ErrorDialog
from protokoll.gui.shell.window import Window
from protokoll.gui.theme.theme import Theme
from tests.gui.shell.conftest import DummyPage, Memory, build
from tests.helpers.accessibility import focusable, nameless, shows_focus, tab_stops

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raising, grabbing


def page_of(window: Window, name: str = "overview") -> DummyPage:
    page = window.page_widget(name)
    assert isinstance(page, DummyPage)
    return page


def test_everything_used_has_a_name(window: Window) -> None:
    window.toasts.say("Mötet är borttaget", page_of(window).tick.toggle)
    assert nameless(window) == []


def test_tab_comes_to_everything_in_reading_order(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    page.field.setFocus()
    stops = tab_stops(window)
    assert {page.field, page.tick, page.button} <= set(stops)
    assert [stop for stop in stops if page.isAncestorOf(stop)][:2] == [page.tick, page.button]
    names = [stop.accessibleName() for stop in stops]
    assert names.index("Översikt") < names.index("Sök och gör")
    reachable = set(stops)
    unreached = [
        one
        for one in focusable(window)
        if one not in reachable and one.property("role") != "nav"  # the arrow keys go between those
    ]
    assert unreached == []


def test_arrow_keys_go_between_the_pages(qtbot: QtBot, window: Window) -> None:
    overview = next(one for one in window.navigation.findChildren(QPushButton) if one.isChecked())
    overview.setFocus()
    QTest.keyClick(overview, Qt.Key.Key_Down)
    reached = window.focusWidget()
    assert reached is not None
    assert reached.accessibleName() == "Möten"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_focus_is_seen_everywhere(window: Window, theme: Theme, mode: str) -> None:
    theme.set_mode(mode)
    assert [one for one in focusable(window) if not shows_focus(one)] == []


def test_pages_are_built_when_first_shown(qtbot: QtBot, window: Window, actions: Actions) -> None:
    assert window.page_widget("meetings") is None
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page() == "meetings"
    first = window.page_widget("meetings")
    assert first is not None
    window.show_page("overview")
    window.show_page("meetings")
    assert window.page_widget("meetings") is first


def test_the_keyboard_goes_with_the_page_unless_it_is_in_the_navigation(window: Window) -> None:
    assert page_of(window).isAncestorOf(window.focusWidget() or window)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is page_of(window, "meetings").field
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page_of(window).isAncestorOf(window.focusWidget() or window)
    chosen = window.navigation.findChildren(QPushButton)[1]
    chosen.setFocus()
    chosen.click()
    assert (window.page(), window.focusWidget()) == ("meetings", chosen)


def test_a_page_under_another_lights_the_others_button(window: Window) -> None:
    window.show_page("meeting")
    lit = [one.accessibleName() for one in window.navigation.findChildren(QPushButton) if one.isChecked()]
    assert lit == ["Möten"]


def test_a_page_tells_its_own_heading(window: Window) -> None:
    page_of(window).setWindowTitle("God dag")
    assert window.windowTitle() == "God dag – Protokoll"
    window.show_page("settings")
    assert window.windowTitle() == "Inställningar – Protokoll"


def test_the_window_remembers(qtbot: QtBot, window: Window, theme: Theme, memory: Memory) -> None:
    window.show_page("settings")
    window.resize(800, 640)
    theme.set_mode("dark")
    theme.set_zoom(125)
    window.close()
    again = build(Actions(window), theme, memory)
    qtbot.addWidget(again)
    again.show_first_page("overview")
    assert again.page() == "settings"
    assert (again.width(), again.height()) == (800, 640)
    assert (memory.get("theme.mode"), memory.get("theme.zoom")) == ("dark", 125)


def test_a_meeting_is_remembered_as_the_list_of_meetings(window: Window, memory: Memory) -> None:
    window.show_page("meeting")
    window.close()
    assert memory.get("window.page") == "meetings"


@pytest.mark.parametrize("remembered", ["borta", 7, "meeting", None])
def test_a_page_that_cannot_be_shown_is_not(window: Window, memory: Memory, remembered: object) -> None:
    memory.set("window.page", remembered)
    window.show_first_page("overview")
    assert window.page() == "overview"


@pytest.mark.parametrize("zoom", [75, 100, 200])
def test_nothing_is_cut_off(qtbot: QtBot, window: Window, theme: Theme, zoom: int) -> None:
    theme.set_zoom(zoom)
    window.status.set_save_state("Sparat 12.43")
    qtbot.wait(20)
    assert (window.width(), window.height()) == (1280, 720)
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QPushButton | QLabel) or not widget.isVisible():
            continue
        assert widget.height() >= widget.minimumSizeHint().height(), widget
        if widget.objectName() not in {"statusText", "statusFact"} and widget.property("role") != "title":
            assert widget.width() >= widget.minimumSizeHint().width(), widget
        assert window.rect().contains(widget.mapTo(window, widget.rect().center())), widget


def test_a_page_too_large_for_the_window_can_be_scrolled(qtbot: QtBot, window: Window) -> None:
    page_of(window).setMinimumSize(3000, 2000)
    qtbot.wait(20)
    assert (window.width(), window.height()) == (1280, 720)
    area = window.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() > 0
    assert area.verticalScrollBar().maximum() > 0


def test_zoom_by_keyboard(qtbot: QtBot, window: Window, theme: Theme) -> None:
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.zoom == 110
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme.zoom == 90
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.zoom == 100


def test_the_chosen_mode_is_ticked(window: Window, actions: Actions, theme: Theme) -> None:
    actions.trigger("view.dark")
    assert theme.mode == "dark"
    assert actions["view.dark"].isChecked()
    assert not actions["view.light"].isChecked()


def test_the_state_of_saving_has_words_and_a_sign(window: Window) -> None:
    window.status.set_save_state("Sparat 12.43")
    quiet = window.status.grab().toImage()
    window.status.set_save_state("Inte sparat: disken är full", wrong=True)
    assert window.status.text() == "Inte sparat: disken är full"
    assert window.status.grab().toImage() != quiet


def test_a_told_error_is_a_sentence_and_a_bug_has_details(qtbot: QtBot, window: Window) -> None:
    window.show_error(UserError("Filen är öppen i Word. Stäng den och försök igen."))
    dialog = window.findChild(ErrorDialog)
    assert dialog is not None
    assert "Filen är öppen i Word. Stäng den och försök igen." in [
        label.text() for label in dialog.findChildren(QLabel)
    ]
    assert nameless(dialog) == []
    dialog.accept()
    window.show_error(ValueError("hemligt"))
    window.show_error(ValueError("och en till"))
    bugs = [one for one in window.findChildren(ErrorDialog) if one is not dialog]
    assert len(bugs) == 1
    for button in bugs[0].findChildren(QPushButton):
        if "detaljer" in button.text():
            button.click()
    from PySide6.QtGui import QGuiApplication

    assert "ValueError" in QGuiApplication.clipboard().text()
    assert "hemligt" not in QGuiApplication.clipboard().text()
    bugs[0].accept()


def test_it_comes_forward(qtbot: QtBot, window: Window) -> None:
    window.showMinimized()
    window.raise_it()
    assert not window.isMinimized()
    assert window.isVisible()


def test_quit_by_keyboard_asks_first_and_then_closes(qtbot: QtBot, window: Window) -> None:
    answers = [False, True]
    window.ask_before_closing(lambda: answers.pop(0))
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
    assert answers == []


def test_the_search_gives_way_to_a_long_heading(window: Window) -> None:
    search = window.findChild(QPushButton, "searchField")
    assert isinstance(search, QPushButton)
    name = search.accessibleName()
    assert "Sök och gör" in search.text()
    page_of(window).setWindowTitle(
        "Avdelningsstyrelsen · Extra styrelsemöte om vattenskadan och alla lokalerna " * 2
    )
    assert search.text() == ""
    assert (search.accessibleName(), bool(search.toolTip())) == (name, True)
    page_of(window).setWindowTitle("Möte")
    assert "Sök och gör" in search.text()
