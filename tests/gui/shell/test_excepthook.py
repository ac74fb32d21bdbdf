"""Bugs from anywhere reach the log and are told once."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from protokoll import logs
from protokoll.errors import UserError
from protokoll.gui.excepthook import ExceptHook, Failure

ANYWHERE = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QRunnable, QThreadPool, QTimer
from protokoll import logs
from protokoll.gui.excepthook import ExceptHook

class Work(QRunnable):
    def run(self): raise LookupError("hemligt")

class Breaks:
    def __del__(self): raise ArithmeticError("hemligt")

def in_slot(): raise KeyError("hemligt")
def in_thread(): raise OSError("hemligt")
def told(failure): print("told", failure.is_bug, flush=True)
def act():
    QThreadPool.globalInstance().start(Work())
    QThreadPool.globalInstance().waitForDone()
    thread = threading.Thread(target=in_thread); thread.start(); thread.join()
    Breaks()
    in_slot()

app = QCoreApplication([])
logs.start(Path(sys.argv[1]))
hook = ExceptHook()
hook.failed.connect(told)
hook.install()
QTimer.singleShot(0, act)
QTimer.singleShot(500, app.quit)
app.exec()
"""


@pytest.fixture
def hook(qapp: object) -> Iterator[ExceptHook]:
    made = ExceptHook()
    made.install()
    yield made
    made.remove()
    made.deleteLater()


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


def report(error: BaseException) -> None:
    caught = raised(error)
    sys.excepthook(type(caught), caught, caught.__traceback__)


def test_from_slots_threads_runnables_and_destructors(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ANYWHERE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    log = (tmp_path / "loggar" / "protokoll.log").read_text(encoding="utf-8")
    for kind in ("LookupError", "OSError", "ArithmeticError", "KeyError"):
        assert f"builtins.{kind}" in log
    assert "hemligt" not in log
    assert done.stdout.splitlines() == ["told True"]  # once for the burst


def test_a_told_error_is_always_shown(qtbot: QtBot, hook: ExceptHook) -> None:
    told: list[Failure] = []
    hook.failed.connect(told.append)
    report(UserError("Disken är full.", details="ENOSPC"))
    report(UserError("Disken är full."))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == Failure("Disken är full.", "ENOSPC", is_bug=False)


def test_what_has_no_exception_is_passed_by(qtbot: QtBot, hook: ExceptHook) -> None:
    with qtbot.assertNotEmitted(hook.failed, wait=50):
        threading.excepthook(threading.ExceptHookArgs((ValueError, None, None, None)))


def test_the_hooks_are_given_back(qapp: object) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = ExceptHook()
    made.install()
    assert sys.excepthook is not before[0]
    made.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_details_name_program_and_place() -> None:
    details = Failure.of(raised(ValueError("hemligt"))).details
    assert details.startswith("Protokoll ")
    assert "builtins.ValueError" in details
    assert "hemligt" not in details
    assert logs.describe(ValueError("x")) == "builtins.ValueError"
