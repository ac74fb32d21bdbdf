"""What stands after the items: coming meetings, who was elected, tasks and attachments."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import Block, Column, Heading, Prose, Table
from protokoll.domain.entries import Election, Task
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, Runs, parse, plain
from protokoll.domain.meeting import AgendaItem, Meeting, PlannedMeeting, walk_items
from protokoll.domain.swedish import clock_span, long_date, upper_first


def planned_meetings(meeting: Meeting) -> Iterator[Block]:
    """Kommande möten: the days that the meeting decided."""
    planned = meeting.planned_meetings
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


def tasks(facts: MeetingFacts) -> Iterator[Block]:
    """All tasks in one table, for those who look only for theirs."""
    rows = [
        (
            what(entry),
            plain(facts.words.names(entry.assignees)),
            plain(due(entry)),
            plain(_number(facts, item)),
        )
        for item, entry in tasks_of(facts.meeting.agenda)
    ]
    if rows:
        heading = "Uppdrag" if facts.per_capsulam else "Uppdrag från mötet"
        yield Heading(heading)
        columns = (
            Column("Vad", 5.0),
            Column("Ansvarig", 2.4),
            Column("Klart", 2.0),
            Column("§" if facts.with_sign else "Punkt", 0.8),
        )
        yield Table(columns, tuple(rows), description=heading)


def elected(facts: MeetingFacts) -> Iterator[Block]:
    """Everybody whom an årsmöte or a konstituerande möte elected, in one table."""
    rows = [
        (
            plain(upper_first(one.post)),
            plain("vakant" if one.person is None else facts.words.name(one.person)),
            plain(one.term),
            plain(_number(facts, item)),
        )
        for item in facts.meeting.all_items()
        for entry in item.entries
        if isinstance(entry, Election)
        for one in entry.elected
    ]
    if len(rows) > 1:
        heading = "Valda på mötet"
        yield Heading(heading)
        columns = (
            Column("Uppdrag", 3.6),
            Column("Namn", 3.6),
            Column("Tid", 2.0),
            Column("§" if facts.with_sign else "Punkt", 0.8),
        )
        yield Table(columns, tuple(rows), description=heading)


def attachments(facts: MeetingFacts, of: Collection[str] | None = None) -> Iterator[Block]:
    """Bilagor with their numbers: all of them, or those ``of`` some items."""
    points = tuple(
        ListItem((Paragraph(plain(f"{facts.attachment_names[one.id]}: {one.title}")),))
        for one in facts.meeting.attachments
        if of is None or any(item_id in of for item_id in one.items)
    )
    if points:
        yield Heading("Bilagor")
        yield Prose((ListBlock(points, 0),))


def tasks_of(items: tuple[AgendaItem, ...]) -> Iterator[tuple[AgendaItem, Task]]:
    """Every task of these items and all below them, with the item under which it stands."""
    for item in walk_items(items):
        for entry in item.entries:
            if isinstance(entry, Task):
                yield item, entry


def what(task: Task) -> Runs:
    """What is to be done: the first paragraph of the task, for a table's cell."""
    runs = first_runs(task.text)
    return (msgspec.structs.replace(runs[0], text=upper_first(runs[0].text)), *runs[1:]) if runs else runs


def due(task: Task) -> str:
    """When a task is to be done: "15 januari 2027", "löpande"."""
    return " ".join(filter(None, (long_date(task.due) if task.due else "", task.due_text)))


def first_runs(text: str) -> Runs:
    """The first paragraph of TEXT."""
    for block in parse(text):
        if isinstance(block, Paragraph):
            return block.runs
    return plain(text)


def _number(facts: MeetingFacts, item: AgendaItem) -> str:
    number = facts.numbers[item.id]
    return number.section or number.number


def _planned(day: PlannedMeeting, *, year: bool) -> str:
    when = " ".join(filter(None, (long_date(day.date, year=year), clock_span(day.start, day.end))))
    return ", ".join(filter(None, (when, day.place))) + (" (preliminärt)" if day.tentative else "")
