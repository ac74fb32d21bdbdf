"""Opens the paper desk over a meeting or a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from protokoll.documents.papers import PaperKind
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Meeting
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.head.lines import title_line
from protokoll.gui.paper_desk.chooser import Chooser, MeetingChooser
from protokoll.gui.paper_desk.dialog import PaperDesk
from protokoll.gui.paper_desk.period import PeriodChooser
from protokoll.services.paper_choices import keep_paper_of_stage, paper_of_stage


class PaperDesks(QObject):
    """One desk at a time, over ``window``. Papers are put into ``folder``."""

    def __init__(
        self, desk: Desk, window: QWidget, folder: Callable[[], Path], today: Callable[[], date]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._folder = folder
        self._today = today
        self._open: PaperDesk | None = None

    def open_meeting(
        self, uid: str, meeting: Meeting, item_id: str | None = None, kind: PaperKind | None = None
    ) -> None:
        """The papers of a meeting as it stands now; ``item_id`` is where one is, for an extract.

        Without ``kind`` the desk begins with the paper of the meeting's stage.
        """
        stage = meeting.head.stage
        chooser = MeetingChooser(self._desk.store, uid, meeting, item_id)
        chooser.papers.choose(kind or paper_of_stage(self._desk.store, stage))
        dialog = self._show(chooser, title_line(meeting))
        dialog.made.connect(partial(self._remember, stage))

    def open_stored(self, uid: str) -> None:
        """The papers of a meeting as it is in the store."""
        try:
            meeting = self._desk.store.load_meeting(uid).meeting
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self.open_meeting(uid, meeting)

    def open_period(self, kind: PaperKind) -> None:
        """Task list or decision log over a period."""
        bodies = self._desk.store.load_roster().bodies
        chooser = PeriodChooser(self._desk.store, bodies, kind, self._today())
        self._show(chooser, self.tr("Uppdrag och beslut från flera möten"))

    def open_task_list(self) -> None:
        """The task list over a period."""
        self.open_period(PaperKind.TASK_LIST)

    def open_decision_log(self) -> None:
        """The decision log over a period."""
        self.open_period(PaperKind.DECISION_LOG)

    def close(self) -> None:
        """What the desk is about is gone."""
        if self._open is not None:
            self._open.reject()

    def _show(self, chooser: Chooser, title: str) -> PaperDesk:
        self.close()
        dialog = self._open = PaperDesk(self._desk, chooser, title, self._folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def _forget(self) -> None:
        self._open = None

    def _remember(self, stage: Stage | None, kind: PaperKind) -> None:
        future = keep_paper_of_stage(self._desk.store, stage, kind)
        self._desk.background.follow(future, _nothing, self._desk.failed.emit)


def _nothing(_: object) -> None:
    """The disk has it."""
