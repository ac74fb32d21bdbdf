"""What stands above the meeting list: title, buttons, filter field, year chooser and count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.lists.filter_field import FilterField
from protokoll.gui.words import counted


class Toolbar(QWidget):
    """The head of the page. Holds no data: what is chosen here goes to the model."""

    year_chosen = Signal(object)
    """A year, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterField(self.tr("Filtrera möten"), self, letters=44)
        self.filter.setPlaceholderText(self.tr("Filtrera, till exempel ”dec 2026” eller ”utkast”"))
        self.year: ChoiceField[int | None] = ChoiceField(self.tr("År"), [(None, self.tr("Alla år"))], self)
        self.year.currentIndexChanged.connect(self._tell_year)
        self.import_button = QPushButton(self.tr("Importera…"), self)
        self.import_button.setToolTip(self.tr("Läs in mötesfiler; de kan också släppas på sidan"))
        self.new_button = QPushButton(self.tr("Nytt möte"), self)
        self.new_button.setProperty("role", "primary")
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.filter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            FlowRow((self.filter, self.year, self._count, self.import_button, self.new_button), self)
        )

    def set_years(self, years: Sequence[int]) -> None:
        """Offer these years; the one that is chosen stays chosen while it is there."""
        chosen = self.year.value
        self.year.show_choices([(None, self.tr("Alla år")), *((year, str(year)) for year in years)])
        if self.year.value != chosen:
            self.year_chosen.emit(self.year.value)

    def show_all(self) -> None:
        """No filter, all years."""
        self.filter.clear()
        self.year.setCurrentIndex(0)

    def count(self, shown: int, total: int) -> None:
        """Say how many meetings are shown."""
        words = counted(total, "möte", "möten")
        words = words if shown == total else self.tr("{n} av {all}").format(n=shown, all=words)
        if words == self._count.text():
            return
        self._count.setText(words)
        if QAccessible.isActive() and self.filter.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._count, words))

    def _tell_year(self) -> None:
        self.year_chosen.emit(self.year.value)
