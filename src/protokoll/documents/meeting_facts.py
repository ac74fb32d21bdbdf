"""What every paper says of its meeting in the same words: when, where, who leads it, and the template's fields."""

from __future__ import annotations

import re
from datetime import date

from protokoll.domain.attendance_words import AttendanceWords
from protokoll.domain.kinds import BodyKind, MeetingKind, MinutesKind, NumberStyle, OfficerRole
from protokoll.domain.meeting import Meeting
from protokoll.domain.numbering import item_numbers, section_span
from protokoll.domain.swedish import (
    NBSP,
    clock,
    clock_span,
    joined,
    long_date,
    long_span,
    moment_parts,
    upper_first,
)
from protokoll.domain.wording import Words

_MEETING_WORDS = {
    MeetingKind.ORDINARY: "möte",
    MeetingKind.EXTRA: "extra möte",
    MeetingKind.CONSTITUENT: "konstituerande möte",
    MeetingKind.ANNUAL: "årsmöte",
    MeetingKind.PER_CAPSULAM: "beslut per capsulam",
}
_ONLINE_PLACE = re.compile(
    r"digital|distans|online|webb|e-post|mejl|telefon|video|\bteams\b|\bzoom\b", re.IGNORECASE
)
"""A place that tells by itself that the meeting is held online."""

SIGN_HERE = "Justerandes sign. ________ ________"


class MeetingFacts:
    """One meeting's facts in words."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.words = Words(meeting)
        self.attendance = AttendanceWords(meeting)
        self.numbers = item_numbers(meeting)

    @property
    def minutes_kind(self) -> MinutesKind:
        """The kind of minutes; beslutsprotokoll where the meeting does not say."""
        return self.meeting.head.minutes_kind or MinutesKind.DECISIONS

    @property
    def document_name(self) -> str:
        """What its minutes are called: "Protokoll" or "Minnesanteckningar"."""
        return "Minnesanteckningar" if self.minutes_kind is MinutesKind.NOTES else "Protokoll"

    def meeting_name(self) -> str:
        """Body, kind of meeting and number: "Styrelsen, extra möte nr 4/2026"."""
        parts = [self.meeting.body.name]
        kind = self._kind_name()
        if kind and kind.casefold() not in self.meeting.body.name.casefold():
            parts.append(kind)
        return ", ".join(parts)

    def subtitle(self, title: str) -> str:
        """What stands below ``title``: the meeting's name as far as the title does not tell it already."""
        if self.meeting.body.name.casefold() in title.casefold():
            return upper_first(self._kind_name()) if self.meeting.head.number else ""
        return self.meeting_name()

    def _kind_name(self) -> str:
        head = self.meeting.head
        if head.kind is None and not head.number:
            return ""
        word = _MEETING_WORDS[head.kind or MeetingKind.ORDINARY]
        if self.meeting.body.kind is BodyKind.COMMITTEE:
            word = word.replace("möte", "sammanträde")
        if not head.number:
            return "" if head.kind is MeetingKind.ORDINARY else word
        return f"{word} nr{NBSP}{head.number}"

    def day(self) -> str:
        """The date, or both of a meeting over several days."""
        return long_span(self.meeting.head.date, self.meeting.head.end_date)

    def time(self) -> str:
        """Clock times, the real ones where they are known. A meeting that ended on another day tells its days too."""
        opened, closed = self._real_times()
        if opened and closed and opened[0] != closed[0]:
            return f"{_moment(opened)}–{_moment(closed)}"
        head = self.meeting.head
        return clock_span(opened[1] if opened else head.start, closed[1] if closed else head.end)

    def when(self) -> str:
        """Date and clock times, for the head of a paper."""
        opened, closed = self._real_times()
        if opened and closed and opened[0] != closed[0]:
            return self.time()
        return f"{self.day()} {self.time()}".strip()

    def announced_start(self) -> str:
        """The start that was announced, where the meeting began at another time."""
        opened, _ = self._real_times()
        start = self.meeting.head.start
        return f"kl.{NBSP}{clock(start)}" if opened and start and opened[1] != start else ""

    def _real_times(self) -> tuple[tuple[date, str] | None, tuple[date, str] | None]:
        head = self.meeting.head
        return (
            moment_parts(head.opened) if head.opened else None,
            moment_parts(head.closed) if head.closed else None,
        )

    def place(self) -> str:
        """Where, and whether also online."""
        place, online = self.meeting.head.place, self.meeting.head.online
        if place and online and not _ONLINE_PLACE.search(place):
            return f"{place}, och på distans"
        return place or ("På distans" if online else "")

    def officers(self, role: OfficerRole) -> str:
        """The names of those with a role, each with its part of the meeting where it was not the whole."""
        told = []
        for officer in self.meeting.officers:
            if officer.role is role:
                term = self.attendance.term_of(officer.from_item, officer.until_item).strip()
                told.append(self.words.name(officer.person) + (f" ({term})" if term else ""))
        return joined(told)

    @property
    def with_sign(self) -> bool:
        """Whether the body prints its numbers with §."""
        return self.meeting.body.number_style in (None, NumberStyle.SECTION)

    def section_span(self) -> str:
        """The sections of the minutes: "§§ 45–52", or "1–10" without the sign."""
        sections = [self.numbers[item.id].section for item in self.meeting.agenda]
        return section_span(sections, self.meeting.body.number_style)

    def fields(self, document: str, *, sections: bool) -> dict[str, str]:
        """The single fields of a template by their Swedish names; ``sections``: whether § belong on this paper."""
        meeting = self.meeting
        organisation = meeting.organisation
        references = {item.reference for item in meeting.all_items() if item.reference}
        span = self.section_span() if sections else ""
        adjusters = self.officers(OfficerRole.ADJUSTER)
        return {
            "Dokument": document,
            "Organisation": organisation.name if organisation else "",
            "Organisationsnummer": organisation.number if organisation else "",
            "Organ": meeting.body.name,
            "Mötesnummer": meeting.head.number,
            "Datum": self.day(),
            "Tid": self.time(),
            "Plats": self.place(),
            "Ordförande": self.officers(OfficerRole.CHAIR),
            "Sekreterare": self.officers(OfficerRole.SECRETARY),
            "Justerare": adjusters,
            "Paragrafer": span,
            "Diarienummer": references.pop() if len(references) == 1 else "",
            "Informationsklassning": meeting.head.classification,
            "Justerandes sign": SIGN_HERE if adjusters and sections else "",
            "Sidhuvud": ", ".join(filter(None, (f"{document} {self.day()}", span if self.with_sign else ""))),
        }


def _moment(parts: tuple[date, str]) -> str:
    day, time = parts
    return f"{long_date(day)} kl.{NBSP}{clock(time)}"
