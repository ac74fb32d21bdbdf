"""The tree that the agenda is shown in: a title that is too long for a line goes on to a second."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

_LINES = 2
"""More than so many lines a title never takes; the tooltip tells the whole."""


_SLACK = 4
"""Pixels less than there are: the style rounds widths in its own way, and would rather cut than wrap."""


class AgendaTree(QTreeView):
    """Rows as high as their words need at the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_TitleDelegate(self))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class _TitleDelegate(QStyledItemDelegate):
    """A row of one line, or two."""

    def __init__(self, view: AgendaTree) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The tick stays with the last word."""
        super().initStyleOption(option, index)
        option.text = option.text.replace("  ✓", "\u00a0\u00a0✓")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the title needs at the width of the tree."""
        self.initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
        style = self._view.style()
        one_line = style.sizeFromContents(
            QStyle.ContentsType.CT_ItemViewItem, option, QSize(), self._view
        ).height()
        option.rect = QRect(0, 0, self._view.viewport().width() - self._indent(index), one_line)
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, self._view) + 1
        room = QRect(0, 0, place.width() - 2 * margin - _SLACK, 10_000)
        metrics = option.fontMetrics
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, option.text).height()
        return QSize(
            0, one_line + min(max(0, words - metrics.height()), (_LINES - 1) * metrics.lineSpacing())
        )

    def _indent(self, index: QModelIndex | QPersistentModelIndex) -> int:
        levels, above = 0, index.parent()
        while above.isValid():
            levels, above = levels + 1, above.parent()
        return levels * self._view.indentation()
