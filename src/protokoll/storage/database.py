"""Connections to the file: driver, settings of a connection, transactions.

The driver is ``sqlcipher3`` for plain files too: it carries a SQLite without the WAL-reset error, and the
place where a key can be given is here.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from protokoll.storage.failures import told_failures

BUSY_SECONDS = 5.0
"""How long to wait for another process that holds the file."""

_PRAGMAS = (
    "PRAGMA cipher_log_level = NONE",  # first: SQLCipher's C code writes to stderr otherwise
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # INSERT OR REPLACE breaks a search index without it
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # with less, an acknowledged save may be lost at a power cut
)

_WRITES = "store_writes"


def connect(
    path: Path, *, busy_seconds: float = BUSY_SECONDS, foreign_keys: bool = True
) -> dbapi2.Connection:
    """A connection of the driver, which starts no transaction by itself."""
    connection = dbapi2.connect(
        os.fspath(path), isolation_level=None, check_same_thread=False, timeout=busy_seconds
    )
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    if not foreign_keys:
        connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def open_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS, foreign_keys: bool = True) -> Engine:
    """SQLAlchemy's way to the file; ``foreign_keys`` are off only while tables are rebuilt."""
    engine = create_engine(
        "sqlite:///store",  # the creator knows the path: a key must never stand in a URL
        module=dbapi2,
        creator=lambda: connect(path, busy_seconds=busy_seconds, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        hide_parameters=True,  # what people write does not belong in errors and logs
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def writing_connection(engine: Engine) -> Connection:
    """A connection whose transactions may write: they wait for other writers when they begin, not midway."""
    return engine.connect().execution_options(**{_WRITES: True})


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """A transaction that is over in any case when it is left: committed, or undone."""
    try:
        with connection.begin():
            yield
    except BaseException:
        driver = connection.connection.driver_connection
        if driver is not None and driver.in_transaction:
            driver.rollback()  # a COMMIT that fails (full disk, broken reference) leaves SQLite's open
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads: it sees the store as it was at one moment."""
    with told_failures(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, for what is done before the writer thread is there."""
    with told_failures(), writing_connection(engine) as connection, transaction(connection):
        yield connection
