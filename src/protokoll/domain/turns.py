"""Comings and goings on one line of the attendance list, kept so that the last word counts.

Whoever says that Anna comes before § 4 says that she was not there just before it, and is there from it on.
What was recorded earlier and says otherwise gives way, so that comings and goings alternate and the
``Timeline`` of ``domain.attendance`` answers what was said last. Pure functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from protokoll.domain.edits import changed
from protokoll.domain.kinds import ChangeKind
from protokoll.domain.meeting import Attendance, PresenceChange
from protokoll.domain.places import Places

LineEdit = Callable[[Attendance], Attendance]

_MEDIUM = (ChangeKind.GOES_ONLINE, ChangeKind.COMES_IN)


class _Turn(msgspec.Struct, frozen=True):
    """One coming (``here``) or going. ``number`` is the change's; ``returns``: the end of an absence."""

    place: int
    here: bool
    number: int
    medium: bool = False
    returns: bool = False


def with_change(line: Attendance, change: PresenceChange, places: Places) -> Attendance:
    """The line with ``change``; earlier changes that contradict it give way. ``status`` is left as it is."""
    if change.kind is ChangeKind.SERVES:
        kept = _beside_service(line, change, places)
    elif change.kind in _MEDIUM:
        kept, line = _beside_medium(line, change, places)
    else:
        kept = _beside_turn(line, change, places)
    at = next((n for n, one in enumerate(kept) if places.start(one) > places.start(change)), len(kept))
    return changed(line, changes=(*kept[:at], change, *kept[at:]))


def without_change(line: Attendance, change: PresenceChange, places: Places) -> Attendance:
    """The line without ``change``, and without the return or the going that had no meaning but for it.

    Anna left and came back: without her leaving she was there all the time, so her coming back goes too.
    """
    number = line.changes.index(change)
    gone = {number}
    turns = [turn for turn in _turns(line.changes, places) if not turn.medium]
    mine = [turn for turn in turns if turn.number == number]
    if mine:
        at = turns.index(mine[0])
        rest = [turn for turn in turns[at:] if turn.number != number]
        comes_first = mine[0].here and not turns[:at]
        if rest and len(mine) == 1 and rest[0].here != mine[0].here and not comes_first:
            gone.add(rest[0].number)
    return changed(line, changes=tuple(one for n, one in enumerate(line.changes) if n not in gone))


def _turns(changes: tuple[PresenceChange, ...], places: Places) -> list[_Turn]:
    """Every coming and going as the timeline plays them: what ends at a place before what begins there."""
    return sorted(_unsorted_turns(changes, places), key=lambda turn: (turn.place, not turn.returns))


def _unsorted_turns(changes: tuple[PresenceChange, ...], places: Places) -> Iterator[_Turn]:
    for number, change in enumerate(changes):
        start, end = places.start(change), places.end(change)
        match change.kind:
            case ChangeKind.ARRIVES:
                yield _Turn(start, True, number)
            case ChangeKind.LEAVES:
                yield _Turn(start, False, number)
            case ChangeKind.AWAY:
                yield _Turn(start, False, number)
                if end is not None:
                    yield _Turn(end, True, number, returns=True)
            case ChangeKind.GOES_ONLINE | ChangeKind.COMES_IN:
                yield _Turn(start, True, number, medium=True)
            case ChangeKind.SERVES:
                pass


def _beside_turn(line: Attendance, change: PresenceChange, places: Places) -> list[PresenceChange]:
    """The changes that may stand beside a coming, a going or an absence."""
    start = places.start(change)
    end = places.end(change)
    comes = change.kind is ChangeKind.ARRIVES
    last, here_after = (start, comes) if end is None else (end, True)
    gone: set[int] = set()
    opened: set[int] = set()  # absences that no longer end by themselves

    def give_way(turn: _Turn) -> None:
        (opened if turn.returns else gone).add(turn.number)

    earlier, later = [], []
    for turn in _turns(line.changes, places):
        if turn.place < start or (turn.place == start and turn.returns):
            earlier.append(turn)
        elif turn.place > last or (turn.medium and comes):
            later.append(turn)
        else:
            give_way(turn)
    for turn in reversed(earlier):
        if turn.here != comes:
            break
        give_way(turn)
    for turn in later:
        if turn.number in gone or (turn.medium and here_after):
            continue
        if turn.here != here_after and not turn.medium:
            break
        give_way(turn)
    return [
        places.without_end(one) if n in opened else one for n, one in enumerate(line.changes) if n not in gone
    ]


def _beside_medium(
    line: Attendance, change: PresenceChange, places: Places
) -> tuple[list[PresenceChange], Attendance]:
    """The changes that may stand beside going online or coming in, and the line as it then began."""
    start = places.start(change)
    mediums = sorted(
        (n for n, one in enumerate(line.changes) if one.kind in _MEDIUM),
        key=lambda n: places.start(line.changes[n]),
    )
    gone = {n for n in mediums if places.start(line.changes[n]) == start}
    earlier = [n for n in mediums if places.start(line.changes[n]) < start]
    later = [n for n in mediums if places.start(line.changes[n]) > start]
    while earlier and line.changes[earlier[-1]].kind is change.kind:
        gone.add(earlier.pop())
    while later and line.changes[later[0]].kind is change.kind:
        gone.add(later.pop(0))
    if not earlier:
        line = changed(line, online=change.kind is ChangeKind.COMES_IN)
    return [one for n, one in enumerate(line.changes) if n not in gone], line


def _beside_service(line: Attendance, change: PresenceChange, places: Places) -> list[PresenceChange]:
    """The changes that may stand beside serving for somebody: what began before goes on after it."""
    start, end = places.start(change), places.end(change)

    def gives_way(one: PresenceChange) -> bool:
        begins = places.start(one)
        return one.kind is ChangeKind.SERVES and begins >= start and (end is None or begins < end)

    return [one for one in line.changes if not gives_way(one)]
