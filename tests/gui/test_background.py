"""Work away from the window: results come back here, and not to those who are gone."""

from collections.abc import Iterator
from functools import partial
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from protokoll.gui.background import Background


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []

    def hear(self, *answer: object) -> None:
        self.objectName()  # fails for an object whose C++ half is gone
        self.answers.append(answer)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_results_and_errors_come_back(qtbot: QtBot, background: Background) -> None:
    asker = Asker()
    background.run(lambda: 7, asker.hear, asker.hear)
    background.run(lambda: 1 // 0, asker.hear, partial(asker.hear, "fel"))
    qtbot.waitUntil(lambda: len(asker.answers) == 2)
    assert asker.answers[0] == (7,)
    assert asker.answers[1][0] == "fel"  # type: ignore[index]


@pytest.mark.parametrize("dressed", [False, True])
def test_nobody_who_is_gone_is_called(qtbot: QtBot, background: Background, dressed: bool) -> None:
    asker, other, go = Asker(), Asker(), Event()
    answer = partial(asker.hear, "sent") if dressed else asker.hear
    background.run(go.wait, answer, answer)
    background.run(lambda: 1, other.hear, other.hear)
    shiboken6.delete(asker)
    go.set()
    qtbot.waitUntil(lambda: bool(other.answers))
    assert asker.answers == []
