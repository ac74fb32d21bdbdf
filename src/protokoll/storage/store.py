"""The way into the store: one object that holds the connections and hands the work to those who know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from protokoll.domain.meeting import Meeting
from protokoll.domain.register import Membership, Register
from protokoll.storage import meetings, registers, roster
from protokoll.storage.changes import changes
from protokoll.storage.creation import create_store
from protokoll.storage.database import open_engine, reading
from protokoll.storage.files import check_file
from protokoll.storage.roster import Record, RemovedMembership, Roster
from protokoll.storage.stored import MeetingLine, StoredMeeting
from protokoll.storage.upgrades import STEPS, Steps, bring_up_to_date
from protokoll.storage.writer import Writer


class Store:
    """An open store. Reading is done in the caller's thread, all writing in the writer's.

    Every method may raise a ``StoreError``, whose text is for the user.
    """

    def __init__(self, path: Path) -> None:
        self._engine = open_engine(path)
        self._writer = Writer(self._engine)

    @classmethod
    def open(cls, path: Path, *, create: bool = False, steps: Steps = STEPS) -> Self:
        """Open the store at ``path``; with ``create``, make a new one if there is nothing.

        A store of an older version is backed up and brought up to date by ``steps``; other files are refused.
        """
        if create:
            create_store(path)
        check_file(path)
        bring_up_to_date(path, steps)
        return cls(path)

    def close(self) -> None:
        """Finish all saves and let go of the file; nothing is left beside it."""
        self._writer.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Meetings

    def insert_meeting(self, meeting: Meeting) -> str:
        """Add a meeting and link it to the register. Returns the store's uid for it."""
        return self._writer.submit(partial(meetings.insert_meeting, new=meeting)).result()

    def load_meeting(self, uid: str) -> StoredMeeting:
        """The meeting with the store's ``uid``."""
        with reading(self._engine) as connection:
            return meetings.load_meeting(connection, uid)

    def save_meeting(self, before: StoredMeeting, after: Meeting) -> Future[StoredMeeting]:
        """Write what differs, without waiting for the disk.

        The future gives what the next save starts from, once the disk has it. If somebody else has changed
        the meeting since ``before``, it fails as ``StaleMeetingError`` and nothing is written.
        """
        change = changes(before, after)
        if not change:
            unchanged: Future[StoredMeeting] = Future()
            unchanged.set_result(change.after)
            return unchanged
        return self._writer.submit(change.run)

    def delete_meeting(self, uid: str) -> None:
        """Delete a meeting and all that is part of it."""
        self._writer.submit(partial(meetings.delete_meeting, uid=uid)).result()

    def list_meetings(self) -> list[MeetingLine]:
        """All meetings, newest first, in short."""
        with reading(self._engine) as connection:
            return meetings.list_meetings(connection)

    def has_meeting(self, uid: str) -> bool:
        """Whether there is a meeting with the store's ``uid``."""
        with reading(self._engine) as connection:
            return meetings.has_meeting(connection, uid)

    def find_meeting_uid_by_given_uid(self, given_uid: str) -> str | None:
        """The store's uid of the meeting that itself carries ``given_uid``, if it is here."""
        with reading(self._engine) as connection:
            return meetings.find_meeting(connection, given_uid)

    def is_empty(self) -> bool:
        """Whether nothing has been entered yet: no meeting and no organisation."""
        with reading(self._engine) as connection:
            return meetings.is_empty(connection)

    # Register

    def save_register(self, register: Register) -> None:
        """Write all that ``register`` holds; what it does not mention stays as it is."""
        self._writer.submit(partial(registers.save_register, register=register)).result()

    def load_register(self) -> Register | None:
        """The whole register, or none as long as the store knows no organisation."""
        with reading(self._engine) as connection:
            return registers.load_register(connection)

    def load_roster(self) -> Roster:
        """What of the register is edited by hand, also while there is no organisation."""
        with reading(self._engine) as connection:
            return roster.load_roster(connection)

    def save_records(self, records: Sequence[Record | RemovedMembership]) -> Future[None]:
        """Write records of the register, as one, without waiting for the disk."""
        return self._writer.submit(partial(roster.save_records, records=records))

    def remove_person(self, uid: str) -> Future[None]:
        """Remove a person from the register; fails as ``RecordInUseError`` where something refers to them."""
        return self._writer.submit(partial(roster.remove_person, uid=uid))

    def remove_body(self, uid: str) -> Future[None]:
        """Remove a body and its memberships; fails as ``RecordInUseError`` where it has meetings."""
        return self._writer.submit(partial(roster.remove_body, uid=uid))

    def memberships_on(self, body_uid: str, day: date) -> tuple[Membership, ...]:
        """Who sits in the body on ``day``, vacant seats too, as they are called up."""
        with reading(self._engine) as connection:
            return registers.memberships_on(connection, body_uid, day)

    def save_setting(self, name: str, value: str) -> None:
        """Keep ``value`` under ``name``."""
        self._writer.submit(partial(registers.save_setting, name=name, value=value)).result()

    def save_settings(self, values: Mapping[str, str]) -> Future[None]:
        """Keep all of ``values`` under their names, as one, without waiting for the disk."""
        return self._writer.submit(partial(registers.save_settings, values=values))

    def load_setting(self, name: str) -> str | None:
        """What is kept under ``name``, if anything."""
        with reading(self._engine) as connection:
            return registers.load_setting(connection, name)
