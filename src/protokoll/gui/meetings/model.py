"""The table of meetings. The model is the view-model: it filters, sorts and words the lines itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from protokoll.gui.lists.table import SECOND_LINE
from protokoll.gui.meetings.rows import Column, Row, found_by, in_order
from protokoll.storage import MeetingLine

Index = QModelIndex | QPersistentModelIndex


class MeetingsModel(QAbstractTableModel):
    """All meetings of the store, of which those that the year and the filter leave are rows.

    A change of what is shown is a reset: with fixed row heights that costs less than telling single rows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._filter = ""
        self._year: int | None = None
        self._sorted_by = Column.DATE
        self._descending = True

    # --- what is shown -----------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many meetings there are in all."""
        return len(self._all)

    @property
    def years(self) -> list[int]:
        """The years in which there are meetings, newest first."""
        return sorted({row.line.date.year for row in self._all}, reverse=True)

    @property
    def hits_in_all_years(self) -> int:
        """How many meetings the filter finds when the year does not count."""
        return sum(map(found_by(self._filter), self._all))

    def set_lines(self, lines: Iterable[MeetingLine]) -> None:
        """Show other meetings than before; a line that did not change keeps its words."""
        known = {row.line: row for row in self._all}
        rows = [known.get(line) or Row(line) for line in lines]
        self._all = in_order(rows, self._sorted_by, descending=self._descending)
        self._choose()

    def set_filter(self, text: str) -> None:
        """Show the meetings that have every word of ``text``."""
        if text != self._filter:
            self._filter = text
            self._choose()

    def set_year(self, year: int | None) -> None:
        """Show the meetings of one year, or of all."""
        if year != self._year:
            self._year = year
            self._choose()

    def remove(self, uids: frozenset[str]) -> None:
        """Take out meetings that are being deleted."""
        self._all = [row for row in self._all if row.uid not in uids]
        self._choose()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """As the header asks: by one column."""
        self._sorted_by = Column(column)
        self._descending = order is Qt.SortOrder.DescendingOrder
        self._all = in_order(self._all, self._sorted_by, descending=self._descending)
        self._choose()

    def _choose(self) -> None:
        self.beginResetModel()
        matches = found_by(self._filter)
        year = self._year
        self._shown = [row for row in self._all if year in (None, row.line.date.year) and matches(row)]
        self.endResetModel()

    # --- rows --------------------------------------------------------------------------------------

    def row(self, number: int) -> Row:
        """The meeting in that row."""
        return self._shown[number]

    def shown(self) -> Sequence[Row]:
        """The meetings that are rows now, from the top."""
        return self._shown

    def table(self, rows: Sequence[Row]) -> list[Sequence[str]]:
        """The rows as a table with its headings, for copying and for files."""
        return [[self._heading(column) for column in Column], *(row.cells for row in rows)]

    def number_of(self, uid: str) -> int | None:
        """The row of a meeting, if it is shown."""
        return next((number for number, row in enumerate(self._shown) if row.uid == uid), None)

    # --- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As Qt asks."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As Qt asks: meetings can be dragged out."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, sides and what a screen reader says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._shown[index.row()].cells[index.column()]
            return f"{self._heading(index.column())}: {words}" if words else self._heading(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.TITLE:
            return self._shown[index.row()].line.title or None
        if role == SECOND_LINE and index.column() == Column.TITLE:
            line = self._shown[index.row()].line
            return " · ".join(word for word in (line.body, line.number) if word)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _heading(self, column: int) -> str:
        return (
            self.tr("Datum"),
            self.tr("Tid"),
            self.tr("Organ"),
            self.tr("Nummer"),
            self.tr("Möte"),
            self.tr("Slag"),
            self.tr("Skede"),
            self.tr("Beslut"),
        )[column]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == Column.DECISIONS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
