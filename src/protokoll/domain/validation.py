"""What the types cannot say about a meeting: references that exist, ids that are unique, votes that agree.

Faults are raised as :class:`FormatError` with the path in the meeting file. A meeting that has passed is
consistent: the rules of this package may look up every reference without asking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from protokoll.domain import entries as e
from protokoll.domain.complaints import FormatError
from protokoll.domain.kinds import AttendanceStatus, ChangeKind
from protokoll.domain.meeting import AgendaItem, Attendance, Meeting
from protokoll.domain.values import PersonRef


def check_meeting(meeting: Meeting) -> None:
    """Raise :class:`FormatError` for the first fault; give nothing for a meeting without."""
    _Check(meeting).run()


class _Check:
    """One walk through a meeting, with the ids that references may name."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.people: set[str] = set()
        self.items: set[str] = set()
        self.entries: set[str] = set()

    def run(self) -> None:
        self._collect_ids()
        self._check_head()
        for n, officer in enumerate(self.meeting.officers):
            at = f"$.officers[{n}]"
            self._person(officer.person, f"{at}.person")
            self._item(officer.from_item, f"{at}.from")
            self._item(officer.until_item, f"{at}.until")
        for n, attendance in enumerate(self.meeting.attendance):
            self._check_attendance(attendance, f"$.attendance[{n}]")
        for at, item in self._items():
            self._check_item(item, at)
        for n, attachment in enumerate(self.meeting.attachments):
            self._item_list(attachment.items, f"$.attachments[{n}].items")
        for n, adjustment in enumerate(self.meeting.adjustment):
            self._person(adjustment.person, f"$.adjustment[{n}].person")

    def _items(self) -> Iterable[tuple[str, AgendaItem]]:
        """Every item with its path, in agenda order."""
        stack = [(f"$.agenda[{n}]", item) for n, item in reversed(list(enumerate(self.meeting.agenda)))]
        while stack:
            at, item = stack.pop()
            yield at, item
            stack.extend((f"{at}.items[{n}]", sub) for n, sub in reversed(list(enumerate(item.items))))

    def _collect_ids(self) -> None:
        for n, person in enumerate(self.meeting.people):
            _add(self.people, person.id, f"$.people[{n}].id")
        for at, item in self._items():
            _add(self.items, item.id, f"{at}.id")
            for n, entry in enumerate(item.entries):
                if entry.id is not None:
                    _add(self.entries, entry.id, f"{at}.entries[{n}].id")
        attachments: set[str] = set()
        for n, attachment in enumerate(self.meeting.attachments):
            _add(attachments, attachment.id, f"$.attachments[{n}].id")

    def _check_head(self) -> None:
        head = self.meeting.head
        if head.end_date is not None and head.end_date < head.date:
            raise FormatError("$.meeting.end_date", "mötet kan inte sluta en dag innan det börjar")
        _span(head.opened, head.closed, "$.meeting.opened", "$.meeting.closed")
        self._item_list(head.sequence, "$.meeting.sequence")

    def _check_attendance(self, attendance: Attendance, at: str) -> None:
        vacant = attendance.status is AttendanceStatus.VACANT
        if attendance.person is None and not vacant:
            raise FormatError(f"{at}.person", "nyckeln saknas; bara en vakant plats är utan person")
        if attendance.person is not None and vacant:
            raise FormatError(f"{at}.person", "en vakant plats kan inte ha någon person")
        self._person(attendance.person, f"{at}.person")
        for n, change in enumerate(attendance.changes):
            where = f"{at}.changes[{n}]"
            self._item(change.item, f"{where}.item")
            self._item(change.until_item, f"{where}.until")
            self._person(change.in_place_of, f"{where}.for")
            if change.in_place_of is not None and change.kind is not ChangeKind.SERVES:
                raise FormatError(f"{where}.for", "bara den som tjänstgör gör det för någon")

    def _check_item(self, item: AgendaItem, at: str) -> None:
        self._person_list(item.presenters, f"{at}.presenters")
        _span(item.opened, item.closed, f"{at}.opened", f"{at}.closed")
        for n, entry in enumerate(item.entries):
            self._check_entry(entry, f"{at}.entries[{n}]")

    def _check_entry(self, entry: e.Entry, at: str) -> None:
        match entry:
            case e.Proposal(by=by) | e.Dissent(by=by) | e.Statement(by=by) | e.Abstention(by=by):
                self._person_list(by, f"{at}.by")
            case e.Decision(follows=follows):
                for n, other in enumerate(follows):
                    _known(other, self.entries, f"{at}.follows[{n}]", "ingen anteckning har id")
            case e.Vote():
                self._check_vote(entry, at)
            case e.Recusal(person=person):
                self._person(person, f"{at}.person")
            case e.Task(assignees=assignees):
                self._person_list(assignees, f"{at}.assignees")
            case e.Election(elected=elected):
                for n, one in enumerate(elected):
                    self._person(one.person, f"{at}.elected[{n}].person")
            case e.Adjournment(start=start, end=end):
                _span(start, end, f"{at}.from", f"{at}.until")
            case _:  # notes and rolls refer to nothing
                pass

    def _check_vote(self, vote: e.Vote, at: str) -> None:
        self._person(vote.casting_vote, f"{at}.casting_vote")
        voters: set[str] = set()
        for n, ballot in enumerate(vote.ballots):
            self._person(ballot.person, f"{at}.ballots[{n}].person")
            if isinstance(ballot.person, str):
                _add(voters, ballot.person, f"{at}.ballots[{n}].person", "personen röstar två gånger")
            if ballot.choice != "abstain" and ballot.choice >= len(vote.options):
                raise FormatError(f"{at}.ballots[{n}].choice", f"det finns inget alternativ {ballot.choice}")
        if not vote.ballots:
            return
        counted = Counter(ballot.choice for ballot in vote.ballots)
        for n, option in enumerate(vote.options):
            _agree(option.votes, counted[n], f"{at}.options[{n}].votes")
        _agree(vote.abstain, counted["abstain"], f"{at}.abstain")

    def _person(self, ref: PersonRef | None, at: str) -> None:
        if isinstance(ref, str):
            _known(ref, self.people, at, "ingen person har id")

    def _person_list(self, refs: tuple[PersonRef, ...], at: str) -> None:
        for n, ref in enumerate(refs):
            self._person(ref, f"{at}[{n}]")

    def _item(self, ref: str | None, at: str) -> None:
        if ref is not None:
            _known(ref, self.items, at, "ingen dagordningspunkt har id")

    def _item_list(self, refs: tuple[str, ...], at: str) -> None:
        for n, ref in enumerate(refs):
            self._item(ref, f"{at}[{n}]")


def _add(known: set[str], new: str, at: str, fault: str = "") -> None:
    if new in known:
        raise FormatError(at, fault or f"id ”{new[:40]}” finns redan")
    known.add(new)


def _known(ref: str, known: set[str], at: str, fault: str) -> None:
    if ref not in known:
        raise FormatError(at, f"{fault} ”{ref[:40]}”")


def _agree(told: int | None, counted: int, at: str) -> None:
    if told is not None and told != counted:
        raise FormatError(at, f"här står {told}, men rösterna räknade en och en är {counted}")


def _span(start: str | None, end: str | None, start_at: str, end_at: str) -> None:
    """Check that two moments exist, and that the later is not before the earlier."""
    begun, ended = _moment(start, start_at), _moment(end, end_at)
    if begun and ended and ended < begun:
        raise FormatError(end_at, "tidpunkten ligger före början")


def _moment(text: str | None, at: str) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise FormatError(at, "datumet finns inte") from None
