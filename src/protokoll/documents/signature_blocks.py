"""Underskrifter: who signs the minutes, who has adjusted them, who certifies an extract, and the anslagsbevis."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.paper import (
    Block,
    Column,
    Heading,
    Prose,
    Signature,
    Signatures,
    Table,
    Tone,
)
from protokoll.domain.kinds import MinutesKind, OfficerRole, Stage
from protokoll.domain.markup import Paragraph, plain
from protokoll.domain.numbering import dressed_sections
from protokoll.domain.swedish import long_date, lower_first, with_full_stop


def signers(facts: MeetingFacts) -> list[Signature]:
    """Those who sign the minutes; minnesanteckningar are signed only where somebody adjusts them."""
    if facts.minutes_kind is MinutesKind.NOTES and not any(
        officer.role is OfficerRole.ADJUSTER for officer in facts.meeting.officers
    ):
        return []
    return list(
        _merged(
            [
                *_signers(facts, OfficerRole.SECRETARY, "Vid protokollet", "Sekreterare"),
                *_signers(facts, OfficerRole.CHAIR, "Justeras", "Ordförande"),
                *_signers(facts, OfficerRole.ADJUSTER, "Justeras", "Justerare"),
            ]
        )
    )


def signatures(facts: MeetingFacts) -> Iterator[Block]:
    """The lines to sign on, and who has adjusted what and when."""
    lines = signers(facts)
    if lines:
        yield Heading("Underskrifter")
        yield Signatures(tuple(lines))
    yield from adjustments(facts)


def adjustments(facts: MeetingFacts) -> Iterator[Block]:
    """Who has adjusted what and when."""
    for adjustment in facts.meeting.adjustment:
        day = f" den {long_date(adjustment.date)}" if adjustment.date else ""
        sections = f", {dressed_sections(adjustment.sections)}" if adjustment.sections else ""
        note = f" {adjustment.note}" if adjustment.note else ""
        text = with_full_stop(f"Justerat av {facts.words.name(adjustment.person)}{day}{sections}") + note
        yield Prose((Paragraph(plain(text)),), Tone.QUIET)


def certification(facts: MeetingFacts) -> Iterator[Block]:
    """At the end of an extract: who signed the minutes, whether they are adjusted, and two who certify it."""
    yield Heading("Underskrifter i protokollet")
    told = [f"{line.above}: {line.name}, {lower_first(line.role)}." for line in signers(facts) if line.name]
    if told:
        yield Prose(tuple(Paragraph(plain(text)) for text in told))
    yield from adjustments(facts)
    if facts.meeting.head.stage is not Stage.ADJUSTED:
        yield Prose((Paragraph(plain("Protokollet är inte färdigjusterat.")),))
    yield Heading("Intyg")
    line = Signature("Rätt utdraget intygas:", "", "Namnförtydligande, ort och datum")
    yield Signatures((line, line))


def notice_of_posting(facts: MeetingFacts) -> Iterator[Block]:
    """Anslagsbevis: that the adjustment has been announced (kommunallagen 8 kap. 12 §), to be filled in by hand."""
    rows = (
        ("Organ", facts.meeting.body.name),
        ("Sammanträdesdatum", facts.day()),
        ("Paragrafer", facts.section_span()),
        ("Protokollet justerat", facts.adjusted()),
        ("Anslaget sätts upp", ""),
        ("Anslaget tas ned", ""),
        ("Protokollet förvaras hos", ""),
    )
    yield Heading("Anslagsbevis")
    yield Prose((Paragraph(plain("Justeringen av protokollet har tillkännagivits på anslagstavlan.")),))
    yield Table(
        (Column("Uppgift", 3.0), Column("Anteckning", 5.0)),
        tuple((plain(label), plain(text)) for label, text in rows),
        description="Anslagsbevis",
        tall=True,
    )
    yield Signatures((Signature("Underskrift", "", "Namnförtydligande"),))


def _signers(facts: MeetingFacts, role: OfficerRole, above: str, title: str) -> list[Signature]:
    """A line for each with the role; a blank one where a role that must sign has nobody."""
    persons = dict.fromkeys(o.person for o in facts.meeting.officers if o.role is role)
    lines = [Signature(above, facts.words.name(person), title) for person in persons]
    return lines or ([] if role is OfficerRole.ADJUSTER else [Signature(above, "", title)])


def _merged(lines: list[Signature]) -> Iterator[Signature]:
    """Somebody who signs for the same thing in two roles signs once: "Ordförande, justerare"."""
    by_signer: dict[tuple[str, str], list[Signature]] = {}
    for number, line in enumerate(lines):
        by_signer.setdefault((line.above, line.name or str(number)), []).append(line)
    for found in by_signer.values():
        roles = list(dict.fromkeys(line.role for line in found))
        role = ", ".join([roles[0], *map(lower_first, roles[1:])])
        yield msgspec.structs.replace(found[0], role=role)
