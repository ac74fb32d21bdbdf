"""Bilagor: the files of a meeting in a dialog, with all that is done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.edits import is_locked
from protokoll.domain.meeting import Meeting
from protokoll.gui.attachments.model import FILE, ITEMS, NUMBER, TITLE, AttachmentsModel
from protokoll.gui.attachments.words import items_in_words, name_of
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.head.lines import title_line
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.empty import EmptyState
from protokoll.gui.lists.table import ListTable
from protokoll.gui.paper_desk.tick_list import TickList
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID
from protokoll.gui.work_dialog import WorkDialog
from protokoll.storage.stored import AttachedFile

_WIDE = 110
"""A dialog of fewer letters than this has the items below the table."""

_LEAST_LINES = 8
"""The table is never lower than this many lines of text."""


class AttachmentsDialog(WorkDialog):
    """Shows the attachments of a meeting, and tells what is wanted. Saves nothing itself."""

    add_wanted = Signal()
    pack_wanted = Signal()
    renumber_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    open_wanted = Signal(str)
    """Each of these tells the id of an attachment."""
    save_wanted = Signal(str)
    replace_wanted = Signal(str)
    remove_wanted = Signal(str)
    move_wanted = Signal(str, int)
    cited = Signal(str, str, bool)
    """An attachment, an item, and whether it is cited there."""

    LETTERS, LINES = 150, 40

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bilagor"))
        self._meeting = meeting
        self._locked = is_locked(meeting)
        self.model = AttachmentsModel(self)
        self.model.locked = self._locked
        self.table = ListTable(self.tr("Bilagor"), self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (NUMBER, ITEMS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (TITLE, FILE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.items = TickList(self.tr("Punkter som bilagan hör till"), self, most=8)
        self.items.ticks_changed.connect(self._cite)
        self._items_of: tuple[str, tuple[str, ...]] = ("", ())
        self.empty = EmptyState(self)
        self.empty.button.clicked.connect(self.add_wanted)
        self._make_buttons()
        self._make_keys()
        self._arrange()
        self.show_meeting(meeting, {})

    def _make_buttons(self) -> None:
        def button(words: str, picture: str, does: Callable[[], None], tip: str) -> QPushButton:
            made = QPushButton(icon(picture, "accent"), words, self)
            made.setAutoDefault(False)
            made.setToolTip(tip)
            made.clicked.connect(does)
            return made

        self.add_button = button(
            self.tr("&Lägg till…"),
            "plus",
            self.add_wanted.emit,
            self.tr("Välj filer (Insert), eller släpp dem här"),
        )
        self.open_button = button(self.tr("&Öppna"), "open", self._open, self.tr("Öppna en kopia (Enter)"))
        self.save_button = button(
            self.tr("&Spara kopia…"), "export", self._save, self.tr("Spara filen i en mapp")
        )
        self.rename_button = button(
            self.tr("&Byt titel"),
            "write",
            self.rename,
            self.tr("Skriv en annan titel eller ett annat nummer (F2)"),
        )
        self.replace_button = button(
            self.tr("B&yt fil…"), "duplicate", self._replace, self.tr("Samma bilaga, med en annan fil")
        )
        self.up_button = button("", "up", self._up, self.tr("Flytta upp (Alt+Upp)"))
        self.down_button = button("", "down", self._down, self.tr("Flytta ned (Alt+Ned)"))
        self.remove_button = button(
            self.tr("&Ta bort"), "trash", self._remove, self.tr("Ta bort bilagan (Delete); det går att ångra")
        )
        self.renumber_button = button(
            self.tr("Nu&mrera om"),
            "agenda",
            self.renumber_wanted.emit,
            self.tr("1, 2, 3 … i den ordning de står"),
        )
        self.pack_button = button(
            self.tr("&Packa ihop…"), "folder", self.pack_wanted.emit,
            self.tr("Ett papper och bilagorna i en mapp, en zip-fil eller en PDF"),
        )  # fmt: skip
        self.close_button = button(self.tr("Stän&g"), "", self.accept, "")
        self.close_button.setIcon(icon("check", "on_accent"))
        self.close_button.setProperty("role", "primary")
        self.up_button.setAccessibleName(self.tr("Flytta upp"))
        self.down_button.setAccessibleName(self.tr("Flytta ned"))
        self.renumber_button.setProperty("role", "quiet")
        self._of_one = [self.open_button, self.save_button]
        self._edits_one = [
            self.rename_button, self.replace_button, self.up_button, self.down_button, self.remove_button,
        ]  # fmt: skip
        self._edits_all = [self.add_button, self.renumber_button]

    def _make_keys(self) -> None:
        list_action(self.table, self.tr("Öppna"), "Ctrl+Return", self._open)
        list_action(self.table, self.tr("Spara kopia…"), "Ctrl+S", self._save)
        if not self._locked:
            list_action(self.table, self.tr("Lägg till…"), "Ins", self.add_wanted.emit)
            list_action(self.table, self.tr("Byt titel"), "F2", self._edit_here)
            list_action(self.table, self.tr("Flytta upp"), "Alt+Up", self._up)
            list_action(self.table, self.tr("Flytta ned"), "Alt+Down", self._down)
            list_action(self.table, self.tr("Ta bort"), "Del", self._remove)
        for keys, signal in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence.StandardKey.Redo, self.redo_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(signal)

    def _arrange(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._items_label = QLabel(self.tr("&Hör till"), self)
        self._items_label.setProperty("role", "label")
        self._items_label.setBuddy(self.items)
        self._items_note = quiet(self.tr("Blanksteg kryssar."), self)
        column.addWidget(self._items_label)
        column.addWidget(self.items)
        column.addWidget(self._items_note)
        column.addStretch()
        self._side = side
        self.split = QSplitter(self)
        self.split.setChildrenCollapsible(False)
        self.split.setProperty("role", "ground")
        self.split.setHandleWidth(GRID * 2)
        self.split.addWidget(self._stack)
        self.split.addWidget(side)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self._tools = FlowRow([*self._edits_all[:1], *self._of_one, *self._edits_one], self)
        self._state = quiet("", self)
        foot = QHBoxLayout()
        foot.addWidget(self.renumber_button)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.pack_button)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID + 4)
        layout.addLayout(DialogHead(self.tr("Bilagor"), title_line(self._meeting)))
        layout.addWidget(self._tools)
        layout.addWidget(self.told)
        scroll = QScrollArea(self)  # where a small screen has no room for both
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.split)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        stops = (self.remove_button, self.table, self.empty.button, self.items)
        for before, after in pairwise((*stops, self.renumber_button, self.pack_button, self.close_button)):
            QWidget.setTabOrder(before, after)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_meeting(self, meeting: Meeting, files: Mapping[str, AttachedFile]) -> None:
        """Show the attachments of ``meeting``; the keyboard stays at the one it was at, or the nearest."""
        here, row = self.current_id(), self.table.currentIndex().row()
        column = self.table.currentIndex().column() if self.table.currentIndex().isValid() else TITLE
        self._meeting = meeting
        self.model.show_meeting(meeting, files)
        known = [one.id for one in meeting.attachments]
        row = known.index(here) if here in known else min(max(row, 0), len(known) - 1)
        if known:
            self.table.setCurrentIndex(self.model.index(row, column))
        self._stack.setCurrentIndex(0 if known else 1)
        self._side.setVisible(bool(known))
        if self._locked:
            sentence = self.tr("Protokollet är justerat, så inga bilagor kan läggas till.")
            self.empty.tell(self.tr("Inga bilagor"), sentence, "")
        else:
            sentence = self.tr(
                "Filer som hör till mötet: underlag, rapporter, budget. Släpp dem här, eller välj dem."
            )
            self.empty.tell(self.tr("Inga bilagor ännu"), sentence, self.tr("Lägg till filer"))
        self.empty.button.setVisible(not self._locked)
        self._tools.setVisible(bool(known))
        self.pack_button.setEnabled(bool(known))
        self._state.setText(self.tr("Protokollet är justerat. Inget kan ändras.") if self._locked else "")
        for button in (*self._edits_one, *self._edits_all):
            button.setVisible(bool(known) and not self._locked)
        self._show_current()

    def current_id(self) -> str:
        """The id of the attachment that the keyboard is at; empty for none."""
        found = self.model.attachment(self.table.currentIndex().row())
        return found.id if found else ""

    def choose(self, attachment_id: str) -> None:
        """Go to an attachment."""
        for row in range(self.model.rowCount()):
            found = self.model.attachment(row)
            if found is not None and found.id == attachment_id:
                self.table.setCurrentIndex(self.model.index(row, TITLE))

    def focus_first(self) -> None:
        """Put the keyboard in the list, or where the first file is added."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.close_button if self._locked else self.empty.button).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def keep_focus(self) -> None:
        """After something was done: where the keyboard was left without a place, it goes to the list."""
        focused = self.focusWidget()
        if focused is None or not focused.isVisibleTo(self) or not focused.isEnabled():
            self.focus_first()

    def rename(self) -> None:
        """Edit the title."""
        self._edit_cell(TITLE)

    def _edit_here(self) -> None:
        self._edit_cell(NUMBER if self.table.currentIndex().column() == NUMBER else TITLE)

    def _edit_cell(self, column: int) -> None:
        index = self.table.currentIndex().siblingAtColumn(column)
        if index.isValid() and not self._locked:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(index)
            self.table.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the items stand below the table."""
        super().resizeEvent(event)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _WIDE
        self.split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def _show_current(self) -> None:
        found = self.model.attachment(self.table.currentIndex().row())
        for button in (*self._of_one, *self._edits_one):
            button.setEnabled(found is not None)
        if found is None:
            return
        for button in self._of_one:
            button.setEnabled(self.model.has_file(found))
        row = self.table.currentIndex().row()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(row < self.model.rowCount() - 1)
        words = items_in_words(self._meeting)
        lines = [(item.id, f"{words[item.id]} {item.title}") for item in self._meeting.all_items()]
        if (found.id, found.items) != self._items_of or self.items.count() != len(lines):
            anew = found.id != self._items_of[0] or self.items.count() != len(lines)
            self._items_of = (found.id, found.items)
            if anew or self.items.ticked() != found.items:
                at = -1 if anew else self.items.currentRow()
                self.items.show_lines(lines, found.items)
                if at >= 0:
                    self.items.setCurrentRow(at)
        self.items.setEnabled(not self._locked)
        self._items_note.setVisible(not self._locked)
        name = name_of(self._meeting, found)
        self.items.setAccessibleName(self.tr("Punkter som {name} hör till").format(name=name))

    # --- what is wanted ---------------------------------------------------------------------------------------------

    def _cite(self) -> None:
        attachment_id, before = self._items_of
        now = self.items.ticked()
        self._items_of = (attachment_id, now)
        for item_id in {*before} ^ {*now}:
            self.cited.emit(attachment_id, item_id, item_id in now)

    def _open(self) -> None:
        if self.current_id():
            self.open_wanted.emit(self.current_id())

    def _save(self) -> None:
        if self.current_id():
            self.save_wanted.emit(self.current_id())

    def _replace(self) -> None:
        self.replace_wanted.emit(self.current_id())

    def _remove(self) -> None:
        if self.current_id():
            self.remove_wanted.emit(self.current_id())

    def _up(self) -> None:
        self.move_wanted.emit(self.current_id(), -1)

    def _down(self) -> None:
        self.move_wanted.emit(self.current_id(), 1)
