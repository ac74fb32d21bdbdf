from collections.abc import Iterator
from pathlib import Path

import pytest

from protokoll.storage.store import Store


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    """A new, empty store in a data folder of its own."""
    with Store.open(tmp_path / "data" / "protokoll.db", create=True) as opened:
        yield opened
