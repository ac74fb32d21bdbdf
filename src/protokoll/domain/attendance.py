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

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from protokoll.domain.entries import Recusal
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, QuorumRule
from protokoll.domain.meeting import Attendance, Meeting, PresenceChange
from protokoll.domain.places import Places
from protokoll.domain.values import PersonRef


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


class Stretch(msgspec.Struct, frozen=True):
    """Steps in a row, from ``first`` up to but not including ``end``, at which somebody's presence is the same."""

    first: int
    end: int
    presence: Presence


class Roll(msgspec.Struct, frozen=True):
    """Who has a vote at an item, in the order of the attendance list, and whether that makes a quorum.

    ``quorate`` is None where the body has no rule; ``needed`` is the number that the rule asks for.
    """

    voters: tuple[PersonRef, ...]
    needed: int | None
    quorate: bool | None


class Timeline:
    """The attendance of one meeting, worked out once and asked many times.

    Kept as stretches: at a large meeting most people are there all the time, so that lines times steps would be
    very many presences of very few kinds.
    """

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._places = Places(meeting)
        self.steps = self._places.steps
        """Item ids in the order they were taken."""
        self._recused = self._recused_steps()
        self._lines = [self._played(line) for line in meeting.attendance]
        self._rolls: dict[int, Roll] = {}

    def of_line(self, number: int) -> tuple[Presence, ...]:
        """The presence of attendance line ``number`` at each step."""
        found: list[Presence] = []
        for stretch in self._lines[number]:
            found.extend([stretch.presence] * (stretch.end - stretch.first))
        return tuple(found)

    def stretches(self, number: int) -> tuple[Stretch, ...]:
        """The presence of attendance line ``number`` over all steps; neighbouring stretches differ."""
        return self._lines[number]

    def at_item(self, item_id: str) -> tuple[tuple[Attendance, Presence], ...]:
        """Every line of the attendance list with its presence at the item (at its last taking)."""
        return self._at_step(self._places.last_step(item_id))

    def voting_roll(self, item_id: str) -> Roll:
        """The voting roll at the item's decision, and quorum by the body's rule."""
        step = self._places.last_step(item_id)
        turn = bisect_right(self._turns, step)  # between two turns the roll is the same
        known = self._rolls.get(turn)
        if known is None:
            known = self._rolls[turn] = self._voting_roll(self._at_step(step))
        return known

    @cached_property
    def _turns(self) -> list[int]:
        """The steps at which anybody's presence begins to differ from the step before."""
        return sorted({stretch.first for stretches in self._lines for stretch in stretches})

    def _at_step(self, step: int) -> tuple[tuple[Attendance, Presence], ...]:
        return tuple(
            (line, stretches[bisect_right(stretches, step, key=_first) - 1].presence)
            for line, stretches in zip(self.meeting.attendance, self._lines, strict=True)
        )

    def _voting_roll(self, here: Sequence[tuple[Attendance, Presence]]) -> Roll:
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

    def _recused_steps(self) -> dict[PersonRef, set[int]]:
        """At which steps somebody is recused, by the person."""
        recused = {
            item.id: {entry.person for entry in item.entries if isinstance(entry, Recusal)}
            for item in self.meeting.all_items()
        }
        found: defaultdict[PersonRef, set[int]] = defaultdict(set)
        for step, item_id in enumerate(self.steps):
            for person in recused[item_id]:
                found[person].add(step)
        return dict(found)

    def _played(self, line: Attendance) -> tuple[Stretch, ...]:
        """Presence over all steps: the changes are laid out on the timeline, then played in order.

        What ends at a place does so before what begins there. Presence is asked for only where it may differ
        from the step before: at a change, after an item during which one fell, at and after a recusal.
        """
        moves = sorted(self._moves(line.changes), key=lambda move: (move.place, not move.ends))
        recused = self._recused.get(line.person, set()) if line.person is not None else set()
        turns = {0, *recused, *(step + 1 for step in recused)}
        for move in moves:
            turns.update((move.place // 2, (move.place + 1) // 2))
        state = _State(line, moves)
        begun: list[tuple[int, Presence]] = []
        for step in sorted(turns):
            if step < len(self.steps):
                presence = state.played_through(step, recused=step in recused)
                if not begun or presence != begun[-1][1]:
                    begun.append((step, presence))
        ends = (*(first for first, _ in begun[1:]), len(self.steps))
        return tuple(
            Stretch(first, end, presence) for (first, presence), end in zip(begun, ends, strict=False)
        )

    def _moves(self, changes: tuple[PresenceChange, ...]) -> Iterator[_Move]:
        """Every change as one move or two: away and serving end after their last item.

        Where the last item was taken before the first, they stand for the stretch between the two.
        """
        for number, change in enumerate(changes):
            yield _Move(self._places.start(change), number, change)
            end = self._places.end(change)
            if end is not None:
                yield _Move(end, number, change, ends=True)


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
        """``moves``: in the order they are played."""
        self._moves = moves
        self._next = 0
        kinds = [move.change.kind for move in moves if move.change.kind in self._COMING_AND_GOING]
        present = line.status is AttendanceStatus.PRESENT
        self._came = present or ChangeKind.ARRIVES in kinds
        self._inside = present and kinds[:1] != [ChangeKind.ARRIVES]
        self._away: set[int] = set()
        self._serving: dict[int, PersonRef | None] = {}
        self._online = line.online

    def played_through(self, step: int, *, recused: bool) -> Presence:
        """The presence at ``step`` when all before it and in it has happened; steps are asked for in order."""
        for move in self._until(2 * step):
            self._apply(move)
        here = was_here = self._here
        for move in self._until(2 * step + 1):
            self._apply(move)
            here = self._here
            was_here = was_here or here
        return Presence(
            took_part=was_here and not recused,
            at_decision=here and not recused,
            online=self._online and was_here,
            serves=here and bool(self._serving),
            # whom the latest of the services that go on is for
            serving_for=next(reversed(self._serving.values()), None) if here else None,
            recused=recused,
        )

    @property
    def _here(self) -> bool:
        return self._came and self._inside and not self._away

    def _until(self, place: int) -> Iterator[_Move]:
        """The moves that have not been played, up to and including ``place``."""
        while self._next < len(self._moves) and self._moves[self._next].place <= place:
            self._next += 1
            yield self._moves[self._next - 1]

    def _apply(self, move: _Move) -> None:
        if move.ends:
            self._away.discard(move.number)
            self._serving.pop(move.number, None)
            return
        match move.change.kind:
            case ChangeKind.ARRIVES:
                self._enter()
            case ChangeKind.LEAVES:
                self._inside = False
            case ChangeKind.AWAY:
                self._away.add(move.number)
            case ChangeKind.SERVES:
                self._serving[move.number] = move.change.in_place_of
            case online_or_in:
                self._enter()
                self._online = online_or_in is ChangeKind.GOES_ONLINE

    def _enter(self) -> None:
        self._inside = True
        self._away.clear()


def _first(stretch: Stretch) -> int:
    return stretch.first


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
