"""The guide: from an old document to a template, by keyboard and buttons, through the page."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind, known_fields
from protokoll.gui.templates.guide import GuideDialog
from protokoll.gui.templates.page import TemplatesPage
from protokoll.services.template_guide import as_template, read_document
from protokoll.services.template_proposals import KnownNames, propose
from tests.gui.templates.conftest import Heard, Word, names, opened, told
from tests.helpers.accessibility import mnemonics, nameless
from tests.helpers.old_minutes import ALWAYS, ITEMS, write_old_minutes

MINUTES = PaperKind.MINUTES
Key = Qt.Key


@pytest.fixture
def guide(tmp_path: Path, qtbot: QtBot) -> Iterator[GuideDialog]:
    document = read_document(write_old_minutes(tmp_path / "gammalt.docx"))
    proposals = propose(document, known_fields(MINUTES), KnownNames())
    dialog = GuideDialog(document, proposals, MINUTES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    yield dialog
    dialog.close()


def before(guide: GuideDialog) -> list[str]:
    return _column(guide, 0)


def after(guide: GuideDialog) -> list[str]:
    return _column(guide, 1)


def _column(guide: GuideDialog, column: int) -> list[str]:
    model = guide.model
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def go_to(guide: GuideDialog, text: str) -> None:
    """Choose the line that begins so."""
    row = next(row for row, words in enumerate(before(guide)) if words.startswith(text))
    select(guide, row)


def select(guide: GuideDialog, row: int) -> None:
    """Choose a line alone, whatever keys Qt believes are held since an earlier test."""
    flag = QItemSelectionModel.SelectionFlag
    index = guide.model.index(row, 0)
    guide.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)


def pick(guide: GuideDialog, field: str) -> None:
    """Find a field and press Enter, as one does."""
    guide.filter.setFocus()
    guide.filter.setText(field)
    QTest.keyClick(guide.filter, Key.Key_Return)


def made(guide: GuideDialog) -> list[str]:
    """The paragraphs of the template as it would be now."""
    data = as_template(guide._document, guide.choices())
    return [one.text for one in Document(io.BytesIO(data)).paragraphs]


def test_the_document_is_told_line_by_line(guide: GuideDialog) -> None:
    assert after(guide)[:4] == [
        "{{Dokument}} nr {{Mötesnummer}}",
        "Styrelsemöte {{Veckodag}}en den {{Datum}} {{Tid}}",
        "Plats: {{Plats}}",
        "Står kvar",
    ]
    assert before(guide)[4].endswith("(4\u00a0stycken)") and after(guide)[4] == "{{Närvaro}}"
    assert "10\u00a0texter" in guide.told.text()


def test_a_proposal_is_left_and_comes_back(guide: GuideDialog) -> None:
    go_to(guide, "Plats")
    guide.keep_button.click()
    assert after(guide)[2] == "Står kvar"
    assert guide.table.currentIndex().row() == 2
    guide.undo_button.click()
    assert after(guide)[2] == "Plats: {{Plats}}"
    assert not guide.undo_button.isEnabled()


def test_a_region_that_is_left_opens_into_its_lines(guide: GuideDialog) -> None:
    go_to(guide, ITEMS[0])
    guide.table.setFocus()
    QTest.keyClick(guide.table, Key.Key_Backspace)
    assert [words for words in before(guide) if words in ITEMS] == list(ITEMS)
    row = before(guide).index(ITEMS[1])
    select(guide, row)
    for _ in range(2):
        QTest.keyClick(guide.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(guide.table, Key.Key_Return)
    assert guide.filter.hasFocus()
    pick(guide, "innehåll")
    assert ITEMS[0] in made(guide) and ITEMS[1] not in made(guide) and "{{Innehåll}}" in made(guide)
    QTest.keyClick(guide.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "{{Innehåll}}" not in made(guide)


def test_marked_words_give_way(guide: GuideDialog) -> None:
    go_to(guide, ALWAYS)
    start = ALWAYS.index("partipolitiskt")
    guide.text.mark(start, start + len("partipolitiskt"))
    pick(guide, "{{Organ}}")
    assert after(guide)[3] == ALWAYS.replace("partipolitiskt", "{{Organ}}")
    guide.text.mark(0, len("Föreningen"))
    pick(guide, "{{Organisation}}")
    assert after(guide)[3] == "{{Organisation}} är {{Organ}} obunden."
    guide.text.mark(start, start + 3)
    guide.keep_button.click()
    assert after(guide)[3] == "{{Organisation}} är partipolitiskt obunden."


def test_a_line_without_marked_words_gives_way_whole(guide: GuideDialog) -> None:
    go_to(guide, ALWAYS)
    pick(guide, "{{Informationsklassning}}")
    assert after(guide)[3] == "{{Informationsklassning}}"
    guide.gone_button.click()
    assert after(guide)[3] == "Tas bort" and ALWAYS not in made(guide)


def test_words_are_marked_with_the_keyboard_also_beyond_the_first_plane(tmp_path: Path, qtbot: QtBot) -> None:
    document = Document()
    document.add_paragraph("😀 Anna leder")
    document.save(str(tmp_path / "glad.docx"))
    dialog = GuideDialog(read_document(tmp_path / "glad.docx"), (), MINUTES)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.text.setFocus()
    dialog.text.mark(2, 2)
    for _ in range(4):
        QTest.keyClick(dialog.text, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.text.marked() == (2, 6)
    pick(dialog, "{{Ordförande}}")
    assert after(dialog) == ["😀 {{Ordförande}} leder"]
    dialog.reject()


def test_what_cannot_stand_there_is_told(guide: GuideDialog) -> None:
    go_to(guide, ALWAYS)
    guide.text.mark(0, 4)
    pick(guide, "{{Innehåll}}")
    assert "hela stycken" in guide.problem.text() and guide.problem.isVisible()
    assert after(guide)[3] == "Står kvar"
    go_to(guide, "Plats")
    assert not guide.problem.isVisible()


def test_a_search_without_hits_changes_nothing(guide: GuideDialog) -> None:
    choices = guide.choices()
    pick(guide, "xyzzy")
    assert guide.choices() == choices


def test_everything_is_named_and_reached_by_the_keyboard(guide: GuideDialog) -> None:
    assert nameless(guide) == []
    letters = mnemonics(guide)
    assert len(letters) == len(set(letters))
    assert guide.table.hasFocus()
    reached: set[QWidget | None] = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or guide, Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    wanted = {guide.text, guide.filter, guide.fields, guide.swap_button, guide.gone_button, guide.keep_button}
    assert wanted | {guide.name, guide.open_it, guide.table} <= reached


def test_the_page_leads_from_the_file_to_the_template_in_word(
    page: TemplatesPage,
    qtbot: QtBot,
    tmp_path: Path,
    heard: Heard,
    word: Word,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = write_old_minutes(tmp_path / "Protokoll mars.docx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(old), ""))
    page.actions_of_page["guide"].trigger()
    dialog = opened(qtbot, page, GuideDialog)
    assert dialog.template_name() == "Protokoll mars"
    dialog.name.setText("")
    assert not dialog._buttons.accept_button.isEnabled()
    dialog.name.setText("Vår mall")
    dialog._buttons.accept_button.click()
    qtbot.waitUntil(lambda: page.details.title.text() == "Vår mall")
    assert told(page)[-1] == "Egen, utan fel"
    qtbot.waitUntil(lambda: [path.name for path in word.opened] == ["Vår mall.docx"])
    heard.undo()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_a_broken_file_is_told_of(page: TemplatesPage, qtbot: QtBot, tmp_path: Path, heard: Heard) -> None:
    (tmp_path / "trasig.docx").write_bytes(b"PK")
    page.deeds.guiding.begin(tmp_path / "trasig.docx", MINUTES)
    qtbot.waitUntil(lambda: len(heard.failures) == 1)
    assert "trasig.docx" in str(heard.failures[0])
