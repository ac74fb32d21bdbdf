"""Reading and writing whole files: sizes capped before reading, writes aside and then in place of the old file."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from protokoll.errors import UserError


def read_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of ``path``. Raises :class:`UserError` when it cannot be read or holds more than ``max_bytes``."""
    try:
        _permissions(path)
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
    """Put ``data`` at ``path``, as :func:`file_written_whole` does."""
    with file_written_whole(path) as file:
        file.write(data)


@contextmanager
def file_written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write: first whole beside ``path``, then in its place, so that no half file is left.

    A link stays, and its file is replaced. Raises :class:`UserError`; what stood at ``path`` before is then
    still there, as it is when anything else goes wrong meanwhile.
    """
    aside: Path | None = None
    try:
        before = _permissions(path)
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        handle, name = tempfile.mkstemp(prefix=".protokoll-", suffix=path.suffix, dir=target.parent)
        aside = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_usual_permissions() if before is None else before)
        aside.replace(target)
        aside = None
    except OSError as error:
        raise UserError(
            f"Filen {path.name} kan inte skrivas: {reason(error)}. "
            "Det som fanns där tidigare är kvar. Välj en annan plats eller ett annat namn."
        ) from None
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)


class _NotOrdinaryError(OSError):
    """A device or a pipe: reading it may never end, and it must not be replaced by a file."""


def _permissions(path: Path) -> int | None:
    """The permissions of the file at ``path``; None where there is nothing. Refuses devices and pipes."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a folder is told by what is done to it
        raise _NotOrdinaryError
    return stat.S_IMODE(mode)


def _usual_permissions() -> int:
    """Those that new files get here."""
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
        case _NotOrdinaryError():
            return "det är ingen vanlig fil"
    if error.errno == errno.ENOSPC:
        return "disken är full"
    if error.errno == errno.ENAMETOOLONG:
        return "namnet är för långt"
    if error.errno == errno.ELOOP:
        return "länken leder tillbaka till sig själv"
    if error.errno == errno.EROFS:
        return "mappen är skrivskyddad"
    return f"systemet svarade med fel {error.errno}"
