"""What can go wrong with the store, in words for the user; everything else is a bug and stays as it is.

The texts name the file, never its content.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from protokoll.errors import UserError


class StoreError(UserError):
    """The store cannot be used, or could not do what was asked."""


class StoreMissingError(StoreError):
    """There is no such file."""


class NotAStoreError(StoreError):
    """The file is something else, or empty."""


class NewerStoreError(StoreError):
    """The file was made by a later version of the program."""


class UpgradeFailedError(StoreError):
    """An older file could not be brought up to date; it is as it was."""


class StoreUnreachableError(StoreError):
    """The file cannot be read or written where it lies: permission, a drive that is gone."""


class StoreReadOnlyError(StoreError):
    """The file can be read but not written."""


class StoreBusyError(StoreError):
    """Another program held the file for too long."""


class StoreFullError(StoreError):
    """There is no room left on the disk."""


class StoreDamagedError(StoreError):
    """The file's content is broken."""


class StaleMeetingError(StoreError):
    """The meeting was changed or deleted in the store since it was loaded: saving would overwrite that."""


class NoSuchMeetingError(StoreError):
    """The store holds no meeting by that uid."""


class MeetingExistsError(StoreError):
    """A meeting that carries the same uid is in the store already."""


class LockedMeetingError(StoreError):
    """The minutes are adjusted: they must be reopened before anything about the meeting may change."""


class NoSuchFileError(StoreError):
    """The store does not have the bytes of an attachment or of another file."""


class RecordInUseError(StoreError):
    """A person or body cannot be removed from the register: something refers to it."""


_KEPT = "Det som redan är sparat är kvar, och det du har skrivit finns kvar så länge programmet är igång."

# SQLite's primary result codes (the lowest byte of an extended code)
_FAILURES: dict[int, tuple[type[StoreError], str]] = {
    5: (StoreBusyError, f"Datafilen används av ett annat program just nu. {_KEPT} Försök igen om en stund."),
    8: (
        StoreReadOnlyError,
        f"Datafilen är skrivskyddad. {_KEPT} Ta bort skrivskyddet eller välj en annan plats.",
    ),
    10: (
        StoreUnreachableError,
        f"Datafilen gick inte att läsa eller skriva. {_KEPT} Kontrollera att enheten sitter i.",
    ),
    11: (StoreDamagedError, "Datafilen är skadad. Ingenting har ändrats i den. Återställ en säkerhetskopia."),
    13: (StoreFullError, f"Disken är full. {_KEPT} Frigör utrymme och försök igen."),
    14: (
        StoreUnreachableError,
        f"Datafilen gick inte att öppna. {_KEPT} Kontrollera att du har rätt att skriva i mappen.",
    ),
    26: (StoreDamagedError, "Datafilen är skadad. Ingenting har ändrats i den. Återställ en säkerhetskopia."),
}


@contextmanager
def told_failures() -> Iterator[None]:
    """Turn the driver's failures that a user can do something about into a ``StoreError``."""
    try:
        yield
    except Exception as error:
        drivers = getattr(error, "orig", error)  # SQLAlchemy wraps it; nobody imports that for the first look
        if not isinstance(drivers, dbapi2.Error):
            raise
        code = getattr(drivers, "sqlite_errorcode", 0) & 0xFF
        if code not in _FAILURES:
            raise
        failure, text = _FAILURES[code]
        raise failure(text, details=getattr(drivers, "sqlite_errorname", "")) from error
