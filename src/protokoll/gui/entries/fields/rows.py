"""A small table, a row for each part of a list: options and their votes, ballots, the elected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from protokoll.domain.values import Value
from protokoll.gui.entries.fields.field import DOWN, UP, Field, Setting
from protokoll.gui.entries.fields.row import SPACE, Row, RowForm
from protokoll.gui.entries.fields.texts import EditorField


class _Table(QWidget):
    """Where the rows stand; tells when their room has changed."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self.resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # while Qt restyles the widgets, none is moved
            self._tell_soon.start()


class RowsField(Field):
    """The rows, and while the card is edited an empty one after them, to go on in."""

    def __init__(self, form: RowForm) -> None:
        box = _Table()
        super().__init__(box)
        box.resized.connect(self._fit)
        self._form = form
        self._rows: list[Row] = []
        self._active = False
        self._words = form.word
        self._layout = QVBoxLayout(box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    # --- the rows ---

    def _add_row(self, value: Value | None = None) -> Row:
        row = Row(self._form)
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

    def _drop_row(self, row: Row) -> None:
        self._rows.remove(row)
        row.box.hide()
        self._layout.removeWidget(row.box)
        row.box.deleteLater()

    def _dress(self, row: Row) -> None:
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

        self._fit()

    def _fit(self) -> None:
        """Give each column the room that its longest words need, on two lines where one is too short."""
        if not self._rows:
            return
        each = [max(column) for column in zip(*(row.widths() for row in self._rows), strict=True)]
        room = self.widget.width() - self._rows[0].remover.sizeHint().width() - SPACE
        for on_line in (len(each), *self._form.folded):
            widths = [max(each[n::on_line]) for n in range(on_line)]  # lines stand column below column
            spare = room - sum(widths) - SPACE * on_line
            if spare >= 0:
                break
        for row in self._rows:
            row.lay_out(on_line, widths, max(0, spare))

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

    def _take_edit(self, row: Row) -> None:
        if row is self._rows[-1]:
            self._arrange()
        else:
            self._fit()
        self.edited.emit()

    def _pass(self, row: Row, cell: Field) -> None:
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

    def _go(self, row: Row, cell: Field, way: int) -> None:
        place = self._rows.index(row) + way
        if 0 <= place < len(self._rows):
            self._rows[place].cells[row.cells.index(cell)].focus(way)
        else:
            self.going.emit(way)

    def _erase(self, row: Row) -> None:
        """Backspace in an empty row takes it away; in an empty table it is the card's."""
        if len(self._rows) == 1:
            self.erasing.emit()
        else:
            self._remove(row, way=UP)

    def _move(self, row: Row, by: int) -> None:
        place = self._rows.index(row)
        if not (0 <= place + by < len(self._rows)) or not (row.used and self._rows[place + by].used):
            return
        self._rows.insert(place + by, self._rows.pop(place))
        self._layout.insertWidget(place + by, row.box)
        self._arrange()
        self.edited.emit()
        self.done.emit()

    def _remove(self, row: Row, way: int = DOWN) -> None:
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
