"""The program of these tests."""

import pytest

from tests.gui.programs import running, store

__all__ = ["running", "store"]

IGNORED = "This plugin does not support"  # the offscreen platform says so of menus: raising, grabbing keys


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "gui/meeting/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(IGNORED, extend=True))
