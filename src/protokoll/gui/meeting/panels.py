"""The three panels of the meeting page: side by side, or people below the agenda where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from protokoll.gui.theme.style import GRID

SIDE, MIDDLE = 34, 84
"""Widths in letters."""
NARROW = 150
"""A window of fewer letters than this has no room for three panels abreast."""


class Panels(QSplitter):
    """Agenda, item and people. Follows the window's width in letters, so that a large zoom counts as narrow."""

    narrowed = Signal(bool)
    """Whether the panels now stand in two columns."""

    def __init__(
        self, agenda: QWidget, item: QWidget, people: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._narrow = False
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.addWidget(agenda)
        for splitter in (self, self._left):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(GRID + 4)
        for place, (panel, stretch) in enumerate(((self._left, 1), (item, 3), (people, 1))):
            self.addWidget(panel)
            self.setStretchFactor(place, stretch)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the window from now on."""
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew when the letters change size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew when the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        narrow = self.window().width() < NARROW * self.fontMetrics().averageCharWidth()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._left.addWidget(self._people)
        else:
            self.addWidget(self._people)
            self.setStretchFactor(2, 1)
        self._share()
        self.narrowed.emit(narrow)

    def _share(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.setSizes([letters * letter for letters in (SIDE, MIDDLE, SIDE)])
        self._left.setSizes([1, 1])
