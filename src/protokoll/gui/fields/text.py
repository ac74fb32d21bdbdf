"""Fields of text: a line that is saved when it is left, and lines that also tell of each keystroke.

Each may carry a ``key``, the name of what it shows, so that one slot can serve many fields.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from protokoll.gui.fields.keys import passes_up


class TextField(QLineEdit):
    """A line of text. Esc takes back what was typed since it was last saved."""

    left = Signal(str, str)
    """The field's key and its text, trimmed, when the user has changed it and leaves it or presses Enter."""

    def __init__(self, name: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self.key = key
        self._shown = ""
        self._offered: list[str] = []
        self.setAccessibleName(name)
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show what is saved; what the user is in the middle of typing is not overwritten by what was there."""
        if text == self._shown != self.text():
            return
        self._shown = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Hand over what has been typed and not yet handed over."""
        if self.text() == self._shown:
            return
        text = " ".join(self.text().split())
        if text != self.text():
            self.setText(text)
        if text != self._shown:
            self._shown = text
            self.left.emit(self.key, text)

    def offer(self, words: Iterable[str]) -> None:
        """Offer these while one types; anything else may be typed as well."""
        offered = [word for word in dict.fromkeys(words) if word]
        if offered == self._offered:
            return
        self._offered = offered
        completer = QCompleter(offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where the line has nothing to undo."""
        if passes_up(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self.selectAll()
        else:
            super().keyPressEvent(event)


class DraftField(TextField):
    """A line whose owner takes each keystroke as a draft; the owner's undo takes it back, not Esc."""

    typed = Signal(str, str)
    """The field's key and its text, at each keystroke."""

    def __init__(self, name: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(name, parent, key=key)
        self._typed = False
        self.textEdited.connect(self._tell_typed)

    def show_text(self, text: str) -> None:
        """Show ``text`` without moving the cursor where it stands there already."""
        self._shown = text
        if self.text() != text:
            self.setText(text)

    def flush(self) -> None:
        """Tell that what was typed is finished; it stays as it was typed."""
        if self._typed:
            self._typed = False
            self.left.emit(self.key, self.text())

    def _tell_typed(self, text: str) -> None:
        self._typed = True
        self._shown = text
        self.typed.emit(self.key, text)


class LongTextField(QPlainTextEdit):
    """Several lines. Tab goes on to the next field; Ctrl+Z is the field's own while it has something."""

    typed = Signal(str, str)
    """The field's key and its text, at each keystroke."""
    left = Signal(str, str)
    """The field's key and its text, when what was typed is finished."""

    def __init__(self, name: str, parent: QWidget | None = None, *, key: str = "", lines: int = 3) -> None:
        super().__init__(parent)
        self.key = key
        self._typed = False
        self._lines = lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._fit()
        self.textChanged.connect(self._tell_typed)

    def text(self) -> str:
        """The text, no-break spaces kept."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, text: str) -> None:
        """Show ``text``; what stands there already stays, with cursor and undo."""
        if self.text() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def flush(self) -> None:
        """Tell that what was typed is finished."""
        if self._typed:
            self._typed = False
            self.left.emit(self.key, self.text())

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the page where the field has nothing to take back or do again."""
        document = self.document()
        if passes_up(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number of lines when the zoom changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is finished."""
        super().focusOutEvent(event)
        self.flush()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * (self._lines + 1.2)))

    def _tell_typed(self) -> None:
        self._typed = True
        self.typed.emit(self.key, self.text())
