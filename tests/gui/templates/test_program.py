"""The page of templates in the whole program: its place, its keys, and what the palette does there."""

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind
from protokoll.gui.templates.field_list import FieldList
from protokoll.gui.templates.look_dialog import LookDialog
from protokoll.gui.templates.page import TemplatesPage
from protokoll.services import templates
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, press
from tests.gui.programs import Running, running, store

__all__ = ["running", "store"]


def test_it_stands_between_persons_and_settings(running: Running) -> None:
    window = running.program.window
    words = [one.text().strip() for one in window.navigation.findChildren(QPushButton)]
    assert words[-3:] == ["Personer", "Mallar", "Inställningar"]


def test_a_design_is_chosen_with_the_keyboard_alone(running: Running, qtbot: QtBot) -> None:
    press(Key.Key_4, CTRL)
    page = running.program.window.page_widget("templates")
    assert isinstance(page, TemplatesPage)
    qtbot.waitUntil(lambda: bool(page.templates_model.rows))
    assert page.papers.hasFocus()
    press(Key.Key_Tab)
    assert page.templates.hasFocus()
    press(Key.Key_Down)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: templates.chosen_key(running.store, PaperKind.MINUTES, None) == "klassisk")


def test_the_windows_own_keys_lead_there_from_any_page(running: Running, qtbot: QtBot) -> None:
    window = running.program.window
    window.show_page("meetings")
    press(Key.Key_U, CTRL_SHIFT)
    assert window.page() == "templates"
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LookDialog)
    press(Key.Key_Escape)
    press(Key.Key_F, CTRL_SHIFT)
    fields = window.findChild(FieldList)
    assert fields is not None and fields.isVisible()
    fields.close()
