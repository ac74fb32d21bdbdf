"""What a card shows and nobody changes is given back exactly, whatever it is."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from protokoll.domain import entries as e
from protokoll.domain.edits import new_id
from protokoll.domain.values import Unregistered
from protokoll.gui.entries import EntryCard, People
from protokoll.gui.entries.fields.field import Field
from tests.gui.entries.page import ALT, Key, Page, press
from tests.gui.entries.sample import ENTRIES, PEOPLE, PLACE
from tests.helpers import meetings as m

ENTRY = m.entries(m.person_ref(["anna", "per", "gone"]), 3)
MANY = st.lists(ENTRY, min_size=15, max_size=40)
few = settings(max_examples=15, suppress_health_check=list(HealthCheck))
slow = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fields_of(card: EntryCard) -> list[Field]:
    """Every field of the card, also what stands behind "Mer"."""
    card._build_head()
    card._build_fold()
    return list(card._fields.values())


def read_anew(card: EntryCard) -> e.Entry:
    """The entry as its fields read, one by one."""
    fields_of(card)
    entry = card.entry
    for form, field in card._fields.items():
        entry = form.put(entry, field.value())
    return entry


@slow
@given(entry=ENTRY)
def test_what_is_shown_reads_the_same(qtbot: QtBot, entry: e.Entry) -> None:
    card = EntryCard(entry, PEOPLE, PLACE)
    assert read_anew(card) == entry
    card.deleteLater()


@few
@given(entries=MANY, same_id=st.booleans())
def test_a_card_that_showed_another_entry_reads_the_new_one(
    qtbot: QtBot, entries: list[e.Entry], same_id: bool
) -> None:
    """Shown in place of another of its kind, or after an undo: the same id, other values."""
    cards: dict[type[e.EntryBase], EntryCard] = {}
    for entry in entries:
        entry = replace(entry, id="same" if same_id else new_id())
        card = cards.get(type(entry))
        if card is None:
            card = cards[type(entry)] = EntryCard(entry, PEOPLE, PLACE)
            fields_of(card)
        else:
            card.show_entry(entry, PEOPLE, PLACE)
        assert read_anew(card) == entry
    for card in cards.values():
        card.deleteLater()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_to_visit_every_field_changes_nothing(qtbot: QtBot, entry: e.Entry) -> None:
    page = Page(qtbot, entry)
    page.list.cards[0].focus_first()
    press(Key.Key_Return, ALT)
    for stop in page.list.cards[0].stops():
        stop.setFocus()
    page.list.focus_write_box()
    assert page.item.entries == (entry,)
    assert page.drafts == []
    assert page.steps == []


@slow
@given(entry=ENTRY)
def test_to_visit_the_fields_of_any_entry_changes_nothing(qtbot: QtBot, entry: e.Entry) -> None:
    entry = replace(entry, id=new_id())
    page = Page(qtbot, entry, people=People({**PEOPLE.names, "gone": "Gun Vik"}))
    page.list.cards[0].focus_first()
    press(Key.Key_Return, ALT)
    for stop in page.list.cards[0].stops():
        stop.setFocus()
    page.list.focus_write_box()
    assert page.item.entries == (entry,)
    assert page.steps == []
    page.list.deleteLater()


TEXTS = ("a\u00a0b", "🙂👩‍👩‍👧", "\tett\ttvå", "ett\ntvå\n\ntre", "”x” – § 4", "a\u2028b", " a ", "x" * 3000)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_keep_every_letter_when_something_is_added(qtbot: QtBot, text: str) -> None:
    page = Page(qtbot, e.Note(id="n", text=text))
    page.list.cards[0].focus_last()
    press(Key.Key_X)
    assert page.entries == (e.Note(text=text.replace("\u2028", "\n") + "x"),)


def test_odd_values_stay_until_they_are_typed_over(qtbot: QtBot) -> None:
    task = e.Task(
        id="t", text="x", assignees=(Unregistered(text="Ek, Per"), "per"), due=date(12, 1, 1), due_text="a, b"
    )
    page = Page(qtbot, task)
    page.list.cards[0].focus_last()
    press(Key.Key_X)
    assert page.entries == (replace(task, id=None, text="xx"),)
