"""Copies of the store that can be trusted: made by SQLite itself, and verified before they get their name."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from protokoll.storage.database import connect


class BackupFailedError(Exception):
    """The copy could not be made or trusted; an earlier one by the same name still stands."""


def back_up(path: Path, to: Path) -> None:
    """Copy the store at ``path`` to ``to``. What others write meanwhile is in the copy wholly or not at all.

    Raises:
        BackupFailedError: the copy could not be made, or did not pass SQLite's integrity check.
    """
    unfinished = to.with_name(f"{to.name}.new")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(connect(path)) as source, closing(dbapi2.connect(str(unfinished))) as copy:
            source.backup(copy)
        with closing(connect(unfinished)) as copy:
            (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise BackupFailedError(verdict)
        unfinished.replace(to)
    except (OSError, dbapi2.Error) as error:
        raise BackupFailedError(type(error).__name__) from error
    finally:
        unfinished.unlink(missing_ok=True)
