"""A program that is killed in mid-typing: at most the last second is gone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from protokoll.domain.entries import Note
from protokoll.services.stores import open_store
from protokoll.services.unfinished import load_unfinished
from tests.helpers.builders import item, meeting

TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from protokoll.gui.background import Background
from protokoll.gui.program import Program
from protokoll.gui.settings.machine import Machine
from protokoll.gui.theme.theme import Theme
from protokoll.services.stores import open_store
from tests.gui.keyboard import Key, press, settle, write

folder, where = Path(sys.argv[1]), sys.argv[2]
app = QApplication([])
background = Background()
store = open_store(folder, create=False)
program = Program(store, folder, Machine(folder / "i.json", background), Theme(app), background)
program.start(None)
program.window.activateWindow()
program.open_meeting(store.list_meetings()[0].uid)
settle()
if where == "card":
    press(Key.Key_Up)
count = 0

def type_on():
    global count
    write(f"<{count}>")
    print(count, time.monotonic(), flush=True)
    count += 1

timer = QTimer()
timer.timeout.connect(type_on)
timer.start(15)
app.exec()
"""


def _type_and_kill(folder: Path, where: str, seconds: float) -> tuple[list[tuple[int, float]], float]:
    """Let a process type into the store, kill it; what it typed and when, and when it was killed."""
    root = Path(__file__).parents[3]
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(folder), where], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert typist.stdout is not None
    typed: list[tuple[int, float]] = []
    try:
        while not typed or typed[-1][1] - typed[0][1] < seconds:
            number, moment = typist.stdout.readline().split()
            typed.append((int(number), float(moment)))
    finally:
        killed = time.monotonic()
        typist.kill()
        rest = typist.stdout.read().splitlines()
        typist.stdout.close()
        typist.wait()
    whole = [one.split() for one in rest if len(one.split()) == 2]
    return [*typed, *((int(number), float(moment)) for number, moment in whole)], killed


def _lost_seconds(typed: list[tuple[int, float]], killed: float, kept: str) -> float:
    """How old the oldest thing is that is not there any more."""
    lost = [moment for number, moment in typed if f"<{number}>" not in kept]
    return killed - min(lost, default=killed)


def test_a_kill_in_mid_typing_takes_at_most_a_second(tmp_path: Path) -> None:
    for where in ("card", "box"):
        folder = tmp_path / where
        with open_store(folder, create=True) as store:
            uid = store.insert_meeting(meeting(item("1", Note(id="n", text="Börjat: "))))
        typed, killed = _type_and_kill(folder, where, 2.0)
        with open_store(folder, create=False) as store:
            [note] = store.load_meeting(uid).meeting.agenda[0].entries
            assert isinstance(note, Note)
            kept = note.text if where == "card" else load_unfinished(store, uid)["1"]
        assert kept.startswith("Börjat: <0><1><2>" if where == "card" else "<0><1><2>")
        assert _lost_seconds(typed, killed, kept) < 1.3, "a second, and what the machine is late"
