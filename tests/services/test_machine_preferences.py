"""The machine's own file of preferences."""

from pathlib import Path

import pytest

from protokoll.errors import UserError
from protokoll.services.machine_preferences import (
    LoadedPreferences,
    MachinePreferences,
    load_machine,
    machine_preferences_path,
    save_machine,
)

CHANGED = MachinePreferences(appearance="dark", zoom=150, data_dir="/data/å", window="AdnQ", page="persons")


def test_a_missing_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_machine(tmp_path / "none.json") == LoadedPreferences(MachinePreferences())


def test_the_machines_preferences_come_back(tmp_path: Path) -> None:
    path = tmp_path / "ny mapp" / "x.json"
    save_machine(path, CHANGED)
    loaded = load_machine(path)
    assert (loaded.preferences, loaded.warning) == (CHANGED, "")
    assert loaded.chosen == set(MachinePreferences._fields)
    assert [one.name for one in path.parent.iterdir()] == ["x.json"]


def test_a_key_of_a_later_version_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"zoom": 125, "hologram": true}', encoding="utf-8")
    assert load_machine(path).preferences.zoom == 125


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"zoom": "big"}',
        b'{"zoom": 9999}',
        b'{"zoom": true}',
        b'{"page": 7}',
        b"\xff\xfe",
        b"\0",
        b"[" * 100_000,
    ],
)
def test_a_broken_file_gives_defaults_and_a_warning_and_is_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    loaded = load_machine(path)
    assert loaded.preferences == MachinePreferences()
    assert "x.json" in loaded.warning
    save_machine(path, CHANGED)
    assert load_machine(path).preferences == CHANGED
    assert (tmp_path / "x-trasig.json").read_bytes() == content


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.mkdir()
    assert load_machine(path).warning
    (tmp_path / "x-trasig.json").mkdir()
    (tmp_path / "x-trasig.json" / "full").touch()
    with pytest.raises(UserError, match="x"):
        save_machine(path, CHANGED)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="kan inte sparas"):
        save_machine(tmp_path / "file" / "x.json", CHANGED)


def test_the_file_lies_in_the_platforms_folder() -> None:
    assert machine_preferences_path().parent.name == "Protokoll"
