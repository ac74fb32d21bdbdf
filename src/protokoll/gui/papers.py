"""After a paper was made: where it is, to open it or to see it in its folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from protokoll.errors import UserError
from protokoll.gui.shell.toast import Toast, ToastStep
from protokoll.gui.theme.icons import icon

if TYPE_CHECKING:
    from protokoll.services.papers import CreatedPaper

SHOWN_MS = 15_000


def papers_folder() -> Path:
    """Where papers are put: "Protokoll" among the user's documents, made when it is first needed."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(documents or Path.home()) / "Protokoll"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class PaperToast(Toast):
    """Tells where the paper is and offers the next step, while writing goes on. ``keys`` lead the keyboard to it."""

    failed = Signal(object)
    """A :class:`UserError`: the system has nothing to open the file or the folder with."""

    def __init__(self, created: CreatedPaper, keys: str = "", parent: QWidget | None = None) -> None:
        hint = self.tr("{keys} leder hit, Enter öppnar").format(keys=keys) if keys else ""
        steps = (
            ToastStep(self.tr("Öppna"), icon("open", "accent"), self._open, hint),
            ToastStep(self.tr("Visa i mappen"), icon("folder", "accent"), self._show_in_folder),
        )
        text = self.tr("”{name}” är klart.").format(name=created.path.name)
        super().__init__(text, steps, parent, detail=self._detail(created), shown_ms=SHOWN_MS)
        self._path = created.path

    def _detail(self, created: CreatedPaper) -> str:
        if created.kept is None:
            where = self.tr("I mappen {folder}").format(folder=_short(created.path.parent))
            if not created.pdf_maker:
                return where
            return self.tr("{where}. PDF:en är gjord med {maker}.").format(
                where=where, maker=created.pdf_maker
            )
        return self.tr("”{name}” är ändrad eller öppen i ett annat program. Den är kvar som den var.").format(
            name=created.kept.name
        )

    def _open(self) -> None:
        if not open_file(self._path):
            self.failed.emit(
                UserError(
                    self.tr(
                        "”{name}” finns i mappen {folder}, men datorn har inget program som öppnar den. "
                        "Öppna den i Word eller LibreOffice."
                    ).format(name=self._path.name, folder=self._path.parent)
                )
            )

    def _show_in_folder(self) -> None:
        if not show_in_folder(self._path):
            self.failed.emit(
                UserError(
                    self.tr("Mappen gick inte att visa. Dokumentet finns kvar: {path}").format(
                        path=self._path
                    )
                )
            )


def open_file(path: Path) -> bool:
    """Open the file with the program that the system has for it; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show the file chosen in its folder, where the system can; else the folder. Whether that could be done."""
    if sys.platform == "win32":
        return QProcess.startDetached("explorer.exe", ["/select,", str(path)])[0]
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _short(folder: Path) -> str:
    """The folder as words in a message: from the user's own folder where it lies there."""
    home = Path.home()
    return str(folder.relative_to(home) if folder.is_relative_to(home) else folder)
