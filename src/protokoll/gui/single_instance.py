"""One program for each data folder. A second start hands its request to the first and ends. No sockets.

The first start holds a lock file in the data folder and watches a folder of requests beside it. Each request
is a file of its own, written aside and renamed, so none is read half and two at once are both kept. The first
start takes the file away when it has read it, which is how the second knows that it was heard.
"""

from __future__ import annotations

import json
import os
import sys
import time
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Signal

from protokoll.errors import UserError

LOCK, REQUESTS = "protokoll.lock", "begaran"
_LARGEST = 64 * 1024


class Start(Enum):
    """What this start turned out to be."""

    FIRST = auto()
    HANDED_OVER = auto()
    """Another Protokoll has the folder, and has taken over the request: this one should end."""


class OpenElsewhereError(UserError):
    """The folder is in use on another computer; the lock may also be left from one that went down."""


class SingleInstance(QObject):
    """Keeps the data folder to one running program."""

    wanted = Signal(str)
    """A second start wants the window to come forward, and this file opened ("" for none)."""

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_dir / LOCK))
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however old it is
        self._folder = data_dir / REQUESTS
        self._watcher: QFileSystemWatcher | None = None

    def start(self, file: Path | None = None, *, patience: float = 5.0) -> Start:
        """Become the first, or hand over to it the wish to come forward and to open ``file``.

        Raises:
            OpenElsewhereError: another computer holds the folder.
            UserError: the program that runs did not answer within ``patience`` seconds, or the folder
                cannot be written to.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0):
            self._become_first()
            return Start.FIRST
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            raise UserError("Det går inte att skriva i datamappen. Kontrollera mappen och dess rättigheter.")
        pid, computer = self._holder()
        if computer and computer != QSysInfo.machineHostName():
            raise OpenElsewhereError(
                f"Datamappen används av Protokoll på datorn {computer}. Stäng programmet där och försök igen."
            )
        _allow_to_come_forward(pid)
        self._hand_over(file, patience)
        return Start.HANDED_OVER

    def take_over(self) -> bool:
        """Remove the lock that a computer which is gone left behind; only when the user has said so."""
        return self._lock.removeStaleLockFile() or self._remove_foreign()

    def close(self) -> None:
        """Let the folder go."""
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self._read)
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _become_first(self) -> None:
        for left in self._requests():  # for a program that is gone
            left.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._read)

    def _read(self) -> None:
        for request in self._requests():
            file = _file_in(request)
            request.unlink(missing_ok=True)
            if file is not None:
                self.wanted.emit(file)

    def _requests(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"))

    def _hand_over(self, file: Path | None, patience: float) -> None:
        request = self._folder / f"{time.time_ns()}-{os.urandom(8).hex()}.json"
        aside = request.with_suffix(".skrivs")
        aside.write_text(json.dumps({"open": str(file.resolve()) if file else ""}), encoding="utf-8")
        aside.replace(request)
        end = time.monotonic() + patience
        while request.exists():
            if time.monotonic() > end:
                request.unlink(missing_ok=True)
                raise UserError(
                    "Protokoll är redan igång men svarar inte. Vänta en stund och försök igen, eller "
                    "avsluta det i Aktivitetshanteraren. Det som är sparat finns kvar."
                )
            time.sleep(0.02)

    def _holder(self) -> tuple[int, str]:
        """The process and the computer that hold the lock."""
        try:
            lines = Path(self._lock.fileName()).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:  # on Windows the holder may keep it to itself
            return 0, ""
        if len(lines) < 3 or not lines[0].isdigit():
            return 0, ""
        return int(lines[0]), lines[2]

    def _remove_foreign(self) -> bool:
        _, computer = self._holder()
        if computer == QSysInfo.machineHostName():
            return False
        Path(self._lock.fileName()).unlink(missing_ok=True)
        return True


def _file_in(request: Path) -> str | None:
    """The file a request names, "" for none, None where it is no request."""
    try:
        if request.stat().st_size > _LARGEST:
            return None
        wish = json.loads(request.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    file = wish.get("open") if isinstance(wish, dict) else None
    return file if isinstance(file, str) else None


def _allow_to_come_forward(pid: int) -> None:
    """Windows lets only the program in front put another there: this one, just started, passes that on."""
    if sys.platform == "win32" and pid:
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
