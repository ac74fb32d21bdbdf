"""The program over small meetings, and the hands that use the paper desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from protokoll.domain.entries import Decision, Note
from protokoll.domain.kinds import Outcome, Stage
from protokoll.domain.meeting import Body, Meeting, MeetingHead, Person
from protokoll.gui.paper_desk.chooser import MeetingChooser
from protokoll.gui.paper_desk.dialog import PaperDesk
from tests.gui.keyboard import CTRL, Key, press, settle
from tests.gui.programs import Running, running, store
from tests.helpers.builders import ANNA, MEETING_DAY, PER, item, line, meeting

__all__ = ["running", "store"]

IGNORED = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for one in items:
        if "gui/paper_desk/" in one.path.as_posix():
            one.add_marker(pytest.mark.qt_log_ignore(IGNORED, extend=True))


class Opener(QObject):
    """What the system opens files with, here."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # it takes no bytes, whatever it says
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def no_word_processor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program makes its PDF itself, which is quick."""
    monkeypatch.setenv("PATH", str(tmp_path))


class Desk:
    """Somebody at the paper desk."""

    def __init__(self, running: Running, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.running = running
        self.qtbot = qtbot
        self._monkeypatch = monkeypatch

    def a_meeting(self, stage: Stage | None = Stage.DRAFT, **more: Any) -> str:
        """Put a meeting into the store and open it."""
        uid = self.running.store.insert_meeting(written(stage, **more))
        self.running.program.desk.tell_changed("meetings")
        self.running.program.open_meeting(uid)
        settle()
        return uid

    def open(self) -> PaperDesk:
        """Ctrl+P; waits until the paper is seen."""
        press(Key.Key_P, CTRL)
        return self.ready()

    def ready(self) -> PaperDesk:
        """The desk, once what is chosen can be seen."""
        dialog = self.dialog
        view = dialog.pane.view
        self.qtbot.waitUntil(lambda: view.page_count() > 0 and not view.is_setting())
        return dialog

    @property
    def dialog(self) -> PaperDesk:
        """The desk that is open."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, PaperDesk)
        return found

    @property
    def chooser(self) -> MeetingChooser:
        """What is chosen in it."""
        found = self.dialog.chooser
        assert isinstance(found, MeetingChooser)
        return found

    def closed(self) -> None:
        """Wait until the desk has done what it was asked for."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=10_000)
        settle()

    def answers(self, name: str, kind: str = "") -> Path:
        """The native dialog that asks where to save is answered like this."""
        path = self.running.papers / name
        self._monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
        return path

    def seen(self) -> str:
        """The words of the paper in the preview."""
        view = self.dialog.pane.view
        view.select_all()
        return view.selected_text()


@pytest.fixture
def at(running: Running, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(running, qtbot, monkeypatch)


def written(stage: Stage | None = Stage.DRAFT, **more: Any) -> Meeting:
    """A small meeting with two items, one of them confidential."""
    people = (
        ANNA,
        Person(id="per", given_name=PER.given_name, family_name=PER.family_name, email="per@exempel.se"),
    )
    bought = Decision(id="b", outcome=Outcome.APPROVED, clauses=("köpa en projektor",))
    more = {
        "body": Body(name="Styrelsen"),
        "people": people,
        "attendance": (line("anna"), line("per")),
        "head": MeetingHead(date=MEETING_DAY, stage=stage, first_section=1),
        **more,
    }
    return meeting(
        item("1", Note(id="n", text="Anna Berg hälsade välkommen."), title="Öppnande"),
        item("2", bought, title="Inköp", confidential=True),
        **more,
    )
