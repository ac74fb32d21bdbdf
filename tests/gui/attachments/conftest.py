"""The program of these tests, at a meeting with three items."""

import pytest

from protokoll.storage import Store
from tests.gui.attachments.hands import given_meeting
from tests.gui.keyboard import settle
from tests.gui.other_program import other
from tests.gui.programs import Running, running, store

__all__ = ["other", "running", "store"]

IGNORED = "This plugin does not support"  # the offscreen platform says so of menus: raising, grabbing keys


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "gui/attachments/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(IGNORED, extend=True))


@pytest.fixture
def at(running: Running, store: Store) -> Running:
    """The program on the page of a draft."""
    running.program.open_meeting(store.insert_meeting(given_meeting()))
    settle()
    return running
