"""The offscreen platform cannot do all that lists of offers ask of a window system, and says so."""

import pytest

IGNORED = ("This plugin does not support raise", "This plugin does not support grabbing the keyboard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/gui/entries" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(*IGNORED, extend=True))
