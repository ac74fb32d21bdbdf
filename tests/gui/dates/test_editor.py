"""The editor of meeting dates, with real widgets and keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain import meeting as m
from protokoll.domain.validation import check_meeting
from protokoll.gui.dates import changes
from protokoll.gui.dates.editor import DatesEditor
from protokoll.gui.dates.model import Column

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Page:
    """Holds the truth, as the meeting page does."""

    def __init__(self, editor: DatesEditor) -> None:
        self.editor = editor
        self.steps: list[str] = []
        self.meeting = m.Meeting(body=m.Body(name="Styrelsen"), head=m.MeetingHead(date=date(2026, 12, 1)))
        editor.edited.connect(self.edit)
        editor.drafted.connect(self.draft)
        editor.finished.connect(self.steps.append)
        editor.show_meeting(self.meeting, None)

    def draft(self, meeting: m.Meeting) -> None:
        check_meeting(meeting)
        self.meeting = meeting
        self.editor.show_meeting(meeting, None)

    def edit(self, meeting: m.Meeting, step: str) -> None:
        self.draft(meeting)
        self.steps.append(step)

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def rows(self) -> tuple[m.PlannedMeeting, ...]:
        return changes.planned(self.meeting).meetings


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    editor = DatesEditor()
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.show()
    return Page(editor)


def press_enter_in(editor: DatesEditor, text: str) -> None:
    QTest.keyClicks(editor.paste, text)
    QTest.keyClick(editor.paste, Key.Key_Return)


def test_a_line_is_typed_and_becomes_a_row(page: Page) -> None:
    press_enter_in(page.editor, "14 februari kl. 12-15.30")
    assert page.rows == (m.PlannedMeeting(date=date(2027, 2, 14), start="12:00", end="15:30"),)
    assert page.editor.paste.toPlainText() == ""
    assert page.steps == ["Mötesdatum"]
    assert [page.editor.model.index(0, column).data() for column in range(4)] == [
        "sön 14 feb 2027",
        "12.00",
        "15.30",
        "",
    ]
    press_enter_in(page.editor, "")
    assert page.steps == ["Mötesdatum"]


def test_before_anything_is_written_it_says_what_to_do(page: Page) -> None:
    editor = page.editor
    assert "klistras in" in editor.hint.text()
    empty = editor.table.viewport().grab().toImage()
    assert not editor.remove_button.isEnabled()
    assert not editor.plan_button.isEnabled()
    press_enter_in(editor, "14 februari")
    editor.table.selectAll()
    assert editor.remove_button.isEnabled() and editor.plan_button.isEnabled()
    editor.remove_chosen()
    assert page.count == 0
    assert editor.table.viewport().grab().toImage() == empty


def test_what_is_typed_is_told_as_it_is_understood(page: Page) -> None:
    QTest.keyClicks(page.editor.paste, "prel. 14 februari kl. 12-15.30, Centret")
    told = page.editor.hint.text().replace("\u00a0", " ")
    assert told == "Läses som sön 14 feb 2027 kl. 12.00–15.30, Centret, preliminärt"
    assert page.editor.plan_button.isEnabled()
    page.editor.paste.selectAll()
    QTest.keyClicks(page.editor.paste, "snart")
    assert "Läses" not in page.editor.hint.text()
    assert page.count == 0


def test_a_pasted_list_is_read_and_what_was_not_read_is_said(page: Page) -> None:
    data = QMimeData()
    data.setText("14 februari\n31:a\ntisdag 15 februari\n")
    page.editor.paste.insertFromMimeData(data)
    assert page.count == 1
    assert changes.planned(page.meeting).text == "31:a\ntisdag 15 februari"
    assert page.editor.said.text() == (
        "2 rader står kvar som fri text: ”31:a” (går inte att läsa som datum); "
        "”tisdag 15 februari” (15 februari 2027 är en måndag)."
    )
    assert page.editor.said.isVisible() and page.editor.said.property("role") == "warning"
    data.setText("20 april")
    page.editor.paste.insertFromMimeData(data)
    assert page.count == 1  # one line may still be changed
    QTest.keyClick(page.editor.paste, Key.Key_Return)
    assert page.count == 2
    assert not page.editor.said.isVisible()


def edit_cell(page: Page, row: int, column: Column, text: str) -> None:
    table = page.editor.table
    table.setFocus()
    table.setCurrentIndex(page.editor.model.index(row, column))
    QTest.keyClick(table, Key.Key_F2)
    field = table.viewport().findChildren(QLineEdit)[-1]
    field.selectAll()
    QTest.keyClick(field, Key.Key_Backspace)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def test_cells_are_edited_in_place(page: Page) -> None:
    press_enter_in(page.editor, "14 februari")
    edit_cell(page, 0, Column.START, "18")
    edit_cell(page, 0, Column.END, "2030")
    edit_cell(page, 0, Column.PLACE, "Centret")
    edit_cell(page, 0, Column.DATE, "17/2")
    table = page.editor.table
    table.setCurrentIndex(page.editor.model.index(0, Column.TENTATIVE))
    QTest.keyClick(table, Key.Key_Space)
    assert page.rows == (
        m.PlannedMeeting(date=date(2027, 2, 17), start="18:00", end="20:30", place="Centret", tentative=True),
    )
    edit_cell(page, 0, Column.END, "")
    assert page.rows[0].end is None
    edit_cell(page, 0, Column.DATE, "snart")
    assert page.rows[0].date == date(2027, 2, 17)
    assert page.editor.said.text().startswith("”snart” går inte att läsa som datum")
    edit_cell(page, 0, Column.START, "snart")
    assert page.rows[0].start == "18:00"
    assert not page.editor.model.setData(page.editor.model.index(0, 0), 1, Qt.ItemDataRole.ToolTipRole)


def test_rows_are_taken_away_and_copied(page: Page) -> None:
    press_enter_in(page.editor, "14 februari kl 18, Centret")
    press_enter_in(page.editor, "prel. 20 april")
    page.editor.table.selectAll()
    QTest.keyClick(page.editor.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "sön 14 feb 2027\t18.00\t\tCentret\t\ntis 20 apr 2027\t\t\t\tpreliminärt"
    )
    page.editor.table.setCurrentIndex(page.editor.model.index(1, 0))
    QTest.keyClick(page.editor.table, Key.Key_Up)
    QTest.keyClick(page.editor.table, Key.Key_Delete)
    assert [row.date.month for row in page.rows] == [4]
    page.editor.table.clearSelection()
    page.editor.remove_button.click()
    assert page.count == 1
    assert page.steps[-1] == "Ta bort mötesdatum"


def test_one_key_asks_for_planned_meetings(page: Page) -> None:
    page.editor.plan()  # nothing to plan, nothing asked
    press_enter_in(page.editor, "14 februari")
    asked: list[object] = []
    page.editor.plan_wanted.connect(asked.append)
    page.editor.activateWindow()
    QTest.keyClick(page.editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [page.rows]  # at once, not when the button has been shown pressed


def test_the_key_takes_what_is_typed_too_unless_it_cannot_be_read(page: Page, qtbot: QtBot) -> None:
    editor = page.editor
    editor.activateWindow()
    editor.paste.setFocus()
    press_enter_in(editor, "14 februari")
    QTest.keyClicks(editor.paste, "20 april")
    with qtbot.waitSignal(editor.plan_wanted) as asked:
        QTest.keyClick(editor.paste, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args is not None
    assert [row.date for row in asked.args[0]] == [date(2027, 2, 14), date(2027, 4, 20)]
    QTest.keyClicks(editor.paste, "snart")
    with qtbot.assertNotEmitted(editor.plan_wanted):
        QTest.keyClick(editor.paste, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "”snart”" in editor.said.text()
    assert changes.planned(page.meeting).text == "snart"


def test_heading_and_text_are_drafted_and_finished(page: Page) -> None:
    page.editor.heading.setFocus()
    QTest.keyClicks(page.editor.heading, "Vår")
    assert changes.planned(page.meeting).heading == "Vår"
    assert page.steps == []
    page.editor.text.setFocus()
    assert page.steps == ["Rubrik för mötesdatum"]
    QApplication.sendEvent(
        page.editor.text, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "–\u00a0")
    )
    assert changes.planned(page.meeting).text == "–\u00a0"
    page.editor.heading.setFocus()
    assert page.steps[-1] == "Text om mötesdatum"


def test_undo_belongs_to_the_page_when_the_field_has_none(page: Page) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for key, shift in ((Key.Key_Z, False), (Key.Key_Z, True)):
        modifiers = control | Qt.KeyboardModifier.ShiftModifier if shift else control
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        page.editor.text.event(event)
        assert not event.isAccepted()
    QTest.keyClicks(page.editor.text, "x")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, control)
    page.editor.text.event(event)
    assert event.isAccepted()


def test_everything_has_a_name_and_tab_follows_reading_order(page: Page) -> None:
    press_enter_in(page.editor, "14 februari")
    editor = page.editor
    order = [editor.paste, editor.table, editor.remove_button, editor.heading, editor.text]
    widget: QWidget | None = editor.paste
    found = []
    for _ in range(40):
        assert widget is not None
        if widget in order:
            found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is order[0]:
            break
    assert found == order
    for one in order:
        assert QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
