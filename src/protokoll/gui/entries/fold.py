"""What stands behind "Mer": the fields that are seldom needed, and what can be done with the card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from protokoll.gui.entries.fields.field import Field
from protokoll.gui.entries.fields.people import PeopleField
from protokoll.gui.entries.fields.rows import RowsField
from protokoll.gui.entries.fields.texts import LineField
from protokoll.gui.entries.forms import FormField


class Fold(QWidget):
    """Fields under each other, a quiet word before each, and a row of buttons."""

    up_wanted = Signal()
    down_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, fields: Sequence[tuple[FormField, Field]], parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = [field for _, field in fields]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (one, field) in enumerate(fields):
            word = QLabel(one.words, self)
            word.setProperty("role", "muted")
            top = isinstance(field, RowsField)
            at = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(word, row, 0, at)
            grid.addWidget(field.widget, row, 1)
            wide = isinstance(field, LineField | PeopleField | RowsField)
            if not wide:
                grid.setAlignment(field.widget, Qt.AlignmentFlag.AlignLeft)
        self.buttons = [
            self._button("Flytta upp", "Alt+Skift+Upp", self.up_wanted),
            self._button("Flytta ner", "Alt+Skift+Ner", self.down_wanted),
            self._button("Ta bort", "Alt+Skift+Delete", self.remove_wanted),
        ]
        row_of_buttons = QHBoxLayout()
        row_of_buttons.setContentsMargins(0, 4, 0, 0)
        for button in self.buttons:
            row_of_buttons.addWidget(button)
        row_of_buttons.addStretch(1)
        grid.addLayout(row_of_buttons, len(fields), 0, 1, 2)

    def _button(self, words: str, keys: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "quiet")
        button.setToolTip(f"{words} ({keys})")
        button.clicked.connect(wanted)
        return button

    def set_open(self, opened: bool) -> None:
        """Show or hide it all."""
        for field in self._fields:
            field.set_active(opened)
        self.setVisible(opened)

    def focus(self) -> None:
        """Put the cursor in the first field, or on the first button where there is none."""
        if self._fields:
            self._fields[0].focus()
        else:
            self.buttons[0].setFocus()
