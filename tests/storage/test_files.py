"""Which files are opened, which are refused, and that refusing leaves them alone."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from protokoll.errors import UserError
from protokoll.storage import Store
from protokoll.storage.creation import create_store
from protokoll.storage.failures import (
    NewerStoreError,
    NotAStoreError,
    StoreDamagedError,
    StoreError,
    StoreMissingError,
    StoreUnreachableError,
)
from protokoll.storage.files import VERSION
from tests.storage.looking import board_meeting, rows, value, without_rights


def refusal(path: Path, kind: type[StoreError], *, create: bool = True) -> str:
    """The text with which the file is refused."""
    with pytest.raises(kind) as raised:
        Store.open(path, create=create)
    assert isinstance(raised.value, UserError)
    return raised.value.text


def test_a_new_store_is_whole_and_marked_as_ours(path: Path) -> None:
    Store.open(path, create=True).close()
    header = path.read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert header[68:72] == b"Ptkl"
    assert value(path, "PRAGMA user_version") == VERSION
    assert value(path, "SELECT version_num FROM alembic_version") == f"{VERSION:04}"
    assert value(path, "PRAGMA integrity_check") == "ok"


def test_closing_leaves_nothing_beside_the_file(path: Path) -> None:
    with Store.open(path, create=True) as store:
        uid = store.insert_meeting(board_meeting())
        assert path.with_name(f"{path.name}-wal").exists()
    assert list(path.parent.iterdir()) == [path]
    with Store.open(path) as store:
        assert store.load_meeting(uid).meeting == board_meeting()


def test_opening_with_create_keeps_what_is_there(path: Path) -> None:
    with Store.open(path, create=True) as store:
        uid = store.insert_meeting(board_meeting())
    with Store.open(path, create=True) as store:
        assert store.has_meeting(uid)


def test_what_an_interrupted_creation_left_is_no_hindrance(path: Path) -> None:
    left = path.with_name(f"{path.name}.new-a1b2c3")
    left.write_bytes(b"half")
    Store.open(path, create=True).close()
    assert sorted(path.parent.iterdir()) == [path, left]  # it may be another program's, still at work


def test_no_file(path: Path) -> None:
    assert "finns inte" in refusal(path, StoreMissingError, create=False)
    assert list(path.parent.iterdir()) == []


def test_the_folder_is_made_along_with_the_store(path: Path) -> None:
    Store.open(path.parent / "ny" / "mapp" / "a.sqlite", create=True).close()
    assert (path.parent / "ny" / "mapp" / "a.sqlite").exists()


def test_a_file_where_the_folder_should_be(path: Path) -> None:
    path.touch()
    assert "gick inte att skapa" in refusal(path / "a.sqlite", StoreUnreachableError)


@pytest.mark.parametrize("content", [b"", b"\0", b"SQLite format 3\0"], ids=["empty", "one byte", "cut off"])
def test_an_empty_file_is_not_taken_for_a_new_store(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "tom eller avklippt" in refusal(path, NotAStoreError)
    assert path.read_bytes() == content


def test_a_file_of_another_kind(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" * 100)
    assert "ingen datafil från Protokoll" in refusal(path, NotAStoreError)
    assert path.read_bytes() == b"PK\x03\x04" * 100


def test_the_database_of_another_program(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    assert "ingen datafil från Protokoll" in refusal(path, NotAStoreError)
    assert path.read_bytes() == before


def test_a_store_that_was_never_finished(path: Path) -> None:
    Store.open(path, create=True).close()
    rows(path, "PRAGMA user_version = 0")
    assert "ingen färdig datafil" in refusal(path, NotAStoreError)


def test_a_folder(path: Path) -> None:
    path.mkdir()
    assert "är en mapp" in refusal(path, NotAStoreError)


def test_a_newer_store(path: Path) -> None:
    Store.open(path, create=True).close()
    rows(path, f"PRAGMA user_version = {VERSION + 1}")
    text = refusal(path, NewerStoreError)
    assert f"version {VERSION + 1}" in text
    assert "Uppdatera programmet" in text


def test_a_store_that_was_cut_off(path: Path) -> None:
    Store.open(path, create=True).close()
    content = path.read_bytes()
    path.write_bytes(content[:5_000])
    assert "skadad" in refusal(path, StoreDamagedError)
    assert path.read_bytes() == content[:5_000]


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that everybody may reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


class TestPermissions:
    def test_a_file_that_may_not_be_read(self, shared_folder: Path) -> None:
        path = shared_folder / "a.sqlite"
        Store.open(path, create=True).close()
        path.chmod(0)
        with without_rights():
            assert "rätt att läsa" in refusal(path, StoreUnreachableError)

    def test_a_folder_that_may_not_be_entered(self, shared_folder: Path) -> None:
        inner = shared_folder / "inre"
        inner.mkdir(mode=0o700)
        Store.open(inner / "a.sqlite", create=True).close()
        with without_rights():
            refusal(inner / "a.sqlite", StoreUnreachableError, create=False)
            refusal(inner / "a.sqlite", StoreUnreachableError, create=True)

    def test_a_folder_that_may_not_be_written(self, shared_folder: Path) -> None:
        shared_folder.chmod(0o555)
        with without_rights():
            assert "gick inte att skapa" in refusal(shared_folder / "a.sqlite", StoreUnreachableError)
        assert list(shared_folder.iterdir()) == []

    def test_a_store_that_may_not_be_written(self, shared_folder: Path) -> None:
        path = shared_folder / "a.sqlite"
        Store.open(path, create=True).close()
        path.chmod(0o444)
        shared_folder.chmod(0o555)
        before = path.read_bytes()
        with without_rights():
            refusal(path, StoreError)
        assert path.read_bytes() == before


_CREATE = """
import sys
from pathlib import Path
from protokoll.storage.store import Store
with Store.open(Path(sys.argv[1]), create=True) as store:
    store.save_setting(sys.argv[2], "här")
"""


def test_several_programs_that_begin_at_once_share_one_store(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.db"
    programs = [subprocess.Popen([sys.executable, "-c", _CREATE, str(path), f"nr {n}"]) for n in range(4)]
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0, 0]
    with Store.open(path) as store:
        assert [store.load_setting(f"nr {n}") for n in range(4)] == ["här"] * 4
    assert [left.name for left in tmp_path.iterdir()] == ["protokoll.db"]


def test_a_new_store_is_one_whole_file_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.db"
    create_store(path)
    assert [left.name for left in tmp_path.iterdir()] == ["protokoll.db"]
    with Store.open(path) as store:
        assert store.is_empty()


def test_without_links_the_new_store_still_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "")

    monkeypatch.setattr(os, "link", no_links)
    with Store.open(tmp_path / "protokoll.db", create=True) as store:
        assert store.is_empty()
    assert [left.name for left in tmp_path.iterdir()] == ["protokoll.db"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_and_a_link_that_leads_nowhere_are_told(tmp_path: Path) -> None:
    pipe, link = tmp_path / "rör.db", tmp_path / "länk.db"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "borta" / "protokoll.db")
    for path in (pipe, link):
        with pytest.raises(StoreError):
            Store.open(path, create=True)
    assert link.is_symlink()
