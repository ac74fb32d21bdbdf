"""Making a new store: whole, or not at all."""

from pathlib import Path

from protokoll.storage.database import open_engine, writing
from protokoll.storage.failures import StoreUnreachableError
from protokoll.storage.files import APPLICATION_ID
from protokoll.storage.meeting_tables import meeting
from protokoll.storage.register_tables import alembic_version

VERSION = 1
"""The version of the tables as they stand in ``meeting_tables`` and ``register_tables``."""


def revision_name(version: int) -> str:
    """How Alembic's steps call a version: "0001"."""
    return f"{version:04}"


def create_store(path: Path) -> None:
    """Make a new, empty store at ``path`` if there is nothing there.

    It is made under another name and then renamed, so that there is never half a store by the right name.
    """
    unfinished = path.with_name(f"{path.name}.new")
    try:
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        engine = open_engine(unfinished)
        try:
            with writing(engine) as connection:
                meeting.metadata.create_all(connection, checkfirst=False)
                connection.execute(alembic_version.insert(), {"version_num": revision_name(VERSION)})
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
        finally:
            engine.dispose()
        unfinished.rename(path)
    except (OSError, StoreUnreachableError) as error:
        raise StoreUnreachableError(
            f"Datafilen ”{path.name}” gick inte att skapa. Inget har ändrats. Kontrollera att du "
            "har rätt att skriva i mappen.",
            details=type(error).__name__,
        ) from error
