"""Agenda skeletons: what a meeting of a certain kind usually takes up, for the first meeting of a body.

They are data (``resources/agendas``); after the first meeting a body follows its own habit instead.
"""

from __future__ import annotations

from functools import cache

import msgspec

from protokoll.domain.kinds import BodyKind, ItemKind, MeetingKind, MinutesKind
from protokoll.domain.values import Value
from protokoll.paths import resources_dir


class Fit(Value, frozen=True, kw_only=True):
    """What a skeleton is meant for; left out means any. The kind of meeting tells more than that of body."""

    body: BodyKind | None = None
    meeting: MeetingKind | None = None

    def weight(self, body: BodyKind | None, meeting: MeetingKind | None) -> int:
        """How closely it fits, from 0 for what fits anything; -1 where it does not fit."""
        if self.body not in (None, body) or self.meeting not in (None, meeting):
            return -1
        return (self.body is not None) + 2 * (self.meeting is not None)


class SkeletonItem(Value, frozen=True, kw_only=True):
    """Punkt i en dagordningsmall."""

    title: str
    kind: ItemKind


class Skeleton(Value, frozen=True, kw_only=True):
    """Dagordningsmall: the items, what such a meeting is called, and the kind of its minutes."""

    name: str
    fits: tuple[Fit, ...]
    meeting_title: str
    minutes_kind: MinutesKind
    agenda: tuple[SkeletonItem, ...]


@cache
def all_skeletons() -> tuple[Skeleton, ...]:
    """Every skeleton that comes with the program, by file name."""
    files = sorted((resources_dir() / "agendas").glob("*.json"))
    return tuple(msgspec.json.decode(file.read_bytes(), type=Skeleton) for file in files)


def skeleton_for(body: BodyKind | None, meeting: MeetingKind | None = None) -> Skeleton:
    """The skeleton that fits a ``meeting`` of a ``body`` most closely; an ordinary board's fits all."""

    def closeness(skeleton: Skeleton) -> int:
        return max(fit.weight(body, meeting) for fit in skeleton.fits)

    return max(all_skeletons(), key=closeness)
