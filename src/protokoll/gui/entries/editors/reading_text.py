"""Text that is only read; it can be marked and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from protokoll.gui.entries.editors.text_edit import TextEdit


class ReadingText(TextEdit):
    """As high as what it says. The keyboard goes through it as through any text, but writes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", "read")
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
