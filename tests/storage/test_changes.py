"""Saving writes what differs, and nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.domain.edits import is_locked
from protokoll.domain.entries import Decision, Entry, Note, Task
from protokoll.domain.kinds import Outcome, Stage
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.storage import StaleMeetingError, Store, StoredMeeting
from tests.helpers.meeting_edits import edited
from tests.helpers.meetings import meetings
from tests.storage.looking import board_meeting, content, rows, value, watched

whole_meetings = settings(
    max_examples=40,  # each is some hundred rows
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def saved(store: Store, before: StoredMeeting, after: Meeting) -> StoredMeeting:
    stored = store.save_meeting(before, after).result()
    assert store.load_meeting(before.uid) == stored
    assert stored.meeting == after
    return stored


def added(store: Store, meeting: Meeting) -> StoredMeeting:
    for line in store.list_meetings():  # an example that was given up half-way leaves its meeting
        store.delete_meeting(line.uid, even_locked=True)
    return store.load_meeting(store.insert_meeting(meeting))


def assert_as_if_new(store: Store, path: Path, stored: StoredMeeting) -> None:
    """The store holds the very rows that it would hold if the meeting were added now, and lets it go."""
    changed = content(path, stored.uid)
    store.delete_meeting(stored.uid, even_locked=True)
    fresh = store.insert_meeting(stored.meeting)
    assert changed == content(path, fresh)
    store.delete_meeting(fresh, even_locked=True)


def open_to_change(meeting: Meeting) -> Meeting:
    """The meeting, with its minutes not adjusted yet."""
    if not is_locked(meeting):
        return meeting
    return replace(meeting, head=replace(meeting.head, stage=Stage.IN_ADJUSTMENT))


@whole_meetings
@given(data=st.data())
def test_any_edits_one_after_the_other(store: Store, path: Path, data: st.DataObject) -> None:
    stored = added(store, open_to_change(data.draw(meetings())))
    for _ in range(3):
        stored = saved(store, stored, open_to_change(data.draw(edited(stored.meeting))))
    assert_as_if_new(store, path, stored)


@whole_meetings
@given(before=meetings(), after=meetings())
def test_any_meeting_becomes_any_other(store: Store, path: Path, before: Meeting, after: Meeting) -> None:
    stored = saved(store, added(store, open_to_change(before)), after)
    assert_as_if_new(store, path, stored)


@whole_meetings
@given(data=st.data())
def test_undoing_brings_the_same_rows_back(store: Store, path: Path, data: st.DataObject) -> None:
    first = added(store, open_to_change(data.draw(meetings())))
    before = content(path, first.uid)
    second = saved(store, first, open_to_change(data.draw(edited(first.meeting))))
    saved(store, second, first.meeting)
    assert content(path, first.uid) == before
    store.delete_meeting(first.uid)


def with_entries(meeting: Meeting, *entries: Entry) -> Meeting:
    """The meeting with these entries under its first item."""
    return replace(meeting, agenda=(replace(meeting.agenda[0], entries=entries), *meeting.agenda[1:]))


def entries_of(meeting: Meeting) -> tuple[Entry, ...]:
    return meeting.agenda[0].entries


def test_one_changed_text_is_one_row_and_the_revision(store: Store) -> None:
    stored = added(store, board_meeting())
    note, *others = entries_of(stored.meeting)
    with watched() as written:
        saved(store, stored, with_entries(stored.meeting, replace(note, text="Kassören berättar."), *others))
    (revision, _), (update, count) = written
    assert revision.startswith("UPDATE meeting SET revision=? WHERE")
    assert update.startswith("UPDATE entry SET text=? WHERE")
    assert count == 1


def test_what_is_the_same_is_not_written(store: Store) -> None:
    stored = added(store, board_meeting())
    with watched() as written:
        assert store.save_meeting(stored, board_meeting()).result().revision == stored.revision
    assert written == []


def test_an_item_put_first_moves_the_others_and_rewrites_nothing(store: Store) -> None:
    stored = added(store, board_meeting())
    with watched() as written:
        after = replace(stored.meeting, agenda=(AgendaItem(id="ny", title="Ny"), *stored.meeting.agenda))
        saved(store, stored, after)
    statements = [(statement.split(" WHERE")[0], count) for statement, count in written]
    assert statements[0] == ("UPDATE meeting SET revision=?", 1)
    assert statements[1][0].startswith("INSERT INTO agenda_item")
    assert statements[2] == ("UPDATE agenda_item SET position=?", 2)


def test_the_head_is_written_along_with_the_revision(store: Store) -> None:
    stored = added(store, board_meeting())
    with watched() as written:
        saved(store, stored, replace(stored.meeting, head=replace(stored.meeting.head, place="Åkern")))
    assert [statement.split(" WHERE")[0] for statement, _ in written] == [
        "UPDATE meeting SET revision=?, place=?"
    ]


def test_an_entry_of_another_kind_leaves_nothing_of_the_first(store: Store, path: Path) -> None:
    stored = added(store, board_meeting())
    note, proposal, _, task = entries_of(stored.meeting)
    turned = Note(id="e3", text="Ingen fattade något beslut.")
    saved(store, stored, with_entries(stored.meeting, note, proposal, turned, task))
    assert rows(path, "SELECT outcome, immediate, stem FROM entry WHERE key = 'e3'") == [(None, None, None)]
    assert value(path, "SELECT count(*) FROM clause WHERE entry = 'e3'") == 0


def uids(path: Path) -> dict[str, str]:
    return dict(rows(path, "SELECT text, uid FROM entry"))


def test_an_entry_keeps_its_uid_and_its_later_life(store: Store, path: Path) -> None:
    """Edited, moved to another item, taken away and brought back."""
    stored = added(store, board_meeting())
    *others, task = entries_of(stored.meeting)
    uid = uids(path)["meddela medlemmarna"]
    write(
        path,
        "INSERT INTO task (meeting_id, entry_uid, done_on, note) VALUES (1, ?, '2026-03-20', 'Brev')",
        uid,
    )

    assert isinstance(task, Task)
    edited_task = replace(task, text="skriva till medlemmarna")
    stored = saved(store, stored, with_entries(stored.meeting, *others, edited_task))
    assert uids(path)["skriva till medlemmarna"] == uid

    emptied = with_entries(stored.meeting, *others)
    moved = replace(emptied, agenda=(emptied.agenda[0], replace(emptied.agenda[1], entries=(edited_task,))))
    stored = saved(store, stored, moved)
    assert uids(path)["skriva till medlemmarna"] == uid

    stored = saved(store, stored, emptied)
    assert "skriva till medlemmarna" not in uids(path)
    saved(store, stored, moved)
    assert uids(path)["skriva till medlemmarna"] == uid
    assert rows(path, "SELECT done_on, note FROM task WHERE entry_uid = ?", uid) == [("2026-03-20", "Brev")]


def test_a_deleted_meeting_takes_its_tasks_later_life_along(store: Store, path: Path) -> None:
    stored = added(store, board_meeting())
    write(path, "INSERT INTO task (meeting_id, entry_uid, note) VALUES (1, 'e', '')")
    store.delete_meeting(stored.uid)
    assert rows(path, "SELECT * FROM task") == []


def test_the_same_meeting_has_the_same_entry_uids_everywhere(
    store: Store, path: Path, tmp_path: Path
) -> None:
    meeting = board_meeting(head=replace(board_meeting().head, uid="möte-1"))
    store.insert_meeting(meeting)
    elsewhere = tmp_path / "annan.sqlite"
    with Store.open(elsewhere, create=True) as other:
        other.insert_meeting(meeting)
    assert uids(path) == uids(elsewhere)


class TestEntriesWithoutAnId:
    """They come from files; what the store knows about one must not pass to its neighbour."""

    first, second, third = Note(text="ett"), Note(text="två"), Note(text="tre")

    @pytest.fixture
    def stored(self, store: Store) -> StoredMeeting:
        return added(store, with_entries(board_meeting(), self.first, self.second, self.third))

    @pytest.fixture
    def before(self, stored: StoredMeeting, path: Path) -> dict[str, str]:
        return uids(path)

    def save(self, store: Store, stored: StoredMeeting, path: Path, *entries: Entry) -> dict[str, str]:
        saved(store, stored, with_entries(stored.meeting, *entries))
        return uids(path)

    def test_one_is_put_before_them(
        self, store: Store, stored: StoredMeeting, before: dict[str, str], path: Path
    ) -> None:
        after = self.save(store, stored, path, Note(text="noll"), self.first, self.second, self.third)
        assert after.items() >= before.items()
        assert len(set(after.values())) == 4

    def test_they_are_read_again_and_moved(
        self, store: Store, stored: StoredMeeting, before: dict[str, str], path: Path
    ) -> None:
        """Equal content counts where it is not the same object."""
        assert self.save(store, stored, path, Note(text="tre"), Note(text="ett"), Note(text="två")) == before

    def test_one_is_edited(
        self, store: Store, stored: StoredMeeting, before: dict[str, str], path: Path
    ) -> None:
        after = self.save(store, stored, path, self.first, Note(text="andra"), self.third)
        assert after["andra"] == before["två"]

    def test_one_is_taken_away(
        self, store: Store, stored: StoredMeeting, before: dict[str, str], path: Path
    ) -> None:
        after = self.save(store, stored, path, self.second, self.third)
        assert after.items() <= before.items()

    def test_they_are_given_ids(
        self, store: Store, stored: StoredMeeting, before: dict[str, str], path: Path
    ) -> None:
        named = [replace(note, id=f"e{n}") for n, note in enumerate((self.first, self.second, self.third))]
        assert self.save(store, stored, path, *named) == before

    def test_what_they_own_comes_along_when_they_are_given_ids(self, store: Store, path: Path) -> None:
        decision = Decision(outcome=Outcome.APPROVED, clauses=("a", "b"))
        stored = added(store, with_entries(board_meeting(), decision))
        with watched() as written:
            saved(store, stored, with_entries(stored.meeting, replace(decision, id="d")))
        assert [statement.split(" WHERE")[0] for statement, _ in written] == [
            "UPDATE meeting SET revision=?",
            'UPDATE entry SET "key"=?',
        ]
        assert rows(path, "SELECT text FROM clause WHERE entry = 'd' ORDER BY position") == [("a",), ("b",)]

    def test_an_id_that_is_taken_away_again_makes_a_new_entry(
        self, store: Store, stored: StoredMeeting, path: Path
    ) -> None:
        named = replace(self.first, id="e")
        later = saved(store, stored, with_entries(stored.meeting, named))
        after = self.save(store, later, path, self.first)
        assert list(after) == ["ett"]


class TestLostUpdates:
    @pytest.fixture
    def stored(self, store: Store) -> StoredMeeting:
        return added(store, board_meeting())

    def test_the_second_of_two_is_refused(self, store: Store, stored: StoredMeeting, path: Path) -> None:
        store.save_meeting(stored, replace(stored.meeting, others="den ena")).result()
        with pytest.raises(StaleMeetingError, match="inte sparade"):
            store.save_meeting(stored, replace(stored.meeting, others="den andra")).result()
        assert store.load_meeting(stored.uid).meeting.others == "den ena"

    def test_so_it_is_when_the_meeting_is_gone(self, store: Store, stored: StoredMeeting) -> None:
        store.delete_meeting(stored.uid)
        with pytest.raises(StaleMeetingError):
            store.save_meeting(stored, replace(stored.meeting, others="mer")).result()

    def test_a_late_save_never_hits_a_meeting_that_was_added_later(
        self, store: Store, stored: StoredMeeting
    ) -> None:
        store.delete_meeting(stored.uid)
        later = store.insert_meeting(board_meeting(others="en annan"))
        with pytest.raises(StaleMeetingError):
            store.save_meeting(stored, replace(stored.meeting, others="mer")).result()
        assert store.load_meeting(later).meeting.others == "en annan"

    def test_so_it_is_from_another_window(self, store: Store, stored: StoredMeeting, path: Path) -> None:
        with Store.open(path) as other:
            theirs = other.load_meeting(stored.uid)
            other.save_meeting(theirs, replace(theirs.meeting, others="den ena")).result()
        with pytest.raises(StaleMeetingError):
            store.save_meeting(stored, replace(stored.meeting, others="den andra")).result()

    def test_each_save_counts_one(self, store: Store, stored: StoredMeeting) -> None:
        for revision in (2, 3, 4):
            stored = saved(store, stored, replace(stored.meeting, others=str(revision)))
            assert stored.revision == revision


def test_a_failed_save_leaves_everything_as_it_was(store: Store, path: Path) -> None:
    """A reference that leads nowhere is found at the end of the transaction."""
    stored = added(store, board_meeting())
    before = content(path, stored.uid)
    broken: Any = replace(stored.meeting, others="x", agenda=stored.meeting.agenda[1:], people=())
    with pytest.raises(Exception, match="FOREIGN KEY constraint failed") as raised:
        store.save_meeting(stored, broken).result()
    assert "Åsa" not in str(raised.value)
    assert content(path, stored.uid) == before
    assert saved(store, stored, replace(stored.meeting, others="går igen")).revision == 2


def test_dates_before_the_year_1000(store: Store, path: Path) -> None:
    store.insert_meeting(board_meeting(head=replace(board_meeting().head, date=date(866, 1, 2))))
    assert value(path, "SELECT date FROM meeting") == "0866-01-02"


def write(path: Path, sql: str, *parameters: Any) -> None:
    rows(path, sql, *parameters)
