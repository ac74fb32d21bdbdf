"""Every test of the window on its own: no widget, and nothing half collected, is left from the one before."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def no_widget_is_left() -> Iterator[None]:
    """After the test's own clean-up, delete the windows that nobody owns; they would follow the next test's theme.

    As in the program, garbage is collected on this thread alone.
    """
    gc.disable()
    yield
    gc.enable()
    if not isinstance(QApplication.instance(), QApplication):
        return
    for widget in QApplication.topLevelWidgets():
        if widget.parent() is None:
            widget.close()
            widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
