"""The window: its start against a bare Qt window, and what the hand feels while a long meeting is written.

Every start is a fresh process (``start``). All is drawn by the offscreen platform: what is compared is our own work.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.big_meeting import big_meeting
from benchmarks.measure import Row, show
from protokoll.domain.edits import changed
from protokoll.domain.kinds import BodyKind, Stage
from protokoll.domain.meeting import Meeting
from protokoll.services.organisations import NewOrganisation, create_organisation
from protokoll.services.stores import open_store
from protokoll.storage.files import VERSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from protokoll.gui.program import Program

MEETINGS, YEARS = 5_000, 20
ITEMS, ENTRIES = 200, 2_000
STARTS = 7
KEYS = 2_000
KEPT = Path("build/bench")


def run() -> None:
    """Measure and print."""
    _show_starts(_kept_store())
    _show_hand(_in_process("benchmarks.window"))


# --- starting -------------------------------------------------------------------------------------------------------


def _show_starts(folder: Path) -> None:
    arguments = {"bare": ("benchmarks.start", "bare"), "ours": ("benchmarks.start", "ours", str(folder))}
    best: dict[str, dict[str, float]] = {kind: _in_process(*started) for kind, started in arguments.items()}
    for _ in range(STARTS):  # after a first one, which fills the disk's cache
        for kind, found in best.items():
            for name, milliseconds in _in_process(*arguments[kind]).items():
                found[name] = min(found[name], milliseconds)
    bare = best["bare"]["painted"]
    show(
        f"Start with {MEETINGS:,} meetings in {YEARS} years (from the process's first moment; best of {STARTS})",
        [
            Row("bare PySide6 window, first paint", bare, 1.0),
            Row(
                "Protokoll: first paint",
                best["ours"]["painted"],
                best["ours"]["painted"] / bare,
                "goal ≤ 1.3×",
            ),
            Row(
                "Protokoll: next meeting shown",
                best["ours"]["usable"],
                best["ours"]["usable"] / bare,
                "goal ≤ 2.5×",
            ),
            Row("Protokoll: store open behind it", best["ours"]["open"], best["ours"]["open"] / bare),
        ],
    )


def _in_process(*arguments: str) -> dict[str, Any]:
    """What the process of that module and those arguments measured, as it printed it last.

    Bytecode is kept, as it is for whoever has installed the program, whatever the environment says.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "PYTHONPYCACHEPREFIX": str((KEPT / "bytecode").resolve()),
            "STARTED": repr(time.monotonic()),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(
            [sys.executable, "-m", *arguments, home],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _kept_store() -> Path:
    """A data folder with 20 years of meetings, made once for each version of the store."""
    folder = KEPT / f"{MEETINGS}-meetings-{VERSION}"
    if not (folder / "ready").exists():
        print(f"Making {MEETINGS:,} meetings in {folder}, once …", flush=True)
        with open_store(folder, create=True) as store:
            if store.is_empty():
                create_organisation(
                    store,
                    NewOrganisation(name="Lindåkra", body_name="Styrelsen", body_kind=BodyKind.BOARD),
                )
            for meeting in _years_of_meetings(date.today()):
                store.insert_meeting(meeting)
        (folder / "ready").touch()
    return folder


def _years_of_meetings(today: date) -> Iterator[Meeting]:
    """Evenly spread over the years until a month from now, of eight items and twelve entries each."""
    last = today + timedelta(days=30)
    for number in range(MEETINGS):
        day = last - timedelta(days=number * YEARS * 365 // MEETINGS)
        meeting = big_meeting(12, items=8, seed=number)
        stage = Stage.PLANNED if day > today else Stage.ADJUSTED
        head = changed(meeting.head, date=day, number=f"{MEETINGS - number}", stage=stage)
        yield changed(meeting, head=head)


# --- writing --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Times:
    """Milliseconds of the same thing done many times."""

    all: list[float]

    def at(self, share: float) -> float:
        """The time that ``share`` of them stay under."""
        ordered = sorted(self.all)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _show_hand(found: dict[str, Any]) -> None:
    times = {name: _Times(values) for name, values in found["times"].items()}
    rows = []
    for share, words in ((0.5, "p50"), (0.99, "p99"), (0.999, "p99.9")):
        idle = times["idle"].at(share)
        rows.append(Row(f"{words} idle: repainting what did not change", idle, 1.0))
        for name, what in (("box", "a key in the write box"), ("card", "a key in a note")):
            typed = times[name].at(share)
            goal = (
                f"goal ≤ idle + 16 ms: {'met' if typed <= idle + 16 else 'not met'}" if share == 0.99 else ""
            )
            rows.append(Row(f"{words} {what}, on the screen", typed, typed / idle, goal))
    show(
        f"Writing in a meeting of {ITEMS} items and {ENTRIES:,} entries ({KEYS:,} keys each, saved meanwhile)",
        rows,
    )
    one_frame = 16.0
    rows = []
    for name, what in (
        ("item", "going to another item"),
        ("undo", "undo"),
        ("open big", f"opening this meeting ({ENTRIES:,} entries)"),
        ("open small", "opening an ordinary meeting (12 entries)"),
    ):
        for share, words in ((0.5, "p50"), (0.99, "p99")):
            rows.append(
                Row(f"{what}, {words}", times[name].at(share), times[name].at(share) / one_frame, "of 16 ms")
            )
    show("Other moves in it, until all is painted", rows)
    print(f"\n1,000 edits that can be undone, in it: {found['megabytes']:.1f} MB more memory")


def _hand(folder: Path) -> dict[str, Any]:
    """Write in a long meeting by hand, as quickly as the window answers."""
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    with _program(application, folder) as program:
        store = program.desk.store
        big = store.insert_meeting(big_meeting(ENTRIES, items=ITEMS))
        small = store.insert_meeting(big_meeting(12, items=8, seed=1))
        program.start(None)
        program.open_meeting(big)
        _rest(application)
        gc.collect()
        gc.freeze()
        times: dict[str, list[float]] = {"idle": []}
        page = program.meeting_page()
        page.agenda.step(ITEMS // 2)
        page.entries.focus_write_box()
        times["box"] = _type(application, page.entries.write_box.editor, times["idle"])
        page.entries.write_box.clear()
        card = next(card for card in page.entries.cards if type(card.entry).__name__ == "Note")
        card.focus_last()
        editor = application.focusWidget()
        assert editor is not None
        times["card"] = _type(application, editor, times["idle"])
        page.finish_edit()
        times["item"] = [_timed(application, partial(page.agenda.step, by)) for by in [1] * 50 + [-1] * 50]
        before = _resident()
        for number in range(1_000):
            item = page.session.present.agenda[number % ITEMS] if page.session else None
            assert item is not None and page.session is not None
            renamed = changed(item, title=f"Ändrad {number}")
            agenda = tuple(renamed if one.id == item.id else one for one in page.session.present.agenda)
            page.session.edit(changed(page.session.present, agenda=agenda), "Byt rubrik")
            application.processEvents()
        _rest(application)
        megabytes = (_resident() - before) / 1024 / 1024
        times["undo"] = [_timed(application, page.undo) for _ in range(100)]
        times["open small"], times["open big"] = [], []
        for _ in range(20):
            times["open small"].append(_timed(application, lambda: program.open_meeting(small)))
            times["open big"].append(_timed(application, lambda: program.open_meeting(big)))
        program.save_all()
    return {"times": times, "megabytes": megabytes}


@contextmanager
def _program(application: QApplication, folder: Path) -> Iterator[Program]:
    from protokoll.gui import swedish_qt
    from protokoll.gui.background import Background
    from protokoll.gui.program import Program
    from protokoll.gui.settings.machine import Machine
    from protokoll.gui.theme.theme import Theme

    swedish_qt.install(application)
    background = Background()
    with open_store(folder / "data", create=True) as store:
        machine = Machine(folder / "installningar.json", background)
        program = Program(store, folder / "data", machine, Theme(application, mode="light"), background)
        program.window.resize(1280, 800)
        yield program
        background.close()


def _type(application: QApplication, editor: QWidget, idle: list[float]) -> list[float]:
    """The time of each key until it is painted; between the keys, that of a repaint with nothing new."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTextEdit

    assert isinstance(editor, QTextEdit)
    found = []
    text = "styrelsen beslutade att föreslå årsmötet en ny avgift "
    for number in range(KEYS):
        letter = text[number % len(text)]
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        idle.append(_timed(application, editor.viewport().update))
        found.append(_timed(application, partial(application.sendEvent, editor, event)))
        if number % 500 == 499:
            editor.clear()
            application.processEvents()
    return found


def _timed(application: QApplication, act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    application.processEvents()
    return (time.perf_counter() - start) * 1000


def _rest(application: QApplication) -> None:
    """Let what is under way (the rest of the cards, a save) come to its end."""
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)


def _resident() -> int:
    """Bytes of memory in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    print(json.dumps(_hand(Path(sys.argv[1]))))
