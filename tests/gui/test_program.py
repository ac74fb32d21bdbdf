"""The whole program: its pages, what it finds, what it deletes and brings back, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.domain.entries import Note
from protokoll.exchange.meeting_file import write_meeting
from protokoll.gui.shell.error_dialog import ErrorDialog
from protokoll.services.sample import fill_with_sample
from protokoll.services.stores import open_store
from protokoll.storage import Store
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, press, settle, write
from tests.gui.meeting.sessions import locked
from tests.gui.programs import Running, running, store
from tests.helpers.accessibility import nameless
from tests.helpers.builders import item, meeting

__all__ = ["running", "store"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sample(store: Store) -> Store:
    """The sample organisation; ask for it before the program."""
    fill_with_sample(store)
    return store


def _open(running: Running, store: Store) -> str:
    uid = store.insert_meeting(meeting(item("1", Note(id="n", text="Hej")), item("2")))
    running.program.desk.tell_changed("meetings")
    running.program.open_meeting(uid)
    settle()
    return uid


def test_every_page_is_reached_by_its_key_and_can_be_read_out(sample: Store, running: Running) -> None:
    window = running.program.window
    for key, page in (
        (Key.Key_2, "meetings"),
        (Key.Key_3, "persons"),
        (Key.Key_4, "templates"),
        (Key.Key_5, "settings"),
    ):
        press(key, CTRL)
        assert window.page() == page
        widget = window.page_widget(page)
        assert widget is not None
        assert nameless(widget) == []
    press(Key.Key_1, CTRL)
    assert window.page() == "overview"


def test_the_palette_finds_meetings_and_people(sample: Store, running: Running, qtbot: QtBot) -> None:
    line = sample.list_meetings()[0]
    press(Key.Key_K, CTRL)
    write(line.date.isoformat())
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: running.program.window.page() == "meeting")
    settle()
    assert running.page.session is not None
    assert sample.load_meeting(running.page.session.uid).meeting.head.date == line.date
    person = sample.load_roster().persons[0]
    press(Key.Key_K, CTRL)
    write(f"{person.given_name} {person.family_name}")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: running.program.window.page() == "persons")


def test_a_page_that_is_left_saves_what_was_typed_there(store: Store, running: Running, qtbot: QtBot) -> None:
    uid = _open(running, store)
    press(Key.Key_Up)
    write("!")
    press(Key.Key_2, CTRL)
    qtbot.waitUntil(
        lambda: store.load_meeting(uid).meeting.agenda[0].entries == (Note(id="n", text="Hej!"),), timeout=900
    )


def test_the_open_meeting_is_deleted_and_brought_back(store: Store, running: Running) -> None:
    _open(running, store)
    write("Sist skrivet.")
    press(Key.Key_Return)
    press(Key.Key_Backspace, CTRL_SHIFT)
    assert running.program.window.page() == "meetings"
    assert store.list_meetings() == []
    assert running.page.session is None
    press(Key.Key_M, CTRL)
    press(Key.Key_Return)
    [line] = store.list_meetings()
    assert [entry.text for entry in store.load_meeting(line.uid).meeting.agenda[0].entries] == [  # type: ignore[union-attr]
        "Hej",
        "Sist skrivet.",
    ]


def test_a_meeting_that_cannot_be_deleted_stays_open(store: Store, running: Running, qtbot: QtBot) -> None:
    uid = _open(running, store)
    with locked(store, running.folder / "protokoll.db"):
        press(Key.Key_Backspace, CTRL_SHIFT)
        _dismiss(qtbot)
    assert running.page.session is not None
    assert running.page.session.uid == uid
    write("Vidare.")
    press(Key.Key_Return)
    assert running.program.save_all()
    assert len(store.load_meeting(uid).meeting.agenda[0].entries) == 2


@pytest.mark.parametrize(("key", "name"), [(Key.Key_P, "Protokoll"), (Key.Key_D, "Dagordning")])
def test_papers_are_made_and_told_of(
    key: Key, name: str, store: Store, running: Running, qtbot: QtBot
) -> None:
    _open(running, store)
    press(key, CTRL_SHIFT)
    qtbot.waitUntil(lambda: running.program.window.toasts.texts() != [])
    [paper] = running.papers.glob("*.docx")
    assert name in paper.name


def test_a_window_that_cannot_save_stays_and_says_so(store: Store, running: Running, qtbot: QtBot) -> None:
    uid = _open(running, store)
    window = running.program.window
    with locked(store, running.folder / "protokoll.db"):
        write("Sist skrivet.")
        press(Key.Key_Return)
        window.close()
        assert window.isVisible()
        _dismiss(qtbot)
    assert running.page.session is not None
    settle()
    window.close()
    assert not window.isVisible()
    assert len(store.load_meeting(uid).meeting.agenda[0].entries) == 2


def _dismiss(qtbot: QtBot) -> None:
    """Close the error that is shown."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ErrorDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ErrorDialog)
    dialog.reject()
    settle()


def test_a_file_the_program_was_started_with_is_shown(
    store: Store, running: Running, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "möte.json"
    write_meeting(file, meeting(item("1", title="Ur filen")))
    running.program.take_request(str(file))
    assert running.program.window.page() == "meeting"
    assert running.page.session is not None
    assert running.page.session.present.agenda[0].title == "Ur filen"
    running.program.take_request(str(file))
    assert len(store.list_meetings()) == 1, "it is not taken twice"
    running.program.take_request(str(tmp_path / "finns inte.json"))
    _dismiss(qtbot)


def test_a_file_that_comes_while_a_dialog_is_open_does_not_mix_meetings(
    store: Store, running: Running, tmp_path: Path
) -> None:
    uid = _open(running, store)
    file = tmp_path / "möte.json"
    write_meeting(file, meeting(item("1", title="Ur filen")))
    press(Key.Key_M, CTRL_SHIFT)
    running.program.take_request(str(file))
    settle()
    assert QApplication.activeModalWidget() is None
    assert running.page.session is not None
    assert running.page.session.uid != uid
    assert store.load_meeting(uid).meeting.agenda[0].title == "1"


def test_a_second_start_hands_its_file_to_the_first(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with open_store(data, create=True):
        pass
    file = tmp_path / "möte.json"
    write_meeting(file, meeting(item("1", title="Ur filen")))
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-m", "protokoll", "--data-dir", str(data)]
    first = subprocess.Popen(command, env=environment)
    try:
        _wait_until_running(data)
        second = subprocess.run([*command, "--open", str(file)], env=environment, timeout=30, check=False)
        assert second.returncode == 0
        with open_store(data, create=False) as opened:
            end = time.monotonic() + 10
            while not opened.list_meetings() and time.monotonic() < end:
                first.poll()
            assert [line.items for line in opened.list_meetings()] == [1]
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()


def _wait_until_running(data: Path) -> None:
    end = time.monotonic() + 30
    while not (data / "begaran").exists() and time.monotonic() < end:
        pass
