"""Puts papers on pages bit by bit, so that the window answers in between."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from protokoll.documents.paper import Paper
from protokoll.gui.preview.blocks import BlockSetter
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pages import Pages, compose

_SLICE = 0.02
"""Seconds of work at a time."""


class PageMaker(QObject):
    """Makes the pages of one paper at a time, the latest asked for; what is unchanged is not set anew."""

    made = Signal(object)
    """``Pages``; for a paper of ordinary size already while it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look: PageLook | None = None
        self._setter: BlockSetter | None = None
        self._work: Generator[None, None, Pages] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._go_on)

    def make(self, paper: Paper, look: PageLook) -> None:
        """Begin with ``paper`` and leave the one before as it is."""
        if look != self._look or self._setter is None:
            self._look, self._setter = look, BlockSetter(look)
        self._work = compose(paper, look, self._setter)
        self._go_on()

    def stop(self) -> None:
        """Leave what is being made."""
        self._pause.stop()
        self._work = None

    def is_busy(self) -> bool:
        """Whether pages are still being made."""
        return self._work is not None

    def _go_on(self) -> None:
        if self._work is None:
            return
        end = time.perf_counter() + _SLICE
        try:
            while time.perf_counter() < end:
                next(self._work)
        except StopIteration as done:
            self.stop()
            self.made.emit(done.value)
            return
        self._pause.start(0)
