"""Lists of plain rows: the papers, the templates of one, and the fields that a template may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from protokoll.gui.lists.table import SECOND_LINE
from protokoll.gui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_TOP = QModelIndex()


class Row(NamedTuple, Generic[T]):
    """A row: what it is of, the words of its columns, and what stands below the first of them."""

    value: T
    cells: tuple[str, ...]
    second: str = ""
    picture: str = ""
    """The icon before the first column."""
    tint: str | None = None

    def read_aloud(self) -> str:
        """The whole row in one line."""
        return ", ".join(filter(None, (*self.cells, self.second)))


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows that are shown as they are given."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: tuple[Row[T], ...] = ()

    def show_rows(self, rows: Sequence[Row[T]]) -> None:
        """Show these instead; where they are as many as before, what is chosen stays chosen."""
        new = tuple(rows)
        if new == self._rows:
            return
        if len(new) == len(self._rows):
            self._rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self._heads) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row[T], ...]:
        """What is shown."""
        return self._rows

    def value(self, index: Index) -> T | None:
        """What the row at ``index`` is of."""
        return self._rows[index.row()].value if index.isValid() else None

    def rowCount(self, parent: Index = _TOP) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        row = self._rows[index.row()]
        first = index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.cells[index.column()], row.second if first else "")))
        if role == SECOND_LINE and first:
            return row.second or None
        if role == Qt.ItemDataRole.AccessibleTextRole and first:
            return row.read_aloud()
        if role == Qt.ItemDataRole.DecorationRole and first and row.picture:
            return icon(row.picture, row.tint)
        return None
