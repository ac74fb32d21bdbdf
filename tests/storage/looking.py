"""Ways to look at a store from outside, and invented meetings to put into it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlcipher3 import dbapi2

from protokoll.domain.entries import Decision, Note, Proposal, Task
from protokoll.domain.kinds import AttendanceStatus, Outcome
from protokoll.domain.meeting import (
    AgendaItem,
    Attendance,
    Body,
    MatterRef,
    Meeting,
    MeetingHead,
    Organisation,
    Person,
)

Cells = tuple[Any, ...]


def rows(path: Path, sql: str, *parameters: Any) -> list[Cells]:
    """What the file says to somebody else who reads it."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        found: list[Cells] = connection.execute(sql, parameters).fetchall()
        return found


def value(path: Path, sql: str, *parameters: Any) -> Any:
    """The first cell."""
    return rows(path, sql, *parameters)[0][0]


_STORES_OWN = {"id", "meeting_id", "revision", "body_id", "person_id", "matter_id"}


def content(path: Path, uid: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of a meeting by table, without what is the store's own; nameless entries go by their place."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.row_factory = dbapi2.Row
        (row,) = connection.execute("SELECT id FROM meeting WHERE uid = ?", (uid,)).fetchone()
        found = {"meeting": connection.execute("SELECT * FROM meeting WHERE id = ?", (row,)).fetchall()}
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = {info["name"] for info in connection.execute(f'PRAGMA table_info("{table}")')}
            if "meeting_id" in columns and table not in {"task", "adjustment_event"}:
                sql = f'SELECT * FROM "{table}" WHERE meeting_id = ?'
                found[table] = connection.execute(sql, (row,)).fetchall()
    places = {
        entry["key"]: f"{entry['item']} {entry['position']}"
        for entry in found["entry"]
        if entry["key"] == entry["uid"]
    }
    return {
        table: sorted((_plain(table, dict(each), places) for each in lines), key=repr)
        for table, lines in found.items()
    }


def _plain(table: str, row: dict[str, Any], places: dict[str, str]) -> dict[str, Any]:
    own = _STORES_OWN | ({"uid"} if table in {"meeting", "entry"} else set())
    plain = {column: cell for column, cell in row.items() if column not in own}
    for column in {"key", "entry"} & plain.keys():
        plain[column] = places.get(plain[column], plain[column])
    return plain


@contextmanager
def watched() -> Iterator[list[tuple[str, int]]]:
    """The writing statements that run meanwhile, each with the number of rows it was given."""
    written: list[tuple[str, int]] = []

    def note(*arguments: Any) -> None:
        _, _, statement, parameters, _, many = arguments
        if statement.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE"}:
            written.append((statement, len(parameters) if many else 1))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody whom permissions hold back, which they do not do to root."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def board_meeting(**changed: Any) -> Meeting:
    """An invented meeting of a board."""
    fields: dict[str, Any] = {
        "organisation": Organisation(name="Föreningen Åkern", number="802400-0000"),
        "body": Body(name="Styrelsen"),
        "head": MeetingHead(date=date(2026, 3, 2), start="18:00", number="2/2026", title="Styrelsemöte"),
        "people": (
            Person(id="p1", given_name="Åsa", family_name="Öberg", uid="person-1"),
            Person(id="p2", given_name="Ali", family_name="Ek"),
        ),
        "attendance": (
            Attendance(person="p1", status=AttendanceStatus.PRESENT),
            Attendance(status=AttendanceStatus.VACANT, post="ledamot"),
        ),
        "agenda": (
            AgendaItem(
                id="i1",
                title="Ekonomi",
                matter=MatterRef(title="Budget 2027", reference="12/26"),
                entries=(
                    Note(id="e1", text="Kassören redovisar."),
                    Proposal(id="e2", by=("p2",), text="att höja avgiften"),
                    Decision(id="e3", outcome=Outcome.APPROVED, clauses=("höja avgiften",), follows=("e2",)),
                    Task(id="e4", text="meddela medlemmarna", assignees=("p1",), due=date(2026, 4, 1)),
                ),
            ),
            AgendaItem(id="i2", title="Övrigt", items=(AgendaItem(id="i3", title="Städdag"),)),
        ),
    }
    return Meeting(**{**fields, **changed})
