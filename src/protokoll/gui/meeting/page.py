"""Mötessidan: agenda to the left, the current item in the middle, people to the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from protokoll.documents.papers import PaperKind
from protokoll.domain import edits
from protokoll.domain.entries import Entry, EntryBase
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.gui.attendance.panel import AttendancePanel
from protokoll.gui.desk import Desk
from protokoll.gui.entries import People
from protokoll.gui.head.lines import title_line
from protokoll.gui.meeting.agenda_panel import AgendaPanel
from protokoll.gui.meeting.attached import PageAttachments
from protokoll.gui.meeting.dialogs import MeetingDialogs
from protokoll.gui.meeting.item_view import ItemView
from protokoll.gui.meeting.lock_notice import adjusted_words
from protokoll.gui.meeting.page_top import PageTop
from protokoll.gui.meeting.panels import Panels
from protokoll.gui.meeting.presence_icons import presence_icon
from protokoll.gui.meeting.preview_side import PreviewSide
from protokoll.gui.meeting.session import MeetingSession
from protokoll.gui.theme.style import GRID, set_role
from protokoll.services.meeting_stages import move_to_stage
from protokoll.services.papers import CreatedPaper, create_paper
from protokoll.services.register import load_roster
from protokoll.services.unfinished import load_unfinished


class MeetingPage(QWidget):
    """The page of one open meeting. The session owns the meeting; everything here shows it and asks for edits."""

    lock_changed = Signal(str)
    """Why nothing can be edited from now on; empty when the meeting is open to edits."""

    def __init__(self, desk: Desk, papers_folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._papers_folder = papers_folder
        self.session: MeetingSession | None = None
        self._known: tuple[object, People] = (None, People())
        self._dialogs = MeetingDialogs(desk, self)
        desk.changed.connect(self._note_change)
        self.top = PageTop()
        self.top.head_button.clicked.connect(self.open_head)
        self.top.stages.stage_wanted.connect(self.go_to_stage)
        self.top.minutes_button.clicked.connect(self.create_minutes)
        self.top.notice.reopen_button.clicked.connect(self.reopen)
        self.agenda = AgendaPanel()
        self.agenda.edited.connect(self._edit)
        self.agenda.chosen.connect(self._show_item)
        self.agenda.entered.connect(self.focus_writing)
        self.item = ItemView()
        self.item.head.drafted.connect(self._draft_item)
        self.item.head.finished.connect(self._finish)
        self.item_head, self.entries = self.item.head, self.item.entries
        self.entries.inserted.connect(self._insert_entry)
        self.entries.drafted.connect(self._draft_entry)
        self.entries.finished.connect(self._finish)
        self.entries.removed.connect(self._remove_entry)
        self.entries.moved.connect(self._move_entry)
        self.entries.writing.connect(self._write)
        self.attached = PageAttachments(
            self, self.agenda, self.item, self._dialogs.attaching, self._open_session
        )
        self.attendance = AttendancePanel(icons=presence_icon)
        self.attendance.edited.connect(self._edit)
        self._arrange()

    def _arrange(self) -> None:
        self._no_item = QLabel()
        self._no_item.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._no_item.setWordWrap(True)
        set_role(self._no_item, "muted")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.item)
        self._middle.addWidget(self._no_item)
        self.splitter = Panels(self.agenda, self._middle, self.attendance)
        self.splitter.narrowed.connect(self.top.narrow)
        self.splitter.narrowed.connect(self.item_head.narrow)
        self.preview = PreviewSide(self._desk, self.agenda, self.item, self.splitter)
        self.agenda.sought.connect(self.splitter.bring_agenda)
        self.attendance.sought.connect(self.splitter.bring_people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.top)
        layout.addWidget(self.splitter, 1)

    @property
    def locked(self) -> bool:
        """Whether the open meeting may only be read."""
        return self.session is not None and self.session.locked

    @property
    def lock_reason(self) -> str:
        """Why the open meeting may only be read; empty where it may be edited."""
        return adjusted_words(self.session.present) if self.session is not None and self.locked else ""

    def _open_session(self) -> MeetingSession | None:
        return self.session

    def use_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons tell the shortcuts of what they do, and the agenda have its menu; names as in the table."""
        self.top.use_actions(actions)
        self.agenda.add_button.setToolTip(actions["item.new"].toolTip())
        for name, action in actions.items():
            if name.startswith("item."):
                self.agenda.view.addAction(action)

    # --- opening and closing ---------------------------------------------------------------------------------------

    def open_meeting(self, uid: str) -> None:
        """Show the meeting; the one that was open is saved first. Raises :class:`UserError`."""
        store = self._desk.store
        stored = store.load_meeting(uid)
        if self.session is not None and self.session.uid == uid and self.session.goes_with(stored):
            return
        unfinished = load_unfinished(store, uid)
        self.close_meeting()
        self.session = MeetingSession(self._desk, stored, unfinished, self)
        self.session.changed.connect(self._take_change)
        self.session.refused.connect(self._take_refusal)
        self.refresh_candidates()
        self.entries.forget()
        for item_id, text in unfinished.items():
            self.entries.show_writing(item_id, text)
        self._show(self.session.present)
        first = next(self.session.present.all_items(), None)
        if first is not None:
            self.agenda.choose(first.id)
        self.focus_writing()

    def close_meeting(self) -> None:
        """Save what is open and let go of it. Raises what the save raised; the meeting is then still open."""
        if self.session is not None:
            self.finish_edit()
            self.session.save_and_wait()
            self.let_go()

    def let_go(self) -> None:
        """Let go of the meeting without saving it: it is saved already, or was deleted."""
        if self.session is not None:
            self._dialogs.close()
            self.session.end()
            self.session = None
            self.preview.let_go()

    def save_soon(self) -> None:
        """The page is left: what was typed is finished and goes to the disk now."""
        if self.session is not None:
            self.finish_edit()
            self.session.save()

    def focus_writing(self) -> None:
        """Put the cursor where one writes on; in an empty agenda, where an item is added."""
        self.splitter.uncover()
        if self.agenda.current_id is not None and not self.locked:
            self.entries.focus_write_box()
        else:
            self.agenda.focus_list()

    def finish_edit(self) -> None:
        """End the edit that is under way, so that it becomes a step."""
        self.entries.finish_edit()
        if self.session is not None:
            self.session.finish(self.tr("Skrivning"))

    def refresh_candidates(self) -> None:
        """Who can be added to the attendance list from the register."""
        roster = load_roster(self._desk.store)
        self.attendance.set_candidates(roster.persons if roster else ())

    def _note_change(self, kinds: frozenset[str]) -> None:
        if self.session is not None and "persons" in kinds:
            self.refresh_candidates()

    # --- what the user asks for ------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step, and go to the item where it was made."""
        if self.session is not None:
            self.finish_edit()
            before = self.session.present
            self.session.undo()
            self._go_where_changed(before, self.session.present)

    def redo(self) -> None:
        """Do it again."""
        if self.session is not None:
            self.finish_edit()
            before = self.session.present
            self.session.redo()
            self._go_where_changed(before, self.session.present)

    def _go_where_changed(self, before: Meeting, after: Meeting) -> None:
        known = {item.id: item for item in before.all_items()}
        for item in after.all_items():
            old = known.get(item.id)
            if old is None or (
                old is not item and edits.changed(old, items=()) != edits.changed(item, items=())
            ):
                self.agenda.choose(item.id)
                return

    def open_head(self) -> None:
        """Change the meeting's facts and officers."""
        if self.session is not None and not self.locked:
            self.finish_edit()
            self._dialogs.open_head(self.session, self.agenda.current_id)

    def open_dates(self) -> None:
        """Write down the dates that were decided, and make planned meetings of them."""
        if self.session is not None and not self.locked:
            self.finish_edit()
            self._dialogs.open_dates(self.session)

    def open_adjustment(self) -> None:
        """Have the minutes adjusted, and see how that goes."""
        if self.session is not None:
            self.finish_edit()
            self._dialogs.adjusting.open(self.session)

    def reopen(self) -> None:
        """Open adjusted minutes again; the reason is asked for."""
        if self.session is not None:
            self._dialogs.adjusting.open(self.session, reopening=True)

    def open_attachments(self) -> None:
        """See and change the files that belong to the meeting."""
        if self.session is not None:
            self.finish_edit()
            self._dialogs.attaching.open(self.session)

    def go_to_stage(self, stage: Stage) -> None:
        """Move the meeting to a stage; those of the adjustment are reached in its dialog."""
        if stage in (Stage.IN_ADJUSTMENT, Stage.ADJUSTED):
            self.open_adjustment()
        elif self.session is not None:
            moved = move_to_stage(self._desk.store, self.session.present, stage)
            self.session.edit(moved, self.tr("Mötets skede"))

    def begin(self) -> None:
        """The meeting begins: it is going on, opened now, and what is said can be written down."""
        if self.session is None:
            return
        meeting = move_to_stage(self._desk.store, self.session.present, Stage.ONGOING)
        if meeting.head.opened is None:
            meeting = edits.edit_head(meeting, opened=datetime.now().strftime("%Y-%m-%dT%H:%M"))
        self.session.edit(meeting, self.tr("Mötet öppnas"))
        self.entries.focus_write_box()

    def next_stage(self) -> None:
        """Move the meeting one stage on; from draft on that is the adjustment."""
        if self.session is not None:
            order = list(Stage)
            now = self.session.present.head.stage or Stage.PLANNED
            self.go_to_stage(order[min(order.index(now) + 1, len(order) - 1)])

    def start_entry(self, kind: type[EntryBase]) -> None:
        """Begin an entry of that kind under the current item."""
        if not self.locked:
            self.splitter.uncover()
            self.entries.start_entry(kind)

    def create_minutes(self) -> None:
        """The minutes as a Word file."""
        self._create(PaperKind.MINUTES)

    def create_agenda(self) -> None:
        """The agenda as a Word file."""
        self._create(PaperKind.AGENDA)

    def _create(self, kind: PaperKind) -> None:
        if self.session is None:
            return
        self.finish_edit()
        store, uid, meeting, folder = (
            self._desk.store,
            self.session.uid,
            self.session.present,
            self._papers_folder(),
        )

        def work() -> CreatedPaper:
            return create_paper(store, uid, meeting, kind, folder)

        self._desk.background.run(work, self._tell_created, self._desk.failed.emit)

    def _tell_created(self, created: CreatedPaper) -> None:
        self._desk.paper_created.emit(created)

    # --- edits -----------------------------------------------------------------------------------------------------

    def _edit(self, meeting: Meeting, step: str) -> None:
        if self.session is not None:
            self.entries.finish_edit()
            self.session.edit(meeting, step)

    def _finish(self, step: str) -> None:
        if self.session is not None:
            self.session.finish(step)

    def _take_refusal(self, reason: str) -> None:
        """An edit was not made: the screen shows the meeting as it is again."""
        assert self.session is not None
        self._show(self.session.present)
        self._desk.say(reason)

    def _write(self, item_id: str, text: str) -> None:
        if self.session is not None:
            self.session.write(item_id, text)

    def _draft_item(self, item: AgendaItem) -> None:
        if self.session is not None:
            self.session.draft(
                edits.edit_item(self.session.present, item.id, lambda now: _with_head(now, item))
            )

    def _insert_entry(self, entry: Entry, at: int) -> None:
        if self.session is not None:
            self.session.draft(edits.insert_entry(self.session.present, self.entries.item_id, entry, at))

    def _draft_entry(self, entry: Entry) -> None:
        if self.session is not None:
            self.session.draft(edits.replace_entry(self.session.present, self.entries.item_id, entry))

    def _remove_entry(self, entry_id: str) -> None:
        if self.session is not None:
            self.session.draft(edits.remove_entry(self.session.present, self.entries.item_id, entry_id))

    def _move_entry(self, entry_id: str, by: int) -> None:
        if self.session is not None:
            self.session.draft(edits.shift_entry(self.session.present, self.entries.item_id, entry_id, by))

    # --- showing ---------------------------------------------------------------------------------------------------

    def _take_change(self, before: Meeting, after: Meeting) -> None:
        if before.head is not after.head or before.body is not after.body:
            self._show_top(after)
        self.agenda.show_meeting(after)
        self._show_item(self.agenda.current_id or "")

    def _show(self, meeting: Meeting) -> None:
        self._show_top(meeting)
        self.agenda.show_meeting(meeting)
        self._show_item(self.agenda.current_id or "")

    def _show_top(self, meeting: Meeting) -> None:
        """What concerns the whole meeting; when it is locked, every part of the page is only read."""
        reason = self.lock_reason
        locked = bool(reason)
        self.setWindowTitle(title_line(meeting))
        self.top.show_meeting(meeting, reason)
        self.agenda.set_locked(locked)
        self.item.set_locked(locked)
        self.attendance.set_locked(locked)
        self._no_item.setText(
            self.tr("Dagordningen är tom.")
            if locked
            else self.tr("Dagordningen är tom. Lägg till en punkt med Ctrl+Skift+N.")
        )
        self.lock_changed.emit(reason)

    def _show_item(self, item_id: str) -> None:
        if self.session is None:
            return
        meeting = self.session.present
        self.preview.show_meeting(self.session.uid, meeting)
        item = self.agenda.model.item(item_id)
        self.attendance.show_meeting(meeting, item.id if item is not None else None)
        self._middle.setCurrentIndex(0 if item is not None else 1)
        if item is None:
            return
        number = self.agenda.model.number_of(item.id)
        self.item.show_item(meeting, item, number, self._people(meeting))

    def _people(self, meeting: Meeting) -> People:
        """The names that fields offer; the same object as long as they are the same."""
        key = (meeting.people, tuple(line.person for line in meeting.attendance))
        if key != self._known[0]:
            self._known = (key, People.of(meeting))
        return self._known[1]


def _with_head(now: AgendaItem, typed: AgendaItem) -> AgendaItem:
    """The item with what its head says, and the entries and sub-items it has."""
    return edits.changed(
        now,
        title=typed.title,
        presenters=typed.presenters,
        kind=typed.kind,
        minutes_planned=typed.minutes_planned,
        reference=typed.reference,
        proposal=typed.proposal,
        chair_note=typed.chair_note,
        confidential=typed.confidential,
    )
