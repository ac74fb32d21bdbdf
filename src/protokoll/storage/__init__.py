"""The store: one SQLite file that holds meetings, register, attached files and settings.

``Store`` is the way in; all that others need stands here. Only this package knows SQL.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protokoll.storage.failures import StaleMeetingError, StoreError
    from protokoll.storage.store import Store
    from protokoll.storage.stored import MeetingBrief, MeetingLine, StoredMeeting

__all__ = ["MeetingBrief", "MeetingLine", "StaleMeetingError", "Store", "StoreError", "StoredMeeting"]

_HOMES = {
    "MeetingBrief": "stored",
    "MeetingLine": "stored",
    "StaleMeetingError": "failures",
    "Store": "store",
    "StoreError": "failures",
    "StoredMeeting": "stored",
}


def __getattr__(name: str) -> object:
    """Import at first use: ``Store`` brings SQLAlchemy, and the window is painted before that."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
