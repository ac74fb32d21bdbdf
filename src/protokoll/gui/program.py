"""What the program consists of: the desk, the pages, and who does what the actions say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon

from protokoll.domain import entries as e
from protokoll.errors import UserError
from protokoll.gui.about import show_about
from protokoll.gui.actions import Actions
from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.finders import MeetingFinder, PersonFinder
from protokoll.gui.memory import Memory
from protokoll.gui.overview.page import OverviewPage
from protokoll.gui.overview.steps import Step
from protokoll.gui.papers import PaperMessage, papers_folder
from protokoll.gui.settings.machine import Machine
from protokoll.gui.shell.window import Window
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.theme import Theme
from protokoll.services.meetings import import_meeting
from protokoll.services.planning import delete_meeting

if TYPE_CHECKING:  # what the first paint does not need is imported after it, see ``_import_soon``
    from protokoll.gui.handbook.window import HandbookWindow
    from protokoll.gui.meeting.page import MeetingPage
    from protokoll.gui.meetings.page import MeetingsPage
    from protokoll.gui.persons.page import PersonsPage
    from protokoll.gui.settings.page import SettingsPage
    from protokoll.services.papers import CreatedPaper
    from protokoll.services.preferences import MachinePreferences
    from protokoll.storage.store import Store

HELP_PAGES = {
    "overview": "oversikt",
    "meetings": "moten",
    "meeting": "motessidan",
    "persons": "personer",
    "settings": "installningar",
}
"""The page of the handbook for each page of the window."""

_ENTRIES: dict[str, type[e.EntryBase]] = {
    "note": e.Note,
    "decision": e.Decision,
    "proposal": e.Proposal,
    "task": e.Task,
    "vote": e.Vote,
    "election": e.Election,
    "dissent": e.Dissent,
    "statement": e.Statement,
    "abstention": e.Abstention,
    "recusal": e.Recusal,
    "adjournment": e.Adjournment,
    "roll": e.Roll,
}

_SOON = (
    "protokoll.gui.attendance.panel",
    "protokoll.gui.entries",
    "protokoll.gui.meeting.page",
    "protokoll.gui.meetings.page",
    "protokoll.gui.persons.page",
    "protokoll.gui.settings.page",
)
"""Modules that are wanted as soon as the window can be used, in pieces that nobody notices."""


class Program(QObject):
    """The window with all its pages over one open store."""

    def __init__(
        self,
        store: Store,
        data_dir: Path,
        machine: Machine,
        theme: Theme,
        background: Background,
        *,
        today: Callable[[], date] = date.today,
        papers: Callable[[], Path] = papers_folder,
    ) -> None:
        super().__init__()
        self._papers_folder = papers
        self._today = today
        self._data_dir = data_dir
        self._machine = machine
        self._theme = theme
        self._background = background
        self._handbook: HandbookWindow | None = None
        self._meetings: MeetingsPage | None = None
        self._meeting: MeetingPage | None = None
        self._persons: PersonsPage | None = None
        self._settings: SettingsPage | None = None
        self._wanted = list(_SOON)
        self._import_soon = QTimer(self, interval=30)
        self._import_soon.timeout.connect(self._import_next)
        self.next_folder: Path | None = None
        """Where to go on after the window has closed, when the data was moved."""
        self.desk = Desk(store, background, self)
        self.actions = Actions(self)
        self.window = Window(self.actions, theme, Memory(machine))
        self.window.follow(self.desk)
        self.window.ask_before_closing(self.save_all)
        self.window.page_shown.connect(self._page_shown)
        self._add_pages()
        self.window.add_finder(MeetingFinder(self.desk))
        self.window.add_finder(PersonFinder(self.desk, self.show_person))
        self.desk.meeting_wanted.connect(self.open_meeting)
        self.desk.changed.connect(self._let_go_of_deleted)
        self.desk.paper_created.connect(self._tell_paper)
        machine.changed.connect(self._follow_machine)
        machine.failed.connect(self.desk.failed)
        self._connect_common_actions()

    def start(self, file: Path | None) -> None:
        """Show the window, and the meeting file that the program was started with."""
        self.window.show_first_page("overview")
        self.window.show()
        self._import_soon.start()
        if self._machine.warning:
            self.desk.say(self._machine.warning)
        if file is not None:
            self.import_file(file)

    def take_request(self, file: str) -> None:
        """A second start asks to come forward, and perhaps to open a file."""
        self.window.raise_it()
        if file:
            self.import_file(Path(file))

    def _import_next(self) -> None:
        """One more of the modules that the first paint did without."""
        if self._wanted:
            import_module(self._wanted.pop(0))
        else:
            self._import_soon.stop()

    # --- pages -----------------------------------------------------------------------------------------------------

    def _add_pages(self) -> None:
        add = self.window.add_page
        add("overview", self.tr("Översikt"), icon("overview"), self._make_overview)
        add("meetings", self.tr("Möten"), icon("meeting"), self._make_meetings)
        add("meeting", self.tr("Möte"), QIcon(), self._make_meeting, under="meetings")
        add("persons", self.tr("Personer"), icon("people"), self._make_persons)
        add("settings", self.tr("Inställningar"), icon("settings"), self._make_settings, at_bottom=True)

    def _make_overview(self) -> OverviewPage:
        page = OverviewPage(self.desk, today=self._today)
        page.step_wanted.connect(self._take_step)
        page.new_meeting_wanted.connect(self.new_meeting)
        return page

    def _make_meetings(self) -> MeetingsPage:
        from protokoll.gui.meetings.page import MeetingsPage

        page = self._meetings = MeetingsPage(self.desk, today=self._today)
        page.meeting_at_hand.connect(self.actions.set_meeting_at_hand)
        for name, handler in (
            ("meeting.duplicate", page.duplicate),
            ("meeting.delete", page.delete),
            ("meeting.export", page.export),
        ):
            self.actions.connect(name, handler, page="meetings")
        page.use_actions({action.spec.name: action for action in self.actions.shown()})
        return page

    def _make_meeting(self) -> MeetingPage:
        from protokoll.gui.meeting.page import MeetingPage

        page = self._meeting = MeetingPage(self.desk, self._papers_folder)
        agenda = page.agenda
        handlers: dict[str, Callable[[], object]] = {
            "edit.undo": page.undo,
            "edit.redo": page.redo,
            "paper.minutes": page.create_minutes,
            "paper.agenda": page.create_agenda,
            "meeting.attendance": page.attendance.focus_find,
            "meeting.head": page.open_head,
            "meeting.write": page.entries.focus_write_box,
            "meeting.dates": page.open_dates,
            "meeting.next_stage": page.next_stage,
            "meeting.delete": self.delete_open_meeting,
            "item.new": agenda.add_item,
            "item.rename": agenda.rename_current,
            "item.delete": agenda.remove_current,
            "item.up": partial(agenda.shift_current, -1),
            "item.down": partial(agenda.shift_current, 1),
            "item.indent": agenda.indent_current,
            "item.outdent": agenda.outdent_current,
            "item.next": partial(agenda.step, 1),
            "item.previous": partial(agenda.step, -1),
        }
        for name, handler in handlers.items():
            self.actions.connect(name, handler, page="meeting")
        for name, kind in _ENTRIES.items():
            self.actions.connect(f"entry.{name}", partial(page.start_entry, kind), page="meeting")
        return page

    def _make_persons(self) -> PersonsPage:
        from protokoll.gui.persons.page import PersonsPage

        self._persons = PersonsPage(self.desk, today=self._today)
        return self._persons

    def _make_settings(self) -> SettingsPage:
        from protokoll.gui.settings.page import SettingsPage

        page = self._settings = SettingsPage(self.desk, self._machine, self._data_dir, may_copy=self.save_all)
        page.data_dir_changed.connect(self._go_on_in)
        return page

    def _page_shown(self, name: str) -> None:
        if name != "meeting" and self._meeting is not None:
            self._meeting.save_soon()
        if name == "meeting":
            self.actions.set_meeting_at_hand(self.meeting_page().session is not None)
        elif name != "meetings":
            self.actions.set_meeting_at_hand(False)

    def meeting_page(self) -> MeetingPage:
        """The page of the open meeting."""
        assert self._meeting is not None, "no meeting has been opened"
        return self._meeting

    def meetings_page(self) -> MeetingsPage:
        """The list of meetings, brought into view."""
        self.window.show_page("meetings")
        assert self._meetings is not None  # it has just been shown
        return self._meetings

    # --- what is asked for -----------------------------------------------------------------------------------------

    def _connect_common_actions(self) -> None:
        connect = self.actions.connect
        connect("meeting.new", self.new_meeting)
        connect("meeting.import", self.import_meetings)
        connect("help.show", self.show_help)
        connect("help.about", partial(show_about, self.window))

    def open_meeting(self, uid: str) -> None:
        """Show a meeting."""
        self.window.show_page("meeting")
        try:
            self.meeting_page().open_meeting(uid)
        except UserError as error:
            self.desk.failed.emit(error)
            self.window.show_page("meetings")
        self._page_shown(self.window.page())

    def new_meeting(self) -> None:
        """Ask for a new meeting, over the list it will stand in."""
        self.meetings_page().new_meeting()

    def import_meetings(self) -> None:
        """Ask for meeting files, over the list they will stand in."""
        self.meetings_page().import_files()

    def import_file(self, path: Path) -> None:
        """Take in a meeting file that the program was started with, and show it."""
        try:
            imported = import_meeting(self.desk.store, path)
        except UserError as error:
            self.desk.failed.emit(error)
            return
        self.desk.tell_changed("meetings")
        self.open_meeting(imported.uid)

    def delete_open_meeting(self) -> None:
        """Delete the meeting that is open and go to the list; Ångra brings it back."""
        page = self.meeting_page()
        if page.session is None:
            return
        try:
            page.finish_edit()
            page.session.save_and_wait()
            restore = delete_meeting(self.desk.store, page.session.uid)
        except UserError as error:
            self.desk.failed.emit(error)
            return
        page.let_go()
        self.desk.tell_changed("meetings")
        self.window.show_page("meetings")
        self.desk.say(self.tr("Mötet är borttaget."), partial(self._restore, restore))

    def _let_go_of_deleted(self, kinds: frozenset[str]) -> None:
        """A meeting that is deleted from the list is no longer open on its page."""
        page = self._meeting
        if "meetings" not in kinds or page is None or page.session is None:
            return
        if not self.desk.store.has_meeting(page.session.uid):
            page.let_go()

    def _restore(self, restore: object) -> None:
        assert callable(restore)
        restore()
        self.desk.tell_changed("meetings")

    def show_person(self, uid: str) -> None:
        """Show somebody in the register."""
        self.window.show_page("persons")
        assert self._persons is not None  # it has just been shown
        self._persons.show_person(uid)

    def show_help(self) -> None:
        """The handbook, at the page about what is in view."""
        if self._handbook is None:
            keys = "\n".join(
                f"| {action.spec.plain_words()} | {action.all_keys()} |"
                for action in self.actions.shown()
                if action.all_keys()
            )
            from protokoll.gui.handbook.window import HandbookWindow

            self._handbook = HandbookWindow(f"| Vad | Tangenter |\n|---|---|\n{keys}", self.window)
        self._handbook.show_page(HELP_PAGES[self.window.page()])
        self._handbook.show()
        self._handbook.raise_()
        self._handbook.activateWindow()

    def _take_step(self, uid: str, step: Step) -> None:
        page = self.meeting_page()
        if page.session is None or page.session.uid != uid:
            return  # it could not be opened, and that was told
        if step is Step.BEGIN:
            page.begin()
        elif step is Step.MAKE_MINUTES:
            page.create_minutes()

    def _tell_paper(self, created: CreatedPaper) -> None:
        PaperMessage(created, self.window).show()

    def _go_on_in(self, folder: Path) -> None:
        """The data was copied: this window closes, and another opens over the store in the new folder."""
        self.next_folder = folder
        self.window.close()

    def _follow_machine(self, preferences: MachinePreferences) -> None:
        self._theme.set_mode(preferences.appearance)
        self._theme.set_zoom(preferences.zoom)

    # --- ending ----------------------------------------------------------------------------------------------------

    def save_all(self) -> bool:
        """Save what is being typed everywhere; False when something could not be saved, which is then told."""
        try:
            for page in (self._persons, self._settings):
                if page is not None:
                    page.flush()
            if self._meeting is not None:
                self._meeting.finish_edit()
                if self._meeting.session is not None:
                    self._meeting.session.save_and_wait()
        except UserError as error:
            self.desk.failed.emit(error)
            return False
        return True
