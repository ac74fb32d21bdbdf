"""One row of a small table: a value in cells, and how wide they must be to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from protokoll.domain.entries import Entry
from protokoll.domain.values import Value
from protokoll.gui import card_keys
from protokoll.gui.entries.editors.line_edit import LineEdit
from protokoll.gui.entries.fields.field import Field, Setting
from protokoll.gui.entries.fields.parsed import NumberField
from protokoll.gui.entries.fields.texts import EditorField
from protokoll.gui.fields.keys import VERTICAL
from protokoll.gui.theme.style import set_property

SPACE = 8


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column: the part of a row's value that stands there, what it is called, and how it is edited.

    ``letters`` is its least width. ``locked`` tells of an entry whether the column follows from something else
    and cannot be typed.
    """

    name: str
    words: str
    make: Callable[[], Field]
    letters: int = 8
    locked: Callable[[Entry], bool] | None = None


class RowForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the rows are made of. ``empty`` is a row with nothing in it.

    ``needed`` names what a row cannot be without. Rows that are emptied go away, except those that others
    count by their place (``keeps_place``).
    """

    word: str
    columns: tuple[Column, ...]
    empty: Value
    needed: str = ""
    keeps_place: bool = False
    folded: tuple[int, ...] = (1,)
    """How many columns stand on a line where there is no room for all, the best first."""


class RowBox(QWidget):
    """The widget of a row, with the keys that move and remove it."""

    moving = Signal(int)
    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow moves the row, Alt+Delete removes it."""
        if card_keys.MOVE_ROW.is_pressed(event):
            self.moving.emit(VERTICAL[Qt.Key(event.key())])
        elif card_keys.REMOVE_ROW.is_pressed(event):
            self.removing.emit()
        else:
            event.ignore()


class Row(QObject):
    """One row: its cells, and the value it was shown with."""

    edited = Signal(object)
    moving = Signal(object, int)
    removing = Signal(object)
    going = Signal(object, object, int)
    passed = Signal(object, object)
    erasing = Signal(object)

    def __init__(self, form: RowForm) -> None:
        self.box = box = RowBox()
        super().__init__(box)
        self._form = form
        self.base: Value = form.empty
        self.used = False
        """Whether there has been anything in the row."""
        self.cells = [column.make() for column in form.columns]
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._lines = [QHBoxLayout() for _ in form.columns]
        for line in self._lines:
            line.setSpacing(SPACE)
            lines.addLayout(line)
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(lines, 1)
        self._on_line = 0
        for cell in self.cells:
            cell.widget.setProperty("field", "inline")
            cell.edited.connect(self._tell_edited)
            cell.passed.connect(self._tell_passed)
            cell.going.connect(self._tell_going)
            cell.erasing.connect(self._tell_erasing)
            if isinstance(cell, NumberField):
                cell.align_right()
        self.remover = QToolButton(box)
        self.remover.setText("×")
        self.remover.setToolTip("Ta bort raden (Alt+Delete)")
        self.remover.setAccessibleName("Ta bort raden")
        self.remover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remover.setProperty("field", "remover")
        policy = self.remover.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remover.setSizePolicy(policy)
        self.remover.hide()
        self.remover.clicked.connect(self._tell_removing)
        layout.addWidget(self.remover)
        box.moving.connect(self._tell_moving)
        box.removing.connect(self._tell_removing)

    def widths(self) -> list[int]:
        """The pixels that each cell needs to be read whole."""
        return [_needed(cell, column) for column, cell in zip(self._form.columns, self.cells, strict=True)]

    def lay_out(self, on_line: int, widths: list[int], spare: int) -> None:
        """Put so many cells on a line, in proportion to ``widths``; ``spare`` pixels are left after them."""
        if on_line != self._on_line:
            self._on_line = on_line
            for line in self._lines:
                while line.count():
                    line.takeAt(0)
            for n, cell in enumerate(self.cells):
                self._lines[n // on_line].addWidget(cell.widget)
                cell.widget.show()  # else the layout shows it only when the event loop comes round
            for line in self._lines[: -(-len(self.cells) // on_line)]:
                line.addStretch()
        for line in self._lines:
            for n, width in zip(range(line.count()), (*widths, spare), strict=False):
                line.setStretch(n, width)

    def show(self, value: Value, *, anew: bool) -> None:
        """Bring the cells to ``value``."""
        self.base = value
        self.used = value is not self._form.empty
        for column, cell in zip(self._form.columns, self.cells, strict=True):
            cell.show_value(getattr(value, column.name) if self.used else cell.empty, anew=anew)

    def value(self) -> Value | None:
        """The row as it reads; None while it is nothing yet."""
        values = {
            column.name: cell.value() for column, cell in zip(self._form.columns, self.cells, strict=True)
        }
        if self._form.needed and values[self._form.needed] is None:
            return None
        if self.is_blank() and not (self._form.keeps_place and self.used):
            return None
        return msgspec.structs.replace(self.base, **values)

    def raw(self) -> tuple[Any, ...]:
        """What stands in the cells, as it stands."""
        return (self.used, *(cell._raw() for cell in self.cells))

    def is_blank(self) -> bool:
        """Whether nothing is typed in the row."""
        return all(cell.is_empty() for cell in self.cells)

    def know(self, setting: Setting) -> None:
        """Tell the cells what is around them."""
        for column, cell in zip(self._form.columns, self.cells, strict=True):
            cell.know(setting)
            locked = column.locked is not None and column.locked(setting.entry)
            if isinstance(cell, EditorField) and cell.editor.isReadOnly() != locked:
                cell.editor.setReadOnly(locked)
                set_property(cell.widget, "locked", locked)

    def _cell(self) -> Field:
        cell = self.sender()
        assert isinstance(cell, Field)
        return cell

    def _tell_edited(self) -> None:
        self.used = self.used or not self.is_blank()
        self.edited.emit(self)

    def _tell_passed(self) -> None:
        self.passed.emit(self, self._cell())

    def _tell_going(self, way: int) -> None:
        self.going.emit(self, self._cell(), way)

    def _tell_erasing(self) -> None:
        if self.is_blank():
            self.erasing.emit(self)

    def _tell_moving(self, by: int) -> None:
        self.moving.emit(self, by)

    def _tell_removing(self) -> None:
        self.removing.emit(self)


def _needed(cell: Field, column: Column) -> int:
    """The pixels that a cell's words need, its own or those that name it."""
    metrics = cell.widget.fontMetrics()
    text = cell.editor.text() if isinstance(cell, EditorField) and isinstance(cell.editor, LineEdit) else ""
    letters = column.letters * metrics.averageCharWidth()
    return max(letters, *(metrics.horizontalAdvance(f"{words}  ") for words in (text, column.words)))
