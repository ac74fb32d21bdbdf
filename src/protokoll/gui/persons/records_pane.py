"""One list of the register: a filter, the lines, and what can be done to them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from protokoll.gui.fields.column import quiet
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.clipboard import copy_table
from protokoll.gui.lists.filter_field import FilterField, typed_letter
from protokoll.gui.persons.records_model import RecordsModel


@dataclass(frozen=True, slots=True)
class PaneWords:
    """What a list calls its things."""

    name: str
    filter: str
    add: str
    remove: str
    empty: str
    """What the list is for, while it is empty."""
    nothing: str
    """While the filter finds nothing; %s is what was typed."""


class RecordsPane(QWidget):
    """A list that is filtered by typing. Knows which record is chosen; asks for everything else by signal."""

    chosen = Signal(str)
    """The record the user went to."""
    add_wanted = Signal(str)
    """A new record, by the name that was typed in the filter if it found nothing."""
    remove_wanted = Signal(list)
    """The records to remove."""

    def __init__(self, model: RecordsModel, words: PaneWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._words = words
        self._chosen: str | None = None
        self.filter = FilterField(words.filter, self)
        self.filter.setToolTip(f"{words.filter} (Ctrl+F)")
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.left.connect(self._go_to_list)
        self.filter.accepted.connect(self._go_to_list)
        self.view = _FilteredList(self)
        self.view.typed.connect(self.filter.begin)
        self.view.setAccessibleName(words.name)
        self.view.setProperty("role", "plain")
        self.view.setModel(model)
        self.view.setItemDelegate(_LineDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.empty = quiet("", self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(8, 8, 8, 8)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.add_button = QPushButton(words.add, self)
        self.add_button.setToolTip(f"{words.add} (Ctrl+Shift+A)")
        self.add_button.clicked.connect(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.add_button)
        self.actions_of_list = self._make_actions()
        model.modelReset.connect(self._restore)
        self._restore()

    # --- what the page asks -------------------------------------------------------------------------

    @property
    def chosen_uid(self) -> str | None:
        """The record that is chosen, shown in the list or filtered away."""
        return self._chosen

    def choose(self, uid: str | None) -> None:
        """Go to a record; the filter is emptied if it hides it."""
        if uid is not None and not self.model.index_of(uid).isValid() and self.filter.text():
            self.filter.clear()
        self._chosen = uid
        self._restore()

    def neighbour(self, uids: list[str]) -> str | None:
        """The record to go to when ``uids`` are gone: the next that stays, else the one before."""
        rows = sorted(self.model.index_of(uid).row() for uid in uids)
        at = [row for row in range(rows[0], self.model.rowCount()) if row not in rows] or [rows[0] - 1]
        return self.model.uid_at(self.model.index(at[0], 0)) if rows[0] >= 0 and at[0] >= 0 else None

    def selected_uids(self) -> list[str]:
        """The marked records, from the top."""
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [uid for index in rows if (uid := self.model.uid_at(index))]

    def add(self) -> None:
        """Ask for a new record."""
        typed = self.filter.text().strip()
        self.add_wanted.emit(typed if typed and not self.model.rowCount() else "")

    def remove(self) -> None:
        """Ask for the marked records to be removed."""
        if uids := self.selected_uids():
            self.remove_wanted.emit(uids)

    def copy(self) -> None:
        """Copy the marked records as a table; all that are shown when only one is marked."""
        uids = self.selected_uids()
        copy_table(self.model.table(uids if len(uids) > 1 else []))

    def sizeHint(self) -> QSize:
        """Wide enough for most names."""
        return QSize(self.fontMetrics().averageCharWidth() * 26, super().sizeHint().height())

    # --- inside -------------------------------------------------------------------------------------

    def _make_actions(self) -> tuple[QAction, ...]:
        return (
            list_action(self.view, self._words.add, "Ins", self.add),
            list_action(self.view, self._words.remove, "Del", self.remove),
            list_action(self.view, self.tr("Kopiera som tabell"), "Ctrl+C", self.copy),
        )

    def _filter_changed(self, text: str) -> None:
        self.model.set_filter(text)

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        uid = self.model.uid_at(current)
        if uid is not None and uid != self._chosen:
            self._chosen = uid
            self.chosen.emit(uid)

    def _restore(self) -> None:
        """Mark what is chosen again, and tell why there is nothing to see if there is nothing."""
        index = self.model.index_of(self._chosen)
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
        typed = self.filter.text().strip()
        self.empty.setText(self._words.nothing % typed if self.model.count else self._words.empty)
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self.empty)

    def _go_to_list(self) -> None:
        """From the filter into the list."""
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)


class _FilteredList(QListView):
    """A list in which letters that are typed go to the filter, as in every list."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters filter."""
        if typed_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    """A line with its quiet addition to the right, where there is room for the whole of it."""

    GAP = 16

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        text, quiet_text = index.data(), index.data(Qt.ItemDataRole.ToolTipRole)
        if not quiet_text:
            return
        style = option.widget.style() if option.widget else QApplication.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        room = room.adjusted(self.GAP // 2 + option.fontMetrics.horizontalAdvance(text) + self.GAP, 0, -8, 0)
        if room.width() < option.fontMetrics.horizontalAdvance(quiet_text):
            return  # a piece of it says nothing; it stands in the tooltip
        painter.save()
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, quiet_text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(0, max(hint.height(), round(option.fontMetrics.height() * 1.7)))
