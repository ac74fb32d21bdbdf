"""Meetings in from files and out to files: asks where, works aside, says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, QTemporaryDir, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.meetings.files import SUFFIX, file_name, free_path
from protokoll.gui.meetings.rows import Row
from protokoll.gui.words import counted
from protokoll.services.meetings import ImportReport, export_meeting, import_meetings, take_back_import
from protokoll.storage import Store


class Transfer(QObject):
    """Import and export for the page ``owner``. Remembers the folder that was used last."""

    imported = Signal(object)
    """The uids of meetings that came in or were here already, as a list."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._outgoing: QTemporaryDir | None = None

    def ask_import(self) -> None:
        """Ask for files and take them in."""
        names, _ = QFileDialog.getOpenFileNames(
            self._owner, self.tr("Importera möten"), self._folder, self._file_filter()
        )
        if names:
            self._folder = str(Path(names[0]).parent)
            self.take_in([Path(name) for name in names])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read the meetings in ``paths`` into the store."""
        work = partial(import_meetings, self._desk.store, list(paths))
        self._desk.background.run(work, self._tell_imported, self._fail)

    def ask_export(self, rows: Sequence[Row]) -> None:
        """Ask where to, and write ``rows``: one to a file, several to a folder."""
        if not rows:
            return
        if len(rows) == 1:
            proposed = str(Path(self._folder) / file_name(rows[0]))
            name, _ = QFileDialog.getSaveFileName(
                self._owner, self.tr("Exportera möte"), proposed, self._file_filter()
            )
            if name:
                path = Path(name) if Path(name).suffix else Path(name + SUFFIX)
                self._folder = str(path.parent)
                self._write([(rows[0].uid, path)], self.tr("Exporterades till {name}").format(name=path.name))
            return
        folder = QFileDialog.getExistingDirectory(self._owner, self.tr("Exportera möten till"), self._folder)
        if folder:
            self._folder = folder
            said = self.tr("{n} exporterades till {folder}").format(
                n=counted(len(rows), "möte", "möten"), folder=Path(folder).name or folder
            )
            self._write([(row.uid, _unlike(Path(folder), rows, row)) for row in rows], said)

    def as_files(self, rows: Sequence[Row]) -> QMimeData:
        """The meetings as files for dragging; empty where that fails, which is then told."""
        data = QMimeData()
        if self._outgoing is None:
            self._outgoing = QTemporaryDir()
        folder = Path(self._outgoing.path())
        targets = [(row.uid, free_path(folder, file_name(row))) for row in rows]
        try:
            _export_all(self._desk.store, targets)
        except UserError as error:
            self._fail(error)
            return data
        data.setUrls([QUrl.fromLocalFile(str(path)) for _, path in targets])
        return data

    def _file_filter(self) -> str:
        return self.tr("Mötesfiler (*.json *.protokoll)")

    def _write(self, targets: Sequence[tuple[str, Path]], said: str) -> None:
        work = partial(_export_all, self._desk.store, targets)
        self._desk.background.run(work, partial(self._tell_exported, said), self._fail)

    def _tell_exported(self, said: str, _: None) -> None:
        self._desk.say(said)

    def _tell_imported(self, report: ImportReport) -> None:
        if report.new:
            self._desk.tell_changed("meetings", "persons", "bodies")
            said = self.tr("{n} lästes in").format(n=counted(len(report.new), "möte", "möten"))
            self._desk.say(said, partial(self._take_out, report.new), takes_out=report.new)
        elif report.known:
            self._desk.say(
                self.tr("Mötet fanns redan")
                if len(report.known) == 1
                else self.tr("{n} fanns redan").format(n=counted(len(report.known), "möte", "möten"))
            )
        if report.new or report.known:
            self.imported.emit([*report.new, *report.known])
        if report.refused:
            self._desk.failed.emit(_as_one(report.refused))

    def _take_out(self, uids: Sequence[str]) -> None:
        work = partial(take_back_import, self._desk.store, uids)
        self._desk.background.run(work, self._tell_taken_out, self._fail)

    def _tell_taken_out(self, _: object) -> None:
        self._desk.tell_changed("meetings")

    def _fail(self, error: BaseException) -> None:
        self._desk.failed.emit(error)


def _export_all(store: Store, targets: Sequence[tuple[str, Path]]) -> None:
    for uid, path in targets:
        export_meeting(store, uid, path)


def _unlike(folder: Path, rows: Sequence[Row], row: Row) -> Path:
    """A free path for ``row`` that none of the ``rows`` before it gets."""
    name = file_name(row)
    before = sum(file_name(other) == name for other in rows[: rows.index(row)])
    return free_path(folder, name if not before else f"{name.removesuffix(SUFFIX)} ({before + 1}){SUFFIX}")


def _as_one(refused: Sequence[tuple[str, UserError]]) -> UserError:
    """One error that tells of all files that were refused."""
    name, first = refused[0]
    details = "\n".join(f"{name}: {error.text} {error.details}".rstrip() for name, error in refused)
    if len(refused) == 1:
        return UserError(f"Filen {name} lästes inte in. {first.text}", details=first.details)
    return UserError(
        f"{len(refused)} filer lästes inte in. Det som fanns är kvar. Skälen står bland detaljerna.",
        details=details,
    )
