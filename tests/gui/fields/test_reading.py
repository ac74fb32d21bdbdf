"""Fields for a date and a clock time: typed as it comes, shown as understood, never lost."""

from __future__ import annotations

import datetime as dt
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from protokoll.gui.fields.calendar import CalendarField
from protokoll.gui.fields.reading import DateField, TimeField

Key = Qt.Key
TODAY = dt.date(2026, 11, 22)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def the_day() -> date:
    return TODAY


def test_date_field(qtbot: QtBot) -> None:
    field = DateField("Datum")
    qtbot.addWidget(field)
    field.show()
    field.show_value(date(2026, 12, 1))
    assert field.text() == "tis 1 dec 2026"
    field.selectAll()
    QTest.keyClicks(field, "14 jan")
    QTest.keyClick(field, Key.Key_Return)
    assert (field.text(), field.value) == ("tors 14 jan 2027", date(2027, 1, 14))
    QTest.keyClick(field, Key.Key_Up)
    assert field.value == date(2027, 1, 15)
    field.selectAll()
    QTest.keyClicks(field, "32 jan")
    assert not field.settle()
    assert field.value == date(2027, 1, 15)
    assert field.accessibleDescription() == field.complaint
    field.show_value(date(2027, 1, 15))
    assert field.text() == "32 jan"  # what is typed is never taken away
    QTest.keyClick(field, Key.Key_Backspace)
    assert field.complaint == ""
    field.setText("")
    assert field.settle()
    assert field.text() == ""
    field.show_value(None, near=date(2030, 6, 1))
    QTest.keyClick(field, Key.Key_Down)
    assert field.value == date(2030, 5, 31)
    field.show_value(date.max)
    QTest.keyClick(field, Key.Key_Up)
    assert field.value == date.max


def test_time_field(qtbot: QtBot) -> None:
    field = TimeField("Tid")
    qtbot.addWidget(field)
    field.show_value("12:05")
    assert field.text() == "12.05"
    QTest.keyClick(field, Key.Key_Up)
    assert field.value == "12:15"
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Down)
    assert field.value == "11:45"
    field.setText("snart")
    assert not field.settle()
    field.show_value("11:45")
    assert field.text() == "snart"
    field.setText("0")
    assert field.settle() and field.value == "00:00"
    QTest.keyClick(field, Key.Key_Down)
    assert field.value == "23:45"
    field.show_value(None)
    QTest.keyClick(field, Key.Key_Up)
    assert field.value == "12:15"


def test_a_time_is_tidied_when_it_is_left(qtbot: QtBot) -> None:
    field = TimeField("Börjar")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "kl 9")
    field.editingFinished.emit()
    assert (field.text(), field.value, field.settle()) == ("09.00", "09:00", True)
    field.setText("sent")
    field.editingFinished.emit()
    assert (field.text(), field.value, field.settle()) == ("sent", "09:00", False)


def test_days_that_are_named_by_today(qtbot: QtBot) -> None:
    field = DateField("Datum", today=the_day)
    qtbot.addWidget(field)
    for typed, day in (("i dag", 22), ("I  DAG", 22), ("imorgon", 23), ("i går", 21)):
        field.setText(typed)
        assert field.settle()
        assert field.value == date(2026, 11, day)


def test_a_step_begins_at_what_is_typed_and_page_keys_go_a_week(qtbot: QtBot) -> None:
    field = DateField("Datum", today=the_day)
    qtbot.addWidget(field)
    heard: list[date | None] = []
    field.changed.connect(lambda: heard.append(field.value))
    field.setText("1 dec")
    QTest.keyClick(field, Key.Key_PageUp)
    assert heard == [date(2026, 12, 8)]
    QTest.keyClick(field, Key.Key_PageDown)
    QTest.keyClick(field, Key.Key_PageDown)
    assert field.value == date(2026, 11, 24)
    QTest.keyClick(field, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert field.value == date(2026, 11, 24)


def test_the_date_steps_by_keys_and_comes_from_the_calendar(qtbot: QtBot) -> None:
    field = CalendarField("Datum", TODAY)
    qtbot.addWidget(field)
    field.show()
    heard: list[dt.date | None] = []
    field.changed.connect(lambda: heard.append(field.value))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(field.line, key)
    assert heard[-1] == TODAY - dt.timedelta(days=1)
    assert field.line.accessibleDescription() == "i går"
    QTest.keyClick(field.line, Qt.Key.Key_F4)
    (calendar,) = field.findChildren(QCalendarWidget)
    assert calendar.isVisible() and calendar.selectedDate() == QDate(2026, 11, 21)
    calendar.activated.emit(QDate(2026, 12, 24))
    assert field.value == dt.date(2026, 12, 24) and not calendar.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert calendar.isVisible()
    calendar.hide()


def test_a_date_in_another_form_says_how_it_was_read(qtbot: QtBot) -> None:
    field = CalendarField("Datum", TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "2026-12-0")
    assert "till exempel" in field.line.accessibleDescription()
    QTest.keyClicks(field.line, "8")
    assert field.line.accessibleDescription() == "tis 8 dec 2026, om\u00a016 dagar"
    field.line.editingFinished.emit()
    assert field.line.text() == "tis 8 dec 2026"
    field.line.clear()
    field.line.textEdited.emit("")
    assert field.line.accessibleDescription() == ""


def test_the_calendar_takes_the_place_of_what_could_not_be_read(qtbot: QtBot) -> None:
    field = CalendarField("Datum", TODAY)
    qtbot.addWidget(field)
    field.show_value(TODAY)
    field.line.selectAll()
    QTest.keyClicks(field.line, "snart")
    field.open_calendar()
    (calendar,) = field.findChildren(QCalendarWidget)
    calendar.clicked.emit(QDate(2026, 11, 22))
    assert field.line.text() == "sön 22 nov 2026"
    assert field.line.complaint == ""
    assert field.value == TODAY
