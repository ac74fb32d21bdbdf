"""The meetings that were held: a short list, each with where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from protokoll.domain.date_text import short_date
from protokoll.gui.meetings.words import meeting_name, stage_word
from protokoll.storage import MeetingLine

Index = QModelIndex | QPersistentModelIndex
_DATE, _NAME, _STAGE = range(3)


class RecentModel(QAbstractTableModel):
    """Day, name and stage of each meeting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[MeetingLine] = ()

    def set_lines(self, lines: Sequence[MeetingLine]) -> None:
        """Show these meetings."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def uid(self, row: int) -> str:
        """The meeting in that row."""
        return self._lines[row].uid

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As Qt asks."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and all of a meeting's for a screen reader."""
        line = self._lines[index.row()]
        name = meeting_name(line.body, line.number, line.title, line.kind)
        if role == Qt.ItemDataRole.DisplayRole:
            return (short_date(line.date), name, stage_word(line.stage))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {short_date(line.date)}, {stage_word(line.stage)}".strip(", ")
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _NAME:
            return line.title or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() == _STAGE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class RecentList(QTableView):
    """A list with one line for each meeting; Enter and double-click open it."""

    opened = Signal(str)
    """The uid of the meeting that is to be opened."""

    def __init__(self, model: RecentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = model
        self.setModel(model)
        self.setProperty("role", "plain")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit to other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._recent.uid(index.row()))

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.9))
        room = metrics.horizontalAdvance("mm")
        self.setColumnWidth(_DATE, metrics.horizontalAdvance("tors 30 sept 2026") + room)
        self.setColumnWidth(_STAGE, metrics.horizontalAdvance("För justering") + room)
