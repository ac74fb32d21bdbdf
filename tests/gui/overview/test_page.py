"""The page one begins on, in a real window with a real store, by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from protokoll.domain.date_text import short_date
from protokoll.domain.edits import edit_head
from protokoll.domain.kinds import Stage
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.lists.table import SECOND_LINE
from protokoll.gui.overview.meeting_list import MeetingList
from protokoll.gui.overview.page import OverviewPage
from protokoll.gui.overview.steps import Step
from protokoll.storage import Store
from tests.gui.meetings.desks import Told

MakeDesk = Callable[[Store], Desk]


class Shown:
    """A page on a certain day, and what it said."""

    def __init__(self, desk: Desk, qtbot: QtBot, day: dt.date) -> None:
        self.day = day
        self.told = Told(desk)
        self.steps: list[tuple[str, Step]] = []
        self.new: list[bool] = []
        self.page = OverviewPage(desk, today=self.today)
        self.page.step_wanted.connect(self.take)
        self.page.new_meeting_wanted.connect(self.ask)
        qtbot.addWidget(self.page)
        self.page.resize(1084, 654)
        self.page.show()
        (self.page.empty.button if self.page.empty.isVisible() else self.page.card.primary).setFocus()
        qtbot.waitExposed(self.page)

    def today(self) -> dt.date:
        return self.day

    def take(self, uid: str, step: Step) -> None:
        self.steps.append((uid, step))

    def ask(self) -> None:
        self.new.append(True)

    def words(self) -> list[str]:
        return [label.text().replace("\u00a0", " ") for label in self.page.card.findChildren(QLabel)]


@pytest.fixture
def shown(store: Store, make_desk: MakeDesk, qtbot: QtBot) -> Shown:
    return Shown(make_desk(store), qtbot, dt.date(2026, 12, 2))


def test_the_next_meeting_is_there_and_enter_starts_it(shown: Shown, qtbot: QtBot) -> None:
    when, name, told = shown.words()
    assert when == "NÄSTA MÖTE · OM 6 DAGAR"
    assert name == "Avdelningsstyrelsen, möte 10/2026"
    assert told.startswith("tis 8 dec 2026 kl. 17.30–20.30 · Lindåkra folkhögskola, biblioteket · ")
    assert shown.page.focusWidget() is shown.page.card.primary
    assert shown.page.card.primary.accessibleName() == "Planera klart"
    QTest.keyClick(shown.page.card.primary, Qt.Key.Key_Return)
    ((uid, step),) = shown.steps
    assert step is Step.PLAN and shown.told.opened == [uid]


def test_enter_takes_the_next_step_wherever_the_keyboard_is(shown: Shown, qtbot: QtBot) -> None:
    QTest.keyClick(shown.page, Qt.Key.Key_Enter)
    assert len(shown.steps) == 1
    QTest.keyClick(shown.page, Qt.Key.Key_A)
    assert len(shown.steps) == 1


def test_the_second_button_only_opens(store: Store, make_desk: MakeDesk, qtbot: QtBot) -> None:
    shown = Shown(make_desk(store), qtbot, dt.date(2026, 12, 8))
    assert shown.page.card.primary.accessibleName() == "Börja anteckna"
    shown.page.card.secondary.setFocus()
    QTest.keyClick(shown.page.card.secondary, Qt.Key.Key_Return)
    assert [step for _, step in shown.steps] == [Step.OPEN]


def cells(one: MeetingList) -> list[tuple[str, str, str]]:
    return [one.lines.line(row).cells for row in range(one.lines.rowCount())]


def test_recent_meetings_open_by_enter_and_double_click(shown: Shown, qtbot: QtBot) -> None:
    recent = shown.page.recent
    assert cells(recent)[0][0] == short_date(dt.date(2026, 11, 26)) and len(cells(recent)) == 8
    recent.setFocus()
    QTest.keyClick(recent, Qt.Key.Key_Down)
    QTest.keyClick(recent, Qt.Key.Key_Return)
    where = recent.visualRect(recent.lines.index(2, 1)).center()
    QTest.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert shown.told.opened == [recent.lines.line(1).uid, recent.lines.line(2).uid]


def test_what_is_left_to_do_and_what_comes(store: Store, make_desk: MakeDesk, qtbot: QtBot) -> None:
    page = Shown(make_desk(store), qtbot, dt.date(2026, 11, 22)).page
    assert cells(page.unfinished) == [
        ("Få justerat", "Samverkansgruppen, möte 5/2026", "för\u00a045 dagar sedan"),
        ("Skriv klart", "Avdelningsstyrelsen, möte 8/2026", "för\u00a010 dagar sedan"),
    ]
    assert cells(page.ahead) == [
        ("tors 26 nov 2026", "Jubileumsgruppen, möte 6", "om\u00a04 dagar"),
        ("tis 8 dec 2026", "Avdelningsstyrelsen, möte 10/2026", "om\u00a016 dagar"),
    ]


def test_a_card_without_lines_is_not_shown(shown: Shown) -> None:
    assert shown.page.recent.isVisible() and shown.page.unfinished.isVisible()
    assert not shown.page.ahead.isVisible(), "the only one that comes is the next"


def test_tab_goes_through_the_page_in_reading_order_and_back(
    store: Store, make_desk: MakeDesk, qtbot: QtBot
) -> None:
    page = Shown(make_desk(store), qtbot, dt.date(2026, 11, 22)).page
    order = [page.card.primary, page.unfinished, page.ahead, page.recent]
    for key, stops in ((Qt.Key.Key_Tab, order), (Qt.Key.Key_Backtab, order[::-1])):
        for here, following in pairwise(stops):
            assert page.focusWidget() is here
            QTest.keyClick(here, key)
            assert page.focusWidget() is following


def test_a_line_is_marked_only_while_the_keyboard_is_there(shown: Shown) -> None:
    page = shown.page
    assert not page.recent.selectionModel().hasSelection()
    page.recent.setFocus()
    assert page.recent.selectionModel().selectedRows()[0].row() == 0
    page.card.primary.setFocus()
    assert not page.recent.selectionModel().hasSelection()


def test_lines_are_copied_as_a_table(shown: Shown) -> None:
    recent = shown.page.recent
    recent.setFocus()
    recent.copy()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 8
    recent.selectRow(1)
    QTest.keyClick(recent, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    recent.actions_of_list[1].trigger()
    assert QGuiApplication.clipboard().text() == "\n".join("\t".join(row) for row in cells(recent)[1:3])


def test_where_there_is_little_room_day_and_stage_stand_under_the_name(shown: Shown) -> None:
    page = shown.page
    low = page.recent.height()
    assert not page.recent.isColumnHidden(0)
    page.resize(300, 654)
    assert page.recent.isColumnHidden(0) and page.recent.isColumnHidden(2)
    assert page.recent.height() > low
    said = page.recent.lines.data(page.recent.lines.index(0, 1), SECOND_LINE)
    assert said == f"{cells(page.recent)[0][0]} · {cells(page.recent)[0][2]}"
    assert page.recent.grab().width() > 0
    page.resize(1084, 654)
    assert (page.recent.isColumnHidden(0), page.recent.height()) == (False, low)


def test_a_screen_reader_hears_whole_lines(shown: Shown) -> None:
    lines = shown.page.recent.lines
    said = lines.data(lines.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(said, str) and said.endswith(", Pågår")
    assert "Avdelningsstyrelsen, möte 10/2026" in shown.page.card.primary.accessibleDescription()


def test_the_page_follows_the_store_and_the_day(shown: Shown, store: Store) -> None:
    uid = shown.page.card._uid
    assert uid is not None
    stored = store.load_meeting(uid).meeting
    store.delete_meeting(uid)
    store.insert_meeting(edit_head(stored, stage=Stage.ONGOING, date=shown.day))
    shown.page._desk.tell_changed("persons")
    assert shown.page.card.primary.accessibleName() == "Planera klart"
    shown.page._desk.tell_changed("meetings")
    assert shown.page.card.primary.accessibleName() == "Fortsätt skriva"
    shown.page.hide()
    shown.day = dt.date(2027, 3, 1)
    shown.page.show()
    assert shown.words()[1] == "Inget möte är planerat"
    shown.page.card.primary.click()
    shown.page.card._open()
    assert shown.new == [True]


def test_an_empty_store_offers_the_first_step(new_store: Store, make_desk: MakeDesk, qtbot: QtBot) -> None:
    shown = Shown(make_desk(new_store), qtbot, dt.date(2026, 12, 2))
    assert shown.page.empty.isVisible() and not shown.page.card.isVisible()
    assert shown.page.focusWidget() is shown.page.empty.button
    QTest.keyClick(shown.page.empty.button, Qt.Key.Key_Return)
    shown.page.empty.button.clearFocus()
    QTest.keyClick(shown.page, Qt.Key.Key_Return)
    assert shown.new == [True, True]


def test_a_store_that_cannot_be_read_is_told(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UserError("Datafilen är skadad.")

    monkeypatch.setattr(shown.page._desk.store, "meetings_from", fail)
    shown.page.refresh()
    assert len(shown.told.failed) == 1


def test_larger_letters_make_taller_lines(shown: Shown) -> None:
    heights = []
    for size in (10, 20):
        font = shown.page.font()
        font.setPointSize(size)
        shown.page.recent.setFont(font)
        heights.append(shown.page.recent.verticalHeader().defaultSectionSize())
    assert all(small < large for small, large in pairwise(heights))
