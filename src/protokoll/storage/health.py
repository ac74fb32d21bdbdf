"""How a store is, in numbers: nothing in it is changed, and nothing that anybody wrote is told."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from protokoll.storage.failures import StoreUnreachableError
from protokoll.storage.files import check_file


class Health(msgspec.Struct, frozen=True):
    """Facts about a store: its ``version``, ``size`` in bytes, rows by table, and what SQLite's check says."""

    version: int
    size: int
    rows: dict[str, int]
    faults: int
    """How many faults SQLite's quick check finds; 0 is well."""


def health(path: Path) -> Health:
    """Look the store at ``path`` over, as it lies. Raises a ``StoreError`` where that cannot be done."""
    check_file(path)
    try:
        # Not mode=ro: such a connection leaves SQLite's two files beside the store when it is the last one.
        with closing(dbapi2.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=1)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA query_only = ON")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            found = connection.execute("PRAGMA quick_check").fetchall()
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ).fetchall()
            rows = {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
                for (name,) in tables
            }
    except dbapi2.Error as error:
        raise StoreUnreachableError(f"Datafilen ”{path.name}” gick inte att läsa.") from error
    return Health(version, path.stat().st_size, rows, 0 if found == [("ok",)] else len(found))
