"""Protokoll: beslutsprotokoll, diskussionsprotokoll and minnesanteckningar.

The three kinds hold the same words in the same order. Minnesanteckningar tell attendance in the head and carry
neither labels nor signatures; a diskussionsprotokoll also prints the proposed decisions. A nämnd's minutes have
the municipal form: the decision first in each item, and an anslagsbevis last.
"""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.documents import after_items, rows
from protokoll.documents.attendance_blocks import attendance_blocks, attendance_facts
from protokoll.documents.item_blocks import item_blocks
from protokoll.documents.meeting_facts import SIGN_HERE, MeetingFacts
from protokoll.documents.paper import Block, Fact, Facts, Paper, Title
from protokoll.documents.signature_blocks import notice_of_posting, signatures, signers
from protokoll.domain.kinds import MeetingKind, MinutesKind, OfficerRole
from protokoll.domain.meeting import Meeting
from protokoll.domain.swedish import long_date


def minutes(meeting: Meeting) -> Paper:
    """The minutes of ``meeting`` in the kind that it names."""
    facts = MeetingFacts(meeting)
    notes = facts.minutes_kind is MinutesKind.NOTES
    title = meeting.head.title or _title(facts)
    sign = SIGN_HERE if facts.officers(OfficerRole.ADJUSTER) else ""
    return Paper(
        title=title,
        subject=facts.meeting_name(),
        author=facts.officers(OfficerRole.SECRETARY),
        day=meeting.head.date,
        fields=facts.fields(facts.document_name, span=facts.section_span()) | {"Justerandes sign": sign},
        head=(Title(title, facts.subtitle(title)), Facts(tuple(_head_facts(facts)))),
        attendance=() if notes else tuple(attendance_blocks(facts)),
        content=tuple(_content(facts)),
        signatures=(*signatures(facts), *(notice_of_posting(facts) if facts.municipal else ())),
        rows={
            **rows.of_items(facts, meeting.agenda),
            **rows.participants(facts),
            **rows.attachments(facts),
            **rows.coming_meetings(meeting),
            **rows.signatures(signers(facts)),
        },
    )


def meeting_head(facts: MeetingFacts) -> Iterator[Fact]:
    """When, where and who led it: what minutes and extracts say first."""
    yield Fact("Tid" if facts.time() else "Datum", facts.when())
    if facts.announced_start() and facts.minutes_kind is not MinutesKind.NOTES:
        yield Fact("Utlyst till", facts.announced_start())
    if facts.place():
        yield Fact("Form" if facts.per_capsulam else "Plats", facts.place())
    if facts.meeting.head.noticed:
        yield Fact("Kallelse", long_date(facts.meeting.head.noticed))
    for role, label in (
        (OfficerRole.CHAIR, "Ordförande"),
        (OfficerRole.SECRETARY, "Sekreterare"),
        (OfficerRole.ADJUSTER, "Justerare"),
        (OfficerRole.TELLER, "Rösträknare"),
    ):
        if facts.officers(role):
            yield Fact(label, facts.officers(role))


def _title(facts: MeetingFacts) -> str:
    if facts.minutes_kind is MinutesKind.NOTES:
        return facts.document_name
    if facts.meeting.head.kind is MeetingKind.ANNUAL:
        return "Årsmötesprotokoll"
    return "Sammanträdesprotokoll" if facts.municipal else facts.document_name


def _head_facts(facts: MeetingFacts) -> Iterator[Fact]:
    yield from meeting_head(facts)
    if facts.rolls:
        yield Fact("Röstlängd", facts.rolls_told())
    span = facts.section_span()
    if span and len(facts.meeting.agenda) > 1:
        yield Fact("Paragrafer" if facts.with_sign else "Punkter", span)
    if facts.minutes_kind is MinutesKind.NOTES:
        yield from attendance_facts(facts)


def _content(facts: MeetingFacts) -> Iterator[Block]:
    for item in facts.meeting.agenda:
        yield item_blocks(item, facts, 0)
    yield from after_items.planned_meetings(facts.meeting)
    if facts.minutes_kind is not MinutesKind.NOTES:
        if facts.annual or facts.meeting.head.kind is MeetingKind.CONSTITUENT:
            yield from after_items.elected(facts)
        yield from after_items.tasks(facts)
    yield from after_items.attachments(facts)
