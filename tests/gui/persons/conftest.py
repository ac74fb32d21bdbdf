"""A page on a real store, and the sample organisation to fill it with."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.persons.page import PersonsPage
from protokoll.services.sample import fill_with_sample
from protokoll.storage.store import Store

TODAY = date(2026, 2, 1)


def today() -> date:
    return TODAY


class Heard:
    """What a desk was asked to tell."""

    def __init__(self, desk: Desk) -> None:
        self.said: list[tuple[str, Callable[[], None] | None]] = []
        self.failures: list[BaseException] = []
        self.changes: list[frozenset[str]] = []
        self.states: list[tuple[str, bool]] = []
        desk.said.connect(self._say)
        desk.failed.connect(self.failures.append)
        desk.changed.connect(self.changes.append)
        desk.save_state.connect(self._state)

    def _say(self, text: str, undo: Callable[[], None] | None) -> None:
        self.said.append((text, undo))

    def _state(self, text: str, wrong: bool) -> None:
        self.states.append((text, wrong))

    def undo(self) -> None:
        """Do what the last Ångra does."""
        undo = self.said[-1][1]
        assert undo is not None
        undo()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "protokoll.db", create=True) as opened:
        yield opened


@pytest.fixture
def desk(qapp: object, store: Store) -> Iterator[Desk]:
    background = Background()
    yield Desk(store, background)
    background.close()


@pytest.fixture
def heard(desk: Desk) -> Heard:
    return Heard(desk)


@pytest.fixture
def empty_page(qtbot: QtBot, desk: Desk) -> PersonsPage:
    page = PersonsPage(desk, today=today)
    qtbot.addWidget(page)
    page.resize(1084, 620)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def page(store: Store, empty_page: PersonsPage, desk: Desk) -> PersonsPage:
    """The page with the sample organisation."""
    fill_with_sample(store)
    desk.tell_changed("persons", "bodies", "meetings")
    return empty_page
