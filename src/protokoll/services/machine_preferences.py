"""What belongs to this user on this machine, kept in a small file of its own.

It is read before the first paint, so nothing is imported for it that the window does not need anyhow.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import platformdirs

from protokoll.errors import UserError
from protokoll.exchange.files import read_file, reason, write_file
from protokoll.paths import APP_NAME

APPEARANCES = ("system", "light", "dark")
SMALLEST_ZOOM, LARGEST_ZOOM = 50, 300
_MAX_BYTES = 1024 * 1024


class MachinePreferences(NamedTuple):
    """Looks, window, where the data lies."""

    appearance: str = "system"
    """One of ``APPEARANCES``."""
    zoom: int = 100
    """Per cent, from ``SMALLEST_ZOOM`` to ``LARGEST_ZOOM``."""
    data_dir: str = ""
    """The data folder; empty is the platform's own."""
    window: str = ""
    """Qt's geometry of the window, base64."""
    window_state: str = ""
    """Qt's state of docks and splitters, base64."""
    page: str = ""
    """The page that was shown last."""
    preview_beside: bool = False
    """A preview of the paper stands beside the writing …"""
    preview_share: int = 0
    """… and takes so many per cent of the width; 0: the usual."""


class LoadedPreferences(NamedTuple):
    """The machine's preferences, and a warning to show when the file could not be used."""

    preferences: MachinePreferences
    warning: str = ""
    chosen: frozenset[str] = frozenset()
    """The fields that the file tells; administrators' defaults hold for the others."""


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
        kept = json.loads(read_file(path, _MAX_BYTES))
        return LoadedPreferences(
            _checked(kept), chosen=frozenset(kept) & frozenset(MachinePreferences._fields)
        )
    except (ValueError, RecursionError, UserError):
        return LoadedPreferences(
            MachinePreferences(),
            warning=(
                f"Filen {path.name} med inställningar för den här datorn går inte att läsa. Dina möten "
                "är orörda. Programmet har börjat om med sina egna inställningar; gå igenom Utseende och Datamapp."
            ),
        )


def save_machine(
    path: Path, preferences: MachinePreferences, chosen: Collection[str] = MachinePreferences._fields
) -> None:
    """Write the ``chosen`` fields: the whole file or none of it. Raises :class:`UserError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Inställningarna kan inte sparas: {reason(error)}. De gäller tills programmet stängs."
        ) from None
    if load_machine(path).warning:
        _set_aside(path)
    told = {name: value for name, value in preferences._asdict().items() if name in chosen}
    write_file(path, json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")


def _checked(kept: object) -> MachinePreferences:
    """What the file says, where it says it rightly; keys of a later version do not matter. Raises ValueError."""
    if not isinstance(kept, dict):
        raise ValueError(kept)
    found = MachinePreferences(**{name: kept[name] for name in MachinePreferences._fields if name in kept})
    texts = (found.data_dir, found.window, found.window_state, found.page)
    right = (
        found.appearance in APPEARANCES
        and type(found.zoom) is int
        and SMALLEST_ZOOM <= found.zoom <= LARGEST_ZOOM
        and all(isinstance(text, str) for text in texts)
        and type(found.preview_beside) is bool
        and type(found.preview_share) is int
        and 0 <= found.preview_share <= 100
    )
    if not right:
        raise ValueError(kept)
    return found


def _set_aside(path: Path) -> None:
    """Keep a broken file, for whoever is asked for help; that it cannot be kept stops nobody."""
    try:
        path.replace(path.with_name(f"{path.stem}-trasig{path.suffix}"))
    except OSError:
        return
