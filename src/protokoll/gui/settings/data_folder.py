"""The data folder: where it is, a way to it, and moving to another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressDialog, QPushButton, QVBoxLayout, QWidget

from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.settings.machine import Machine
from protokoll.services.preferences import check_new_data_dir, copy_data


class DataFolder(QWidget):
    """Shows the folder. To change it, the store is copied there by SQLite's own backup and verified."""

    moved = Signal(object)
    """The data now lies in this folder (``Path``)."""

    def __init__(
        self,
        desk: Desk,
        machine: Machine,
        data_dir: Path,
        save_first: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._save_first = save_first
        self._desk = desk
        self._machine = machine
        self._data_dir = data_dir
        self._progress: QProgressDialog | None = None
        self.path = QLineEdit(self)
        self.path.setReadOnly(True)
        self.path.setAccessibleName(self.tr("Datamappens sökväg"))
        self.show_button = QPushButton(self.tr("V&isa i mappen"), self)
        self.show_button.setToolTip(self.tr("Öppna datamappen i filhanteraren"))
        self.show_button.clicked.connect(self.show_in_folder)
        self.change_button = QPushButton(self.tr("&Byt mapp…"), self)
        self.change_button.setToolTip(self.tr("Kopiera allt till en annan mapp och fortsätt där"))
        self.change_button.clicked.connect(self.ask_for_folder)
        self.change_button.setVisible("data_dir" not in machine.ruled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.path)
        told = (
            self.tr("Här ligger alla möten och personer i en fil."),
            self.tr("Mappen bestäms av din organisation.")
            if "data_dir" in machine.ruled
            else self.tr(
                "Byter du mapp kopieras allt dit och kontrolleras; den gamla filen ligger kvar som den är."
            ),
            self.tr("Kopiera inte filen för hand medan programmet är igång."),
        )
        layout.addWidget(quiet(" ".join(told), self))
        layout.addWidget(FlowRow((self.show_button, self.change_button), self))
        self._show()

    def show_in_folder(self) -> None:
        """Open the folder in the system's own file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data_dir))):
            self._desk.failed.emit(
                UserError(self.tr("Mappen kunde inte öppnas. Sökvägen står ovanför; kopiera den därifrån."))
            )

    def ask_for_folder(self) -> None:
        """Let the user choose a folder, and move there."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Välj ny datamapp"), str(self._data_dir))
        if chosen:
            self.move_to(Path(chosen))

    def move_to(self, folder: Path) -> None:
        """Copy everything to ``folder`` and go on there. Nothing can be written in the window meanwhile."""
        try:
            check_new_data_dir(self._data_dir, folder)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        if not self._save_first():  # what could not be saved is told; it must not be left behind
            return
        self._progress = QProgressDialog(self.tr("Kopierar till den nya mappen …"), "", 0, 0, self)
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setCancelButton(None)
        self._progress.setWindowTitle(self.tr("Byt mapp"))
        self._progress.setMinimumDuration(0)
        self._progress.show()
        work = partial(copy_data, self._desk.store, self._data_dir, folder)
        self._desk.background.run(work, partial(self._copied, folder), self._not_copied)

    def _copied(self, folder: Path, _: object) -> None:
        self._end_progress()
        before, self._data_dir = self._data_dir, folder
        self._machine.change(data_dir=str(folder))
        self._show()
        self.moved.emit(folder)
        self._desk.say(
            self.tr("Allt är kopierat till den nya mappen. Den gamla filen finns kvar i %s.") % before
        )

    def _not_copied(self, error: BaseException) -> None:
        self._end_progress()
        self._desk.failed.emit(error)

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    def _show(self) -> None:
        self.path.setText(str(self._data_dir))
        self.path.setCursorPosition(0)
