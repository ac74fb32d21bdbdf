"""What stands above the meeting list: title, buttons, filter field, year chooser and count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from protokoll.gui.meetings.words import counted


class FilterField(QLineEdit):
    """Filters while one types. Down goes on to the list, Enter opens, Esc empties it."""

    left = Signal()
    accepted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, open or empty."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Toolbar(QWidget):
    """The head of the page. Holds no data: what is chosen here goes to the model."""

    year_chosen = Signal(object)
    """A year, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.import_button = QPushButton(self.tr("Importera…"), self)
        self.import_button.setToolTip(self.tr("Läs in mötesfiler; de kan också släppas på sidan"))
        self.new_button = QPushButton(self.tr("Nytt möte"), self)
        self.new_button.setProperty("role", "primary")
        self.filter = FilterField(self)
        self.filter.setAccessibleName(self.tr("Filtrera möten"))
        self.filter.setPlaceholderText(self.tr("Filtrera, till exempel ”dec 2026” eller ”utkast”"))
        self.filter.setClearButtonEnabled(True)
        self.year = QComboBox(self)
        self.year.setAccessibleName(self.tr("År"))
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.year.currentIndexChanged.connect(self._tell_year)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        row.addWidget(self.year)
        row.addSpacing(8)
        row.addWidget(self._count)
        row.addSpacing(8)
        row.addWidget(self.import_button)
        row.addWidget(self.new_button)
        for one, other in ((self.filter, self.year), (self.year, self.import_button)):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(self.import_button, self.new_button)

    def set_years(self, years: Sequence[int]) -> None:
        """Offer these years; the one that is chosen stays chosen while it is there."""
        chosen = self.year.currentData()
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItem(self.tr("Alla år"), None)
            for year in years:
                self.year.addItem(str(year), year)
            self.year.setCurrentIndex(max(self.year.findData(chosen), 0) if chosen is not None else 0)
        if chosen is not None and chosen not in years:
            self.year_chosen.emit(None)

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
        self.year_chosen.emit(self.year.currentData())
