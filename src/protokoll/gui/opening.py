"""The start, seen from the window: it is painted first, and the store is opened behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from protokoll.gui.background import Background

if TYPE_CHECKING:
    from concurrent.futures import Future

    from protokoll.gui.program import Program
    from protokoll.storage.store import Store

_UNPAINTED_MS = 500
"""A window that begins minimised is not painted; it is opened all the same."""
_PAINT_MS = 15
"""What the first page gets to be painted in, before the imports behind it take their share of the processor."""
_LONG_MS = 700
"""An opening that takes longer (an upgrade, a slow drive) is told of."""


class Opening(QObject):
    """Waits for the first paint, shows the first page from a look into the file, and opens the store meanwhile."""

    def __init__(self, program: Program, background: Background, open_store: Callable[[], Store]) -> None:
        super().__init__()
        self._program = program
        self._background = background
        self._open_store = open_store
        self._future: Future[Store] | None = None
        self._unpainted = self._timer(_UNPAINTED_MS, self._look)
        self._looked = self._timer(_PAINT_MS, self._open)
        self._long = self._timer(_LONG_MS, program.tell_opening)
        program.window.installEventFilter(self)
        self._unpainted.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint of the window: go on as soon as it is on the screen."""
        if event.type() == QEvent.Type.Paint:
            self._unpainted.start(0)
        return False

    def end(self) -> None:
        """After the window has closed: let the store go. Raises what stopped it from being opened."""
        for timer in (self._unpainted, self._looked, self._long):
            timer.stop()
        future, self._future = self._future, None
        if future is not None:
            future.result().close()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer

    def _look(self) -> None:
        self._program.window.removeEventFilter(self)
        self._looked.start()
        self._program.show_first_look()

    def _open(self) -> None:
        self._long.start()
        self._future = self._background.run(self._open_store, self._opened, self._failed)

    def _opened(self, store: Store) -> None:
        self._long.stop()
        self._program.open(store)

    def _failed(self, _: BaseException) -> None:
        self._program.window.close()  # ``end`` raises what went wrong, where it is told
