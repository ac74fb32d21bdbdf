"""What can be undone and done again: pairs of snapshots. No Qt, nothing that is saved."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from protokoll.domain.meeting import Meeting

UNDO_LIMIT = 1000


class Step(NamedTuple):
    """One finished edit. What the snapshots have in common is the same object, so a step takes little room."""

    before: Meeting
    after: Meeting
    text: str
    """What was done, as the user would say it: "Byt rubrik"."""


class Steps:
    """The steps of a session, the last one first to be undone."""

    def __init__(self, limit: int = UNDO_LIMIT) -> None:
        self._done: deque[Step] = deque(maxlen=limit)
        self._undone: list[Step] = []

    def __len__(self) -> int:
        return len(self._done)

    def add(self, step: Step) -> None:
        """A new step; what was undone before it cannot be done again."""
        self._done.append(step)
        self._undone.clear()

    def undo(self) -> Step | None:
        """The step to take back now, if any."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Step | None:
        """The step to do again now, if any."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    def forget(self) -> None:
        """From here on there is nothing to undo."""
        self._done.clear()
        self._undone.clear()
