"""Settings: those of the organisation lie in the store, those of the machine in a file of their own."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import platformdirs
from msgspec import Meta

from protokoll.domain.kinds import ListStyle, Tense
from protokoll.errors import UserError
from protokoll.exchange.files import read_file, reason, write_file
from protokoll.paths import APP_NAME, store_path

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


class MachinePreferences(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to this user on this machine: looks, window, where the data lies."""

    appearance: Literal["system", "light", "dark"] = "system"
    zoom: Annotated[int, Meta(ge=50, le=300)] = 100
    """Per cent."""
    data_dir: str = ""
    """The data folder; empty is the platform's own."""
    window: str = ""
    """Qt's geometry of the window, base64."""
    window_state: str = ""
    """Qt's state of docks and splitters, base64."""
    page: str = ""
    """The page that was shown last."""


class LoadedPreferences(msgspec.Struct, frozen=True):
    """The machine's preferences, and a warning to show when the file could not be used."""

    preferences: MachinePreferences
    warning: str = ""


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


# --- of the machine ---------------------------------------------------------------------------------

_MAX_BYTES = 1024 * 1024


def machine_preferences_path() -> Path:
    """The file in the platform's folder for settings; it need not exist yet."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "installningar.json"


def load_machine(path: Path) -> LoadedPreferences:
    """Read the machine's preferences. A missing file means the defaults; a broken one too, with a warning.

    The broken file is left where it is until something is saved, and is then kept beside the new one.
    """
    if not path.exists():
        return LoadedPreferences(MachinePreferences())
    try:
        return LoadedPreferences(msgspec.json.decode(read_file(path, _MAX_BYTES), type=MachinePreferences))
    except (msgspec.MsgspecError, UnicodeDecodeError, UserError):
        return LoadedPreferences(
            MachinePreferences(),
            warning=(
                f"Filen {path.name} med inställningar för den här datorn går inte att läsa. Dina möten "
                "är orörda. Programmet har börjat om med sina egna inställningar; gå igenom Utseende och Datamapp."
            ),
        )


def save_machine(path: Path, preferences: MachinePreferences) -> None:
    """Write the machine's preferences: the whole file or none of it. Raises :class:`UserError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Inställningarna kan inte sparas: {reason(error)}. De gäller tills programmet stängs."
        ) from None
    if load_machine(path).warning:
        _set_aside(path)
    write_file(path, msgspec.json.format(msgspec.json.encode(preferences), indent=2) + b"\n")


def _set_aside(path: Path) -> None:
    """Keep a broken file, for whoever is asked for help; that it cannot be kept stops nobody."""
    try:
        path.replace(path.with_name(f"{path.stem}-trasig{path.suffix}"))
    except OSError:
        return


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
    """Copy the store in the folder ``current`` to ``chosen``, by SQLite's own backup, and verify it.

    ``store`` is the one in ``current``, open; it stays as it is, and all that was handed to its writer before is
    in the copy. What is saved later may miss it: the caller lets nobody write meanwhile, and opens the copy
    afterwards. Raises :class:`UserError`; there is then no copy.
    """
    from protokoll.storage.backup import BackupFailedError, back_up

    check_new_data_dir(current, chosen)
    try:
        chosen.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Mappen kan inte skapas: {reason(error)}. Ingenting har ändrats. Välj en annan mapp."
        ) from None
    store.save_settings({}).result()  # the writer works in order: what waited before this is on the disk
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
