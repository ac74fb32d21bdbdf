"""Task list and decision log over a period, from the list of meetings."""

from __future__ import annotations

import datetime as dt

import docx
import pytest
from PySide6.QtWidgets import QApplication

from protokoll.documents.papers import PaperKind
from protokoll.domain.kinds import BodyKind
from protokoll.domain.meeting import Body, MeetingHead
from protokoll.gui.paper_desk.period import PeriodChooser
from protokoll.services.organisations import NewOrganisation, create_organisation
from protokoll.storage import Store
from tests.gui.keyboard import CTRL, CTRL_SHIFT, Key, press
from tests.gui.paper_desk.conftest import Desk, written
from tests.helpers.accessibility import mnemonics, nameless

YEAR = dt.date.today().year


@pytest.fixture
def held(store: Store) -> Store:
    """One body in the register and one that is not, with meetings; ask for it before the program."""
    create_organisation(
        store, NewOrganisation(name="Exempelföreningen", body_name="Styrelsen", body_kind=BodyKind.BOARD)
    )
    for year, name in ((YEAR, "Styrelsen"), (YEAR - 1, "Styrelsen"), (YEAR, "Klubben")):
        head = MeetingHead(date=dt.date(year, 3, 1), first_section=1)
        store.insert_meeting(written(head=head, body=Body(name=name)))
    return store


def chooser(at: Desk) -> PeriodChooser:
    found = at.dialog.chooser
    assert isinstance(found, PeriodChooser)
    return found


def test_the_decisions_of_this_year_are_saved(held: Store, at: Desk) -> None:
    press(Key.Key_2, CTRL)
    press(Key.Key_F2, CTRL_SHIFT)
    dialog = at.ready()
    assert dialog.chooser.kind() is PaperKind.DECISION_LOG
    assert nameless(dialog) == []
    letters = list(filter(None, mnemonics(dialog)))
    assert len(letters) == len(set(letters)), letters
    assert "Styrelsen" in at.seen()
    assert "Klubben" in at.seen(), "with every body ticked, also one that is in no register"
    press(Key.Key_Return, CTRL)
    at.closed()
    [path] = at.running.papers.iterdir()
    assert f"{YEAR}-01-01–{YEAR}-12-31" in path.name
    text = "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert f"{YEAR}" in text
    assert f"1 mars {YEAR - 1}" not in text.replace("\u00a0", " ")


def test_the_period_can_be_another(held: Store, at: Desk) -> None:
    press(Key.Key_F4, CTRL_SHIFT)
    at.ready()
    fields = chooser(at)
    assert fields.kind() is PaperKind.TASK_LIST
    fields.papers.choose(PaperKind.DECISION_LOG)
    fields.first.line.setText(f"{YEAR - 1}-01-01")
    fields.first.line.textEdited.emit(fields.first.line.text())
    at.qtbot.waitUntil(lambda: str(YEAR - 1) in at.seen())
    fields.last.line.setText(f"{YEAR - 2}-12-31")
    fields.last.line.textEdited.emit(fields.last.line.text())
    assert "före den första" in at.dialog.pane.empty.text()
    assert not at.dialog.save_button.isEnabled()


def test_a_period_without_meetings_says_so(held: Store, at: Desk) -> None:
    press(Key.Key_F2, CTRL_SHIFT)
    at.ready()
    fields = chooser(at)
    fields.first.line.setText(f"{YEAR}-12-30")
    fields.first.line.textEdited.emit(fields.first.line.text())
    at.qtbot.waitUntil(lambda: "inga möten" in at.dialog.pane.empty.text())
    assert at.dialog.pane.empty.isVisible()
    assert not at.dialog.save_button.isEnabled()


@pytest.mark.usefixtures("no_word_processor")
def test_it_is_saved_as_pdf_too(held: Store, at: Desk) -> None:
    press(Key.Key_F2, CTRL_SHIFT)
    path = at.answers("logg.pdf")
    at.ready().save_as_button.click()
    at.closed()
    assert path.read_bytes().startswith(b"%PDF-")
    assert QApplication.activeModalWidget() is None
