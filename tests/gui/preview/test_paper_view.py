"""The pages on the screen: scrolled, zoomed, clicked in, copied from, read out, in step with the writing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from protokoll.documents.paper import Column, Heading, Paper, Prose, Table
from protokoll.domain.markup import parse, plain
from protokoll.gui.preview.look import MARGIN_LEFT, PageLook, page_look
from protokoll.gui.preview.paper_view import PaperView
from protokoll.gui.preview.placement import GAP
from protokoll.gui.theme.colors import DARK, LIGHT
from protokoll.gui.theme.theme import Theme
from tests.gui.preview.sheets import filler, item, long_paper, text
from tests.helpers.accessibility import nameless
from tests.helpers.papers import paper_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen: menus

LOOK = PageLook()


def shown(view: PaperView, paper: Paper) -> PaperView:
    view.show_paper(paper, LOOK)
    while view.is_setting():
        QApplication.processEvents()
    QApplication.processEvents()
    return view


def point_in(view: PaperView, key: str) -> QPoint:
    """The middle of the beginning of a part, in the viewport."""
    assert view.pages is not None
    page, top, _ = view.pages.parts_on(key)[0]
    placement = view.placement()
    x = placement.page_rect(page).left() + (MARGIN_LEFT + 1500) * placement.scale
    return QPoint(round(x), round(placement.height_at(page, top + 150) - placement.top))


def click(view: PaperView, at: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def drag(view: PaperView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view.viewport(), end)
    event_at = QPointF(end)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        event_at,
        view.viewport().mapToGlobal(event_at),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), moved)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def picture(view: PaperView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


# --- pages ---


def test_it_tells_how_many_pages_there_are(qtbot: QtBot, view: PaperView) -> None:
    with qtbot.waitSignal(view.pages_changed) as told:
        view.show_paper(long_paper(30), LOOK)
    assert told.args == [view.page_count()]
    assert view.page_count() > 2
    with qtbot.waitSignal(view.pages_changed) as told:
        view.show_paper(None, LOOK)
    assert told.args == [0]


def test_a_great_paper_is_set_in_bits_and_the_latest_is_shown(qtbot: QtBot, view: PaperView) -> None:
    shown(view, paper_of(Heading("Först")))
    view.show_paper(long_paper(3000), LOOK)
    assert view.is_setting()
    assert view.page_count() == 1
    view.show_paper(paper_of(*filler(60)), LOOK)
    qtbot.waitUntil(lambda: not view.is_setting())
    assert view.page_count() == 2


def test_another_design_gives_other_pages(view: PaperView) -> None:
    shown(view, long_paper(20))
    before = view.page_count()
    view.show_paper(long_paper(20), page_look("storstil"))
    while view.is_setting():
        QApplication.processEvents()
    assert view.page_count() > before


# --- scrolling and zooming ---


def test_keys_scroll(view: PaperView) -> None:
    shown(view, long_paper(40))
    bar = view.verticalScrollBar()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    page_down = bar.value()
    assert 0 < page_down <= view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert page_down < bar.value() < page_down + 200
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert view.current_page() == view.page_count() - 1
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (bar.value(), view.current_page()) == (0, 0)


def test_the_page_is_as_wide_as_the_view_until_a_size_is_chosen(view: PaperView) -> None:
    shown(view, long_paper(4))
    wide = view.placement().page_width
    assert abs(wide - (view.viewport().width() - 2 * GAP)) <= 8
    view.resize(500, 800)
    assert view.placement().page_width < wide
    view.set_zoom(100)
    assert view.placement().page_width == pytest.approx(8.27 * view.logicalDpiX(), abs=2)
    assert view.horizontalScrollBar().maximum() > 0
    view.resize(700, 800)
    assert view.zoom() == 100
    view.set_zoom(None)
    assert view.fits_width()
    assert view.horizontalScrollBar().maximum() == 0


def test_ctrl_and_the_wheel_zoom_and_the_place_stays(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(40))
    view.set_zoom(100)
    view.verticalScrollBar().setValue(view.placement().page_top(3))
    page = view.current_page()
    for turn, zoom in ((120, 125), (120, 150), (-120, 125), (-120, 100), (-120, 90)):
        with qtbot.waitSignal(view.zoom_changed) as told:
            turned(view, turn, Qt.KeyboardModifier.ControlModifier)
        assert told.args == [zoom] == [view.zoom()]
        assert abs(view.current_page() - page) <= 1
    before = view.verticalScrollBar().value()
    turned(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.zoom() == 90
    assert view.verticalScrollBar().value() > before


def turned(view: PaperView, by: int, modifier: Qt.KeyboardModifier) -> None:
    position = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        position,
        view.viewport().mapToGlobal(position),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("percent", [1, 25, 200, 400, 9999])
def test_every_size_is_painted(view: PaperView, percent: int) -> None:
    shown(view, long_paper(4))
    view.set_zoom(percent)
    assert 25 <= view.zoom() <= 400
    image = picture(view)
    assert "#ffffff" in {image.pixelColor(image.width() // 2, y).name() for y in range(image.height())}


# --- parts ---


def test_a_click_asks_for_the_innermost_part(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(6))
    for key in ("entry:e0", "item:i2", "entry:e2"):
        with qtbot.waitSignal(view.part_wanted) as wanted:
            click(view, point_in(view, key))
        assert wanted.args == [key]


def test_a_click_beside_the_parts_asks_for_nothing(qtbot: QtBot, view: PaperView) -> None:
    shown(view, paper_of(Heading("Punkter"), item(1)))
    with qtbot.assertNotEmitted(view.part_wanted):
        click(view, QPoint(3, 3))
        click(view, QPoint(view.viewport().width() // 2, 30))


def test_the_keyboard_goes_from_part_to_part_and_asks_for_one(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(3))
    view.setFocus()
    with qtbot.assertNotEmitted(view.part_wanted):
        QTest.keyClick(view, Qt.Key.Key_Return)
    for key in ("item:i0", "entry:e0", "item:i1"):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        assert view.current_part() == key
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.part_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == ["entry:e0"]


def test_the_part_the_keyboard_is_at_is_framed(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(3))
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    before = picture(view)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert picture(view) != before


def test_a_part_is_scrolled_to_and_marked_for_a_moment(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(60))
    view.show_part("item:i40")
    place = point_in(view, "item:i40")
    assert view.viewport().rect().contains(place)
    soft = QColor(LIGHT.accent_soft)
    beside = QPoint(place.x() + 250, place.y())
    assert picture(view).pixelColor(beside) == soft
    qtbot.waitUntil(lambda: picture(view).pixelColor(beside) != soft, timeout=4000)


def test_a_part_in_sight_does_not_move_the_pages(view: PaperView) -> None:
    shown(view, long_paper(60))
    view.show_part("item:i1")
    assert view.verticalScrollBar().value() == 0
    view.show_part("item:okänd")
    assert view.verticalScrollBar().value() == 0


def test_a_part_of_a_paper_that_is_still_being_set_is_waited_for(qtbot: QtBot, view: PaperView) -> None:
    view.show_paper(long_paper(3000), LOOK)
    view.show_part("item:i2900")
    qtbot.waitUntil(lambda: not view.is_setting())
    assert view.viewport().rect().contains(point_in(view, "item:i2900"))


# --- live ---


def test_what_is_looked_at_stays_where_it_is_when_something_above_grows(view: PaperView) -> None:
    shown(view, long_paper(60))
    view.show_part("item:i30", mark=False)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + point_in(view, "item:i30").y() - 20)
    before = point_in(view, "item:i30")
    shown(view, paper_of(Heading("Punkter"), item(0, lines=90), *(item(n) for n in range(1, 60))))
    assert abs(point_in(view, "item:i30").y() - before.y()) <= 5


def test_each_letter_typed_is_seen(view: PaperView) -> None:
    pictures = []
    for words in ("Styrelsen", "Styrelsen b", "Styrelsen be"):
        shown(view, paper_of(text(words)))
        pictures.append(picture(view))
    assert pictures[0] != pictures[1] != pictures[2]


# --- text ---


def test_text_is_marked_with_the_mouse_and_copied(view: PaperView) -> None:
    shown(view, paper_of(text("Första stycket"), text("Andra stycket"), text("Tredje stycket")))
    assert view.pages is not None
    first, second, *_ = view.pages.sheets[0]
    placement = view.placement()
    left = placement.page_rect(0).left() + MARGIN_LEFT * placement.scale
    y = [round(placement.height_at(0, one.y + 120)) for one in (first, second)]
    with_mouse = (QPoint(round(left) - 2, y[0]), QPoint(round(left) + 400, y[1]))
    drag(view, *with_mouse)
    assert view.selected_text() == "Första stycket\nAndra stycket"
    unmarked = picture(view)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Första stycket\nAndra stycket"
    drag(view, *reversed(with_mouse))
    assert view.selected_text() == "Första stycket\nAndra stycket"
    click(view, with_mouse[0])
    assert view.selected_text() == ""
    assert picture(view) != unmarked


def test_marking_is_no_click(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(3))
    with qtbot.assertNotEmitted(view.part_wanted):
        drag(view, point_in(view, "entry:e0"), point_in(view, "entry:e1"))
    assert "bordlägga" in view.selected_text()


def test_all_is_copied_with_cells_apart_and_repeated_heads_once(view: PaperView) -> None:
    rows = tuple((plain(f"Namn {n}"), plain("🎉 ja")) for n in range(80))
    table = Table((Column("Vem", 1.0), Column("Svar", 1.0)), rows, "Svar")
    shown(view, paper_of(Prose(parse("En lång rad text. " * 20)), table))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    lines = view.selected_text().split("\n")
    assert lines[0] == ("En lång rad text. " * 20).strip()
    assert lines[1:] == ["Vem\tSvar", *(f"Namn {n}\t🎉 ja" for n in range(80))]


def test_the_menu_offers_to_copy_and_to_go_to_the_text(qtbot: QtBot, view: PaperView) -> None:
    shown(view, long_paper(3))
    at = point_in(view, "entry:e1")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    menu = view.findChild(QMenu)
    assert menu is not None
    actions = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert list(actions) == ["Kopiera", "Markera allt", "Gå till texten"]
    assert not actions["Kopiera"].isEnabled()
    with qtbot.waitSignal(view.part_wanted) as wanted:
        actions["Gå till texten"].trigger()
    assert wanted.args == ["entry:e1"]
    actions["Markera allt"].trigger()
    assert view.selected_text().startswith("Punkter\n§\u00a00\tPunkt nummer 0")
    menu.close()


# --- for everybody ---


def test_a_screen_reader_is_told_the_page_and_its_words(view: PaperView) -> None:
    QAccessible.setActive(True)
    shown(view, long_paper(40))
    face = QAccessible.queryAccessibleInterface(view)
    assert face is not None
    assert face.text(QAccessible.Text.Name) == f"Förhandsgranskning av Titel, sida 1 av {view.page_count()}"
    assert "Punkt nummer 0" in face.text(QAccessible.Text.Description)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = view.page_count()
    assert face.text(QAccessible.Text.Name) == f"Förhandsgranskning av Titel, sida {last} av {last}"
    assert "Punkt nummer 39" in face.text(QAccessible.Text.Description)
    assert nameless(view) == []
    view.show_paper(None, LOOK)
    assert face.text(QAccessible.Text.Name) == "Förhandsgranskning"
    assert face.text(QAccessible.Text.Description) == ""


def test_what_changed_on_the_page_is_in_its_description(view: PaperView) -> None:
    QAccessible.setActive(True)
    shown(view, paper_of(text("Ett")))
    shown(view, paper_of(text("Ett ord till")))
    assert "Ett ord till" in view.accessibleDescription()


def test_the_paper_is_white_in_the_dark_and_its_ground_is_not(theme: Theme, view: PaperView) -> None:
    shown(view, long_paper(3))
    middle = QPoint(view.viewport().width() // 2, 30)
    for mode, colors in (("light", LIGHT), ("dark", DARK)):
        theme.set_mode(mode)
        image = picture(view)
        assert image.pixelColor(2, 2).name() == colors.window
        assert image.pixelColor(middle).name() == "#ffffff"


def test_at_twice_the_size_the_page_still_fits(theme: Theme, view: PaperView) -> None:
    shown(view, long_paper(3))
    theme.set_zoom(200)
    QApplication.processEvents()
    assert view.placement().page_width <= view.viewport().width() - 2 * GAP + 2
    assert view.horizontalScrollBar().maximum() == 0
