"""Whole minutes typed by hand: what comes out in Word is what a meeting file with the same words gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind
from protokoll.domain.entries import Decision, Entry, Note
from protokoll.domain.kinds import AttendanceStatus
from protokoll.domain.meeting import Meeting
from protokoll.domain.register import BodyRecord, OrganisationRecord, Register
from protokoll.exchange.meeting_file import read_meeting
from protokoll.gui.head.lines import MINUTES_WORDS
from protokoll.services.papers import CreatedPaper, render_paper
from protokoll.storage import Store
from tests.gui.keyboard import ALT, CTRL, CTRL_SHIFT, Key, press, settle, write
from tests.gui.programs import Running
from tests.helpers.house_rules import words_of

DATA = Path(__file__).parents[2] / "data"
REAL = Path(__file__).parents[4] / "shared" / "cases" / "samordningsgruppen-2022-12-01"

CASES = [
    pytest.param(DATA / "samordningsgruppen.json", DATA / "samordningsgruppen.txt", True, id="twin"),
    pytest.param(
        REAL / "meeting.json",
        REAL / "source.txt",
        False,
        id="real",
        marks=pytest.mark.skipif(not REAL.exists(), reason="the real case is not here"),
    ),
]


@pytest.mark.parametrize(("meeting_file", "source", "by_key"), CASES)
def test_minutes_typed_by_keyboard_alone_give_the_same_word_text(
    meeting_file: Path,
    source: Path,
    by_key: bool,
    store: Store,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
) -> None:
    wanted = read_meeting(meeting_file)
    store.save_register(_register(wanted))
    running: Running = request.getfixturevalue("running")
    _plan_meeting(wanted, running, qtbot)
    _type_head(wanted)
    while running.page.agenda.model.rowCount():  # the usual agenda is not that of these notes
        press(Key.Key_Delete, CTRL_SHIFT)
    for item in wanted.agenda:
        press(Key.Key_N, CTRL_SHIFT)
        write(item.title)
        press(Key.Key_Return)
        press(Key.Key_S, CTRL_SHIFT)
        for entry in item.entries:
            _type_entry(entry, by_key=by_key)
    press(Key.Key_K, CTRL_SHIFT, times=2)  # the notice went out, the meeting is going on
    _type_attendance(wanted)
    _type_dates(wanted, source.read_text("utf-8"))
    with qtbot.waitSignal(running.program.desk.paper_created, timeout=10_000) as made:
        press(Key.Key_P, CTRL_SHIFT)
    assert made.args is not None
    created: CreatedPaper = made.args[0]

    typed = created.path.read_bytes()
    assert words_of(typed) == words_of(render_paper(wanted, PaperKind.MINUTES))
    assert running.program.save_all()
    [line] = store.list_meetings()
    kept = store.load_meeting(line.uid).meeting
    assert words_of(render_paper(kept, PaperKind.MINUTES)) == words_of(typed)


def _register(wanted: Meeting) -> Register:
    """The body as it is in the register, before anything of the meeting is known; nobody is in it."""
    assert wanted.organisation is not None
    body = BodyRecord(
        uid="b1",
        name=wanted.body.name,
        kind=wanted.body.kind,
        decides_as=wanted.body.decides_as,
        numbering=wanted.body.numbering,
    )
    return Register(organisation=OrganisationRecord(uid="o1", name=wanted.organisation.name), bodies=(body,))


def _plan_meeting(wanted: Meeting, running: Running, qtbot: QtBot) -> None:
    press(Key.Key_N, CTRL)
    qtbot.waitUntil(
        lambda: QApplication.activeModalWidget() is not None
    )  # it looks at earlier meetings first
    settle()
    write(wanted.head.date.isoformat())
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: running.program.window.page() == "meeting")
    settle()


def _type_head(wanted: Meeting) -> None:
    press(Key.Key_M, CTRL_SHIFT)
    press(Key.Key_R, ALT)
    write(wanted.head.title)
    press(Key.Key_U, ALT)  # these notes have no number
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert wanted.head.minutes_kind is not None
    press(Key.Key_L, ALT)
    write(MINUTES_WORDS[wanted.head.minutes_kind][0])
    press(Key.Key_Return)


def _type_entry(entry: Entry, *, by_key: bool) -> None:
    match entry:
        case Note():
            write(entry.text)
            press(Key.Key_Return)
        case Decision() if by_key:
            press(Key.Key_F2)
            press(Key.Key_Tab)
            write(entry.text)
            press(Key.Key_Return, CTRL)
        case Decision():
            write(f"Beslut: {entry.text}")
            press(Key.Key_Tab)
            press(Key.Key_Escape)
        case _:
            raise AssertionError(entry)


def _type_attendance(wanted: Meeting) -> None:
    names = wanted.names()
    press(Key.Key_F9)
    for line in wanted.attendance:
        assert isinstance(line.person, str)
        write(names[line.person])
        press(Key.Key_Return)
        press(Key.Key_O)  # Ordinarie
        if line.status is AttendanceStatus.EXCUSED:
            press(Key.Key_Return)
            press(Key.Key_F)  # Anmält förhinder


def _type_dates(wanted: Meeting, source: str) -> None:
    assert wanted.planned_meetings is not None
    press(Key.Key_L, CTRL_SHIFT)
    for day in re.findall(r"^• (\d+ \w+ kl\. \S+)", source, re.MULTILINE):
        write(day)
        press(Key.Key_Return)
    press(Key.Key_R, ALT)
    write(wanted.planned_meetings.heading)
    press(Key.Key_Return)
