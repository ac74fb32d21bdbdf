"""The order in which items were really taken, and where on that line the changes of presence lie."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.domain.edits import changed
from protokoll.domain.kinds import ChangeKind, When
from protokoll.domain.meeting import AgendaItem, Meeting, PresenceChange

_WITH_END = (ChangeKind.AWAY, ChangeKind.SERVES)


def items_taken(meeting: Meeting) -> tuple[str, ...]:
    """Item ids in the order they were taken; an item that was resumed stands twice.

    Sub-items follow their item unless the sequence names them itself; items the sequence does not name come last,
    in agenda order.
    """
    in_agenda = [item.id for item in meeting.all_items()]
    named = set(meeting.head.sequence)
    if not named:
        return tuple(in_agenda)
    below = {item.id: [sub.id for sub in _unnamed_below(item, named)] for item in meeting.all_items()}
    taken: list[str] = []
    seen: set[str] = set()
    for item_id in meeting.head.sequence:
        taken.append(item_id)
        if item_id not in seen:
            taken.extend(below[item_id])
        seen.update((item_id, *below[item_id]))
    return (*taken, *(item_id for item_id in in_agenda if item_id not in seen))


def _unnamed_below(item: AgendaItem, named: set[str]) -> Iterator[AgendaItem]:
    for sub in item.items:
        if sub.id not in named:
            yield sub
            yield from _unnamed_below(sub, named)


class Places:
    """Where changes lie on the timeline of a meeting.

    Places are doubled: ``2 * step`` is before an item, ``2 * step + 1`` during it, so that an absence may begin
    in the middle of an item.
    """

    def __init__(self, meeting: Meeting) -> None:
        self.steps = items_taken(meeting)
        """Item ids in the order they were taken."""
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        for step, item_id in enumerate(self.steps):
            self._first.setdefault(item_id, step)
            self._last[item_id] = step

    def start(self, change: PresenceChange) -> int:
        """Where the change begins."""
        return 2 * self._steps(change)[0] + (change.when is When.DURING)

    def end(self, change: PresenceChange) -> int | None:
        """Where an absence or a service ends again; None where it does not, or the kind has no end."""
        last = self._steps(change)[1]
        return None if last is None else 2 * last + 2

    def last_step(self, item_id: str) -> int:
        """The step at which the item was taken for the last time."""
        return self._last[item_id]

    def _steps(self, change: PresenceChange) -> tuple[int, int | None]:
        """The first step, and the last where there is one; two items in the wrong order are turned round."""
        first = self._first[change.item]
        if change.until_item is None or change.kind not in _WITH_END:
            return first, None
        last = self._last[change.until_item]
        return (first, last) if first <= last else (self._first[change.until_item], self._last[change.item])

    def without_end(self, change: PresenceChange) -> PresenceChange:
        """The change as it begins, but going on."""
        item = change.item
        if change.until_item is not None and self._last[change.until_item] < self._first[item]:
            item = change.until_item
        return changed(change, item=item, until_item=None)
