"""Spara supportlogg: asks where, and writes it there away from this thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from protokoll import __version__
from protokoll.gui.desk import Desk
from protokoll.gui.settings.machine import Machine
from protokoll.services.support_log import write_support_log


class SupportLogSaver(QObject):
    """What the menu's action does."""

    def __init__(self, window: QWidget, desk: Desk, machine: Machine, data_dir: Path) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._machine = machine
        self._data_dir = data_dir

    def ask(self) -> None:
        """Let the user choose a file, and write the log to it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Spara supportlogg"),
            str(Path(documents) / "protokoll-supportlogg.txt"),
            self.tr("Textfiler (*.txt)"),
        )
        if chosen:
            path = Path(chosen)
            work = partial(
                write_support_log,
                path,
                __version__,
                self._data_dir,
                self._machine.preferences,
                self._machine.policies,
            )
            self._desk.background.run(work, partial(self._tell, path), self._desk.failed.emit)

    def _tell(self, path: Path, _: object) -> None:
        self._desk.say(
            self.tr("Supportloggen är sparad som %s. Läs igenom den innan du skickar den.") % path.name
        )
