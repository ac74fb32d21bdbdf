"""Each test on its own: no mouse button held and no widgets left from the one before."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

IGNORED = ("This plugin does not support raise", "This plugin does not support grabbing the keyboard")
"""What the offscreen platform says when a list of offers opens."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/gui/entries" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(*IGNORED, extend=True))


@pytest.fixture(autouse=True)
def clean_slate(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A button that another test left pressed would be held for ever; widgets are let go at once."""
    monkeypatch.setattr(QGuiApplication, "mouseButtons", no_button)
    yield
    if "qtbot" in request.fixturenames:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect(1)


def no_button() -> Qt.MouseButton:
    """Nothing is pressed."""
    return Qt.MouseButton.NoButton
