"""What the attendance panel says of each line at one item, and of the whole. Pure values, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from protokoll.domain.attendance import Presence, Timeline
from protokoll.domain.attendance_words import CAPACITY_WORDS, ROLE_WORDS, ItemSpans
from protokoll.domain.differences import changed_items
from protokoll.domain.entries import Recusal
from protokoll.domain.kinds import AttendanceStatus, Capacity, OfficerRole
from protokoll.domain.meeting import AgendaItem, Attendance, Meeting, Officer
from protokoll.gui.attendance.changes import EXPECTED
from protokoll.gui.attendance.words import line_name, serving_words


class State(StrEnum):
    """How somebody stands to the meeting at an item: one mark and one word each."""

    HERE = "here"
    NOT_YET = "not_yet"
    AWAY = "away"
    GONE = "gone"
    RECUSED = "recused"
    COMING = "coming"
    CALLED = "called"
    EXCUSED = "excused"
    ABSENT = "absent"
    VACANT = "vacant"


STATE_WORDS = {
    State.HERE: "deltar",
    State.NOT_YET: "inte här än",
    State.AWAY: "borta",
    State.GONE: "har gått",
    State.RECUSED: "jäv",
    State.COMING: "kommer",
    State.CALLED: "kallad",
    State.EXCUSED: "anmält förhinder",
    State.ABSENT: "frånvarande",
    State.VACANT: "vakant",
}

_STATUS_STATES = {
    AttendanceStatus.CALLED: State.CALLED,
    AttendanceStatus.COMING: State.COMING,
    AttendanceStatus.EXCUSED: State.EXCUSED,
    AttendanceStatus.ABSENT: State.ABSENT,
    AttendanceStatus.VACANT: State.VACANT,
    AttendanceStatus.PRESENT: State.HERE,
}

_PLAIN_POSTS = ("ledamot", "ordinarie", "ordinarie ledamot")


class LineView(msgspec.Struct, frozen=True):
    """One line as it is shown: the person, the state at the item, and the whole text."""

    number: int
    name: str
    state: State
    text: str
    group: str
    online: bool = False

    @property
    def spoken(self) -> str:
        """The text with the state in words, for who does not see the mark."""
        word = STATE_WORDS[self.state]
        return self.text if self.text.endswith(f" – {word}") else f"{self.text}, {word}"


class AttendanceView(msgspec.Struct, frozen=True):
    """The whole panel: the line under its heading, and the lines in the order they are shown."""

    summary: str
    quorate: bool | None
    lines: tuple[LineView, ...]


class AttendanceViews:
    """What the panel says at each item of one meeting. What is the same for all items is worked out once."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.timeline = Timeline(meeting)
        self.names = meeting.names()
        self.has_chair_post = any(line.post.casefold() == "ordförande" for line in meeting.attendance)
        self._items = ItemSpans(meeting)
        self._in_order = list(dict.fromkeys(self.timeline.steps)) == self._items.order
        self.spans = [self._span(self.timeline.of_line(n)) for n in range(len(meeting.attendance))]
        """For which items each line is there, where it is not all of them."""

    def at(self, item_id: str | None) -> AttendanceView:
        """What the panel says at the item; for None (or an item that is gone) as the meeting begins."""
        step = _last_step(self.timeline, item_id)
        describe = _Describing(self, step)
        lines = [describe.line(n, line) for n, line in enumerate(self.meeting.attendance)]
        groups = sorted(dict.fromkeys(line.group for line in lines), key=bool)  # no group comes first
        ordered = tuple(line for group in groups for line in lines if line.group == group)
        summary, quorate = _summary(self.timeline, step, ordered)
        return AttendanceView(summary, quorate, ordered)

    def _span(self, steps: Sequence[Presence]) -> str:
        """For which items somebody is there, where it is not all: " (§ 3–)", " (–§ 5)", " (§§ 2–4)"."""
        marks = [step.took_part or step.recused for step in steps]
        if all(marks) or not any(marks):
            return ""
        items = self.timeline.steps
        inside = [item for item, mark in zip(items, marks, strict=True) if mark]
        turns = sum(one != other for one, other in pairwise(marks))
        if turns == 1 and self._in_order:
            name = self._items.name(inside[-1] if marks[0] else inside[0])
            return f" (–{name})" if marks[0] else f" ({name}–)"
        return f" ({self._items.names(inside)})"


def reads_the_same(before: Meeting, after: Meeting) -> bool:
    """Whether two values of a meeting have the same views. Quick after each key: most parts are the same object."""
    if (before.attendance, before.people, before.officers, before.body) != (
        after.attendance,
        after.people,
        after.officers,
        after.body,
    ) or _order(before) != _order(after):
        return False
    pairs = changed_items(before, after)
    return pairs is not None and all(_counts(old) == _counts(new) for old, new in pairs)


def _order(meeting: Meeting) -> object:
    return meeting.head.sequence, meeting.head.first_section


def _counts(item: AgendaItem) -> object:
    """What of an item tells in the panel: its number, and who is recused there."""
    return item.number, item.section, [entry.person for entry in item.entries if isinstance(entry, Recusal)]


def _in_sentence(post: str) -> str:
    """A post as it stands after a name: "ordförande", but "VD"."""
    return post[:1].lower() + post[1:] if post[1:2].islower() else post


def _last_step(timeline: Timeline, item_id: str | None) -> int | None:
    found = [step for step, taken in enumerate(timeline.steps) if taken == item_id]
    return found[-1] if found else None


def _summary(timeline: Timeline, step: int | None, lines: Sequence[LineView]) -> tuple[str, bool | None]:
    people = [line for line in lines if line.state is not State.VACANT]
    if not people:
        return "Ingen står på listan än", None
    here = sum(line.state is State.HERE for line in people)
    expected = [sum(line.state is state for line in people) for state in (State.CALLED, State.COMING)]
    if here == 0 and any(expected):
        excused = sum(line.state is State.EXCUSED for line in people)
        parts = ((expected[1], "kommer"), (expected[0], "utan\u00a0svar"), (excused, "förhinder"))
        return " · ".join(f"{count}\u00a0{word}" for count, word in parts if count), None
    told = f"{here} av {len(people)} deltar"
    if step is None:
        return told, None
    roll = timeline.voting_roll(timeline.steps[step])
    if roll.quorate is None:
        return told, None
    if roll.quorate:
        return f"{told} · beslutfört", True
    return f"{told} · inte beslutfört ({len(roll.voters)} av minst {roll.needed} med rösträtt)", False


class _Describing:
    """The words for the lines at one step of the meeting."""

    def __init__(self, views: AttendanceViews, step: int | None) -> None:
        self._views = views
        self._step = step

    def line(self, number: int, line: Attendance) -> LineView:
        """One line of the list."""
        steps = self._views.timeline.of_line(number)
        here = steps[self._step] if self._step is not None else None
        state = self._state(line, steps, here)
        name = line_name(self._views.meeting, line)
        text = ", ".join([name, *self._titles(line, here)])
        if state is State.VACANT:
            return LineView(number, name, state, text, line.group)
        words = [] if state is State.HERE else [STATE_WORDS[state]]
        online = here.online if here is not None else line.online
        if online and state in (State.HERE, State.COMING, State.CALLED):
            words.append("på distans")
        span = self._views.spans[number]
        if state is State.HERE:
            text = ", ".join([f"{text}{span}", *words])
        else:
            text = f"{text} – {', '.join(words)}{span}"
        return LineView(number, name, state, text, line.group, online)

    def _state(self, line: Attendance, steps: Sequence[Presence], here: Presence | None) -> State:
        if line.status is AttendanceStatus.VACANT or line.status in EXPECTED:
            return _STATUS_STATES[line.status]
        if here is None:
            return _STATUS_STATES[line.status]
        if here.recused:
            return State.RECUSED
        if here.at_decision:
            return State.HERE
        assert self._step is not None
        before = here.took_part or any(step.took_part for step in steps[: self._step])
        after = any(step.took_part for step in steps[self._step + 1 :])
        if before and after:
            return State.AWAY
        if after:
            return State.NOT_YET
        if before:
            return State.GONE
        return State.AWAY if line.status is AttendanceStatus.PRESENT else _STATUS_STATES[line.status]

    def _titles(self, line: Attendance, here: Presence | None) -> list[str]:
        """Post, roles at the item and capacity, none of them said twice; who is served for."""
        titles = [_in_sentence(line.post)] if line.post.casefold() not in ("", *_PLAIN_POSTS) else []
        titles += [word for word in self._roles(line) if word.casefold() not in titles]
        if here is not None and here.serves:
            titles.append(serving_words(here.serving_for, self._views.names))
        elif line.capacity not in (None, Capacity.REGULAR):
            word = CAPACITY_WORDS[line.capacity]
            if not titles and word != line.post.casefold():
                titles.append(word)
        return titles

    def _roles(self, line: Attendance) -> list[str]:
        found = [
            officer.role
            for officer in self._views.meeting.officers
            if officer.person == line.person and self._serves(officer)
        ]
        own_post = line.post.casefold() == "ordförande"
        return [
            "mötesordförande"
            if role is OfficerRole.CHAIR and self._views.has_chair_post and not own_post
            else ROLE_WORDS[role]
            for role in dict.fromkeys(found)
        ]

    def _serves(self, officer: Officer) -> bool:
        """Whether the officer serves at this step; an office for the whole meeting always does."""
        steps = self._views.timeline.steps
        if self._step is None:
            return officer.from_item is None
        first = 0 if officer.from_item is None else steps.index(officer.from_item)
        last = (
            len(steps) if officer.until_item is None else _last_step(self._views.timeline, officer.until_item)
        )
        return last is not None and first <= self._step <= last
