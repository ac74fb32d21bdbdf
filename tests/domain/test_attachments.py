"""Edits of a meeting's attachments."""

import pytest

from protokoll.domain import edits
from protokoll.domain.meeting import Attachment, Meeting
from protokoll.domain.validation import check_meeting
from tests.helpers.builders import item, meeting


def with_three() -> Meeting:
    listed = (
        Attachment(id="a", title="Budget", number="1", items=("1",)),
        Attachment(id="b", title="Karta", number="5"),
        Attachment(id="c", title="Rapport"),
    )
    return edits.changed(meeting(item("1"), item("2", items=(item("2.1"),)), item("3")), attachments=listed)


def order(found: Meeting) -> str:
    return "".join(one.id for one in found.attachments)


@pytest.mark.parametrize(
    ("numbers", "following"),
    [((), "1"), (("1", "2"), "3"), (("7", "2"), "8"), (("", ""), "3"), (("Bilaga 4 b",), "5"), (("A",), "2")],
)
def test_the_next_number_is_free(numbers: tuple[str, ...], following: str) -> None:
    listed = tuple(Attachment(id=f"{n}", title="", number=number) for n, number in enumerate(numbers))
    assert edits.next_attachment_number(edits.changed(meeting(), attachments=listed)) == following


def test_in_and_out_and_moved() -> None:
    before = with_three()
    new = Attachment(id="d", title="Ny")
    assert order(edits.insert_attachment(before, new)) == "abcd"
    assert order(edits.insert_attachment(before, new, at=1)) == "adbc"
    assert order(edits.remove_attachment(before, "b")) == "ac"
    assert order(edits.shift_attachment(before, "a", 1)) == "bac"
    assert order(edits.shift_attachment(before, "c", -9)) == "cab"
    assert order(edits.shift_attachment(before, "a", 9)) == "bca"
    with pytest.raises(KeyError):
        edits.shift_attachment(before, "d", 1)


def test_numbers_stay_until_they_are_counted_anew() -> None:
    moved = edits.shift_attachment(edits.remove_attachment(with_three(), "a"), "c", -1)
    assert [one.number for one in moved.attachments] == ["", "5"]
    assert [one.number for one in edits.renumber_attachments(moved).attachments] == ["1", "2"]


def test_an_edit_leaves_the_others_the_same_objects() -> None:
    before = with_three()
    after = edits.edit_attachment(before, "b", title="Karta över tomten", number="6")
    assert (after.attachments[1].title, after.attachments[1].number) == ("Karta över tomten", "6")
    assert after.attachments[0] is before.attachments[0]
    assert edits.edit_attachment(after, "b", number="6") is not before


def test_it_is_cited_in_agenda_order() -> None:
    found = with_three()
    for item_id in ("3", "2.1", "3"):
        found = edits.cite_attachment(found, "a", item_id, cited=True)
    assert found.attachments[0].items == ("1", "2.1", "3")
    check_meeting(found)
    found = edits.cite_attachment(found, "a", "1", cited=False)
    assert found.attachments[0].items == ("2.1", "3")
