"""The dialogs of the meeting page: opened over a session, and what they give goes to that session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from protokoll.domain.meeting import PlannedMeeting
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.head.dialog import HeadDialog
from protokoll.gui.meeting.dates_dialog import DatesDialog
from protokoll.gui.meeting.session import MeetingSession
from protokoll.services.planning import plan_dates


class MeetingDialogs(QObject):
    """One dialog at a time. The window goes on behind it: a meeting may even be opened by a second start."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._session: MeetingSession | None = None
        self._dialog: HeadDialog | DatesDialog | None = None

    def open_head(self, session: MeetingSession) -> None:
        """Change the meeting's facts and officers."""
        self._open(session, HeadDialog(session.present, parent=self._page))

    def open_dates(self, session: MeetingSession) -> None:
        """Write down the dates that were decided, and perhaps make planned meetings of them."""
        self._open(session, DatesDialog(session.present, self._page))

    def close(self) -> None:
        """The session ends: a dialog about it has nothing to change any more."""
        if self._dialog is not None:
            self._dialog.reject()

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
        try:
            session.save_and_wait()
            planned = plan_dates(self._desk.store, session.uid, dates)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._desk.tell_changed("meetings")
        if planned:
            self._desk.say(self.tr("{count} möten är planerade.").format(count=len(planned)))
        else:
            self._desk.say(self.tr("Mötena finns redan i listan."))
