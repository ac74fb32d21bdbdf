"""What there is to do next with a meeting, and how it is told. Pure rules for the overview."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication

from protokoll.domain.date_text import short_date
from protokoll.domain.kinds import AttendanceStatus, Stage
from protokoll.domain.meeting import Attendance, Meeting, MeetingHead
from protokoll.domain.swedish import NBSP, clock_span
from protokoll.gui.meetings.words import days_until

CONTEXT = "overview"


class Step(Enum):
    """The next step of a meeting; the value is what its button says."""

    PLAN = "Planera klart"
    BEGIN = "Börja anteckna"
    GO_ON = "Fortsätt skriva"
    MAKE_MINUTES = "Skapa protokoll"
    OPEN = "Öppna mötet"

    def words(self) -> str:
        """The button's words, translated."""
        return QCoreApplication.translate(CONTEXT, self.value)


def next_step(head: MeetingHead, today: date) -> Step:
    """What is to be done with the meeting: told by its stage, and by whether its day has come."""
    match head.stage:
        case Stage.ONGOING:
            return Step.GO_ON
        case Stage.DRAFT:
            return Step.MAKE_MINUTES
        case Stage.IN_ADJUSTMENT | Stage.ADJUSTED:
            return Step.OPEN
        case Stage.NOTICED:
            return Step.BEGIN
        case _:
            return Step.BEGIN if head.date <= today else Step.PLAN


def when_words(head: MeetingHead, today: date) -> str:
    """The tiny line above the title: "NÄSTA MÖTE · OM 6 DAGAR", "PÅGÅR · I DAG"."""
    if head.stage is Stage.ONGOING:
        return _translated("Pågår · sedan {day}" if head.date < today else "Pågår · i dag").format(
            day=short_date(head.date)
        )
    return _translated("Nästa möte · {when}").format(when=days_until(head.date, today))


def facts(meeting: Meeting) -> str:
    """When, where and who: "tis 1 dec 2026 kl. 12.00–15.30 · Centret · 9 kallade, 6 kommer"."""
    head = meeting.head
    day = short_date(head.date)
    if head.end_date and head.end_date != head.date:
        day = f"{day} – {short_date(head.end_date)}"
    when = f"{day} {clock_span(head.start, head.end)}".strip()
    return " · ".join(part for part in (when, head.place, people(meeting.attendance)) if part)


def people(attendance: tuple[Attendance, ...]) -> str:
    """How many are called and what they answered; once somebody is there, how many are present and away."""
    status = Counter(line.status for line in attendance)
    vacant = status.pop(AttendanceStatus.VACANT, 0)
    if not status:
        return ""
    if status[AttendanceStatus.PRESENT]:
        counts = [(status[AttendanceStatus.PRESENT], "närvarande", "närvarande")]
    else:
        called = len(attendance) - vacant
        counts = [(called, "kallad", "kallade"), (status[AttendanceStatus.COMING], "kommer", "kommer")]
    counts += [
        (status[AttendanceStatus.EXCUSED], "anmält förhinder", "anmält förhinder"),
        (status[AttendanceStatus.ABSENT], "frånvarande", "frånvarande"),
    ]
    return ", ".join(
        f"{count}{NBSP}{_translated(one if count == 1 else many)}" for count, one, many in counts if count
    )


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
