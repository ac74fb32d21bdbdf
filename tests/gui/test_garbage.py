"""Garbage goes on the window's thread, and only there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from protokoll.gui.garbage import Garbage


class Told:
    """Refers to itself, and tells on which thread it went."""

    def __init__(self, went: list[int]) -> None:
        self.itself, self.went = self, went

    def __del__(self) -> None:
        self.went.append(threading.get_ident())


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    gc.enable()
    made = Garbage()
    yield made
    made.close()


def test_what_a_worker_leaves_goes_on_the_windows_thread(garbage: Garbage, qtbot: QtBot) -> None:
    went: list[int] = []

    def work() -> list[dict[str, int]]:
        for _ in range(2000):
            Told(went)
        return [{"a": number} for number in range(20_000)]

    with ThreadPoolExecutor(1) as worker:
        worker.submit(work).result()
    assert went == []
    qtbot.waitUntil(lambda: len(went) == 2000)
    assert set(went) == {threading.get_ident()}


def test_python_collects_again_afterwards(garbage: Garbage) -> None:
    assert not gc.isenabled()
    garbage.close()
    assert gc.isenabled()
