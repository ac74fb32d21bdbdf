"""The page of all meetings, in a real window with a real store, by keys."""

from __future__ import annotations

import datetime as dt
import gc
import json
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from protokoll.domain.codec import encode
from protokoll.domain.date_text import short_date
from protokoll.domain.edits import edit_head
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.lists.table import SECOND_LINE
from protokoll.gui.meetings.new_meeting import DayDialog, NewMeetingDialog
from protokoll.gui.meetings.page import MeetingsPage
from protokoll.gui.meetings.rows import Column
from protokoll.storage import Store
from tests.gui.meetings.conftest import shown_page
from tests.gui.meetings.desks import Told


def names(page: MeetingsPage) -> list[str]:
    return [row.name for row in page.model.shown()]


def find(page: MeetingsPage, words: str) -> None:
    page.toolbar.filter.setText(words)


def choose(page: MeetingsPage, *named: str) -> list[str]:
    uids = [row.uid for row in page.model.shown() if row.name in named]
    page.table.choose(uids)
    return uids


def test_the_newest_are_first_and_the_keyboard_is_at_the_next(page: MeetingsPage, store: Store) -> None:
    assert names(page)[0] == "Avdelningsstyrelsen, möte 10/2026"
    assert len(names(page)) == 10
    current = page.table.current_row()
    assert current is not None and current.name == "Jubileumsgruppen, möte 6"
    assert page.focusWidget() is page.table


def test_enter_and_double_click_open(page: MeetingsPage, told: Told, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    where = page.table.visualRect(page.table.currentIndex()).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.RightButton, pos=where)
    assert told.opened == [page.model.row(1).uid, page.model.row(2).uid]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 10),
        ("dec 2026", 1),
        ("december", 2),
        ("DEC", 2),
        ("9/2026", 1),
        ("2026-12-08", 1),
        ("8/12", 1),
        ("tisdag", 3),
        ("styrelsen", 5),
        ("årsm", 1),
        ("utkast", 1),
        ("för justering", 1),
        ("extra", 1),
        ("konstituerande mars", 1),
        ("finns inte", 0),
    ],
)
def test_the_filter_finds_words_of_every_kind(page: MeetingsPage, words: str, count: int) -> None:
    find(page, words)
    assert len(names(page)) == count


def test_typing_in_the_list_filters_and_down_comes_back(page: MeetingsPage, told: Told, qtbot: QtBot) -> None:
    QTest.keyClicks(page.table, "u")
    field = page.toolbar.filter
    assert page.focusWidget() is field and field.text() == "u"
    QTest.keyClicks(field, "tkast")
    assert names(page) == ["Avdelningsstyrelsen, möte 8/2026"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.opened == [page.model.row(0).uid]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(names(page)) == 10
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert page.focusWidget() is page.table


def test_no_hits_in_a_year_points_to_the_others(page: MeetingsPage, qtbot: QtBot) -> None:
    page.toolbar.year.show_value(2025)
    assert len(names(page)) == 2
    find(page, "utkast")
    assert page.empty.isVisible()
    assert "1" in page.empty.button.accessibleDescription()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 10 and page.focusWidget() is page.table


def test_sorting_by_header_keeps_the_choice(page: MeetingsPage) -> None:
    (uid,) = choose(page, "Stipendienämnden, möte 2/2026")
    page.table.sortByColumn(Column.BODY, Qt.SortOrder.AscendingOrder)
    assert names(page)[-1] == "Ordinarie årsmöte 2026"  # Å comes after S
    page.table.sortByColumn(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert names(page)[0] == "Avdelningsstyrelsen, möte 10/2026"
    for column in Column:
        page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert [row.uid for row in page.table.chosen_rows()] == [uid]


def test_delete_is_at_once_and_can_be_undone(
    page: MeetingsPage, told: Told, store: Store, qtbot: QtBot
) -> None:
    chosen = choose(page, "Avdelningsstyrelsen, möte 8/2026", "Samverkansgruppen, möte 5/2026")
    before = [store.load_meeting(uid).meeting for uid in chosen]
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(names(page)) == 8  # gone before the disk has it
    qtbot.waitUntil(lambda: bool(told.said))
    assert told.said[0][0].replace("\u00a0", " ") == "2 möten togs bort"
    assert not any(store.has_meeting(uid) for uid in chosen)
    assert page.table.currentIndex().isValid()
    told.undo()
    qtbot.waitUntil(lambda: len(names(page)) == 10)
    assert [store.load_meeting(uid).meeting for uid in chosen] == before
    assert {row.uid for row in page.table.chosen_rows()} == set(chosen)


def test_a_deletion_that_fails_brings_the_line_back(
    page: MeetingsPage, told: Told, store: Store, qtbot: QtBot
) -> None:
    (uid,) = choose(page, "Stipendienämnden, möte 2/2026")
    store.delete_meeting(uid, even_locked=True)
    page.delete()
    qtbot.waitUntil(lambda: bool(told.failed))
    assert isinstance(told.failed[0], UserError)


def test_a_new_meeting_is_planned_as_last_time_and_opened(
    page: MeetingsPage, told: Told, store: Store, qtbot: QtBot
) -> None:
    page.new_meeting()
    page.new_meeting()  # the second press does nothing
    qtbot.waitUntil(lambda: bool(page.findChildren(NewMeetingDialog)))
    (dialog,) = page.findChildren(NewMeetingDialog)
    assert dialog.focusWidget() is dialog.day.line
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, "15 december")
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told.opened))
    made = store.load_meeting(told.opened[0]).meeting
    assert (str(made.head.date), made.head.start, made.head.number) == ("2026-12-15", "17:30", "11/2026")
    assert [row.uid for row in page.table.chosen_rows()] == told.opened
    page.new_meeting()  # and can be asked for again
    qtbot.waitUntil(lambda: bool(page.findChildren(NewMeetingDialog)))


def test_esc_leaves_the_dialog_and_nothing_is_made(page: MeetingsPage, told: Told, qtbot: QtBot) -> None:
    page.new_meeting()
    qtbot.waitUntil(lambda: bool(page.findChildren(NewMeetingDialog)))
    (dialog,) = page.findChildren(NewMeetingDialog)
    gone = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    qtbot.waitUntil(lambda: not page.findChildren(NewMeetingDialog))
    gc.collect()
    assert gone() is None  # nothing keeps a closed dialog alive
    assert told.opened == [] and len(names(page)) == 10


def test_a_duplicate_is_asked_its_day_and_opened(
    page: MeetingsPage, told: Told, store: Store, qtbot: QtBot
) -> None:
    choose(page, "Jubileumsgruppen, möte 6")
    page.duplicate()
    (dialog,) = page.findChildren(DayDialog)
    assert dialog.day.line.text() == short_date(dt.date(2026, 12, 10))
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told.opened))
    assert store.load_meeting(told.opened[0]).meeting.head.number == "7"


def test_without_a_body_the_register_is_shown(
    bare_store: Store, make_desk: Callable[[Store], Desk], qtbot: QtBot
) -> None:
    desk = make_desk(bare_store)
    told = Told(desk)
    page = shown_page(desk, qtbot)
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told.pages == ["persons"])


def test_copied_as_a_table(page: MeetingsPage, told: Told, qtbot: QtBot) -> None:
    choose(page, "Jubileumsgruppen, möte 6")
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heading, line = QGuiApplication.clipboard().text().splitlines()
    assert heading == "Datum\tTid\tOrgan\tNummer\tMöte\tSlag\tSkede\tBeslut"
    assert line.startswith(f"{short_date(dt.date(2026, 11, 26))}\t15.00\tJubileumsgruppen\t6\t")
    assert told.said


def test_one_meeting_is_exported_under_a_safe_name(
    page: MeetingsPage, told: Told, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(parent: object, title: str, path: str, *_: object) -> tuple[str, str]:
        proposed.append(path)
        return str(tmp_path / "ut"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    choose(page, "Avdelningsstyrelsen, möte 8/2026")
    page.export()
    qtbot.waitUntil(lambda: bool(told.said))
    assert Path(proposed[0]).name == "2026-11-12 Avdelningsstyrelsen, möte 8-2026.json"
    assert json.loads((tmp_path / "ut.json").read_text())["meeting"]["number"] == "8/2026"


def test_several_meetings_are_exported_to_a_folder(
    page: MeetingsPage, told: Told, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page.table.selectAll()
    page.export()
    qtbot.waitUntil(lambda: bool(told.said))
    assert len(list(folder.iterdir())) == 10


def test_a_cancelled_file_dialog_does_nothing(
    page: MeetingsPage, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    page.export()
    page.table.selectAll()
    page.export()
    page.import_files()
    assert told.said == [] and told.failed == []


def dropped(page: MeetingsPage, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, left, none))
    return enter.isAccepted()


def test_dropped_files_are_read_in_and_can_be_taken_out(
    page: MeetingsPage, told: Told, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    uid = page.model.row(0).uid
    stored = store.load_meeting(uid).meeting
    (tmp_path / "nytt.json").write_bytes(encode(edit_head(stored, uid="ny", number="99/2026")))
    (tmp_path / "trasig.json").write_bytes(b"{}")
    (tmp_path / "brev.txt").write_text("hej")
    assert not dropped(page, tmp_path / "brev.txt")
    assert dropped(page, tmp_path / "nytt.json", tmp_path / "trasig.json", tmp_path / "brev.txt")
    qtbot.waitUntil(lambda: bool(told.failed))
    assert "trasig.json" in str(told.failed[0])
    assert [row.uid for row in page.table.chosen_rows()] == ["ny"]
    told.undo()
    qtbot.waitUntil(lambda: len(names(page)) == 10)
    assert not store.has_meeting("ny")


def test_a_file_that_is_here_already_is_shown(
    page: MeetingsPage,
    told: Told,
    store: Store,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uid = page.model.row(3).uid
    path = tmp_path / "m.json"
    path.write_bytes(encode(store.load_meeting(uid).meeting))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    page.import_files()
    qtbot.waitUntil(lambda: told.said == [("Mötet fanns redan", None)])
    assert [row.uid for row in page.table.chosen_rows()] == [uid]


def test_files_that_are_all_refused_are_told_as_one(
    page: MeetingsPage, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in paths:
        path.write_bytes(b"nej")
    assert dropped(page, *paths)
    qtbot.waitUntil(lambda: bool(told.failed))
    (error,) = told.failed
    assert isinstance(error, UserError)
    assert "2 filer" in error.text and "b.json" in error.details


def test_a_row_dragged_out_is_a_file(page: MeetingsPage, told: Told) -> None:
    data = page._drag_data(page.table.chosen_rows())
    (url,) = data.urls()
    assert Path(url.toLocalFile()).name == "2026-11-26 Jubileumsgruppen, möte 6.json"
    assert json.loads(Path(url.toLocalFile()).read_text())["format"] == "protokoll/meeting"
    assert data.text().startswith("Datum\t")
    again = page._drag_data(page.table.chosen_rows())
    assert Path(again.urls()[0].toLocalFile()).name.endswith("6 2.json")


def test_a_drag_that_cannot_be_written_is_told(page: MeetingsPage, told: Told, store: Store) -> None:
    rows = page.table.chosen_rows()
    store.delete_meeting(rows[0].uid)
    assert not page._drag_data(rows).hasUrls()
    assert told.failed


def test_the_menu_has_the_actions_of_the_window_where_they_are_given(page: MeetingsPage) -> None:
    assert [a.text().replace("&", "") for a in page.context_menu().actions() if not a.isSeparator()] == [
        "Öppna",
        "Nytt möte",
        "Duplicera möte",
        "Ta bort möte",
        "Importera möte…",
        "Exportera möte…",
        "Kopiera som tabell",
    ]
    given = QAction("Kasta", page)
    page.use_actions({"meeting.delete": given, "something.else": QAction(page)})
    assert given in page.context_menu().actions()
    assert len(page.context_menu().actions()) == 9


def test_the_page_follows_the_store_when_it_is_seen(page: MeetingsPage, desk: Desk, store: Store) -> None:
    store.delete_meeting(page.model.row(0).uid)
    desk.tell_changed("persons")
    assert len(names(page)) == 10
    desk.tell_changed("meetings")
    assert len(names(page)) == 9
    page.hide()
    store.delete_meeting(page.model.row(0).uid)
    desk.tell_changed("meetings")
    assert len(names(page)) == 9
    page.show()
    assert len(names(page)) == 8


def test_a_store_that_cannot_be_read_is_told(
    page: MeetingsPage, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise UserError("Datafilen är skadad.")

    monkeypatch.setattr(page._desk.store, "list_meetings", fail)
    page.refresh()
    assert [str(error) for error in told.failed] == ["Datafilen är skadad."]


def test_it_is_told_whether_a_meeting_is_chosen(page: MeetingsPage, qtbot: QtBot) -> None:
    heard: list[bool] = []
    page.meeting_at_hand.connect(heard.append)
    find(page, "finns inte")
    assert heard[-1] is False
    find(page, "")
    assert heard[-1] is True


def test_narrow_windows_keep_the_title(page: MeetingsPage) -> None:
    assert not page.table.isColumnHidden(Column.DECISIONS)
    page.resize(420, 600)
    hidden = [column for column in Column if page.table.isColumnHidden(column)]
    assert Column.DECISIONS in hidden and Column.TITLE not in hidden
    assert Column.BODY in hidden, "the body stands under the title instead"
    second = page.model.data(page.model.index(0, Column.TITLE), SECOND_LINE)
    assert second == "Avdelningsstyrelsen · 10/2026"
    tall = page.table.verticalHeader().defaultSectionSize()
    page.resize(1084, 654)
    assert not page.table.isColumnHidden(Column.DECISIONS)
    assert page.table.verticalHeader().defaultSectionSize() < tall


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_where_it_is_asked_for(page: MeetingsPage) -> None:
    page.table.customContextMenuRequested.emit(page.table.rect().center())
    (menu,) = page.findChildren(QMenu)
    assert menu.isVisible()
    menu.close()


def test_what_goes_wrong_while_planning_is_told_and_can_be_tried_again(
    page: MeetingsPage, told: Told, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserError("Disken är full.")

    with monkeypatch.context() as patched:
        patched.setattr(page._desk.store, "load_roster", fail)
        page.new_meeting()
        qtbot.waitUntil(lambda: len(told.failed) == 1)
        page.duplicate()
        (dialog,) = page.findChildren(DayDialog)
        dialog.accept()
        qtbot.waitUntil(lambda: len(told.failed) == 2)
    page.new_meeting()
    qtbot.waitUntil(lambda: bool(page.findChildren(NewMeetingDialog)))


def test_without_a_choice_nothing_is_done(page: MeetingsPage, told: Told) -> None:
    find(page, "finns inte")
    for action in (page.open, page.duplicate, page.delete, page.export, page.copy):
        action()
    assert not told.opened and not told.said and not page.findChildren(DayDialog)


def test_a_year_that_is_gone_is_no_longer_chosen(page: MeetingsPage, desk: Desk, store: Store) -> None:
    page.toolbar.year.show_value(2025)
    for row in list(page.model.shown()):
        store.delete_meeting(row.uid, even_locked=True)
    desk.tell_changed("meetings")
    assert page.toolbar.year.value is None
    assert len(names(page)) == 8


def test_ctrl_and_space_choose_several_by_keys(page: MeetingsPage) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.table.chosen_rows()) == 2
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.table.chosen_rows()) == 10
