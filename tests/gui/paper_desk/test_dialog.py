"""Papper: what is chosen, how it looks, and the files that come of it, opened again."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import docx
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel

from protokoll.documents.papers import PaperKind
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import AgendaItem
from protokoll.exchange.meeting_file import write_meeting
from protokoll.gui.paper_desk.dialog import PaperDesk
from protokoll.gui.shell.toast import Toast
from protokoll.services.templates import choose_template
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, press, settle
from tests.gui.paper_desk.conftest import Desk, written
from tests.helpers.accessibility import focusable, mnemonics, nameless, tab_stops


def words_in(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def own_template(at: Desk, kind: PaperKind, *paragraphs: str) -> None:
    folder = at.running.folder / "mallar" / kind
    folder.mkdir(parents=True)
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "Vår mall.docx"))
    choose_template(at.running.store, kind, "Vår mall.docx")


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        (None, PaperKind.NOTICE),
        (Stage.PLANNED, PaperKind.NOTICE),
        (Stage.NOTICED, PaperKind.AGENDA),
        (Stage.ONGOING, PaperKind.RUNNING_SCRIPT),
        (Stage.DRAFT, PaperKind.MINUTES),
        (Stage.ADJUSTED, PaperKind.EXTRACT),
    ],
)
def test_it_begins_with_the_paper_that_the_stage_asks_for(
    stage: Stage | None, kind: PaperKind, at: Desk
) -> None:
    at.a_meeting(stage)
    assert at.open().chooser.kind() is kind


def test_two_keys_make_the_minutes_in_word(at: Desk) -> None:
    at.a_meeting()
    at.open()
    press(Key.Key_Return, CTRL)
    at.closed()
    [path] = at.running.papers.iterdir()
    assert path.name == "2026-12-01 Protokoll Styrelsen.docx"
    assert "köpa en projektor" in words_in(path)
    assert at.running.program.window.toasts.texts() == [f"”{path.name}” är klart."]


def test_what_was_made_last_is_chosen_the_next_time(at: Desk) -> None:
    at.a_meeting()
    at.open().chooser.papers.choose(PaperKind.TASK_LIST)
    at.ready().save_button.click()
    at.closed()
    assert at.open().chooser.kind() is PaperKind.TASK_LIST
    press(Key.Key_Escape)
    at.a_meeting(Stage.PLANNED)
    assert at.open().chooser.kind() is PaperKind.NOTICE, "another stage is another matter"


def test_an_extract_begins_with_the_item_one_is_at(at: Desk) -> None:
    at.a_meeting()
    press(Key.Key_PageDown, CTRL)
    dialog = at.open()
    dialog.chooser.papers.choose(PaperKind.EXTRACT)
    assert at.chooser.items.isVisible()
    assert at.chooser.items.ticked() == ("2",)
    at.chooser.items.tick("2", on=False)
    assert not dialog.save_button.isEnabled()
    assert "Markera minst en punkt" in dialog.pane.empty.text()
    assert dialog.pane.empty.isVisible()
    at.chooser.items.tick("1")
    at.ready().save_button.click()
    at.closed()
    [path] = at.running.papers.iterdir()
    assert "Öppnande" in words_in(path)
    assert "projektor" not in words_in(path)
    assert "§ 1" in path.name


def test_a_public_version_leaves_out_what_was_chosen(at: Desk) -> None:
    at.a_meeting()
    dialog = at.open()
    at.chooser.public.setChecked(True)
    at.chooser.hidden.tick("anna")
    path = at.answers("ut.html")
    dialog.save_as_button.click()
    at.closed()
    text = path.read_text("utf-8")
    assert "Offentlig version" in text
    assert "Anna Berg" not in text
    assert "projektor" not in text
    assert "Per Dahl" in text


@pytest.mark.parametrize("kind", [PaperKind.RUNNING_SCRIPT, PaperKind.ATTENDANCE_LIST])
def test_only_what_concerns_the_paper_is_shown(kind: PaperKind, at: Desk) -> None:
    at.a_meeting()
    at.open()
    at.chooser.public.setChecked(True)
    assert at.chooser.hidden.isVisible()
    at.chooser.papers.choose(kind)
    for field in (at.chooser.public, at.chooser.hidden, at.chooser.items):
        assert not field.isVisible()
    order = at.chooser.order()
    assert order is not None
    assert "Anna Berg" in str(order.paper())


@pytest.mark.usefixtures("no_word_processor")
@pytest.mark.parametrize(
    ("name", "chosen", "ending", "begins"),
    [
        ("ut.pdf", "", "ut.pdf", b"%PDF-"),
        ("ut", "PDF (*.pdf)", "ut.pdf", b"%PDF-"),
        ("v. 2", "Webbsida (*.html)", "v. 2.html", b"<!DOCTYPE html>"),
        ("ut", "Text (*.txt)", "ut.txt", b""),
        ("ut.docx", "PDF (*.pdf)", "ut.docx", b"PK"),
    ],
)
def test_it_is_saved_in_the_form_and_place_that_are_chosen(
    name: str, chosen: str, ending: str, begins: bytes, at: Desk
) -> None:
    at.a_meeting()
    dialog = at.open()
    at.answers(name, chosen)
    dialog.save_as_button.click()
    at.closed()
    path = at.running.papers / ending
    assert path.read_bytes().startswith(begins)
    [toast] = at.running.program.window.toasts.findChildren(Toast)
    assert ("PDF:en är gjord med Protokoll." in toast.accessibleDescription()) is (path.suffix == ".pdf")


def test_a_place_that_is_not_chosen_writes_nothing(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtWidgets import QFileDialog

    asked: list[str] = []

    def cancel(_: object, __: str, proposed: str, filters: str) -> tuple[str, str]:
        asked.append(proposed)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", cancel)
    at.a_meeting()
    dialog = at.open()
    press(Key.Key_S, CTRL_SHIFT)
    at.qtbot.waitUntil(lambda: bool(asked))
    assert Path(asked[0]) == at.running.papers / "2026-12-01 Protokoll Styrelsen.pdf"
    assert dialog.isVisible()
    assert list(at.running.papers.iterdir()) == []


@pytest.mark.usefixtures("no_word_processor")
def test_who_closes_while_it_is_made_gets_no_file(at: Desk) -> None:
    at.a_meeting()
    dialog = at.open()
    background = at.running.program.desk.background
    gate, done = Event(), Event()
    path = at.answers("ut.pdf")
    asked = [False]

    def wait() -> None:
        gate.wait(10)

    dialog.save_as_button.click()
    background.run(wait, lambda _: None, lambda _: None)
    at.qtbot.waitUntil(lambda: bool(dialog.told.text()))
    assert "Skapar ut.pdf" in dialog.told.text()
    assert not dialog.save_button.isEnabled()
    assert dialog.close_button.text() == "A&vbryt"
    dialog.close_button.click()
    gate.set()
    background.run(done.set, lambda _: asked.__setitem__(0, True), lambda _: None)
    at.qtbot.waitUntil(lambda: asked[0])
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_told_in_the_dialog(at: Desk) -> None:
    at.a_meeting()
    dialog = at.open()
    at.answers("finns inte/ut.txt")
    dialog.save_as_button.click()
    at.qtbot.waitUntil(lambda: "ut.txt" in dialog.told.text() and "Skapar" not in dialog.told.text())
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()


# --- templates ------------------------------------------------------------------------------------------------------


def test_a_faulty_template_is_told_with_its_faults_and_the_built_in_one_helps(at: Desk) -> None:
    own_template(at, PaperKind.MINUTES, "{{Datmu}}", "{{Innehåll}}")
    at.a_meeting()
    dialog = at.open()
    at.qtbot.waitUntil(dialog.notice.isVisible)
    assert "{{Datum}}" in dialog.notice.faults.toPlainText()
    assert "stycke 1" in dialog.notice.faults.toPlainText()
    dialog.save_button.click()
    at.qtbot.waitUntil(dialog.notice.button.hasFocus)
    assert list(at.running.papers.iterdir()) == []
    dialog.notice.button.click()
    at.qtbot.waitUntil(lambda: not dialog.notice.isVisible())
    dialog.save_button.click()
    at.closed()
    [path] = at.running.papers.iterdir()
    assert "köpa en projektor" in words_in(path)


def test_a_template_of_their_own_is_told_of(at: Desk) -> None:
    own_template(at, PaperKind.MINUTES, "Vår egen rubrik", "{{Innehåll}}")
    at.a_meeting()
    dialog = at.open()
    at.qtbot.waitUntil(dialog.notice.isVisible)
    assert "”Vår mall”" in dialog.notice.words.text()
    assert not dialog.notice.button.isVisible()
    dialog.save_button.click()
    at.closed()
    [path] = at.running.papers.iterdir()
    assert "Vår egen rubrik" in words_in(path)


def test_the_preview_has_the_chosen_design(at: Desk) -> None:
    choose_template(at.running.store, PaperKind.MINUTES, "storstil")
    at.a_meeting()
    dialog = at.open()
    if "storstil" not in _designs(PaperKind.MINUTES):
        pytest.skip("the design has no template for the minutes yet")
    at.qtbot.waitUntil(lambda: dialog._look.letters > 1)


def _designs(kind: PaperKind) -> list[str]:
    from protokoll.services.templates import built_in_templates

    return [one.key for one in built_in_templates(kind)]


# --- keyboard and print -----------------------------------------------------------------------------------------------


def test_everything_is_reached_and_read_out(at: Desk) -> None:
    at.a_meeting()
    dialog = at.open()
    at.chooser.papers.choose(PaperKind.EXTRACT)
    at.chooser.public.setChecked(True)
    at.ready()
    assert nameless(dialog) == []
    letters = mnemonics(dialog)
    assert len(letters) == len(set(letters)), letters
    assert set(focusable(dialog)) <= {*tab_stops(dialog), dialog.chooser.papers}
    assert [one for one in dialog.findChildren(QLabel) if one.text() == "Papper"]


def test_enter_in_a_list_makes_no_paper(at: Desk) -> None:
    at.a_meeting()
    dialog = at.open()
    dialog.chooser.papers.setFocus()
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.told.text() == ""


def test_it_is_printed(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(dialog: QPrintDialog) -> bool:
        asked.append(dialog.printer().docName())
        return False

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    at.a_meeting()
    dialog = at.open()
    press(Key.Key_P, CTRL)
    at.qtbot.waitUntil(lambda: bool(asked))
    assert dialog.isVisible()
    assert dialog.told.text() == "", "it was not printed after all"


def test_another_meeting_closes_the_desk(at: Desk, tmp_path: Path) -> None:
    at.a_meeting()
    at.open()
    file = tmp_path / "möte.json"
    write_meeting(file, written(agenda=(AgendaItem(id="x", title="Ur filen"),)))
    at.running.program.take_request(str(file))
    settle()
    assert QApplication.activeModalWidget() is None


def test_the_list_of_meetings_has_it_too(at: Desk) -> None:
    at.a_meeting()
    press(Key.Key_2, CTRL)
    menu = [
        action.text().replace("&", "")
        for action in at.running.program.meetings_page().context_menu().actions()
    ]
    assert {"Papper…", "Uppdragslista…", "Beslutslogg…"} <= set(menu)
    at.running.program.meetings_page().table.setFocus()
    dialog = at.open()
    assert isinstance(dialog, PaperDesk)
    assert "projektor" in at.seen()
