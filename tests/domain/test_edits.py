"""Edits: whatever is done to any meeting leaves a valid one, loses nothing, and shares what it did not touch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from protokoll.domain import edits
from protokoll.domain.entries import Decision, Note
from protokoll.domain.kinds import AttendanceStatus, ChangeKind, OfficerRole, Outcome, Stage
from protokoll.domain.meeting import AgendaItem, Attachment, Attendance, Meeting, Officer, Person, walk_items
from protokoll.domain.validation import check_meeting
from tests.helpers.builders import ANNA, EVA, change, item, line, meeting
from tests.helpers.meetings import entries, filled, meetings, person_ref, texts

Edit = Callable[[DataObject, Meeting], Meeting]


def _item_id(data: DataObject, meeting: Meeting) -> str | None:
    ids = [one.id for one in meeting.all_items()]
    return data.draw(st.sampled_from(ids)) if ids else None


def _new_item(data: DataObject, meeting: Meeting) -> Meeting:
    return edits.insert_item(
        meeting,
        AgendaItem(id=edits.new_id(), title=data.draw(texts())),
        after=_item_id(data, meeting) if data.draw(st.booleans()) else None,
    )


def _remove_item(data: DataObject, meeting: Meeting) -> Meeting:
    at = _item_id(data, meeting)
    return edits.remove_item(meeting, at) if at else meeting


def _shift_item(data: DataObject, meeting: Meeting) -> Meeting:
    at = _item_id(data, meeting)
    return edits.shift_item(meeting, at, data.draw(st.integers(-3, 3))) if at else meeting


def _indent(data: DataObject, meeting: Meeting) -> Meeting:
    at = _item_id(data, meeting)
    return edits.indent_item(meeting, at) if at else meeting


def _outdent(data: DataObject, meeting: Meeting) -> Meeting:
    at = _item_id(data, meeting)
    return edits.outdent_item(meeting, at) if at else meeting


def _place(data: DataObject, meeting: Meeting) -> Meeting:
    at, parent = _item_id(data, meeting), _item_id(data, meeting)
    if at is None or (parent and parent in {sub.id for sub in walk_items((edits.find_item(meeting, at),))}):
        return meeting
    return edits.place_item(meeting, at, parent=parent, at=data.draw(st.integers(0, 4)))


def _retitle(data: DataObject, meeting: Meeting) -> Meeting:
    at, title = _item_id(data, meeting), data.draw(texts())
    return edits.edit_item(meeting, at, lambda one: edits.changed(one, title=title)) if at else meeting


def _new_entry(data: DataObject, meeting: Meeting) -> Meeting:
    at = _item_id(data, meeting)
    if at is None:
        return meeting
    entry = replace(data.draw(entries(person_ref([one.id for one in meeting.people]), 2)), id=edits.new_id())
    return edits.insert_entry(meeting, at, entry, data.draw(st.none() | st.integers(0, 3)))


def _some_entry(data: DataObject, meeting: Meeting) -> tuple[str, str] | None:
    found = [(one.id, entry.id) for one in meeting.all_items() for entry in one.entries if entry.id]
    return data.draw(st.sampled_from(found)) if found else None


def _change_entry(data: DataObject, meeting: Meeting) -> Meeting:
    found = _some_entry(data, meeting)
    if found is None:
        return meeting
    entry = data.draw(entries(person_ref([one.id for one in meeting.people]), 2))
    return edits.replace_entry(meeting, found[0], replace(entry, id=found[1]))


def _remove_entry(data: DataObject, meeting: Meeting) -> Meeting:
    found = _some_entry(data, meeting)
    return edits.remove_entry(meeting, *found) if found else meeting


def _shift_entry(data: DataObject, meeting: Meeting) -> Meeting:
    found = _some_entry(data, meeting)
    return edits.shift_entry(meeting, *found, data.draw(st.integers(-3, 3))) if found else meeting


def _new_person(data: DataObject, meeting: Meeting) -> Meeting:
    person = Person(id=edits.new_id(), given_name=data.draw(filled()))
    return edits.insert_person(meeting, person, Attendance(person=person.id, status=AttendanceStatus.PRESENT))


def _attendance(data: DataObject, meeting: Meeting) -> Meeting:
    if not meeting.attendance:
        return meeting
    number = data.draw(st.integers(0, len(meeting.attendance) - 1))
    if data.draw(st.booleans()):
        return edits.remove_attendance(meeting, number)
    return edits.edit_attendance(meeting, number, lambda one: edits.changed(one, post="Ledamot"))


def _head(data: DataObject, meeting: Meeting) -> Meeting:
    return edits.edit_head(meeting, place=data.draw(texts()))


EDITS: tuple[Edit, ...] = (
    _new_item,
    _remove_item,
    _shift_item,
    _indent,
    _outdent,
    _place,
    _retitle,
    _new_entry,
    _change_entry,
    _remove_entry,
    _shift_entry,
    _new_person,
    _attendance,
    _head,
)


@settings(max_examples=40)
@given(meetings(2), st.data())
def test_any_sequence_of_edits_leaves_a_valid_meeting(given_meeting: Meeting, data: DataObject) -> None:
    meeting = edits.with_ids(given_meeting)
    check_meeting(meeting)
    for edit in data.draw(st.lists(st.sampled_from(EDITS), max_size=8)):
        meeting = edit(data, meeting)
        check_meeting(meeting)


@settings(max_examples=40)
@given(meetings(2), st.data())
def test_moving_loses_nothing(given_meeting: Meeting, data: DataObject) -> None:
    meeting = edits.with_ids(given_meeting)
    parts = _parts(meeting)
    moves: tuple[Edit, ...] = (_shift_item, _indent, _outdent, _place, _shift_entry)
    for move in data.draw(st.lists(st.sampled_from(moves), max_size=8)):
        meeting = move(data, meeting)
        assert _parts(meeting) == parts
        assert replace(meeting, agenda=given_meeting.agenda) == given_meeting


def _parts(meeting: Meeting) -> dict[str, object]:
    """Every item by itself, whatever stands above or below it; its entries in any order."""
    return {
        one.id: (
            replace(one, items=(), entries=()),
            Counter(map(repr, one.entries)),
        )
        for one in meeting.all_items()
    }


@settings(max_examples=40)
@given(meetings(2), st.data())
def test_what_an_edit_does_not_touch_is_the_same_object(given_meeting: Meeting, data: DataObject) -> None:
    before = edits.with_ids(given_meeting)
    at = _item_id(data, before)
    if at is None:
        return
    after = edits.edit_item(before, at, lambda one: edits.changed(one, title=f"{one.title}!"))
    assert all(
        getattr(after, name) is getattr(before, name)
        for name in Meeting.__struct_fields__
        if name != "agenda"
    )
    old = {one.id: one for one in before.all_items()}
    above = {one.id for one in before.all_items() if at in {sub.id for sub in walk_items((one,))}}
    for one in after.all_items():
        assert (one is old[one.id]) == (one.id not in above)
        assert one.entries is old[one.id].entries


@settings(max_examples=40)
@given(meetings(2))
def test_every_entry_has_an_id_and_those_that_had_keep_theirs(given_meeting: Meeting) -> None:
    meeting = edits.with_ids(given_meeting)
    given_ids = [entry.id for one in given_meeting.all_items() for entry in one.entries]
    ids = [entry.id for one in meeting.all_items() for entry in one.entries]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert all(had in (None, has) for had, has in zip(given_ids, ids, strict=True))
    assert edits.with_ids(meeting) is meeting


def test_the_same_value_stays_the_same_object() -> None:
    one = item("1", title="Val")
    assert edits.changed(one, title="Val") is one
    before = meeting(agenda=(one,))
    assert edits.edit_item(before, "1", lambda found: found) is before
    assert edits.edit_item(before, "finns inte", lambda found: item("2")) is before
    assert edits.edit_head(before, place=before.head.place) is before


def test_a_new_item_stands_after_another_or_first() -> None:
    before = meeting(agenda=(item("1", items=(item("1a"),)), item("2")))
    ids = [one.id for one in edits.insert_item(before, item("n"), after=None).all_items()]
    assert ids == ["n", "1", "1a", "2"]
    ids = [one.id for one in edits.insert_item(before, item("n"), after="1").all_items()]
    assert ids == ["1", "1a", "n", "2"]
    below = edits.insert_item(before, item("n"), after="1a")
    assert [one.id for one in below.agenda[0].items] == ["1a", "n"]
    assert below.agenda[1] is before.agenda[1]


def test_what_is_not_there_is_told() -> None:
    before = meeting(agenda=(item("1"),))
    for edit in (
        lambda: edits.find_item(before, "x"),
        lambda: edits.insert_item(before, item("n"), after="x"),
        lambda: edits.remove_item(before, "x"),
        lambda: edits.place_of(before, "x"),
        lambda: edits.shift_entry(before, "1", "x", 1),
    ):
        with pytest.raises(KeyError):
            edit()


def test_an_item_does_not_go_into_itself() -> None:
    before = meeting(agenda=(item("1", items=(item("1a"),)),))
    with pytest.raises(ValueError, match="itself"):
        edits.place_item(before, "1", parent="1a", at=0)


def test_indent_and_outdent_take_each_other_back() -> None:
    before = meeting(agenda=(item("1", items=(item("1a"),)), item("2")))
    indented = edits.indent_item(before, "2")
    assert [one.id for one in indented.agenda[0].items] == ["1a", "2"]
    assert edits.outdent_item(indented, "2") == before
    assert edits.indent_item(before, "1") is before
    assert edits.outdent_item(before, "1") is before
    deeper = edits.indent_item(edits.insert_item(before, item("1b"), after="1a"), "1b")
    assert [one.id for one in deeper.agenda[0].items[0].items] == ["1b"]


def test_removing_an_item_takes_with_it_what_refers_to_it() -> None:
    decision = Decision(id="d2", outcome=Outcome.APPROVED, follows=("n1",))
    before = meeting(
        people=(ANNA, EVA),
        agenda=(item("1", Note(id="n1", text="Hej"), items=(item("1a"),)), item("2", decision)),
        attendance=(
            line("anna", change(ChangeKind.LEAVES, "1a")),
            line("eva", replace(change(ChangeKind.AWAY, "2"), until_item="1")),
        ),
        officers=(Officer(role=OfficerRole.CHAIR, person="anna", from_item="1", until_item="2"),),
        attachments=(Attachment(id="b1", title="Bilaga", items=("1", "2")),),
    )
    before = edits.edit_head(before, sequence=("2", "1"))
    after = edits.remove_item(before, "1")
    check_meeting(after)
    assert after.head.sequence == ("2",)
    assert [one.changes for one in after.attendance] == [
        (),
        (replace(before.attendance[1].changes[0], until_item=None),),
    ]
    assert after.officers[0].from_item is None
    assert after.officers[0].until_item == "2"
    assert after.attachments[0].items == ("2",)
    assert after.agenda[0].entries == (replace(decision, follows=()),)
    assert after.people is before.people


def test_removing_an_entry_lets_go_of_what_rests_on_it() -> None:
    decision = Decision(id="d", outcome=Outcome.APPROVED, follows=("n", "m"))
    before = meeting(agenda=(item("1", Note(id="n", text=""), Note(id="m", text="")), item("2", decision)))
    after = edits.remove_entry(before, "1", "n")
    assert after.agenda[1].entries == (replace(decision, follows=("m",)),)


def test_minutes_are_locked_when_they_are_adjusted() -> None:
    assert not edits.is_locked(meeting())
    assert edits.is_locked(edits.edit_head(meeting(), stage=Stage.ADJUSTED))
