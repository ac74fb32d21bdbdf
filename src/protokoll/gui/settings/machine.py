"""What belongs to this user on this machine, held in one place while the program runs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from protokoll.gui.background import Background
from protokoll.services.preferences import MachinePreferences, load_machine, save_machine


class Machine(QObject):
    """The machine's preferences: read once, written away from this thread each time one of them changes."""

    changed = Signal(object)
    """The new ``MachinePreferences``."""
    failed = Signal(object)
    """The file could not be written; the preferences hold as long as the program runs."""

    def __init__(self, path: Path, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        loaded = load_machine(path)
        self._path = path
        self._background = background
        self.preferences: MachinePreferences = loaded.preferences
        self.warning = loaded.warning
        """To be told once at the start, if the file could not be used."""

    def change(self, **fields: Any) -> None:
        """Change some of the preferences, by their names in ``MachinePreferences``."""
        after = replace(self.preferences, **fields)
        if after != self.preferences:
            self.preferences = after
            self._background.run(partial(save_machine, self._path, after), self._written, self.failed.emit)
            self.changed.emit(after)

    def _written(self, _: object) -> None:
        """The file holds what is shown; there is nothing to say."""
