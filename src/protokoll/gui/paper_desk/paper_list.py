"""The papers there are to choose from, each with a word about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from protokoll.documents.papers import PaperKind, paper_title
from protokoll.gui.paper_desk.tick_list import EDGE
from protokoll.gui.paper_desk.words import word_about
from protokoll.gui.theme.colors import colors_in_use

_WORD = Qt.ItemDataRole.UserRole
_GAP = 10


class PaperList(QListWidget):
    """One paper is chosen, always."""

    chosen = Signal()

    def __init__(self, kinds: Sequence[PaperKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self.setAccessibleName(self.tr("Papper"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, EDGE, 0, EDGE)
        self.setItemDelegate(_WordDelegate(self))
        for kind in self._kinds:
            line = QListWidgetItem(paper_title(kind), self)
            line.setData(_WORD, word_about(kind))
            line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{paper_title(kind)}, {word_about(kind)}")
            line.setToolTip(word_about(kind))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._tell)
        self._fit()

    def kind(self) -> PaperKind:
        """The paper that is chosen."""
        return self._kinds[max(self.currentRow(), 0)]

    def choose(self, kind: PaperKind) -> None:
        """Choose a paper; one that is not offered changes nothing."""
        if kind in self._kinds:
            self.setCurrentRow(self._kinds.index(kind))

    def changeEvent(self, event: QEvent) -> None:
        """Keep every line in sight when the letters change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _fit(self) -> None:
        height = max(self.sizeHintForRow(0), self.fontMetrics().height()) * len(self._kinds)
        self.setFixedHeight(height + 2 * (self.frameWidth() + EDGE))

    def _tell(self) -> None:
        self.chosen.emit()


class _WordDelegate(QStyledItemDelegate):
    """The name of the paper, and after it, quieter, the word about it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        style = option.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        name = option.fontMetrics.horizontalAdvance(index.data())
        room.setLeft(room.left() + name + 2 * _GAP)
        if room.width() <= 0:
            return
        painter.save()
        painter.setPen(QColor(colors_in_use().muted))
        said = option.fontMetrics.elidedText(index.data(_WORD), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        painter.restore()
