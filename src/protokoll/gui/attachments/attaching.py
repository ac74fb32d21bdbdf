"""Does what is asked for about attachments: files are read on the worker, the meeting is edited in its session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from protokoll.documents.papers import PaperKind
from protokoll.domain import edits
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Attachment, Meeting
from protokoll.errors import UserError
from protokoll.gui.attachments.dialog import AttachmentsDialog
from protokoll.gui.attachments.pack_dialog import PackDialog, PackForm
from protokoll.gui.attachments.packs import pack, pack_name
from protokoll.gui.attachments.words import name_of
from protokoll.gui.desk import Desk
from protokoll.gui.meeting.session import MeetingSession
from protokoll.gui.opened_files import OpenedFiles
from protokoll.gui.papers import open_file, show_in_folder
from protokoll.gui.shell.toast import ToastStep
from protokoll.gui.theme.icons import icon
from protokoll.gui.words import counted
from protokoll.services.attachments import (
    attach_file,
    attached_files,
    file_name_of,
    read_attachment,
    replace_file,
    save_attachment,
)
from protokoll.services.packing import Packed
from protokoll.storage import Store


class _Read(NamedTuple):
    """Files that were read and kept, as attachments, and why others were not."""

    attachments: tuple[Attachment, ...]
    refused: tuple[UserError, ...]


class Attaching(QObject):
    """The attachments of the open session, with one dialog at a time."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._session: MeetingSession | None = None
        self._dialog: AttachmentsDialog | None = None
        self._steps_before = 0
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._files = OpenedFiles(desk, self)
        self._files.failed.connect(self._fail)

    def open(self, session: MeetingSession) -> None:
        """Show the attachments of the session's meeting."""
        if self._dialog is not None:
            return
        dialog = AttachmentsDialog(session.present, self._page)
        self._session, self._dialog, self._steps_before = session, dialog, len(session.steps)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.add_wanted.connect(self._ask_for_files)
        dialog.files_dropped.connect(self._attach_here)
        dialog.open_wanted.connect(self._open_current)
        dialog.save_wanted.connect(self._save)
        dialog.replace_wanted.connect(self._ask_for_replacement)
        dialog.remove_wanted.connect(self._remove)
        dialog.move_wanted.connect(self._move)
        dialog.renumber_wanted.connect(self._renumber)
        dialog.model.edited.connect(self._edit_field)
        dialog.cited.connect(self._cite)
        dialog.undo_wanted.connect(self._undo)
        dialog.redo_wanted.connect(self._redo)
        dialog.pack_wanted.connect(self._ask_to_pack)
        dialog.finished.connect(self._forget)
        session.changed.connect(self._show)
        self._show()
        dialog.open()
        dialog.focus_first()

    def close(self) -> None:
        """The session ends."""
        if self._dialog is not None:
            self._dialog.reject()

    def attach(self, session: MeetingSession, paths: Sequence[Path], items: Sequence[str] = ()) -> None:
        """Make attachments of files, cited at ``items``. They are read on the worker; writing goes on meanwhile."""
        told = paths[0].name if len(paths) == 1 else counted(len(paths), "fil", "filer")
        self._wait(self.tr("Läser in {files} …").format(files=told))
        work = partial(_read_all, self._desk.store, session.uid, session.present, tuple(paths), tuple(items))
        self._desk.background.run(work, partial(self._attached, session), self._fail)

    def open_file(self, session: MeetingSession, attachment_id: str) -> None:
        """Open a copy of the attachment."""
        meeting = session.present
        found = next((one for one in meeting.attachments if one.id == attachment_id), None)
        if found is not None:
            read = partial(read_attachment, self._desk.store, session.uid, attachment_id)
            self._files.open(file_name_of(meeting, found), read)

    def _forget(self) -> None:
        if self._session is not None and not self._session.ended:
            self._session.changed.disconnect(self._show)
        self._session = self._dialog = None

    def _show(self) -> None:
        if self._session is None or self._dialog is None:
            return
        meeting = self._session.present
        try:
            files = attached_files(self._desk.store, self._session.uid, meeting)
        except UserError as error:
            self._dialog.told.complain(error.text)
            return
        self._dialog.show_meeting(meeting, files)

    # --- files in ---------------------------------------------------------------------------------------------------

    def _ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._dialog, self.tr("Lägg till bilagor"), self._folder)
        if names:
            self._folder = str(Path(names[0]).parent)
            self._attach_here([Path(name) for name in names])

    def _attach_here(self, paths: Sequence[Path]) -> None:
        if self._session is not None and paths:
            self.attach(self._session, paths)

    def _attached(self, session: MeetingSession, read: _Read) -> None:
        if session.ended:
            self._desk.say(self.tr("Bilagan lades inte till: mötet stängdes medan filen lästes in."))
            return
        if read.attachments:
            meeting = session.present
            for one in read.attachments:  # something may have been typed meanwhile
                numbered = edits.changed(one, number=edits.next_attachment_number(meeting))
                known = {item.id for item in meeting.all_items()}
                items = tuple(item for item in numbered.items if item in known)
                meeting = edits.insert_attachment(meeting, edits.changed(numbered, items=items))
            added = meeting.attachments[-len(read.attachments) :]
            step = self.tr("Lägg till bilaga") if len(added) == 1 else self.tr("Lägg till bilagor")
            session.edit(meeting, step)
            if session.present is meeting:
                self._tell_added(session, meeting, added)
        if read.refused:
            self._fail(read.refused[0] if len(read.refused) == 1 else _as_one(read.refused))

    def _tell_added(self, session: MeetingSession, meeting: Meeting, added: Sequence[Attachment]) -> None:
        if len(added) == 1:
            told = self.tr("{name} är tillagd.").format(name=name_of(meeting, added[0]))
        else:
            told = self.tr("{n} är tillagda.").format(n=counted(len(added), "bilaga", "bilagor"))
        undo = partial(self._take_out, session, tuple(one.id for one in added))
        if self._dialog is not None and session is self._session:
            self._dialog.choose(added[-1].id)
            self._dialog.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._dialog.told.say(told, (self._undo_step(undo),))
        else:
            self._desk.say(told, undo)

    def _take_out(self, session: MeetingSession, ids: Sequence[str]) -> None:
        meeting = session.present
        for attachment_id in ids:
            meeting = edits.remove_attachment(meeting, attachment_id)
        self._edit(session, meeting, self.tr("Ta bort bilaga"))

    def _ask_for_replacement(self, attachment_id: str) -> None:
        if self._session is None:
            return
        name, _ = QFileDialog.getOpenFileName(self._dialog, self.tr("Byt fil"), self._folder)
        if name:
            self._folder = str(Path(name).parent)
            self._wait(self.tr("Läser in {files} …").format(files=Path(name).name))
            store, uid, meeting = self._desk.store, self._session.uid, self._session.present
            work = partial(_read_replacement, store, uid, meeting, attachment_id, Path(name))
            self._desk.background.run(work, partial(self._replaced, self._session, attachment_id), self._fail)

    def _replaced(self, session: MeetingSession, attachment_id: str, new: Attachment) -> None:
        if session.ended:
            return
        meeting = edits.edit_attachment(session.present, attachment_id, id=new.id, file=new.file)
        self._edit(session, meeting, self.tr("Byt fil"))
        if self._dialog is not None:
            self._dialog.choose(new.id)
            self._dialog.told.say(
                self.tr("Filen är bytt till {file}.").format(file=new.file), (self._undo_step(self._undo),)
            )

    # --- edits ------------------------------------------------------------------------------------------------------

    def _edit(self, session: MeetingSession, meeting: Meeting, step: str) -> None:
        if self._dialog is not None:
            self._dialog.told.clear()
        session.edit(meeting, step)
        if self._dialog is not None:
            self._dialog.keep_focus()

    def _edit_field(self, attachment_id: str, field: str, text: str) -> None:
        if self._session is not None:
            meeting = edits.edit_attachment(self._session.present, attachment_id, **{field: text})
            step = self.tr("Byt titel") if field == "title" else self.tr("Byt nummer")
            self._edit(self._session, meeting, step)

    def _cite(self, attachment_id: str, item_id: str, cited: bool) -> None:
        if self._session is not None:
            meeting = edits.cite_attachment(self._session.present, attachment_id, item_id, cited=cited)
            self._edit(self._session, meeting, self.tr("Bilagans punkter"))

    def _move(self, attachment_id: str, by: int) -> None:
        if self._session is not None and attachment_id:
            meeting = edits.shift_attachment(self._session.present, attachment_id, by)
            self._edit(self._session, meeting, self.tr("Flytta bilaga"))

    def _renumber(self) -> None:
        if self._session is None or self._dialog is None:
            return
        before = self._session.present
        self._edit(self._session, edits.renumber_attachments(before), self.tr("Numrera om bilagor"))
        if self._session.present is before:
            self._dialog.told.say(self.tr("Bilagorna har redan nummer i ordning."))
        else:
            self._dialog.told.say(
                self.tr("Bilagorna är numrerade i ordning. Nummer som står i texten ändras inte."),
                (self._undo_step(self._undo),),
            )

    def _remove(self, attachment_id: str) -> None:
        if self._session is None or self._dialog is None or self._session.locked:
            return
        meeting = self._session.present
        found = next(one for one in meeting.attachments if one.id == attachment_id)
        told = self.tr("{name} är borttagen.").format(name=name_of(meeting, found))
        self._edit(self._session, edits.remove_attachment(meeting, attachment_id), self.tr("Ta bort bilaga"))
        self._dialog.told.say(told, (self._undo_step(self._undo),))

    def _undo(self) -> None:
        """Take back what was done in the dialog, and nothing from before it."""
        if (
            self._session is not None
            and self._dialog is not None
            and len(self._session.steps) > self._steps_before
        ):
            self._session.undo()
            self._dialog.told.clear()
            self._dialog.keep_focus()

    def _redo(self) -> None:
        if self._session is not None and self._dialog is not None:
            self._session.redo()
            self._dialog.told.clear()
            self._dialog.keep_focus()

    def _undo_step(self, take: Callable[[], object]) -> ToastStep:
        return ToastStep(self.tr("Ångra"), icon("undo", "accent"), take, self.tr("Ångra (Ctrl+Z)"))

    # --- files out --------------------------------------------------------------------------------------------------

    def _open_current(self, attachment_id: str) -> None:
        if self._session is not None:
            self.open_file(self._session, attachment_id)

    def _save(self, attachment_id: str) -> None:
        if self._session is None:
            return
        meeting = self._session.present
        found = next(one for one in meeting.attachments if one.id == attachment_id)
        proposed = str(Path(self._folder) / file_name_of(meeting, found))
        name, _ = QFileDialog.getSaveFileName(self._dialog, self.tr("Spara kopia"), proposed)
        if name:
            path = Path(name)
            self._folder = str(path.parent)
            work = partial(save_attachment, self._desk.store, self._session.uid, attachment_id, path)
            self._desk.background.run(work, partial(self._tell_saved, path), self._fail)

    def _tell_saved(self, path: Path, _: object) -> None:
        self._tell_file(self.tr("Kopian är sparad: {name}.").format(name=path.name), path)

    def _ask_to_pack(self) -> None:
        if self._session is None or self._dialog is None:
            return
        written = (self._session.present.head.stage or Stage.PLANNED).reached(Stage.ONGOING)
        ask = PackDialog(PaperKind.MINUTES if written else PaperKind.NOTICE, self._dialog)
        ask.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask.accepted.connect(partial(self._pack, ask))
        ask.open()

    def _pack(self, ask: PackDialog) -> None:
        if self._session is None or self._dialog is None:
            return
        kind, form = ask.paper.value, ask.form.value
        store, uid, meeting = self._desk.store, self._session.uid, self._session.present
        path = self._ask_where(form, pack_name(store, meeting, kind))
        if path is None:
            return
        self._folder = str(path.parent)
        self._wait(self.tr("Packar ihop …"))
        work = partial(pack, store, uid, meeting, kind, form, path)
        self._desk.background.run(work, self._tell_packed, self._fail)

    def _ask_where(self, form: PackForm, name: str) -> Path | None:
        if form is PackForm.FOLDER:
            folder = QFileDialog.getExistingDirectory(self._dialog, self.tr("Lägg mappen i"), self._folder)
            return Path(folder) / name if folder else None
        ending = {PackForm.ZIP: ".zip", PackForm.PDF: ".pdf"}[form]
        proposed = str(Path(self._folder) / f"{name}{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self._dialog, self.tr("Packa ihop"), proposed, f"*{ending}")
        if not chosen:
            return None
        return Path(chosen if chosen.casefold().endswith(ending) else chosen + ending)

    def _tell_packed(self, packed: Packed) -> None:
        told = self.tr("{name} är klar.").format(name=packed.path.name)
        for one in packed.left_out:
            told += " " + self.tr("{name} följde inte med: {why}.").format(name=one.name, why=one.why)
        self._tell_file(told, packed.path)

    def _tell_file(self, told: str, path: Path) -> None:
        if self._dialog is None:
            self._desk.say(told)
            return
        steps = (
            ToastStep(self.tr("Öppna"), icon("open", "accent"), partial(open_file, path)),
            ToastStep(self.tr("Visa i mappen"), icon("folder", "accent"), partial(show_in_folder, path)),
        )
        self._dialog.told.say(told, steps)

    def _wait(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.told.wait(words)

    def _fail(self, error: BaseException) -> None:
        if self._dialog is not None and isinstance(error, UserError):
            self._dialog.told.complain(error.text)
        else:
            if self._dialog is not None:
                self._dialog.told.clear()
            self._desk.failed.emit(error)


def _read_all(store: Store, uid: str, meeting: Meeting, paths: Sequence[Path], items: Sequence[str]) -> _Read:
    before = len(meeting.attachments)
    refused: list[UserError] = []
    for path in paths:
        try:
            meeting = attach_file(store, uid, meeting, path, items)
        except UserError as error:
            refused.append(error)
    return _Read(meeting.attachments[before:], tuple(refused))


def _read_replacement(store: Store, uid: str, meeting: Meeting, attachment_id: str, path: Path) -> Attachment:
    place = [one.id for one in meeting.attachments].index(attachment_id)
    return replace_file(store, uid, meeting, attachment_id, path).attachments[place]


def _as_one(refused: Sequence[UserError]) -> UserError:
    first = refused[0].text
    return UserError(f"{first} {len(refused) - 1} till lades inte heller till.")
