"""An older store is brought up to date, or stays as it was."""

import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import create_engine, pool
from sqlcipher3 import dbapi2

from protokoll.storage import Store
from protokoll.storage.columns import metadata
from protokoll.storage.creation import create_store, revision_name
from protokoll.storage.failures import LockedMeetingError, NewerStoreError, StoreFullError, UpgradeFailedError
from protokoll.storage.files import VERSION
from protokoll.storage.stored import AttachedFile
from protokoll.storage.upgrades import STEPS, Steps
from tests.storage.looking import board_meeting, rows, value

OLD_STORE = Path(__file__).parents[1] / "data" / "store-0001.sqlite"

REBUILDS_ITEMS = """
    with op.batch_alter_table("agenda_item", recreate="always") as items:
        items.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="blå"))
"""


def steps_with(folder: Path, body: str) -> Steps:
    """Our steps and one more, which runs ``body``."""
    shutil.copytree(STEPS.folder, folder, ignore=shutil.ignore_patterns("__pycache__", "__init__.py"))
    head = f"""
    import os
    import signal
    import sqlalchemy as sa
    from alembic import op
    revision = "{revision_name(VERSION + 1)}"
    down_revision = "{revision_name(VERSION)}"

    def upgrade():
    """
    step = folder / "versions" / f"{revision_name(VERSION + 1)}_later.py"
    step.write_text(dedent(head).rstrip() + "\n" + body, encoding="utf-8")
    return Steps(folder, VERSION + 1)


@pytest.fixture
def uid(path: Path) -> str:
    """A store of today with a meeting in it, from which it will be upgraded."""
    with Store.open(path, create=True) as store:
        return store.insert_meeting(board_meeting())


def backup_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}.before-upgrade-{revision_name(VERSION)}{path.suffix}")


def assert_as_before(path: Path, uid: str) -> None:
    assert value(path, "PRAGMA user_version") == VERSION
    with Store.open(path) as store:
        assert store.load_meeting(uid).meeting == board_meeting()


def test_rebuilding_a_table_loses_none_of_its_children(path: Path, uid: str, tmp_path: Path) -> None:
    steps = steps_with(tmp_path / "steg", REBUILDS_ITEMS)
    with Store.open(path, steps=steps) as store:
        assert store.load_meeting(uid).meeting == board_meeting()
    assert rows(path, "SELECT DISTINCT colour FROM agenda_item") == [("blå",)]
    assert value(path, "PRAGMA user_version") == VERSION + 1
    assert value(path, "SELECT version_num FROM alembic_version") == revision_name(VERSION + 1)
    with pytest.raises(NewerStoreError):
        Store.open(path)


def test_there_is_a_backup_of_the_earlier_version(path: Path, uid: str, tmp_path: Path) -> None:
    Store.open(path, steps=steps_with(tmp_path / "steg", REBUILDS_ITEMS)).close()
    assert sorted(each.name for each in path.parent.glob("*.sqlite*")) == sorted(
        [path.name, backup_of(path).name]
    )
    assert_as_before(backup_of(path), uid)


def test_a_percent_sign_in_the_path(path: Path, uid: str, tmp_path: Path) -> None:
    Store.open(path, steps=steps_with(tmp_path / "50 % å", REBUILDS_ITEMS)).close()
    assert value(path, "PRAGMA user_version") == VERSION + 1


@pytest.mark.parametrize(
    "body",
    [
        '    op.drop_table("phrase")\n    raise RuntimeError("mitt i")\n',
        '    op.execute("DELETE FROM attendance")\n',
        '    op.execute("UPDATE presenter SET item = 1")\n    op.execute("DELETE FROM agenda_item")\n',
        "    op.execute(\"UPDATE agenda_item SET parent = 'borta' WHERE parent IS NOT NULL\")\n",
    ],
    ids=["raises", "loses rows", "loses parents", "leaves references that lead nowhere"],
)
def test_a_step_that_fails_is_undone(path: Path, uid: str, tmp_path: Path, body: str) -> None:
    with pytest.raises(UpgradeFailedError) as raised:
        Store.open(path, steps=steps_with(tmp_path / "steg", body))
    assert "Den är kvar som den var" in raised.value.text
    assert backup_of(path).name in raised.value.text
    assert_as_before(path, uid)


def test_being_killed_midway_leaves_the_old_store_whole(path: Path, uid: str, tmp_path: Path) -> None:
    steps = steps_with(
        tmp_path / "steg",
        REBUILDS_ITEMS + '    op.drop_table("phrase")\n    os.kill(os.getpid(), signal.SIGKILL)\n',
    )
    script = f"""
    from pathlib import Path
    from protokoll.storage import Store
    from protokoll.storage.upgrades import Steps
    Store.open(Path({str(path)!r}), steps=Steps(Path({str(steps.folder)!r}), {steps.version}))
    """
    run = subprocess.run([sys.executable, "-c", dedent(script)], check=False, timeout=60)
    assert run.returncode == -signal.SIGKILL
    assert_as_before(path, uid)
    assert rows(path, "SELECT * FROM phrase") == []

    Store.open(path, steps=steps_with(tmp_path / "bättre", REBUILDS_ITEMS)).close()
    assert value(path, "PRAGMA user_version") == VERSION + 1


def test_a_full_disk_is_told_as_such(path: Path, uid: str, tmp_path: Path) -> None:
    body = """
    op.execute("PRAGMA max_page_count = 1")  # which means: no more than there are
    op.execute("INSERT INTO setting (name, value) VALUES ('stor', hex(zeroblob(1000000)))")
"""
    with pytest.raises(StoreFullError):
        Store.open(path, steps=steps_with(tmp_path / "steg", body))
    assert_as_before(path, uid)


def test_without_a_backup_there_is_no_upgrade(path: Path, uid: str, tmp_path: Path) -> None:
    backup_of(path).mkdir()
    (backup_of(path) / "något").touch()
    with pytest.raises(UpgradeFailedError, match="säkerhetskopian"):
        Store.open(path, steps=steps_with(tmp_path / "steg", REBUILDS_ITEMS))
    assert_as_before(path, uid)


def test_a_damaged_store_is_not_upgraded(path: Path, uid: str, tmp_path: Path) -> None:
    """SQLite's integrity check of the copy finds that an index does not fit its table."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = "
            "(SELECT rootpage FROM sqlite_master WHERE name = 'ix_meeting_date') "
            "WHERE name = 'ix_entry_meeting_id_kind'"
        )
    with pytest.raises(UpgradeFailedError, match="säkerhetskopian"):
        Store.open(path, steps=steps_with(tmp_path / "steg", REBUILDS_ITEMS))
    assert value(path, "PRAGMA user_version") == VERSION
    assert not backup_of(path).exists()


def test_the_first_store_of_all_still_opens(tmp_path: Path) -> None:
    """The file was written by version 1 of the store (see ``write_old_store``) and never changes."""
    path = tmp_path / OLD_STORE.name
    shutil.copy(OLD_STORE, path)
    with Store.open(path) as store:
        (line,) = store.list_meetings()
        assert store.load_meeting(line.uid).meeting == board_meeting()
        register = store.load_register()
        assert register is not None
        assert [person.given_name for person in register.persons] == ["Åsa"]


def test_attachments_of_the_first_version_keep_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / OLD_STORE.name
    shutil.copy(OLD_STORE, path)
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("INSERT INTO attachment_content (sha256, content) VALUES ('abc', x'010203')")
        for key, position, sha256 in (("b2", 1, None), ("b1", 0, "abc")):
            connection.execute(
                "INSERT INTO attachment (meeting_id, key, position, sha256, title, number, file) "
                "SELECT id, ?, ?, ?, 'Karta', '1', 'karta.pdf' FROM meeting",
                (key, position, sha256),
            )
            connection.execute(
                "INSERT INTO attachment_item (meeting_id, attachment, position, item) "
                "SELECT id, ?, 0, 'i1' FROM meeting",
                (key,),
            )
        connection.execute("UPDATE meeting SET stage = 'adjusted'")
    with Store.open(path) as store:
        (line,) = store.list_meetings()
        attachments = store.load_meeting(line.uid).meeting.attachments
        assert [(one.id, one.file, one.items) for one in attachments] == [
            ("b1", "karta.pdf", ("i1",)),
            ("b2", "karta.pdf", ("i1",)),
        ]
        assert store.files_of(line.uid) == {"b1": AttachedFile("karta.pdf", 3, "abc")}
        assert store.read_file(line.uid, "b1") == b"\x01\x02\x03"
        with pytest.raises(LockedMeetingError):
            store.delete_meeting(line.uid)
    assert {"template", "attachment_before"}.isdisjoint(schema(path))
    backup = path.with_name(f"{path.stem}.before-upgrade-0001{path.suffix}")
    assert value(backup, "PRAGMA user_version") == 1


def schema(path: Path) -> dict[str, list[str]]:
    """Everything that the file defines, with the lines of each definition in no order."""
    return {
        name: sorted(line.strip().rstrip(",") for line in sql.splitlines())
        for name, sql in rows(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }


def test_steps_and_tables_give_the_same_schema(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    create_store(tmp_path / "tabeller.sqlite")
    engine = create_engine(
        "sqlite:///store",
        module=dbapi2,
        creator=lambda: dbapi2.connect(str(tmp_path / "steg.sqlite")),
        poolclass=pool.NullPool,
    )
    config = Config()
    config.set_main_option("script_location", str(STEPS.folder))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    assert schema(tmp_path / "steg.sqlite") == schema(tmp_path / "tabeller.sqlite")
    assert value(tmp_path / "steg.sqlite", "SELECT version_num FROM alembic_version") == revision_name(
        VERSION
    )
    assert set(metadata.tables) <= schema(tmp_path / "tabeller.sqlite").keys()


def test_opening_a_store_of_today_does_not_load_alembic(path: Path) -> None:
    script = f"""
    import sys
    from pathlib import Path
    from protokoll.storage import Store
    Store.open(Path({str(path)!r}), create=True).close()
    assert not [name for name in sys.modules if name.startswith("alembic")]
    """
    subprocess.run([sys.executable, "-c", dedent(script)], check=True, timeout=60)
