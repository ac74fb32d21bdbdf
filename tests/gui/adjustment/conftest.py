"""The program of these tests, at a meeting that is written and can be adjusted."""

import pytest

from protokoll.storage import Store
from tests.gui.adjustment.hands import written_meeting
from tests.gui.keyboard import settle
from tests.gui.other_program import other
from tests.gui.programs import Running, running, store

__all__ = ["other", "running", "store"]

IGNORED = "This plugin does not support"  # the offscreen platform says so of menus: raising, grabbing keys


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "gui/adjustment/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(IGNORED, extend=True))


@pytest.fixture
def at(running: Running, store: Store) -> Running:
    """The program on the page of a meeting with two adjusters and a chair."""
    running.program.open_meeting(store.insert_meeting(written_meeting()))
    settle()
    return running
