"""The one thread that writes: slow disks must not make the window wait."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine

from protokoll.storage.database import transaction, writing_connection
from protokoll.storage.failures import told_failures

T = TypeVar("T")


class Writer:
    """Runs what it is given in order, each in a transaction of its own, on a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        with told_failures():
            self._connection = writing_connection(engine)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-writer")

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        """Have ``work`` done. The future resolves once the disk has it; if it fails, all is undone."""
        return self._thread.submit(self._run, work)

    def close(self) -> None:
        """Finish what was submitted, then let go of the file."""
        self._thread.shutdown()
        self._connection.close()

    def _run(self, work: Callable[[Connection], T]) -> T:
        with told_failures(), transaction(self._connection):
            return work(self._connection)
