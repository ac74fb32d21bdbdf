"""Where every failure that nobody caught ends up: in the log, and once in a dialog."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from protokoll import logs
from protokoll.errors import UserError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_BURST_MS = 3000


class Failure(NamedTuple):
    """What the error dialog shows. A bug has no sentence of its own."""

    text: str
    details: str
    is_bug: bool

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """The failure behind an exception; a bug is logged on the way."""
        if isinstance(error, UserError):
            return cls(error.text, error.details, is_bug=False)
        return cls("", logs.record(error), is_bug=True)


class ExceptHook(QObject):
    """Catches what is raised in slots, threads and destructors, from ``install`` until ``remove``.

    Lives in the window's thread; may be called from any. Bugs that follow close upon each other are all
    logged, but told once.
    """

    failed = Signal(Failure)
    """Something to show, on the thread of this object."""
    _caught = Signal(Failure)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._burst = QTimer(self, singleShot=True, interval=_BURST_MS)
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Take over the three hooks of Python."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, trace)
        else:
            self._catch(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._catch(args.exc_value)

    def _unraisable(self, args: UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self._catch(args.exc_value)

    def _catch(self, error: BaseException) -> None:
        self._caught.emit(Failure.of(error))

    def _tell(self, failure: Failure) -> None:
        in_burst = failure.is_bug and self._burst.isActive()
        if failure.is_bug:
            self._burst.start()
        if not in_burst:
            self.failed.emit(failure)
