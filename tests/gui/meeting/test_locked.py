"""Adjusted minutes: read, marked and copied, never changed; the page says why."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit

from protokoll.domain import edits
from protokoll.domain import entries as e
from protokoll.domain.kinds import ItemKind, Outcome, Stage
from protokoll.domain.meeting import Adjustment, Meeting
from protokoll.domain.wording import Words
from protokoll.gui.entries import Place
from protokoll.gui.meeting.lock_notice import adjusted_words
from protokoll.storage import Store
from tests.gui.keyboard import ALT, CTRL, CTRL_SHIFT, NONE, SHIFT, Key, hand, press, settle, write
from tests.gui.programs import Running
from tests.helpers.accessibility import nameless
from tests.helpers.builders import item, line, meeting

TABLE = "Så här:\n\n| Post | Kronor |\n|---|---:|\n| Hyra | 1 200 |"


@pytest.fixture
def given() -> Meeting:
    return edits.edit_head(
        meeting(
            item(
                "1",
                e.Note(id="n", text=TABLE),
                e.Decision(id="d", outcome=Outcome.APPROVED, clauses=("köpa kaffe", "koka det")),
                e.Task(id="t", assignees=("per",), text="Koka kaffet", due=date(2027, 1, 15)),
                e.Note(id="tomt", text=""),
                proposal="Köp kaffe",
                kind=ItemKind.DECISION,
            ),
            item("2"),
            attendance=(line("anna"), line("per")),
            adjustment=(Adjustment(person="anna", date=date(2026, 12, 20)), Adjustment(person="per")),
        ),
        stage=Stage.ADJUSTED,
    )


@pytest.fixture
def at(running: Running, store: Store, given: Meeting) -> Running:
    running.program.open_meeting(store.insert_meeting(given))
    settle()
    return running


def present(at: Running) -> Meeting:
    assert at.page.session is not None
    return at.page.session.present


def texts(at: Running) -> list[str]:
    return [card.text.typed() for card in at.page.item.reader.cards]


def test_the_page_says_that_it_is_locked_and_why(at: Running) -> None:
    page = at.page
    assert page.locked
    assert page.top.notice.isVisible()
    assert page.top.notice.reason() == (
        "Protokollet är justerat av Anna Berg och Per Dahl den 20\u00a0december 2026. Inget kan ändras."
    )
    assert not page.entries.isVisible()
    assert not page.agenda.add_button.isVisible()
    assert not page.attendance.more_button.isVisible()
    assert not page.top.head_button.isEnabled()
    assert page.top.head_button.toolTip() == page.top.notice.reason()
    assert nameless(page) == []


def test_without_a_record_of_who_the_notice_is_shorter(given: Meeting) -> None:
    told = edits.changed(given, adjustment=())
    assert adjusted_words(told) == "Protokollet är justerat. Inget kan ändras."


def test_entries_read_as_they_print_with_tables_and_can_be_copied(at: Running) -> None:
    note, decision, task = texts(at)
    assert "|" not in note
    assert "Hyra" in note
    assert decision.splitlines() == [
        "Mötet beslutade",
        "att\u00a0 köpa kaffe",
        "att\u00a0 koka det.",
    ]
    assert "Per Dahl" in task
    at.page.item.reader.cards[1].text.setFocus()
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    assert "köpa kaffe" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_a_card_that_showed_a_decision_has_the_colour_of_a_note_again(at: Running) -> None:
    reader = at.page.item.reader
    colors = [card._label.palette().color(card._label.foregroundRole()) for card in reader.cards[:2]]
    assert colors[0] != colors[1]
    note, decision = present(at).agenda[0].entries[:2]
    turned = edits.changed(present(at).agenda[0], entries=(decision, note))
    reader.show_item(turned, Words(present(at)), Place())
    turned_colors = [card._label.palette().color(card._label.foregroundRole()) for card in reader.cards[:2]]
    assert turned_colors == colors[::-1]


def test_arrows_and_tab_lead_through_what_is_read(at: Running) -> None:
    cards = at.page.item.reader.cards
    cards[0].text.setFocus()
    for _ in range(30):
        press(Key.Key_Down)
    assert hand() is cards[-1].text
    for _ in range(30):
        press(Key.Key_Up)
    assert hand() is cards[0].text
    press(Key.Key_Tab)
    assert hand() is cards[1].text


def test_an_item_without_entries_says_so(at: Running) -> None:
    press(Key.Key_PageDown, CTRL)
    assert texts(at) == []
    assert at.page.item.reader._nothing.isVisible()


def test_no_key_and_no_typing_changes_anything(at: Running) -> None:
    before = present(at)
    keys = [
        (Key.Key_N, CTRL_SHIFT),
        (Key.Key_R, CTRL_SHIFT),
        (Key.Key_Delete, CTRL_SHIFT),
        (Key.Key_F2, NONE),
        (Key.Key_F2, SHIFT),
        (Key.Key_F5, NONE),
        (Key.Key_Down, ALT),
        (Key.Key_M, CTRL_SHIFT),
        (Key.Key_L, CTRL_SHIFT),
        (Key.Key_K, CTRL_SHIFT),
        (Key.Key_Z, CTRL),
        (Key.Key_Y, CTRL),
    ]
    for key, modifiers in keys:
        press(key, modifiers)
    panel = at.page.attendance
    press(Key.Key_F9)
    write("Nisse")
    assert panel.model.rowCount() == 0, "nobody can be added"
    press(Key.Key_Return)
    panel.find_field.clear()
    panel.list_view.setFocus()
    panel.list_view.setCurrentIndex(panel.model.index(0, 0))
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_F2, Key.Key_Delete):
        press(key)
    for editor in at.page.item.findChildren(QTextEdit):
        if editor.isVisible():
            editor.setFocus()
            write("x")
            press(Key.Key_Backspace)
            press(Key.Key_Return)
    assert present(at) is before
    assert not any(one.isVisible() for one in at.page.item.findChildren(QLineEdit))


def test_actions_that_edit_are_off_and_say_why(at: Running) -> None:
    actions = at.program.actions
    for name in ("item.new", "item.delete", "entry.decision", "meeting.head", "meeting.dates", "edit.undo"):
        assert not actions[name].isEnabled(), name
        assert actions[name].toolTip() == at.page.top.notice.reason()
    for name in ("paper.minutes", "item.next", "meeting.attendance"):
        assert actions[name].isEnabled(), name
        assert "justerat" not in actions[name].toolTip()
    at.program.window.show_page("meetings")
    at.program.window.show_page("meeting")
    assert not actions["item.new"].isEnabled()


def test_what_was_prepared_can_be_read(at: Running) -> None:
    at.page.item_head.fold.click()
    settle()
    told = at.page.item_head._told
    assert told.hasFocus()
    assert "Förslag till beslut: Köp kaffe" in told.typed()
    assert "Slag av punkt: Beslut" in told.typed()
    press(Key.Key_PageDown, CTRL)
    assert told.typed() == "Ingenting är förberett."
    assert not at.page.item_head.form.isVisible()


def test_an_open_meeting_after_a_locked_one_is_open(at: Running, store: Store, given: Meeting) -> None:
    uid = store.insert_meeting(edits.edit_head(given, stage=Stage.DRAFT))
    at.program.open_meeting(uid)
    settle()
    page = at.page
    assert not page.locked
    assert not page.top.notice.isVisible()
    assert page.agenda.add_button.isVisible()
    assert at.program.actions["item.new"].isEnabled()
    assert isinstance(page.top.head_button, QPushButton)
    assert (
        "Ctrl+Shift+M" in page.top.head_button.toolTip() or "Ctrl+Skift+M" in page.top.head_button.toolTip()
    )
    write("Går att skriva.")
    press(Key.Key_Return)
    assert e.Note(text="Går att skriva.") in [
        edits.changed(entry, id=None) for entry in present(at).agenda[0].entries
    ]


def test_a_meeting_that_becomes_adjusted_is_locked_at_once(at: Running, store: Store, given: Meeting) -> None:
    at.program.open_meeting(store.insert_meeting(edits.edit_head(given, stage=Stage.DRAFT)))
    settle()
    page = at.page
    assert page.session is not None
    press(Key.Key_Up)
    page.session.edit(edits.edit_head(page.session.present, stage=Stage.ADJUSTED), "Justerat")
    settle()
    assert page.locked
    assert len(texts(at)) == 3
    assert hand().isVisible(), "the keyboard is not left in what is gone"
    assert hand().focusPolicy() & Qt.FocusPolicy.TabFocus
