"""Fields in which something is chosen: one of several, yes or no, some of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from protokoll.gui.entries.editors.editor import Editor
from protokoll.gui.entries.fields.field import Field


class _Choice(Editor, QComboBox):
    """A list; letters and arrows choose. It leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the whole list of entries."""
        event.ignore()


class _Tick(Editor, QCheckBox):
    """A box; Space ticks."""


class ChoiceField(Field):
    """One of a closed list, by its Swedish words; ``none`` says "no choice", where that is allowed."""

    upright = False

    def __init__(self, words: Mapping[Any, str], *, none: str | None = None) -> None:
        box = _Choice()
        super().__init__(box)
        self._box = box
        self._values = [*([None] if none is not None else []), *words]
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.addItems([*([none] if none is not None else []), *words.values()])
        box.activated.connect(self._choose)
        box.entered.connect(self.passed)
        box.focused.connect(self.focused)

    def _choose(self) -> None:
        self.edited.emit()
        self.done.emit()

    def _read(self) -> Any:
        place = self._box.currentIndex()
        return self._values[place] if place >= 0 else None

    def _write(self, value: Any) -> None:
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class FlagField(Field):
    """Yes or no."""

    upright = False

    def __init__(self, words: str) -> None:
        box = _Tick(words)
        super().__init__(box)
        self._box = box
        box.clicked.connect(self._choose)
        box.entered.connect(self.passed)
        box.focused.connect(self.focused)

    def _choose(self) -> None:
        self.edited.emit()
        self.done.emit()

    def _read(self) -> bool:
        return self._box.isChecked()

    def _write(self, value: bool) -> None:
        self._box.setChecked(value)
