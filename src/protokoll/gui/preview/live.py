"""The preview follows the writing: changes are gathered for a moment, the paper is made away from the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from protokoll.documents.paper import Paper
from protokoll.errors import UserError
from protokoll.gui.background import Background
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.paper_view import PaperView

QUIET = 80
"""Milliseconds without a change after which the preview is made anew …"""
LONGEST = 400
"""… and the longest it waits while changes keep coming."""

Make = Callable[[], Paper]


class LivePreview(QObject):
    """Keeps a view in step with what is written.

    Args:
        view: where the paper is shown.
        source: asked on this thread what the paper is to be made of; gives a function that makes it, which is
            called on the worker's thread and so may hold only values (``partial(make_paper, kind, meeting)``),
            or None where there is nothing to show. The function may raise :class:`UserError`.
        background: the worker.
    """

    failed = Signal(str)
    """The paper cannot be made, and why; what was shown is gone."""
    shown = Signal()
    """What is shown is made of the latest that was told."""

    def __init__(
        self,
        view: PaperView,
        source: Callable[[], Make | None],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._source = source
        self._background = background
        self._look = PageLook()
        self._follow = ""
        self._running = False
        self._again = False
        self._active = True
        self._quiet = self._timer(QUIET)
        self._longest = self._timer(LONGEST)
        view.pages_changed.connect(self._on_pages)

    def set_look(self, look: PageLook) -> None:
        """Show the paper in this design from now on."""
        if look != self._look:
            self._look = look
            self.refresh()

    def set_active(self, active: bool) -> None:
        """Whether the preview is in sight; while it is not, nothing is made."""
        self._active = active
        if active:
            self.refresh()
        else:
            self._quiet.stop()
            self._longest.stop()

    def changed(self, key: str = "") -> None:
        """Something was written; ``key`` is that of the part it is in, which is then kept in sight."""
        self._follow = key
        if self._active:
            self._quiet.start()
            if not self._longest.isActive():
                self._longest.start()

    def refresh(self) -> None:
        """Make the paper at once."""
        self._quiet.stop()
        self._longest.stop()
        if not self._active:
            return
        if self._running:
            self._again = True
            return
        make = self._source()
        if make is None:
            self._view.show_paper(None, self._look)
            return
        self._running = True
        self._background.run(make, self._show, self._fail)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.refresh)
        return timer

    def _show(self, paper: Paper) -> None:
        self._running = False
        if self._active:
            self._view.show_paper(paper, self._look)
            if self._follow:
                self._view.show_part(self._follow, mark=False)
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        self._running = False
        if not isinstance(error, UserError):
            raise error
        self._view.show_paper(None, self._look)
        self.failed.emit(str(error))
        self._go_on()

    def _go_on(self) -> None:
        """Make it anew if more was written meanwhile."""
        if self._again:
            self._again = False
            self.refresh()

    def _on_pages(self) -> None:
        if not (self._running or self._again or self._quiet.isActive()):
            self.shown.emit()
