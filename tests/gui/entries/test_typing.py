"""What typing does: drafts and steps, undo, the cursor, names, days, att-satser, rows."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from protokoll.domain import entries as e
from protokoll.domain.kinds import Outcome, VoteMethod
from protokoll.domain.values import Unregistered
from protokoll.gui.entries.editors.clauses_edit import ClausesEdit
from tests.gui.entries.page import ALT, CTRL, SHIFT, Key, Page, focus, press, type_text

DECISION = e.Decision(id="d", outcome=Outcome.APPROVED, clauses=("a", "b", "c"))
YES_NO = (e.VoteOption(text="Ja"), e.VoteOption(text="Nej"))


def edit_first(page: Page) -> None:
    page.list.cards[0].focus_last()


def clauses(page: Page) -> tuple[str, ...]:
    entry = page.entries[0]
    assert isinstance(entry, e.Decision)
    return entry.clauses


def text_of(widget: object) -> str:
    assert isinstance(widget, QTextEdit)
    return widget.document().toRawText()


# --- drafts and steps ---


def test_each_keystroke_is_a_draft_and_the_edit_one_step(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="n", text=""))
    edit_first(page)
    type_text("hej")
    assert [replace(one, id=None) for one in page.drafts] == [
        e.Note(text=text) for text in ("h", "he", "hej")
    ]
    assert page.steps == []
    page.list.focus_write_box()
    page.list.finish_edit()
    assert page.steps == ["Anteckning"]


def test_each_field_that_was_typed_in_is_a_step_of_its_own(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Task(id="t", text="x"))
    page.list.cards[0].focus_first()
    type_text("Centret\nlöpande\n")
    assert page.steps == ["Uppdrag", "Uppdrag"]


def test_a_choice_is_draft_and_step_at_once(qtbot: QtBot) -> None:
    page = Page(qtbot, DECISION)
    edit_first(page)
    press(Key.Key_Return, ALT)
    press(Key.Key_Down)
    assert page.entries == (replace(DECISION, id=None, outcome=Outcome.REJECTED),)
    assert page.steps == ["Beslut"]


def test_finish_edit_ends_what_is_being_typed(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="n", text=""))
    edit_first(page)
    type_text("x")
    page.list.finish_edit()
    page.list.finish_edit()
    assert page.steps == ["Anteckning"]
    type_text("y")
    page.list.focus_write_box()
    assert page.steps == ["Anteckning", "Anteckning"]


# --- undo ---


def undo_action(page: Page) -> list[str]:
    """The window's own Ångra, with a list of when it was asked."""
    asked: list[str] = []
    action = QAction("Ångra", page.list)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(lambda: asked.append("ångra"))
    page.list.addAction(action)
    return asked


@pytest.mark.parametrize("entry", [e.Note(id="n", text="a"), e.Task(id="t", text="a"), DECISION])
def test_undo_is_the_fields_own_while_there_is_something_to_undo(qtbot: QtBot, entry: e.Entry) -> None:
    page = Page(qtbot, entry)
    asked = undo_action(page)
    edit_first(page)
    press(Key.Key_Z, CTRL)
    assert asked == ["ångra"]
    type_text("bc")
    press(Key.Key_Z, CTRL)
    assert asked == ["ångra"]
    assert page.item.entries == (entry,)
    press(Key.Key_Z, CTRL)
    assert asked == ["ångra", "ångra"]
    press(Key.Key_Y, CTRL)
    assert page.item.entries != (entry,)


def test_undo_in_a_line(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Roll(id="r", number=1))
    asked = undo_action(page)
    page.list.cards[0].focus_first()
    press(Key.Key_Z, CTRL)
    press(Key.Key_End)
    type_text("2")
    press(Key.Key_Z, CTRL)
    assert (asked, page.entries) == (["ångra"], (e.Roll(number=1),))


def test_once_the_edit_is_done_undo_is_the_windows(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Task(id="t", text=""))
    asked = undo_action(page)
    page.list.cards[0].focus_first()
    type_text("Centret")
    press(Key.Key_Tab)
    press(Key.Key_Backtab, SHIFT)
    press(Key.Key_Z, CTRL)
    assert asked == ["ångra"]


# --- show_entry and the cursor ---


def test_the_cursor_and_selection_stay_where_the_text_is_the_same(qtbot: QtBot) -> None:
    note = e.Note(id="n", text="ett två tre")
    page = Page(qtbot, note)
    edit_first(page)
    editor = focus()
    assert isinstance(editor, QTextEdit)
    press(Key.Key_Left, times=3)
    press(Key.Key_Left, SHIFT, times=2)
    before = (editor.textCursor().anchor(), editor.textCursor().position())
    page.become(replace(note, heading="Beslutsgång"))
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == before == (8, 6)


def test_the_cursor_stays_near_where_the_text_became_another(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="n", text="ett två tre"))
    edit_first(page)
    page.become(e.Note(id="n", text="ett två"))
    editor = focus()
    assert isinstance(editor, QTextEdit)
    assert (editor.toPlainText(), editor.textCursor().position()) == ("ett två", 7)


def test_a_selection_in_a_line_survives_that_its_history_is_forgotten(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Task(id="t", text="", assignees=("per",)))
    page.list.cards[0].focus_first()
    editor = focus()
    assert isinstance(editor, QLineEdit)
    page.become(e.Task(id="t", text="annat", assignees=("per",)))
    editor.setSelection(0, 3)
    page.become(e.Task(id="t", text="åter annat", assignees=("per",)))
    assert editor.selectedText() == "Per"


# --- names ---


def test_a_typed_name_is_a_draft_and_becomes_somebody_when_it_can_only_be_one(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Dissent(id="x", by=()))
    page.list.cards[0].focus_first()
    type_text("per")
    assert page.entries == (e.Dissent(by=(Unregistered(text="per"),)),)
    press(Key.Key_Escape)
    page.list.focus_write_box()
    assert page.entries == (e.Dissent(by=("per",)),)
    assert page.steps == ["Reservation"]


def test_names_are_offered_and_taken_by_arrow_and_enter(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Dissent(id="x", by=()))
    page.list.cards[0].focus_first()
    press(Key.Key_Space, CTRL)
    press(Key.Key_Down)
    press(Key.Key_Return)
    type_text(", s")
    press(Key.Key_Return)
    assert page.entries == (e.Dissent(by=("per", "sara")),)


def test_somebody_outside_may_have_a_name_that_begins_like_another(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Recusal(id="x", person="eva"))
    page.list.cards[0].focus_first()
    press(Key.Key_A, CTRL)
    type_text("Ann")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    assert page.entries == (e.Recusal(person=Unregistered(text="Ann")),)


def test_nobody_is_an_empty_name_where_there_must_be_one(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Recusal(id="x", person="eva"))
    page.list.cards[0].focus_first()
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert page.entries == (e.Recusal(person=Unregistered(text="")),)


# --- days and numbers ---


@pytest.mark.parametrize("typed", ["15 jan", "15/1", "2027-01-15", "15 januari 2027", "senast 15 jan"])
def test_a_day_is_read_as_swedes_write_it_and_shown_in_one_way(qtbot: QtBot, typed: str) -> None:
    page = Page(qtbot, e.Task(id="t", text="x", assignees=("per",)))
    page.list.cards[0].focus_first()
    press(Key.Key_Return)
    editor = focus()
    type_text(typed)
    press(Key.Key_Return)
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), page.entries[0]) == (
        "15 jan 2027",
        e.Task(text="x", assignees=("per",), due=date(2027, 1, 15)),
    )


def test_what_cannot_be_read_stays_with_words_on_how_to_write_it(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Adjournment(id="a", reason="lunch"), e.Note(id="n", text=""))
    page.list.cards[0].focus_first()
    type_text("strax\n")
    card = page.list.cards[0]
    assert card._complaint is not None
    assert card._complaint.words == "Från: Skriv ett klockslag, till exempel 12.30."
    assert page.entries[0] == e.Adjournment(reason="lunch")
    first = page.item
    page.item = replace(first, id="a5", entries=(e.Adjournment(id="b"),))
    page.show()
    page.list.cards[0].focus_first()
    assert text_in_focus() == ""
    page.item = first
    page.show()
    page.list.cards[0].focus_first()
    assert text_in_focus() == "strax"
    press(Key.Key_A, CTRL)
    type_text("12.30\n")
    assert page.entries[0] == e.Adjournment(start="2026-12-01T12:30", reason="lunch")
    assert page.list.cards[0]._complaint is None or page.list.cards[0]._complaint.words == ""


def text_in_focus() -> str:
    editor = focus()
    assert isinstance(editor, QLineEdit)
    return editor.text()


# --- att-satser ---


def test_backspace_at_the_beginning_joins_two_clauses(qtbot: QtBot) -> None:
    page = Page(qtbot, DECISION)
    edit_first(page)
    press(Key.Key_Home)
    press(Key.Key_Backspace)
    assert clauses(page) == ("a", "bc")


def test_clauses_change_places(qtbot: QtBot) -> None:
    page = Page(qtbot, DECISION)
    edit_first(page)
    press(Key.Key_Up, CTRL, times=2)
    assert clauses(page) == ("c", "a", "b")
    press(Key.Key_Down, CTRL)
    assert clauses(page) == ("a", "c", "b")
    type_text("!")
    assert clauses(page) == ("a", "c!", "b")
    press(Key.Key_Z, CTRL)
    assert clauses(page) == ("c", "a", "b")


def test_pasted_lines_are_clauses_without_their_att(qtbot: QtBot) -> None:
    page = Page(qtbot, replace(DECISION, clauses=()))
    edit_first(page)
    editor = focus()
    assert isinstance(editor, ClausesEdit)
    mime = QMimeData()
    mime.setHtml("<b>att</b> ett")
    mime.setText("att ett\r\n- att två\r\n\r\ntre\u00a0kr")
    editor.insertFromMimeData(mime)
    assert clauses(page) == ("ett", "två", "tre\u00a0kr")


def test_a_new_clause_has_no_outcome_and_the_outcome_can_be_undone(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Proposal(id="p", by=("per",), clauses=(e.ProposalClause(text="a"),)))
    edit_first(page)
    press(Key.Key_U, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(menu.actions()[2])
    QTest.keyClick(menu, Key.Key_Return)
    rejected = e.ProposalClause(text="a", outcome=Outcome.REJECTED)
    assert page.entries == (e.Proposal(by=("per",), clauses=(rejected,)),)
    press(Key.Key_Home)
    press(Key.Key_Return)
    press(Key.Key_Up)
    type_text("b")
    assert page.entries == (e.Proposal(by=("per",), clauses=(e.ProposalClause(text="b"), rejected)),)
    press(Key.Key_Z, CTRL, times=3)
    assert page.entries == (e.Proposal(by=("per",), clauses=(e.ProposalClause(text="a"),)),)


def test_a_line_break_within_a_clause(qtbot: QtBot) -> None:
    page = Page(qtbot, DECISION)
    edit_first(page)
    press(Key.Key_Return, SHIFT)
    type_text("d")
    assert clauses(page) == ("a", "b", "c\nd")


# --- rows ---


def test_ballots_follow_their_option_and_decide_the_counts(qtbot: QtBot) -> None:
    ballots = (e.Ballot(person="eva", choice=0), e.Ballot(person="per", choice=1))
    options = (e.VoteOption(text="Ja", votes=1), e.VoteOption(text="Nej", votes=1))
    page = Page(qtbot, e.Vote(id="v", method=VoteMethod.ROLL_CALL, options=options, ballots=ballots))
    page.list.cards[0].focus_first()
    press(Key.Key_Return)
    press(Key.Key_Down, CTRL)
    vote = page.entries[0]
    assert isinstance(vote, e.Vote)
    assert [option.text for option in vote.options] == ["Nej", "Ja"]
    assert [ballot.choice for ballot in vote.ballots] == [1, 0]
    press(Key.Key_Delete, ALT)
    vote = page.entries[0]
    assert isinstance(vote, e.Vote)
    assert vote.options == (e.VoteOption(text="Nej", votes=1),)
    assert vote.ballots == (e.Ballot(person="per", choice=0),)


def test_rows_are_removed_by_backspace_when_they_are_empty(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Vote(id="v", method=VoteMethod.COUNTED, question="?", options=YES_NO))
    edit_first(page)
    press(Key.Key_Up)
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    vote = page.entries[0]
    assert isinstance(vote, e.Vote)
    assert [option.text for option in vote.options] == ["Ja", ""]
    press(Key.Key_Backspace)
    vote = page.entries[0]
    assert isinstance(vote, e.Vote)
    assert [option.text for option in vote.options] == ["Ja"]


def test_paste_is_plain_and_keeps_no_break_spaces(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="n", text=""))
    edit_first(page)
    editor = focus()
    assert isinstance(editor, QTextEdit)
    mime = QMimeData()
    mime.setHtml("<h1>ett</h1>")
    mime.setText("§\u00a04\r\n**fet**")
    editor.insertFromMimeData(mime)
    assert page.entries == (e.Note(text="§\u00a04\n**fet**"),)
    assert not editor.canInsertFromMimeData(QMimeData())
