"""A draft handed to the computer's mail program; where there is none, its text and files by other ways."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from protokoll.gui.desk import Desk
from protokoll.gui.paper_desk.mailing import Draft, lay_out
from protokoll.gui.papers import open_file, show_in_folder


class Posting(QObject):
    """Opens drafts and says what became of them."""

    opened = Signal()
    """The mail program has the draft."""
    told = Signal(str)
    """No mail program could open it, and where its text and files are instead."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def open(self, draft: Draft) -> None:
        """Open the draft, or else copy its text and show its files."""
        if open_file(draft.path):
            made = self.tr("PDF:en är gjord med {maker}.").format(maker=draft.pdf_maker)
            self._desk.say(self.tr("Utkastet öppnas i e-postprogrammet. {made}").format(made=made))
            self.opened.emit()
            return
        QGuiApplication.clipboard().setText(draft.text)
        self._desk.background.run(
            partial(lay_out, draft), partial(self._show_files, draft), self._desk.failed.emit
        )

    def _show_files(self, draft: Draft, first: Path) -> None:
        show_in_folder(first)
        files = self.tr("PDF:en") if len(draft.enclosed) == 1 else self.tr("filerna")
        self.told.emit(
            self.tr(
                "Datorn har inget program som öppnar utkast till e-post. Texten är kopierad, och {files} ligger "
                "i mappen {folder}. Klistra in texten i ett nytt brev och bifoga {files}."
            ).format(files=files, folder=first.parent)
        )
