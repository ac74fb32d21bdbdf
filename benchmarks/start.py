"""One start of a window, timed from the process's first moment: ``python -m benchmarks.start bare``.

Nothing is imported here that the started program does not import itself: the bare window pays for Qt alone.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget


def _since_start() -> float:
    """Milliseconds since the process was asked for, as its parent noted in ``STARTED``."""
    return (time.monotonic() - float(os.environ["STARTED"])) * 1000


def _watch_first_paint(window: QWidget, tell: Callable[[float], None]) -> QObject:
    """Call ``tell`` with the time when ``window`` has been painted for the first time; keep what is returned."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, self.told)
            return False

        def told(self) -> None:
            tell(_since_start())

    watch = Watch()
    window.installEventFilter(watch)
    return watch


def _start_bare() -> dict[str, float]:
    """As little as PySide6 can show."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Möte"))
    window.resize(1280, 800)
    window.show()
    measured: dict[str, float] = {}
    watch = _watch_first_paint(window, lambda now: measured.update(painted=now))
    while not measured:
        application.processEvents()
    del watch
    return measured


def _start_ours(folder: str) -> dict[str, float]:
    """As ``protokoll --data-dir FOLDER`` does it, stopped once all is there.

    "usable" is when the next meeting has been painted, "open" when the store is open behind it and every action
    works at once.
    """
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication, QFrame

    measured: dict[str, float] = {}

    def look(*_: object) -> int:
        from protokoll.gui.program import Program

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        window = next(one for one in application.topLevelWidgets() if one.isVisible())
        watch = _watch_first_paint(window, lambda now: measured.update(painted=now))
        while "painted" not in measured:
            application.processEvents()
        del watch
        while not any(
            type(one).__name__ == "NextCard" and one.isVisible() for one in window.findChildren(QFrame)
        ):
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        window.repaint()
        measured["usable"] = _since_start()
        program = next(one for one in gc.get_objects() if isinstance(one, Program))
        while not program.desk.is_open:
            application.processEvents()
        measured["open"] = _since_start()
        window.close()
        return 0

    QApplication.exec = look  # type: ignore[method-assign]
    from protokoll.cli import run

    if run(["--data-dir", folder]):
        raise SystemExit("the window did not open")
    return measured


if __name__ == "__main__":
    print(json.dumps(_start_bare() if sys.argv[1] == "bare" else _start_ours(sys.argv[2])))
