"""Writes a store of today's version for ``tests/data``, once, before the tables move on.

    python -m tests.storage.write_old_store

Old stores are never written again: the tests open them as users' files would be opened.
"""

from pathlib import Path

from protokoll.storage import Store
from protokoll.storage.creation import revision_name
from protokoll.storage.files import VERSION
from tests.storage.looking import board_meeting

DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    path = DATA / f"store-{revision_name(VERSION)}.sqlite"
    if path.exists():
        raise SystemExit(f"{path.name} is history and stays as it is")
    with Store.open(path, create=True) as store:
        store.insert_meeting(board_meeting())


if __name__ == "__main__":
    main()
