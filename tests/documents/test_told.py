"""What is remembered of one snapshot of a meeting never stands in the paper of another that says otherwise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.documents.entry_blocks import entry_blocks
from protokoll.documents.papers import PaperKind, PaperOptions, make_paper
from protokoll.documents.plain_text import as_text
from protokoll.documents.told import told_of
from protokoll.domain.entries import Adjournment, Note, Proposal, Roll
from protokoll.domain.kinds import MinutesKind, Tense
from protokoll.domain.meeting import DecisionStyle, Meeting
from protokoll.domain.wording import Words
from tests.helpers.builders import ANNA, PER, item, meeting
from tests.helpers.meeting_edits import edited
from tests.helpers.meetings import meetings

ASKED = Proposal(by=("anna",), text="att stänga")


def text(found: Meeting) -> str:
    return as_text(make_paper(PaperKind.MINUTES, found)).replace("\u00a0", " ")


def assert_told_anew(found: Meeting, kind: MinutesKind) -> None:
    """What is told is what a meeting that nobody has seen before is told with."""
    for each in found.all_items():
        assert told_of(found).entry_blocks(each, kind) == entry_blocks(each, Words(found), kind)


@settings(max_examples=30)
@given(st.data())
def test_any_snapshot_after_another_is_told_as_if_it_were_the_first(data: st.DataObject) -> None:
    found = data.draw(meetings())
    kind = data.draw(st.sampled_from(MinutesKind))
    for _ in range(3):
        assert_told_anew(found, kind)
        found = data.draw(edited(found))
    assert_told_anew(found, kind)


def test_an_item_that_was_not_changed_is_not_told_again() -> None:
    first = meeting(item("1", ASKED), item("2", Note(text="Ett")), people=(ANNA,))
    later = replace(first, agenda=(first.agenda[0], item("2", Note(text="Två"))))
    before, after = (make_paper(PaperKind.MINUTES, each).content for each in (first, later))

    assert before[0].blocks[1] is after[0].blocks[1]  # type: ignore[union-attr]
    assert "Två" in text(later)
    assert "Två" not in text(first)


def test_a_new_name_a_new_tense_and_another_day_are_told() -> None:
    pause = Adjournment(start="2026-12-01T18:00")
    first = meeting(item("1", ASKED, pause), people=(ANNA,))
    assert "Anna Berg" in text(first)

    assert "Anna Lund" in text(replace(first, people=(replace(ANNA, family_name="Lund"),)))
    present, past = (
        text(replace(first, body=replace(first.body, decision_style=DecisionStyle(tense=tense))))
        for tense in (Tense.PRESENT, Tense.PAST)
    )
    assert "ajourneras" in present
    assert "ajournerades" in past
    moved = replace(first, head=replace(first.head, date=first.head.date.replace(day=2)))
    assert "den 1 december" in text(moved)
    assert "den 1 december" not in text(first)


def test_the_first_of_two_rolls_alike_fixes_and_the_other_changes() -> None:
    one, other = Roll(number=7), Roll(number=7)
    for first, second in ((one, other), (other, one)):
        told = text(meeting(item("1", first), item("2", second)))
        assert told.index("fastställ") < told.index("ändra")


def test_who_is_hidden_in_public_is_not_remembered_from_the_paper_before() -> None:
    found = meeting(item("1", ASKED), people=(ANNA, PER))
    assert "Anna Berg" in text(found)

    public = PaperOptions(public=True, hidden_people=("anna",))
    assert "Anna" not in as_text(make_paper(PaperKind.MINUTES, found, public))
