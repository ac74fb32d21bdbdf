"""What there is to do next with a meeting, and how it is told. Pure rules for the overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from protokoll.domain.date_text import short_date
from protokoll.domain.kinds import AttendanceStatus, Stage
from protokoll.domain.swedish import NBSP, clock_span
from protokoll.gui.meetings.words import meeting_name, stage_word
from protokoll.gui.overview.meeting_list import ListedMeeting
from protokoll.gui.words import days_until

if TYPE_CHECKING:
    from protokoll.storage import MeetingBrief, MeetingLine

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


def next_step(stage: Stage | None, day: date, today: date) -> Step:
    """What is to be done with the meeting: told by its stage, and by whether its day has come."""
    match stage:
        case Stage.ONGOING:
            return Step.GO_ON
        case Stage.DRAFT:
            return Step.MAKE_MINUTES
        case Stage.IN_ADJUSTMENT | Stage.ADJUSTED:
            return Step.OPEN
        case Stage.NOTICED:
            return Step.BEGIN
        case _:
            return Step.BEGIN if day <= today else Step.PLAN


def when_words(stage: Stage | None, day: date, today: date) -> str:
    """The tiny line above the title: "NÄSTA MÖTE · OM 6 DAGAR", "PÅGÅR · I DAG"."""
    if stage is Stage.ONGOING:
        return _translated("Pågår · sedan {day}" if day < today else "Pågår · i dag").format(
            day=short_date(day)
        )
    return _translated("Nästa möte · {when}").format(when=days_until(day, today))


_TO_DO = {
    Stage.PLANNED: "Skriv protokoll",
    Stage.NOTICED: "Skriv protokoll",
    Stage.ONGOING: "Avsluta mötet",
    Stage.DRAFT: "Skriv klart",
    Stage.IN_ADJUSTMENT: "Få justerat",
}
"""What is left to do with a meeting that was held, by its stage."""


def unfinished_line(line: MeetingLine, today: date) -> ListedMeeting:
    """What is left to do, with which meeting, and how long ago it was."""
    words = _translated(_TO_DO[line.stage]) if line.stage in _TO_DO else ""
    return ListedMeeting(line.uid, words, _name(line), days_until(line.date, today), line.title)


def coming_line(line: MeetingLine, today: date) -> ListedMeeting:
    """When a meeting is, and how far away that is."""
    return ListedMeeting(
        line.uid, short_date(line.date), _name(line), days_until(line.date, today), line.title
    )


def held_line(line: MeetingLine) -> ListedMeeting:
    """When a meeting was, and where it stands."""
    return ListedMeeting(line.uid, short_date(line.date), _name(line), stage_word(line.stage), line.title)


def _name(line: MeetingLine) -> str:
    return meeting_name(line.body, line.number, line.title, line.kind)


def facts(meeting: MeetingBrief) -> str:
    """When, where and who: "tis 1 dec 2026 kl. 12.00–15.30 · Centret · 9 kallade, 6 kommer"."""
    day = short_date(meeting.date)
    if meeting.end_date and meeting.end_date != meeting.date:
        day = f"{day} – {short_date(meeting.end_date)}"
    when = f"{day} {clock_span(meeting.start, meeting.end)}".strip()
    return " · ".join(part for part in (when, meeting.place, people(meeting.people)) if part)


def people(statuses: Sequence[AttendanceStatus]) -> str:
    """How many are called and what they answered; once somebody is there, how many are present and away."""
    status = Counter(statuses)
    vacant = status.pop(AttendanceStatus.VACANT, 0)
    if not status:
        return ""
    if status[AttendanceStatus.PRESENT]:
        counts = [(status[AttendanceStatus.PRESENT], "närvarande", "närvarande")]
    else:
        called = len(statuses) - vacant
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
