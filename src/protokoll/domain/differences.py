"""What differs between the agendas of two values of a meeting, found by identity.

Edits share what they do not touch, so an item that is the same object reads the same, and so does all below it.
"""

from __future__ import annotations

from protokoll.domain.meeting import AgendaItem, Meeting

ItemPair = tuple[AgendaItem, AgendaItem]
"""An item before and after."""


def changed_items(before: Meeting, after: Meeting) -> tuple[ItemPair, ...] | None:
    """The items that are not the same object in both; a few microseconds when few are.

    None where the agenda has another shape: items came, went or moved.
    """
    found: list[ItemPair] = []
    waiting = [(before.agenda, after.agenda)]
    while waiting:
        olds, news = waiting.pop()
        if olds is news:
            continue
        if len(olds) != len(news):
            return None
        pairs = [(old, new) for old, new in zip(olds, news, strict=True) if old is not new]
        if any(old.id != new.id for old, new in pairs):
            return None
        found += pairs
        waiting += [(old.items, new.items) for old, new in pairs]
    return tuple(found)
