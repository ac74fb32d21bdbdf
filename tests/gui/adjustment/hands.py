"""What these tests have in common: a meeting to adjust, and a look at the dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain import entries as e
from protokoll.domain.adjustments import AdjustmentEvent, EventKind
from protokoll.domain.kinds import OfficerRole, Outcome, Stage
from protokoll.domain.meeting import Meeting, Officer
from protokoll.gui.adjustment.dialog import AdjustmentDialog
from protokoll.services import adjustment
from tests.gui.keyboard import CTRL, Key, press, settle
from tests.gui.programs import Running
from tests.helpers.builders import item, line, meeting

OFFICERS = (
    Officer(role=OfficerRole.CHAIR, person="eva"),
    Officer(role=OfficerRole.ADJUSTER, person="anna"),
    Officer(role=OfficerRole.ADJUSTER, person="per"),
)


def written_meeting() -> Meeting:
    """A draft with decisions under two of three items."""
    return edits.edit_head(
        meeting(
            item("1"),
            item("2", e.Decision(id="d", outcome=Outcome.APPROVED, clauses=("köpa en båt",))),
            item("3", e.Decision(id="d2", outcome=Outcome.APPROVED, clauses=("sälja den",))),
            officers=OFFICERS,
            attendance=(line("anna"), line("per"), line("eva")),
        ),
        stage=Stage.DRAFT,
    )


def present(at: Running) -> Meeting:
    """The meeting that is open."""
    assert at.page.session is not None
    return at.page.session.present


def saved(at: Running) -> Meeting:
    """The meeting as it is on the disk."""
    assert at.page.session is not None
    return at.store.load_meeting(at.page.session.uid).meeting


def events(at: Running) -> tuple[AdjustmentEvent, ...]:
    """What the store has noted of the adjustment."""
    assert at.page.session is not None
    return adjustment.history(at.store, at.page.session.uid)


def kinds(at: Running) -> list[EventKind]:
    """Of what kinds that is."""
    return [event.kind for event in events(at)]


def open_dialog() -> AdjustmentDialog:
    """Ctrl+J."""
    press(Key.Key_J, CTRL)
    return dialog_in_view()


def dialog_in_view() -> AdjustmentDialog:
    """The dialog that is open."""
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, AdjustmentDialog)
    return found


def wait_told(dialog: AdjustmentDialog, words: str, qtbot: QtBot) -> None:
    """Wait until the dialog tells of what was done."""
    qtbot.waitUntil(lambda: words in dialog.told.text())
    settle()
