"""What the first paint does without is imported after it, in pieces that nobody notices."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from protokoll.gui.background import Background

_PAGES = (
    "protokoll.gui.attendance.panel",
    "protokoll.gui.entries",
    "protokoll.gui.meeting.page",
    "protokoll.gui.meetings.page",
    "protokoll.gui.persons.page",
    "protokoll.gui.settings.page",
)
"""Modules that know Qt: imported in the window's own thread, one after the other."""
_WORD = "protokoll.documents.word"
"""python-docx and lxml, which take longest: imported where Word files are made, so that the two threads never import
their entangled modules at once."""
_PAUSE = 30
"""Milliseconds between two of them."""


class ImportSoon(QObject):
    """Imports the modules once it is started."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted = list(_PAGES)
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._import_next)

    def start(self) -> None:
        """Begin; the window can be used now."""
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether there is more to import in the window's thread."""
        return self._timer.isActive()

    def _import_next(self) -> None:
        if self._wanted:
            import_module(self._wanted.pop(0))
            return
        self._timer.stop()
        if not self._background.closed:  # the program may end before it has begun
            self._background.run(partial(import_module, _WORD), self._ready, self._failed)

    def _ready(self, _module: object) -> None:
        """Nothing waits for it."""

    def _failed(self, error: BaseException) -> None:
        raise error  # a bug, told as bugs are
