"""Protokollsutdrag: chosen items of the minutes, whole, with who took part in them and two who certify it.

Banks and authorities ask for it. A personnummer that they may want is typed on the paper, never stored.
"""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.documents import rows
from protokoll.documents.after_items import attachments
from protokoll.documents.attendance_blocks import attendance_tables
from protokoll.documents.item_blocks import item_blocks
from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.minutes import meeting_head
from protokoll.documents.paper import Block, Fact, Facts, Heading, Paper, Title
from protokoll.documents.signature_blocks import certification, signers
from protokoll.domain.kinds import OfficerRole
from protokoll.domain.meeting import AgendaItem, Meeting, walk_items
from protokoll.errors import UserError

TITLE = "Protokollsutdrag"


def extract(meeting: Meeting, chosen: tuple[str, ...]) -> Paper:
    """An extract of the items with these ids, each with its sub-items, in the order of the minutes.

    Raises :class:`UserError` where nothing is chosen or an item does not exist.
    """
    items = _chosen(meeting, chosen)
    ids = {item.id for item in walk_items(items)}
    facts = MeetingFacts(meeting, only=ids)
    cited = facts.attendance.items_named(sorted(ids, key=facts.attendance.timeline.steps.index))
    span = cited if facts.with_sign else ""
    return Paper(
        title=TITLE,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.SECRETARY),
        day=meeting.head.date,
        fields=facts.fields(TITLE, span=span),
        head=(Title(TITLE, facts.meeting_name()), Facts(tuple(_head_facts(facts, cited)))),
        attendance=tuple(_attendance(facts)),
        content=(*(item_blocks(item, facts, 0) for item in items), *attachments(facts, ids)),
        signatures=tuple(certification(facts)),
        rows={
            **rows.of_items(facts, items),
            **rows.participants(facts, facts.taking_part),
            **rows.attachments(facts, ids),
            **rows.coming_meetings(meeting),
            **rows.signatures(signers(facts)),
        },
    )


def _chosen(meeting: Meeting, chosen: tuple[str, ...]) -> tuple[AgendaItem, ...]:
    """The chosen items in agenda order; one that stands below another chosen one comes with that."""
    if not chosen:
        raise UserError("Utdraget har inga punkter. Välj minst en punkt som ska stå i det.")
    known = {item.id for item in meeting.all_items()}
    unknown = [item_id for item_id in chosen if item_id not in known]
    if unknown:
        raise UserError(
            f"Punkten ”{unknown[0]}” finns inte i mötet, så utdraget kan inte göras. Välj en punkt som finns."
        )
    return tuple(_topmost(meeting.agenda, frozenset(chosen)))


def _topmost(items: tuple[AgendaItem, ...], chosen: frozenset[str]) -> Iterator[AgendaItem]:
    for item in items:
        if item.id in chosen:
            yield item
        else:
            yield from _topmost(item.items, chosen)


def _head_facts(facts: MeetingFacts, cited: str) -> Iterator[Fact]:
    organisation = facts.meeting.organisation
    if organisation and organisation.number:
        yield Fact("Organisationsnummer", organisation.number)
    yield from meeting_head(facts)
    yield Fact("Utdraget gäller", cited)


def _attendance(facts: MeetingFacts) -> Iterator[Block]:
    present = facts.taking_part
    if present:
        yield Heading("Deltagare i beslutet" if facts.per_capsulam else "Närvaro")
        yield from attendance_tables(facts, present)
