"""A store looked over: numbers and faults, nothing changed."""

from pathlib import Path

import pytest

from protokoll.services.sample import fill_with_sample
from protokoll.storage.failures import StoreError
from protokoll.storage.files import VERSION
from protokoll.storage.health import health
from protokoll.storage.store import Store


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "protokoll.db"
    with Store.open(path, create=True) as store:
        fill_with_sample(store)
    return path


def test_numbers_of_a_sound_store(filled: Path) -> None:
    found = health(filled)
    assert (found.version, found.faults, found.size) == (VERSION, 0, filled.stat().st_size)
    assert found.rows["meeting"] == 10


def test_it_is_looked_over_while_somebody_works_in_it(filled: Path) -> None:
    with Store.open(filled, create=False) as store:
        assert health(filled).rows["meeting"] == len(store.list_meetings())


def test_damage_is_found(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    last = len(data) // page - 20
    data[last * page : (last + 8) * page] = b"\xff" * (8 * page)
    filled.write_bytes(data)
    try:
        assert health(filled).faults > 0
    except StoreError:
        return  # so much is broken that it cannot even be counted


@pytest.mark.parametrize("content", [b"", b"x", b"no database" * 200])
def test_what_is_no_store_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "protokoll.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        health(path)
