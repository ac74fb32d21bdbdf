"""A small table, a row for each part of a list: options and their votes, ballots, the elected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from protokoll.domain.entries import Entry
from protokoll.domain.values import Value
from protokoll.gui.entries.editors.keys import VERTICAL, is_only
from protokoll.gui.entries.fields.field import DOWN, UP, Field, Setting
from protokoll.gui.entries.fields.parsed import mark
from protokoll.gui.entries.fields.texts import EditorField

SPACE = 8


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column: the part of a row's value that stands there, what it is called, and how it is edited.

    ``locked`` tells of an entry whether the column follows from something else and cannot be typed.
    """

    name: str
    words: str
    make: Callable[[], Field]
    stretch: int = 1
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


class _RowBox(QWidget):
    """The widget of a row, with the keys that move and remove it."""

    moving = Signal(int)
    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow moves the row, Alt+Delete removes it."""
        key = Qt.Key(event.key())
        if key in VERTICAL and is_only(event, Qt.KeyboardModifier.ControlModifier):
            self.moving.emit(VERTICAL[key])
        elif key == Qt.Key.Key_Delete and is_only(event, Qt.KeyboardModifier.AltModifier):
            self.removing.emit()
        else:
            event.ignore()


class _Row(QObject):
    """One row: its cells, and the value it was shown with."""

    edited = Signal(object)
    moving = Signal(object, int)
    removing = Signal(object)
    going = Signal(object, object, int)
    passed = Signal(object, object)
    erasing = Signal(object)

    def __init__(self, form: RowForm) -> None:
        self.box = box = _RowBox()
        super().__init__(box)
        self._form = form
        self.base: Value = form.empty
        self.used = False
        """Whether there has been anything in the row."""
        self.cells = [column.make() for column in form.columns]
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for column, cell in zip(form.columns, self.cells, strict=True):
            cell.widget.setProperty("field", "inline")
            cell.edited.connect(self._tell_edited)
            cell.passed.connect(self._tell_passed)
            cell.going.connect(self._tell_going)
            cell.erasing.connect(self._tell_erasing)
            layout.addWidget(cell.widget, column.stretch)
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
                mark(cell.widget, "locked", locked)

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


class RowsField(Field):
    """The rows, and while the card is edited an empty one after them, to go on in."""

    def __init__(self, form: RowForm) -> None:
        box = QWidget()
        super().__init__(box)
        self._form = form
        self._rows: list[_Row] = []
        self._active = False
        self._words = form.word
        self._layout = QVBoxLayout(box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    # --- the rows ---

    def _add_row(self, value: Value | None = None) -> _Row:
        row = _Row(self._form)
        if self._setting is not None:
            row.know(self._setting)
        row.show(value or self._form.empty, anew=True)
        row.edited.connect(self._take_edit)
        row.moving.connect(self._move)
        row.removing.connect(self._remove)
        row.going.connect(self._go)
        row.passed.connect(self._pass)
        row.erasing.connect(self._erase)
        for cell in row.cells:
            cell.done.connect(self.done)
            cell.focused.connect(self.focused)
        self._rows.append(row)
        self._layout.addWidget(row.box)
        row.box.show()  # else the layout shows it only when the event loop comes round
        self._dress(row)
        return row

    def _drop_row(self, row: _Row) -> None:
        self._rows.remove(row)
        row.box.hide()
        self._layout.removeWidget(row.box)
        row.box.deleteLater()

    def _dress(self, row: _Row) -> None:
        """Show what belongs to editing only while the card is edited."""
        last = row is self._rows[-1] and row.is_blank() and not row.used
        row.remover.setVisible(self._active and not last)
        for column, cell in zip(self._form.columns, row.cells, strict=True):
            if isinstance(cell, EditorField):
                cell.set_prompt(column.words if self._active else "")

    def _arrange(self) -> None:
        """An empty row last while the card is edited, none while it is read; names in order."""
        if self._active:
            if not self._rows or self._rows[-1].used:
                self._add_row()
        else:
            for row in list(self._rows):
                if row.value() is None and row.is_blank():
                    self._drop_row(row)
        for n, row in enumerate(self._rows, 1):
            self._dress(row)
            for column, cell in zip(self._form.columns, row.cells, strict=True):
                cell.name(f"{self._words} {n}, {column.words.lower()}")

    def set_active(self, active: bool) -> None:
        """Begin or end editing."""
        self._active = active
        self._arrange()

    # --- values ---

    def _raw(self) -> Any:
        return tuple(row.raw() for row in self._rows if row.used)

    def _read(self) -> Any:
        return tuple(value for row in self._rows if (value := row.value()) is not None)

    def _write(self, value: Any) -> None:
        rows = list(value)
        for row, one in zip(self._rows, rows, strict=False):
            row.show(one, anew=False)
        for row in self._rows[len(rows) :]:
            self._drop_row(row)
        for one in rows[len(self._rows) :]:
            self._add_row(one)
        self._arrange()

    def _heed(self, setting: Setting) -> None:
        for row in self._rows:
            row.know(setting)

    def is_empty(self) -> bool:
        """Whether no row has anything in it."""
        return all(row.is_blank() for row in self._rows)

    def settle(self) -> None:
        """Settle every cell."""
        for row in self._rows:
            for cell in row.cells:
                cell.settle()

    def complain(self) -> str:
        """The first complaint of a cell."""
        return next((said for row in self._rows for cell in row.cells if (said := cell.complain())), "")

    def name(self, words: str) -> None:
        """The name of the table begins those of its cells."""
        self._words = words
        super().name(words)
        self._arrange()

    def stops(self) -> list[QWidget]:
        """Every cell, but only the first of the empty row at the end."""
        stops = [cell.widget for row in self._rows for cell in row.cells]
        if self._rows and not self._rows[-1].used:
            stops = stops[: len(stops) - len(self._form.columns) + 1]
        return stops or [self.widget]

    def focus(self, way: int = DOWN) -> None:
        """From above the first cell, from below the first of the last row."""
        if self._rows:
            self._rows[0 if way >= 0 else -1].cells[0].focus(way)

    # --- what happens in the rows ---

    def _take_edit(self, row: _Row) -> None:
        if row is self._rows[-1]:
            self._arrange()
        self.edited.emit()

    def _pass(self, row: _Row, cell: Field) -> None:
        """Enter: to the next cell, then the next row; on an empty row the table ends."""
        place = row.cells.index(cell)
        if row.is_blank():
            self.passed.emit()
        elif place + 1 < len(row.cells):
            row.cells[place + 1].enter()
        elif row is self._rows[-1]:
            self.passed.emit()
        else:
            self._rows[self._rows.index(row) + 1].cells[0].enter()

    def _go(self, row: _Row, cell: Field, way: int) -> None:
        place = self._rows.index(row) + way
        if 0 <= place < len(self._rows):
            self._rows[place].cells[row.cells.index(cell)].focus(way)
        else:
            self.going.emit(way)

    def _erase(self, row: _Row) -> None:
        """Backspace in an empty row takes it away; in an empty table it is the card's."""
        if len(self._rows) == 1:
            self.erasing.emit()
        else:
            self._remove(row, way=UP)

    def _move(self, row: _Row, by: int) -> None:
        place = self._rows.index(row)
        if not (0 <= place + by < len(self._rows)) or not (row.used and self._rows[place + by].used):
            return
        self._rows.insert(place + by, self._rows.pop(place))
        self._layout.insertWidget(place + by, row.box)
        self._arrange()
        self.edited.emit()
        self.done.emit()

    def _remove(self, row: _Row, way: int = DOWN) -> None:
        place = self._rows.index(row)
        had_focus = row.box.isAncestorOf(row.box.window().focusWidget() or row.box.window())
        if row is self._rows[-1] and not row.used and way == DOWN:
            return
        if had_focus and len(self._rows) > 1:
            neighbour = self._rows[place + 1 if way == DOWN and place + 1 < len(self._rows) else place - 1]
            neighbour.cells[0].focus(way)
        self._drop_row(row)
        self._arrange()
        self.edited.emit()
        self.done.emit()
