"""Whether a file can be our store: looked at first, since SQLite takes an empty file for a new database."""

from pathlib import Path

from protokoll.storage.failures import NotAStoreError, StoreMissingError, StoreUnreachableError

APPLICATION_ID = int.from_bytes(b"Ptkl", "big")
"""Stands in the file's header, so that a database of another program is not taken for ours."""
VERSION = 2
"""The version of the tables as they stand in ``meeting_tables`` and ``register_tables``; in the header too."""

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
_HEADER_LENGTH = 100


def check_file(path: Path) -> None:
    """Raise a ``StoreError`` unless ``path`` is a file that begins as a store does."""
    header = _header(path)
    if len(header) < _HEADER_LENGTH:
        raise NotAStoreError(
            f"Filen ”{path.name}” är tom eller avklippt, så det finns inga möten att läsa i den. Filen är "
            "orörd. Återställ en säkerhetskopia eller välj en annan fil."
        )
    if not header.startswith(_MAGIC) or header[_APPLICATION_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
        raise NotAStoreError(
            f"Filen ”{path.name}” är ingen datafil från Protokoll. Filen är orörd. Välj en annan fil."
        )


def _header(path: Path) -> bytes:
    try:
        if path.is_dir():  # opening it would say "permission" on Windows
            raise NotAStoreError(f"”{path.name}” är en mapp, ingen datafil. Mappen är orörd. Välj en fil.")
        if path.exists() and not path.is_file():  # a pipe or device: reading it might wait for ever
            raise NotAStoreError(f"”{path.name}” är ingen vanlig fil. Den är orörd. Välj en annan fil.")
        with path.open("rb") as file:
            return file.read(_HEADER_LENGTH)
    except FileNotFoundError as error:
        raise StoreMissingError(
            f"Datafilen ”{path.name}” finns inte. Inget har skapats eller ändrats. Kontrollera sökvägen."
        ) from error
    except OSError as error:
        raise StoreUnreachableError(
            f"Datafilen ”{path.name}” går inte att läsa. Filen är orörd. Kontrollera att du har rätt att "
            "läsa den och att enheten sitter i.",
            details=type(error).__name__,
        ) from error
