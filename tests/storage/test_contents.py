"""Bytes of attachments: each once, brought back by undoing, and gone when nothing has needed them for a while."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from protokoll.domain.adjustments import AdjustmentEvent, EventKind
from protokoll.domain.meeting import Attachment
from protokoll.storage import Store
from protokoll.storage.contents import KEPT_UNUSED
from protokoll.storage.failures import NoSuchFileError
from tests.storage.looking import board_meeting, rows, value

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
LATER = NOW + KEPT_UNUSED + timedelta(minutes=1)
BUDGET = Attachment(id="b1", title="Budget")


def with_budget(store: Store, data: bytes = b"siffror") -> str:
    """A meeting with an attachment and its bytes."""
    uid = store.insert_meeting(board_meeting(attachments=(BUDGET,)))
    store.keep_file(uid, "b1", "budget.pdf", data)
    return uid


def contents(path: Path) -> int:
    count: int = value(path, "SELECT count(*) FROM attachment_content")
    return count


def test_bytes_come_back_as_they_were(store: Store) -> None:
    data = bytes(range(256)) * 5000
    uid = with_budget(store, data)
    assert store.read_file(uid, "b1") == data
    file = store.files_of(uid)["b1"]
    assert (file.name, file.size, len(file.sha256)) == ("budget.pdf", len(data), 64)
    assert store.read_content(file.sha256) == data


def test_the_same_bytes_are_kept_once(store: Store, path: Path) -> None:
    first, second = with_budget(store), with_budget(store)
    assert contents(path) == 1
    assert store.read_file(first, "b1") == store.read_file(second, "b1")


def test_what_is_not_here_is_told(store: Store) -> None:
    uid = with_budget(store)
    with pytest.raises(NoSuchFileError, match="finns inte"):
        store.read_file(uid, "b2")
    with pytest.raises(NoSuchFileError):
        store.read_content("0" * 64)


def test_an_attachment_that_is_taken_away_and_brought_back_has_its_bytes(store: Store) -> None:
    uid = with_budget(store)
    first = store.load_meeting(uid)
    second = store.save_meeting(first, replace(first.meeting, attachments=())).result()
    store.collect_unused(NOW)
    store.save_meeting(second, first.meeting).result()
    store.collect_unused(LATER)
    assert store.read_file(uid, "b1") == b"siffror"


def test_what_nothing_needs_goes_after_a_while_and_not_before(store: Store, path: Path) -> None:
    uid = with_budget(store)
    stored = store.load_meeting(uid)
    store.save_meeting(stored, replace(stored.meeting, attachments=())).result()
    store.collect_unused(NOW)
    store.collect_unused(NOW + KEPT_UNUSED)
    assert store.read_file(uid, "b1") == b"siffror"
    store.collect_unused(LATER)
    assert contents(path) == 0
    assert rows(path, "SELECT * FROM unused_content") == rows(path, "SELECT * FROM attachment_file") == []


def test_the_time_counts_anew_when_it_was_needed_meanwhile(store: Store, path: Path) -> None:
    uid = with_budget(store)
    stored = store.load_meeting(uid)
    gone = store.save_meeting(stored, replace(stored.meeting, attachments=())).result()
    store.collect_unused(NOW)
    again = store.save_meeting(gone, stored.meeting).result()
    store.collect_unused(NOW + timedelta(days=20))
    store.save_meeting(again, replace(stored.meeting, attachments=())).result()
    store.collect_unused(NOW + timedelta(days=25))
    store.collect_unused(LATER)
    assert contents(path) == 1


def test_bytes_that_come_again_are_needed_again(store: Store) -> None:
    """Kept, but the meeting with them is not saved yet when the time is over."""
    first = with_budget(store)
    store.delete_meeting(first)
    store.collect_unused(NOW)
    second = with_budget(store)
    store.collect_unused(LATER)
    assert store.read_file(second, "b1") == b"siffror"


def test_bytes_of_a_deleted_meeting_stay_for_a_while(store: Store, path: Path) -> None:
    uid = with_budget(store)
    deleted = store.delete_meeting(uid)
    store.collect_unused(NOW)
    store.restore_meeting(deleted)
    assert store.read_file(uid, "b1") == b"siffror"
    store.delete_meeting(uid)
    store.collect_unused(NOW)
    store.collect_unused(LATER)
    assert contents(path) == 0


def test_a_deleted_meeting_that_comes_again_brings_its_own_bytes(store: Store) -> None:
    uid = with_budget(store)
    store.delete_meeting(uid)
    store.keep_file(uid, "b1", "budget.pdf", b"andra siffror")
    assert store.read_file(uid, "b1") == b"andra siffror"


def test_a_file_of_an_event_is_needed_by_it(store: Store) -> None:
    uid = store.insert_meeting(board_meeting())
    stored = store.load_meeting(uid)
    event = AdjustmentEvent(moment=NOW, kind=EventKind.SIGNED_COPY, file="skannat.pdf")
    store.save_with_event(stored, stored.meeting, event, b"%PDF")
    store.collect_unused(NOW)
    store.collect_unused(LATER)
    (kept,) = store.load_events(uid)
    assert store.read_content(kept.sha256 or "") == b"%PDF"


def test_a_meeting_made_of_another_has_the_same_bytes(store: Store) -> None:
    uid = with_budget(store)
    copy = store.insert_meeting(store.load_meeting(uid).meeting)
    store.copy_files(uid, copy)
    store.copy_files(uid, copy)
    store.delete_meeting(uid)
    assert store.read_file(copy, "b1") == b"siffror"


def test_opening_marks_and_a_store_without_files_is_not_written(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.delete_meeting(with_budget(store))
    Store.open(path).close()
    assert value(path, "SELECT count(*) FROM unused_content") == 1
    before = path.read_bytes()
    Store.open(path).close()
    assert path.read_bytes() == before
