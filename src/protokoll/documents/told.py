"""What papers have told of a meeting's entries, shared by its snapshots: a key does not cost the whole paper.

An edit makes a new meeting that holds the same objects wherever nothing was changed. So what was worked out of an
entry or of an item's entries holds for every snapshot that has them, as long as nothing else that their words rest
on has changed.
"""

from __future__ import annotations

from functools import lru_cache

from protokoll.documents.entry_blocks import entry_blocks
from protokoll.documents.paper import Block
from protokoll.domain.entries import Entry, Roll
from protokoll.domain.kinds import MinutesKind
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.wording import Words

_MOST_ITEMS = 2048
"""Items whose blocks are remembered, over all snapshots; when there are more, it begins anew."""

_MEETINGS = 4
"""Meetings that are remembered: those that are open, and the public version of one."""


class Told:
    """The words of a meeting's entries, and the blocks of its items' entries."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._blocks: dict[tuple[int, str, MinutesKind], tuple[tuple[Entry, ...], tuple[Block, ...]]] = {}
        """By the id() of the entries, which are kept with their blocks so that no other object takes their id."""

    def entry_blocks(self, item: AgendaItem, kind: MinutesKind) -> tuple[Block, ...]:
        """What :func:`entry_blocks.entry_blocks` gives."""
        key = (id(item.entries), item.id, kind)
        known = self._blocks.get(key)
        if known is None:
            if len(self._blocks) >= _MOST_ITEMS:
                self._blocks.clear()
            known = self._blocks[key] = (item.entries, entry_blocks(item, self.words, kind))
        return known[1]


def told_of(meeting: Meeting) -> Told:
    """What has been told of ``meeting`` and of its other snapshots."""
    return _told(_Snapshot(meeting))


class _Snapshot:
    """A meeting; two are equal where all that :class:`Words` takes from a meeting is the same."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting  # kept, so that no other object takes the ids
        first_roll = next(
            (entry for item in meeting.all_items() for entry in item.entries if isinstance(entry, Roll)), None
        )
        self._rests_on = (id(meeting.people), id(meeting.body), meeting.head.date, id(first_roll))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Snapshot) and self._rests_on == other._rests_on

    def __hash__(self) -> int:
        return hash(self._rests_on)


@lru_cache(maxsize=_MEETINGS)
def _told(snapshot: _Snapshot) -> Told:
    return Told(Words(snapshot.meeting))
