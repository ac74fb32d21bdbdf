"""Möten: every meeting in a list that is filtered by typing, and what is done with whole meetings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from protokoll.domain.kinds import Stage
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.lists.clipboard import copy_table, table_text
from protokoll.gui.lists.empty import EmptyState
from protokoll.gui.meetings.files import meeting_files
from protokoll.gui.meetings.model import MeetingsModel
from protokoll.gui.meetings.new_meeting import DayDialog, NewMeetingDialog
from protokoll.gui.meetings.rows import Row
from protokoll.gui.meetings.table import MeetingTable
from protokoll.gui.meetings.toolbar import Toolbar
from protokoll.gui.meetings.transfer import Transfer
from protokoll.gui.words import counted
from protokoll.services.body_history import PlanningChoice
from protokoll.services.meetings import list_meetings
from protokoll.services.overview import is_written
from protokoll.services.planning import (
    delete_meetings,
    duplicate_meeting,
    plan_meeting,
    planning_choices,
)
from protokoll.services.planning_rules import proposed_day

_PAPERS = ("paper.desk", "log.tasks", "log.decisions")
"""Actions of the window that stand in the context menu too: papers of the chosen meeting, and of a period."""


class MeetingsPage(QWidget):
    """The page of all meetings."""

    meeting_at_hand = Signal(bool)
    """Whether any meeting is chosen, for the actions that need one."""

    def __init__(
        self, desk: Desk, *, today: Callable[[], date] = date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Möten"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._today = today
        self._stale = True
        self._ever_shown = False
        self._asking = False
        self._transfer = Transfer(desk, self)
        self.model = MeetingsModel(self)
        self.toolbar = Toolbar(self)
        self.table = MeetingTable(self.model, self._drag_data, self)
        self.empty = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._carded(self.table))
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.toolbar)
        layout.addWidget(self._stack, 1)
        self._actions = self._own_actions()
        self._connect()
        self.first_stop = self.table

    def _carded(self, content: QWidget) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(content)
        return card

    def _connect(self) -> None:
        self._desk.changed.connect(self._note_change)
        self._transfer.imported.connect(self._show_imported)
        self.toolbar.filter.textChanged.connect(self._filter)
        self.toolbar.filter.left.connect(self.table.setFocus)
        self.toolbar.filter.accepted.connect(self.open)
        self.toolbar.year_chosen.connect(self._choose_year)
        self.toolbar.new_button.clicked.connect(self.new_meeting)
        self.toolbar.import_button.clicked.connect(self.import_files)
        self.table.opened.connect(self.open)
        self.table.delete_wanted.connect(self.delete)
        self.table.copy_wanted.connect(self.copy)
        self.table.typed.connect(self.toolbar.filter.begin)
        self.table.chosen.connect(self._tell_chosen)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.empty.button.clicked.connect(self._first_step)

    # --- what the page can do, for menus and shortcuts ---------------------------------------------

    def open(self) -> None:
        """Open the meeting the keyboard is at."""
        row = self.table.current_row()
        if row is not None:
            self._desk.meeting_wanted.emit(row.uid)

    def new_meeting(self) -> None:
        """Ask for a new meeting; it is opened once it is planned."""
        if not self._asking:
            self._asking = True
            work = partial(planning_choices, self._desk.store, self._today())
            self._desk.background.run(work, self._ask_new, self._fail_asking)

    def duplicate(self) -> None:
        """Ask for a day, then make a meeting there with the agenda of the current one; it is opened."""
        row = self.table.current_row()
        if row is None or self._asking:
            return
        self._asking = True
        today = self._today()
        day = proposed_day(row.line.date, (), frozenset(), today)
        dialog = DayDialog(
            self.tr("Duplicera {name}").format(name=row.name), self.tr("Duplicera"), day, today, self
        )
        dialog.accepted.connect(partial(self._duplicate, row.uid, dialog))
        self._show(dialog)

    def delete(self) -> None:
        """Delete the chosen meetings at once, and offer to bring them back."""
        rows = self.table.chosen_rows()
        if not rows:
            return
        uids = [row.uid for row in rows]
        said = self.tr("{name} togs bort").format(name=rows[0].name)
        if len(rows) > 1:
            said = self.tr("{n} togs bort").format(n=counted(len(rows), "möte", "möten"))
        if all(row.line.stage is not Stage.ADJUSTED for row in rows):  # that is refused, and told
            self.model.remove(frozenset(uids))
            self._tell_count()
        work = partial(delete_meetings, self._desk.store, uids)
        self._desk.background.run(work, partial(self._deleted, said, uids), self._fail_and_reload)

    def import_files(self) -> None:
        """Ask for meeting files and read them in."""
        self._transfer.ask_import()

    def export(self) -> None:
        """Ask for a place and write the chosen meetings there as files."""
        self._transfer.ask_export(self.table.chosen_rows())

    def copy(self) -> None:
        """Copy the chosen meetings as a table."""
        rows = self.table.chosen_rows()
        if rows:
            copy_table(self.model.table(rows))
            self._desk.say(self.tr("{n} kopierades som tabell").format(n=counted(len(rows), "möte", "möten")))

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Show these in the context menu instead of the page's own of the same names, and those about papers."""
        self._actions.update(
            {name: action for name, action in actions.items() if name in self._actions or name in _PAPERS}
        )

    # --- what is shown -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the meetings anew."""
        self._stale = False
        try:
            lines = list_meetings(self._desk.store)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self.model.set_lines(lines)
        self.toolbar.set_years(self.model.years)
        self._tell_count()
        if not self._ever_shown:
            self._ever_shown = True
            self._choose_next()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the meetings, if they changed while the page was hidden."""
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def _note_change(self, kinds: frozenset[str]) -> None:
        if "meetings" in kinds:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def _choose_next(self) -> None:
        """Put the keyboard at the next meeting, so that Enter opens it."""
        today = self._today()
        ahead = [
            row for row in self.model.shown() if row.line.date >= today and not is_written(row.line.stage)
        ]
        if ahead:
            self.table.choose([min(ahead, key=lambda row: (row.line.date, row.line.start or "")).uid])

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._tell_count()

    def _choose_year(self, year: int | None) -> None:
        self.model.set_year(year)
        self._tell_count()

    def _tell_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self.toolbar.count(shown, total)
        if shown:
            self._stack.setCurrentIndex(0)
            return
        if not total:
            sentence = self.tr("Här samlas alla möten, från kallelse till justerat protokoll.")
            self.empty.tell(self.tr("Inga möten ännu"), sentence, self.tr("Planera ett möte"))
        else:
            hits = self.model.hits_in_all_years
            sentence = (
                self.tr("{n} andra år.").format(n=counted(hits, "träff", "träffar"))
                if hits
                else self.tr("Inget möte har alla orden du skrev.")
            )
            self.empty.tell(self.tr("Inga träffar"), sentence, self.tr("Visa alla möten"))
        self._stack.setCurrentIndex(1)

    def _first_step(self) -> None:
        if self.model.total:
            self.toolbar.show_all()
            self.table.setFocus()
        else:
            self.new_meeting()

    # --- new and duplicate -------------------------------------------------------------------------

    def _ask_new(self, choices: Sequence[PlanningChoice]) -> None:
        if not choices:
            self._asking = False
            self._desk.say(self.tr("Lägg först till det organ som ska mötas"))
            self._desk.page_wanted.emit("persons")
            return
        dialog = NewMeetingDialog(choices, self._today(), self)
        dialog.accepted.connect(partial(self._plan, dialog))
        self._show(dialog)

    def _show(self, dialog: NewMeetingDialog | DayDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._stop_asking)
        dialog.open()

    def _stop_asking(self) -> None:
        self._asking = False

    def _plan(self, dialog: NewMeetingDialog) -> None:
        plan = dialog.plan()
        work = partial(
            plan_meeting,
            self._desk.store,
            plan.body,
            plan.date,
            start=plan.start,
            end=plan.end,
            place=plan.place,
            kind=plan.kind,
        )
        self._desk.background.run(work, self._show_made, self._fail)

    def _duplicate(self, uid: str, dialog: DayDialog) -> None:
        work = partial(duplicate_meeting, self._desk.store, uid, dialog.date())
        self._desk.background.run(work, self._show_made, self._fail)

    def _show_made(self, uid: str) -> None:
        self._desk.tell_changed("meetings")
        self.table.choose([uid])
        self._desk.meeting_wanted.emit(uid)

    # --- delete and bring back ---------------------------------------------------------------------

    def _deleted(self, said: str, uids: Sequence[str], bring_back: Callable[[], None]) -> None:
        self._desk.tell_changed("meetings")
        self._desk.say(said, partial(self._bring_back, uids, bring_back))

    def _bring_back(self, uids: Sequence[str], bring_back: Callable[[], None]) -> None:
        self._desk.background.run(bring_back, partial(self._brought_back, uids), self._fail_and_reload)

    def _brought_back(self, uids: Sequence[str], _: None) -> None:
        self._desk.tell_changed("meetings")
        self.table.choose(uids)

    # --- files -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Meeting files may be dropped here."""
        if event.source() is not self.table and meeting_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the files."""
        event.acceptProposedAction()
        self._transfer.take_in(meeting_files(event.mimeData()))

    def _show_imported(self, uids: Sequence[str]) -> None:
        self.table.choose(uids)
        self.table.setFocus()

    def _drag_data(self, rows: Sequence[Row]) -> QMimeData:
        data = self._transfer.as_files(rows)
        data.setText(table_text(self.model.table(rows)))
        return data

    # --- menu and errors ---------------------------------------------------------------------------

    def _own_actions(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        for name, words, does in (
            ("meeting.open", self.tr("&Öppna"), self.open),
            ("meeting.new", self.tr("&Nytt möte"), self.new_meeting),
            ("meeting.duplicate", self.tr("D&uplicera möte"), self.duplicate),
            ("meeting.delete", self.tr("&Ta bort möte"), self.delete),
            ("meeting.import", self.tr("&Importera möte…"), self.import_files),
            ("meeting.export", self.tr("&Exportera möte…"), self.export),
            ("meeting.copy", self.tr("&Kopiera som tabell"), self.copy),
        ):
            made[name] = QAction(words, self)
            made[name].triggered.connect(does)
        return made

    def _show_menu(self, at: QPoint) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def context_menu(self) -> QMenu:
        """The menu of the chosen meetings."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Möte"))
        for name, action in self._actions.items():
            if name in ("meeting.import", "meeting.copy", _PAPERS[0]):
                menu.addSeparator()
            menu.addAction(action)
        return menu

    def _tell_chosen(self) -> None:
        self.meeting_at_hand.emit(bool(self.table.chosen_rows()))

    def _fail(self, error: BaseException) -> None:
        self._desk.failed.emit(error)

    def _fail_asking(self, error: BaseException) -> None:
        self._asking = False
        self._desk.failed.emit(error)

    def _fail_and_reload(self, error: BaseException) -> None:
        self._desk.failed.emit(error)
        self.refresh()
