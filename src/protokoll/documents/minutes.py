"""Protokoll: beslutsprotokoll, diskussionsprotokoll and minnesanteckningar.

The three kinds hold the same words in the same order. Minnesanteckningar tell attendance in the head and carry
neither labels nor signatures; a diskussionsprotokoll also prints the proposed decisions.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from protokoll.documents.entry_blocks import entry_blocks
from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import (
    Block,
    Column,
    Fact,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Subheading,
    Table,
    Title,
    Tone,
)
from protokoll.domain.attendance_words import CAPACITY_WORDS, STATUS_WORDS
from protokoll.domain.entries import Task
from protokoll.domain.kinds import AttendanceStatus, MeetingKind, MinutesKind, OfficerRole
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, Run, Runs, parse, plain, text_of
from protokoll.domain.meeting import AgendaItem, Attendance, Meeting, PlannedMeeting
from protokoll.domain.numbering import dressed, dressed_sections
from protokoll.domain.swedish import (
    NBSP,
    clock_span,
    joined,
    long_date,
    lower_first,
    upper_first,
    with_full_stop,
)

_MISSING = (
    AttendanceStatus.EXCUSED,
    AttendanceStatus.ABSENT,
    AttendanceStatus.COMING,
    AttendanceStatus.CALLED,
)


def minutes(meeting: Meeting) -> Paper:
    """The minutes of ``meeting`` in the kind that it names."""
    return _Minutes(meeting).paper()


class _Minutes:
    """One meeting's minutes on their way to paper."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.facts = MeetingFacts(meeting)
        self.words = self.facts.words
        self.kind = self.facts.minutes_kind
        self.attachment_names = _attachment_names(meeting)

    def paper(self) -> Paper:
        notes = self.kind is MinutesKind.NOTES
        title = self.meeting.head.title or self._title()
        content: list[Block] = []
        for item in self.meeting.agenda:
            content.extend(self._item(item, 0))
        content.extend(self._planned_meetings())
        if not notes:
            content.extend(self._tasks())
        content.extend(self._attachments())
        return Paper(
            title=title,
            subject=self.facts.meeting_name(),
            author=self.facts.officers(OfficerRole.SECRETARY),
            day=self.meeting.head.date,
            fields=self.facts.fields(self.facts.document_name, sections=True),
            head=(Title(title, self.facts.subtitle(title)), Facts(tuple(self._head_facts()))),
            attendance=() if notes else tuple(self._attendance()),
            content=tuple(content),
            signatures=(*self._signatures(), *self._adjustment()),
        )

    def _title(self) -> str:
        if self.meeting.head.kind is MeetingKind.ANNUAL and self.kind is not MinutesKind.NOTES:
            return "Årsmötesprotokoll"
        return self.facts.document_name

    # --- head and attendance ---

    def _head_facts(self) -> Iterator[Fact]:
        facts = self.facts
        yield Fact("Tid" if facts.time() else "Datum", facts.when())
        if facts.announced_start() and self.kind is not MinutesKind.NOTES:
            yield Fact("Utlyst till", facts.announced_start())
        if facts.place():
            yield Fact("Plats", facts.place())
        if self.meeting.head.noticed:
            yield Fact("Kallelse", long_date(self.meeting.head.noticed))
        for role, label in (
            (OfficerRole.CHAIR, "Ordförande"),
            (OfficerRole.SECRETARY, "Sekreterare"),
            (OfficerRole.ADJUSTER, "Justerare"),
            (OfficerRole.TELLER, "Rösträknare"),
        ):
            if facts.officers(role):
                yield Fact(label, facts.officers(role))
        span = facts.section_span()
        if span and len(self.meeting.agenda) > 1:
            yield Fact("Paragrafer" if facts.with_sign else "Punkter", span)
        if self.kind is MinutesKind.NOTES:
            yield from self._attendance_facts()

    def _attendance_facts(self) -> Iterator[Fact]:
        """Attendance of minnesanteckningar: names in a row, under each group's own heading."""
        present = self._present_lines()
        for group in dict.fromkeys(self.meeting.attendance[n].group for n in present):
            told = [self._name_with_part(n) for n in present if self.meeting.attendance[n].group == group]
            yield Fact(group or "Närvarande", ", ".join(told))
        if self.meeting.others.strip():
            yield Fact("Övriga", " ".join(text_of(parse(self.meeting.others)).split()))
        for label, names in self._missing():
            yield Fact(label, names)

    def _name_with_part(self, number: int) -> str:
        attendance = self.facts.attendance
        line = self.meeting.attendance[number]
        post = attendance.post(number)
        presence = attendance.presence(number, brackets=False)
        presence = presence.removeprefix("Närvarande").removeprefix(", ").strip()
        notes = [line.post or ("" if post.casefold() in _PLAIN_POSTS else lower_first(post)), presence]
        told = ", ".join(filter(None, notes))
        return f"{attendance.name(line)} ({told})" if told else attendance.name(line)

    def _present_lines(self) -> list[int]:
        return [n for n in range(len(self.meeting.attendance)) if self.facts.attendance.took_part(n)]

    def _attendance(self) -> Iterator[Block]:
        present = self._present_lines()
        missing = list(self._missing())
        if not (present or missing or self.meeting.others.strip()):
            return
        yield Heading("Närvaro")
        for group in dict.fromkeys(self.meeting.attendance[n].group for n in present):
            lines = [n for n in present if self.meeting.attendance[n].group == group]
            if group:
                yield Subheading(group)
            yield Table(
                (Column("Namn", 3.7), Column("Uppdrag", 3.4), Column("Närvaro", 3.0)),
                tuple(self._attendance_row(n) for n in lines),
                description=f"Närvaro: {group}" if group else "Närvaro",
            )
        if self.meeting.others.strip():
            yield Prose(parse(self.meeting.others))
        for label, names in missing:
            yield Prose((Paragraph(plain(names)),), lead=(Run(f"{label}: ", bold=True),))

    def _attendance_row(self, number: int) -> tuple[Runs, ...]:
        attendance = self.facts.attendance
        line = self.meeting.attendance[number]
        affiliation = self._affiliation(number)
        post = ", ".join(filter(None, (attendance.post(number), affiliation)))
        return plain(attendance.name(line)), plain(post), plain(attendance.presence(number))

    def _affiliation(self, number: int) -> str:
        ref = self.meeting.attendance[number].person
        return next((person.affiliation for person in self.meeting.people if person.id == ref), "")

    def _missing(self) -> Iterator[tuple[str, str]]:
        """Those who were not there, by what is known of why; and the vacant seats."""
        present = set(self._present_lines())
        for status in _MISSING:
            lines = [
                (n, line)
                for n, line in enumerate(self.meeting.attendance)
                if line.status is status and n not in present
            ]
            if lines:
                label = _SEVERAL.get(status) if len(lines) > 1 else None
                yield label or STATUS_WORDS[status], ", ".join(self._missing_name(n) for n, _ in lines)
        vacant = [line for line in self.meeting.attendance if line.status is AttendanceStatus.VACANT]
        if vacant:
            yield "Vakant", ", ".join(line.post or _seat(line) for line in vacant)

    def _missing_name(self, number: int) -> str:
        line = self.meeting.attendance[number]
        name = self.facts.attendance.name(line)
        return f"{name} ({line.post})" if line.post and line.post.casefold() not in _PLAIN_POSTS else name

    # --- the items ---

    def _item(self, item: AgendaItem, level: int) -> Iterator[Block]:
        blocks: list[Block] = [
            ItemHeading(self._number(item), item.title, level),
            *self._item_notes(item),
            *entry_blocks(item, self.words, self.kind),
            *_listed("Beslutsunderlag", item.basis),
            *_listed("Beslutet skickas till", item.sent_to),
        ]
        for sub in item.items:
            blocks.extend(self._item(sub, level + 1))
        yield Group(f"item:{item.id}", tuple(blocks))

    def _number(self, item: AgendaItem) -> str:
        return dressed(self.facts.numbers[item.id].section, self.meeting.body.number_style)

    def _item_notes(self, item: AgendaItem) -> Iterator[Block]:
        """What stands in small type below the heading, and the proposed decision of a diskussionsprotokoll."""
        told = []
        if item.confidential:
            told.append("Sekretess")
        if item.presenters:
            told.append(f"Föredragande: {self.words.names(item.presenters)}")
        if item.matter and item.matter.title and item.matter.title != item.title:
            told.append(f"Ärende: {item.matter.title}")
        references = [item.reference, item.matter.reference if item.matter else ""]
        told.extend(f"Dnr{NBSP}{reference}" for reference in dict.fromkeys(filter(None, references)))
        cited = [self.attachment_names[a.id] for a in self.meeting.attachments if item.id in a.items]
        if cited:
            told.append(_named_together(cited))
        if told:
            yield Prose((Paragraph(plain(" · ".join(told))),), Tone.QUIET)
        if self.kind is MinutesKind.DISCUSSION and item.proposal.strip():
            yield Subheading("Förslag till beslut")
            yield Prose(parse(item.proposal), Tone.PROPOSAL)

    # --- after the items ---

    def _planned_meetings(self) -> Iterator[Block]:
        planned = self.meeting.planned_meetings
        if planned is None or not (planned.meetings or planned.text.strip() or planned.heading.strip()):
            return
        yield Heading(planned.heading or "Kommande möten")
        if planned.meetings:
            years = {day.date.year for day in planned.meetings}
            year_told = len(years) == 1 and str(years.pop()) in planned.heading
            points = (
                ListItem((Paragraph(plain(_planned(day, year=not year_told))),)) for day in planned.meetings
            )
            yield Prose((ListBlock(tuple(points), 0),))
        if planned.text.strip():
            yield Prose(parse(planned.text))

    def _tasks(self) -> Iterator[Block]:
        """All tasks in one table, for those who look only for theirs."""
        rows = []
        for item in self.meeting.all_items():
            number = self.facts.numbers[item.id]
            for entry in item.entries:
                if isinstance(entry, Task):
                    due = " ".join(filter(None, (long_date(entry.due) if entry.due else "", entry.due_text)))
                    what = _first_runs(entry.text)
                    who = plain(self.words.names(entry.assignees))
                    rows.append((_upper_first(what), who, plain(due), plain(number.section or number.number)))
        if rows:
            yield Heading("Uppdrag från mötet")
            columns = (
                Column("Vad", 5.0),
                Column("Ansvarig", 2.4),
                Column("Klart", 2.0),
                Column("§" if self.facts.with_sign else "Punkt", 0.8),
            )
            yield Table(columns, tuple(rows), description="Uppdrag från mötet")

    def _attachments(self) -> Iterator[Block]:
        if self.meeting.attachments:
            yield Heading("Bilagor")
            points = (
                ListItem((Paragraph(plain(f"{self.attachment_names[a.id]}: {a.title}")),))
                for a in self.meeting.attachments
            )
            yield Prose((ListBlock(tuple(points), 0),))

    # --- signatures ---

    def _signatures(self) -> Iterator[Block]:
        signers = [
            *self._signers(OfficerRole.SECRETARY, "Vid protokollet", "Sekreterare"),
            *self._signers(OfficerRole.CHAIR, "Justeras", "Ordförande"),
            *self._signers(OfficerRole.ADJUSTER, "Justeras", "Justerare"),
        ]
        if self.kind is MinutesKind.NOTES and not any(
            officer.role is OfficerRole.ADJUSTER for officer in self.meeting.officers
        ):
            return
        yield Heading("Underskrifter")
        yield Signatures(tuple(_merged(signers)))

    def _signers(self, role: OfficerRole, above: str, title: str) -> list[Signature]:
        """A line for each with the role; a blank one where a role that must sign has nobody."""
        persons = dict.fromkeys(o.person for o in self.meeting.officers if o.role is role)
        lines = [Signature(above, self.words.name(person), title) for person in persons]
        return lines or ([] if role is OfficerRole.ADJUSTER else [Signature(above, "", title)])

    def _adjustment(self) -> Iterator[Block]:
        for adjustment in self.meeting.adjustment:
            day = f" den {long_date(adjustment.date)}" if adjustment.date else ""
            sections = f", {dressed_sections(adjustment.sections)}" if adjustment.sections else ""
            note = f" {adjustment.note}" if adjustment.note else ""
            text = with_full_stop(f"Justerat av {self.words.name(adjustment.person)}{day}{sections}") + note
            yield Prose((Paragraph(plain(text)),), Tone.QUIET)


_SEVERAL = {AttendanceStatus.COMING: "Anmälda", AttendanceStatus.CALLED: "Kallade"}
"""The labels that have a plural."""

_PLAIN_POSTS = frozenset(("", "ledamot"))


def _merged(signers: list[Signature]) -> Iterator[Signature]:
    """Somebody who signs for the same thing in two roles signs once: "Ordförande, justerare"."""
    by_signer: dict[tuple[str, str], list[Signature]] = {}
    for number, line in enumerate(signers):
        by_signer.setdefault((line.above, line.name or str(number)), []).append(line)
    for lines in by_signer.values():
        roles = list(dict.fromkeys(line.role for line in lines))
        role = ", ".join([roles[0], *map(lower_first, roles[1:])])
        yield msgspec.structs.replace(lines[0], role=role)


def _seat(line: Attendance) -> str:
    return CAPACITY_WORDS[line.capacity] if line.capacity else "plats"


def _listed(label: str, texts: tuple[str, ...]) -> Iterator[Block]:
    if texts:
        yield Subheading(label)
        yield Prose((ListBlock(tuple(ListItem((Paragraph(plain(text)),)) for text in texts), 0),))


def _planned(day: PlannedMeeting, *, year: bool) -> str:
    when = " ".join(filter(None, (long_date(day.date, year=year), clock_span(day.start, day.end))))
    return ", ".join(filter(None, (when, day.place))) + (" (preliminärt)" if day.tentative else "")


def _upper_first(runs: Runs) -> Runs:
    return (msgspec.structs.replace(runs[0], text=upper_first(runs[0].text)), *runs[1:]) if runs else runs


def _first_runs(text: str) -> Runs:
    """The first paragraph of TEXT, for a table's cell."""
    for block in parse(text):
        if isinstance(block, Paragraph):
            return block.runs
    return plain(text)


def _named_together(names: list[str]) -> str:
    """Attachments in a row, the word once: "Bilaga 1 och 4"."""
    word = f"Bilaga{NBSP}"
    return joined([names[0], *(name.removeprefix(word) for name in names[1:])])


def _attachment_names(meeting: Meeting) -> dict[str, str]:
    """Names like "Bilaga 2" for every attachment by id; those without a number are counted by their place."""
    names = {}
    for place, attachment in enumerate(meeting.attachments, start=1):
        number = attachment.number or str(place)
        names[attachment.id] = number if number.casefold().startswith("bil") else f"Bilaga{NBSP}{number}"
    return names
