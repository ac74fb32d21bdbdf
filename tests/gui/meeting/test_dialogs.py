"""The dialogs of the meeting page over a real session: what they give becomes the meeting, or planned meetings."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import BodyKind, OfficerRole
from protokoll.gui.head.dialog import HeadDialog
from protokoll.gui.meeting.dates_dialog import DatesDialog
from protokoll.services.organisations import NewOrganisation, create_organisation
from protokoll.services.planning import plan_meeting
from protokoll.storage import Store
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, press, settle, write
from tests.gui.programs import Running
from tests.helpers.accessibility import mnemonics, nameless, tab_stops


def plan(store: Store, day: date) -> str:
    body = store.load_roster().bodies[0].uid
    assert body is not None
    return plan_meeting(store, body, day)


def open_meeting(running: Running, store: Store) -> str:
    """The first meeting of a board, on its page."""
    create_organisation(
        store, NewOrganisation(name="Sångkören", body_name="Styrelsen", body_kind=BodyKind.BOARD)
    )
    uid = plan(store, date(2026, 12, 1))
    running.program.open_meeting(uid)
    settle()
    return uid


def test_dates_become_planned_meetings_with_one_key_and_can_be_taken_back(
    store: Store, running: Running, qtbot: QtBot
) -> None:
    uid = open_meeting(running, store)
    press(Key.Key_L, CTRL_SHIFT)
    write("14 februari kl. 12-15.30")
    press(Key.Key_Return)
    write("20 april")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(store.list_meetings()) == 3)
    days = {line.date for line in store.list_meetings()}
    assert days == {date(2026, 12, 1), date(2027, 2, 14), date(2027, 4, 20)}
    qtbot.waitUntil(lambda: bool(running.program.window.toasts.texts()))
    assert running.program.window.toasts.texts() == ["2\u00a0möten är planerade."]
    kept = store.load_meeting(uid).meeting.planned_meetings
    assert kept is not None and len(kept.meetings) == 2

    settle()
    press(Key.Key_M, CTRL)
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: len(store.list_meetings()) == 1)


def test_dates_that_are_in_the_list_already_are_not_doubled(
    store: Store, running: Running, qtbot: QtBot
) -> None:
    open_meeting(running, store)
    plan(store, date(2027, 2, 14))
    press(Key.Key_L, CTRL_SHIFT)
    write("14 februari")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(running.program.window.toasts.texts()))
    assert running.program.window.toasts.texts() == ["Mötena finns redan i listan."]
    assert len(store.list_meetings()) == 2


def test_whoever_takes_over_does_so_at_the_item_in_view(store: Store, running: Running) -> None:
    open_meeting(running, store)
    running.page.agenda.step(2)
    item = running.page.agenda.current_id
    press(Key.Key_M, CTRL_SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HeadDialog)
    dialog.form.officers.add_button.click()
    settle()
    write("Eva Lind")
    press(Key.Key_Tab)
    dialog.form.officers.chair_button.click()
    settle()
    write("Per Ek")
    press(Key.Key_Return)
    assert running.page.session is not None
    first, second = running.page.session.present.officers
    assert (first.role, second.role) == (OfficerRole.CHAIR, OfficerRole.CHAIR)
    assert second.from_item == item
    assert first.until_item is not None


def test_the_dates_dialog_has_a_heading_names_and_an_order(store: Store, running: Running) -> None:
    open_meeting(running, store)
    press(Key.Key_L, CTRL_SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DatesDialog)
    editor = dialog.editor
    assert editor.plan_button.isVisible()
    titles = [label.text() for label in dialog.findChildren(QLabel) if label.property("role") == "title"]
    assert titles == ["Mötesdatum"]
    write("14 februari")
    press(Key.Key_Return)
    assert nameless(dialog) == []
    keys = [key for key in mnemonics(dialog) if key]
    assert sorted(set(keys)) == sorted(keys)
    stops = tab_stops(dialog)
    start = stops.index(editor.paste)
    buttons = [one for one in stops[start:] + stops[:start] if isinstance(one, QPushButton)]
    assert [one.text() for one in buttons] == [
        "&Ta bort rad",
        "&Lägg in som planerade möten",
        "A&vbryt",
        "Ändra datumen",
    ]
