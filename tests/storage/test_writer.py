"""The one thread that writes, and what it says when it cannot."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from protokoll.storage.creation import create_store
from protokoll.storage.database import open_engine, reading
from protokoll.storage.failures import (
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreReadOnlyError,
)
from protokoll.storage.registers import save_setting
from protokoll.storage.writer import Writer
from tests.storage.looking import rows, value


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    create_store(path)
    opened = open_engine(path, busy_seconds=0.01)
    yield opened
    opened.dispose()


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    started = Writer(engine)
    yield started
    started.close()


def put(name: str, content: str = "") -> Any:
    """Work that writes one setting."""
    return lambda connection: save_setting(connection, name, content)


def names(path: Path) -> list[str]:
    return [name for (name,) in rows(path, "SELECT name FROM setting ORDER BY id")]


def test_a_connection_has_the_settings_that_keep_data_safe(engine: Engine) -> None:
    expected = {"foreign_keys": 1, "recursive_triggers": 1, "journal_mode": "wal", "synchronous": 2}
    with reading(engine) as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected


def test_work_is_done_in_order_by_a_thread_of_its_own(writer: Writer, path: Path) -> None:
    threads = [writer.submit(lambda connection: threading.get_ident()) for _ in range(2)]
    for n in range(20):
        writer.submit(put(str(n)))
    writer.submit(put("sist")).result()
    assert names(path) == [*map(str, range(20)), "sist"]
    (thread,) = {future.result() for future in threads}
    assert thread != threading.get_ident()


def test_the_future_resolves_after_the_commit(writer: Writer, path: Path) -> None:
    seen: list[list[str]] = []

    def look(_: Future[None]) -> None:
        seen.append(names(path))

    gate = threading.Event()
    writer.submit(lambda connection: gate.wait())
    done = writer.submit(put("sparad"))
    done.add_done_callback(look)
    gate.set()
    writer.submit(lambda connection: None).result()
    assert seen == [["sparad"]]


def test_closing_finishes_what_was_submitted(engine: Engine, path: Path) -> None:
    writer = Writer(engine)
    futures = [writer.submit(put(str(n))) for n in range(50)]
    writer.close()
    assert all(future.done() for future in futures)
    assert len(names(path)) == 50


def test_work_that_fails_is_undone_and_the_next_goes_on(writer: Writer, path: Path) -> None:
    def half(connection: Connection) -> None:
        save_setting(connection, "halv", "")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        writer.submit(half).result()
    writer.submit(put("hel")).result()
    assert names(path) == ["hel"]


def test_a_reader_sees_one_moment(engine: Engine, writer: Writer) -> None:
    count = "SELECT count(*) FROM setting"
    with reading(engine) as connection:
        assert connection.exec_driver_sql(count).scalar() == 0
        writer.submit(put("ny")).result()
        assert connection.exec_driver_sql(count).scalar() == 0
    with reading(engine) as connection:
        assert connection.exec_driver_sql(count).scalar() == 1


def test_a_file_that_somebody_else_holds(writer: Writer, path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="annat program"):
            writer.submit(put("väntar")).result()
        other.execute("ROLLBACK")
    writer.submit(put("går")).result()
    assert names(path) == ["går"]


def test_a_full_disk(writer: Writer, path: Path) -> None:
    pages = value(path, "PRAGMA page_count")

    def allow(more: int) -> None:
        pragma = f"PRAGMA max_page_count = {pages + more}"
        writer.submit(lambda connection: connection.exec_driver_sql(pragma).scalar()).result()

    allow(2)
    with pytest.raises(StoreFullError, match="Disken är full") as raised:
        writer.submit(put("stor", "x" * 1_000_000)).result()
    assert raised.value.details == "SQLITE_FULL"
    assert names(path) == []
    allow(1_000)
    writer.submit(put("stor", "x" * 1_000_000)).result()
    assert names(path) == ["stor"]


def test_a_store_that_must_not_be_written(writer: Writer) -> None:
    def lock(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    writer.submit(lock).result()
    with pytest.raises(StoreReadOnlyError, match="skrivskyddad"):
        writer.submit(put("nej")).result()


def test_damage_that_is_met_later(path: Path) -> None:
    create_store(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    engine = open_engine(path)
    with pytest.raises(StoreDamagedError, match="skadad"), reading(engine) as connection:
        connection.exec_driver_sql("SELECT * FROM setting").all()
    engine.dispose()


def test_bugs_stay_bugs_and_tell_no_content(writer: Writer) -> None:
    def twice(connection: Connection) -> None:
        statement = "INSERT INTO setting (name, value) VALUES (?, ?)"
        connection.exec_driver_sql(statement, [("hemligt", "Åsa"), ("hemligt", "Åsa")])

    with pytest.raises(IntegrityError) as raised:
        writer.submit(twice).result()
    assert "Åsa" not in str(raised.value)
    assert "hemligt" not in str(raised.value)


def test_a_commit_that_fails_is_undone(writer: Writer, path: Path) -> None:
    """References within a meeting are checked at the commit; where it fails, SQLite's transaction goes on."""

    def dangling(connection: Connection) -> None:
        save_setting(connection, "halv", "")
        connection.exec_driver_sql("INSERT INTO sequence (meeting_id, position, item) VALUES (1, 0, 'i')")

    with pytest.raises(IntegrityError):
        writer.submit(dangling).result()
    writer.submit(put("hel")).result()
    assert names(path) == ["hel"]
