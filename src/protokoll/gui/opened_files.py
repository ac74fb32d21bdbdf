"""Files that the store keeps, laid out where other programs can open them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTemporaryDir, Signal

from protokoll.errors import UserError
from protokoll.exchange.file_names import safe_name
from protokoll.exchange.files import write_file
from protokoll.gui.desk import Desk
from protokoll.gui.papers import open_file


class OpenedFiles(QObject):
    """Opens copies, to be read only: what is kept does not change. They are gone when the program has ended."""

    failed = Signal(object)
    """The error that stopped a file from being opened."""
    opened = Signal(object)
    """The path of the copy that was opened."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder: QTemporaryDir | None = None
        self._number = itertools.count(1)

    def open(self, name: str, read: Callable[[], bytes]) -> None:
        """Open what ``read`` gives, by the name ``name``; it is read on the worker, for it may be large."""
        if self._folder is None:
            self._folder = QTemporaryDir()
            program = QCoreApplication.instance()
            if program is not None:
                program.aboutToQuit.connect(self._take_away)
        suffix = Path(name).suffix
        safe = f"{safe_name(Path(name).stem)}.{safe_name(suffix[1:])}" if suffix[1:] else safe_name(name)
        target = Path(self._folder.path()) / str(next(self._number)) / safe
        self._desk.background.run(partial(_lay_out, target, read), self._open, self.failed.emit)

    def _take_away(self) -> None:
        if self._folder is not None:
            self._folder.remove()

    def _open(self, path: Path) -> None:
        if open_file(path):
            self.opened.emit(path)
        else:
            self.failed.emit(
                UserError(
                    self.tr(
                        "Datorn har inget program som öppnar {name}. Filen är kvar i Protokoll. Spara den "
                        "någonstans och öppna den med ett program som passar."
                    ).format(name=path.name)
                )
            )


def _lay_out(target: Path, read: Callable[[], bytes]) -> Path:
    data = read()
    try:
        target.parent.mkdir(parents=True)
    except OSError as error:
        raise UserError(
            "Filen kan inte öppnas: det går inte att skriva bland datorns tillfälliga filer. Den är kvar i "
            "Protokoll.",
            details=type(error).__name__,
        ) from None
    write_file(target, data)
    target.chmod(0o444)
    return target
