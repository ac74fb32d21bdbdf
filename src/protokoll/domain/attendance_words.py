"""Attendance in words, as it stands in the minutes: "Närvarande, ej § 51", "på distans fr.o.m. § 8".

Presence is told by item, as Swedish minutes do far more often than by clock; a clock time or a reason that was
given is added.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from protokoll.domain.attendance import Presence, Stretch, Timeline
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    Capacity,
    ChangeKind,
    MeetingKind,
    NumberStyle,
    OfficerRole,
    Stage,
    When,
)
from protokoll.domain.meeting import Attendance, Meeting, PresenceChange, walk_items
from protokoll.domain.numbering import item_numbers
from protokoll.domain.swedish import NBSP, clock, joined, upper_first
from protokoll.domain.wording import Words

STATUS_WORDS = {
    AttendanceStatus.CALLED: "Kallad",
    AttendanceStatus.COMING: "Anmäld",
    AttendanceStatus.PRESENT: "Närvarande",
    AttendanceStatus.EXCUSED: "Anmält förhinder",
    AttendanceStatus.ABSENT: "Frånvarande",
    AttendanceStatus.VACANT: "Vakant",
}
CAPACITY_WORDS = {
    Capacity.REGULAR: "ledamot",
    Capacity.SUBSTITUTE: "ersättare",
    Capacity.COOPTED: "adjungerad",
    Capacity.GUEST: "gäst",
    Capacity.OFFICIAL: "tjänsteperson",
}
ROLE_WORDS = {
    OfficerRole.CHAIR: "ordförande",
    OfficerRole.SECRETARY: "sekreterare",
    OfficerRole.ADJUSTER: "justerare",
    OfficerRole.TELLER: "rösträknare",
}
_OWN_WORD = r"(?:(?:års)?mötes|stämmo|nämnd)"
"""Begins a post that tells the part at the meeting all by itself: "Mötesordförande", "Nämndsekreterare"."""

_CAPACITY_HEADINGS = {
    Capacity.COOPTED: ("adjungerad", "adjungerade"),
    Capacity.GUEST: ("gäst", "gäster"),
    Capacity.OFFICIAL: ("tjänsteperson", "tjänstepersoner"),
}
"""Headings on the attendance list under which the capacity need not be told of each."""

_CHANGE_VERBS = {
    ChangeKind.ARRIVES: "kom",
    ChangeKind.LEAVES: "gick",
    ChangeKind.AWAY: "gick tillfälligt",
    ChangeKind.SERVES: "började tjänstgöra",
    ChangeKind.GOES_ONLINE: "gick över till distans",
    ChangeKind.COMES_IN: "kom till lokalen",
}


def is_annual(meeting: Meeting) -> bool:
    """Whether this is an årsmöte, where members meet and a voting roll is fixed."""
    kind = meeting.head.kind
    return kind is MeetingKind.ANNUAL or (kind is None and meeting.body.kind is BodyKind.ANNUAL_MEETING)


class ItemSpans:
    """Names for stretches of a meeting: "§ 51", "§§ 45–47 och 50", or "punkt 4" where § are not counted.

    ``by_title``: where § are not counted items go by their titles, for papers that print no numbers at all.
    """

    def __init__(self, meeting: Meeting, *, by_title: bool = False) -> None:
        self.numbers = numbers = item_numbers(meeting)
        """The printed numbers of every item, by item id."""
        self.order = [item.id for item in meeting.all_items()]
        by_section = any(number.section for number in numbers.values())
        with_sign = by_section and meeting.body.number_style in (None, NumberStyle.SECTION)
        by_title = by_title and not by_section
        self._one, self._many = (
            (f"§{NBSP}", f"§§{NBSP}")
            if with_sign
            else ("punkten " if by_title else f"punkt{NBSP}", f"punkterna{NBSP}")
        )
        self._labels = {
            item_id: (found.section.removeprefix("§").strip() if by_section else "") or found.number
            for item_id, found in numbers.items()
        }
        if by_title:
            titles = {item.id: item.title.strip() for item in meeting.all_items()}
            self._labels = {
                item_id: f"”{titles[item_id]}”" if titles[item_id] else label
                for item_id, label in self._labels.items()
            }
        self._below = {
            item.id: [sub.id for sub in walk_items(item.items)] for item in meeting.all_items() if item.items
        }

    def name(self, item_id: str) -> str:
        """One item: "§ 51"."""
        return f"{self._one}{self._labels[item_id]}"

    def names(self, item_ids: Iterable[str]) -> str:
        """Several items in agenda order, neighbours drawn together; one with all below it by its own number."""
        wanted = set(item_ids)
        ends = []
        for inside, group in groupby(self.order, key=lambda item_id: item_id in wanted):
            found = list(group)
            if inside:
                ends.append((found[0], self._last_of(found)))
        if len(ends) == 1 and ends[0][0] == ends[0][1]:
            return self.name(ends[0][0])
        return f"{self._many}{joined([self._span(first, last) for first, last in ends])}"

    def _span(self, first: str, last: str) -> str:
        return self._labels[first] if first == last else f"{self._labels[first]}–{self._labels[last]}"

    def _last_of(self, found: Sequence[str]) -> str:
        """The last of neighbouring items, or the one above it that is there with all below it."""
        for place, item_id in enumerate(found):
            below = self._below.get(item_id)
            if below and found[place + 1 :] == below:
                return item_id
        return found[-1]


class AttendanceWords:
    """What the attendance list says of each of its lines; with ``only``, of these items alone (an extract)."""

    def __init__(
        self, meeting: Meeting, only: Collection[str] | None = None, words: Words | None = None
    ) -> None:
        """``words``: the meeting's, where somebody has them already."""
        self.meeting = meeting
        self.timeline = Timeline(meeting)
        self._only = only
        self._places = [n for n, item_id in enumerate(self.timeline.steps) if only is None or item_id in only]
        self._words = words or Words(meeting)
        self._spans = ItemSpans(meeting, by_title=True)
        self.numbers = self._spans.numbers
        """The printed numbers of every item, by item id."""
        self._annual = is_annual(meeting)
        self._in_agenda_order = list(self.timeline.steps) == self._spans.order
        self._told: dict[tuple[tuple[Stretch, ...], bool], tuple[str, ...]] = {}

    def name(self, line: Attendance) -> str:
        """Who, or "Vakant"."""
        return "Vakant" if line.person is None else self._words.name(line.person)

    def took_part(self, number: int) -> bool:
        """Whether line ``number`` is one of those who were there, at least for a while."""
        line = self.meeting.attendance[number]
        present = line.status is AttendanceStatus.PRESENT
        if not self.timeline.steps or self.meeting.head.stage in (Stage.PLANNED, Stage.NOTICED):
            return present
        return any(part.took_part or part.recused for part in self._parts(number)) and (
            present or any(change.kind is ChangeKind.ARRIVES for change in line.changes)
        )

    def post(self, number: int) -> str:
        """Post, capacity and part at the meeting: "Ledamot, justerare"; "Ordförande §§ 1–4"."""
        line = self.meeting.attendance[number]
        words = [line.post] if line.post else []
        serves = any(stretch.presence.serves for stretch in self.timeline.stretches(number))
        if serves and line.capacity is Capacity.SUBSTITUTE and not line.post:
            words.append("tjänstgörande ersättare")
        elif line.capacity is not None and (
            # who has a vote at an årsmöte is a member, not a ledamot of anything
            line.capacity is not Capacity.REGULAR or not (line.post or self._annual)
        ):
            capacity = CAPACITY_WORDS[line.capacity]
            heading = line.group.strip().casefold() in _CAPACITY_HEADINGS.get(line.capacity, ())
            if capacity not in line.post.casefold() and not heading:
                words.append(capacity)
        for officer in self.meeting.officers:
            if officer.person == line.person and line.person is not None:
                role, term = ROLE_WORDS[officer.role], self.term_of(officer.from_item, officer.until_item)
                own = [n for n, word in enumerate(words) if re.fullmatch(_OWN_WORD + role, word.casefold())]
                if own:
                    words[own[0]] += term
                elif role not in (word.casefold() for word in words):
                    words.append(role + term)
                elif term:
                    words.append(f"mötes{role}{term}")
        return upper_first(", ".join(words))

    def term_of(self, from_item: str | None, until_item: str | None) -> str:
        """For what part of the meeting, with a space before; nothing for the whole of it."""
        if from_item is None and until_item is None:
            return ""
        if from_item is None:
            return f" t.o.m. {self._spans.name(until_item or '')}"
        if until_item is None:
            return f" fr.o.m. {self._spans.name(from_item)}"
        order = self._spans.order
        first, last = sorted((order.index(from_item), order.index(until_item)))
        return f" {self._spans.names(order[first : last + 1])}"

    def items_named(self, item_ids: Sequence[str]) -> str:
        """Items in a row, as papers cite them: "§§ 45–47 och 50"."""
        return self._spans.names(item_ids)

    def presence(self, number: int, *, brackets: bool = True) -> str:
        """Presence in words: "Närvarande på distans, ej § 51"; what more is known in ``brackets`` or after commas."""
        line = self.meeting.attendance[number]
        if not self.took_part(number):
            return STATUS_WORDS[line.status]
        told = self._told_by_item(self.timeline.stretches(number), online=line.online)
        changes = (change for change in line.changes if self._only is None or change.item in self._only)
        notes = [note for note in map(self._note, changes) if note]
        if not brackets:
            return ", ".join((*told, *notes))
        return ", ".join(told) + (f" ({'; '.join(notes)})" if notes else "")

    def _told_by_item(self, stretches: tuple[Stretch, ...], *, online: bool) -> tuple[str, ...]:
        """What the items alone tell; remembered, for at a large meeting most people were there alike."""
        known = self._told.get((stretches, online))
        if known is None:
            known = self._told[stretches, online] = tuple(self._by_item(stretches, online))
        return known

    def _by_item(self, stretches: tuple[Stretch, ...], online: bool) -> Iterator[str]:
        paired = self._steps(stretches)
        here = self._part([(item_id, step.took_part) for item_id, step in paired])
        at_distance = [(item_id, step.online) for item_id, step in paired if step.took_part]
        if all(mark for _, mark in at_distance) and (at_distance or online):
            yield f"Närvarande på distans{here}"
        else:
            yield f"Närvarande{here}"
            if any(mark for _, mark in at_distance):
                yield f"på distans{self._part(at_distance)}"
        yield from self._served(paired)

    def _steps(self, stretches: tuple[Stretch, ...]) -> list[tuple[str, Presence]]:
        """The items that are told of, in the order they were taken, with the presence at each."""
        return [
            (self.timeline.steps[n], stretch.presence)
            for stretch in stretches
            for n in self._places[self._before(stretch.first) : self._before(stretch.end)]
        ]

    def _parts(self, number: int) -> Iterator[Presence]:
        """The presences of line ``number`` at the items that are told of, those in a row once."""
        for stretch in self.timeline.stretches(number):
            if self._before(stretch.first) < self._before(stretch.end):
                yield stretch.presence

    def _before(self, step: int) -> int:
        """How many of the items that are told of were taken before ``step``."""
        return step if self._only is None else bisect_left(self._places, step)

    def _part(self, marked: Sequence[tuple[str, bool]]) -> str:
        """Which items are marked, in the fewest words; nothing when all are."""
        marks = [mark for _, mark in marked]
        if all(marks):
            return ""
        inside = dict.fromkeys(item_id for item_id, mark in marked if mark)
        outside = [item_id for item_id in dict(marked) if item_id not in inside]
        turns = sum(one != other for one, other in pairwise(marks))
        if turns == 1 and self._in_agenda_order and len(inside) > 1:
            return (
                f" t.o.m. {self._spans.name(next(reversed(inside)))}"
                if marks[0]
                else f" fr.o.m. {self._spans.name(next(iter(inside)))}"
            )
        if outside and (len(outside) < len(inside) or not inside):
            return f", ej {self._spans.names(outside)}"
        return f" {self._spans.names(inside)}"

    def _served(self, steps: Sequence[tuple[str, Presence]]) -> list[str]:
        """For whom somebody served, and where it was not the whole meeting for which items."""
        told = []
        for person in dict.fromkeys(step.serving_for for _, step in steps if step.serves):
            items = [item_id for item_id, step in steps if step.serves and step.serving_for == person]
            whom = "" if person is None else f" för {self._words.name(person)}"
            told.append(
                f"tjänstgör{whom}{'' if len(items) == len(steps) else f' {self._spans.names(items)}'}"
            )
        return told

    def _note(self, change: PresenceChange) -> str:
        """What is known of a change beyond the items: its clock time and its reason."""
        if not (change.time or change.reason.strip()):
            return ""
        place = "under" if change.when is When.DURING else "före"
        said = f"{_CHANGE_VERBS[change.kind]} {place} {self._spans.name(change.item)}"
        time = f" kl.{NBSP}{clock(change.time)}" if change.time else ""
        reason = f", {change.reason.strip()}" if change.reason.strip() else ""
        return f"{said}{time}{reason}"
