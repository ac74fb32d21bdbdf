"""What the store hands out: meetings with what it knows about them, and short descriptions for lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from protokoll.domain.kinds import AttendanceStatus, MeetingKind, Stage

if TYPE_CHECKING:  # the first page is painted before whole meetings are known
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
class AttachedFile:
    """The file of an attachment: its name as it came, its size in bytes, and the sum of its content."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLook:
    """The organisation's colour ("#0f766e") and logo (PNG or JPEG, with its words); empty: none."""

    accent: str = ""
    logo: bytes = b""
    logo_text: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBrief:
    """A meeting as the first page tells of it: what, when, where and who."""

    uid: str
    body: str
    kind: MeetingKind | None
    number: str
    title: str
    stage: Stage | None
    end_date: date | None
    date: date
    start: str | None
    end: str | None
    place: str
    people: tuple[AttendanceStatus, ...]
    """What each seat's line of attendance says; vacant ones too."""
