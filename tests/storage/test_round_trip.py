"""What goes into the store comes out of it again, value for value."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from protokoll.domain.codec import decode
from protokoll.domain.entries import Note
from protokoll.domain.meeting import AgendaItem, DecisionStyle, MatterRef, Meeting, PlannedMeetings
from protokoll.domain.register import OrganisationRecord, Register
from protokoll.storage import Store
from protokoll.storage.failures import MeetingExistsError, NoSuchMeetingError
from tests.helpers.meetings import meetings
from tests.storage.looking import board_meeting, rows, value

REAL = Path(__file__).parents[3] / "shared/cases/samordningsgruppen-2022-12-01/meeting.json"
TWIN = Path(__file__).parents[1] / "data" / "samordningsgruppen.json"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(meeting=meetings())
def test_any_meeting_comes_back_as_it_was(store: Store, meeting: Meeting) -> None:
    uid = store.insert_meeting(meeting)
    stored = store.load_meeting(uid)
    store.delete_meeting(uid, even_locked=True)
    assert stored.meeting == meeting
    assert stored.uid == (meeting.head.uid or uid)


def test_the_invented_twin_of_a_real_meeting(store: Store) -> None:
    meeting = decode(TWIN.read_bytes())
    assert store.load_meeting(store.insert_meeting(meeting)).meeting == meeting


@pytest.mark.skipif(not REAL.exists(), reason="the real meeting is not kept here")
def test_a_real_meeting(store: Store) -> None:
    meeting = decode(REAL.read_bytes())
    assert store.load_meeting(store.insert_meeting(meeting)).meeting == meeting


@pytest.mark.parametrize(
    "meeting",
    [
        board_meeting(planned_meetings=PlannedMeetings()),
        board_meeting(planned_meetings=None),
        board_meeting(organisation=None),
        board_meeting(body=replace(board_meeting().body, decision_style=DecisionStyle())),
        board_meeting(agenda=(AgendaItem(id="i", title="", matter=MatterRef()),)),
    ],
)
def test_there_but_empty_is_not_the_same_as_not_there(store: Store, meeting: Meeting) -> None:
    assert store.load_meeting(store.insert_meeting(meeting)).meeting == meeting


def test_deep_nesting(store: Store) -> None:
    item = AgendaItem(id="0", title="Innerst")
    for level in range(1, 400):
        item = AgendaItem(id=str(level), title="", items=(item,))
    loaded = store.load_meeting(store.insert_meeting(board_meeting(agenda=(item,)))).meeting
    assert [found.id for found in loaded.all_items()] == [str(level) for level in range(399, -1, -1)]


def test_text_is_composed_on_its_way_in(store: Store, path: Path) -> None:
    store.insert_meeting(board_meeting(others="A\u030akern"))
    assert value(path, "SELECT others FROM meeting") == "\u00c5kern"


def test_the_store_uses_the_uid_that_the_meeting_carries(store: Store) -> None:
    meeting = board_meeting(head=replace(board_meeting().head, uid="möte-1"))
    assert store.insert_meeting(meeting) == "möte-1"
    assert store.find_meeting_uid_by_given_uid("möte-1") == "möte-1"
    assert store.has_meeting("möte-1")


def test_a_meeting_without_uid_gets_one_of_the_stores(store: Store) -> None:
    uid = store.insert_meeting(board_meeting())
    assert store.load_meeting(uid).meeting.head.uid is None
    assert store.has_meeting(uid)
    assert store.find_meeting_uid_by_given_uid(uid) is None


def test_the_same_meeting_is_not_added_twice(store: Store, path: Path) -> None:
    meeting = board_meeting(head=replace(board_meeting().head, uid="möte-1"))
    store.insert_meeting(meeting)
    with pytest.raises(MeetingExistsError, match="finns redan"):
        store.insert_meeting(replace(meeting, others="annat"))
    assert rows(path, "SELECT others FROM meeting") == [("",)]


def test_no_meeting_by_that_uid(store: Store) -> None:
    assert not store.has_meeting("finns-inte")
    with pytest.raises(NoSuchMeetingError, match="finns inte"):
        store.load_meeting("finns-inte")
    with pytest.raises(NoSuchMeetingError, match="finns inte"):
        store.delete_meeting("finns-inte")


def test_deleting_a_meeting_leaves_nothing_of_it(store: Store, path: Path) -> None:
    kept = store.insert_meeting(board_meeting())
    counts = row_counts(path)
    store.delete_meeting(store.insert_meeting(board_meeting()))
    assert row_counts(path) == counts
    assert store.load_meeting(kept).meeting == board_meeting()


def row_counts(path: Path) -> dict[str, int]:
    tables = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: value(path, f'SELECT count(*) FROM "{table}"') for table in tables}


def test_the_list_is_newest_first_and_counts(store: Store) -> None:
    head = board_meeting().head
    early = store.insert_meeting(board_meeting(head=replace(head, start=None)))
    late = store.insert_meeting(board_meeting())
    newest = store.insert_meeting(board_meeting(head=replace(head, date=replace_year(head.date))))
    lines = store.list_meetings()
    assert [line.uid for line in lines] == [newest, late, early]
    assert (lines[0].body, lines[0].title, lines[0].number) == ("Styrelsen", "Styrelsemöte", "2/2026")
    assert (lines[0].items, lines[0].decisions) == (3, 1)


def replace_year(day: date) -> date:
    return day.replace(year=2027)


def test_entries_without_an_id_come_back_without(store: Store) -> None:
    item = AgendaItem(
        id="i", title="", entries=(Note(text="samma"), Note(text="samma"), Note(id="x", text=""))
    )
    meeting = board_meeting(agenda=(item,))
    assert store.load_meeting(store.insert_meeting(meeting)).meeting == meeting


def test_an_empty_store(store: Store) -> None:
    assert store.is_empty()
    assert store.list_meetings() == []
    store.insert_meeting(board_meeting())
    assert not store.is_empty()


def test_a_store_is_filled_with_all_or_nothing(store: Store) -> None:
    register = Register(organisation=OrganisationRecord(uid="o", name="Åkern"))
    twins = [board_meeting(head=replace(board_meeting().head, uid="möte-1"))] * 2
    with pytest.raises(MeetingExistsError):
        store.fill(register, twins)
    assert store.is_empty()
    store.fill(register, twins[:1])
    assert len(store.list_meetings()) == 1
    assert store.load_register() is not None
