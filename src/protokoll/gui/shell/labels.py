"""Small labels the frame is made of: a line that shortens itself, and an icon that follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line that ends in … where it has no room; the tooltip then tells the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show ``text``, whole or as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()

    def whole_text(self) -> str:
        """The text, also what there is no room for."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten anew when the letters change size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


class IconLabel(QWidget):
    """An icon beside a word, as tall as the word; painted anew in the theme's colours."""

    def __init__(self, picture: QIcon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = picture or QIcon()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, picture: QIcon) -> None:
        """Show another icon."""
        self._icon = picture
        self.update()

    def sizeHint(self) -> QSize:
        """A square a little taller than the letters."""
        side = round(self.fontMetrics().height() * 1.15)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colours of now."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
