"""Settings in the store, and the data folder."""

from pathlib import Path

import pytest

from protokoll.domain.kinds import ListStyle, Tense
from protokoll.errors import UserError
from protokoll.paths import store_path
from protokoll.services import preferences
from protokoll.services.preferences import WritingPreferences
from protokoll.services.sample import fill_with_sample
from protokoll.storage.store import Store


def test_writing_is_kept_in_the_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", create=True) as store:
        assert preferences.load_writing(store) == WritingPreferences()
        writing = WritingPreferences(
            secretary="Åsa", classification="Intern", tense=Tense.PRESENT, list_style=ListStyle.COMMA_OCH
        )
        preferences.save_writing(store, writing).result()
        assert preferences.load_writing(store) == writing


def test_writing_that_cannot_be_read_is_the_default(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", create=True) as store:
        store.save_setting("writing", '{"tense": "future"}')
        assert preferences.load_writing(store) == WritingPreferences()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    with Store.open(store_path(folder), create=True) as store:
        fill_with_sample(store)
    return folder


def test_the_data_is_copied_whole_while_it_is_in_use(data_dir: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "ny å" / "mapp"
    with Store.open(store_path(data_dir)) as store:
        before = store.load_register()
        store.save_settings({"last": "saved"})
        preferences.copy_data(store, data_dir, chosen)
        assert store.load_register() == before
    with Store.open(store_path(chosen)) as copy:
        assert copy.load_register() == before
        assert len(copy.list_meetings()) == 10
        assert copy.load_setting("last") == "saved", "what was still on its way is in the copy"


def test_a_folder_with_data_is_not_overwritten(data_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    store_path(other).write_bytes(b"somebody else's")
    with Store.open(store_path(data_dir)) as store, pytest.raises(UserError, match="redan en datafil"):
        preferences.copy_data(store, data_dir, other)
    assert store_path(other).read_bytes() == b"somebody else's"


def test_the_same_folder_is_no_new_one(data_dir: Path) -> None:
    with pytest.raises(UserError, match="redan i den mappen"):
        preferences.check_new_data_dir(data_dir, data_dir / ".." / "data")


def test_a_folder_that_is_a_file_is_told(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Store.open(store_path(data_dir)) as store, pytest.raises(UserError, match="kan inte skapas"):
        preferences.copy_data(store, data_dir, tmp_path / "file")


def test_a_damaged_store_is_not_copied(data_dir: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    with Store.open(store_path(data_dir)) as store:
        with store_path(data_dir).open("r+b") as file:
            file.seek(4096 * 60)
            file.write(b"\xff" * 4096 * 8)
        with pytest.raises(UserError, match="kunde inte kopieras"):
            preferences.copy_data(store, data_dir, chosen)
    assert list(chosen.iterdir()) == []
    assert store_path(data_dir).exists()
