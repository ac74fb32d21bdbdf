"""The store: one SQLite file that holds meetings, register, templates and settings.

``Store`` is the way in; all that others need stands here. Only this package knows SQL.
"""

from protokoll.storage.failures import StaleMeetingError, StoreError
from protokoll.storage.store import Store
from protokoll.storage.stored import MeetingLine, StoredMeeting

__all__ = ["MeetingLine", "StaleMeetingError", "Store", "StoreError", "StoredMeeting"]
