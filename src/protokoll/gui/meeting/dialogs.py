"""The dialogs of the meeting page: opened over a session, and what they give goes to that session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from protokoll.domain.meeting import PlannedMeeting
from protokoll.errors import UserError
from protokoll.gui.adjustment.adjusting import Adjusting
from protokoll.gui.attachments.attaching import Attaching
from protokoll.gui.desk import Desk
from protokoll.gui.head.dialog import HeadDialog
from protokoll.gui.meeting.dates_dialog import DatesDialog
from protokoll.gui.meeting.session import MeetingSession
from protokoll.gui.words import counted
from protokoll.services.planning import delete_meetings, plan_dates


class MeetingDialogs(QObject):
    """One dialog at a time. The window goes on behind it: a meeting may even be opened by a second start."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.adjusting = Adjusting(desk, page)
        self.attaching = Attaching(desk, page)
        self._session: MeetingSession | None = None
        self._dialog: HeadDialog | DatesDialog | None = None

    def open_head(self, session: MeetingSession, item_id: str | None) -> None:
        """Change the meeting's facts and officers; whoever takes over does so from the item."""
        self._open(session, HeadDialog(session.present, item_id, parent=self._page))

    def open_dates(self, session: MeetingSession) -> None:
        """Write down the dates that were decided, and perhaps make planned meetings of them."""
        self._open(session, DatesDialog(session.present, self._page))

    def close(self) -> None:
        """The session ends: a dialog about it has nothing to change any more."""
        if self._dialog is not None:
            self._dialog.reject()
        self.adjusting.close()
        self.attaching.close()

    def _open(self, session: MeetingSession, dialog: HeadDialog | DatesDialog) -> None:
        self._session, self._dialog = session, dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._take)
        dialog.open()

    def _take(self, result: int) -> None:
        session, dialog = self._session, self._dialog
        self._session = self._dialog = None
        if session is None or dialog is None or result != QDialog.DialogCode.Accepted:
            return
        if isinstance(dialog, HeadDialog):
            session.edit(dialog.meeting(), self.tr("Mötets uppgifter"))
            return
        session.edit(dialog.meeting(), self.tr("Mötesdatum"))
        if dialog.planned:
            self._plan(session, dialog.planned)

    def _plan(self, session: MeetingSession, dates: tuple[PlannedMeeting, ...]) -> None:
        """On the worker: the body's earlier meetings are read for it, and a new one is written for each date."""
        try:
            session.save_and_wait()
        except UserError as error:
            self._desk.failed.emit(error)
            return
        work = partial(plan_dates, self._desk.store, session.uid, dates)
        self._desk.background.run(work, self._tell_planned, self._desk.failed.emit)

    def _tell_planned(self, planned: tuple[str, ...]) -> None:
        if not planned:
            self._desk.say(self.tr("Mötena finns redan i listan."))
            return
        self._desk.tell_changed("meetings")
        told = counted(len(planned), "möte är planerat", "möten är planerade")
        self._desk.say(f"{told}.", partial(self._take_back, planned), takes_out=planned)

    def _take_back(self, planned: tuple[str, ...]) -> None:
        work = partial(delete_meetings, self._desk.store, planned)
        self._desk.background.run(work, self._tell_taken_back, self._desk.failed.emit)

    def _tell_taken_back(self, restore: object) -> None:
        self._desk.tell_changed("meetings")
