"""A desk with a real store, and what it was told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.services.sample import fill_with_sample, sample_register
from protokoll.storage import Store

TODAY = dt.date(2026, 11, 22)


def today() -> dt.date:
    return TODAY


def write(widget: QWidget, text: str) -> None:
    """Type ``text``; qtbot's own ``keyClicks`` knows no Swedish letters."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


class Told:
    """Everything the desk's signals said."""

    def __init__(self, desk: Desk) -> None:
        self.opened: list[str] = []
        self.said: list[tuple[str, Callable[[], None] | None]] = []
        self.failed: list[BaseException] = []
        self.pages: list[str] = []
        desk.meeting_wanted.connect(self.opened.append)
        desk.said.connect(self._say)
        desk.failed.connect(self.failed.append)
        desk.page_wanted.connect(self.pages.append)

    def _say(self, text: str, undo: Callable[[], None] | None) -> None:
        self.said.append((text, undo))

    def undo(self) -> None:
        """Press the last Ångra."""
        last = self.said[-1][1]
        assert last is not None
        last()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The sample organisation with its ten meetings."""
    with Store.open(tmp_path / "sample.db", create=True) as opened:
        fill_with_sample(opened)
        yield opened


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Store]:
    """An organisation that has had no meetings."""
    with Store.open(tmp_path / "new.db", create=True) as opened:
        opened.save_register(sample_register())
        yield opened


@pytest.fixture
def bare_store(tmp_path: Path) -> Iterator[Store]:
    """Nothing at all."""
    with Store.open(tmp_path / "bare.db", create=True) as opened:
        yield opened


@pytest.fixture
def make_desk() -> Iterator[Callable[[Store], Desk]]:
    workers: list[Background] = []

    def make(store: Store) -> Desk:
        workers.append(Background())
        return Desk(store, workers[-1])

    yield make
    for worker in workers:
        worker.close()
