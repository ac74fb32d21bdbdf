"""Entries without an id: which of them is which, from one snapshot to the next.

Entries made in the program have ids, but a meeting file may leave them out. The store then calls the entry by
its uid; a save has to find out where each such entry has gone, so that what is known about it (a task that
was done) stays with it and does not pass to its neighbour.
"""

import uuid
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from protokoll.domain.entries import Entry
from protokoll.domain.meeting import AgendaItem
from protokoll.storage.columns import new_uid
from protokoll.storage.stored import Place

Agenda = tuple[AgendaItem, ...]
Placed = dict[Place, Entry]

_ENTRIES = uuid.UUID("6f2c7d6e-9b5a-5d0c-8a8e-2f6b1d7c4e30")
"""The namespace of entry uids (RFC 9562, version 5). It must never change."""


class Followed(NamedTuple):
    """What the store calls the entries without an id, and the ids as keys of those that were given one."""

    unnamed: Mapping[Place, str]
    new_keys: Mapping[str, str]


def entry_uid(meeting_uid: str, entry_id: str) -> str:
    """The uid of an entry that has an id: the same whenever and wherever the same meeting is stored.

    So an entry that is taken away and brought back, or comes with the meeting to another computer, is known
    again.
    """
    return str(uuid.uuid5(_ENTRIES, f"{meeting_uid}\n{entry_id}"))


def follow(olds: Agenda, unnamed: Mapping[Place, str], news: Agenda) -> Followed:
    """Find the entries that had no id in ``olds`` (where the store calls them ``unnamed``) again in ``news``.

    An entry that loses its id counts as a new one.
    """
    old_items, new_items = _changed_items(olds, news)
    old_entries, new_entries = _placed(old_items), _placed(new_items)
    old = {place: entry for place, entry in old_entries.items() if entry.id is None}
    new = {place: entry for place, entry in new_entries.items() if entry.id is None}
    if not old and not new:
        return Followed(unnamed, {})

    known = {entry.id for entry in old_entries.values()}
    just_named = {place: entry for place, entry in new_entries.items() if entry.id not in known}
    still_unnamed = _pairs(old, new)
    gone = {place: entry for place, entry in old.items() if place not in still_unnamed}
    new_keys = {
        unnamed[origin]: entry_id
        for origin, place in _pairs(gone, just_named).items()
        if (entry_id := just_named[place].id) is not None
    }
    changed = {item.id for item in old_items}
    now = {place: key for place, key in unnamed.items() if place[0] not in changed}
    now |= {place: unnamed[origin] for origin, place in still_unnamed.items()}
    now |= {place: new_uid() for place in new if place not in now}
    return Followed(now, new_keys)


def _changed_items(olds: Agenda, news: Agenda) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """The items on each side that are not the same object at the same place on the other."""
    changed: tuple[list[AgendaItem], list[AgendaItem]] = ([], [])
    waiting = [(olds, news)]
    while waiting:
        olds, news = waiting.pop()
        if olds is news:
            continue
        for pair in zip_longest(olds, news):
            if pair[0] is not pair[1]:
                for side, item in zip(changed, pair, strict=True):
                    if item is not None:
                        side.append(item)
                old, new = (() if item is None else item.items for item in pair)
                waiting.append((old, new))
    return changed


def _placed(items: Iterable[AgendaItem]) -> Placed:
    return {(item.id, place): entry for item in items for place, entry in enumerate(item.entries)}


def _pairs(olds: Placed, news: Placed) -> dict[Place, Place]:
    """Which place each of ``olds`` went to, if any: the same object, then content, then item and kind."""
    olds, news = dict(olds), dict(news)
    pairs: dict[Place, Place] = {}
    likenesses: tuple[Callable[[Place, Entry], Hashable], ...] = (
        lambda place, entry: (place, id(entry)),
        lambda place, entry: id(entry),
        lambda place, entry: replace(entry, id=None),
        lambda place, entry: (place[0], type(entry)),
    )
    for likeness in likenesses:
        waiting: defaultdict[Hashable, deque[Place]] = defaultdict(deque)
        for place, entry in olds.items():
            waiting[likeness(place, entry)].append(place)
        for place, entry in list(news.items()):
            if origins := waiting.get(likeness(place, entry)):
                origin = origins.popleft()
                pairs[origin] = place
                del olds[origin], news[place]
    return pairs
