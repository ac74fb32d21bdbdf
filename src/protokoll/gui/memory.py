"""What the window remembers, kept among the machine's preferences."""

from __future__ import annotations

from protokoll.gui.settings.machine import Machine

_NAMES = {
    "window.geometry": "window",
    "window.page": "page",
    "theme.mode": "appearance",
    "theme.zoom": "zoom",
}


class Memory:
    """The window's names and values, by the preferences that hold them."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def get(self, key: str, default: object = None) -> object:
        """The value of ``key``, or ``default`` where nothing is remembered."""
        return getattr(self._machine.preferences, _NAMES[key]) or default

    def set(self, key: str, value: object) -> None:
        """Remember ``value``."""
        self._machine.change(**{_NAMES[key]: value})
