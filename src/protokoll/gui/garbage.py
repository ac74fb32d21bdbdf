"""Python's garbage is collected on the window's own thread.

Python collects objects that refer to each other on whatever thread happens to allocate when it is time. A Qt object
that is deleted on the worker's thread that way takes the program down; seen when papers were made there.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY = 500
"""Milliseconds."""


class Garbage(QObject):
    """Collects instead of Python, by Python's own measure of when it is time, from now until :meth:`close`."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        gc.disable()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
