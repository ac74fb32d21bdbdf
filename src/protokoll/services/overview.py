"""What the first page tells: the meeting that comes next, what is left to do, and what was held lately."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from protokoll.domain.kinds import Stage
from protokoll.paths import store_path

if TYPE_CHECKING:
    from protokoll.storage import MeetingBrief, MeetingLine

RECENT = 8
"""How many of the meetings held the overview shows."""
AHEAD = 5
"""How many of the meetings to come it shows, besides the next."""
_STILL_ON = timedelta(days=1)
"""A meeting that passed midnight, or was not closed the day before, is still the one to go on with."""
_LONGEST = timedelta(days=60)
"""No meeting lasts longer, not even one by letter; what is left open since is not looked into."""


class Source(Protocol):
    """Where meetings are read in short: the store, or the first look into it."""

    def meetings_from(self, day: date, more: int) -> Sequence[MeetingLine]:
        """The meetings from ``day`` on and the ``more`` nearest before it, newest first."""

    def brief(self, uid: str) -> MeetingBrief | None:
        """What is told of the meeting, if it is there."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The meeting that comes next (or is going on), if any; those that were held and that come, nearest first."""

    following: MeetingBrief | None
    recent: tuple[MeetingLine, ...]
    ahead: tuple[MeetingLine, ...] = ()
    """The meetings that come after the one that is next."""
    unfinished: tuple[MeetingLine, ...] = ()
    """Those that were held lately and whose minutes are not adjusted, oldest first. Where no stage is told,
    nothing is known to be left."""


def overview(source: Source, today: date) -> Overview:
    """What is next: the meeting that is going on, else the first from ``today`` on that is not written yet."""
    lines = source.meetings_from(today - _LONGEST, RECENT)
    briefs = (source.brief(line.uid) for line in _candidates(lines, today))
    following = next((brief for brief in briefs if brief and not _is_over(brief, today)), None)
    others = [line for line in lines if following is None or line.uid != following.uid]
    held = [line for line in others if _is_held(line, today)]
    return Overview(
        following,
        recent=tuple(held[:RECENT]),
        ahead=tuple(islice(_in_time(line for line in others if _is_ahead(line, today)), AHEAD)),
        unfinished=tuple(_in_time(line for line in held if line.stage not in (None, Stage.ADJUSTED))),
    )


def first_overview(data_dir: Path, today: date) -> Overview | None:
    """The same, in a moment, while the store in ``data_dir`` is being opened; None where it takes the whole store.

    Whatever is wrong with the store is told by opening it.
    """
    from protokoll.storage.failures import StoreError
    from protokoll.storage.first_look import first_look

    try:
        with first_look(store_path(data_dir)) as source:
            return overview(source, today)
    except StoreError:
        return None


def _candidates(lines: Sequence[MeetingLine], today: date) -> Iterator[MeetingLine]:
    """Those that may be next, the likeliest first."""
    for line in lines:
        if line.stage is Stage.ONGOING and today - _LONGEST <= line.date <= today:
            yield line
    yield from _in_time(line for line in lines if _is_ahead(line, today))


def _is_over(brief: MeetingBrief, today: date) -> bool:
    """Whether it was left open; one that is ahead is not over."""
    return (brief.end_date or brief.date) + _STILL_ON < today


def _is_held(line: MeetingLine, today: date) -> bool:
    return line.date < today or (line.date == today and is_written(line.stage))


def _is_ahead(line: MeetingLine, today: date) -> bool:
    return line.date >= today and not is_written(line.stage)


def _in_time(lines: Iterable[MeetingLine]) -> list[MeetingLine]:
    return sorted(lines, key=lambda line: (line.date, line.start or ""))


def is_written(stage: Stage | None) -> bool:
    """Whether the meeting itself is over."""
    return stage is not None and stage.reached(Stage.DRAFT)
