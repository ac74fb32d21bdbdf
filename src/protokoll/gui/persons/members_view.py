"""The table of memberships with its editors, driven by the keyboard as well as by the mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.members_model import HEADINGS, Field, MembersModel
from protokoll.gui.persons.name_field import NameField
from protokoll.gui.persons.words import CAPACITIES, USUAL_POSTS, choices, translated

_Index = QModelIndex | QPersistentModelIndex


class MembersView(QTableView):
    """A table in which Enter, F2 or typing edits a cell and Tab leaves the table."""

    MARGIN = 13
    LEAST_ROWS = 5

    def __init__(
        self, model: MembersModel, live: LiveRegister, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._members = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(MembersDelegate(live, model, self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(model.sort)
        self._fit()

    def selected_rows(self) -> list[int]:
        """The marked rows, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, as F2 does."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.state() != QAbstractItemView.State.EditingState and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _fit(self) -> None:
        """Rows as high and columns as wide as the font asks for; at least five rows are seen."""
        metrics = self.fontMetrics()
        row = round(metrics.height() * 1.9)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        self.setMinimumHeight(row * self.LEAST_ROWS + header.sizeHint().height() + 8)
        self.setMinimumWidth(metrics.horizontalAdvance(_SAMPLES[Field.PERSON]))
        for column, field in enumerate(self._members.fields):
            sample = metrics.horizontalAdvance(_SAMPLES[field]) + 2 * self.MARGIN
            heading = round(metrics.horizontalAdvance(translated(HEADINGS[field])) * 1.15) + 2 * self.MARGIN
            header.resizeSection(column, max(sample, heading))
        self._share()

    def _share(self) -> None:
        """The first column takes what the others leave, but never less than a name needs."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(1, len(self._members.fields)))
        least = self.fontMetrics().horizontalAdvance(_SAMPLES[Field.PERSON]) + 2 * self.MARGIN
        header.resizeSection(0, max(least, self.viewport().width() - others))


_SAMPLES = {
    Field.PERSON: "Elisabet Lindqvist",
    Field.BODY: "Samordningsgruppen",
    Field.POST: "vice ordförande",
    Field.CAPACITY: "Adjungerad",
    Field.GROUP: "LO-TCO",
    Field.START: "30 mars 2026",
    Field.END: "30 mars 2026",
    Field.ORDER: "10",
}
"""What a column must have room for."""


class MembersDelegate(QStyledItemDelegate):
    """The right editor for each column."""

    def __init__(self, live: LiveRegister, model: MembersModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._live = live
        self._members = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The editor of a column."""
        field = self._members.fields[index.column()]
        name = translated(HEADINGS[field])
        match field:
            case Field.PERSON:
                return _SeatEditor(self._live, name, parent)
            case Field.CAPACITY:
                return ChoiceField(name, choices(CAPACITIES), parent)
        editor = QLineEdit(parent)
        editor.setAccessibleName(name)
        editor.setFrame(False)
        if field is Field.POST:
            completer = QCompleter(list(map(translated, USUAL_POSTS)), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begin with what the cell holds."""
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ChoiceField):
            editor.show_value(self._members.membership(index).capacity)
        elif isinstance(editor, _SeatEditor):
            editor.begin(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand over what was chosen or typed."""
        if isinstance(editor, ChoiceField):
            model.setData(index, editor.value)
        elif isinstance(editor, _SeatEditor):
            if editor.answered:
                model.setData(index, editor.answer)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """A vacant seat is quiet."""
        super().initStyleOption(option, index)
        quiet = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        seat = self._members.membership(index)
        if self._members.fields[index.column()] is Field.PERSON and seat.person is None:
            option.palette.setColor(QPalette.ColorRole.Text, quiet)
            option.font.setItalic(True)


class _SeatEditor(NameField):
    """Who has a seat: a name, or nobody. Namesakes that are not told apart change nothing."""

    def __init__(self, live: LiveRegister, name: str, parent: QWidget) -> None:
        super().__init__(live, name, parent)
        self._began = ""
        self._chosen: object = None
        self.setFrame(False)
        self.named.connect(self._choose)

    def begin(self, name: str) -> None:
        """Start from the name of who has the seat now."""
        self._began = name
        self.setText(name)
        self.selectAll()

    @property
    def answered(self) -> bool:
        """Whether there is somebody, or nobody, to put in the seat."""
        changed = self.text().strip() != self._began
        return self._chosen is not None or (
            changed and (not self.text().strip() or self.person() is not None)
        )

    @property
    def answer(self) -> object:
        """Who is to have the seat."""
        return self._chosen or self.person()

    def _choose(self, person: object) -> None:
        self._chosen = person
