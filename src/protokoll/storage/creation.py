"""Making a new store: whole, or not at all."""

import os
import tempfile
from contextlib import closing
from pathlib import Path

from protokoll.storage.database import connect, open_engine, writing
from protokoll.storage.failures import StoreUnreachableError, told_failures
from protokoll.storage.files import APPLICATION_ID, VERSION
from protokoll.storage.meeting_tables import meeting
from protokoll.storage.register_tables import alembic_version


def revision_name(version: int) -> str:
    """How Alembic's steps call a version: "0001"."""
    return f"{version:04}"


def create_store(path: Path) -> None:
    """Make a new, empty store at ``path`` if there is nothing there.

    It is made under a name of its own and then given the right one, so that there is never half a store by that
    name, and of several programs that begin at once the first one's store is everybody's.
    """
    if os.path.lexists(path):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.new-", dir=path.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            _fill(unfinished)
            _give_name(unfinished, path)
        finally:
            for suffix in ("", "-wal", "-shm", "-journal"):
                unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnreachableError(
            f"Datafilen ”{path.name}” gick inte att skapa. Inget har ändrats. Kontrollera att mappen finns "
            "och att du har rätt att skriva i den.",
            details=type(error).__name__,
        ) from error


def _fill(path: Path) -> None:
    engine = open_engine(path)
    try:
        with writing(engine) as connection:
            meeting.metadata.create_all(connection, checkfirst=False)
            connection.execute(alembic_version.insert(), {"version_num": revision_name(VERSION)})
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    finally:
        engine.dispose()
    with told_failures(), closing(connect(path)) as raw:
        raw.execute(
            "PRAGMA journal_mode = DELETE"
        )  # all of it into the one file, or an error that tells why not


def _give_name(unfinished: Path, path: Path) -> None:
    """Let the file be known as ``path``, unless somebody else's already is."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links, as on many memory sticks
        if not os.path.lexists(path):
            unfinished.rename(path)
