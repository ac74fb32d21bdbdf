"""One program for each data folder, tried with a real second process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from protokoll.errors import UserError
from protokoll.gui.single_instance import LOCK, REQUESTS, OpenElsewhereError, SingleInstance, Start

SECOND = """
import sys
from pathlib import Path
from protokoll.gui.single_instance import SingleInstance
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
print(SingleInstance(Path(sys.argv[1])).start(file).name)
"""
CRASHING = """
import os, sys
from pathlib import Path
from protokoll.gui.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.start().name, flush=True)
os._exit(1)
"""


def second(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.start() is Start.FIRST
    yield instance
    instance.close()


def test_a_second_start_is_heard_and_ends(qtbot: QtBot, first: SingleInstance, tmp_path: Path) -> None:
    file = tmp_path / "möte åäö.json"
    with qtbot.waitSignal(first.wanted, timeout=20000) as heard:
        process = second(SECOND, tmp_path, file)
    assert heard.args == [str(file.resolve())]
    assert process.communicate(timeout=20)[0].strip() == "HANDED_OVER"
    with qtbot.waitSignal(first.wanted, timeout=20000) as heard:
        process = second(SECOND, tmp_path)
    assert heard.args == [""]
    process.communicate(timeout=20)
    assert list((tmp_path / REQUESTS).iterdir()) == []


def test_two_at_once_are_both_heard(qtbot: QtBot, first: SingleInstance, tmp_path: Path) -> None:
    heard: list[str] = []
    first.wanted.connect(heard.append)
    processes = [second(SECOND, tmp_path, tmp_path / f"{number}.json") for number in range(3)]
    qtbot.waitUntil(lambda: len(heard) == 3, timeout=30000)
    assert {process.communicate(timeout=20)[0].strip() for process in processes} == {"HANDED_OVER"}


def test_a_lock_left_by_a_crash_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    assert second(CRASHING, tmp_path).communicate(timeout=20)[0].strip() == "FIRST"
    assert (tmp_path / LOCK).exists()
    instance = SingleInstance(tmp_path)
    assert instance.start() is Start.FIRST
    instance.close()
    assert not (tmp_path / LOCK).exists()


def test_a_lock_of_another_computer_is_told_and_can_be_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("4711\nprotokoll\nkansli-pc\n\n\n", encoding="utf-8")
    instance = SingleInstance(tmp_path)
    with pytest.raises(OpenElsewhereError, match="kansli-pc"):
        instance.start()
    assert instance.take_over()
    assert instance.start() is Start.FIRST
    instance.close()


def test_a_running_program_is_not_taken_over(first: SingleInstance, tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path).take_over()
    assert QSysInfo.machineHostName() in (tmp_path / LOCK).read_text(encoding="utf-8")


def test_a_first_that_does_not_answer_is_told(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path)
    with pytest.raises(UserError, match="svarar inte"):
        other.start(patience=0.1)  # this very thread would have to answer
    assert list((tmp_path / REQUESTS).iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", "{", '{"open": 3}', '{"open": null}'])
def test_what_is_no_request_is_thrown_away(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path, content: str
) -> None:
    with qtbot.assertNotEmitted(first.wanted):
        (tmp_path / REQUESTS / "1.json").write_text(content, encoding="utf-8")
        qtbot.waitUntil(lambda: not (tmp_path / REQUESTS / "1.json").exists())


def test_old_requests_are_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / REQUESTS).mkdir()
    (tmp_path / REQUESTS / "1.json").write_text('{"open": "gammal.json"}', encoding="utf-8")
    instance = SingleInstance(tmp_path)
    with qtbot.assertNotEmitted(instance.wanted, wait=100):
        assert instance.start() is Start.FIRST
    instance.close()
