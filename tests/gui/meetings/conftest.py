"""The desk of these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from protokoll.gui.desk import Desk
from protokoll.gui.meetings.page import MeetingsPage
from protokoll.storage import Store
from tests.gui.meetings.desks import Told, bare_store, make_desk, new_store, store, today

__all__ = ["bare_store", "make_desk", "new_store", "store"]


@pytest.fixture
def desk(store: Store, make_desk: Callable[[Store], Desk]) -> Desk:
    return make_desk(store)


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk)


@pytest.fixture
def page(desk: Desk, told: Told, qtbot: QtBot) -> MeetingsPage:
    """The page, shown, with the keyboard in its list."""
    return shown_page(desk, qtbot)


def shown_page(desk: Desk, qtbot: QtBot) -> MeetingsPage:
    page = MeetingsPage(desk, today=today)
    qtbot.addWidget(page)
    page.resize(1084, 654)
    page.show()
    page.table.setFocus()
    qtbot.waitExposed(page)
    return page
