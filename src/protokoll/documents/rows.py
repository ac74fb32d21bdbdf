"""What template rows that repeat are filled with; names and meanings stand in :mod:`protokoll.documents.catalogue`.

Most templates repeat no rows and the preview has none, so that rows are worked out when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from protokoll.documents.after_items import due, tasks_of, what
from protokoll.documents.meeting_facts import ITEM_KIND_WORDS, MeetingFacts
from protokoll.documents.paper import Signature
from protokoll.domain.attendance import has_vote
from protokoll.domain.attendance_words import CAPACITY_WORDS
from protokoll.domain.entries import Decision, Election, Entry
from protokoll.domain.kinds import NumberStyle
from protokoll.domain.markup import Runs, parse, text_of
from protokoll.domain.meeting import AgendaItem, Meeting, walk_items
from protokoll.domain.numbering import dressed
from protokoll.domain.sentence_words import OUTCOME_MARKS
from protokoll.domain.swedish import clock_span, joined, long_date, weekday
from protokoll.domain.wording import Wording


class LateRows(Sequence[dict[str, str]]):
    """The rows of one group, worked out when they are first asked for; equal to the tuple of them."""

    def __init__(self, work_out: Callable[[], Iterable[dict[str, str]]]) -> None:
        self._work_out = work_out

    @cached_property
    def _rows(self) -> tuple[dict[str, str], ...]:
        return tuple(self._work_out())

    @overload
    def __getitem__(self, at: int) -> dict[str, str]: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[dict[str, str], ...]: ...
    def __getitem__(self, at: int | slice) -> dict[str, str] | tuple[dict[str, str], ...]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == (other._rows if isinstance(other, LateRows) else other)

    __hash__ = None  # type: ignore[assignment]  # its rows have none

    def __repr__(self) -> str:
        return repr(self._rows)


Rows = dict[str, Sequence[dict[str, str]]]


def participants(facts: MeetingFacts, lines: Iterable[int] | None = None) -> Rows:
    """Deltagare: these lines of the attendance list, or all."""
    chosen = range(len(facts.meeting.attendance)) if lines is None else tuple(lines)
    return {
        "Deltagare": LateRows(
            lambda: (_participant(facts, n, place) for place, n in enumerate(chosen, start=1))
        )
    }


def _participant(facts: MeetingFacts, number: int, place: int) -> dict[str, str]:
    line = facts.meeting.attendance[number]
    person = facts.person(number)
    return {
        "Nummer": str(place),
        "Namn": facts.attendance.name(line),
        "Uppdrag": facts.post(number),
        "Grupp": line.group,
        "Egenskap": CAPACITY_WORDS[line.capacity] if line.capacity else "",
        "Tillhörighet": facts.affiliation(number),
        "Närvaro": facts.presence(number),
        "Röst": "Ja" if line.person is not None and has_vote(line) else "",
        "E-post": person.email if person else "",
        "Telefon": person.phone if person else "",
    }


def of_items(facts: MeetingFacts, items: tuple[AgendaItem, ...]) -> Rows:
    """Punkt, Beslut and Uppdrag of these items with all their sub-items."""
    return {**agenda_items(facts, items), **decisions(facts, items), **tasks(facts, items)}


def agenda_items(facts: MeetingFacts, items: tuple[AgendaItem, ...]) -> Rows:
    """Punkt: these items with all their sub-items."""
    return {"Punkt": LateRows(lambda: (_item(facts, item) for item in walk_items(items)))}


def _item(facts: MeetingFacts, item: AgendaItem) -> dict[str, str]:
    slot = facts.schedule.slot(item.id)
    return {
        "Nummer": dressed(facts.numbers[item.id].number, NumberStyle.ORDINAL),
        "Paragraf": facts.section(item),
        "Rubrik": item.title,
        "Slag": ITEM_KIND_WORDS.get(item.kind, "") if item.kind else "",
        "Föredragande": facts.words.names(item.presenters),
        "Förslag": text_of(parse(item.proposal)),
        "Minuter": str(item.minutes_planned or ""),
        "Tid": slot.told() if slot else "",
        "Diarienummer": ", ".join(facts.references(item)).replace("Dnr\u00a0", ""),
        "Ärende": item.matter.title if item.matter else "",
    }


def decisions(facts: MeetingFacts, items: tuple[AgendaItem, ...]) -> Rows:
    """Beslut: the decisions and elections of these items."""
    return {"Beslut": LateRows(lambda: _decisions(facts, items))}


def _decisions(facts: MeetingFacts, items: tuple[AgendaItem, ...]) -> Iterator[dict[str, str]]:
    day, body = facts.day(), facts.meeting.body.name
    for item, entry in decided(items):
        yield {
            "Paragraf": facts.section(item),
            "Rubrik": item.title,
            "Text": told(facts.words.of(entry)),
            "Utfall": OUTCOME_MARKS[entry.outcome] if isinstance(entry, Decision) else "val",
            "Datum": day,
            "Organ": body,
        }


def decided(items: tuple[AgendaItem, ...]) -> Iterator[tuple[AgendaItem, Entry]]:
    """The decisions and elections of these items and all below them, each with its item."""
    for item in walk_items(items):
        for entry in item.entries:
            if isinstance(entry, Decision | Election):
                yield item, entry


def tasks(facts: MeetingFacts, items: tuple[AgendaItem, ...]) -> Rows:
    """Uppdrag: the tasks of these items."""
    return {"Uppdrag": LateRows(lambda: _tasks(facts, items))}


def _tasks(facts: MeetingFacts, items: tuple[AgendaItem, ...]) -> Iterator[dict[str, str]]:
    day, body = facts.day(), facts.meeting.body.name
    for item, task in tasks_of(items):
        yield {
            "Vad": _words(what(task)),
            "Ansvarig": facts.words.names(task.assignees),
            "Klart": due(task),
            "Utfört": long_date(task.done) if task.done else "",
            "Paragraf": facts.section(item),
            "Rubrik": item.title,
            "Datum": day,
            "Organ": body,
        }


def attachments(facts: MeetingFacts, of: Collection[str] | None = None) -> Rows:
    """Bilaga: all attachments of the meeting, or those ``of`` some items."""
    return {
        "Bilaga": tuple(
            {
                "Nummer": facts.attachment_names[one.id],
                "Rubrik": one.title,
                "Fil": one.file,
                "Punkter": facts.attendance.items_named(one.items) if one.items else "",
            }
            for one in facts.meeting.attachments
            if of is None or any(item_id in of for item_id in one.items)
        )
    }


def coming_meetings(meeting: Meeting) -> Rows:
    """Möte: the days that the meeting decided."""
    planned = meeting.planned_meetings.meetings if meeting.planned_meetings else ()
    return {
        "Möte": tuple(
            {
                "Datum": long_date(one.date),
                "Veckodag": weekday(one.date),
                "Tid": clock_span(one.start, one.end),
                "Plats": one.place,
                "Anmärkning": "preliminärt" if one.tentative else "",
            }
            for one in planned
        )
    }


def signatures(lines: Sequence[Signature]) -> Rows:
    """Underskrift: those who sign."""
    return {"Underskrift": tuple({"För": one.above, "Namn": one.name, "Roll": one.role} for one in lines)}


def told(wording: Wording) -> str:
    """An entry's printed sentence as one text: att-satser in a row."""
    lead, rest = _words(wording.lead), text_of(wording.blocks)
    if not wording.clauses:
        return f"{lead}{rest}".strip()
    clauses = [f"att {_words(clause)}" for clause in wording.clauses]
    parted = clauses[0].endswith((",", ", och"))  # the older style brings its own commas
    return f"{lead} {' '.join(clauses) if parted else joined(clauses)} {rest}".strip()


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
