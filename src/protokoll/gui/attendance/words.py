"""The words of the attendance panel: what happened to whom, and the names of undo steps. No Qt."""

from __future__ import annotations

from protokoll.domain.attendance_words import ItemSpans
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, When
from protokoll.domain.meeting import Attendance, Meeting, PresenceChange, printed_name
from protokoll.domain.swedish import NBSP, clock
from protokoll.domain.values import PersonRef

VACANT_SEAT = "Vakant plats"

CAPACITY_CHOICES = {
    Capacity.REGULAR: "Ordinarie",
    Capacity.SUBSTITUTE: "Ersättare",
    Capacity.COOPTED: "Adjungerad",
    Capacity.GUEST: "Gäst",
    Capacity.OFFICIAL: "Tjänsteperson",
}

_STATUS_STEPS = {
    AttendanceStatus.PRESENT: "är närvarande",
    AttendanceStatus.EXCUSED: "har anmält förhinder",
    AttendanceStatus.ABSENT: "är frånvarande",
    AttendanceStatus.CALLED: "är kallad",
    AttendanceStatus.COMING: "kommer till mötet",
    AttendanceStatus.VACANT: "är vakant",
}

CHANGE_VERBS = {
    ChangeKind.ARRIVES: "kommer",
    ChangeKind.LEAVES: "går",
    ChangeKind.AWAY: "är borta",
    ChangeKind.SERVES: "tjänstgör",
    ChangeKind.GOES_ONLINE: "fortsätter på distans",
    ChangeKind.COMES_IN: "fortsätter i rummet",
}


def line_name(meeting: Meeting, line: Attendance) -> str:
    """Whose line it is: a name, or "Vakant plats"."""
    return VACANT_SEAT if line.person is None else printed_name(line.person, meeting.names())


def serving_words(seat: PersonRef | None, names: dict[str, str]) -> str:
    """Whom somebody serves for: "tjänstgör för Kim Falk", or a vacant seat."""
    return "tjänstgör på vakant plats" if seat is None else f"tjänstgör för {printed_name(seat, names)}"


def status_step(meeting: Meeting, number: int, status: AttendanceStatus) -> str:
    """The undo step of a new status: "Anna Berg är närvarande"."""
    return f"{line_name(meeting, meeting.attendance[number])} {_STATUS_STEPS[status]}"


def change_step(meeting: Meeting, number: int, change: PresenceChange) -> str:
    """The undo step of a change: "Anna Berg kommer"."""
    return f"{line_name(meeting, meeting.attendance[number])} {CHANGE_VERBS[change.kind]}"


def change_words(meeting: Meeting, change: PresenceChange, spans: ItemSpans) -> str:
    """A change as one line of a list: "kommer före § 3, kl. 12.05"."""
    place = f"{'under' if change.when is When.DURING else 'före'} {spans.name(change.item)}"
    until = f" till och med {spans.name(change.until_item)}" if change.until_item else ""
    match change.kind:
        case ChangeKind.SERVES:
            whom = serving_words(change.in_place_of, meeting.names())
            said = f"{whom} från {spans.name(change.item)}{until}"
        case ChangeKind.AWAY:
            said = f"borta från {spans.name(change.item)}{until}"
        case _:
            said = f"{CHANGE_VERBS[change.kind]} {place}"
    time = f", kl.{NBSP}{clock(change.time)}" if change.time else ""
    reason = f", {change.reason.strip()}" if change.reason.strip() else ""
    return f"{said}{time}{reason}"
