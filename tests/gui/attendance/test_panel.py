"""The panel as a secretary uses it: real widgets, real keys."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain import kinds as k
from protokoll.domain import meeting as m
from protokoll.domain.entries import Note, Recusal
from protokoll.domain.register import PersonRecord
from protokoll.domain.validation import check_meeting
from protokoll.gui.attendance.change_dialog import ChangeDialog
from protokoll.gui.attendance.line_dialog import LineDialog, SeatDialog
from protokoll.gui.attendance.panel import AttendancePanel
from protokoll.gui.attendance.rows import RowKind
from tests.gui.attendance.people import ANNA, ASA, EVA, OLLE, SARA, VACANT, change, sketch

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ANNIKA = PersonRecord(uid="u1", given_name="Annika", family_name="Ny", affiliation="Klubb Norr")


class Page:
    """Stands for the meeting page: holds the truth, shows it again after each edit."""

    def __init__(self, panel: AttendancePanel, meeting: m.Meeting, item_id: str | None) -> None:
        self.panel = panel
        self.meeting = meeting
        self.item_id = item_id
        self.steps: list[str] = []
        panel.edited.connect(self.take)
        panel.show_meeting(meeting, item_id)

    def take(self, meeting: m.Meeting, step: str) -> None:
        check_meeting(meeting)
        self.meeting = meeting
        self.steps.append(step)
        self.panel.show_meeting(meeting, self.item_id)

    def line(self, number: int) -> m.Attendance:
        return self.meeting.attendance[number]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    panel = AttendancePanel([ANNIKA], now=lambda: datetime(2026, 12, 1, 12, 41))
    qtbot.addWidget(panel)
    panel.resize(260, 600)
    panel.show()
    panel.find_field.setFocus()
    return Page(panel, sketch(), "a4")


@pytest.fixture
def keys(qtbot: QtBot, page: Page) -> Callable[..., None]:
    """Types into the find field, then into the menu and the dialog that are open."""

    def press(*pressed: str | Key) -> None:
        for one in pressed:
            widget = target(page.panel)
            if isinstance(one, str):
                QTest.keyClicks(widget, one)
            else:
                QTest.keyClick(widget, one)
            QApplication.processEvents()

    return press


def target(panel: AttendancePanel) -> QWidget:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    dialog = next((one for one in panel.findChildren(QDialog) if one.isVisible()), None)
    if dialog is not None:
        return dialog.focusWidget() or dialog
    return panel.find_field


def texts(panel: AttendancePanel) -> list[str]:
    return [str(panel.model.index(n, 0).data()) for n in range(panel.model.rowCount())]


def test_it_looks_as_in_the_sketch(page: Page) -> None:
    assert page.panel.summary.text() == "6 av 9 deltar · beslutfört"
    assert texts(page.panel) == [
        "Eva Lind, ordförande",
        "Per Ek",
        "Anna Berg, sekreterare",
        "Sara Holm (§\u00a03–)",
        "Nils Öberg",
        "Åsa Ström, tjänstgör för Kim Falk",
        "Olle Dahl – anmält förhinder",
        "Kim Falk – anmält förhinder",
        "Mia Åkesson – anmält förhinder",
        "Vakant plats",
    ]
    spoken = page.panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Eva Lind, ordförande, deltar"


def test_the_list_says_what_holds_at_the_item(page: Page) -> None:
    page.panel.show_meeting(page.meeting, "a1")
    assert "Sara Holm – inte här än (§\u00a03–)" in texts(page.panel)
    assert page.panel.summary.text() == "5 av 9 deltar · beslutfört"
    six = m.Quorum(rule=k.QuorumRule.FIXED, number=6)
    page.panel.show_meeting(replace(page.meeting, body=replace(page.meeting.body, quorum=six)), "a1")
    assert page.panel.summary.text() == "5 av 9 deltar · inte beslutfört (5 av minst 6 med rösträtt)"
    page.panel.show_meeting(page.meeting, None)
    assert page.panel.summary.text() == "6 av 9 deltar"


def test_somebody_comes(page: Page, keys: Callable[..., None]) -> None:
    keys("ann", Key.Key_Return, "k", Key.Key_Return)
    (arrival,) = page.line(ANNA).changes
    assert arrival == m.PresenceChange(kind=k.ChangeKind.ARRIVES, item="a4", time="12:41")
    assert page.steps == ["Anna Berg kommer"]
    assert page.panel.find_field.text() == ""
    assert "Anna Berg, sekreterare (§\u00a04–)" in texts(page.panel)


def test_somebody_leaves_during_the_item_at_another_time(page: Page, keys: Callable[..., None]) -> None:
    keys("ann", Key.Key_Return, "g")
    keys(Key.Key_Right, Key.Key_Tab, Key.Key_Tab)  # under; past the item; to the time
    keys("1305", Key.Key_Return)
    (leaving,) = page.line(ANNA).changes
    assert leaving == m.PresenceChange(kind=k.ChangeKind.LEAVES, item="a4", when=k.When.DURING, time="13:05")
    assert any(text.startswith("Anna Berg, sekreterare – har gått (–§") for text in texts(page.panel))


def test_a_clock_time_that_cannot_be_read_keeps_the_dialog(page: Page, keys: Callable[..., None]) -> None:
    keys("ann", Key.Key_Return, "k")
    dialog = page.panel.findChild(ChangeDialog)
    assert dialog is not None
    dialog.time.setText("strax")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.time.complaint
    assert dialog.time.property("state") == "wrong"
    dialog.time.setText("")
    dialog.accept()
    assert page.line(ANNA).changes[0].time is None


def test_a_while_away_and_back(page: Page, keys: Callable[..., None]) -> None:
    keys("ann", Key.Key_Return, "b", Key.Key_Return)
    assert page.line(ANNA).changes[0] == m.PresenceChange(
        kind=k.ChangeKind.AWAY, item="a4", until_item="a4", time="12:41"
    )
    assert page.steps == ["Anna Berg är borta"]
    assert "Anna Berg, sekreterare – borta (§§\u00a01–3 och 5–6)" in texts(page.panel)


def test_serving_offers_those_who_are_not_there(page: Page, keys: Callable[..., None]) -> None:
    keys("åsa", Key.Key_Return, "t")
    dialog = page.panel.findChild(ChangeDialog)
    assert dialog is not None
    assert [dialog.whom.itemText(n) for n in (0, 1, 2, dialog.whom.count() - 1)] == [
        "Olle Dahl",
        "Kim Falk",
        "Mia Åkesson",
        "Vakant plats",
    ]
    keys(Key.Key_Return)
    assert page.line(ASA).changes[-1] == m.PresenceChange(
        kind=k.ChangeKind.SERVES, item="a4", in_place_of="p7"
    )
    assert "Åsa Ström, tjänstgör för Olle Dahl" in texts(page.panel)


@pytest.mark.parametrize(
    ("letter", "status"),
    [("f", k.AttendanceStatus.EXCUSED), ("v", k.AttendanceStatus.ABSENT), ("n", k.AttendanceStatus.PRESENT)],
)
def test_status_by_one_letter(
    page: Page, keys: Callable[..., None], letter: str, status: k.AttendanceStatus
) -> None:
    keys("sara", Key.Key_Return, letter)
    assert page.line(SARA).status is status
    assert page.line(SARA).changes == ()


def test_online_recusal_and_back(page: Page, keys: Callable[..., None]) -> None:
    keys("ann", Key.Key_Return, "d")
    assert page.line(ANNA).online
    keys("ann", Key.Key_Return, "r", Key.Key_Return)
    assert page.line(ANNA).changes[0].kind is k.ChangeKind.COMES_IN
    keys("ann", Key.Key_Return, "j")
    (entry,) = page.meeting.agenda[3].entries
    assert isinstance(entry, Recusal) and entry.person == "p3"
    assert "Anna Berg, sekreterare – jäv" in texts(page.panel)
    keys("ann", Key.Key_Return, "j")
    assert page.meeting.agenda[3].entries == ()
    keys("ann", Key.Key_Return, "m")
    assert page.line(ANNA) == replace(sketch().attendance[ANNA])
    assert page.steps[-2:] == ["Inte jäv: Anna Berg", "Anna Berg i rummet"]


def test_one_change_is_taken_back_at_once_and_several_from_a_submenu(
    page: Page, keys: Callable[..., None]
) -> None:
    keys("sara", Key.Key_Return, "å")
    assert page.line(SARA).changes == ()
    assert page.steps == ["Ångra förändring: Sara Holm"]
    meeting = page.meeting
    line = replace(
        meeting.attendance[SARA],
        changes=(change(k.ChangeKind.LEAVES, "a2"), change(k.ChangeKind.ARRIVES, "a4")),
    )
    page.take(
        replace(meeting, attendance=(*meeting.attendance[:SARA], line, *meeting.attendance[SARA + 1 :])), ""
    )
    keys("sara", Key.Key_Return, "å", Key.Key_Down, Key.Key_Return)
    assert len(page.line(SARA).changes) == 1


def test_a_name_that_is_not_on_the_list_is_added(page: Page, keys: Callable[..., None]) -> None:
    keys("Ida von Ny")
    assert texts(page.panel) == ["Lägg till ”Ida von Ny”"]
    keys(Key.Key_Return, "g")
    assert page.meeting.people[-1].name == "Ida von Ny"
    assert page.meeting.attendance[-1].capacity is k.Capacity.GUEST
    assert page.steps == ["Ida von Ny läggs till"]
    row = page.panel.model.row_at(page.panel.list_view.currentIndex())
    assert row is not None and row.text == "Ida von Ny, gäst"


def test_somebody_from_the_register_is_offered(page: Page, keys: Callable[..., None]) -> None:
    keys("ann")
    assert texts(page.panel) == [
        "Anna Berg, sekreterare",
        "Inte på listan",
        "Annika Ny, Klubb Norr",
        "Lägg till ”ann”",
    ]
    keys(Key.Key_Down, Key.Key_Return, "e")
    assert page.meeting.people[-1].uid == "u1"
    assert page.meeting.attendance[ASA + 1].capacity is k.Capacity.SUBSTITUTE
    keys("ann")
    assert "Inte på listan" not in texts(page.panel)
    page.panel.set_candidates([])


def test_escape_gives_the_whole_list_back(page: Page, keys: Callable[..., None]) -> None:
    keys("ann", Key.Key_Escape)
    assert len(texts(page.panel)) == 10
    keys(Key.Key_Return)  # nobody chosen, nothing happens
    assert QApplication.activePopupWidget() is None
    keys(Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Up)
    row = page.panel.model.row_at(page.panel.list_view.currentIndex())
    assert row is not None and row.text.startswith("Eva Lind")


def test_the_list_by_keys(qtbot: QtBot, page: Page) -> None:
    view = page.panel.list_view
    view.setCurrentIndex(page.panel.model.index_of_line(ANNA))
    QTest.keyClick(view, Key.Key_Space)
    assert page.line(ANNA).status is k.AttendanceStatus.EXCUSED
    QTest.keyClick(view, Key.Key_Space)
    assert page.line(ANNA).status is k.AttendanceStatus.PRESENT
    assert page.steps == ["Anna Berg har anmält förhinder", "Anna Berg är närvarande"]
    QTest.keyClick(view, Key.Key_Delete)
    assert [line.person for line in page.meeting.attendance][:4] == ["p1", "p2", "p4", "p5"]
    assert page.steps[-1] == "Anna Berg tas bort ur listan"
    QTest.keyClicks(view, "s")
    assert page.panel.find_field.text() == "s"
    view.setCurrentIndex(page.panel.model.index_of_line(len(page.meeting.attendance) - 1))
    QTest.keyClick(view, Key.Key_Space)  # a vacant seat is neither present nor excused


def test_a_line_is_edited(qtbot: QtBot, page: Page) -> None:
    view = page.panel.list_view
    view.setCurrentIndex(page.panel.model.index_of_line(SARA))
    QTest.keyClick(view, Key.Key_F2)
    dialog = page.panel.findChild(LineDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.capacity, "Adj")
    QTest.keyClicks(dialog.post, "Revisor")
    QTest.keyClicks(dialog.group, "Beslutande")
    QTest.keyClick(dialog.votes, Key.Key_Down)
    QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert not dialog.remove_button.isVisible()
    QTest.keyClick(dialog.post, Key.Key_Return)
    assert page.line(SARA) == m.Attendance(
        status=k.AttendanceStatus.PRESENT,
        person="p4",
        capacity=k.Capacity.COOPTED,
        post="Revisor",
        group="Beslutande",
        votes=True,
    )
    assert page.steps == ["Ändra raden: Sara Holm"]
    assert texts(page.panel)[-2:] == ["Beslutande", "Sara Holm, revisor"]


def test_a_seat_becomes_vacant_and_is_filled(page: Page, keys: Callable[..., None]) -> None:
    keys("eva", Key.Key_Return, "l")
    assert page.line(EVA).person is None
    keys("vakant", Key.Key_Return, "t")
    dialog = page.panel.findChild(SeatDialog)
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    keys("Annika Ny", Key.Key_Return)
    if page.line(EVA).person is None:  # the first Enter took the completion
        keys(Key.Key_Return)
    assert page.meeting.people[-1].uid == "u1"
    assert page.line(EVA).person == page.meeting.people[-1].id
    assert page.steps == ["Vakant efter Eva Lind", "Annika Ny tar platsen"]


def test_the_whole_list(page: Page) -> None:
    page.take(replace(page.meeting, head=replace(page.meeting.head, stage=k.Stage.NOTICED)), "")
    called = tuple(
        replace(line, status=k.AttendanceStatus.CALLED) if line.person in ("p1", "p2") else line
        for line in page.meeting.attendance
    )
    page.take(replace(page.meeting, attendance=called), "")
    page.panel.all_present_action.trigger()
    assert page.line(EVA).status is k.AttendanceStatus.PRESENT
    page.panel.vacant_action.trigger()
    assert page.steps[-2:] == ["Alla väntade är närvarande", "Vakant plats"]
    assert sum(line.person is None for line in page.meeting.attendance) == 2


def test_before_the_meeting_the_answers_are_counted(page: Page) -> None:
    statuses = [k.AttendanceStatus.COMING, k.AttendanceStatus.CALLED, k.AttendanceStatus.EXCUSED] * 3
    lines = tuple(
        replace(line, status=status, changes=())
        for line, status in zip(page.meeting.attendance, statuses, strict=False)
    )
    page.panel.show_meeting(replace(page.meeting, attendance=lines), "a1")
    assert page.panel.summary.text() == "3\u00a0kommer · 3\u00a0utan\u00a0svar · 3\u00a0förhinder"
    page.panel.show_meeting(replace(page.meeting, attendance=()), "a1")
    assert page.panel.summary.text() == "Ingen står på listan än"


def test_the_right_click_menu_is_the_same(qtbot: QtBot, page: Page) -> None:
    view = page.panel.list_view
    index = page.panel.model.index_of_line(OLLE)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    letters = [
        action.text()[action.text().index("&") + 1].upper()
        for action in menu.actions()
        if "&" in action.text()
    ]
    assert len(letters) == len(set(letters)) >= 12
    QTest.keyClick(menu, Key.Key_N)
    assert page.line(OLLE).status is k.AttendanceStatus.PRESENT
    view.customContextMenuRequested.emit(QPoint(5, view.height() - 2))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_notes_written_up_later_get_no_time(qtbot: QtBot) -> None:
    panel = AttendancePanel(now=lambda: datetime(2026, 12, 3, 9, 0))
    qtbot.addWidget(panel)
    page = Page(panel, sketch(), "a4")
    panel.list_view.setCurrentIndex(panel.model.index_of_line(ANNA))
    panel.open_menu()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_K)
    dialog = panel.findChild(ChangeDialog)
    assert dialog is not None and dialog.time.text() == ""
    dialog.accept()
    assert page.line(ANNA).changes[0].time is None


def test_an_edit_elsewhere_costs_nothing(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every keystroke in the middle shows the meeting anew: that must not lay out the list again."""
    monkeypatch.setattr("protokoll.gui.attendance.panel.AttendanceViews", None)
    monkeypatch.setattr("protokoll.gui.attendance.lines.AttendanceViews.at", None)
    page.panel.show_meeting(replace(page.meeting, others="samt publik"), "a4")
    page.panel.show_meeting(edits.insert_entry(page.meeting, "a2", Note(text="Ett ord till.")), "a4")


def test_another_item_does_not_work_out_the_meeting_again(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("protokoll.gui.attendance.panel.AttendanceViews", None)
    page.panel.show_meeting(page.meeting, "a1")


def test_long_names_wrap_in_a_narrow_panel(page: Page) -> None:
    person = replace(page.meeting.people[0], family_name="von Hohenstaufen-Lindqvist af Ugglas och Stormhatt")
    page.panel.resize(240, 600)
    low = page.panel.list_view.visualRect(page.panel.model.index_of_line(EVA)).height()
    page.panel.show_meeting(replace(page.meeting, people=(person, *page.meeting.people[1:])), "a4")
    QApplication.processEvents()
    assert page.panel.list_view.visualRect(page.panel.model.index_of_line(EVA)).height() > 2 * low


def test_everything_has_a_name_and_tab_follows_reading_order(page: Page) -> None:
    order = [page.panel.more_button, page.panel.find_field, page.panel.list_view]
    widget: QWidget | None = page.panel.more_button
    found = []
    for _ in range(60):
        if widget in order:
            found.append(widget)
        assert widget is not None
        widget = widget.nextInFocusChain()
        if widget is order[0]:
            break
    assert found == order
    for one in order:
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface.text(QAccessible.Text.Name)
    for dialog in (
        ChangeDialog(page.meeting, ASA, k.ChangeKind.SERVES, "a4", "12:41", page.panel),
        LineDialog(page.meeting, SARA, page.panel),
        SeatDialog(["Annika Ny"], page.panel),
    ):
        for child in dialog.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is dialog:
                assert QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name), child
        dialog.close()
        dialog.deleteLater()


def test_headings_are_not_chosen(page: Page) -> None:
    lines = tuple(
        replace(line, group="Ersättare") if n in (ASA, VACANT) else line
        for n, line in enumerate(page.meeting.attendance)
    )
    page.panel.show_meeting(replace(page.meeting, attendance=lines), "a4")
    index = page.panel.model.index_of((RowKind.HEADING, "Ersättare"))
    assert not index.flags() & Qt.ItemFlag.ItemIsSelectable
    page.panel.list_view.setCurrentIndex(index)
    page.panel.open_menu()
    assert QApplication.activePopupWidget() is None


def test_dialogs_and_menus_do_not_stay(page: Page, keys: Callable[..., None], qtbot: QtBot) -> None:
    keys("ann", Key.Key_Return, "k")
    dialog = page.panel.findChild(ChangeDialog)
    assert dialog is not None
    gone = weakref.ref(dialog)
    del dialog
    keys(Key.Key_Return)
    qtbot.waitUntil(lambda: not page.panel.findChildren(QDialog))
    gc.collect()
    assert gone() is None
    qtbot.waitUntil(lambda: len(page.panel.findChildren(QMenu)) == 1)  # the list's own


def test_the_meeting_day_decides_whether_the_time_is_known(page: Page) -> None:
    head = replace(page.meeting.head, date=date(2026, 11, 30), end_date=date(2026, 12, 1))
    page.panel.show_meeting(replace(page.meeting, head=head), "a4")
    assert page.panel._time_now() == "12:41"
