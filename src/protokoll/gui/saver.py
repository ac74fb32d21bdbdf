"""What has been changed on a page of the register or the settings, on its way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from protokoll.errors import UserError
from protokoll.gui.desk import Desk

RETRY_DELAY = 3000
"""Milliseconds from a save that failed to the next try."""

T = TypeVar("T")


class Saver(QObject, Generic[T]):
    """Sends values to the store and holds on to each of them until the disk has acknowledged it.

    Every save takes along all that is still waiting, as one transaction, so that what belongs together never
    arrives in parts. After a failure the next edit tries again, and a timer does if there is none.
    """

    def __init__(
        self,
        desk: Desk,
        submit: Callable[[tuple[T, ...]], Future[Any]],
        changed: tuple[str, ...],
        parent: QObject | None = None,
    ) -> None:
        """``submit`` hands values to the store's writer; of the kinds ``changed`` others are told."""
        super().__init__(parent)
        self._desk = desk
        self._submit = submit
        self._changed = changed
        self._waiting: dict[Hashable, T] = {}
        self._failing = False
        self._telling = False
        self._retry = QTimer(self, singleShot=True, interval=RETRY_DELAY)
        self._retry.timeout.connect(self._send)

    @property
    def waiting(self) -> dict[Hashable, T]:
        """What the disk has not acknowledged: the latest value by its key."""
        return dict(self._waiting)

    @property
    def telling(self) -> bool:
        """Whether it is this saver that just now tells others of a change."""
        return self._telling

    def save(self, *values: tuple[Hashable, T]) -> None:
        """Save values, each known by a key: a later value takes the place of an earlier one."""
        for key, value in values:
            self._waiting.pop(key, None)  # the latest goes last, after what it may refer to
            self._waiting[key] = value
        self._send()

    def forget(self, key: Hashable) -> None:
        """Do not save the value known by ``key`` any more: what it was is gone."""
        self._waiting.pop(key, None)

    def _send(self) -> None:
        self._retry.stop()
        sent = dict(self._waiting)
        if sent:
            future = self._submit(tuple(sent.values()))
            self._desk.background.follow(future, partial(self._acknowledge, sent), self._fail)

    def _acknowledge(self, sent: dict[Hashable, T], _: object) -> None:
        for key, value in sent.items():
            if self._waiting.get(key) is value:
                del self._waiting[key]
        if not self._waiting:
            self._failing = False
            self._retry.stop()
            self._desk.save_state.emit(self.tr("Sparat %s") % datetime.now().strftime("%H.%M"), False)
        self._telling = True
        try:
            self._desk.tell_changed(*self._changed)
        finally:
            self._telling = False

    def _fail(self, error: BaseException) -> None:
        """Keep everything, say so once, and try again in a while; only a bug is not tried again by itself."""
        told, self._failing = self._failing, True
        self._desk.save_state.emit(self.tr("Inte sparat. Det du har skrivit finns kvar här."), True)
        if not told:
            self._desk.failed.emit(error)
        if isinstance(error, UserError):
            self._retry.start()
