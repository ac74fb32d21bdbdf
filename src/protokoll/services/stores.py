"""Opening the store of a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.errors import UserError
from protokoll.paths import store_path

if TYPE_CHECKING:  # opening imports it; whether there is a store is asked before the window is painted
    from protokoll.storage.store import Store


def has_store(data_dir: Path) -> bool:
    """Whether the folder holds a store already, or something in its place that opening it will tell of."""
    try:
        store_path(data_dir).lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def open_store(data_dir: Path, *, create: bool) -> Store:
    """Open the store in ``data_dir``; with ``create``, make folder and store where they are missing.

    Raises :class:`UserError`.
    """
    from protokoll.exchange.files import reason
    from protokoll.storage.store import Store

    if create:
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"Datamappen kan inte skapas: {reason(error)}. Ingenting har ändrats. Välj en annan mapp."
            ) from None
    return Store.open(store_path(data_dir), create=create)
