"""Justering: from draft to locked minutes, and back again with a reason.

Every function is one thing that somebody did: it changes the meeting in the store (where that changes) and notes what
was done, as one, and waits for the disk. A window that has the meeting open saves it first, and goes on from what is
returned; none of this is a step that can be undone. Locked means at the stage "adjusted", however the meeting came
there: the store then refuses every change but :func:`reopen`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.documents.papers import PaperKind
from protokoll.domain import adjustments, edits
from protokoll.domain.adjustments import AdjustmentEvent, EventKind
from protokoll.domain.entries import Decision
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Adjustment, Meeting, printed_name
from protokoll.domain.numbering import dressed_sections, item_numbers
from protokoll.domain.values import PersonRef
from protokoll.errors import UserError
from protokoll.exchange.files import read_file
from protokoll.services.attachments import MAX_BYTES
from protokoll.services.file_patterns import load_pattern
from protokoll.services.meeting_stages import move_to_stage
from protokoll.services.papers import PLAIN, minutes_to_keep, paper_name

if TYPE_CHECKING:
    from protokoll.storage.store import Store
    from protokoll.storage.stored import StoredMeeting

_SIGNED = {
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
"""How the files begin that a signed copy may be."""


def is_locked(store: Store, uid: str) -> bool:
    """Whether the minutes are adjusted, so that nothing about the meeting may change."""
    return edits.is_locked(store.load_meeting(uid).meeting)


def history(store: Store, uid: str) -> tuple[AdjustmentEvent, ...]:
    """What was done to have the minutes adjusted, in order."""
    return store.load_events(uid)


def is_as_locked(store: Store, uid: str) -> bool | None:
    """Whether a locked meeting is, by its fingerprint, what was locked; None where none was taken of it."""
    meeting = store.load_meeting(uid).meeting
    for event in reversed(store.load_events(uid)):
        if event.fingerprint:
            return event.fingerprint == adjustments.fingerprint(meeting)
    return None


def send_for_adjustment(store: Store, uid: str, to: str = "") -> StoredMeeting:
    """The minutes go out to be adjusted; ``to`` says to whom, in words. Raises :class:`UserError`."""
    stored = _open(store, uid)
    after = move_to_stage(store, stored.meeting, Stage.IN_ADJUSTMENT)
    return store.save_with_event(stored, after, _event(EventKind.SENT, to))


def record_adjustment(
    store: Store, uid: str, person: PersonRef, day: date, *, sections: str = "", note: str = ""
) -> StoredMeeting:
    """``person`` has adjusted the minutes, or ``sections`` of them ("4–7"), on ``day``. Raises :class:`UserError`."""
    stored = _open(store, uid)
    line = Adjustment(person=person, date=day, sections=sections.strip(), note=note.strip())
    after = adjustments.with_adjustment(stored.meeting, line)
    return store.save_with_event(stored, after, _event(EventKind.RECORDED, _told(stored.meeting, line)))


def withdraw_adjustment(store: Store, uid: str, place: int) -> StoredMeeting:
    """Take back line ``place`` (from 0) of what was recorded. Raises :class:`UserError`."""
    stored = _open(store, uid)
    line = stored.meeting.adjustment[place]
    after = adjustments.without_adjustment(stored.meeting, place)
    return store.save_with_event(stored, after, _event(EventKind.WITHDRAWN, _told(stored.meeting, line)))


def adjust_immediately(
    store: Store, uid: str, item_ids: Sequence[str], people: Sequence[PersonRef], day: date
) -> StoredMeeting:
    """The items are adjusted at once (omedelbar justering): each of ``people`` has adjusted their §§ on ``day``.

    Their decisions say so, and their § stay what they are. Raises :class:`UserError`, also where there is no
    decision to adjust.
    """
    stored = _open(store, uid)
    items = [item for item in stored.meeting.all_items() if item.id in item_ids]
    if not any(isinstance(entry, Decision) for item in items for entry in item.entries):
        raise UserError(
            "Det finns inget beslut under punkten att justera omedelbart. Ingenting har ändrats. Skriv "
            "beslutet först."
        )
    after = adjustments.decided_at_once(stored.meeting, [item.id for item in items])
    numbers = item_numbers(after)
    sections = ", ".join(numbers[item.id].section or f"punkt {numbers[item.id].number}" for item in items)
    lines = [Adjustment(person=person, date=day, sections=sections) for person in people]
    for line in lines:
        after = adjustments.with_adjustment(after, line)
    told = "; ".join(_told(after, line) for line in lines) or sections
    return store.save_with_event(stored, after, _event(EventKind.IMMEDIATE, told))


def attach_signed_copy(store: Store, uid: str, path: Path) -> StoredMeeting:
    """Keep the file at ``path``, a scan or PDF of the signed minutes; it is no attachment of the meeting.

    Locked minutes can be given one, too: nothing in the meeting changes. Raises :class:`UserError`.
    """
    stored = store.load_meeting(uid)
    data = read_file(path, MAX_BYTES)
    if not data.startswith(tuple(_SIGNED)):
        raise UserError(
            f"Filen {path.name} är varken PDF eller bild (PNG, JPEG, TIFF). Ingenting har ändrats. Skanna "
            "det undertecknade protokollet som PDF och försök igen."
        )
    event = AdjustmentEvent(moment=datetime.now(UTC), kind=EventKind.SIGNED_COPY, file=path.name)
    return store.save_with_event(stored, stored.meeting, event, data)


def signed_copies(store: Store, uid: str) -> tuple[AdjustmentEvent, ...]:
    """The signed copies that were kept, the last one first."""
    found = [event for event in store.load_events(uid) if event.kind is EventKind.SIGNED_COPY]
    return tuple(reversed(found))


def read_kept(store: Store, event: AdjustmentEvent) -> bytes:
    """The file that was kept with ``event``. Raises :class:`UserError` where there is none."""
    return store.read_content(event.sha256 or "")


def lock(store: Store, uid: str, *, built_in: bool = False) -> StoredMeeting:
    """The minutes are adjusted: nothing in the meeting or its papers changes any more.

    The file of the minutes is made now and kept, and is given out from now on. Raises :class:`UserError`, and
    :class:`~protokoll.services.templates.UnusableTemplateError` where ``built_in`` helps; nothing is then locked.
    """
    stored = _open(store, uid)
    after = move_to_stage(store, stored.meeting, Stage.ADJUSTED)
    minutes = minutes_to_keep(store, uid, after, built_in=built_in)
    event = AdjustmentEvent(
        moment=datetime.now(UTC),
        kind=EventKind.LOCKED,
        text="; ".join(_told(after, line) for line in after.adjustment),
        fingerprint=adjustments.fingerprint(after),
        file=paper_name(after, PaperKind.MINUTES, PLAIN, load_pattern(store)),
    )
    return store.save_with_event(stored, after, event, minutes)


def reopen(store: Store, uid: str, reason: str, stage: Stage = Stage.IN_ADJUSTMENT) -> StoredMeeting:
    """Open locked minutes again, at ``stage``, because of ``reason``, which is kept. Raises :class:`UserError`.

    What was recorded stays, as does the file that was given out: in the history.
    """
    stored = store.load_meeting(uid)
    if not edits.is_locked(stored.meeting):
        raise UserError("Protokollet är inte låst. Ingenting har ändrats.")
    if stage is Stage.ADJUSTED:
        raise ValueError(stage)
    if not reason.strip():
        raise UserError(
            "Det behövs en anledning för att öppna ett justerat protokoll. Det är fortfarande låst. Skriv "
            "varför det måste ändras."
        )
    after = edits.edit_head(stored.meeting, stage=stage)
    return store.save_with_event(stored, after, _event(EventKind.REOPENED, reason=reason.strip()))


def _open(store: Store, uid: str) -> StoredMeeting:
    """The meeting, unless it is locked."""
    stored = store.load_meeting(uid)
    if edits.is_locked(stored.meeting):
        raise UserError(
            "Protokollet är redan justerat och låst. Ingenting har ändrats. Öppna det igen och ange en "
            "anledning, om det måste ändras."
        )
    return stored


def _event(kind: EventKind, text: str = "", *, reason: str = "") -> AdjustmentEvent:
    return AdjustmentEvent(moment=datetime.now(UTC), kind=kind, text=text.strip(), reason=reason)


def _told(meeting: Meeting, line: Adjustment) -> str:
    """A line of the adjustment in words: "Åsa Öberg, § 4, 2026-12-08"."""
    parts = (
        printed_name(line.person, meeting.names()),
        dressed_sections(line.sections),
        line.date.isoformat() if line.date else "",
        line.note,
    )
    return ", ".join(filter(None, parts))
