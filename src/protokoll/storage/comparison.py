"""The rows in which two snapshots of a meeting may differ.

Snapshots share the objects that did not change. So only lists that are different objects are looked into, and
only elements that are different objects, or stand elsewhere, become rows: finding one changed entry among
hundreds costs microseconds.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from sqlalchemy import Table

from protokoll.domain.meeting import Meeting
from protokoll.storage.parts import KEYS, Name, Part, Row, lists_of
from protokoll.storage.stored import Place

Rows = dict[tuple[Any, ...], Row]
"""Rows of a table by the cells of its key columns."""

_Lists = tuple[Part, Name | None, Sequence[Any], Sequence[Any]]
"""A part, the owner of a list of it, and that list before and after."""


class Side:
    """One of the two snapshots: the rows found for it, and what the store calls its entries without an id."""

    def __init__(self, unnamed: Mapping[Place, str]) -> None:
        self.rows: defaultdict[Table, Rows] = defaultdict(dict)
        self.unnamed = unnamed

    def name(self, part: Part, owner: Name | None, place: int, element: Any) -> Name:
        """What the element at ``place`` in a list of ``owner`` is called."""
        if not part.keyed:
            return place
        name: Name | None = element.id
        return self.unnamed[str(owner), place] if name is None else name

    def add(self, part: Part, owner: Name | None, position: int, name: Name, element: Any) -> None:
        """Note the row of an element."""
        row = part.row(owner, position, name, element)
        self.rows[part.table][tuple(row[column] for column in KEYS[part.table])] = row


def compare(before: Meeting | None, after: Meeting, old: Side, new: Side) -> None:
    """Fill both sides with the rows that may differ; all others are the same (``before`` none: a new one)."""
    news = lists_of(after)
    olds = lists_of(before) if before else [(part, ()) for part, _ in news]
    waiting: list[_Lists] = [
        (part, None, old_list, new_list) for (part, old_list), (_, new_list) in zip(olds, news, strict=True)
    ]
    while waiting:
        part, owner, old_list, new_list = waiting.pop()
        if old_list is new_list:
            continue
        places = [place for place, (was, now) in enumerate(zip_longest(old_list, new_list)) if was is not now]
        changed: tuple[dict[Name, Any], dict[Name, Any]] = ({}, {})
        for side, elements, found in zip((old, new), (old_list, new_list), changed, strict=True):
            for place in places:
                if place < len(elements):
                    element = elements[place]
                    name = side.name(part, owner, place, element)
                    side.add(part, owner, place, name, element)
                    found[name] = element
        waiting.extend(_below(part, *changed))


def _below(part: Part, olds: Mapping[Name, Any], news: Mapping[Name, Any]) -> Iterator[_Lists]:
    """The lists of the changed elements: side by side where both have them, else against nothing."""
    for name in {**olds, **news}:
        was, now = olds.get(name), news.get(name)
        if type(was) is type(now):
            for field, below in part.lists(now).items():
                yield below, name, getattr(was, field), getattr(now, field)
            continue
        if was is not None:
            yield from ((below, name, getattr(was, field), ()) for field, below in part.lists(was).items())
        if now is not None:
            yield from ((below, name, (), getattr(now, field)) for field, below in part.lists(now).items())
