"""When each item is to be dealt with, counted from the meeting's planned start and the items' planned minutes."""

from __future__ import annotations

import msgspec

from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.swedish import clock

_DAY = 24 * 60


class Slot(msgspec.Struct, frozen=True):
    """An item's planned time: ``start`` and ``end`` as "HH:MM", the same where no minutes are planned for it."""

    start: str
    end: str

    def told(self) -> str:
        """As printed: "18.05–18.20", or "18.05" where no length is planned."""
        return clock(self.start) if self.start == self.end else f"{clock(self.start)}–{clock(self.end)}"


class Schedule:
    """The planned times of a meeting's items, in agenda order.

    An item without minutes of its own has those of its sub-items; one with neither takes no time in the count.
    Sub-items have times where minutes are planned for any of them.
    Nothing is told where the start is not known, no item has minutes, or more than a day would pass.
    """

    def __init__(self, meeting: Meeting) -> None:
        self._slots: dict[str, Slot] = {}
        self.end = ""
        """When the last item is over, "HH:MM"; empty where no times are told."""
        start = meeting.head.start
        lengths = _lengths(meeting)
        total = sum(lengths[item.id] for item in meeting.agenda)
        if start and 0 < total < _DAY:
            first = int(start[:2]) * 60 + int(start[3:])
            self._lay_out(meeting.agenda, first, lengths)
            self.end = _time(first + total)

    def slot(self, item_id: str) -> Slot | None:
        """The item's planned time, where times are told."""
        return self._slots.get(item_id)

    def _lay_out(self, items: tuple[AgendaItem, ...], at: int, lengths: dict[str, int]) -> None:
        for item in items:
            self._slots[item.id] = Slot(_time(at), _time(at + lengths[item.id]))
            if any(lengths[sub.id] for sub in item.items):
                self._lay_out(item.items, at, lengths)
            at += lengths[item.id]


def _lengths(meeting: Meeting) -> dict[str, int]:
    """Minutes for each item: its own, or those of its sub-items where they are more."""
    found: dict[str, int] = {}
    for item in reversed(list(meeting.all_items())):  # sub-items come before the item they belong to
        found[item.id] = max(item.minutes_planned or 0, sum(found[sub.id] for sub in item.items))
    return found


def _time(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
