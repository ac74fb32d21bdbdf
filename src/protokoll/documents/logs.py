"""Uppdragslista and beslutslogg, of one meeting or of all meetings in a period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from protokoll.documents import rows
from protokoll.documents.after_items import due, tasks_of, what
from protokoll.documents.catalogue import FIELDS
from protokoll.documents.entry_blocks import run_blocks
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
    Table,
    Title,
    Tone,
)
from protokoll.domain.entries import Decision, Election, Task
from protokoll.domain.kinds import OfficerRole
from protokoll.domain.markup import Paragraph, Runs, plain
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.swedish import long_date, long_span
from protokoll.errors import UserError

Content = Callable[[Sequence[MeetingFacts]], Iterator[Block]]


def task_list(meeting: Meeting) -> Paper:
    """The tasks that ``meeting`` gave."""
    facts = MeetingFacts(meeting)
    return _of_meeting(facts, "Uppdragslista", _tasks, rows.tasks(facts, meeting.agenda))


def decision_log(meeting: Meeting) -> Paper:
    """The decisions that ``meeting`` took."""
    facts = MeetingFacts(meeting)
    return _of_meeting(facts, "Beslutslogg", _decisions, rows.decisions(facts, meeting.agenda))


def task_list_of_period(meetings: Sequence[Meeting], first: date, last: date) -> Paper:
    """The tasks that the meetings from ``first`` until and including ``last`` gave."""
    found = _within(meetings, first, last)
    filled = (row for facts in found for row in rows.tasks(facts, facts.meeting.agenda)["Uppdrag"])
    return _of_period(found, first, last, "Uppdragslista", _tasks, {"Uppdrag": tuple(filled)})


def decision_log_of_period(meetings: Sequence[Meeting], first: date, last: date) -> Paper:
    """The decisions that the meetings from ``first`` until and including ``last`` took."""
    found = _within(meetings, first, last)
    filled = (row for facts in found for row in rows.decisions(facts, facts.meeting.agenda)["Beslut"])
    return _of_period(found, first, last, "Beslutslogg", _decisions, {"Beslut": tuple(filled)})


def _of_meeting(facts: MeetingFacts, title: str, content: Content, found: rows.Rows) -> Paper:
    head = [Fact("Tid" if facts.time() else "Datum", facts.when())]
    if facts.place():
        head.append(Fact("Form" if facts.per_capsulam else "Plats", facts.place()))
    return Paper(
        title=title,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.SECRETARY),
        day=facts.meeting.head.date,
        fields=facts.fields(title),
        head=(Title(title, facts.meeting_name()), Facts(tuple(head))),
        attendance=(),
        content=tuple(content([facts])),
        signatures=(),
        rows=found,
    )


def _of_period(
    found: Sequence[MeetingFacts], first: date, last: date, title: str, content: Content, filled: rows.Rows
) -> Paper:
    period = long_span(first, last)
    bodies = ", ".join(dict.fromkeys(facts.meeting.body.name for facts in found))
    organisations = list(
        dict.fromkeys(facts.meeting.organisation for facts in found if facts.meeting.organisation)
    )
    organisation = organisations[0] if len(organisations) == 1 else None
    fields = dict.fromkeys((field.name for field in FIELDS), "") | {
        "Dokument": title,
        "Organisation": organisation.name if organisation else "",
        "Organisationsnummer": organisation.number if organisation else "",
        "Organ": bodies,
        "Datum": period,
        "Period": period,
        "Sidhuvud": f"{title} {period}",
    }
    head = [Fact("Period", period), Fact("Möten", str(len(found)))]
    return Paper(
        title=title,
        subject=bodies,
        author="",
        day=last,
        fields=fields,
        head=(Title(title, bodies), Facts(tuple(head), description="Uppgifter om listan")),
        attendance=(),
        content=tuple(content(found)),
        signatures=(),
        rows=filled,
    )


def _within(meetings: Sequence[Meeting], first: date, last: date) -> list[MeetingFacts]:
    """The meetings of the period, in the order they were held."""
    if last < first:
        raise UserError("Periodens sista dag ligger före den första. Byt plats på dem.")
    found = (meeting for meeting in meetings if first <= meeting.head.date <= last)
    return [MeetingFacts(meeting) for meeting in sorted(found, key=lambda one: one.head.date)]


# --- the tasks ------------------------------------------------------------------------------------------------------


def _tasks(found: Sequence[MeetingFacts]) -> Iterator[Block]:
    """What is left to do, soonest first, then what is done."""
    told = [(facts, item, task) for facts in found for item, task in tasks_of(facts.meeting.agenda)]
    if not told:
        yield Prose((Paragraph(plain("Inga uppdrag.")),))
    left = sorted(
        (one for one in told if one[2].done is None),
        key=lambda one: (one[2].due is None, one[2].due or date.max),
    )
    done = sorted((one for one in told if one[2].done), key=lambda one: one[2].done or date.max)
    for heading, last_column, chosen in (("Att göra", "Klart", left), ("Utfört", "Utfört", done)):
        if chosen:
            yield Heading(heading)
            columns = (
                Column("Vad", 4.0),
                Column("Ansvarig", 2.2),
                Column(last_column, 1.9),
                Column("Från", 3.0 if len(found) > 1 else 1.4),
            )
            yield Table(columns, tuple(_task_row(*one, found) for one in chosen), description=heading)


def _task_row(
    facts: MeetingFacts, item: AgendaItem, task: Task, found: Sequence[MeetingFacts]
) -> tuple[Runs, ...]:
    when = long_date(task.done) if task.done else due(task)
    place = facts.attendance.items_named([item.id])
    if len(found) > 1:
        bodies = {one.meeting.body.name for one in found}
        body = facts.meeting.body.name if len(bodies) > 1 else ""
        place = ", ".join(filter(None, (body, long_date(facts.meeting.head.date), place)))
    return what(task), plain(facts.words.names(task.assignees)), plain(when), plain(place)


# --- the decisions --------------------------------------------------------------------------------------------------


def _decisions(found: Sequence[MeetingFacts]) -> Iterator[Block]:
    """The decisions in the order they were taken, each under its item."""
    nothing = True
    for facts in found:
        blocks = tuple(_decisions_of(facts))
        if blocks:
            nothing = False
            if len(found) > 1:
                yield Heading(f"{facts.meeting_name()}, {facts.day()}")
            yield from blocks
    if nothing:
        yield Prose((Paragraph(plain("Inga beslut.")),))


def _decisions_of(facts: MeetingFacts) -> Iterator[Block]:
    for item in facts.meeting.all_items():
        entries = [
            (n, entry) for n, entry in enumerate(item.entries) if isinstance(entry, Decision | Election)
        ]
        blocks = tuple(run_blocks(item, entries, facts.words, ""))
        if blocks:
            heading = ItemHeading(facts.section(item), item.title, 0)
            mark = (Prose((Paragraph(plain("Sekretess")),), Tone.QUIET),) if item.confidential else ()
            yield Group(f"item:{item.id}", (heading, *mark, *blocks))
