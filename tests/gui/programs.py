"""The whole program over a real store in a folder of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.gui import swedish_qt
from protokoll.gui.background import Background
from protokoll.gui.meeting.page import MeetingPage
from protokoll.gui.program import Program
from protokoll.gui.settings.machine import Machine
from protokoll.gui.theme.theme import Theme
from protokoll.services.stores import open_store
from protokoll.storage import Store

StartProgram = Callable[[], Program]


class Running:
    """A program that was started, with what it works on."""

    def __init__(self, program: Program, store: Store, folder: Path) -> None:
        self.program = program
        self.store = store
        self.folder = folder

    @property
    def papers(self) -> Path:
        """Where its papers go."""
        return self.folder / "papper"

    @property
    def page(self) -> MeetingPage:
        """The meeting page."""
        return self.program.meeting_page()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store; tests fill it before they ask for the program."""
    with open_store(tmp_path, create=True) as opened:
        yield opened


@pytest.fixture
def running(store: Store, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Running]:
    """The program, started, with the keyboard in its window."""
    font = qapp.font()
    translators = swedish_qt.install(qapp)
    background = Background()
    theme = Theme(qapp, mode="system")
    machine = Machine(tmp_path / "inställningar.json", background)
    folder = tmp_path / "papper"
    folder.mkdir()
    program = Program(store, tmp_path, machine, theme, background, papers=lambda: folder)
    program.start(None)
    qtbot.waitExposed(program.window)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield Running(program, store, tmp_path)
    program.save_all()
    program.window.close()
    background.close()
    for one in (program.window, program, theme, machine, background):
        one.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()  # nothing of this program is left when the next one is painted
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
