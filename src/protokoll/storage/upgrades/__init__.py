"""Bringing an older store up to date: a backup first, then Alembic's steps in one transaction, then a check.

Steps lie in ``versions/``. A step never imports the tables of today, which will have moved on when it is run.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from protokoll.storage.backup import BackupFailedError, back_up
from protokoll.storage.creation import revision_name
from protokoll.storage.database import open_engine, reading, writing
from protokoll.storage.failures import NewerStoreError, NotAStoreError, StoreError, UpgradeFailedError
from protokoll.storage.files import VERSION


@dataclass(frozen=True, slots=True)
class Steps:
    """Upgrade steps: Alembic's script folder, and the version they lead to."""

    folder: Path
    version: int


STEPS = Steps(Path(__file__).parent, VERSION)


class LostRowsError(Exception):
    """A step left references that lead nowhere, or took rows away from a table that it kept."""


def bring_up_to_date(path: Path, steps: Steps) -> None:
    """Upgrade the store at ``path`` if it is older than ``steps`` lead to; refuse one that is newer."""
    version = _version(path)
    if version == steps.version:
        return
    if version < 1:
        raise NotAStoreError(
            f"Filen ”{path.name}” är ingen färdig datafil från Protokoll. Filen är orörd. Välj en annan fil."
        )
    if version > steps.version:
        raise NewerStoreError(
            f"Datafilen ”{path.name}” är gjord med en nyare version av Protokoll: filen har version "
            f"{version}, och det här programmet klarar {steps.version}. Filen är orörd. Uppdatera "
            "programmet och öppna den igen."
        )
    backup = path.with_name(f"{path.stem}.before-upgrade-{revision_name(version)}{path.suffix}")
    try:
        back_up(path, backup)
    except BackupFailedError as error:
        raise UpgradeFailedError(
            f"Datafilen ”{path.name}” behöver uppgraderas, men säkerhetskopian inför det gick inte att göra. "
            "Filen är orörd. Kontrollera att det finns plats på disken och att du har rätt att skriva i "
            "mappen, och försök igen.",
            details=str(error),
        ) from error
    try:
        _upgrade(path, steps)
    except StoreError:
        raise
    except Exception as error:  # a step may fail in any way; the transaction has undone it
        raise UpgradeFailedError(
            f"Datafilen ”{path.name}” gick inte att uppgradera. Den är kvar som den var, och en kopia ligger "
            f"i ”{backup.name}”. Använd den tidigare versionen av programmet så länge, och hör av dig till "
            "den som har hand om programmet hos er.",
            details=type(error).__name__,
        ) from error


def _version(path: Path) -> int:
    """The version of the file, without Alembic, which takes a tenth of a second to import."""
    engine = open_engine(path)
    try:
        with reading(engine) as connection:
            version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            return version
    finally:
        engine.dispose()


def _upgrade(path: Path, steps: Steps) -> None:
    """Run the steps in one transaction.

    Foreign keys are off, and were before the transaction began: when a step rebuilds a table, SQLite would
    take its rows' children along with the old one.
    """
    engine = open_engine(path, foreign_keys=False)
    try:
        with writing(engine) as connection:
            before = _row_counts(connection)
            _run(connection, steps)
            _check(connection, before)
            connection.exec_driver_sql(f"PRAGMA user_version = {steps.version}")
    finally:
        engine.dispose()


def _run(connection: Connection, steps: Steps) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps.folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision_name(steps.version))


def _check(connection: Connection, before: dict[str, int]) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise LostRowsError("foreign_key_check")
    after = _row_counts(connection)
    for table, count in before.items():
        if after.get(table, count) < count:
            raise LostRowsError(table)


def _row_counts(connection: Connection) -> dict[str, int]:
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {
        table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one()  # noqa: S608
        for table in tables
    }
