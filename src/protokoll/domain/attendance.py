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
    """One person at one item. ``took_part``: at any time of it; ``at_decision``: at its end, not recused.

    ``serves``: in another's place at its end, that of ``serving_for`` or, where it is None, on a vacant seat.
    """

    took_part: bool = False
    at_decision: bool = False
    online: bool = False
    serves: bool = False
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
        served = {presence.serving_for for _, presence in here if presence.at_decision and presence.serves}
        voters: dict[PersonRef, None] = {}
        represented: set[PersonRef] = set()
        for line, presence in here:
            if line.person is None or not presence.at_decision or line.person in served:
                continue
            seat = presence.serving_for
            if has_vote(line) or (presence.serves and seat not in represented):
                voters[line.person] = None
            if seat is not None:
                represented.add(seat)
        needed = votes_needed(self.meeting)
        return Roll(tuple(voters), needed, None if needed is None else len(voters) >= needed)

    def _presences(self, line: Attendance) -> tuple[Presence, ...]:
        """Presence at each step: the changes are laid out on the timeline, then played in order.

        Places on the timeline are doubled: 2·step is before the item, 2·step + 1 during it, so that an
        absence may begin in the middle of an item. What ends at a place does so before what begins there.
        """
        moves = sorted(self._moves(line.changes), key=lambda move: (move.place, not move.ends))
        state = _State(line, moves)
        found = []
        next_move = 0
        for step, item_id in enumerate(self.steps):
            while next_move < len(moves) and moves[next_move].place <= 2 * step:
                state.apply(moves[next_move])
                next_move += 1
            was_here = state.here
            while next_move < len(moves) and moves[next_move].place <= 2 * step + 1:
                state.apply(moves[next_move])
                next_move += 1
                was_here = was_here or state.here
            recused = (item_id, line.person) in self._recused
            found.append(
                Presence(
                    took_part=was_here and not recused,
                    at_decision=state.here and not recused,
                    online=state.online and was_here,
                    serves=state.here and bool(state.serving),
                    serving_for=state.serving_for if state.here else None,
                    recused=recused,
                )
            )
        return tuple(found)

    def _moves(self, changes: tuple[PresenceChange, ...]) -> Iterator[_Move]:
        """Every change as one move or two: away and serving end after their last item.

        Where the last item was taken before the first, they stand for the stretch between the two.
        """
        for number, change in enumerate(changes):
            first, last = self._first[change.item], None
            if change.until_item is not None and change.kind in (ChangeKind.AWAY, ChangeKind.SERVES):
                last = self._last[change.until_item]
                if last < first:
                    first, last = self._first[change.until_item], self._last[change.item]
            yield _Move(2 * first + (change.when is When.DURING), number, change)
            if last is not None:
                yield _Move(2 * last + 2, number, change, ends=True)


class _Move(msgspec.Struct, frozen=True):
    """The beginning or end of change ``number`` of an attendance line, at its place on the timeline."""

    place: int
    number: int
    change: PresenceChange
    ends: bool = False


class _State:
    """Where somebody is while the timeline is played."""

    _COMING_AND_GOING = (ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.AWAY)

    def __init__(self, line: Attendance, moves: list[_Move]) -> None:
        kinds = [move.change.kind for move in moves if move.change.kind in self._COMING_AND_GOING]
        present = line.status is AttendanceStatus.PRESENT
        self._came = present or ChangeKind.ARRIVES in kinds
        self._inside = present and kinds[:1] != [ChangeKind.ARRIVES]
        self._away: set[int] = set()
        self.serving: dict[int, PersonRef | None] = {}
        self.online = line.online

    @property
    def here(self) -> bool:
        return self._came and self._inside and not self._away

    @property
    def serving_for(self) -> PersonRef | None:
        """Whom the latest of the services that go on is for."""
        return next(reversed(self.serving.values()), None)

    def apply(self, move: _Move) -> None:
        if move.ends:
            self._away.discard(move.number)
            self.serving.pop(move.number, None)
            return
        match move.change.kind:
            case ChangeKind.ARRIVES:
                self._enter()
            case ChangeKind.LEAVES:
                self._inside = False
            case ChangeKind.AWAY:
                self._away.add(move.number)
            case ChangeKind.SERVES:
                self.serving[move.number] = move.change.in_place_of
            case online_or_in:
                self._enter()
                self.online = online_or_in is ChangeKind.GOES_ONLINE

    def _enter(self) -> None:
        self._inside = True
        self._away.clear()


def has_vote(line: Attendance) -> bool:
    """Whether somebody on the attendance list has a vote of their own: regular members, unless said otherwise."""
    return line.capacity is Capacity.REGULAR if line.votes is None else line.votes


def votes_needed(meeting: Meeting) -> int | None:
    """How many with a vote make the meeting quorate (beslutför); None where the body has no rule.

    The majority rule asks for more than half of the seats; seats that are not given are counted from the
    regular members of the attendance list, vacant ones too (ABL 8:21 counts the whole board; bylaws may
    differ). Where nobody is told to be one there is no number to ask for.
    """
    quorum = meeting.body.quorum
    if quorum is None or quorum.rule is QuorumRule.NONE:
        return None
    if quorum.rule is QuorumRule.FIXED:
        return quorum.number
    seats = quorum.seats
    if seats is None:
        seats = sum(line.capacity is Capacity.REGULAR for line in meeting.attendance)
    return seats // 2 + 1 if seats else None
