"""Adjusting minutes: who adjusted what, what was done when, and how to tell that nothing has changed since."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Collection
from enum import StrEnum

import msgspec

from protokoll.domain.codec import FORMAT, VERSION, without_private
from protokoll.domain.edits import changed, edit_item
from protokoll.domain.entries import Decision
from protokoll.domain.kinds import OfficerRole
from protokoll.domain.meeting import Adjustment, AgendaItem, Meeting
from protokoll.domain.numbering import item_numbers
from protokoll.domain.values import PersonRef, Value


class EventKind(StrEnum):
    """Slag av händelse i justeringen."""

    SENT = "sent"  # skickat för justering
    RECORDED = "recorded"  # någon har justerat
    WITHDRAWN = "withdrawn"  # en justering togs tillbaka
    IMMEDIATE = "immediate"  # omedelbart justerade paragrafer
    SIGNED_COPY = "signed_copy"  # undertecknat exemplar
    LOCKED = "locked"  # justerat och låst
    MINUTES_KEPT = "minutes_kept"  # protokollets fil sparad
    REOPENED = "reopened"  # öppnat igen


class AdjustmentEvent(Value, frozen=True, kw_only=True):
    """Händelse i justeringen.

    ``moment`` is UTC. ``text`` tells who or what, in the user's words; ``reason`` why the minutes were reopened.
    ``fingerprint`` is the meeting's (see :func:`fingerprint`) where it was locked or its minutes were kept.
    ``file`` and ``sha256`` name a file that is kept with the event, if there is one.
    """

    moment: dt.datetime
    kind: EventKind
    text: str = ""
    reason: str = ""
    fingerprint: str = ""
    file: str = ""
    sha256: str | None = None


def fingerprint(meeting: Meeting) -> str:
    """The SHA-256 of the meeting as canonical JSON, in hex: the same as long as nothing in it has changed.

    The chair's private notes are no part of it. Texts are in NFC, as the store keeps them.
    """
    content = {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(without_private(meeting))}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def with_adjustment(meeting: Meeting, adjustment: Adjustment) -> Meeting:
    """The meeting with ``adjustment`` recorded: last, or in the place of what the person had for these sections.

    A line that was there before anybody had adjusted (it has no date) is filled in rather than doubled.
    """
    lines = list(meeting.adjustment)
    for place, line in enumerate(lines):
        if line.person == adjustment.person and (line.date is None or line.sections == adjustment.sections):
            lines[place] = adjustment
            break
    else:
        lines.append(adjustment)
    return changed(meeting, adjustment=tuple(lines))


def without_adjustment(meeting: Meeting, place: int) -> Meeting:
    """The meeting without line ``place`` (from 0) of what was recorded."""
    return changed(meeting, adjustment=meeting.adjustment[:place] + meeting.adjustment[place + 1 :])


def waiting_for(meeting: Meeting) -> tuple[PersonRef, ...]:
    """The adjusters (justerare) who have not adjusted the minutes as a whole yet."""
    done = {line.person for line in meeting.adjustment if line.date is not None and not line.sections.strip()}
    adjusters = (officer.person for officer in meeting.officers if officer.role is OfficerRole.ADJUSTER)
    return tuple(dict.fromkeys(person for person in adjusters if person not in done))


def decided_at_once(meeting: Meeting, item_ids: Collection[str]) -> Meeting:
    """The meeting with every decision of these items marked as adjusted at once (omedelbart justerad).

    Their § stay what they are from now on.
    """
    sections = {item_id: numbers.section for item_id, numbers in item_numbers(meeting).items()}

    def marked(item: AgendaItem) -> AgendaItem:
        return changed(
            item,
            section=sections[item.id],
            entries=tuple(
                changed(entry, immediate=True) if isinstance(entry, Decision) else entry
                for entry in item.entries
            ),
        )

    for item_id in item_ids:
        meeting = edit_item(meeting, item_id, marked)
    return meeting
