"""Fields in which one of a few values is chosen, or a number set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

V = TypeVar("V")


class ChoiceField(QComboBox, Generic[V]):
    """One of a few values, each with its words. The wheel changes nothing unless the field has the focus.

    The values are kept beside Qt, which would make plain text of enumerations.
    """

    chosen = Signal(str, object)
    """The field's key and the value that the user chose."""

    LETTERS = 16
    """Of long words so much must be seen."""

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[V, str]] = (),
        parent: QWidget | None = None,
        *,
        key: str = "",
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._choices: list[tuple[V, str]] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.setMinimumContentsLength(6)
        self.show_choices(choices)
        self.activated.connect(self._choose)

    @property
    def value(self) -> V:
        """The value that is shown; there must be a choice."""
        return self._choices[self.currentIndex()][0]

    def show_choices(self, choices: Iterable[tuple[V, str]]) -> None:
        """What there is to choose from; what is shown stays shown where it is one of them."""
        found = list(choices)
        if found == self._choices:
            return
        shown = [self.value] if self.currentIndex() >= 0 else []
        self._choices = found
        self.blockSignals(True)
        self.clear()
        self.addItems([words for _, words in found])
        self.blockSignals(False)
        for value in shown:
            self.show_value(value)

    def show_value(self, value: V) -> None:
        """Show ``value``, the first choice where it is none of them."""
        values = [one for one, _ in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def minimumSizeHint(self) -> QSize:
        """Long words need not be seen whole."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * self.LETTERS), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value, unless the field is used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _choose(self) -> None:
        self.chosen.emit(self.key, self.value)


class NumberField(QSpinBox):
    """A whole number. The wheel changes nothing unless the field has the focus."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_number(self, number: int) -> None:
        """Show a number as what is saved, telling nobody."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value, unless the field is used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
