"""Fields of the head that know which part of it they show, and tell by name when the user changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget


class TextField(QLineEdit):
    """One line of text."""

    typed = Signal(str, str)
    """The field's key and its text, at each keystroke."""
    left = Signal(str)
    """The field's key, when what was typed is finished."""

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._typed = False
        self.setAccessibleName(name)
        self.textEdited.connect(self._tell_typed)
        self.editingFinished.connect(self._tell_left)

    def show_text(self, text: str) -> None:
        """Show ``text`` without moving the cursor where it stands there already."""
        if self.text() != text:
            self.setText(text)

    def _tell_typed(self, text: str) -> None:
        self._typed = True
        self.typed.emit(self.key, text)

    def _tell_left(self) -> None:
        if self._typed:
            self._typed = False
            self.left.emit(self.key)


class LongTextField(QPlainTextEdit):
    """Several lines. Tab goes on to the next field; Ctrl+Z is the field's own while it has something."""

    typed = Signal(str, str)
    """The field's key and its text, at each keystroke."""
    left = Signal(str)
    """The field's key, when what was typed is finished."""

    def __init__(self, key: str, name: str, lines: int = 3, parent: QWidget | None = None) -> None:
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

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the page where the field has nothing to take back or do again."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (
                event.matches(QKeySequence.StandardKey.Undo),
                event.matches(QKeySequence.StandardKey.Redo),
            )
            document = self.document()
            if (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable()):
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
        if self._typed:
            self._typed = False
            self.left.emit(self.key)

    def _fit(self) -> None:
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * (self._lines + 1.2)))

    def _tell_typed(self) -> None:
        self._typed = True
        self.typed.emit(self.key, self.text())


class ChoiceField(QComboBox):
    """One of a closed list. The values are kept beside Qt, which would make plain text of them."""

    chosen = Signal(str, object)
    """The field's key and the value that was chosen."""

    def __init__(
        self, key: str, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.setMinimumContentsLength(6)
        self.show_choices(choices)
        self.activated.connect(self._tell)

    @property
    def value(self) -> object:
        """The value that is shown."""
        return self._values[self.currentIndex()]

    def show_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """What there is to choose from."""
        self._values = [value for value, _ in choices]
        self.clear()
        self.addItems([text for _, text in choices])

    def show_value(self, value: object) -> None:
        """Show ``value``, the first choice where it is none of them."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def _tell(self) -> None:
        self.chosen.emit(self.key, self.value)
