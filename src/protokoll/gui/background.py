"""Work that takes longer than 50 ms, away from the window's thread: one worker, results by signal."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Background(QObject):
    """Runs functions one after the other on a worker thread and hands their results back on this thread."""

    _finished = Signal(object, object, object)
    """Callback, result, error: queued to the thread that owns this object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.closed = False
        """Whether it takes on no more work."""
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> Future[Any]:
        """Do ``work`` on the worker; then ``done`` with its result, or ``failed`` with its error, here.

        The future is for who must wait for it when no more signals come.
        """
        future = self._executor.submit(work)
        self.follow(future, done, failed)
        return future

    def follow(
        self, future: Future[Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Wait without blocking for a ``future`` that something else works on (the store's writer)."""

        def finished(one: Future[Any]) -> None:
            error = one.exception()
            if error is None:
                self._finished.emit(done, one.result(), None)
            else:
                self._finished.emit(failed, None, error)

        future.add_done_callback(finished)

    def close(self) -> None:
        """Let the work under way end; take on no more."""
        self.closed = True
        self._executor.shutdown(wait=True)

    @cached_property
    def _executor(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # the first paint does without

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="bakgrund")

    def _deliver(self, callback: Callable[[Any], None], result: Any, error: BaseException | None) -> None:
        asked = callback.func if isinstance(callback, partial) else callback
        owner = getattr(asked, "__self__", None)
        if isinstance(owner, QObject) and not isValid(owner):
            return  # whoever asked is gone (a page that was closed); the work itself is done
        callback(result if error is None else error)
