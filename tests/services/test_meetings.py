"""Meetings in from files and out to files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from protokoll.domain.codec import encode
from protokoll.domain.edits import edit_head
from protokoll.domain.kinds import Stage
from protokoll.errors import UserError
from protokoll.services import adjustment, meetings
from protokoll.services.sample import sample_meetings
from protokoll.storage import Store
from tests.helpers import builders


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "p.db", create=True) as opened:
        yield opened


def test_out_and_in_again_is_the_same_meeting(store: Store, tmp_path: Path) -> None:
    original = sample_meetings()[0]
    uid = store.insert_meeting(original)
    path = tmp_path / "m.json"
    meetings.export_meeting(store, uid, path, private=True)
    assert meetings.import_meeting(store, path) == meetings.Imported(uid, new=False)
    store.delete_meeting(uid, even_locked=True)
    assert meetings.import_meeting(store, path) == meetings.Imported(uid, new=True)
    assert store.load_meeting(uid).meeting == original
    assert [line.uid for line in meetings.list_meetings(store)] == [uid]


def test_another_version_of_a_meeting_is_refused(store: Store, tmp_path: Path) -> None:
    original = sample_meetings()[0]
    store.insert_meeting(original)
    path = tmp_path / "m.json"
    path.write_bytes(encode(edit_head(original, place="Någon annanstans"), private=True))
    with pytest.raises(UserError, match="annat innehåll"):
        meetings.import_meeting(store, path)


def test_a_meeting_without_uid_is_known_word_for_word(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(builders.meeting(builders.item("a")))
    path = tmp_path / "m.json"
    meetings.export_meeting(store, uid, path)
    assert meetings.import_meeting(store, path) == meetings.Imported(uid, new=False)
    path.write_bytes(encode(builders.meeting(builders.item("b"))))
    assert meetings.import_meeting(store, path).new


def test_of_many_files_each_stands_for_itself(store: Store, tmp_path: Path) -> None:
    first, second = sample_meetings()[:2]
    known = store.insert_meeting(first)
    for name, data in (("a", encode(first, private=True)), ("b", b"{}"), ("c", encode(second))):
        (tmp_path / f"{name}.json").write_bytes(data)
    report = meetings.import_meetings(store, sorted(tmp_path.glob("*.json")))
    assert report.known == (known,)
    assert report.new == (second.head.uid,)
    assert [name for name, _ in report.refused] == ["b.json"]


def test_an_import_is_taken_back_also_of_adjusted_minutes(store: Store) -> None:
    adjusted, draft = sample_meetings()[0], edit_head(sample_meetings()[1], stage=Stage.DRAFT)
    assert adjusted.head.stage is Stage.ADJUSTED
    uids = [store.insert_meeting(adjusted), store.insert_meeting(draft)]
    meetings.take_back_import(store, uids)
    assert store.list_meetings() == []


def test_adjusted_minutes_with_a_history_are_not_taken_back(store: Store) -> None:
    uids = [store.insert_meeting(meeting) for meeting in sample_meetings()[:2]]
    adjustment.reopen(store, uids[0], "Fel datum")
    adjustment.lock(store, uids[0])
    with pytest.raises(UserError, match="justerat"):
        meetings.take_back_import(store, uids)
    assert {line.uid for line in store.list_meetings()} == set(uids)
