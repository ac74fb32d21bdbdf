"""Adjusted minutes: nothing about the meeting changes until they are reopened, and what was done is kept."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.domain.adjustments import AdjustmentEvent, EventKind, fingerprint
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Meeting
from protokoll.storage import StaleMeetingError, Store
from protokoll.storage.failures import LockedMeetingError, NoSuchMeetingError
from tests.helpers.meeting_edits import edited
from tests.helpers.meetings import meetings
from tests.storage.looking import board_meeting, content, rows

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def at_stage(meeting: Meeting, stage: Stage) -> Meeting:
    return replace(meeting, head=replace(meeting.head, stage=stage))


ADJUSTED = at_stage(board_meeting(), Stage.ADJUSTED)


def event(kind: EventKind, **more: str) -> AdjustmentEvent:
    return AdjustmentEvent(moment=NOW, kind=kind, **more)


@pytest.mark.parametrize(
    "after", [replace(ADJUSTED, others="Fler"), at_stage(ADJUSTED, Stage.DRAFT)], ids=["text", "stage"]
)
def test_a_change_is_refused_and_nothing_written(store: Store, after: Meeting) -> None:
    uid = store.insert_meeting(ADJUSTED)
    stored = store.load_meeting(uid)
    with pytest.raises(LockedMeetingError, match="Öppna det igen"):
        store.save_meeting(stored, after).result()
    with pytest.raises(LockedMeetingError):
        store.save_with_event(stored, after, event(EventKind.RECORDED))
    assert store.load_meeting(uid) == stored
    assert [one.kind for one in store.load_events(uid)] == [EventKind.LOCKED]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_no_edit_of_any_kind_goes_through(store: Store, path: Path, data: st.DataObject) -> None:
    adjusted = at_stage(data.draw(meetings()), Stage.ADJUSTED)
    uid = store.insert_meeting(adjusted)
    stored = store.load_meeting(uid)
    before = content(path, uid)
    after = data.draw(edited(adjusted))
    if after == adjusted:
        assert store.save_meeting(stored, after).result().revision == stored.revision
    else:
        with pytest.raises(LockedMeetingError):
            store.save_meeting(stored, after).result()
    assert content(path, uid) == before
    store.delete_meeting(uid, even_locked=True)


def test_it_is_not_deleted(store: Store) -> None:
    uid = store.insert_meeting(ADJUSTED)
    with pytest.raises(LockedMeetingError, match="2026-03-02"):
        store.delete_meeting(uid)
    assert store.load_meeting(uid).meeting == ADJUSTED


def test_reopened_it_can_be_changed_again(store: Store) -> None:
    uid = store.insert_meeting(ADJUSTED)
    stored = store.load_meeting(uid)
    opened = at_stage(ADJUSTED, Stage.DRAFT)
    stored = store.save_with_event(stored, opened, event(EventKind.REOPENED, reason="Fel namn i § 2"))
    stored = store.save_meeting(stored, replace(opened, others="Fler")).result()
    assert store.load_meeting(uid) == stored
    assert store.load_events(uid)[1:] == (event(EventKind.REOPENED, reason="Fel namn i § 2"),)


def test_an_ordinary_save_that_locks_is_noted_with_the_fingerprint(store: Store) -> None:
    uid = store.insert_meeting(board_meeting())
    store.save_meeting(store.load_meeting(uid), ADJUSTED).result()
    (locked,) = store.load_events(uid)
    assert (locked.kind, locked.fingerprint) == (EventKind.LOCKED, fingerprint(ADJUSTED))
    assert abs((datetime.now(UTC) - locked.moment).total_seconds()) < 60


def test_an_event_that_locks_stands_alone(store: Store) -> None:
    uid = store.insert_meeting(board_meeting())
    store.save_with_event(store.load_meeting(uid), ADJUSTED, event(EventKind.LOCKED), b"ordet")
    (locked,) = store.load_events(uid)
    assert store.read_content(locked.sha256 or "") == b"ordet"


def test_what_was_loaded_before_it_was_locked_is_stale(store: Store) -> None:
    uid = store.insert_meeting(board_meeting())
    stored = store.load_meeting(uid)
    store.save_meeting(stored, ADJUSTED).result()
    with pytest.raises(StaleMeetingError):
        store.save_meeting(stored, replace(stored.meeting, others="Fler")).result()


def test_an_event_of_a_meeting_that_is_gone_is_refused(store: Store) -> None:
    uid = store.insert_meeting(board_meeting())
    stored = store.load_meeting(uid)
    store.delete_meeting(uid)
    with pytest.raises(NoSuchMeetingError):
        store.save_with_event(stored, stored.meeting, event(EventKind.SENT))


def test_a_deleted_meeting_comes_back_with_all_that_was_known(store: Store, path: Path) -> None:
    note, _, _, task = board_meeting().agenda[0].entries
    entries = (replace(note, id=None), replace(task, id=None))
    nameless = board_meeting(agenda=(replace(board_meeting().agenda[0], entries=entries),))
    uid = store.insert_meeting(nameless)
    stored = store.load_meeting(uid)
    store.save_with_event(stored, stored.meeting, event(EventKind.SENT, text="Åsa"), b"fil")
    (entry_uid,) = (one for (one,) in rows(path, "SELECT uid FROM entry WHERE kind = 'task'"))
    rows(path, "INSERT INTO task (meeting_id, entry_uid, note) SELECT id, ?, 'Ringt' FROM meeting", entry_uid)
    store.save_setting(f"unfinished.{uid}", "påbörjat")
    events = store.load_events(uid)

    deleted = store.delete_meeting(uid, settings=[f"unfinished.{uid}", "finns-inte"])
    assert store.load_events(uid) == ()
    assert store.load_setting(f"unfinished.{uid}") is None
    assert rows(path, "SELECT * FROM task") == []

    store.restore_meeting(deleted)
    assert store.load_meeting(uid).meeting == nameless
    assert store.load_events(uid) == events
    assert store.load_setting(f"unfinished.{uid}") == "påbörjat"
    assert rows(path, "SELECT note FROM task JOIN entry ON entry.uid = task.entry_uid") == [("Ringt",)]
