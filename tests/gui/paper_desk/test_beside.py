"""The preview beside the writing: it follows, it leads back, and it makes room where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest

from protokoll.documents.papers import PaperKind
from protokoll.domain.entries import Note
from protokoll.domain.kinds import Stage
from protokoll.gui.preview.paper_view import PaperView
from protokoll.services.machine_preferences import MachinePreferences, load_machine, save_machine
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, press, settle, write
from tests.gui.paper_desk.conftest import Desk
from tests.gui.programs import Running
from tests.helpers.accessibility import nameless
from tests.helpers.builders import item


def view_of(running: Running) -> PaperView:
    return running.page.preview.beside.pane.view


def words(running: Running) -> str:
    view = view_of(running)
    view.select_all()
    return view.selected_text()


def show(at: Desk) -> PaperView:
    press(Key.Key_F2, CTRL)
    return shown(at)


def shown(at: Desk) -> PaperView:
    view = view_of(at.running)
    at.qtbot.waitUntil(lambda: view.page_count() > 0 and not view.is_setting())
    return view


def click(view: PaperView, key: str) -> None:
    """A click in the middle of a part of the paper."""
    assert view.pages is not None
    page, top, bottom = view.pages.parts_on(key)[0]
    view.show_part(key, mark=False)
    place = view.placement()
    rect = place.page_rect(page)
    y = round(place.height_at(page, (top + bottom) / 2)) - view.verticalScrollBar().value()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(rect.center().x()), y))


def long_meeting(at: Desk) -> None:
    agenda = tuple(
        item(str(n), Note(id=f"n{n}", text=" ".join(["Ord i punkten."] * 40)), title=f"Rubrik {n}")
        for n in range(1, 25)
    )
    at.a_meeting(agenda=agenda)


def test_what_is_written_is_seen_beside(at: Desk) -> None:
    at.a_meeting()
    show(at)
    assert not at.running.page.attendance.isVisible()
    assert at.running.page.item.isVisible()
    assert nameless(at.running.page.preview.beside.pane) == []
    write("Vi enades snabbt")
    press(Key.Key_Return)
    at.qtbot.waitUntil(lambda: "Vi enades snabbt" in words(at.running))
    press(Key.Key_F2, CTRL)
    assert at.running.page.attendance.isVisible()
    assert not view_of(at.running).isVisible()


def test_a_click_puts_the_cursor_where_it_was_written(at: Desk) -> None:
    at.a_meeting()
    view = show(at)
    click(view, "entry:b")
    page = at.running.page
    assert page.agenda.current_id == "2"
    [card] = page.entries.cards
    at.qtbot.waitUntil(lambda: card.is_active)
    click(view, "entry:n")
    at.qtbot.waitUntil(lambda: page.agenda.current_id == "1")
    settle()
    write("!")
    assert page.session is not None
    [note] = page.session.present.agenda[0].entries
    assert "!" in note.text  # type: ignore[union-attr]


def test_where_one_writes_is_kept_in_sight_and_marked(at: Desk) -> None:
    long_meeting(at)
    view = show(at)
    page = at.running.page
    assert view.verticalScrollBar().value() == 0
    page.agenda.choose("20")
    assert view.verticalScrollBar().value() > 0
    assert view._here == "item:20"
    press(Key.Key_Up)
    at.qtbot.waitUntil(lambda: view._here == "entry:n20")
    view.verticalScrollBar().setValue(0)
    write("!")
    at.qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)


def test_it_begins_where_one_is(at: Desk) -> None:
    long_meeting(at)
    at.running.page.agenda.choose("20")
    view = show(at)
    at.qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)


@pytest.mark.parametrize(
    ("stage", "kind"), [(Stage.PLANNED, PaperKind.AGENDA), (Stage.DRAFT, PaperKind.MINUTES)]
)
def test_it_shows_the_paper_of_the_stage(stage: Stage, kind: PaperKind, at: Desk) -> None:
    at.a_meeting(stage)
    show(at)
    assert at.running.page.preview.beside.kind is kind


def test_another_paper_can_be_chosen(at: Desk) -> None:
    at.a_meeting()
    show(at)
    pane = at.running.page.preview.beside.pane
    pane.papers.setCurrentIndex(pane.papers.findData(PaperKind.ATTENDANCE_LIST.value))
    pane.papers.activated.emit(pane.papers.currentIndex())
    at.qtbot.waitUntil(lambda: "Närvarolista" in words(at.running))


def test_the_attendance_is_reached_by_its_key(at: Desk) -> None:
    at.a_meeting()
    show(at)
    press(Key.Key_F9)
    assert at.running.page.attendance.find_field.hasFocus()
    assert not view_of(at.running).isVisible()


def test_it_is_remembered(at: Desk) -> None:
    at.a_meeting()
    show(at)
    file = at.running.folder / "inställningar.json"
    at.qtbot.waitUntil(lambda: load_machine(file).preferences.preview_beside)
    press(Key.Key_F2, CTRL)
    at.qtbot.waitUntil(lambda: not load_machine(file).preferences.preview_beside)


@pytest.fixture
def left_beside(tmp_path: Path) -> None:
    """The preview was in sight when the program was last left; ask for it before the program."""
    save_machine(tmp_path / "inställningar.json", MachinePreferences(preview_beside=True, preview_share=50))


def test_it_stands_there_again_the_next_time(left_beside: None, at: Desk) -> None:
    at.a_meeting()
    view = shown(at)
    assert view.isVisible()
    panels = at.running.page.splitter
    assert 0.45 < at.running.page.preview.beside.pane.width() / panels.width() < 0.55
    assert at.running.page.entries.write_box.editor.hasFocus()


def test_its_width_is_remembered(at: Desk) -> None:
    at.a_meeting()
    show(at)
    panels = at.running.page.splitter
    panels.moveSplitter(panels.width() // 2, panels.indexOf(at.running.page.preview.beside.pane))
    file = at.running.folder / "inställningar.json"
    at.qtbot.waitUntil(lambda: 47 <= load_machine(file).preferences.preview_share <= 52)


def test_in_a_narrow_window_it_takes_the_place_of_the_item(at: Desk) -> None:
    at.a_meeting()
    page, window = at.running.page, at.running.program.window
    letter = page.fontMetrics().averageCharWidth()
    window.resize(100 * letter, window.height())
    settle()
    view = show(at)
    assert not page.item.isVisible()
    assert view.hasFocus()
    click(view, "entry:n")
    assert page.item.isVisible()
    assert not view.isVisible()
    [card] = page.entries.cards
    at.qtbot.waitUntil(lambda: card.is_active)
    press(Key.Key_F2, CTRL)
    press(Key.Key_S, CTRL_SHIFT)
    assert page.entries.write_box.editor.hasFocus(), "to write, the preview makes way"
    press(Key.Key_F2, CTRL)
    window.resize(200 * letter, window.height())
    settle()
    assert page.item.isVisible()
    assert not view.isVisible()
    press(Key.Key_F2, CTRL)
    assert page.item.isVisible() and view.isVisible()


def test_where_three_columns_are_cramped_it_takes_two_of_them(at: Desk) -> None:
    at.a_meeting()
    page, window = at.running.page, at.running.program.window
    letter = page.fontMetrics().averageCharWidth()
    window.resize(170 * letter, window.height())
    settle()
    view = show(at)
    assert not page.item.isVisible() and not page.attendance.isVisible()
    assert view.width() > page.splitter.width() / 2
    press(Key.Key_F9)
    assert page.attendance.find_field.hasFocus()
    assert page.item.isVisible() and not view.isVisible()


def test_nothing_is_made_out_of_sight(at: Desk) -> None:
    at.a_meeting()
    write("Vi enades snabbt")
    press(Key.Key_Return)
    assert view_of(at.running).page_count() == 0


def test_what_is_previewed_is_printed(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(dialog: QPrintDialog) -> bool:
        asked.append(dialog.printer().docName())
        return False

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    at.a_meeting(Stage.PLANNED)
    press(Key.Key_F12, CTRL_SHIFT)
    at.qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["Förslag till dagordning"]


def test_a_meeting_that_is_gone_is_not_shown(at: Desk) -> None:
    at.a_meeting()
    view = show(at)
    at.running.program.delete_open_meeting()
    assert view.page_count() == 0
