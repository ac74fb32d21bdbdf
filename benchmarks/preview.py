"""The preview: from a key to pages on the screen, and how long the window is kept from answering.

In a process of its own, drawn by the offscreen platform, as the window's figures are.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.big_meeting import big_meeting
from benchmarks.measure import Row, show
from protokoll.documents.paper import Paper
from protokoll.documents.papers import PaperKind, make_paper
from protokoll.domain.edits import changed
from protokoll.domain.entries import Note
from protokoll.domain.meeting import Meeting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from protokoll.gui.preview.paper_view import PaperView

ITEMS, ENTRIES = 60, 600
HUGE_ITEMS, HUGE_ENTRIES = 200, 5_000
KEYS = 300
GOAL = 50.0


def run() -> None:
    """Measure and print."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.preview"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    for size in ("usual", "huge"):
        _show(found[size])


def _show(found: dict[str, Any]) -> None:
    idle = _at(found["idle"], 0.5)
    rows = [Row("idle: repainting what did not change, p50", idle, 1.0)]
    for share, words in ((0.5, "p50"), (0.99, "p99")):
        update = _at(found["update"], share)
        met = f"goal ≤ {GOAL:.0f} ms: {'met' if update <= GOAL else 'not met'}" if share == 0.99 else ""
        rows.append(Row(f"a key: paper, pages and paint, {words}", update, update / idle, met))
        rows.append(Row(f"  of which making the paper, {words}", _at(found["paper"], share)))
    rows.append(Row("  the processor's time for it all, p50", _at(found["processor"], 0.5)))
    rows.append(Row("the whole paper for the first time", found["first"], found["first"] / idle))
    stall = max(found["stalls"])
    met = f"goal ≤ {GOAL:.0f} ms: {'met' if stall <= GOAL else 'not met'}"
    rows.append(Row("longest time the window did not answer", stall, stall / idle, met))
    show(f"Preview of {found['items']} items and {found['entries']:,} entries, {found['pages']} pages", rows)


def _at(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _measured(application: QApplication, items: int, entries: int, keys: int) -> dict[str, Any]:
    from protokoll.gui.preview.look import PageLook
    from protokoll.gui.preview.paper_view import PaperView

    meeting = big_meeting(entries, items=items)
    view = PaperView()
    view.resize(720, 900)
    view.show()
    paper = make_paper(PaperKind.MINUTES, meeting)
    first = _timed(partial(_show_paper, application, view, paper, PageLook()))
    view.show_part(f"item:a{items // 2}")
    application.processEvents()
    gc.collect()
    gc.freeze()
    found: dict[str, list[float]] = {name: [] for name in ("idle", "paper", "update", "processor", "stalls")}
    for number in range(keys):
        view.viewport().update()
        found["idle"].append(_timed(application.processEvents))
        meeting = _typed(meeting, items // 2, number)
        start, used = time.perf_counter(), time.process_time()
        paper = make_paper(PaperKind.MINUTES, meeting)
        found["paper"].append((time.perf_counter() - start) * 1000)
        found["stalls"].append(_show_paper(application, view, paper, PageLook()))
        found["update"].append((time.perf_counter() - start) * 1000)
        found["processor"].append((time.process_time() - used) * 1000)
    return {**found, "first": first, "items": items, "entries": entries, "pages": view.page_count()}


def _show_paper(application: QApplication, view: PaperView, paper: Paper, look: Any) -> float:
    """Until the paper is on the screen; gives the longest time in which no event was answered."""
    longest = _timed(partial(view.show_paper, paper, look))
    while view.is_setting():
        longest = max(longest, _timed(application.processEvents))
    return max(longest, _timed(application.processEvents))


def _typed(meeting: Meeting, at: int, number: int) -> Meeting:
    """One letter more in the first note of an item."""
    item = meeting.agenda[at]
    place = next(n for n, entry in enumerate(item.entries) if isinstance(entry, Note))
    note = item.entries[place]
    assert isinstance(note, Note)
    letter = "styrelsen beslutade "[number % 20]
    entries = (*item.entries[:place], changed(note, text=note.text + letter), *item.entries[place + 1 :])
    agenda = (*meeting.agenda[:at], changed(item, entries=entries), *meeting.agenda[at + 1 :])
    return changed(meeting, agenda=agenda)


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _main() -> dict[str, Any]:
    from protokoll.gui.immortal import make_constants_immortal

    make_constants_immortal()
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    return {
        "usual": _measured(application, ITEMS, ENTRIES, KEYS),
        "huge": _measured(application, HUGE_ITEMS, HUGE_ENTRIES, KEYS // 10),
    }


if __name__ == "__main__":
    print(json.dumps(_main()))
