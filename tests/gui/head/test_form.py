"""The head form, its dialog and the bar of stages, with real widgets and keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from protokoll.domain import kinds as k
from protokoll.domain import meeting as m
from protokoll.domain.validation import check_meeting
from protokoll.domain.values import Unregistered
from protokoll.gui.head.dialog import HeadDialog
from protokoll.gui.head.form import HeadForm
from protokoll.gui.head.stage_bar import SETTABLE, STAGE_WORDS, StageBar
from tests.gui.attendance.people import sketch
from tests.helpers.accessibility import mnemonics

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Page:
    """Holds the truth, as the meeting page does."""

    def __init__(self, form: HeadForm) -> None:
        self.form = form
        self.steps: list[str] = []
        self.drafts = 0
        self.meeting = sketch()
        form.edited.connect(self.edit)
        form.drafted.connect(self.draft)
        form.finished.connect(self.steps.append)
        form.show_meeting(self.meeting, "a1")

    def draft(self, meeting: m.Meeting) -> None:
        check_meeting(meeting)
        self.drafts += 1
        self.meeting = meeting
        self.form.show_meeting(meeting)

    def edit(self, meeting: m.Meeting, step: str) -> None:
        self.draft(meeting)
        self.steps.append(step)

    @property
    def head(self) -> m.MeetingHead:
        return self.meeting.head


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    form = HeadForm(now=lambda: datetime(2026, 12, 1, 12, 3))
    qtbot.addWidget(form)
    form.show()
    return Page(form)


def write(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Key.Key_Backspace)
    for letter in text:  # where a list of names has opened, it gets the keys and hands them on
        QTest.keyClicks(QApplication.activePopupWidget() or field, letter)
    QTest.keyClick(QApplication.activePopupWidget() or field, Key.Key_Tab)


def test_texts_are_drafted_at_each_key_and_finished_once(page: Page) -> None:
    write(page.form.texts["place"], "Rum A")
    assert page.head.place == "Rum A"
    assert page.drafts == 6  # emptied, then five letters
    assert page.steps == ["Plats"]
    write(page.form.texts["title"], "Planering")
    write(page.form.texts["number"], "5/2026")
    write(page.form.texts["classification"], "Intern")
    write(page.form.texts["first_section"], "45")
    assert (page.head.title, page.head.number, page.head.classification, page.head.first_section) == (
        "Planering",
        "5/2026",
        "Intern",
        45,
    )
    write(page.form.texts["first_section"], "x")
    assert page.head.first_section is None
    page.form.texts["place"].setFocus()
    QTest.keyClick(page.form.texts["place"], Key.Key_Tab)
    assert page.steps[-1] == "Första §"


def test_others_present(page: Page) -> None:
    page.form.others.setFocus()
    QApplication.sendEvent(
        page.form.others, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "72\u00a0till")
    )
    assert page.meeting.others == "72\u00a0till"
    page.form.date.setFocus()
    assert page.steps == ["Övriga närvarande"]


def test_choices(page: Page) -> None:
    QTest.keyClicks(page.form.kind, "Extra")
    QTest.keyClick(page.form.kind, Key.Key_Down)
    assert page.head.kind is k.MeetingKind.CONSTITUENT
    QTest.keyClick(page.form.minutes_kind, Key.Key_Down)
    assert page.head.minutes_kind is k.MinutesKind.DISCUSSION
    QTest.keyClick(page.form.online, Key.Key_Space)
    assert page.head.online
    assert page.steps[-2:] == ["Slag av protokoll", "På distans"]


def test_dates_and_times(page: Page) -> None:
    write(page.form.end_date, "2/12")
    write(page.form.date, "8 dec")
    assert (page.head.date, page.head.end_date) == (date(2026, 12, 8), date(2026, 12, 9))
    write(page.form.end_date, "7 dec")
    assert page.head.end_date == date(2026, 12, 9)
    assert page.form.end_date.complaint == "Mötet kan inte sluta en dag innan det börjar."
    write(page.form.date, "")
    assert page.head.date == date(2026, 12, 8)
    assert page.form.date.text() == "tis 8 dec 2026"
    write(page.form.start, "13")
    write(page.form.end, "")
    assert (page.head.start, page.head.end) == ("13:00", None)
    write(page.form.noticed, "24 nov")
    assert page.head.noticed == date(2026, 11, 24)


def test_opened_and_closed(page: Page) -> None:
    QTest.keyClick(page.form.open_now, Key.Key_Space)
    assert page.head.opened == "2026-12-01T12:03"
    assert page.form.opened.text() == "12.03"
    write(page.form.opened, "12.01")
    assert page.head.opened == "2026-12-01T12:01"
    write(page.form.closed, "00.30")
    assert page.head.closed == "2026-12-02T00:30"
    assert page.form.closed_day.text() == "ons 2 dec 2026"
    QTest.keyClick(page.form.close_now, Key.Key_Space)
    assert page.head.closed == "2026-12-01T12:03"
    assert page.form.closed_day.text() == ""
    assert page.steps[0] == "Mötet öppnas" and page.steps[-1] == "Mötet avslutas"


def test_an_officer_is_added_and_takes_over_at_an_item(page: Page) -> None:
    officers = page.form.officers
    officers.add_button.click()
    officers.add_button.click()  # one empty row is enough
    assert len(officers.rows) == 3
    row = officers.rows[2]
    assert row.role.value is k.OfficerRole.ADJUSTER
    write(row.person, "per ek")
    assert page.meeting.officers[2] == m.Officer(role=k.OfficerRole.ADJUSTER, person="p2")
    assert row.person.text() == "Per Ek"
    QTest.keyClick(row.role, Key.Key_Home)
    for _ in range(4):
        QTest.keyClick(row.from_item, Key.Key_Down)
    assert page.meeting.officers[2] == m.Officer(role=k.OfficerRole.CHAIR, person="p2", from_item="a4")
    assert page.meeting.officers[0].until_item is not None
    QTest.keyClick(row.until_item, Key.Key_End)
    assert page.meeting.officers[2].until_item == "a6"
    write(row.person, "Valberedningen")
    assert page.meeting.officers[2].person == Unregistered(text="Valberedningen")
    write(row.person, "")
    assert row.person.text() == "Valberedningen"
    assert page.steps[-1] == "Ordförande: Valberedningen"


def test_somebody_takes_over_the_chair_at_the_item_in_view(page: Page) -> None:
    officers = page.form.officers
    page.form.show_meeting(page.meeting, "a4")
    officers.chair_button.click()
    row = officers.rows[-1]
    assert row.person.hasFocus()
    assert (row.role.value, row.from_item.value) == (k.OfficerRole.CHAIR, "a4")
    officers.secretary_button.click()  # the row that waits for a name is used again
    officers.chair_button.click()
    assert len(officers.rows) == 3
    write(row.person, "Per Ek")
    assert page.meeting.officers[2] == m.Officer(role=k.OfficerRole.CHAIR, person="p2", from_item="a4")
    assert page.meeting.officers[0].until_item == "a3"
    assert officers.rows[0].until_item.currentText() == "§\u00a03"
    assert page.steps == ["Ordförande: Per Ek"]


def test_nobody_takes_over_an_office_that_nobody_has(page: Page) -> None:
    officers = page.form.officers
    assert officers.chair_button.isVisible() and officers.secretary_button.isVisible()
    page.form.show_meeting(replace(sketch(), officers=sketch().officers[1:]))
    assert not officers.chair_button.isVisible()
    assert officers.secretary_button.isVisible()
    officers.focus_first()
    assert officers.rows[0].role.hasFocus()
    page.form.show_meeting(replace(sketch(), officers=()))
    officers.focus_first()
    assert officers.add_button.hasFocus()


def test_the_open_list_of_items_tells_their_titles(page: Page) -> None:
    field = page.form.officers.rows[0].from_item
    titles = [item.title for item in page.meeting.all_items()]
    field.showPopup()
    view = field.view()
    assert view.width() >= view.fontMetrics().horizontalAdvance(max(titles, key=len))
    option = QStyleOptionViewItem()
    delegate = view.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, field.model().index(2, 0))
    assert option.text.startswith(field.itemText(2))
    assert option.text.endswith(titles[1])
    field.hidePopup()


def test_an_officer_is_taken_away(page: Page) -> None:
    officers = page.form.officers
    officers.add_button.click()
    officers.rows[2].remove_button.click()
    assert page.steps == []
    officers.rows[0].remove_button.click()
    assert [officer.role for officer in page.meeting.officers] == [k.OfficerRole.SECRETARY]
    assert page.steps == ["Ordförande tas bort"]
    page.form.show_meeting(sketch())
    assert [row.person.text() for row in officers.rows] == ["Eva Lind", "Anna Berg"]
    page.form.show_meeting(replace(sketch(), officers=()))
    assert officers.rows == []


def test_the_dialog_takes_a_meeting_and_gives_one(qtbot: QtBot) -> None:
    dialog = HeadDialog(sketch())
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.meeting() == sketch()
    write(dialog.form.texts["place"], "Rum A")
    QTest.keyClick(dialog.form.online, Key.Key_Space)
    QTest.keyClick(dialog.form.texts["place"], Key.Key_Return)
    assert dialog.result() == HeadDialog.DialogCode.Accepted
    assert dialog.meeting() == replace(sketch(), head=replace(sketch().head, place="Rum A", online=True))


def test_the_dialog_stays_while_something_cannot_be_read(qtbot: QtBot) -> None:
    dialog = HeadDialog(sketch())
    qtbot.addWidget(dialog)
    dialog.show()
    write(dialog.form.date, "snart")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.form.complaint.text().startswith("Går inte att läsa")
    write(dialog.form.end_date, "30 nov")
    write(dialog.form.date, "8 dec")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.form.complaint.text().startswith("Mötet kan inte sluta")
    write(dialog.form.end_date, "")
    dialog.accept()
    assert dialog.form.complaint.isHidden()
    assert (dialog.meeting().head.date, dialog.meeting().head.end_date) == (date(2026, 12, 8), None)


def test_a_narrow_dialog_has_one_column_and_a_way_to_the_officers(qtbot: QtBot) -> None:
    dialog = HeadDialog(sketch(), "a2")
    qtbot.addWidget(dialog)
    dialog.show()
    assert [label.text() for label in dialog.findChildren(QLabel) if label.property("role") == "title"] == [
        "Mötets uppgifter"
    ]
    dialog.resize(dialog.form.wide_hint() + 200, 700)
    QApplication.processEvents()
    assert dialog.form.is_wide()
    assert not dialog.officers_button.isVisible()
    dialog.resize(max(dialog.form.column_hints()) + 120, 320)
    QApplication.processEvents()
    assert not dialog.form.is_wide()
    scroll = dialog.findChild(QScrollArea)
    assert scroll is not None
    assert not scroll.horizontalScrollBar().isVisible()
    assert scroll.verticalScrollBar().value() == 0
    dialog.officers_button.click()
    row = dialog.form.officers.rows[0]
    assert row.role.hasFocus()
    assert scroll.viewport().rect().contains(row.role.mapTo(scroll.viewport(), row.role.rect().center()))


def test_no_two_things_in_the_dialog_share_a_mnemonic(qtbot: QtBot) -> None:
    dialog = HeadDialog(sketch())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.officers_button.show()
    keys = [key for key in mnemonics(dialog) if key]
    assert len(keys) > 18
    assert sorted(set(keys)) == sorted(keys)


def focusable(root: QWidget) -> Iterator[QWidget]:
    """What Tab goes to, in its order, from the first."""
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isEnabled()
            and widget.isVisibleTo(root)
            and root.isAncestorOf(widget)
        ):
            yield widget
        widget = widget.nextInFocusChain()


@pytest.mark.parametrize("width", [300, 3000])
def test_everything_has_a_name_and_tab_follows_reading_order(width: int, page: Page) -> None:
    """Down the first column, then down the second, which stands beside it or below."""
    page.form.arrange(width)
    assert page.form.is_wide() is (width == 3000)
    page.form.resize(page.form.sizeHint())
    QApplication.processEvents()
    page.form.officers.add_button.click()
    QApplication.processEvents()
    places = []
    for widget in focusable(page.form):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget
        corner = widget.mapTo(page.form, QPoint(0, widget.height() // 2))
        second = corner.y() >= page.form.officers_heading.mapTo(page.form, QPoint()).y()
        if page.form.is_wide():
            second = corner.x() >= page.form.officers_heading.mapTo(page.form, QPoint()).x()
        places.append((second, corner.y() // 12, corner.x()))
    assert len(places) > 25
    assert places == sorted(places)


# --- stages --------------------------------------------------------------------------------------


@pytest.fixture
def bar(qtbot: QtBot) -> StageBar:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.resize(900, 40)
    bar.show()
    bar.show_stage(k.Stage.ONGOING)
    return bar


def test_the_bar_says_where_the_meeting_is(bar: StageBar) -> None:
    assert [chip.text() for chip in bar.chips.values()] == [
        "✓ Planerat",
        "✓ Kallat",
        "Pågår",
        "Utkast",
        "För justering",
        "Justerat",
    ]
    assert [chip.property("state") for chip in bar.chips.values()] == ["done", "done", "now"] + ["later"] * 3
    assert bar.chips[k.Stage.NOTICED].accessibleName() == "Kallat, klart"
    assert all(chip.isEnabled() for chip in bar.chips.values())
    bar.show_stage(None)
    assert bar.chips[k.Stage.PLANNED].property("state") == "now"
    bar.show_stage(k.Stage.ADJUSTED)
    assert [chip.isEnabled() for chip in bar.chips.values()] == [False] * 4 + [True] * 2  # it is locked
    assert set(STAGE_WORDS) == set(k.Stage)


def test_a_stage_is_asked_for_by_key(bar: StageBar, qtbot: QtBot) -> None:
    now = bar.chips[k.Stage.ONGOING]
    now.setFocus()
    asked: list[k.Stage] = []
    bar.stage_wanted.connect(asked.append)
    QTest.keyClick(now, Key.Key_Return)  # it is there already
    QTest.keyClick(now, Key.Key_Right)
    later = bar.chips[k.Stage.DRAFT]
    assert later.hasFocus()
    QTest.keyClick(later, Key.Key_Right)
    assert bar.chips[k.Stage.IN_ADJUSTMENT].hasFocus()  # leads to what is to be done for it
    QTest.keyClick(bar.chips[k.Stage.IN_ADJUSTMENT], Key.Key_Left)
    QTest.keyClick(later, Key.Key_Space)
    QTest.keyClick(later, Key.Key_Left)
    QTest.keyClick(now, Key.Key_Left)
    QTest.keyClick(bar.chips[k.Stage.NOTICED], Key.Key_Return)
    QTest.keyClick(bar.chips[k.Stage.NOTICED], Key.Key_A)
    assert asked == [k.Stage.DRAFT, k.Stage.NOTICED]


def test_little_room_hides_dashes_then_words_behind_then_what_cannot_be_chosen(bar: StageBar) -> None:
    ongoing, noticed, adjusted = (
        bar.chips[one] for one in (k.Stage.ONGOING, k.Stage.NOTICED, k.Stage.ADJUSTED)
    )
    font = bar.font()
    font.setPointSize(24)  # in small letters the style makes all buttons equally wide
    bar.setFont(font)
    whole = sum(chip.sizeHint().width() + 8 for chip in bar.chips.values())
    bar.resize(whole, 40)
    QApplication.processEvents()
    assert (noticed.text(), adjusted.isVisible()) == ("✓ Kallat", True)
    bar.resize(whole - 20, 40)
    QApplication.processEvents()
    assert (noticed.text(), ongoing.text(), adjusted.isVisible()) == ("✓", "Pågår", True)
    assert noticed.toolTip() == "Kallat, klart"
    bar.resize(bar.minimumSizeHint())
    QApplication.processEvents()
    assert not adjusted.isVisible()
    assert all(bar.chips[stage].width() >= bar.chips[stage].sizeHint().width() for stage in SETTABLE)
    more = [label for label in bar.findChildren(QLabel) if label.isVisible()]
    assert [label.toolTip() for label in more] == ["Sedan: För justering, Justerat"]
    bar.resize(4000, 60)
    QApplication.processEvents()
    assert (noticed.text(), adjusted.isVisible()) == ("✓ Kallat", True)


def test_the_present_stage_is_never_cut(bar: StageBar) -> None:
    bar.show_stage(k.Stage.ADJUSTED)
    bar.resize(bar.minimumSizeHint())
    QApplication.processEvents()
    shown = [chip for chip in bar.chips.values() if chip.isVisible()]
    assert bar.chips[k.Stage.ADJUSTED] in shown
    assert all(chip.width() >= chip.sizeHint().width() for chip in shown)
