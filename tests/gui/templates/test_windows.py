"""The list of fields, the look, and that the page can be used without a mouse or without sight."""

import gc
import weakref
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind, known_fields
from protokoll.gui.desk import Desk
from protokoll.gui.templates.field_list import FieldList
from protokoll.gui.templates.look_dialog import LookDialog
from protokoll.gui.templates.page import TemplatesPage
from protokoll.services.looks import look_of
from protokoll.storage.store import Store
from tests.gui.templates.conftest import choose
from tests.helpers.accessibility import focusable, mnemonics, nameless
from tests.helpers.old_minutes import png

Key = Qt.Key


@pytest.fixture
def fields(qtbot: QtBot) -> FieldList:
    window = FieldList()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize("kind", PaperKind)
def test_all_that_a_template_may_hold_is_listed_and_nothing_else(fields: FieldList, kind: PaperKind) -> None:
    fields.show_paper(kind)
    known = known_fields(kind)
    names = {field.name for field in known.fields} | {anchor.name for anchor in known.anchors} | {"Logotyp"}
    names |= {f"{group.name}.{field.name}" for group in known.groups for field in group.fields}
    assert {row.value for row in fields.model.rows} == {f"{{{{{name}}}}}" for name in names}
    assert all(row.cells[1] for row in fields.model.rows)


def test_search_and_enter_copies(fields: FieldList) -> None:
    fields.filter.setText("klockslag tid")
    QTest.keyClick(fields.filter, Key.Key_Return)
    assert QApplication.clipboard().text() == "{{Tid}}"
    assert "{{Tid}}" in fields.told.text()
    fields.filter.setText("datum")
    QTest.keyClick(fields.filter, Key.Key_Down)
    QTest.keyClick(fields.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "{{Datum}}"
    index = fields.model.index(1, 0)
    at = fields.table.visualRect(index).center()
    QTest.mouseClick(fields.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(fields.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert QApplication.clipboard().text() == fields.model.rows[1].value != "{{Datum}}"
    fields.filter.setText("xyzzy")
    fields.copy()
    assert fields.told.text() == "Inget fält passar."


def test_it_stays_on_top_if_wanted(fields: FieldList, qtbot: QtBot) -> None:
    fields.on_top.click()
    assert fields.windowFlags() & Qt.WindowType.WindowStaysOnTopHint and fields.isVisible()
    fields.on_top.click()
    assert not fields.windowFlags() & Qt.WindowType.WindowStaysOnTopHint and fields.isVisible()


def test_the_page_opens_it_for_its_paper(page: TemplatesPage, qtbot: QtBot) -> None:
    page.show_paper(PaperKind.TASK_LIST)
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.template.paper is PaperKind.TASK_LIST)
    page.actions_of_page["fields"].trigger()
    window = page.findChild(FieldList)
    assert window is not None and window.isVisible()
    assert window.paper.value is PaperKind.TASK_LIST
    assert nameless(window) == []
    window.close()


# --- the look ---------------------------------------------------------------------------------------


def look_dialog(page: TemplatesPage) -> LookDialog:
    page.actions_of_page["look"].trigger()
    (dialog,) = (one for one in page.findChildren(LookDialog) if one.isVisible())
    return dialog


def colours(dialog: LookDialog) -> set[str]:
    """The colours of what is painted of the paper."""
    picture = dialog.view.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_colour_is_chosen_and_seen_at_once(page: TemplatesPage, qtbot: QtBot, store: Store) -> None:
    dialog = look_dialog(page)
    qtbot.waitUntil(lambda: "#0b5563" in colours(dialog))
    dialog.colors.setFocus()
    while dialog.colors.currentText() != "Vinröd":
        QTest.keyClick(dialog.colors, Key.Key_Down)
    qtbot.waitUntil(lambda: "#7a1f2b" in colours(dialog))
    assert dialog.hex.text() == "#7a1f2b"
    assert nameless(dialog) == []
    letters = mnemonics(dialog)
    assert len(letters) == len(set(letters))
    dialog.accept()
    assert look_of(store).accent == "#7a1f2b"
    qtbot.waitUntil(lambda: page._overview is not None and page._overview.look.accent == "#7a1f2b")


def test_a_colour_that_cannot_be_read_is_made_darker(page: TemplatesPage, store: Store) -> None:
    dialog = look_dialog(page)
    dialog.hex.setText("ffcc00")
    dialog.hex.editingFinished.emit()
    assert "mörkare" in dialog.told.text() and dialog.chosen().accent in dialog.told.text()
    assert dialog.colors.currentText() == "Egen färg"
    dialog.hex.setText("gul")
    dialog.hex.editingFinished.emit()
    assert "ingen färg" in dialog.problem.text()
    dialog.reject()
    assert look_of(store).accent == ""


def test_any_colour_can_be_picked(page: TemplatesPage, qtbot: QtBot) -> None:
    dialog = look_dialog(page)
    dialog.colors.setCurrentIndex(dialog.colors.count() - 1)
    dialog.colors.activated.emit(dialog.colors.currentIndex())
    picker = dialog.findChild(QColorDialog)
    assert picker is not None
    picker.setCurrentColor(QColor("#123456"))
    picker.accept()
    assert dialog.chosen().accent == "#123456"
    dialog.reject()


def test_a_logo_is_chosen_and_taken_away(
    page: TemplatesPage, qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "märke.png"
    path.write_bytes(png(40))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = look_dialog(page)
    assert "#b3261e" not in colours(dialog)
    dialog.logo_button.click()
    qtbot.waitUntil(lambda: "#b3261e" in colours(dialog))
    dialog.logo_text.setText("Lindens  märke")
    dialog.accept()
    assert (look_of(store).logo, look_of(store).logo_text) == (path.read_bytes(), "Lindens märke")
    qtbot.waitUntil(lambda: page._overview is not None and bool(page._overview.look.logo))
    dialog = look_dialog(page)
    dialog.logo_text.setText("Märket")
    dialog.accept()
    assert (look_of(store).logo_text, bool(look_of(store).logo)) == ("Märket", True)
    qtbot.waitUntil(lambda: page._overview is not None and page._overview.look.logo_text == "Märket")
    dialog = look_dialog(page)
    dialog.no_logo_button.click()
    dialog.accept()
    assert look_of(store).logo == b""


def test_what_is_no_picture_is_told(page: TemplatesPage, tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"ingen bild")
    dialog = look_dialog(page)
    dialog.set_logo(tmp_path / "bild.png")
    assert "ingen bild" in dialog.problem.text()
    assert dialog.chosen().logo is None
    dialog.reject()


# --- for everybody ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Modern", "Stor stil"])
def test_everything_on_the_page_has_a_name_and_a_letter_of_its_own(page: TemplatesPage, name: str) -> None:
    choose(page, name)
    assert nameless(page) == []
    letters = [letter for letter in mnemonics(page) if letter]
    assert len(letters) == len(set(letters))
    assert not {f"alt+{letter}" for letter in "armpsvhe"} & set(letters), "they open the window's menus"


def test_the_keyboard_comes_to_everything(page: TemplatesPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.papers.setFocus()
    reached = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert set(focusable(page)) <= reached


def test_a_row_is_read_out_with_its_state(page: TemplatesPage) -> None:
    index = page.templates_model.index(0, 0)
    told = page.templates_model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Modern, Inbyggd · Används för alla"


def test_every_key_is_told(page: TemplatesPage) -> None:
    keys = [action.shortcut().toString() for action in page.key_actions()]
    assert len(keys) == len(set(keys)) >= 7
    assert all(action.text() for action in page.key_actions())


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_fits_its_window(page: TemplatesPage, percent: int) -> None:
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    page.setFont(font)
    assert page.minimumSizeHint().width() <= 1280 - 300


def _has_rows(page: TemplatesPage) -> bool:
    return bool(page.templates_model.rows)


def test_nothing_keeps_a_page_alive(qtbot: QtBot, desk: Desk) -> None:
    page = TemplatesPage(desk)
    page.show()
    qtbot.waitUntil(partial(_has_rows, page))
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    gone = weakref.ref(page)
    del page
    gc.collect()
    assert gone() is None
