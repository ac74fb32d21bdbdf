"""A dialog that stays open while things are done in it, one after the other, and told of where they were done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.keys import ENTER, is_plain
from protokoll.gui.told_line import ToldLine


class WorkDialog(QDialog):
    """Enter is the button that has the keyboard and nothing else; files may be dropped anywhere."""

    files_dropped = Signal(object)
    """The paths of files that were dropped, as a list."""

    LETTERS, LINES = 100, 42
    """The size it wants, in letters and lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = ToldLine(self)
        self.busy = False
        """Something is being done that has to end before the dialog does."""
        self.setAcceptDrops(True)
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that is right for the letters, which are not known before."""
        if not event.spontaneous():
            self._fit()
            self._leave_drops()
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Close, unless something is under way."""
        if not self.busy:
            super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never stay larger than the screen: rows that wrap know only at their width how low they can be."""
        super().resizeEvent(event)
        if self.height() > self.screen().availableSize().height():
            self._fit_soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No button is pressed but the one with the focus."""
        if Qt.Key(event.key()) not in ENTER:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if is_plain(event) and isinstance(focused, QPushButton):
            focused.click()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event.mimeData()))

    def _fit(self) -> None:
        letter, room = self.fontMetrics(), self.screen().availableSize() * 0.94
        for row in self.findChildren(FlowRow):
            row.updateGeometry()
        wanted = letter.averageCharWidth() * self.LETTERS, letter.height() * self.LINES
        self.resize(min(wanted[0], room.width()), min(wanted[1], room.height()))

    def _leave_drops(self) -> None:
        """Fields would take a file's address as text."""
        for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
            for field in self.findChildren(kind):
                field.setAcceptDrops(False)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files on this computer that are dragged; none where something else is, or a folder."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if paths and not any(path.is_dir() for path in paths) else []
