"""The table that lists are shown in: whole rows, no grid, rows that follow the size of the letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from protokoll.gui.fields.keys import ENTER, is_plain
from protokoll.gui.lists.filter_field import typed_letter

SECOND_LINE = Qt.ItemDataRole.UserRole + 1
"""What stands in quiet letters under the text, where a row has two lines."""


class ListTable(QTableView):
    """Enter and double-click open; what is typed goes to the filter, if there is one."""

    opened = Signal()
    """The row the keyboard is at is to be opened."""
    typed = Signal(str)
    """A letter was typed that belongs in the filter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = 1
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def set_lines(self, lines: int) -> None:
        """Rows of one line, or of two: then what gives way to the sides stands in the second."""
        if lines != self._lines:
            self._lines = lines
            self.fit()

    @property
    def row_lines(self) -> int:
        """How many lines a row has."""
        return self._lines

    def fit(self) -> None:
        """Make rows and columns as tall and wide as the words in them."""
        lines = self.fontMetrics().height() * (self._lines + 0.9)
        self.verticalHeader().setDefaultSectionSize(round(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters go to the filter."""
        if is_plain(event) and Qt.Key(event.key()) in ENTER:
            self.opened.emit()
        elif typed_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Only the left button opens."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            if self.indexAt(event.position().toPoint()).isValid():
                self.opened.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit to other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.model() is not None:
            self.fit()


class TwoLineDelegate(QStyledItemDelegate):
    """Draws ``SECOND_LINE`` under the text of a cell, where the rows of the table have two lines."""

    MARGIN = 8

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Both lines, or just the cell."""
        second = index.data(SECOND_LINE) if self._table.row_lines > 1 else None
        if not second:
            super().paint(painter, option, index)
            return
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text, whole.text = whole.text, ""
        style = whole.widget.style() if whole.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, whole.widget)
        room = room.adjusted(self.MARGIN, 0, -self.MARGIN, 0)
        height = whole.fontMetrics.height()
        top = room.top() + (room.height() - 2 * height) // 2
        palette = QGuiApplication.palette()
        painter.save()
        painter.setFont(whole.font)
        for line, (words, role) in enumerate(
            ((text, QPalette.ColorRole.Text), (second, QPalette.ColorRole.PlaceholderText))
        ):
            painter.setPen(palette.color(role))
            shown = whole.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            where = QRect(room.left(), top + line * height, room.width(), height)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
