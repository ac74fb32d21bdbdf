"""Loading a large meeting, and saving one change in it, against the raw driver doing the same."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.big_meeting import big_meeting
from benchmarks.measure import Row, best_of_each, show
from protokoll.domain.edits import changed, replace_entry
from protokoll.domain.entries import Note
from protokoll.domain.meeting import Meeting
from protokoll.storage.store import Store

ITEMS, ENTRIES = 200, 2_000


def run() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        with Store.open(path, create=True) as store:
            _measure(store, path)


def _measure(store: Store, path: Path) -> None:
    uid = store.insert_meeting(big_meeting(ENTRIES, items=ITEMS))
    raw = driver.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    tables = _tables(raw)
    found = best_of_each(
        {
            "raw load": lambda: [raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables],
            "load": lambda: store.load_meeting(uid),
        },
        15,
    )
    show(
        f"A meeting of {ITEMS} items and {ENTRIES} entries: loading",
        [
            Row("raw driver: every row of its tables", found["raw load"], 1.0),
            Row("Protokoll: rows → value", found["load"], found["load"] / found["raw load"]),
        ],
    )
    found = best_of_each({"raw save": _raw_save(raw), "save": _save(store, uid)}, 200)
    show(
        "Saving one changed entry in it, acknowledged by the disk",
        [
            Row("raw driver: BEGIN IMMEDIATE, 2 UPDATE, COMMIT", found["raw save"], 1.0),
            Row(
                "Protokoll: difference → writer → disk",
                found["save"],
                found["save"] / found["raw save"],
                "goal ≤ 3×",
            ),
        ],
    )
    raw.close()


def _tables(raw: driver.Connection) -> list[str]:
    """The tables that hold parts of a meeting and have rows."""
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for (name,) in names if raw.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]


def _raw_save(raw: driver.Connection) -> Callable[[], object]:
    entry, meeting = raw.execute("SELECT id, meeting_id FROM entry WHERE kind = 'note' LIMIT 1").fetchone()
    texts = itertools.count()

    def save() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE entry SET text = ? WHERE id = ?", (f"Ändrad {next(texts)}", entry))
        raw.execute("UPDATE meeting SET place = ? WHERE id = ?", ("Här", meeting))
        raw.execute("COMMIT")

    return save


def _save(store: Store, uid: str) -> Callable[[], object]:
    stored = store.load_meeting(uid)
    texts = itertools.count()

    def save() -> None:
        nonlocal stored
        stored = store.save_meeting(stored, _with_text(stored.meeting, f"Ändrad {next(texts)}")).result()

    return save


def _with_text(meeting: Meeting, text: str) -> Meeting:
    item = meeting.agenda[ITEMS // 2]
    note = next(entry for entry in item.entries if isinstance(entry, Note))
    return replace_entry(meeting, item.id, changed(note, text=text))
