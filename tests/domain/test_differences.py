"""What differs between two agendas, by identity."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protokoll.domain import edits
from protokoll.domain.differences import changed_items
from protokoll.domain.entries import Note
from protokoll.domain.meeting import Meeting
from tests.helpers.builders import item, items, meeting
from tests.helpers.meetings import meetings

GIVEN = meeting(item("a", items=(item("b"), item("c"))), item("d"))


def test_an_edit_is_found_in_the_item_and_those_above_it() -> None:
    after = edits.insert_entry(GIVEN, "c", Note(id="n", text="x"))
    pairs = changed_items(GIVEN, after)
    assert pairs is not None
    assert [(old.id, new.id) for old, new in pairs] == [("a", "a"), ("c", "c")]
    assert changed_items(GIVEN, edits.edit_head(GIVEN, place="Centret")) == ()


def test_another_shape_is_told_as_such() -> None:
    for after in (
        edits.remove_item(GIVEN, "b"),
        edits.shift_item(GIVEN, "c", -1),
        edits.indent_item(GIVEN, "d"),
        meeting(*items(2)),
    ):
        assert changed_items(GIVEN, after) is None


@given(before=meetings(size=3), data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_was_edited_is_found(before: Meeting, data: st.DataObject) -> None:
    ids = [one.id for one in before.all_items()]
    edited = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    after = before
    for item_id in edited:
        after = edits.insert_entry(after, item_id, Note(id=edits.new_id(), text="nytt"))
    pairs = changed_items(before, after)
    assert pairs is not None
    assert edited <= {new.id for _, new in pairs}
    known = {one.id: one for one in after.all_items()}
    assert all(known[new.id] is new for _, new in pairs)
