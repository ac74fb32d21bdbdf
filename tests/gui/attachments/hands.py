"""What these tests have in common: a meeting, files to attach, and a look at the dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Meeting
from protokoll.gui.attachments.dialog import AttachmentsDialog
from tests.gui.keyboard import CTRL_SHIFT, Key, press, settle
from tests.gui.programs import Running
from tests.helpers.builders import item, line, meeting


def given_meeting() -> Meeting:
    """A draft of three items, without attachments."""
    return edits.edit_head(
        meeting(item("1"), item("2"), item("3"), attendance=(line("anna"), line("per"))), stage=Stage.DRAFT
    )


def file(folder: Path, name: str, data: bytes = b"Text i fil.") -> Path:
    """A file to attach."""
    path = folder / name
    path.write_bytes(data)
    return path


def present(at: Running) -> Meeting:
    """The meeting that is open."""
    assert at.page.session is not None
    return at.page.session.present


def saved(at: Running) -> Meeting:
    """The meeting as it is on the disk, after all is saved."""
    assert at.program.save_all()
    assert at.page.session is not None
    return at.store.load_meeting(at.page.session.uid).meeting


def attach(at: Running, qtbot: QtBot, *paths: Path, items: tuple[str, ...] = ()) -> None:
    """Files become attachments, as when they are dropped."""
    session = at.page.session
    assert session is not None
    wanted = len(present(at).attachments) + len(paths)
    at.page.attached._attaching.attach(session, paths, items)
    qtbot.waitUntil(lambda: len(present(at).attachments) == wanted)


def open_dialog() -> AttachmentsDialog:
    """Ctrl+Shift+B."""
    press(Key.Key_B, CTRL_SHIFT)
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, AttachmentsDialog)
    return found


def column(dialog: AttachmentsDialog, number: int) -> list[str]:
    """What stands in a column of the table."""
    return [dialog.model.index(row, number).data() for row in range(dialog.model.rowCount())]


def wait_told(dialog: AttachmentsDialog, words: str, qtbot: QtBot) -> None:
    """Wait until the dialog tells of what was done."""
    qtbot.waitUntil(lambda: words in dialog.told.text(), timeout=20_000)
    settle()
