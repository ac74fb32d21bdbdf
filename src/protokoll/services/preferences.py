"""Settings that lie in the store, and the folder it lies in. Those of the machine: ``machine_preferences``."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from protokoll.domain.kinds import ListStyle, Tense
from protokoll.errors import UserError
from protokoll.exchange.files import reason
from protokoll.paths import store_path

if TYPE_CHECKING:
    from protokoll.storage.store import Store


class WritingPreferences(msgspec.Struct, frozen=True, kw_only=True):
    """How this organisation writes. Belongs to the store: it goes along when the store moves."""

    secretary: str = ""
    """The secretary's own name, which new meetings take over."""
    classification: str = ""
    """The classification of new meetings ("Intern")."""
    tense: Tense = Tense.PAST
    """The tense of decisions in new bodies."""
    list_style: ListStyle = ListStyle.PLAIN
    """How new bodies part their att-satser."""


# --- of the organisation ----------------------------------------------------------------------------

_WRITING = "writing"


def load_writing(store: Store) -> WritingPreferences:
    """How this organisation writes; the defaults where nothing usable is kept."""
    kept = store.load_setting(_WRITING)
    if kept is None:
        return WritingPreferences()
    try:
        return msgspec.json.decode(kept, type=WritingPreferences)
    except msgspec.MsgspecError:
        return WritingPreferences()


def save_writing(store: Store, writing: WritingPreferences) -> Future[None]:
    """Keep how this organisation writes, without waiting for the disk."""
    return store.save_settings({_WRITING: msgspec.json.encode(writing).decode()})


# --- the data folder --------------------------------------------------------------------------------


def check_new_data_dir(current: Path, chosen: Path) -> None:
    """Raise :class:`UserError` unless the store in ``current`` can be copied to the folder ``chosen``."""
    if _same_folder(current, chosen):
        raise UserError("Datan ligger redan i den mappen. Ingenting har ändrats.")
    if store_path(chosen).exists():
        raise UserError(
            "I mappen finns redan en datafil från Protokoll. Ingenting har ändrats. Välj en annan mapp, så "
            "att ingen av dem skrivs över."
        )


def copy_data(store: Store, current: Path, chosen: Path) -> None:
    """Copy the templates and the store in the folder ``current`` to ``chosen``, the latter by SQLite's own backup.

    ``store`` is the one in ``current``, open; it stays as it is, and all that was handed to its writer before is
    in the copy. What is saved later may miss it: the caller lets nobody write meanwhile, and opens the copy
    afterwards. Raises :class:`UserError`; there is then no copy.
    """
    from protokoll.services.own_templates import copy_templates
    from protokoll.storage.backup import BackupFailedError, back_up

    check_new_data_dir(current, chosen)
    try:
        chosen.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Mappen kan inte skapas: {reason(error)}. Ingenting har ändrats. Välj en annan mapp."
        ) from None
    store.save_settings({}).result()  # the writer works in order: what waited before this is on the disk
    copy_templates(current, chosen)
    try:
        back_up(store_path(current), store_path(chosen))
    except BackupFailedError as error:
        raise UserError(
            "Datan kunde inte kopieras till den nya mappen. Den ligger kvar där den låg och ingenting har "
            "ändrats. Kontrollera att det finns plats och att du får skriva i mappen.",
            details=str(error),
        ) from None


def _same_folder(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
