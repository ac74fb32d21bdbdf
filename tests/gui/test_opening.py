"""The start: the window is there before the store, and what is done meanwhile is not lost and does no harm."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.errors import UserError
from protokoll.gui.background import Background
from protokoll.gui.opening import Opening
from protokoll.gui.overview.page import OverviewPage
from protokoll.gui.program import Program
from protokoll.gui.settings.machine import Machine
from protokoll.gui.theme.theme import Theme
from protokoll.paths import store_path
from protokoll.services.sample import fill_with_sample
from protokoll.services.stores import open_store
from protokoll.storage import Store

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


def today() -> dt.date:
    return dt.date(2026, 12, 8)


class Started:
    """A program whose store opens when the test lets it."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self.folder = folder
        self.background = Background()
        self.machine = Machine(folder / "inställningar.json", self.background)
        self.theme = Theme(application, mode="light")
        self.program = Program(None, folder, self.machine, self.theme, self.background, today=today)
        self.window = self.program.window
        self.may_open = threading.Event()
        self.opening = Opening(self.program, self.background, self.open)

    def open(self) -> Store:
        assert self.may_open.wait(30)
        return open_store(self.folder, create=False)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    with open_store(tmp_path, create=True) as store:
        fill_with_sample(store)
    return tmp_path


@pytest.fixture
def started(data_dir: Path, qapp: QApplication) -> Iterator[Started]:
    font = qapp.font()
    made = Started(data_dir, qapp)
    yield made
    made.may_open.set()
    made.program.save_all()
    made.window.close()
    with suppress(UserError):
        made.opening.end()
    made.background.close()
    for one in (made.opening, made.window, made.program, made.theme, made.machine, made.background):
        one.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


def overview_of(started: Started) -> OverviewPage:
    page = started.window.page_widget("overview")
    assert isinstance(page, OverviewPage)
    return page


def test_the_next_meeting_is_shown_before_the_store_is_open(started: Started, qtbot: QtBot) -> None:
    started.program.start(None)
    assert started.window.isVisible()
    assert started.window.page_widget("overview") is None
    qtbot.waitUntil(lambda: started.window.page_widget("overview") is not None)
    assert not started.program.desk.is_open
    assert overview_of(started).card.primary.text().startswith("Börja anteckna")
    started.may_open.set()
    qtbot.waitUntil(lambda: started.program.desk.is_open)
    assert overview_of(started).card.primary.text().startswith("Börja anteckna")


def test_what_is_asked_for_meanwhile_is_done_then(started: Started, qtbot: QtBot) -> None:
    started.program.start(None)
    qtbot.waitUntil(lambda: started.window.page_widget("overview") is not None)
    QTest.keyClick(overview_of(started).card.primary, Qt.Key.Key_Return)
    assert started.window.page() == "overview"
    started.may_open.set()
    qtbot.waitUntil(lambda: started.window.page() == "meeting")
    session = started.program.meeting_page().session
    assert session is not None
    assert session.present.head.date == today()
    assert session.present.head.stage == "ongoing"


def test_keys_and_clicks_meanwhile_do_no_harm(started: Started, qtbot: QtBot) -> None:
    started.program.start(None)
    started.window.activateWindow()
    qtbot.waitUntil(started.window.isActiveWindow)
    for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_E, Qt.Key.Key_D, Qt.Key.Key_K):
        QTest.keyClick(started.window, key, CTRL)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClicks(popup, "styrelse")
    popup.close()
    started.theme.set_zoom(125)
    assert started.window.page() == "persons"
    assert started.window.page_widget("persons") is None
    started.may_open.set()
    qtbot.waitUntil(lambda: started.window.page_widget("persons") is not None)
    assert started.window.page() == "persons"
    assert started.window.page_widget("meetings") is None, "only the last one asked for is built"


def test_a_window_closed_before_the_store_is_open_lets_it_go(started: Started, qtbot: QtBot) -> None:
    started.program.start(None)
    qtbot.waitUntil(lambda: started.window.page_widget("overview") is not None)
    started.window.close()
    started.may_open.set()
    started.opening.end()
    assert not started.program.desk.is_open
    assert not list(started.folder.glob("protokoll.db-*")), "nothing is left beside the store"


def test_a_long_opening_is_told_of(started: Started, qtbot: QtBot) -> None:
    started.program.start(None)
    qtbot.waitUntil(lambda: "Öppnar datafilen …" in started.window.status.fact())
    started.may_open.set()
    qtbot.waitUntil(lambda: started.window.status.fact() == "")


def _damage(path: Path) -> None:
    path.write_bytes(b"nej" * 1000)


def _make_newer(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("harm", "words"),
    [(_damage, "ingen datafil"), (_make_newer, "nyare version"), (Path.unlink, "finns inte")],
)
def test_a_store_that_cannot_be_opened_closes_the_window_and_is_told(
    harm: Callable[[Path], None], words: str, started: Started, qtbot: QtBot
) -> None:
    harm(store_path(started.folder))
    started.may_open.set()
    started.program.start(None)
    qtbot.waitUntil(lambda: not started.window.isVisible())
    with pytest.raises(UserError, match=words):
        started.opening.end()


def test_the_command_tells_it_in_a_dialog_and_by_its_exit_code(data_dir: Path) -> None:
    """The whole program in a process of its own, with somebody who closes the dialog."""
    _damage(store_path(data_dir))
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from protokoll.gui.shell.error_dialog import ErrorDialog
told = []
def shown(self):
    told.extend(label.text() for label in self.findChildren(QLabel))
    return 0
ErrorDialog.exec = shown
from protokoll.app import run_window
from pathlib import Path
result = run_window(Path(sys.argv[1]))
print("ingen datafil" in " ".join(told))
sys.exit(result)
"""
    environment = {**os.environ, "HOME": str(data_dir), "XDG_CONFIG_HOME": str(data_dir / "config")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "True", done.stderr
    assert done.returncode == 1
