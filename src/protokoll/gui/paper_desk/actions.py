"""What the actions about papers do, on the pages where they can be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from protokoll.gui.actions import Actions
from protokoll.gui.desk import Desk
from protokoll.gui.settings.machine import Machine
from protokoll.gui.shell.window import Window

if TYPE_CHECKING:  # the first paint does without them
    from protokoll.gui.meeting.page import MeetingPage
    from protokoll.gui.meetings.page import MeetingsPage
    from protokoll.gui.paper_desk.desks import PaperDesks
    from protokoll.services.papers import CreatedPaper


class PaperActions(QObject):
    """Joins pages and window to the paper desk, which is made when it is first wanted.

    ``folder`` gives where papers are put, None the usual folder. ``when_open`` is asked whether the store is there
    yet, with what to do once it is.
    """

    def __init__(
        self,
        desk: Desk,
        window: Window,
        actions: Actions,
        machine: Machine,
        folder: Callable[[], Path] | None,
        today: Callable[[], date],
        when_open: Callable[[Callable[[], None]], bool],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._actions = actions
        self._machine = machine
        self._folder = folder
        self._today = today
        self._when_open = when_open
        self._desks: PaperDesks | None = None
        self._meeting: MeetingPage | None = None
        self._meetings: MeetingsPage | None = None
        desk.paper_created.connect(self._tell_paper)
        actions.connect("log.tasks", self.open_task_list)
        actions.connect("log.decisions", self.open_decision_log)

    def join_meeting(self, page: MeetingPage) -> None:
        """The page of the open meeting: its papers, and the preview beside the writing as it was left."""
        self._meeting = page
        kept = self._machine.preferences
        page.splitter.begin_with_preview(kept.preview_beside, kept.preview_share)
        page.splitter.preview_kept.connect(self._keep_preview)
        page.top.papers_button.clicked.connect(self.open_papers)
        connect = partial(self._actions.connect, page="meeting")
        connect("paper.desk", self.open_papers)
        connect("paper.preview", page.preview.toggle)
        connect("paper.print", page.preview.beside.print)
        connect("paper.minutes", page.create_minutes)
        connect("paper.agenda", page.create_agenda)

    def join_meetings(self, page: MeetingsPage) -> None:
        """The list of meetings: the papers of the one that is chosen."""
        self._meetings = page
        self._actions.connect("paper.desk", self.open_papers_of_chosen, page="meetings")

    def folder(self) -> Path:
        """Where papers are put."""
        from protokoll.gui.papers import papers_folder

        return (self._folder or papers_folder)()

    def close(self) -> None:
        """Another meeting is opened: the desk is about one that is not at hand any more."""
        if self._desks is not None:
            self._desks.close()

    def open_papers(self) -> None:
        """The papers of the open meeting, as it is written just now."""
        page = self._meeting
        assert page is not None  # its action was triggered
        page.finish_edit()
        if page.session is not None:
            self._the_desks().open_meeting(page.session.uid, page.session.present, page.agenda.current_id)

    def open_papers_of_chosen(self) -> None:
        """The papers of the meeting that is chosen in the list."""
        assert self._meetings is not None  # its action was triggered
        row = self._meetings.table.current_row()
        if row is not None:
            self._the_desks().open_stored(row.uid)

    def open_task_list(self) -> None:
        """Tasks from all meetings of a period."""
        if self._when_open(self.open_task_list):
            self._the_desks().open_task_list()

    def open_decision_log(self) -> None:
        """Decisions from all meetings of a period."""
        if self._when_open(self.open_decision_log):
            self._the_desks().open_decision_log()

    def _the_desks(self) -> PaperDesks:
        if self._desks is None:
            from protokoll.gui.paper_desk.desks import PaperDesks

            self._desks = PaperDesks(self._desk, self._window, self.folder, self._today)
        return self._desks

    def _keep_preview(self, beside: bool, share: int) -> None:
        self._machine.change(preview_beside=beside, preview_share=share)

    def _tell_paper(self, created: CreatedPaper) -> None:
        from protokoll.gui.papers import PaperToast

        toast = PaperToast(created, self._actions["view.message"].keys())
        toast.failed.connect(self._desk.failed)
        self._window.toasts.add(toast)
