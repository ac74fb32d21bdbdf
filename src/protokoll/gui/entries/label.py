"""A line of words that gives way where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Label(QLabel):
    """Plain words on one line, cut with "…" when they are too long; the tooltip then has them all.

    They are cut in the middle: what it is stands first, and when it is due last. One that ``gives_way`` takes
    only the room that its neighbours leave, and is cut at its end.
    """

    def __init__(self, role: str, parent: QWidget | None = None, *, gives_way: bool = False) -> None:
        super().__init__(parent)
        self._words = ""
        self._cut_at = Qt.TextElideMode.ElideRight if gives_way else Qt.TextElideMode.ElideMiddle
        self._width = 0
        """What the words take uncut."""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Ignored if gives_way else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str) -> None:
        """Set the words; without any, the label goes away."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._measure()
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """The words, uncut."""
        return self._words

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        return QSize(self._width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """No width is too little."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the new width."""
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the letters change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self._width = self.fontMetrics().horizontalAdvance(self._words) + 1
        self._cut()
        self.updateGeometry()

    def _cut(self) -> None:
        text = self._words
        if self._width > self.width():
            text = self.fontMetrics().elidedText(text, self._cut_at, self.width())
        if text != self.text():
            self.setText(text)
            self.setToolTip("" if text == self._words else self._words)
