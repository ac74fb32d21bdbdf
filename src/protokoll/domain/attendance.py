"""Who took part in what: presence as a timeline over the items in the order they were really taken.

Rules (practice; see docs/regler.md):

- Somebody who arrives during an item is on its voting roll; somebody who leaves during it is not, for decisions
  are taken at the end of an item. Both count as having taken part in it.
- A recusal (jäv) keeps its person away from the whole of that item.
- A regular member has a vote, others not, unless ``votes`` says otherwise; whoever serves has the vote of the one
  served for, who then has none.
- An item taken twice (resumed) counts from its first time for what begins there, to its last for what ends there.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from protokoll.domain.entries import Recusal
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, QuorumRule, When
from protokoll.domain.meeting import AgendaItem, Attendance, Meeting, PresenceChange
from protokoll.domain.values import PersonRef


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


class Presence(msgspec.Struct, frozen=True):
    """One person at one item. ``took_part``: at any time of it; ``at_decision``: at its end, not recused."""

    took_part: bool = False
    at_decision: bool = False
    online: bool = False
    serving_for: PersonRef | None = None
    recused: bool = False


class Roll(msgspec.Struct, frozen=True):
    """Who has a vote at an item, in the order of the attendance list, and whether that makes a quorum.

    ``quorate`` is None where the body has no rule; ``needed`` is the number that the rule asks for.
    """

    voters: tuple[PersonRef, ...]
    needed: int | None
    quorate: bool | None


class Timeline:
    """The attendance of one meeting, worked out once and asked many times."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.steps = items_taken(meeting)
        """Item ids in the order they were taken."""
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        for step, item_id in enumerate(self.steps):
            self._first.setdefault(item_id, step)
            self._last[item_id] = step
        self._recused = {
            (item.id, entry.person)
            for item in meeting.all_items()
            for entry in item.entries
            if isinstance(entry, Recusal)
        }
        self._lines = [self._presences(line) for line in meeting.attendance]

    def of_line(self, number: int) -> tuple[Presence, ...]:
        """The presence of attendance line ``number`` at each step."""
        return self._lines[number]

    def at_item(self, item_id: str) -> tuple[tuple[Attendance, Presence], ...]:
        """Every line of the attendance list with its presence at the item (at its last taking)."""
        step = self._last[item_id]
        return tuple((line, self._lines[n][step]) for n, line in enumerate(self.meeting.attendance))

    def voting_roll(self, item_id: str) -> Roll:
        """The voting roll at the item's decision, and quorum by the body's rule."""
        here = self.at_item(item_id)
        served = {
            presence.serving_for for _, presence in here if presence.at_decision and presence.serving_for
        }
        voters = tuple(
            dict.fromkeys(
                line.person
                for line, presence in here
                if line.person is not None
                and presence.at_decision
                and line.person not in served
                and (presence.serving_for is not None or has_vote(line))
            )
        )
        needed = votes_needed(self.meeting)
        return Roll(voters, needed, None if needed is None else len(voters) >= needed)

    def _presences(self, line: Attendance) -> tuple[Presence, ...]:
        """Presence at each step: the changes are laid out on the timeline, then played in order.

        Places on the timeline are doubled: 2·step is before the item, 2·step + 1 during it, so that an absence
        may begin or end in the middle of an item.
        """
        moves = sorted(self._moves(line.changes), key=lambda move: move[0])
        state = _State(line, moves)
        found = []
        next_move = 0
        for step, item_id in enumerate(self.steps):
            while next_move < len(moves) and moves[next_move][0] <= 2 * step:
                state.apply(moves[next_move])
                next_move += 1
            was_here = state.here
            while next_move < len(moves) and moves[next_move][0] <= 2 * step + 1:
                state.apply(moves[next_move])
                next_move += 1
                was_here = was_here or state.here
            recused = (item_id, line.person) in self._recused
            found.append(
                Presence(
                    took_part=was_here and not recused,
                    at_decision=state.here and not recused,
                    online=state.online and state.here,
                    serving_for=state.serving_for if state.here else None,
                    recused=recused,
                )
            )
        return tuple(found)

    def _moves(self, changes: tuple[PresenceChange, ...]) -> Iterator[_Move]:
        """Every change as one move or two: away and serving end after their last item."""
        for change in changes:
            at = 2 * self._first[change.item] + (change.when is When.DURING)
            yield (at, change.kind, change.in_place_of)
            if change.until_item is not None:
                end = max(2 * (self._last[change.until_item] + 1), at)
                if change.kind is ChangeKind.AWAY:
                    yield (end, ChangeKind.ARRIVES, None)
                elif change.kind is ChangeKind.SERVES:
                    yield (end, ChangeKind.SERVES, None)


_Move = tuple[int, ChangeKind, PersonRef | None]


class _State:
    """Where somebody is while the timeline is played."""

    _COMING_AND_GOING = (ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.AWAY)

    def __init__(self, line: Attendance, moves: list[_Move]) -> None:
        first = next((kind for _, kind, _ in moves if kind in self._COMING_AND_GOING), None)
        self.here = line.status is AttendanceStatus.PRESENT and first is not ChangeKind.ARRIVES
        self.online = line.online
        self.serving_for: PersonRef | None = None

    def apply(self, move: _Move) -> None:
        _, kind, person = move
        match kind:
            case ChangeKind.ARRIVES:
                self.here = True
            case ChangeKind.LEAVES | ChangeKind.AWAY:
                self.here = False
            case ChangeKind.SERVES:
                self.serving_for = person
            case ChangeKind.GOES_ONLINE:
                self.here = self.online = True
            case ChangeKind.COMES_IN:
                self.here, self.online = True, False


def has_vote(line: Attendance) -> bool:
    """Whether somebody on the attendance list has a vote of their own: regular members, unless said otherwise."""
    return line.capacity is Capacity.REGULAR if line.votes is None else line.votes


def votes_needed(meeting: Meeting) -> int | None:
    """How many with a vote make the meeting quorate (beslutför); None where the body has no rule.

    The majority rule asks for more than half of the seats; seats that are not given are counted from the regular
    members of the attendance list, vacant ones too (ABL 8:21 counts the whole board; bylaws may differ).
    """
    quorum = meeting.body.quorum
    if quorum is None or quorum.rule is QuorumRule.NONE:
        return None
    if quorum.rule is QuorumRule.FIXED:
        return quorum.number
    seats = quorum.seats
    if seats is None:
        seats = sum(line.capacity is Capacity.REGULAR for line in meeting.attendance)
    return seats // 2 + 1
