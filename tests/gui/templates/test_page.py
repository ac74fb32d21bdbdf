"""The page of templates, used as a secretary does: lists, buttons, keys, files in the folder."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind
from protokoll.gui.templates.dialogs import BodiesDialog, NameDialog
from protokoll.gui.templates.page import TemplatesPage
from protokoll.services import own_templates, templates
from protokoll.storage.store import Store
from tests.gui.dropping import drop
from tests.gui.templates.conftest import Heard, Word, choose, names, opened, told, write_word

MINUTES = PaperKind.MINUTES
GOOD = ("{{Datum}}", "{{Uppgifter}}", "{{Närvaro}}", "{{Innehåll}}", "{{Underskrifter}}")


@pytest.fixture
def own(page: TemplatesPage, qtbot: QtBot, tmp_path: Path, heard: Heard) -> str:
    """An own template without faults, taken in and chosen."""
    page.deeds.take_in((write_word(tmp_path / "Styrelsens.docx", *GOOD),))
    qtbot.waitUntil(lambda: page.details.title.text() == "Styrelsens")
    return "Styrelsens"


def test_all_papers_and_the_built_in_designs_are_there(page: TemplatesPage) -> None:
    assert [row.value for row in page.papers_model.rows] == list(PaperKind)
    assert page.paper is MINUTES
    assert names(page) == ["Modern", "Klassisk", "Stor stil"]
    assert told(page)[0] == "Inbyggd · Används för alla"
    assert page.hint.isVisible()


@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_is_previewed_with_the_sample(page: TemplatesPage, qtbot: QtBot, kind: PaperKind) -> None:
    page.show_paper(kind)
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.template.paper is kind)
    qtbot.waitUntil(lambda: page.details.preview.count.text() != "")
    page.details.preview.view.select_all()
    assert len(page.details.preview.view.selected_text()) > 100


def test_another_design_is_used_and_taken_back(
    page: TemplatesPage, qtbot: QtBot, store: Store, heard: Heard
) -> None:
    choose(page, "Klassisk")
    page.actions_of_page["use"].trigger()
    qtbot.waitUntil(lambda: told(page)[1] == "Inbyggd · Används för alla")
    assert templates.chosen_key(store, MINUTES, None) == "klassisk"
    assert page.papers_model.rows[list(PaperKind).index(MINUTES)].cells[1] == "Klassisk"
    assert not page.actions_of_page["use"].isEnabled()
    page.actions_of_page["back"].trigger()
    qtbot.waitUntil(lambda: told(page)[0] == "Inbyggd · Används för alla")
    heard.undo()
    qtbot.waitUntil(lambda: told(page)[1] == "Inbyggd · Används för alla")
    choose(page, "Stor stil")
    page.actions_of_page["design"].trigger()
    qtbot.waitUntil(lambda: templates.load_choices(store).design == "storstil")


def test_a_template_for_some_bodies(page: TemplatesPage, qtbot: QtBot, store: Store, heard: Heard) -> None:
    choose(page, "Klassisk")
    page.actions_of_page["use_for"].trigger()
    asked = opened(qtbot, page, BodiesDialog)
    asked.list.setFocus()
    QTest.keyClick(asked.list, Qt.Key.Key_Space)
    first = asked.list.item(0).text()
    asked.accept()
    qtbot.waitUntil(lambda: told(page)[1] == f"Inbyggd · Används för {first}")
    page.actions_of_page["use_for"].trigger()
    again = opened(qtbot, page, BodiesDialog)
    assert len(again.chosen()) == 1
    QTest.keyClick(again.list, Qt.Key.Key_Space)
    again.accept()
    qtbot.waitUntil(lambda: told(page)[1] == "Inbyggd")
    heard.undo()
    qtbot.waitUntil(lambda: told(page)[1] == f"Inbyggd · Används för {first}")


def test_a_faulty_file_is_kept_told_of_and_not_used(
    page: TemplatesPage, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    page.deeds.take_in((write_word(tmp_path / "Ny.docx", "{{Daum}}", "{{Innehåll}}"),))
    qtbot.waitUntil(lambda: page.details.title.text() == "Ny")
    assert told(page)[-1].startswith("1\u00a0fel, 3\u00a0varningar")
    assert "1\u00a0fel" in heard.said[-1][0]
    faults = page.details.faults
    assert "Brödtexten, stycke 1" in faults.item(0).text() and "{{Datum}}" in faults.item(0).text()
    for name in ("use", "use_for", "sample"):
        assert not page.actions_of_page[name].isEnabled()
    faults.setFocus()
    faults.copy()
    assert QApplication.clipboard().text().count("\n") == 4
    heard.undo()
    qtbot.waitUntil(lambda: names(page) == ["Modern", "Klassisk", "Stor stil"])


def test_saving_in_word_checks_the_file_again(
    page: TemplatesPage, qtbot: QtBot, tmp_path: Path, store: Store
) -> None:
    page.deeds.take_in((write_word(tmp_path / "Ny.docx", *GOOD, "{{Daum}}"),))
    qtbot.waitUntil(lambda: page.details.title.text() == "Ny")
    assert page.chosen is not None and page.chosen.errors == 1
    path = page.chosen.template.path
    aside = write_word(path.with_name("~spar.tmp"), *GOOD)  # Word writes aside, and puts that in the place
    aside.replace(path)
    qtbot.waitUntil(lambda: told(page)[-1] == "Egen, utan fel", timeout=5000)
    document = Document(str(path))
    document.add_paragraph("{{Daum}}")
    document.save(str(path))
    qtbot.waitUntil(lambda: told(page)[-1] == "1\u00a0fel", timeout=5000)
    (path.parent / "Till.docx").write_bytes(path.read_bytes())
    qtbot.waitUntil(lambda: names(page)[3:] == ["Ny", "Till"], timeout=5000)
    assert page.details.title.text() == "Ny", "what was chosen stays chosen"


def test_word_files_are_dropped_on_the_page(page: TemplatesPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert not drop(page, QPointF(9, 9), [tmp_path / "två.txt"])
    assert drop(page, QPointF(9, 9), [write_word(tmp_path / "En.docx", *GOOD), tmp_path / "två.txt"])
    qtbot.waitUntil(lambda: names(page)[3:] == ["En"])
    assert not page.hint.isVisible()


def test_a_design_is_copied_to_a_template_of_ones_own(
    page: TemplatesPage, qtbot: QtBot, heard: Heard, word: Word
) -> None:
    choose(page, "Klassisk")
    page.templates.setFocus()
    QTest.keyClick(page.templates, Qt.Key.Key_Return)
    asked = opened(qtbot, page, NameDialog)
    asked.field.setText("  Vår   klassiska ")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.details.title.text() == "Vår klassiska")
    assert told(page)[-1] == "Egen, utan fel"
    page.actions_of_page["open"].trigger()
    assert [path.name for path in word.opened] == ["Vår klassiska.docx"]


def test_no_template_without_a_name(page: TemplatesPage, qtbot: QtBot) -> None:
    page.deeds.duplicate()
    asked = opened(qtbot, page, NameDialog)
    asked.field.setText("  ")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    assert asked.isVisible()


def test_the_sample_is_made_with_an_own_template_and_opened(
    page: TemplatesPage, qtbot: QtBot, own: str, word: Word
) -> None:
    page.actions_of_page["sample"].trigger()
    qtbot.waitUntil(lambda: bool(word.opened))
    text = "\n".join(one.text for one in Document(str(word.opened[0])).paragraphs)
    assert "9\u00a0december 2025" in text and "{{" not in text


def test_rename_remove_and_bring_back(
    page: TemplatesPage, qtbot: QtBot, own: str, store: Store, heard: Heard
) -> None:
    page.actions_of_page["use"].trigger()
    qtbot.waitUntil(lambda: told(page)[-1] == "Egen, utan fel · Används för alla")
    page.templates.setFocus()
    page.actions_of_page["rename"].trigger()
    asked = opened(qtbot, page, NameDialog)
    assert asked.field.text() == own
    asked.field.setText("Årets")
    asked.accept()
    qtbot.waitUntil(lambda: names(page)[-1] == "Årets")
    assert templates.chosen_key(store, MINUTES, None) == "Årets.docx"
    page.actions_of_page["remove"].trigger()
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    assert templates.chosen_key(store, MINUTES, None) == "modern"
    heard.undo()
    qtbot.waitUntil(lambda: told(page)[-1] == "Egen, utan fel · Används för alla")


def test_a_template_is_replaced_and_the_earlier_one_comes_back(
    page: TemplatesPage,
    qtbot: QtBot,
    own: str,
    tmp_path: Path,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = write_word(tmp_path / "annan.docx", "{{Innehåll}}")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    page.actions_of_page["replace"].trigger()
    qtbot.waitUntil(lambda: told(page)[-1] == "3\u00a0varningar")
    assert names(page)[-1] == own
    heard.undo()
    qtbot.waitUntil(lambda: told(page)[-1] == "Egen, utan fel")


def test_files_are_asked_for(
    page: TemplatesPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(write_word(tmp_path / f"{name}.docx", *GOOD)) for name in ("Ett", "Två")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    page.actions_of_page["add"].trigger()
    qtbot.waitUntil(lambda: names(page)[3:] == ["Ett", "Två"])


def test_what_is_no_word_file_is_told(
    page: TemplatesPage, qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "brev.txt").write_text("hej")
    page.deeds.take_in((tmp_path / "brev.txt",))
    qtbot.waitUntil(lambda: len(heard.failures) == 1)
    assert "ingen Word-fil" in str(heard.failures[0])


def test_an_own_template_that_somebody_removed_is_told_of(
    page: TemplatesPage, qtbot: QtBot, own: str, store: Store
) -> None:
    page.actions_of_page["use"].trigger()
    qtbot.waitUntil(lambda: "alla" in told(page)[-1])
    assert page.chosen is not None
    page.chosen.template.path.unlink()
    qtbot.waitUntil(lambda: len(names(page)) == 3, timeout=5000)
    assert page.papers_model.rows[list(PaperKind).index(MINUTES)].cells[1] == "saknas"
    assert page.actions_of_page["back"].isEnabled()


def test_a_template_made_elsewhere_is_there_when_the_page_is_shown_again(
    page: TemplatesPage, qtbot: QtBot, store: Store
) -> None:
    page.hide()
    own_templates.duplicate(store, templates.built_in_templates(MINUTES)[0], "Utifrån")
    page.show()
    qtbot.waitUntil(lambda: names(page)[3:] == ["Utifrån"])
