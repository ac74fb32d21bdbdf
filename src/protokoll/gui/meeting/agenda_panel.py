"""Dagordningen till vänster: choose, rename, add, move by drag and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from protokoll.domain import edits
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.gui.meeting.agenda_model import AgendaModel
from protokoll.gui.meeting.agenda_tree import AgendaTree
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class AgendaPanel(QFrame):
    """The agenda. Owns no truth: it shows a meeting and asks for changes of it."""

    chosen = Signal(str)
    """The item that the user went to."""
    edited = Signal(object, str)
    """A new meeting value and the name of the step."""
    sought = Signal()
    """The user wants to come here: the panel must be in view."""
    entered = Signal()
    """Enter: the user wants to write at the item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._meeting: Meeting | None = None
        self._showing = False
        self.model = AgendaModel(self)
        self.model.renamed.connect(self._rename)
        self.model.moved.connect(self._move)
        heading = QLabel(self.tr("Dagordning"))
        set_role(heading, "heading")
        heading.setContentsMargins(GRID, 3, GRID, 0)  # in line with the headings of the other panels
        self.view = AgendaTree()
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setAccessibleName(self.tr("Dagordning"))
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.view.setIndentation(2 * GRID)
        self.view.setRootIsDecorated(False)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(self._tell_entered)
        heading.setBuddy(self.view)
        self.add_button = QPushButton(icon("plus"), self.tr("Ny punkt"))
        self.add_button.clicked.connect(self.add_item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID + 4, GRID, GRID)
        layout.addWidget(heading)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.add_button)

    @property
    def current_id(self) -> str | None:
        """The item the user stands at."""
        item = self.model.item_at(self.view.currentIndex()) if self.view.currentIndex().isValid() else None
        return item.id if item else None

    def show_meeting(self, meeting: Meeting) -> None:
        """Bring the tree to ``meeting``; the user stays at the same item, or the nearest if that is gone."""
        here, row = self.current_id, self.view.currentIndex().row()
        self._meeting = meeting
        self._showing = True
        if self.model.show_meeting(meeting):
            self.view.expandAll()
            index = self.model.index_of(here)
            if not index.isValid() and self.model.rowCount():
                index = self.model.index(min(max(row, 0), self.model.rowCount() - 1), 0)
            self.view.setCurrentIndex(index)
        self._showing = False
        found = self.current_id
        if found is not None and found != here:
            self.chosen.emit(found)

    def set_locked(self, locked: bool) -> None:
        """Whether the agenda may only be read."""
        self.model.locked = locked
        self.add_button.setVisible(not locked)

    def focus_list(self) -> None:
        """Put the keyboard on the current item, or where the first one is added."""
        self.sought.emit()
        if self.current_id is not None or self.model.locked:
            self.view.setFocus()
        else:
            self.add_button.setFocus()

    def choose(self, item_id: str) -> None:
        """Go to an item, if it is there."""
        index = self.model.index_of(item_id)
        if index.isValid():
            self.view.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """Go ``by`` items down the agenda (up when negative), as far as it reaches."""
        if self._meeting is None:
            return
        order = [item.id for item in self._meeting.all_items()]
        if order:
            at = order.index(self.current_id) + by if self.current_id in order else 0
            self.choose(order[min(max(at, 0), len(order) - 1)])

    def add_item(self) -> None:
        """A new item after the current one, ready to be named."""
        if self._meeting is None:
            return
        item = AgendaItem(id=edits.new_id(), title=self.tr("Ny punkt"))
        after = self.current_id or (self._meeting.agenda[-1].id if self._meeting.agenda else None)
        self.edited.emit(edits.insert_item(self._meeting, item, after=after), self.tr("Ny punkt"))
        if self.model.index_of(item.id).isValid():  # else it was refused
            self.choose(item.id)
            self.rename_current()

    def remove_current(self) -> None:
        """Take the current item away; Ångra brings it back."""
        if self._meeting is not None and self.current_id is not None:
            self.edited.emit(edits.remove_item(self._meeting, self.current_id), self.tr("Ta bort punkt"))

    def shift_current(self, by: int) -> None:
        """Move the current item up (-1) or down (1)."""
        if self._meeting is not None and self.current_id is not None:
            self.edited.emit(edits.shift_item(self._meeting, self.current_id, by), self.tr("Flytta punkt"))

    def indent_current(self) -> None:
        """Make the current item a sub-item of the one above."""
        if self._meeting is not None and self.current_id is not None:
            self.edited.emit(edits.indent_item(self._meeting, self.current_id), self.tr("Indrag"))

    def outdent_current(self) -> None:
        """Make the current sub-item an item of the level above."""
        if self._meeting is not None and self.current_id is not None:
            self.edited.emit(edits.outdent_item(self._meeting, self.current_id), self.tr("Utdrag"))

    def rename_current(self) -> None:
        """Let the user type a new title in the tree."""
        if self.view.currentIndex().isValid() and not self.model.locked:
            self.sought.emit()
            self.view.edit(self.view.currentIndex())

    def _rename(self, item_id: str, title: str) -> None:
        assert self._meeting is not None
        renamed = edits.edit_item(self._meeting, item_id, lambda item: edits.changed(item, title=title))
        self.edited.emit(renamed, self.tr("Byt rubrik"))

    def _move(self, item_id: str, parent: str | None, at: int) -> None:
        assert self._meeting is not None
        self.edited.emit(
            edits.place_item(self._meeting, item_id, parent=parent, at=at), self.tr("Flytta punkt")
        )

    def _tell_entered(self) -> None:
        self.entered.emit()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        item = self.model.item_at(current) if current.isValid() else None
        if item is not None and not self._showing:
            self.chosen.emit(item.id)
