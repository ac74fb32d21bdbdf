"""After a paper was made: where it is, to open it or to see it in its folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

if TYPE_CHECKING:
    from protokoll.services.papers import CreatedPaper


def papers_folder() -> Path:
    """Where papers are put: "Protokoll" among the user's documents, made when it is first needed."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(documents or Path.home()) / "Protokoll"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class PaperMessage(QMessageBox):
    """Tells where the paper is and offers the next step. Not modal: writing may go on."""

    def __init__(self, created: CreatedPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = created.path
        self.setWindowTitle(self.tr("Dokumentet är klart"))
        self.setText(self.tr("”{name}” är sparat.").format(name=created.path.name))
        told = [self.tr("Mapp: {folder}").format(folder=created.path.parent)]
        if created.kept is not None:
            told.append(
                self.tr(
                    "”{name}” har ändrats eller är öppen i ett annat program och är kvar som den var."
                ).format(name=created.kept.name)
            )
        self.setInformativeText("\n".join(told))
        self.open_button = self._add(self.tr("Ö&ppna"))
        self.show_button = self._add(self.tr("&Visa i mappen"))
        self.addButton(self.tr("&Stäng"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.open_button)
        self.setModal(False)
        self.buttonClicked.connect(self._do)

    def _add(self, text: str) -> QPushButton:
        return self.addButton(text, QMessageBox.ButtonRole.ActionRole)

    def _do(self, button: object) -> None:
        if button is self.open_button:
            open_file(self._path)
        elif button is self.show_button:
            show_in_folder(self._path)


def open_file(path: Path) -> None:
    """Open the file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Show the file chosen in its folder, where the system can; else the folder."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
