"""The whole window gets other letters and colours while it is used, also the second window of a process."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.gui.meeting.panels import Panels
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


@pytest.mark.parametrize("again", [1, 2])
def test_zoom_and_theme_may_change_on_any_page(
    again: int, sample: Store, running: Running, qtbot: QtBot
) -> None:
    """Qt walks all widgets while it restyles them; one that is moved or deleted meanwhile takes the process down."""
    program, theme = running.program, running.program._theme
    program.window.resize(1280, 720)
    for page in ("meetings", "persons", "settings", "overview"):
        program.window.show_page(page)
        for zoom in (200, 75):
            theme.set_zoom(zoom)
    program.open_meeting(sample.list_meetings()[again].uid)
    panels = program.window.findChild(Panels)
    assert panels is not None
    people = program.meeting_page().attendance
    for mode in ("dark", "light"):
        theme.set_mode(mode)
        for zoom, abreast in ((200, False), (75, True)):
            theme.set_zoom(zoom)
            qtbot.waitUntil(lambda wanted=abreast: (people.parentWidget() is panels) is wanted)  # type: ignore[misc]
    for name in ("meeting.head", "help.shortcuts"):
        program.actions.trigger(name)
        theme.set_zoom(175)
        theme.set_zoom(90)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()
        settle()
