"""Tells when somebody has saved, added or removed a template in Word or in the folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET = 400
"""Milliseconds without a change before it is told: Word writes a file aside, removes the old one and renames."""


class FolderWatch(QObject):
    """Watches a folder and the files in it; many changes at once are told once."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._watcher.directoryChanged.connect(self._quiet.start)
        self._watcher.fileChanged.connect(self._quiet.start)
        self._quiet.timeout.connect(self.changed)

    def watch(self, folder: Path, files: tuple[Path, ...]) -> None:
        """Watch these from now on; a file that was replaced is watched anew by being named again.

        Where the folder is not there yet, the nearest one above it that is.
        """
        while not folder.is_dir() and folder.parent != folder:
            folder = folder.parent
        wanted = {str(folder), *(str(path) for path in files if path.is_file())}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)
