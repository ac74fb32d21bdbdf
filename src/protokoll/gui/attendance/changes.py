"""All that can happen to the lines of the attendance list: pure functions from meeting to meeting. No Qt."""

from __future__ import annotations

from protokoll.domain import turns
from protokoll.domain.edits import (
    changed,
    edit_attendance,
    edit_item,
    find_item,
    insert_entry,
    new_id,
)
from protokoll.domain.entries import Recusal
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, Stage
from protokoll.domain.meeting import AgendaItem, Attendance, Meeting, Person, PresenceChange
from protokoll.domain.places import Places
from protokoll.domain.register import PersonRecord
from protokoll.domain.values import PersonRef

NO_SHOW = (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT)
EXPECTED = (AttendanceStatus.CALLED, AttendanceStatus.COMING)
_COMING_AND_GOING = (ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.AWAY)


# --- status --------------------------------------------------------------------------------------


def is_before(meeting: Meeting) -> bool:
    """Whether the meeting lies ahead: what is noted about presence is then a plan."""
    return meeting.head.stage in (Stage.PLANNED, Stage.NOTICED)


def mark_present(meeting: Meeting, number: int) -> Meeting:
    """The person takes part in the whole meeting: comings and goings go."""

    def edit(line: Attendance) -> Attendance:
        kept = tuple(change for change in line.changes if change.kind not in _COMING_AND_GOING)
        return changed(line, status=AttendanceStatus.PRESENT, changes=kept)

    return _edit_person(meeting, number, edit)


def mark_away(meeting: Meeting, number: int, status: AttendanceStatus) -> Meeting:
    """The person does not take part at all: excused or absent. What was to happen during the meeting goes."""
    return _edit_person(meeting, number, lambda line: changed(line, status=status, changes=()))


def toggled(meeting: Meeting, number: int) -> Meeting:
    """Present becomes excused, everything else present; what is planned for somebody expected stays."""
    line = meeting.attendance[number]
    if line.status is AttendanceStatus.PRESENT:
        return mark_away(meeting, number, AttendanceStatus.EXCUSED)
    if line.status in EXPECTED:
        return edit_attendance(meeting, number, _as_present)
    return mark_present(meeting, number)


def mark_expected_present(meeting: Meeting) -> Meeting:
    """Everyone who is called or coming is present, from where it was planned."""
    lines = tuple(_as_present(line) if line.status in EXPECTED else line for line in meeting.attendance)
    return changed(meeting, attendance=lines)


def _as_present(line: Attendance) -> Attendance:
    return changed(line, status=AttendanceStatus.PRESENT)


# --- during the meeting --------------------------------------------------------------------------


def record(meeting: Meeting, number: int, change: PresenceChange) -> Meeting:
    """Something happens to a person; what was recorded before and says otherwise gives way.

    Whoever comes or goes is present; before the meeting it is a plan for somebody expected.
    """
    planned = is_before(meeting) and meeting.attendance[number].status in EXPECTED

    def edit(line: Attendance) -> Attendance:
        found = turns.with_change(line, change, Places(meeting))
        return found if planned else _as_present(found)

    return _edit_person(meeting, number, edit)


def undo_change(meeting: Meeting, number: int, change: PresenceChange) -> Meeting:
    """The line without ``change``."""
    places = Places(meeting)
    return edit_attendance(meeting, number, lambda line: turns.without_change(line, change, places))


def set_online(meeting: Meeting, number: int, online: bool) -> Meeting:
    """The person takes part on line, or in the room, for the whole meeting."""

    def edit(line: Attendance) -> Attendance:
        mediums = (ChangeKind.GOES_ONLINE, ChangeKind.COMES_IN)
        kept = tuple(change for change in line.changes if change.kind not in mediums)
        return changed(line, online=online, changes=kept)

    return _edit_person(meeting, number, edit)


def recuse(meeting: Meeting, number: int, item_id: str) -> Meeting:
    """Jäv at the item: an entry there, which is the only place for it; once is enough."""
    person = meeting.attendance[number].person
    if person is None or is_recused(meeting, number, item_id):
        return meeting
    return insert_entry(meeting, item_id, Recusal(id=new_id(), person=person))


def undo_recusal(meeting: Meeting, number: int, item_id: str) -> Meeting:
    """The item without the person's jäv."""
    person = meeting.attendance[number].person

    def edit(item: AgendaItem) -> AgendaItem:
        kept = tuple(
            entry for entry in item.entries if not (isinstance(entry, Recusal) and entry.person == person)
        )
        return changed(item, entries=kept)

    return edit_item(meeting, item_id, edit)


def is_recused(meeting: Meeting, number: int, item_id: str) -> bool:
    """Whether the person of that line has jäv at the item."""
    person = meeting.attendance[number].person
    return any(
        isinstance(entry, Recusal) and entry.person == person for entry in find_item(meeting, item_id).entries
    )


# --- the list ------------------------------------------------------------------------------------


def add_person(meeting: Meeting, found: PersonRecord | str, capacity: Capacity) -> tuple[Meeting, int]:
    """A line for somebody from the register or by name; gives the number of the line too.

    Somebody whom the meeting knows already is not made anew: the same uid, or the same name and not on the
    list. The line comes after the last of the same capacity and shares its group.
    """
    with_person, person_id = _known(meeting, found)
    line = Attendance(
        person=person_id,
        capacity=capacity,
        status=AttendanceStatus.CALLED if is_before(meeting) else AttendanceStatus.PRESENT,
    )
    return _insert(with_person, line)


def add_vacant_seat(meeting: Meeting) -> tuple[Meeting, int]:
    """A vacant seat after the last regular member; gives the number of the line too."""
    return _insert(meeting, Attendance(status=AttendanceStatus.VACANT, capacity=Capacity.REGULAR))


def make_vacant(meeting: Meeting, number: int) -> Meeting:
    """The seat is vacant: its person leaves the line."""
    return edit_attendance(
        meeting,
        number,
        lambda line: changed(
            line, person=None, status=AttendanceStatus.VACANT, online=False, votes=None, changes=()
        ),
    )


def fill_seat(meeting: Meeting, number: int, found: PersonRecord | str) -> Meeting:
    """Somebody takes a vacant seat."""
    with_person, person_id = _known(meeting, found)
    status = AttendanceStatus.CALLED if is_before(meeting) else AttendanceStatus.PRESENT
    return edit_attendance(with_person, number, lambda line: changed(line, person=person_id, status=status))


def without_line(meeting: Meeting) -> tuple[Person, ...]:
    """People whom the meeting knows but who are not on its attendance list."""
    listed = {line.person for line in meeting.attendance}
    return tuple(person for person in meeting.people if person.id not in listed)


def _edit_person(meeting: Meeting, number: int, edit: turns.LineEdit) -> Meeting:
    """``edit`` done to a line that has a person; a vacant seat stays as it is."""
    if meeting.attendance[number].person is None:
        return meeting
    return edit_attendance(meeting, number, edit)


def _insert(meeting: Meeting, line: Attendance) -> tuple[Meeting, int]:
    lines = meeting.attendance
    alike = [n for n, other in enumerate(lines) if other.capacity is line.capacity]
    at = alike[-1] + 1 if alike else len(lines)
    line = changed(line, group=lines[alike[-1]].group if alike else "")
    return changed(meeting, attendance=(*lines[:at], line, *lines[at:])), at


def _known(meeting: Meeting, found: PersonRecord | str) -> tuple[Meeting, PersonRef]:
    """The meeting with that person among its people, and the person's id there."""
    if isinstance(found, PersonRecord):
        same = [person for person in meeting.people if person.uid == found.uid]
    else:
        same = [person for person in without_line(meeting) if person.name == found]
    if same:
        return meeting, same[0].id
    if isinstance(found, PersonRecord):
        fields = {name: getattr(found, name) for name in PersonRecord.__struct_fields__}
        person = Person(id=new_id(), **fields)
    else:
        given, _, family = found.strip().partition(" ")
        person = Person(id=new_id(), given_name=given, family_name=family.strip())
    return changed(meeting, people=(*meeting.people, person)), person.id
