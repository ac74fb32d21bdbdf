"""The meeting dates as Qt's table model; what is typed in a cell is read as in the rest of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from protokoll.domain.date_text import read_date, read_time, short_date
from protokoll.domain.edits import changed
from protokoll.domain.meeting import PlannedMeeting
from protokoll.domain.swedish import clock

Index = QModelIndex | QPersistentModelIndex
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class Column(IntEnum):
    """Kolumn i tabellen."""

    DATE = 0
    START = 1
    END = 2
    PLACE = 3
    TENTATIVE = 4


class DatesModel(QAbstractTableModel):
    """One row for each planned meeting. An edit is asked for, never made here."""

    row_wanted = Signal(int, object)
    """Row number and the :class:`PlannedMeeting` that the user wants there."""
    refused = Signal(str)
    """What was typed in a cell cannot be read, and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlannedMeeting, ...] = ()

    def show_rows(self, rows: Sequence[PlannedMeeting]) -> None:
        """Show these dates, in place where the number of rows stays."""
        rows = tuple(rows)
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for n, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As Qt asks."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.DATE: self.tr("Datum"),
                Column.START: self.tr("Börjar"),
                Column.END: self.tr("Slutar"),
                Column.PLACE: self.tr("Plats"),
                Column.TENTATIVE: self.tr("Preliminärt"),
            }[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if column is Column.TENTATIVE:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.tentative else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("preliminärt") if row.tentative else ""
            return None
        if role in _TEXT_ROLES:
            return self._text(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Read what was typed and ask for the row; False and the reason where it cannot be read."""
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.TENTATIVE:
            wanted = changed(row, tentative=Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole:
            read = self._read(row, column, str(value).strip())
            if read is None:
                return False
            wanted = read
        else:
            return False
        if wanted != row:
            self.row_wanted.emit(index.row(), wanted)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything is edited in place; the last column is ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.TENTATIVE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    @staticmethod
    def _text(row: PlannedMeeting, column: Column) -> str:
        match column:
            case Column.DATE:
                return short_date(row.date)
            case Column.START | Column.END:
                time = row.start if column is Column.START else row.end
                return clock(time) if time else ""
            case _:
                return row.place

    def _read(self, row: PlannedMeeting, column: Column, text: str) -> PlannedMeeting | None:
        if column is Column.PLACE:
            return changed(row, place=text)
        if column is Column.DATE:
            day: date | None = read_date(text, near=row.date)
            if day is not None:
                return changed(row, date=day)
            self.refused.emit(self.tr("”{}” går inte att läsa som datum. Det gamla står kvar.").format(text))
            return None
        time = read_time(text) if text else None
        if text and time is None:
            self.refused.emit(self.tr("”{}” går inte att läsa som tid. Den gamla står kvar.").format(text))
            return None
        return changed(row, start=time) if column is Column.START else changed(row, end=time)
