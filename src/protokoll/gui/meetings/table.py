"""The view of the meeting list: choosing, and a meeting dragged out of the window as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from protokoll.gui.fields.keys import is_plain
from protokoll.gui.lists.table import ListTable
from protokoll.gui.meetings.model import MeetingsModel
from protokoll.gui.meetings.rows import Column, Row

SelectionFlag = QItemSelectionModel.SelectionFlag
_WIDEST = {
    Column.DATE: "tors 30 sept 2026",
    Column.TIME: "00.00",
    Column.BODY: "Samordningsgruppen m",
    Column.NUMBER: "10/2026 §",
    Column.KIND: "Konstituerande möte",
    Column.STAGE: "För justering",
    Column.DECISIONS: "Beslut 00",
}
"""What each column has room for; the title takes what is left."""
_FIRST_TO_GO = (Column.DECISIONS, Column.KIND, Column.TIME, Column.NUMBER)
"""The columns that give way, in this order, where the title would have too little room. Then the body does too,
and stands under the title, so that both can be read whole."""
_LEAST_TITLE = "Extra styrelsemöte om"


class MeetingTable(ListTable):
    """A table of meetings. Delete deletes; which meetings are chosen is remembered by uid when the model is reset."""

    delete_wanted = Signal()
    copy_wanted = Signal()
    chosen = Signal()
    """Other meetings are chosen than before."""

    def __init__(
        self,
        model: MeetingsModel,
        drag_data: Callable[[Sequence[Row]], QMimeData],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Lista över möten"), parent)
        self._drag_data = drag_data
        self._remembered: tuple[frozenset[str], str | None, int] = (frozenset(), None, 0)
        self.setModel(model)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.fit()
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)

    def chosen_rows(self) -> list[Row]:
        """The chosen meetings, from the top."""
        model = self._model()
        return [
            model.row(number) for number in sorted({i.row() for i in self.selectionModel().selectedRows()})
        ]

    def current_row(self) -> Row | None:
        """The meeting the keyboard is at."""
        index = self.currentIndex()
        return self._model().row(index.row()) if index.isValid() else None

    def choose(self, uids: Sequence[str]) -> None:
        """Choose these meetings, as far as they are shown, and bring the first of them into view."""
        self._choose(frozenset(uids), uids[0] if uids else None, 0)

    # --- keys and mouse ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif is_plain(event) and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        """Take the chosen meetings along as files."""
        rows = self.chosen_rows()
        if rows:
            drag = QDrag(self)
            drag.setMimeData(self._drag_data(rows))
            drag.exec(Qt.DropAction.CopyAction)

    # --- sizes -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way or come back."""
        super().resizeEvent(event)
        self._make_room()

    def fit(self) -> None:
        """Rows and columns as tall and wide as the words in them."""
        super().fit()
        for column, width in self._widths().items():
            self.setColumnWidth(column, width)
        self._make_room()

    def _widths(self) -> dict[Column, int]:
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance("mm")
        return {column: metrics.horizontalAdvance(words) + room for column, words in _WIDEST.items()}

    def _make_room(self) -> None:
        """Hide as many columns as it takes to read the title."""
        widths = self._widths()
        title = self.fontMetrics().horizontalAdvance(_LEAST_TITLE)
        spare = self.viewport().width() - title - sum(widths.values())
        for column in (*_FIRST_TO_GO, Column.BODY):
            self.setColumnHidden(column, spare < 0)
            spare += widths[column] if spare < 0 else 0
        self.set_lines(2 if self.isColumnHidden(Column.BODY) else 1)

    # --- what is chosen ----------------------------------------------------------------------------

    def _model(self) -> MeetingsModel:
        model = self.model()
        assert isinstance(model, MeetingsModel)  # given in the constructor
        return model

    def _tell_chosen(self) -> None:
        self.chosen.emit()

    def _remember(self) -> None:
        current = self.current_row()
        chosen = frozenset(row.uid for row in self.chosen_rows())
        self._remembered = (chosen, current.uid if current else None, self.currentIndex().row())

    def _choose_again(self) -> None:
        self._choose(*self._remembered)
        self.chosen.emit()  # a reset drops the old choice without a word

    def _choose(self, uids: frozenset[str], current: str | None, nearby: int) -> None:
        """Choose ``uids``; the keyboard goes to ``current``, or where it is gone to the row ``nearby``."""
        model = self._model()
        selection = QItemSelection()
        for first, last in _runs([row.uid in uids for row in model.shown()] if uids else []):
            selection.select(model.index(first, 0), model.index(last, 0))
        found = model.number_of(current) if current is not None else None
        here = model.index(min(max(nearby, 0), model.rowCount() - 1) if found is None else found, Column.DATE)
        if selection.isEmpty() and here.isValid():
            selection.select(here, here)
        self.selectionModel().setCurrentIndex(here, SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, SelectionFlag.ClearAndSelect | SelectionFlag.Rows)
        if here.isValid():
            self.scrollTo(here)


def _runs(chosen: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and last place of each run of chosen ones: a selection of few ranges is a quick one."""
    for wanted, run in groupby(range(len(chosen)), key=chosen.__getitem__):
        places = list(run)
        if wanted:
            yield places[0], places[-1]
