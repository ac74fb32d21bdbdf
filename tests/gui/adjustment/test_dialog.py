"""Justering through its dialog over a real store: every step, its undoing, and what stands on the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind
from protokoll.domain import edits
from protokoll.domain import entries as e
from protokoll.domain.adjustments import EventKind
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Adjustment
from protokoll.exchange.meeting_file import write_meeting
from protokoll.services import adjustment, own_templates, templates
from protokoll.storage import Store
from tests.gui.adjustment.hands import (
    dialog_in_view,
    events,
    kinds,
    open_dialog,
    present,
    saved,
    wait_told,
    written_meeting,
)
from tests.gui.dropping import drop
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, hand, press, settle, write
from tests.gui.other_program import OtherProgram
from tests.gui.programs import Running
from tests.helpers.accessibility import focusable, mnemonics, nameless, shows_focus, tab_stops

TODAY = date.today()


def test_the_minutes_are_handed_over_adjusted_locked_and_opened_again_by_keys(
    at: Running, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert dialog.to.text() == "Anna Berg, Per Dahl och Eva Ek"
    dialog.to.setFocus()
    press(Key.Key_Return)
    wait_told(dialog, "lämnat för justering", qtbot)
    assert saved(at).head.stage is Stage.IN_ADJUSTMENT
    assert events(at)[-1].text == "Anna Berg, Per Dahl och Eva Ek"
    assert hand() is dialog.people.button("Anna Berg", "today"), "the next step has the keyboard"
    assert dialog.state.text() == "Lämnat för justering. Väntar på Anna Berg och Per Dahl."

    for name in ("Anna Berg", "Per Dahl"):
        dialog.people.button(name, "today").setFocus()
        press(Key.Key_Return)
        wait_told(dialog, f"{name} har justerat", qtbot)
    assert saved(at).adjustment == (
        Adjustment(person="anna", date=TODAY),
        Adjustment(person="per", date=TODAY),
    )
    assert dialog.state.text() == "Lämnat för justering. Lås protokollet när alla har justerat."

    dialog.lock_button.setFocus()
    press(Key.Key_Return)
    wait_told(dialog, "låst", qtbot)
    assert at.page.locked
    assert saved(at).head.stage is Stage.ADJUSTED
    assert not dialog.lock_button.isVisible()
    assert hand().isVisible()
    press(Key.Key_Escape)
    assert at.page.top.notice.isVisible()

    before = saved(at)
    press(Key.Key_N, CTRL_SHIFT)
    write("Efteråt.")
    press(Key.Key_Return)
    assert saved(at) == before, "locked minutes take no edit"

    at.page.top.notice.reopen_button.click()
    dialog = dialog_in_view()
    assert hand() is dialog.reason
    press(Key.Key_Return)
    assert dialog.reason_problem.isVisible(), "a reason is needed"
    write("Fel belopp i paragraf 2.")
    press(Key.Key_Return)
    wait_told(dialog, "öppet igen", qtbot)
    assert present(at).head.stage is Stage.IN_ADJUSTMENT
    assert events(at)[-1].reason == "Fel belopp i paragraf 2."
    assert [*kinds(at)][-2:] == [EventKind.LOCKED, EventKind.REOPENED]
    assert saved(at).adjustment == before.adjustment, "what was recorded stays"
    press(Key.Key_Escape)
    settle()
    at.page.focus_writing()
    write("Rättat.")
    press(Key.Key_Return)
    at.program.save_all()
    texts = [entry.text for entry in saved(at).agenda[0].entries if isinstance(entry, e.Note)]
    assert texts == ["Rättat."]


def test_what_was_recorded_by_mistake_is_taken_back_with_angra(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.people.button("Per Dahl", "today").setFocus()
    press(Key.Key_Space)
    wait_told(dialog, "Per Dahl har justerat", qtbot)
    assert hand() is dialog.people.button("Per Dahl", "other"), "the keyboard stays with the person"
    dialog.told.buttons()[0].click()
    wait_told(dialog, "tillbakatagen", qtbot)
    assert saved(at).adjustment == ()
    dialog.told.buttons()[0].click()
    wait_told(dialog, "har justerat", qtbot)
    assert saved(at).adjustment == (Adjustment(person="per", date=TODAY),)
    dialog.people.button("Per Dahl", "0").click()
    wait_told(dialog, "tillbakatagen", qtbot)
    assert saved(at).adjustment == ()
    assert kinds(at)[-2:] == [EventKind.RECORDED, EventKind.WITHDRAWN]


def test_another_day_some_sections_and_a_note_are_recorded(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.people.button("Anna Berg", "other").click()
    assert hand() is dialog.record.day.line
    write("8 dec 2026")
    press(Key.Key_Tab)
    dialog.record.sections.setFocus()
    write("2–3")
    dialog.record.note.setFocus()
    write("per e-post")
    press(Key.Key_Return)
    wait_told(dialog, "Anna Berg har justerat", qtbot)
    assert dialog.told.text() == "Anna Berg har justerat. §§\u00a02–3, tis 8 dec 2026, per e-post."
    assert saved(at).adjustment == (
        Adjustment(person="anna", date=date(2026, 12, 8), sections="2–3", note="per e-post"),
    )
    assert dialog.record.sections.text() == "", "the form begins anew"
    assert dialog.state.text().startswith("Inte lämnat"), "a part of it is not all of it"


def test_a_day_that_cannot_be_read_is_told_and_nothing_is_recorded(at: Running) -> None:
    dialog = open_dialog()
    dialog.people.button("Anna Berg", "other").click()
    write("snart")
    dialog.record.button.click()
    assert dialog.record.problem.isVisible()
    assert saved(at).adjustment == ()


def test_handing_over_is_undone_from_the_dialog(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.send_button.click()
    wait_told(dialog, "lämnat", qtbot)
    dialog.draft_button.click()
    assert present(at).head.stage is Stage.DRAFT
    assert dialog.send_button.isVisible()
    at.program.save_all()
    assert saved(at).head.stage is Stage.DRAFT


def test_single_items_are_adjusted_at_once(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.immediate.fold.click()
    dialog.immediate.button.click()
    assert dialog.immediate.problem.isVisible(), "an item must be chosen"
    dialog.immediate.items.tick("3")
    dialog.immediate.button.click()
    wait_told(dialog, "Omedelbart justerat", qtbot)
    decisions = {
        item.id: [entry.immediate for entry in item.entries if isinstance(entry, e.Decision)]
        for item in saved(at).agenda
    }
    assert decisions == {"1": [], "2": [False], "3": [True]}
    assert {line.person for line in saved(at).adjustment} == {"anna", "per", "eva"}
    assert {line.sections for line in saved(at).adjustment} == {"3"}
    assert dialog.immediate.items.count() == 1, "what is done is not offered again"
    assert kinds(at)[-1] is EventKind.IMMEDIATE


def test_without_a_decision_there_is_nothing_to_adjust_at_once(at: Running, store: Store) -> None:
    empty = edits.changed(written_meeting(), agenda=written_meeting().agenda[:1])
    at.program.open_meeting(store.insert_meeting(empty))
    settle()
    dialog = open_dialog()
    dialog.immediate.fold.click()
    assert not dialog.immediate.button.isEnabled()


def signed(folder: Path) -> Path:
    path = folder / "Undertecknat.pdf"
    path.write_bytes(b"%PDF-1.7 skannat")
    return path


def test_a_signed_copy_is_dropped_kept_and_opened(
    at: Running, qtbot: QtBot, tmp_path: Path, other: OtherProgram
) -> None:
    dialog = open_dialog()
    assert drop(dialog, QPointF(20, 20), [signed(tmp_path)])
    wait_told(dialog, "Undertecknat.pdf är sparad", qtbot)
    (tmp_path / "Undertecknat.pdf").unlink()
    dialog.copies.copies[0].click()
    qtbot.waitUntil(lambda: bool(other.files))
    dialog.history.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(other.files) == 2)
    assert [path.read_bytes() for path in other.files] == [b"%PDF-1.7 skannat"] * 2
    assert not present(at).attachments, "it is no attachment of the meeting"


def test_a_signed_copy_is_chosen_also_when_the_minutes_are_locked(
    at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    dialog.lock_button.click()
    wait_told(dialog, "låst", qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(signed(tmp_path)), ""))
    dialog.copies.add_button.click()
    wait_told(dialog, "är sparad", qtbot)
    assert at.page.locked
    assert len(dialog.copies.copies) == 1
    (tmp_path / "brev.txt").write_text("Hej", encoding="utf-8")
    assert drop(dialog, QPointF(20, 20), [tmp_path / "brev.txt"])
    wait_told(dialog, "varken PDF eller bild", qtbot)


def test_locked_minutes_keep_their_file_in_the_history(
    at: Running, qtbot: QtBot, other: OtherProgram
) -> None:
    dialog = open_dialog()
    dialog.lock_button.click()
    wait_told(dialog, "låst", qtbot)
    assert not dialog.record.isVisible()
    assert not dialog.immediate.isVisible()
    assert dialog.people.buttons() == []
    dialog.history.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(other.files))
    assert other.files[0].suffix == ".docx"
    assert other.files[0].read_bytes() == adjustment.read_kept(at.store, events(at)[-1])


def test_a_faulty_template_is_told_and_the_built_in_one_offered(at: Running, qtbot: QtBot) -> None:
    own = own_templates.duplicate(at.store, templates.built_in_templates(PaperKind.MINUTES)[0], "Egen")
    templates.choose_template(at.store, PaperKind.MINUTES, own.key)
    own.path.write_bytes(b"inget Word-dokument")
    dialog = open_dialog()
    dialog.lock_button.click()
    qtbot.waitUntil(lambda: bool(dialog.told.buttons()) and dialog.told.buttons()[0].isVisible())
    assert dialog.told.buttons()[0].text() == "Lås med inbyggd mall"
    assert saved(at).head.stage is Stage.DRAFT
    dialog.told.buttons()[0].click()
    wait_told(dialog, "låst", qtbot)
    assert saved(at).head.stage is Stage.ADJUSTED


def test_there_is_nothing_to_undo_after_the_adjustment(at: Running, qtbot: QtBot) -> None:
    write("Ett ord.")
    press(Key.Key_Return)
    dialog = open_dialog()
    dialog.send_button.click()
    wait_told(dialog, "lämnat", qtbot)
    press(Key.Key_Escape)
    at.page.undo()
    assert present(at).head.stage is Stage.IN_ADJUSTMENT
    assert any(isinstance(entry, e.Note) for entry in present(at).agenda[0].entries)


def test_what_is_typed_before_the_store_has_answered_is_kept_beside(at: Running, qtbot: QtBot) -> None:
    session = at.page.session
    assert session is not None
    uid = session.uid
    session.save_and_wait()
    stored = adjustment.send_for_adjustment(at.store, uid)
    session.edit(edits.edit_head(session.present, place="Fältet"), "Plats")
    session.go_on_from(stored)
    session.save_and_wait()
    assert present(at).head.place == "Fältet"
    assert session.uid != uid
    assert at.store.load_meeting(uid).meeting.head.stage is Stage.IN_ADJUSTMENT


def test_the_dialog_stays_until_what_is_under_way_is_done(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.lock_button.click()
    dialog.lock_button.click()  # once is enough
    dialog.reject()
    assert dialog.isVisible()
    wait_told(dialog, "är låst", qtbot)
    assert kinds(at).count(EventKind.LOCKED) == 1
    with qtbot.waitSignal(dialog.finished):
        press(Key.Key_Escape)


def test_two_people_of_the_same_name_are_told_apart(at: Running, store: Store, qtbot: QtBot) -> None:
    given = written_meeting()
    twins = tuple(
        edits.changed(person, given_name="Anna", family_name="Berg") if person.id == "per" else person
        for person in given.people
    )
    at.program.open_meeting(store.insert_meeting(edits.changed(given, people=twins)))
    settle()
    dialog = open_dialog()
    dialog.people.today_buttons()[1].click()
    wait_told(dialog, "har justerat", qtbot)
    assert [line.person for line in saved(at).adjustment] == ["per"]


def test_another_meeting_that_is_opened_closes_the_dialog(at: Running, store: Store, qtbot: QtBot) -> None:
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.finished):
        at.program.open_meeting(store.insert_meeting(written_meeting()))
    assert QApplication.activeModalWidget() is None


def test_the_stages_of_the_adjustment_lead_to_the_dialog(at: Running) -> None:
    at.page.top.stages.chips[Stage.ADJUSTED].click()
    dialog_in_view()
    press(Key.Key_Escape)
    settle()
    assert present(at).head.stage is Stage.DRAFT
    press(Key.Key_K, CTRL_SHIFT)
    dialog_in_view()


def test_the_history_tells_what_happened_and_when(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    assert dialog.history.item(0).text() == "Ingenting ännu"
    dialog.send_button.click()
    wait_told(dialog, "lämnat", qtbot)
    words = dialog.history.item(0).text()
    assert words.endswith("Lämnat för justering till Anna Berg, Per Dahl och Eva Ek")
    assert str(TODAY.year) in words


def test_an_adjusted_meeting_is_not_deleted_and_the_way_is_told(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.lock_button.click()
    wait_told(dialog, "låst", qtbot)
    press(Key.Key_Escape)
    settle()
    at.program.delete_open_meeting()
    settle()
    told = QApplication.activeModalWidget()
    assert told is not None
    assert "Öppna protokollet igen" in told.accessibleDescription()
    told.close()
    settle()
    page = at.program.meetings_page()
    page.table.choose([line.uid for line in at.store.list_meetings()])
    page.delete()
    assert page.model.rowCount() == 1, "it does not even leave the list for a moment"
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    told = QApplication.activeModalWidget()
    assert told is not None
    told.close()
    assert len(at.store.list_meetings()) == 1


def test_all_has_names_an_order_and_a_visible_focus(at: Running, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.people.button("Per Dahl", "today").click()
    wait_told(dialog, "har justerat", qtbot)
    dialog.record.fold.setChecked(True)
    dialog.immediate.fold.setChecked(True)
    assert nameless(dialog) == []
    keys = [key for key in mnemonics(dialog) if key]
    assert sorted(set(keys)) == sorted(keys)
    dialog.told.buttons()[0].setFocus()
    *stops, first = tab_stops(dialog)
    stops = [first, *stops]
    assert {*focusable(dialog)} <= {*stops}
    order = [
        dialog.told.buttons()[0],
        dialog.to,
        *dialog.people.buttons(),
        dialog.record.fold,
        dialog.record.person,
        dialog.record.button,
        dialog.immediate.fold,
        dialog.immediate.items,
        dialog.immediate.day.line,
        dialog.copies.add_button,
        dialog.history,
        dialog.close_button,
        dialog.send_button,
        dialog.lock_button,
    ]
    assert [stop for stop in stops if stop in order] == order
    for stop in (dialog.lock_button, dialog.people.buttons()[0], dialog.record.fold):
        assert isinstance(stop, QPushButton)
        assert shows_focus(stop)


def test_the_import_of_adjusted_minutes_is_taken_back_with_angra(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    given = edits.edit_head(written_meeting(), stage=Stage.ADJUSTED, uid="ett-annat")
    write_meeting(tmp_path / "mote.json", given)
    page = at.program.meetings_page()
    page._transfer.take_in([tmp_path / "mote.json"])
    qtbot.waitUntil(lambda: len(at.store.list_meetings()) == 2)
    qtbot.waitUntil(lambda: bool(at.program.window.toasts.texts()))
    settle()
    press(Key.Key_M, CTRL)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(at.store.list_meetings()) == 1)
