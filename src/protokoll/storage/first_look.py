"""The first look into a store, while the store proper is on its way: only reading, and without SQLAlchemy."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from protokoll.storage.failures import NotAStoreError, StoreUnreachableError
from protokoll.storage.files import VERSION, check_file
from protokoll.storage.lines import Lines


@contextmanager
def first_look(path: Path) -> Iterator[Lines]:
    """Read the store at ``path`` as it lies; nothing in it is changed and nobody is waited for.

    Raises a ``StoreError`` where that cannot be done, also for a store of another version. To open the store says
    what is wrong, if anything is.
    """
    check_file(path)
    try:
        # Not mode=ro: such a connection leaves SQLite's two files beside the store when it is the last one.
        with closing(dbapi2.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                raise NotAStoreError(f"Datafilen ”{path.name}” har en annan version.")
            yield Lines(connection.execute)
    except dbapi2.Error as error:
        raise StoreUnreachableError(f"Datafilen ”{path.name}” gick inte att läsa.") from error
