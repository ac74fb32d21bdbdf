"""Names, Tab order, and that nothing keeps a page alive."""

import gc
import weakref
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget
from pytestqt.qtbot import QtBot

from protokoll.gui.desk import Desk
from protokoll.gui.persons.page import PersonsPage
from tests.gui.persons.hands import Key, focused, press


def nameless(root: QWidget) -> list[str]:
    """The controls that take the focus and have no name."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


MENUS = set("ARMPSVH")
"""The letters that open the window's menus."""


def mnemonics(root: QWidget) -> list[str]:
    """The letters that lead to the controls that are seen, with Alt."""
    texts = [one.text() for one in root.findChildren(QLabel) if one.buddy() and one.isVisibleTo(root)]
    texts += [one.text() for one in root.findChildren(QAbstractButton) if one.isVisibleTo(root)]
    letters = (QKeySequence.mnemonic(text).toString().removeprefix("Alt+") for text in texts)
    return sorted(filter(None, letters))


def tab_stops(page: PersonsPage) -> list[QWidget]:
    """Where Tab leads, from the filter and round to it again."""
    page.focus_filter()
    stops = [focused()]
    while True:
        press(focused(), Key.Key_Tab)
        if focused() is stops[0] or len(stops) > 60:
            return stops
        stops.append(focused())


@pytest.mark.parametrize("leaf", [0, 1])
def test_every_control_of_a_body_has_a_name(page: PersonsPage, leaf: int) -> None:
    page.show_body(next(iter(page._live.bodies)))
    page.body.leaves.setCurrentIndex(leaf)
    assert nameless(page) == []


def test_every_control_of_a_person_has_a_name(page: PersonsPage) -> None:
    page.show_person(next(iter(page._live.persons)))
    assert nameless(page) == []


@pytest.mark.parametrize("leaf", [0, 1])
def test_tab_goes_round_the_page_in_reading_order(page: PersonsPage, leaf: int) -> None:
    page.show_body(next(iter(page._live.bodies)))
    page.body.leaves.setCurrentIndex(leaf)
    stops = tab_stops(page)
    assert len(stops) < 40, "Tab never comes back"
    right = [one for one in stops if page.body.isAncestorOf(one)]
    inner = page.body.leaves.currentWidget()
    places = [one.mapTo(page, one.rect().topLeft()) for one in right if inner.isAncestorOf(one)]
    rows = [(point.y() // 12, point.x()) for point in places]
    assert rows == sorted(rows), [type(one).__name__ for one in right]
    assert page.persons.filter in stops or page.bodies.filter in stops


def test_every_letter_leads_to_one_control(page: PersonsPage) -> None:
    for name in ("person", "members", "rules"):
        if name == "person":
            page.show_person(next(iter(page._live.persons)))
        else:
            page.show_body(next(iter(page._live.bodies)))
            page.body.leaves.setCurrentIndex(name == "rules")
        letters = mnemonics(page)
        assert len(set(letters)) == len(letters) > 2, name
        assert not MENUS & set(letters), name


def test_tab_order_of_a_person(page: PersonsPage) -> None:
    page.show_person(next(iter(page._live.persons)))
    stops = tab_stops(page)
    fields = list(page.person.fields.values())
    at = [stops.index(field) for field in fields]
    assert at == sorted(at)


def test_scroll_areas_are_no_tab_stops(page: PersonsPage) -> None:
    page.show_body(next(iter(page._live.bodies)))
    plain = [one for one in tab_stops(page) if type(one) is QAbstractScrollArea]
    assert plain == []


def test_everything_with_a_key_tells_it(page: PersonsPage) -> None:
    for action in page.key_actions():
        assert action.text()
        assert not action.shortcut().isEmpty()


def test_nothing_keeps_a_page_alive(qtbot: QtBot, desk: Desk) -> None:
    page = PersonsPage(desk, today=lambda: date(2026, 2, 1))
    page.show()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    gone = weakref.ref(page)
    del page
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_fits_its_window(page: PersonsPage, percent: int) -> None:
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    page.setFont(font)
    page.show_body(next(iter(page._live.bodies)))
    assert page.minimumSizeHint().width() <= 1280 - 300
    assert page.minimumSizeHint().height() <= 720 - 100
