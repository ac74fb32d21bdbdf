"""Tab reaches everything on every page that can be used by keys, in reading order, and comes round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from protokoll.services.sample import fill_with_sample
from protokoll.storage import Store
from tests.gui.keyboard import settle
from tests.gui.programs import Running, running, store

__all__ = ["running", "store"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sample(store: Store) -> Store:
    """The sample organisation; ask for it before the program."""
    fill_with_sample(store)
    return store


def walk(key: Qt.Key) -> list[QWidget]:
    """Everything the keyboard stops at until it comes round."""
    found: list[QWidget] = []
    for _ in range(200):
        here = QApplication.focusWidget()
        assert here is not None
        if here in found:
            return found
        found.append(here)
        QTest.keyClick(here, key)
    raise AssertionError("Tab never comes round")


def usable(page: QWidget) -> set[QWidget]:
    """What on the page says that Tab stops at it."""
    return {
        one
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not (isinstance(one, QTabBar) and one.count() < 2)
    }


@pytest.mark.parametrize("name", ["overview", "meetings", "persons", "settings"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_everything_on_the_page(name: str, key: Qt.Key, sample: Store, running: Running) -> None:
    window = running.program.window
    window.show_page(name)
    settle()
    page = window.page_widget(name)
    assert page is not None
    assert page.isAncestorOf(window.focusWidget()), "the keyboard is on the page that is shown"
    walk(key)  # a list that gets the keyboard chooses its first line, and other things are shown
    missed = usable(page) - set(walk(key))
    assert {(type(one).__name__, one.accessibleName()) for one in missed} == set()


@pytest.mark.parametrize("name", ["overview", "meetings", "settings"])
def test_tab_goes_downwards(name: str, sample: Store, running: Running) -> None:
    window = running.program.window
    window.show_page(name)
    settle()
    page = window.page_widget(name)
    assert page is not None
    tops = [one.mapTo(page, one.rect().center()) for one in walk(Qt.Key.Key_Tab) if page.isAncestorOf(one)]
    order = sorted(range(len(tops)), key=lambda at: (tops[at].x() > page.width() // 2, tops[at].y()))
    if name == "meetings":  # the keyboard begins in the list, below what is above it
        tops = [*tops[1:], tops[0]]
        order = sorted(range(len(tops)), key=lambda at: (tops[at].y() > 60, tops[at].x()))
    assert order == list(range(len(tops)))
