"""Meetings in and out of the store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from protokoll.domain.codec import without_private
from protokoll.domain.meeting import Meeting
from protokoll.errors import UserError
from protokoll.exchange.meeting_file import read_meeting, write_meeting
from protokoll.services.planning import delete_meetings
from protokoll.storage import MeetingLine, Store


class Imported(msgspec.Struct, frozen=True):
    """A meeting that came from a file. ``new`` is False when the store had the very same meeting already."""

    uid: str
    new: bool


class ImportReport(msgspec.Struct, frozen=True):
    """What came of several files: uids that are new, uids that were here, and the files that were refused."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[tuple[str, UserError], ...] = ()


def import_meeting(store: Store, path: Path) -> Imported:
    """Take the meeting in the file ``path`` into the store, as :func:`take_in` does."""
    return take_in(store, read_meeting(path))


def take_in(store: Store, meeting: Meeting) -> Imported:
    """Take a meeting that was read from a file into the store.

    A meeting that is there already, by its uid or (without one) word for word, is not taken twice. Raises
    :class:`UserError`, also when the store holds another version of it; the store is then as before.
    """
    known = _same_meeting(store, meeting)
    if known is not None:
        return Imported(known, new=False)
    return Imported(store.insert_meeting(meeting), new=True)


def import_meetings(store: Store, paths: Sequence[Path]) -> ImportReport:
    """Take in the meetings of several files, each for itself: one that is refused keeps no other out."""
    new: list[str] = []
    known: list[str] = []
    refused: list[tuple[str, UserError]] = []
    for path in paths:
        try:
            imported = import_meeting(store, path)
        except UserError as error:
            refused.append((path.name, error))
        else:
            (new if imported.new else known).append(imported.uid)
    return ImportReport(tuple(new), tuple(known), tuple(refused))


def take_back_import(store: Store, uids: Sequence[str]) -> None:
    """Take out meetings that were just imported, all or none: also adjusted ones, as long as nothing was done here.

    Raises :class:`UserError`, for adjusted minutes that have a history here since.
    """
    untouched = [uid for uid in uids if len(store.load_events(uid)) <= 1]  # the import itself is noted
    bring_back = delete_meetings(store, [uid for uid in uids if uid not in untouched])
    try:
        delete_meetings(store, untouched, even_locked=True)
    except UserError:
        bring_back()
        raise


def export_meeting(store: Store, uid: str, path: Path, *, private: bool = False) -> None:
    """Write the meeting to a meeting file; with the chair's notes only if ``private``."""
    write_meeting(path, store.load_meeting(uid).meeting, private=private)


def list_meetings(store: Store) -> list[MeetingLine]:
    """All meetings, newest first."""
    return store.list_meetings()


def _same_meeting(store: Store, meeting: Meeting) -> str | None:
    """The uid under which the store already holds ``meeting``."""
    uid = meeting.head.uid
    if uid is not None:
        known = store.find_meeting_uid_by_given_uid(uid)
        if known is None:
            return None
        if without_private(store.load_meeting(known).meeting) != without_private(meeting):
            raise UserError(
                "Mötet finns redan, med annat innehåll än i filen. Det som finns är kvar och ingenting har "
                "ändrats. Ta bort uid ur filen om den ska läsas in som ett möte för sig."
            )
        return known
    for line in store.list_meetings():
        if line.date == meeting.head.date and line.body == meeting.body.name:
            stored = store.load_meeting(line.uid).meeting
            if without_private(stored) == without_private(meeting):
                return line.uid
    return None
