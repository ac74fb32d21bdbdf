"""The dialog for a new meeting: values in, values out, by keys."""

from __future__ import annotations

import datetime as dt
import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import MeetingKind
from protokoll.gui.meetings.new_meeting import DayDialog, NewMeetingDialog
from protokoll.services.body_history import MeetingPlan, PlanningChoice
from tests.gui.meetings.desks import TODAY

BOARD = MeetingPlan(body="b1", date=dt.date(2026, 12, 8), start="17:30", end="20:30", place="Kansliet")
ANNUAL = MeetingPlan(
    body="b2", date=dt.date(2027, 3, 20), start="13:00", place="Aulan", kind=MeetingKind.ANNUAL
)
CHOICES = (PlanningChoice(name="Styrelsen", plan=BOARD), PlanningChoice(name="Årsmötet", plan=ANNUAL))


@pytest.fixture
def dialog(qtbot: QtBot) -> NewMeetingDialog:
    made = NewMeetingDialog(CHOICES, TODAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_enter_takes_what_was_done_last(dialog: NewMeetingDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    assert dialog.result() == NewMeetingDialog.DialogCode.Accepted
    assert dialog.plan() == BOARD


def test_another_body_brings_its_habits_but_not_over_what_was_typed(
    dialog: NewMeetingDialog, qtbot: QtBot
) -> None:
    dialog.place.selectAll()
    QTest.keyClicks(dialog.place, "Biblioteket ")
    dialog.body.setFocus()
    QTest.keyClick(dialog.body, Qt.Key.Key_Down)
    assert dialog.plan() == MeetingPlan(
        body="b2",
        date=ANNUAL.date,
        start="13:00",
        end=None,
        place="Biblioteket",
        kind=MeetingKind.ANNUAL,
    )
    for field, words in ((dialog.start, "9"), (dialog.end, "1130"), (dialog.day.line, "1/12")):
        field.selectAll()
        QTest.keyClicks(field, words)
        field.settle()
    dialog.kind.setFocus()
    QTest.keyClick(dialog.kind, Qt.Key.Key_Home)
    dialog.kind.activated.emit(0)
    dialog.body.setCurrentIndex(0)
    plan = dialog.plan()
    assert (plan.date, plan.start, plan.end) == (dt.date(2026, 12, 1), "09:00", "11:30")
    assert (plan.place, plan.kind) == ("Biblioteket", MeetingKind.ORDINARY)


@pytest.mark.parametrize(
    ("day", "start", "end", "problem"),
    [
        ("nästa vecka", "12", "13", "Vilken dag"),
        ("8 dec", "tidigt", "13", "När börjar"),
        ("8 dec", "12", "sent", "När slutar"),
        ("8 dec", "12", "11.30", "innan det börjar"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(
    dialog: NewMeetingDialog, qtbot: QtBot, day: str, start: str, end: str, problem: str
) -> None:
    dialog.day.line.setText(day)
    dialog.start.setText(start)
    dialog.end.setText(end)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert problem in dialog.problem.text()
    assert dialog.focusWidget() in (dialog.day.line, dialog.start, dialog.end)
    assert dialog.day.line.text() in (day, "tis 8 dec 2026")


def test_tab_goes_in_reading_order(dialog: NewMeetingDialog, qtbot: QtBot) -> None:
    dialog.body.setFocus()
    order = []
    for _ in range(9):
        widget = dialog.focusWidget()
        assert widget is not None
        order.append(widget.accessibleName() or widget.property("text"))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert order == [
        "Organ",
        "Datum",
        "Välj datum i kalendern",
        "Börjar",
        "Slutar",
        "Plats",
        "Slag av möte",
        "A&vbryt",
        "Planera möte",
    ]


def test_the_day_dialog_gives_a_day(qtbot: QtBot) -> None:
    dialog = DayDialog("Duplicera", "Duplicera", BOARD.date, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.day.line.setText("?")
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.day.line.setText("24 december")
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    assert dialog.date() == dt.date(2026, 12, 24)


def test_a_closed_dialog_is_gone(qtbot: QtBot) -> None:
    dialog = NewMeetingDialog(CHOICES, TODAY)
    gone = weakref.ref(dialog)
    dialog.show()
    dialog.reject()
    del dialog
    gc.collect()
    assert gone() is None
