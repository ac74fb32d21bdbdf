"""A session over a real store, and ways to make the store fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2

from protokoll.domain.edits import changed, edit_item
from protokoll.domain.meeting import Meeting
from protokoll.gui.desk import Desk
from protokoll.gui.meeting.session import MeetingSession
from protokoll.services.unfinished import load_unfinished
from protokoll.storage import Store

DRAFT_DELAY = 20
RETRY_DELAY = 30


class Told:
    """Everything that the desk was told."""

    def __init__(self, desk: Desk) -> None:
        self.states: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.failed: list[BaseException] = []
        desk.save_state.connect(self._take_state)
        desk.said.connect(self._take_said)
        desk.failed.connect(self.failed.append)

    def _take_state(self, text: str, wrong: bool) -> None:
        self.states.append((text, wrong))

    def _take_said(self, text: str, _: object) -> None:
        self.said.append(text)

    @property
    def wrong(self) -> bool:
        """Whether the status line says that something is not saved."""
        return bool(self.states) and self.states[-1][1]


def open_session(desk: Desk, uid: str) -> MeetingSession:
    """A session that saves and tries again sooner than the program does."""
    return MeetingSession(
        desk,
        desk.store.load_meeting(uid),
        load_unfinished(desk.store, uid),
        desk,
        draft_delay=DRAFT_DELAY,
        retry_delay=RETRY_DELAY,
    )


def wait_until(holds: Callable[[], bool]) -> None:
    """Let Qt work until ``holds``."""
    patience = QDeadlineTimer(5_000)
    while not holds():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        assert not patience.hasExpired()


def retitled(meeting: Meeting, item_id: str, title: str) -> Meeting:
    """The meeting with another title for an item."""
    return edit_item(meeting, item_id, lambda one: changed(one, title=title))


@contextmanager
def locked(store: Store, path: Path) -> Iterator[None]:
    """Another program holds the file; ours gives up soon."""
    _pragma(store, "busy_timeout = 20")
    with closing(dbapi2.connect(str(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def full(store: Store) -> Iterator[None]:
    """The disk has no room for one more page."""
    _pragma(store, "max_page_count = 1")  # which means: no more than there are
    yield
    _pragma(store, f"max_page_count = {2**30}")


@contextmanager
def read_only(store: Store) -> Iterator[None]:
    """The file may be read but not written."""
    _pragma(store, "query_only = ON")
    yield
    _pragma(store, "query_only = OFF")


def _pragma(store: Store, pragma: str) -> None:
    """Set something on the writer's own connection, beside its transactions."""
    driver = store._writer._connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA {pragma}")
