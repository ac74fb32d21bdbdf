"""What every paper says of its meeting in the same words: when, where, who leads it, and the template's fields."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cached_property

from protokoll.documents.schedule import Schedule
from protokoll.documents.told import told_of
from protokoll.domain.attendance import Roll as VotingRoll
from protokoll.domain.attendance import has_vote, votes_needed
from protokoll.domain.attendance_words import STATUS_WORDS, AttendanceWords, is_annual
from protokoll.domain.entries import Roll
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    ItemKind,
    MeetingKind,
    MinutesKind,
    NumberStyle,
    OfficerRole,
    Stage,
)
from protokoll.domain.meeting import AgendaItem, Meeting, Person
from protokoll.domain.numbering import dressed, section_span
from protokoll.domain.swedish import (
    NBSP,
    clock,
    clock_span,
    joined,
    long_date,
    long_span,
    moment_parts,
    no_break,
    upper_first,
    votes_told,
    weekday,
)

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

ITEM_KIND_WORDS = {
    ItemKind.INFORMATION: "information",
    ItemKind.DISCUSSION: "diskussion",
    ItemKind.DECISION: "beslut",
    ItemKind.ELECTION: "val",
    ItemKind.MOTION: "motion",
}
"""What an item is for, as the agenda tells it."""

_PER_CAPSULAM_STATUS = {
    AttendanceStatus.CALLED: "Inget svar",
    AttendanceStatus.ABSENT: "Deltog inte",
}

SIGN_HERE = "Justerandes sign. ________ ________"


class MeetingFacts:
    """One meeting's facts in words."""

    def __init__(self, meeting: Meeting, only: Collection[str] | None = None) -> None:
        """``only``: attendance is told of these items alone, by id."""
        self.meeting = meeting
        self.told = told_of(meeting)
        self.words = self.told.words
        self.attendance = AttendanceWords(meeting, only, self.words)
        self.numbers = self.attendance.numbers
        self._presences: dict[tuple[int, bool], str] = {}
        self._posts: dict[int, str] = {}

    @property
    def minutes_kind(self) -> MinutesKind:
        """The kind of minutes; beslutsprotokoll where the meeting does not say."""
        return self.meeting.head.minutes_kind or MinutesKind.DECISIONS

    @property
    def document_name(self) -> str:
        """What its minutes are called: "Protokoll" or "Minnesanteckningar"."""
        return "Minnesanteckningar" if self.minutes_kind is MinutesKind.NOTES else "Protokoll"

    @property
    def per_capsulam(self) -> bool:
        """Whether decisions were taken in writing, without anybody being present anywhere."""
        return self.meeting.head.kind is MeetingKind.PER_CAPSULAM

    @property
    def annual(self) -> bool:
        """Whether this is an årsmöte, which has a voting roll."""
        return is_annual(self.meeting)

    @property
    def municipal(self) -> bool:
        """Whether the minutes have the municipal form: a nämnd's, unless they are mere notes."""
        return self.meeting.body.kind is BodyKind.COMMITTEE and self.minutes_kind is not MinutesKind.NOTES

    @property
    def planned(self) -> bool:
        """Whether the meeting has not begun."""
        return self.meeting.head.stage in (Stage.PLANNED, Stage.NOTICED)

    @cached_property
    def schedule(self) -> Schedule:
        """The planned times of the items."""
        return Schedule(self.meeting)

    def section(self, item: AgendaItem) -> str:
        """The item's number as the minutes print it: "§ 47", or nothing."""
        return dressed(self.numbers[item.id].section, self.meeting.body.number_style)

    def references(self, item: AgendaItem) -> list[str]:
        """The item's diarienummer, each once: "Dnr KS 2026/114"."""
        found = [item.reference, item.matter.reference if item.matter else ""]
        return [f"Dnr{NBSP}{no_break(reference)}" for reference in dict.fromkeys(filter(None, found))]

    @cached_property
    def attachment_names(self) -> dict[str, str]:
        """Names like "Bilaga 2" for every attachment by id; those without a number are counted by their place."""
        names = {}
        for place, attachment in enumerate(self.meeting.attachments, start=1):
            number = attachment.number or str(place)
            names[attachment.id] = number if number.casefold().startswith("bil") else f"Bilaga{NBSP}{number}"
        return names

    # --- who was there ---

    @cached_property
    def taking_part(self) -> tuple[int, ...]:
        """The lines of the attendance list whose people were there, at least for a while."""
        return tuple(n for n in range(len(self.meeting.attendance)) if self.attendance.took_part(n))

    def presence(self, number: int, *, brackets: bool = True) -> str:
        """When somebody was there; who decided in writing was nowhere, but took part."""
        known = self._presences.get((number, brackets))
        if known is None:
            known = self._presences[number, brackets] = self._presence(number, brackets)
        return known

    def _presence(self, number: int, brackets: bool) -> str:
        if number not in self._taking_part:
            return self.status_word(self.meeting.attendance[number].status)
        told = self.attendance.presence(number, brackets=brackets)
        if not self.per_capsulam:
            return told
        return "Deltog" + told.removeprefix("Närvarande").removeprefix(" på distans")

    def post(self, number: int) -> str:
        """Post, capacity and part at the meeting of line ``number`` of the attendance list."""
        known = self._posts.get(number)
        if known is None:
            known = self._posts[number] = self.attendance.post(number)
        return known

    @cached_property
    def _taking_part(self) -> frozenset[int]:
        return frozenset(self.taking_part)

    def status_word(self, status: AttendanceStatus) -> str:
        """What is known of somebody who was not there."""
        if self.per_capsulam:
            return _PER_CAPSULAM_STATUS.get(status, STATUS_WORDS[status])
        return STATUS_WORDS[status]

    def affiliation(self, number: int) -> str:
        """The club or firm that somebody on the attendance list comes from."""
        person = self.person(number)
        return person.affiliation if person else ""

    def person(self, number: int) -> Person | None:
        """The person on line ``number`` of the attendance list, who may be nobody of the register."""
        return self._people.get(self.meeting.attendance[number].person)

    @cached_property
    def _people(self) -> dict[object, Person]:
        return {person.id: person for person in self.meeting.people}

    # --- votes and quorum ---

    @cached_property
    def rolls(self) -> list[tuple[AgendaItem, int]]:
        """Where the voting roll was fixed or changed, and to how many votes."""
        return [
            (item, entry.number)
            for item in self.meeting.all_items()
            for entry in item.entries
            if isinstance(entry, Roll)
        ]

    def rolls_told(self) -> str:
        """The voting roll through the meeting: "71 röster, 70 fr.o.m. § 8"."""
        told: list[str] = []
        before = None
        for item, number in self.rolls:
            if before is None:
                told.append(votes_told(number))
            elif number != before:
                told.append(f"{number}{self.attendance.term_of(item.id, None)}")
            before = number
        return ", ".join(told)

    @cached_property
    def votes_needed(self) -> int | None:
        """How many with a vote make a quorum, by the body's rule."""
        return votes_needed(self.meeting)

    @property
    def quorum_known(self) -> bool:
        """Whether quorum can be told: the body has a rule, the meeting is held, and those with a vote are known."""
        return (
            self.votes_needed is not None
            and not self.planned
            and any(has_vote(line) for line in self.meeting.attendance)
            and bool(self.taking_part)
        )

    @cached_property
    def not_quorate(self) -> dict[str, VotingRoll]:
        """The items that were taken without a quorum, by id, in agenda order."""
        if not self.quorum_known:
            return {}
        rolls = (
            (item.id, self.attendance.timeline.voting_roll(item.id)) for item in self.meeting.all_items()
        )
        return {item_id: roll for item_id, roll in rolls if roll.quorate is False}

    def quorum_told(self) -> str:
        """That the meeting lacked a quorum and when; nothing where it had one or that is not known."""
        missing = self.not_quorate
        if not missing:
            return ""
        everywhere = len(missing) == len(self.numbers)
        where = "" if everywhere else f" under {self.attendance.items_named(list(missing))}"
        return f"Mötet var inte beslutfört{where}. Det krävs {votes_told(self.votes_needed or 0)}."

    # --- the meeting's name, time and place ---

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
        word = self._kind_word()
        if not head.number:
            return "" if head.kind is MeetingKind.ORDINARY else word
        return f"{word} nr{NBSP}{head.number}"

    def _kind_word(self) -> str:
        word = _MEETING_WORDS[self.meeting.head.kind or MeetingKind.ORDINARY]
        return word.replace("möte", "sammanträde") if self.meeting.body.kind is BodyKind.COMMITTEE else word

    def day(self) -> str:
        """The date, or both of a meeting over several days."""
        return long_span(self.meeting.head.date, self.meeting.head.end_date)

    def time(self) -> str:
        """Clock times, the real ones where they are known. A meeting that ends on another day tells its days too."""
        begun, ended = self._begun(), self._ended()
        if begun and ended and begun[0] < ended[0]:
            return f"{_moment(begun)} – {_moment(ended)}"
        return clock_span(begun[1] if begun else None, ended[1] if ended else None)

    def when(self) -> str:
        """Date and clock times, for the head of a paper."""
        begun, ended = self._begun(), self._ended()
        if begun and ended and begun[0] < ended[0]:
            return self.time()
        return f"{self.day()} {self.time()}".strip()

    def announced(self) -> str:
        """Date and clock times as they are announced, whenever the meeting really began."""
        head = self.meeting.head
        if head.start and head.end and head.end_date and head.date < head.end_date:
            return f"{_moment((head.date, head.start))} – {_moment((head.end_date, head.end))}"
        return f"{self.day()} {clock_span(head.start, head.end)}".strip()

    def announced_start(self) -> str:
        """The start that was announced, where the meeting began at another time."""
        head = self.meeting.head
        begun = self._begun()
        return f"kl.{NBSP}{clock(head.start)}" if begun and head.start and begun[1] != head.start else ""

    def _begun(self) -> tuple[date, str] | None:
        head = self.meeting.head
        if head.opened:
            return moment_parts(head.opened)
        return (head.date, head.start) if head.start else None

    def _ended(self) -> tuple[date, str] | None:
        head = self.meeting.head
        if head.closed:
            return moment_parts(head.closed)
        return (head.end_date or head.date, head.end) if head.end else None

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

    def adjusted(self) -> str:
        """The day when the last adjuster had adjusted, as far as days are told."""
        days = [adjustment.date for adjustment in self.meeting.adjustment if adjustment.date]
        return long_date(max(days)) if days else ""

    def fields(self, document: str, *, span: str = "") -> dict[str, str]:
        """The single fields of a template by their Swedish names; ``span``: the paper's sections, if it has any.

        The names and their meanings stand in :mod:`protokoll.documents.catalogue`.
        """
        meeting = self.meeting
        organisation = meeting.organisation
        references = {item.reference for item in meeting.all_items() if item.reference}
        adjusters = self.officers(OfficerRole.ADJUSTER)
        return {
            "Dokument": document,
            "Organisation": organisation.name if organisation else "",
            "Organisationsnummer": organisation.number if organisation else "",
            "Organ": meeting.body.name,
            "Mötets namn": self.meeting_name(),
            "Mötesslag": self._kind_word() if meeting.head.kind else "",
            "Mötesnummer": meeting.head.number,
            "Datum": self.day(),
            "Veckodag": weekday(meeting.head.date),
            "Tid": self.time(),
            "Plats": self.place(),
            "Kallelse": long_date(meeting.head.noticed) if meeting.head.noticed else "",
            "Ordförande": self.officers(OfficerRole.CHAIR),
            "Sekreterare": self.officers(OfficerRole.SECRETARY),
            "Justerare": adjusters,
            "Rösträknare": self.officers(OfficerRole.TELLER),
            "Antal deltagare": str(len(self.taking_part) or ""),
            "Röstlängd": votes_told(self.rolls[-1][1]) if self.rolls else "",
            "Paragrafer": span,
            "Diarienummer": references.pop() if len(references) == 1 else "",
            "Informationsklassning": meeting.head.classification,
            "Justerat": self.adjusted(),
            "Justerandes sign": "",
            "Sidhuvud": ", ".join(filter(None, (f"{document} {self.day()}", span if self.with_sign else ""))),
            "Period": "",
        }


def _moment(parts: tuple[date, str]) -> str:
    day, time = parts
    return f"{long_date(day)} kl.{NBSP}{clock(time)}"
