"""The preview with its tools: which paper, how many pages, how large, print."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pane import PreviewPane
from protokoll.gui.theme.theme import Theme
from tests.gui.preview.sheets import filler, item, long_paper
from tests.helpers.accessibility import focusable, nameless, shows_focus, tab_stops
from tests.helpers.papers import paper_of

PAPERS = (("protokoll", "Protokoll"), ("dagordning", "Dagordning"), ("korschema", "Ordförandens körschema"))


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    made = PreviewPane()
    qtbot.addWidget(made)
    made.set_papers(PAPERS)
    made.resize(640, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def show(pane: PreviewPane, lines: int) -> None:
    pane.show_paper(paper_of(*filler(lines)), PageLook())
    while pane.view.is_setting():
        QApplication.processEvents()


def test_a_paper_is_chosen(qtbot: QtBot, pane: PreviewPane) -> None:
    assert pane.chosen_paper() == "protokoll"
    pane.papers.setFocus()
    with qtbot.waitSignal(pane.paper_chosen) as chosen:
        QTest.keyClick(pane.papers, Qt.Key.Key_Down)
    assert chosen.args == ["dagordning"]
    with qtbot.assertNotEmitted(pane.paper_chosen):
        pane.choose_paper("korschema")
        pane.choose_paper("okänt")
        pane.set_papers(PAPERS[1:])
    assert pane.chosen_paper() == "korschema"
    pane.set_papers(PAPERS[:1])
    assert pane.chosen_paper() == "protokoll"


def test_the_pages_are_counted(pane: PreviewPane) -> None:
    for lines, words in ((3, "1\u00a0sida"), (60, "2\u00a0sidor")):
        show(pane, lines)
        assert pane.count.text() == words
        assert pane.view.isVisible()


def test_without_a_paper_it_tells_why(pane: PreviewPane) -> None:
    assert pane.empty.isVisible()
    assert pane.empty.text()
    show(pane, 3)
    assert pane.print_button.isEnabled()
    pane.show_empty("Välj punkter till utdraget.")
    assert pane.empty.isVisible()
    assert pane.empty.text() == "Välj punkter till utdraget."
    assert pane.count.text() == ""
    assert not pane.print_button.isEnabled()
    assert not pane.preview_button.isEnabled()


def test_the_size_is_chosen_and_follows_the_wheel(pane: PreviewPane) -> None:
    show(pane, 3)
    assert pane.zoom.currentText() == "Sidbredd"
    pane.zoom.setFocus()
    while pane.zoom.currentText() != "100 %":
        QTest.keyClick(pane.zoom, Qt.Key.Key_Down)
    assert pane.view.zoom() == 100
    pane.view.zoom_in()
    assert pane.zoom.currentText() == "125 %"
    pane.view.set_zoom(None)
    assert pane.zoom.currentText() == "Sidbredd"


def test_its_buttons_ask_for_the_printer(qtbot: QtBot, pane: PreviewPane) -> None:
    show(pane, 3)
    with qtbot.waitSignal(pane.print_wanted):
        pane.print_button.click()
    with qtbot.waitSignal(pane.print_preview_wanted):
        pane.preview_button.click()


def test_a_click_in_the_paper_goes_through(qtbot: QtBot, pane: PreviewPane) -> None:
    pane.show_paper(paper_of(item(1), item(2)), PageLook())
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(pane.part_wanted) as wanted:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert wanted.args == ["item:i1"]


def test_everything_has_a_name_and_is_reached_in_reading_order(theme: Theme, pane: PreviewPane) -> None:
    pane.show_paper(long_paper(5), PageLook())
    assert nameless(pane) == []
    assert pane.print_button.toolTip() == "Skriv ut…"
    assert pane.preview_button.toolTip() == "Förhandsgranska utskrift"
    order = [pane.papers, pane.zoom, pane.preview_button, pane.print_button, pane.view]
    assert set(focusable(pane)) == set(order)
    pane.papers.setFocus()
    stops = tab_stops(pane)
    start = stops.index(pane.zoom)
    assert [*stops[start:], *stops[:start]] == [*order[1:], order[0]]
    for widget in order[:-1]:
        assert shows_focus(widget)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_tools_fit_beside_each_other(theme: Theme, pane: PreviewPane, mode: str, zoom: int) -> None:
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    show(pane, 60)
    pane.resize(640, 700)
    QApplication.processEvents()
    assert pane.minimumSizeHint().width() <= 640
    row = [pane.papers, pane.count, pane.zoom, pane.preview_button, pane.print_button]
    for left, right in pairwise(row):
        assert left.geometry().right() < right.geometry().left()
    assert pane.print_button.geometry().right() < pane.width()
    assert pane.count.width() >= pane.count.sizeHint().width()
