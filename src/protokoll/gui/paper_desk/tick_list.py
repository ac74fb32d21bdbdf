"""A list in which any of the lines are ticked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

EDGE = 3
"""Pixels between the frame of a list and its first and last line."""
KEY = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Lines by their keys. Space, or a click on its box, ticks; up to ``most`` lines are seen at a time."""

    ticks_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = 9) -> None:
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setViewportMargins(0, EDGE, 0, EDGE)
        self.itemChanged.connect(self._tell)

    def show_lines(self, lines: Iterable[tuple[str, str]], ticked: Collection[str] = ()) -> None:
        """Offer lines, each a key and its words."""
        self.blockSignals(True)
        self.clear()
        for key, words in lines:
            line = QListWidgetItem(words, self)
            line.setData(KEY, key)
            line.setToolTip(words.strip())
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
        if self.count():
            first = next((row for row in range(self.count()) if self._is_ticked(row)), 0)
            self.setCurrentRow(first)
        self.blockSignals(False)
        self._fit()

    def ticked(self) -> tuple[str, ...]:
        """The keys of the lines that are ticked, from above."""
        return tuple(self.item(row).data(KEY) for row in range(self.count()) if self._is_ticked(row))

    def tick(self, key: str, *, on: bool = True) -> None:
        """Tick the line with this key, or not."""
        for row in range(self.count()):
            if self.item(row).data(KEY) == key:
                self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number of lines when the letters change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _is_ticked(self, row: int) -> bool:
        return self.item(row).checkState() is Qt.CheckState.Checked

    def _fit(self) -> None:
        rows = min(self.count(), self._most)
        height = max(self.sizeHintForRow(0), self.fontMetrics().height()) * max(rows, 1)
        self.setFixedHeight(height + 2 * (self.frameWidth() + EDGE))

    def _tell(self) -> None:
        self.ticks_changed.emit()
