"""The way into the store: one object that holds the connections and hands the work to those who know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from protokoll.domain.adjustments import AdjustmentEvent
from protokoll.domain.meeting import Meeting
from protokoll.domain.register import Membership, Register
from protokoll.storage import contents, deletion, events, looks, meetings, registers, roster, saving
from protokoll.storage.changes import changes
from protokoll.storage.creation import create_store
from protokoll.storage.database import open_engine, reading
from protokoll.storage.deletion import DeletedMeeting
from protokoll.storage.failures import StoreError
from protokoll.storage.files import check_file
from protokoll.storage.lines import Lines
from protokoll.storage.roster import Record, RemovedMembership, Roster
from protokoll.storage.stored import AttachedFile, MeetingBrief, MeetingLine, StoredLook, StoredMeeting
from protokoll.storage.upgrades import STEPS, Steps, bring_up_to_date
from protokoll.storage.writer import Writer


class Store:
    """An open store. Reading is done in the caller's thread, all writing in the writer's.

    Every method may raise a ``StoreError``, whose text is for the user.
    """

    def __init__(self, path: Path) -> None:
        self.folder = path.parent
        """The data folder, in which the templates lie, too."""
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
        store = cls(path)
        with suppress(StoreError):  # a full disk is no reason not to open
            store.collect_unused(datetime.now(UTC))
        return store

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

    def fill(self, register: Register, every: Sequence[Meeting]) -> None:
        """Write a whole register and add meetings, all or nothing."""
        self._writer.submit(partial(saving.fill, register=register, every=every)).result()

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
        return self._writer.submit(partial(saving.save, change=change))

    def save_with_event(
        self, before: StoredMeeting, after: Meeting, event: AdjustmentEvent, content: bytes | None = None
    ) -> StoredMeeting:
        """Write what differs and note what was done, with a file's ``content``, as one, and wait for the disk.

        An event of the kind ``REOPENED`` may change a meeting whose minutes are adjusted; nothing else may.
        """
        work = partial(saving.save_with_event, change=changes(before, after), event=event, content=content)
        return self._writer.submit(work).result()

    def load_events(self, uid: str) -> tuple[AdjustmentEvent, ...]:
        """What was done to have the minutes of a meeting adjusted, in order."""
        with reading(self._engine) as connection:
            return events.load_events(connection, uid)

    def delete_meeting(
        self, uid: str, *, even_locked: bool = False, settings: Sequence[str] = ()
    ) -> DeletedMeeting:
        """Delete a meeting, all that is part of it, and the ``settings`` that are only about it.

        One whose minutes are adjusted is refused (``LockedMeetingError``) unless ``even_locked``. What is
        returned brings it back.
        """
        work = partial(deletion.delete_meeting, uid=uid, even_locked=even_locked, settings=settings)
        return self._writer.submit(work).result()

    def restore_meeting(self, deleted: DeletedMeeting) -> None:
        """Bring a deleted meeting back, as it was and under the uid it had."""
        self._writer.submit(partial(deletion.restore_meeting, deleted=deleted)).result()

    def list_meetings(self) -> list[MeetingLine]:
        """All meetings, newest first, in short."""
        with reading(self._engine) as connection:
            return Lines(connection.exec_driver_sql).list_meetings()

    def meetings_from(self, day: date, more: int) -> list[MeetingLine]:
        """The meetings from ``day`` on and the ``more`` nearest before it, newest first, in short."""
        with reading(self._engine) as connection:
            return Lines(connection.exec_driver_sql).meetings_from(day, more)

    def brief(self, uid: str) -> MeetingBrief | None:
        """What the first page tells of the meeting with the store's ``uid``; None if it is gone."""
        with reading(self._engine) as connection:
            return Lines(connection.exec_driver_sql).brief(uid)

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

    # Files

    def keep_file(self, meeting_uid: str, attachment_id: str, file: str, data: bytes) -> None:
        """Keep the bytes of an attachment, before it is saved in its meeting. They never change after that."""
        self._writer.submit(
            partial(
                contents.keep_file,
                meeting_uid=meeting_uid,
                attachment_id=attachment_id,
                file=file,
                data=data,
            )
        ).result()

    def files_of(self, meeting_uid: str) -> Mapping[str, AttachedFile]:
        """The files of a meeting's attachments by attachment id, also of those taken away lately."""
        with reading(self._engine) as connection:
            return contents.files_of(connection, meeting_uid)

    def read_file(self, meeting_uid: str, attachment_id: str) -> bytes:
        """The bytes of an attachment; raises ``NoSuchFileError`` where they are not here."""
        with reading(self._engine) as connection:
            return contents.read_file(connection, meeting_uid, attachment_id)

    def copy_files(self, from_uid: str, to_uid: str) -> None:
        """Let a meeting that was made of another have the bytes of the same attachments."""
        self._writer.submit(partial(contents.copy_files, from_uid=from_uid, to_uid=to_uid)).result()

    def read_content(self, sha256: str) -> bytes:
        """The content with that sum; raises ``NoSuchFileError`` where it is not here."""
        with reading(self._engine) as connection:
            return contents.read_content(connection, sha256)

    def collect_unused(self, now: datetime) -> None:
        """Delete contents that nothing has referred to for a while."""
        with reading(self._engine) as connection:
            wanted = contents.has_news_of_use(connection, now)
        if wanted:
            self._writer.submit(partial(contents.collect_unused, now=now)).result()

    def load_look(self) -> StoredLook:
        """The organisation's colour and logo."""
        with reading(self._engine) as connection:
            return looks.load_look(connection)

    def save_look(self, new: StoredLook) -> None:
        """Keep the organisation's colour and logo."""
        self._writer.submit(partial(looks.save_look, new=new)).result()

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
