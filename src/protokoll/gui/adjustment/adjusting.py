"""Does what the adjustment dialog asks for: the services change the meeting, and the session goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from protokoll.domain.adjustments import AdjustmentEvent
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Adjustment, printed_name
from protokoll.domain.swedish import long_date
from protokoll.domain.values import PersonRef
from protokoll.errors import UserError
from protokoll.gui.adjustment.dialog import AdjustmentDialog
from protokoll.gui.adjustment.words import line_words
from protokoll.gui.desk import Desk
from protokoll.gui.meeting.session import MeetingSession
from protokoll.gui.opened_files import OpenedFiles
from protokoll.gui.shell.toast import ToastStep
from protokoll.gui.theme.icons import icon
from protokoll.services import adjustment
from protokoll.services.meeting_stages import move_to_stage
from protokoll.services.templates import UnusableTemplateError
from protokoll.storage import Store, StoredMeeting

Work = Callable[[Store, str], StoredMeeting]


class Adjusting(QObject):
    """One dialog at a time over a session. One thing at a time is done, on the worker."""

    def __init__(self, desk: Desk, page: QWidget, *, today: Callable[[], date] = date.today) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._today = today
        self._session: MeetingSession | None = None
        self._dialog: AdjustmentDialog | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._files = OpenedFiles(desk, self)
        self._files.failed.connect(self._tell_failure)

    def open(self, session: MeetingSession, *, reopening: bool = False) -> None:
        """Show where the adjustment of the session's meeting stands; ``reopening`` goes to the reason for that."""
        if self._dialog is not None:
            return
        dialog = AdjustmentDialog(session.present, self._today(), self._page)
        self._session, self._dialog = session, dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.send_wanted.connect(self._send)
        dialog.draft_wanted.connect(self._back_to_draft)
        dialog.people.today_wanted.connect(self._adjusted_today)
        dialog.people.withdraw_wanted.connect(self._withdraw)
        dialog.record.recorded.connect(self._record)
        dialog.immediate.wanted.connect(self._adjust_at_once)
        dialog.copies.add_wanted.connect(self._ask_for_copy)
        dialog.copies.opened.connect(self._open_file)
        dialog.history.opened.connect(self._open_file)
        dialog.files_dropped.connect(self._keep_copies)
        dialog.lock_wanted.connect(self._lock)
        dialog.reopen_wanted.connect(self._reopen)
        dialog.finished.connect(self._forget)
        self._show()
        dialog.open()
        if reopening and session.locked:
            dialog.ask_why()
        else:
            dialog.focus_first()

    def close(self) -> None:
        """The session ends."""
        if self._dialog is not None:
            self._dialog.busy = False
            self._dialog.reject()

    def _forget(self) -> None:
        self._session = self._dialog = None

    def _show(self) -> None:
        if self._session is None or self._dialog is None:
            return
        store, uid = self._desk.store, self._session.uid
        try:
            events = adjustment.history(store, uid)
            as_locked = adjustment.is_as_locked(store, uid) if self._session.locked else None
        except UserError as error:
            self._dialog.told.complain(error.text)
            return
        self._dialog.show_meeting(self._session.present, events, as_locked=as_locked)

    # --- what is asked for ------------------------------------------------------------------------------------------

    def _send(self, to: str) -> None:
        def work(store: Store, uid: str) -> StoredMeeting:
            return adjustment.send_for_adjustment(store, uid, to)

        self._do(work, self.tr("Protokollet är lämnat för justering."), (self._step(self._back_to_draft),))

    def _back_to_draft(self) -> None:
        """A stage like others: a step that can be undone."""
        if self._session is None or self._dialog is None or self._dialog.busy:
            return
        moved = move_to_stage(self._desk.store, self._session.present, Stage.DRAFT)
        self._session.edit(moved, self.tr("Mötets skede"))
        self._dialog.told.say(self.tr("Protokollet är ett utkast igen."))
        self._show()

    def _adjusted_today(self, person: PersonRef) -> None:
        self._record(Adjustment(person=person, date=self._today()))

    def _record(self, line: Adjustment) -> None:
        if self._session is None or line.date is None:
            return
        day = line.date
        name = printed_name(line.person, self._session.present.names())

        def work(store: Store, uid: str) -> StoredMeeting:
            return adjustment.record_adjustment(
                store, uid, line.person, day, sections=line.sections, note=line.note
            )

        told = self.tr("{name} har justerat. {what}.").format(name=name, what=line_words(line))
        if not line.sections and not line.note:
            told = self.tr("{name} har justerat den {day}.").format(name=name, day=long_date(day))
        self._do(work, told, (self._step(partial(self._withdraw_line, line)),))

    def _withdraw(self, place: int) -> None:
        if self._session is None:
            return
        line = self._session.present.adjustment[place]

        def work(store: Store, uid: str) -> StoredMeeting:
            return adjustment.withdraw_adjustment(store, uid, place)

        name = printed_name(line.person, self._session.present.names())
        told = self.tr("Justeringen av {name} är tillbakatagen.").format(name=name)
        self._do(work, told, (self._step(partial(self._record, line)),))

    def _withdraw_line(self, line: Adjustment) -> None:
        """Take back a line that was just recorded, wherever it stands."""
        if self._session is not None and line in self._session.present.adjustment:
            self._withdraw(self._session.present.adjustment.index(line))

    def _adjust_at_once(self, items: Sequence[str], people: Sequence[PersonRef], day: date) -> None:
        def work(store: Store, uid: str) -> StoredMeeting:
            return adjustment.adjust_immediately(store, uid, items, people, day)

        self._do(work, self.tr("Omedelbart justerat den {day}.").format(day=long_date(day)))

    def _lock(self, *, built_in: bool = False) -> None:
        def work(store: Store, uid: str) -> StoredMeeting:
            return adjustment.lock(store, uid, built_in=built_in)

        self._do(
            work,
            self.tr("Protokollet är låst. Filen som ges ut är sparad och ändras inte mer."),
            waiting=self.tr("Låser protokollet …"),
        )

    def _lock_with_built_in(self) -> None:
        self._lock(built_in=True)

    def _reopen(self, reason: str) -> None:
        def work(store: Store, uid: str) -> StoredMeeting:
            return adjustment.reopen(store, uid, reason)

        self._do(work, self.tr("Protokollet är öppet igen och går att ändra."))

    # --- files ------------------------------------------------------------------------------------------------------

    def _ask_for_copy(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._dialog,
            self.tr("Undertecknat exemplar"),
            self._folder,
            self.tr("PDF och bilder (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;Alla filer (*)"),
        )
        if name:
            self._folder = str(Path(name).parent)
            self._keep_copies([Path(name)])

    def _keep_copies(self, paths: Sequence[Path]) -> None:
        if not paths:
            return

        def work(store: Store, uid: str) -> StoredMeeting:
            for path in paths[:-1]:
                adjustment.attach_signed_copy(store, uid, path)
            return adjustment.attach_signed_copy(store, uid, paths[-1])

        told = self.tr("{file} är sparad som undertecknat exemplar.").format(file=paths[-1].name)
        self._do(work, told, waiting=self.tr("Läser in {file} …").format(file=paths[-1].name))

    def _open_file(self, event: AdjustmentEvent) -> None:
        self._files.open(event.file, partial(adjustment.read_kept, self._desk.store, event))

    # --- doing it ---------------------------------------------------------------------------------------------------

    def _do(self, work: Work, told: str, steps: Sequence[ToastStep] = (), *, waiting: str = "") -> None:
        """Save what is open, do ``work`` on the worker, and go on from what it gives."""
        session, dialog = self._session, self._dialog
        if session is None or dialog is None or dialog.busy:
            return
        try:
            session.save_and_wait()
        except UserError as error:
            dialog.told.complain(error.text)
            return
        dialog.busy = True
        if waiting:
            dialog.told.wait(waiting)
        self._desk.background.run(
            partial(work, self._desk.store, session.uid),
            partial(self._done, session, told, steps),
            partial(self._fail, session),
        )

    def _done(
        self, session: MeetingSession, told: str, steps: Sequence[ToastStep], stored: StoredMeeting
    ) -> None:
        self._go_on(session, stored)
        if session is not self._session or self._dialog is None:  # another meeting was opened meanwhile
            return
        self._dialog.busy = False
        self._dialog.record.clear()
        self._dialog.reason.show_text("")
        self._dialog.told.say(told, steps)
        self._show()

    def _go_on(self, session: MeetingSession, stored: StoredMeeting) -> None:
        if not session.ended:
            session.go_on_from(stored)
        else:
            self._desk.tell_changed("meetings")

    def _fail(self, session: MeetingSession, error: BaseException) -> None:
        if session is self._session and self._dialog is not None:
            self._dialog.busy = False
        if session is not self._session or self._dialog is None or not isinstance(error, UserError):
            self._desk.failed.emit(error)
            return
        steps: tuple[ToastStep, ...] = ()
        if isinstance(error, UnusableTemplateError):
            words = self.tr("Lås med inbyggd mall")
            steps = (ToastStep(words, icon("lock", "accent"), self._lock_with_built_in),)
        self._dialog.told.complain(error.text, steps)
        self._show()

    def _tell_failure(self, error: BaseException) -> None:
        if self._dialog is not None and isinstance(error, UserError):
            self._dialog.told.complain(error.text)
        else:
            self._desk.failed.emit(error)

    def _step(self, take: Callable[[], object]) -> ToastStep:
        return ToastStep(self.tr("Ångra"), icon("undo", "accent"), take)
