"""The attendance list as it is seen and used: wrapping rows with marks, keys that go on to the panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from protokoll.gui.attendance.lines import State
from protokoll.gui.attendance.marks import paint_mark
from protokoll.gui.attendance.model import Index, Role, is_muted
from protokoll.gui.attendance.rows import Row, RowKind

Icons = Callable[[State], QIcon]
"""The icon of a state, where the theme has its own."""


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class AttendanceList(QListView):
    """The list. Letters go to the find field, Space toggles, Enter asks what happens."""

    typed = Signal(str)
    """A letter was typed that belongs in the find field."""
    toggle_wanted = Signal()
    menu_wanted = Signal()
    edit_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, icons: Icons | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RowDelegate(self, icons))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setProperty("role", "plain")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list; all others are Qt's."""
        text = event.text()
        if event.key() == Qt.Key.Key_Space:
            self.toggle_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.menu_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif text and text.isprintable() and not event.modifiers() & _COMMANDS:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _unbroken(text: str) -> str:
    """No line begins with a dash, and none ends with one that belongs to what follows: "(–§ 5)"."""
    return text.replace(" – ", "\u00a0– ").replace("(–", "(–\u2060")


class _RowDelegate(QStyledItemDelegate):
    """A row: the mark at its first line, the text wrapped beside it; headings bold."""

    def __init__(self, view: AttendanceList, icons: Icons | None) -> None:
        super().__init__(view)
        self._view = view
        self._icons = icons
        self._space = QPixmap(1, 1)
        self._space.fill(Qt.GlobalColor.transparent)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row: Row = index.data(Role.ROW)
        option.text = _unbroken(option.text)
        side = round(option.fontMetrics.height() * 1.05)
        option.decorationSize = QSize(side, side)
        option.decorationAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        option.showDecorationSelected = True
        if row.kind is RowKind.HEADING:
            option.font.setWeight(QFont.Weight.DemiBold)
            return
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = QIcon(self._space)
        if row.line and self._icons:
            option.icon = self._icons(row.line.state)
        if is_muted(row):
            muted = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
                option.palette.setColor(group, QPalette.ColorRole.Text, muted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text needs at the width of the list."""
        width = self._view.viewport().width()
        style = self._view.style()
        self.initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
        kind = QStyle.ContentsType.CT_ItemViewItem
        one_line = style.sizeFromContents(kind, option, QSize(), self._view).height()
        option.rect = QRect(0, 0, width, one_line)
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, self._view) + 1
        room = QRect(0, 0, text.width() - 2 * margin, 10_000)
        needed = QFontMetrics(option.font).boundingRect(room, Qt.TextFlag.TextWordWrap, option.text).height()
        return QSize(width, one_line + max(0, needed - option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row: Row = index.data(Role.ROW)
        if row.kind is RowKind.HEADING or (row.line and self._icons):
            return
        self.initStyleOption(option, index)
        place = self._view.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemDecoration, option, self._view
        )
        square = QRectF(place.x(), place.y(), option.decorationSize.width(), option.decorationSize.width())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        color = option.palette.color(
            QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        )
        ground = QApplication.palette().color(QPalette.ColorRole.Base)
        if row.line:
            paint_mark(painter, square, row.line.state, color, ground)
        else:
            painter.save()
            painter.setPen(color)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "+")
            painter.restore()
