"""What belongs to this user on this machine, held in one place while the program runs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from protokoll.gui.background import Background
from protokoll.services.machine_preferences import MachinePreferences, load_machine, save_machine
from protokoll.services.policies import Policies


class Machine(QObject):
    """The machine's preferences: read once, written away from this thread each time one of them changes.

    What administrators have decided goes before or after the user's own choices, as each decision says. Only
    the user's own choices are written.
    """

    changed = Signal(object)
    """The new ``MachinePreferences``."""
    failed = Signal(object)
    """The file could not be written; the preferences hold as long as the program runs."""

    def __init__(
        self,
        path: Path,
        background: Background,
        parent: QObject | None = None,
        *,
        policies: Policies = Policies(),  # noqa: B008 - a value that never changes
    ) -> None:
        super().__init__(parent)
        loaded = load_machine(path)
        self._path = path
        self._background = background
        self._own = {name: getattr(loaded.preferences, name) for name in loaded.chosen}
        self.policies = policies
        self.ruled = frozenset(policies.mandatory())
        """What administrators have decided, by name; changing it does nothing."""
        self.preferences: MachinePreferences = policies.applied(self._own)
        self.warning = " ".join((*([loaded.warning] if loaded.warning else []), *policies.faults))
        """To be told once at the start, if the file or an administrator's decision could not be used."""

    def change(self, **fields: Any) -> None:
        """Change some of the preferences, by their names in ``MachinePreferences``; not what is ruled."""
        changed = {name: value for name, value in fields.items() if name not in self.ruled}
        after = self.preferences._replace(**changed)
        if after != self.preferences:
            self.preferences = after
            self._own = {**self._own, **changed}
            own = MachinePreferences(**self._own)
            save = partial(save_machine, self._path, own, frozenset(self._own))
            self._background.run(save, self._written, self.failed.emit)
            self.changed.emit(after)

    def _written(self, _: object) -> None:
        """The file holds what is shown; there is nothing to say."""
