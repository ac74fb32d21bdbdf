"""A short list of meetings on the first page: each with something before its name and something after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from protokoll.gui.fields.keys import stays
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.clipboard import copy_table
from protokoll.gui.lists.table import SECOND_LINE, ListTable

Index = QModelIndex | QPersistentModelIndex
_BEFORE, _NAME, _AFTER = range(3)
_LEAST_NAME = "Avdelningsstyrelsen, möte 10/2026"
"""Where a name of such length has no room between the other two, they go under it."""


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A line: what stands before the meeting's name, and what after it."""

    uid: str
    before: str
    name: str
    after: str = ""
    title: str = ""
    """What the meeting is about, where its name does not say."""

    @property
    def cells(self) -> tuple[str, str, str]:
        """What stands in each column."""
        return self.before, self.name, self.after


class MeetingListModel(QAbstractTableModel):
    """The lines of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ListedMeeting, ...] = ()

    def show_lines(self, lines: Sequence[ListedMeeting]) -> None:
        """Show these meetings."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def line(self, row: int) -> ListedMeeting:
        """The meeting in that row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As Qt asks."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and all of a meeting's for a screen reader."""
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(word for word in (line.name, line.before, line.after) if word)
            case Qt.ItemDataRole.ToolTipRole if index.column() == _NAME:
                return line.title or line.name
            case Qt.ItemDataRole.TextAlignmentRole:
                right = index.column() == _AFTER
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        if role == SECOND_LINE and index.column() == _NAME:
            return " · ".join(word for word in (line.before, line.after) if word)
        return None


class MeetingList(ListTable):
    """As tall as its lines; Enter and double-click open a meeting, Ctrl+C copies as a table."""

    meeting_wanted = Signal(str)
    """The uid of the meeting that is to be opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._sides = 0
        self.lines = MeetingListModel(self)
        self.setModel(self.lines)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.opened.connect(self._open)
        self.actions_of_list = (
            list_action(self, self.tr("Öppna mötet"), "Return", self._open),
            list_action(self, self.tr("Kopiera som tabell"), "Ctrl+C", self.copy),
        )
        self.fit()

    def show_lines(self, lines: Sequence[ListedMeeting]) -> None:
        """Show these meetings; the keyboard stays at the one it was at, if it is still there."""
        here = self._current()
        self.lines.show_lines(lines)
        rows = [row for row, line in enumerate(lines) if here is not None and line.uid == here.uid]
        if lines:
            self._go_to(rows[0] if rows else 0)
        self.fit()

    def copy(self) -> None:
        """Copy the chosen lines as a table; all of them where only one is chosen."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        copied = rows if len(rows) > 1 else range(self.lines.rowCount())
        copy_table([self.lines.line(row).cells for row in copied])

    def fit(self) -> None:
        """Columns as wide as what stands in them, and the whole as tall as its lines."""
        super().fit()
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance("mm")
        rows = range(self.lines.rowCount())
        widths = []
        for column in (_BEFORE, _AFTER):
            words = (self.lines.line(row).cells[column] for row in rows)
            widths.append(max(map(metrics.horizontalAdvance, words), default=0) + room)
            self.setColumnWidth(column, widths[-1])
        self._sides = sum(widths)
        self._make_room()
        self.setFixedHeight(
            len(rows) * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 4
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is chosen here while the keyboard is elsewhere."""
        super().focusOutEvent(event)
        if not stays(event):
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room beside the name goes under it."""
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window."""
        return QSize(self.fontMetrics().averageCharWidth() * 20, super().minimumSizeHint().height())

    def _make_room(self) -> None:
        name = self.fontMetrics().horizontalAdvance(_LEAST_NAME + "mm")
        tight = self._sides + name > self.viewport().width()
        for column in (_BEFORE, _AFTER):
            self.setColumnHidden(column, tight)
        self.set_lines(2 if tight else 1)

    def _go_to(self, row: int) -> None:
        """Put the keyboard there, for when it comes to the list."""
        self.selectionModel().setCurrentIndex(
            self.lines.index(row, _NAME), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        if self.hasFocus():
            self.selectRow(row)

    def _current(self) -> ListedMeeting | None:
        row = self.currentIndex().row()
        return self.lines.line(row) if 0 <= row < self.lines.rowCount() else None

    def _open(self) -> None:
        line = self._current()
        if line is not None:
            self.meeting_wanted.emit(line.uid)
