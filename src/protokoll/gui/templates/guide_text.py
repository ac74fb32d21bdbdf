"""The text of a line in the guide, where words are marked with the mouse or with Shift and the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from protokoll.gui.theme.colors import colors_in_use

Span = tuple[int, int]


class GuideText(QPlainTextEdit):
    """Shows a text to mark words in; what gives way already has another ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._may_mark = False
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Textens ord"))
        self.setAccessibleDescription(self.tr("Markera ord med Skift och piltangenterna"))
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 4)

    def show_text(self, text: str, taken: tuple[Span, ...], *, may_mark: bool = True) -> None:
        """Show ``text``, of which ``taken`` gives way already; words can be marked where it is one text."""
        self._may_mark = may_mark
        self._text = text
        self.setPlainText(text)
        ground = QColor(colors_in_use().decision_soft)
        marks = []
        for start, end in taken:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text, start))
            cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setBackground(ground)
            marks.append(mark)
        self.setExtraSelections(marks)

    def marked(self) -> Span:
        """From where to where words are marked, in characters; (0, 0) where none are."""
        cursor = self.textCursor()
        if not self._may_mark or not cursor.hasSelection():
            return 0, 0
        return _letters(self._text, cursor.selectionStart()), _letters(self._text, cursor.selectionEnd())

    def mark(self, start: int, end: int) -> None:
        """Mark the words from ``start`` to ``end``."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self._text, start))
        cursor.setPosition(_units(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def _units(text: str, letters: int) -> int:
    """Qt counts UTF-16: a letter outside of the first plane is two."""
    return len(text[:letters].encode("utf-16-le")) // 2


def _letters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
