"""What the store hands out: meetings with what it knows about them, and short descriptions for lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from protokoll.domain.kinds import MeetingKind, Stage
from protokoll.domain.meeting import Meeting

Place = tuple[str, int]
"""Where an entry stands: its item's id, and its place among the item's entries."""


@dataclass(frozen=True, slots=True)
class StoredMeeting:
    """A meeting as it stands in the store.

    ``uid`` never changes (the meeting itself may carry none). ``revision`` grows by one with every save.
    ``row`` and ``unnamed`` (the store's names for the entries that have no id) are the store's own business.
    """

    uid: str
    revision: int
    meeting: Meeting
    row: int
    unnamed: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as a line in a list."""

    uid: str
    date: date
    start: str | None
    body: str
    kind: MeetingKind | None
    number: str
    title: str
    stage: Stage | None
    items: int
    decisions: int
