"""The attendance list as Qt's model: one column, from the meeting and what is typed in the find field."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from protokoll.domain.register import PersonRecord
from protokoll.gui.attendance.lines import AttendanceView, State
from protokoll.gui.attendance.rows import Row, RowKind, rows_of

Index = QModelIndex | QPersistentModelIndex
_EMPTY = AttendanceView("", None, ())


class Role(IntEnum):
    """What the delegate asks for besides text."""

    ROW = Qt.ItemDataRole.UserRole
    """The :class:`Row`."""


class AttendanceModel(QAbstractListModel):
    """The rows of the list. It owns nothing but what it was last told to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = _EMPTY
        self._typed = ""
        self._candidates: tuple[PersonRecord | str, ...] | None = ()
        self._rows: tuple[Row, ...] = ()

    def show_view(self, view: AttendanceView, candidates: tuple[PersonRecord | str, ...] | None) -> None:
        """Show these lines; who may be added (for None nobody) is shown when something is typed."""
        self._view, self._candidates = view, candidates
        self._refresh()

    def show_typed(self, typed: str) -> None:
        """Show only what matches ``typed``."""
        self._typed = typed
        self._refresh()

    def row_at(self, index: Index) -> Row | None:
        """The row of an index, or None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: object) -> QModelIndex:
        """Where the row with that key is; an invalid index where it is not."""
        found = [n for n, row in enumerate(self._rows) if row.key == key]
        return self.index(found[0], 0) if found else QModelIndex()

    def index_of_line(self, number: int) -> QModelIndex:
        """Where line ``number`` of the attendance list is shown."""
        return self.index_of((RowKind.LINE, number))

    def first_choice(self) -> QModelIndex:
        """The first row that can be chosen."""
        found = [n for n, row in enumerate(self._rows) if row.kind is not RowKind.HEADING]
        return self.index(found[0], 0) if found else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.line.spoken if row.line else row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.line:
            return row.line.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read, never chosen."""
        row = self.row_at(index)
        if row is None or row.kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _refresh(self) -> None:
        """Change in place where the same rows stand, else make the list anew."""
        rows = rows_of(self._view, self._typed, self._candidates)
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for n, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(n, 0), self.index(n, 0))


def is_muted(row: Row) -> bool:
    """Whether a row may be passed over: whoever is not here at the item."""
    return row.line is not None and row.line.state is not State.HERE
