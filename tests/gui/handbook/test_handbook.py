"""The handbook: every page can be read, every link leads somewhere, no page is forgotten."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QPalette, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.gui.handbook.pages import FIRST_PAGE, SHORTCUT, Handbook
from protokoll.gui.handbook.window import HandbookWindow
from protokoll.paths import resources_dir
from tests.gui.persons.hands import type_text

FOLDER = resources_dir() / "handbok"
BOOK = Handbook(FOLDER)
PAGES = sorted(BOOK.pages)


@pytest.fixture
def window(qtbot: QtBot) -> HandbookWindow:
    window = HandbookWindow("| Tangent | Gör |\n|---|---|\n| Ctrl+N | Nytt möte |")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def listed(window: HandbookWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_shown_as_it_is_written(window: HandbookWindow, name: str) -> None:
    window.show_page(name)
    assert window.page_name == name
    shown = window.reader.toPlainText()
    page = window.handbook.pages[name]
    assert shown.startswith(page.title)
    assert not re.search(r"\*\*|\]\(|\{\{|(^|\n)#|\|", shown), "Markdown that was not understood"
    words = re.findall(r"\w{4,}", page.words)
    assert [word for word in words if word not in shown] == []


def test_a_page_is_read_from_its_beginning(qtbot: QtBot) -> None:
    window = HandbookWindow()
    qtbot.addWidget(window)
    window.resize(700, 400)
    window.show_page("motessidan")  # asked for before the window is seen, as F1 does
    window.show()
    qtbot.waitExposed(window)
    window.resize(600, 380)
    qtbot.wait(20)
    bar = window.reader.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0


@pytest.mark.parametrize("name", PAGES)
def test_every_page_begins_with_what_one_can_do_there(name: str) -> None:
    lines = [line for line in BOOK.pages[name].markdown.splitlines() if line.strip()]
    assert lines[0].startswith("# ")
    assert lines[1].startswith(("Här kan du ", "Här hittar du "))
    assert len(BOOK.pages[name].words.split()) < 450, "a short page"


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages(name: str) -> None:
    assert [link for link in BOOK.pages[name].links if link not in BOOK.pages] == []


def test_no_page_is_forgotten() -> None:
    assert {FIRST_PAGE, *BOOK.pages[FIRST_PAGE].links} == set(BOOK.pages)
    for name, page in BOOK.pages.items():
        assert page.links or name == FIRST_PAGE, f"{name} is a dead end"


@pytest.mark.parametrize("name", PAGES)
def test_shortcuts_are_real(name: str) -> None:
    for keys in SHORTCUT.findall((FOLDER / f"{name}.md").read_text(encoding="utf-8")):
        sequence = QKeySequence(keys)
        assert sequence.count() == 1
        assert sequence.toString()


def test_shortcuts_of_the_window_are_those_of_the_program() -> None:
    """What the handbook says of keys is what the action table says."""
    from protokoll.gui.action_table import ACTIONS
    from protokoll.gui.templates import page_actions

    known = {QKeySequence(keys) for action in ACTIONS for keys in action.shortcuts}
    own = {
        "Ctrl+F",
        "Ctrl+C",
        "Ctrl+L",
        "Ctrl+Shift+A",
        "Ctrl+Shift+O",
        "Ctrl+Shift+V",
        "Ctrl+Enter",
    }  # the page of persons and the paper desk
    known |= {QKeySequence(keys) for keys in own}
    known |= {QKeySequence(keys) for *_, keys in page_actions.ACTIONS if keys}
    said = {
        keys for path in FOLDER.glob("*.md") for keys in SHORTCUT.findall(path.read_text(encoding="utf-8"))
    }
    assert {keys for keys in said if QKeySequence(keys) not in known} == set()


def test_the_list_of_shortcuts_is_put_in(window: HandbookWindow) -> None:
    window.show_page("kortkommandon")
    assert "Nytt möte" in window.reader.toPlainText()


def test_an_unknown_page_is_the_first(window: HandbookWindow) -> None:
    window.show_page("moten")
    window.show_page("finns inte")
    assert window.page_name == FIRST_PAGE


def test_back_and_forward_go_the_way_one_came(window: HandbookWindow) -> None:
    for name in ("moten", "narvaro", "beslut"):
        window.show_page(name)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window, Qt.Key.Key_Left, alt)
    assert window.page_name == "narvaro"
    assert window.forward_button.isEnabled()
    QTest.mouseClick(window.back_button, Qt.MouseButton.LeftButton)
    assert window.page_name == "moten"
    QTest.keyClick(window, Qt.Key.Key_Right, alt)
    assert window.page_name == "narvaro"
    window.show_page("uppdrag")
    assert not window.forward_button.isEnabled()
    for _ in range(9):
        window.go_back()
    assert window.page_name == FIRST_PAGE
    assert not window.back_button.isEnabled()


def test_a_link_is_followed_inside_the_handbook(window: HandbookWindow) -> None:
    window.reader.anchorClicked.emit(QUrl("moten.md"))
    assert window.page_name == "moten"
    assert window.list.currentItem().text() == "Möten"


def test_links_out_are_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("handbok")
    (folder / "innehall.md").write_text(
        "# Bok\n\n[Ut](https://example.org/x) och [fil](file:///etc/passwd) [in](b.md)\n", encoding="utf-8"
    )
    (folder / "b.md").write_text("# B\n", encoding="utf-8")
    page = Handbook(folder).pages["innehall"]
    assert "Ut (https://example.org/x) och fil (file:///etc/passwd) [in](b.md)" in page.markdown
    assert page.links == ["b"]


def test_nothing_is_loaded_from_anywhere(window: HandbookWindow) -> None:
    kinds = QTextDocument.ResourceType
    for address in ("https://example.org/a.png", "file:///etc/hostname", "moten.md"):
        assert window.reader.loadResource(kinds.ImageResource.value, QUrl(address)) is None
    assert not window.reader.openLinks()
    assert not window.reader.openExternalLinks()


def test_search_finds_pages_and_marks_the_words(window: HandbookWindow) -> None:
    type_text(window.search, "jäv")
    assert "Närvaro" in listed(window)
    assert "Uppdrag" not in listed(window)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page_name == "motessidan"
    assert window.reader.hasFocus()
    assert [one.cursor.selectedText().casefold() for one in window.reader.extraSelections()] == ["jäv"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert len(listed(window)) == len(BOOK.pages)
    assert window.reader.extraSelections() == []


def test_pages_named_so_come_first() -> None:
    assert BOOK.search("närvaro")[0].page.name == "narvaro"
    assert "närvaro" in BOOK.search("närvaro")[1].around.casefold()
    assert BOOK.search("  ") == []


def test_the_list_of_pages_is_found_last() -> None:
    assert [hit.page.name for hit in BOOK.search("närvaro")][-1] == FIRST_PAGE


def test_the_words_around_stand_below_the_title(window: HandbookWindow) -> None:
    plain = window.list.sizeHintForRow(0)
    type_text(window.search, "jäv")
    assert window.list.sizeHintForRow(0) > plain + window.list.fontMetrics().height()
    assert window.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(window.list.item(0).text())
    assert not window.list.horizontalScrollBar().isVisible()


def test_f3_goes_from_one_to_the_next_and_round(window: HandbookWindow) -> None:
    window.show_page("narvaro")
    window.activateWindow()
    type_text(window.search, "mötet")
    places = sorted(one.cursor.selectionStart() for one in window.reader.extraSelections())
    assert len(places) > 2
    assert window.reader.textCursor().position() == places[0]
    for place in [*places[1:], places[0]]:
        QTest.keyClick(window.search, Qt.Key.Key_F3)
        assert window.reader.textCursor().position() == place
    QTest.keyClick(window.search, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.reader.textCursor().position() == places[-1]
    window.search.clear()
    QTest.keyClick(window.search, Qt.Key.Key_F3)
    assert window.reader.textCursor().position() == places[-1]


def test_keys_of_the_program_hold_here_too(qtbot: QtBot) -> None:
    larger = QAction("Vanlig storlek")
    larger.setShortcut(QKeySequence("Ctrl+0"))
    window = HandbookWindow("", None, [larger])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(larger.triggered):
        QTest.keyClick(window.search, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)


def test_a_search_that_finds_nothing_says_so(window: HandbookWindow) -> None:
    type_text(window.search, "xyzzy")
    assert listed(window) == ["Inget hittades. Pröva ett annat eller kortare ord."]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page_name == FIRST_PAGE


def test_the_list_is_reached_from_the_search_field(window: HandbookWindow) -> None:
    window.focus_search()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert window.list.hasFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert window.page_name == "kom-igang"


def test_escape_closes_when_nothing_is_searched_for(window: HandbookWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_links_follow_the_colours(window: HandbookWindow, qapp: QApplication) -> None:
    before = qapp.palette()
    palette = QPalette(before)
    palette.setColor(QPalette.ColorRole.Link, Qt.GlobalColor.red)
    try:
        qapp.setPalette(palette)
        qapp.processEvents()
        assert "#ff0000" in window.reader.toHtml()
    finally:
        qapp.setPalette(before)


def test_every_control_has_a_name(window: HandbookWindow) -> None:
    for widget in (window.search, window.list, window.reader):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert window.back_button.text()
    assert window.forward_button.text()
