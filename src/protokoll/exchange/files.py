"""Reading and writing whole files: sizes capped before reading, writes aside and then in place of the old file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from protokoll.errors import UserError


def read_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of ``path``. Raises :class:`UserError` when it cannot be read or holds more than ``max_bytes``."""
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise UserError(
            f"Filen {path.name} kan inte läsas: {reason(error)}. Ingenting har ändrats."
        ) from None
    if len(data) > max_bytes:
        raise UserError(
            f"Filen {path.name} är större än {max_bytes // 1024 // 1024} MB och läses inte. "
            "Ingenting har ändrats. Kontrollera att det är rätt fil."
        )
    return data


def write_file(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``: first whole in a file beside it, then in its place, so that no half file is left.

    Raises :class:`UserError`; what stood at ``path`` before is then still there.
    """
    aside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".protokoll-", suffix=path.suffix, dir=path.parent)
        aside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_mode_for(path))
        aside.replace(path)
    except OSError as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        raise UserError(
            f"Filen {path.name} kan inte skrivas: {reason(error)}. "
            "Det som fanns där tidigare är kvar. Välj en annan plats eller ett annat namn."
        ) from None


def _mode_for(path: Path) -> int:
    """The permissions of the file that is replaced, or those that new files get here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def reason(error: OSError) -> str:
    """Why a file operation failed, in Swedish, with no path in it."""
    match error:
        case FileNotFoundError():
            return "den eller mappen finns inte"
        case IsADirectoryError():
            return "det är en mapp"
        case NotADirectoryError():
            return "en del av sökvägen är ingen mapp"
        case PermissionError():
            return "du saknar behörighet, eller så är filen öppen i ett annat program"
        case FileExistsError():
            return "det finns redan något med det namnet"
    import errno

    if error.errno == errno.ENOSPC:
        return "disken är full"
    if error.errno == errno.ENAMETOOLONG:
        return "namnet är för långt"
    if error.errno == errno.EROFS:
        return "mappen är skrivskyddad"
    return f"systemet svarade med fel {error.errno}"
