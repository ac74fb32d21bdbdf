"""What the program consists of: the desk, the pages, and who does what the actions say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from protokoll.errors import UserError
from protokoll.gui.actions import Actions
from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.memory import Memory
from protokoll.gui.paper_desk.actions import PaperActions
from protokoll.gui.settings.machine import Machine
from protokoll.gui.shell.window import Window
from protokoll.gui.soon import ImportSoon
from protokoll.gui.support_log import SupportLogSaver
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.theme import Theme

if TYPE_CHECKING:  # what the first paint does not need is imported after it, see ``soon``
    from protokoll.gui.handbook.window import HandbookWindow
    from protokoll.gui.meeting.page import MeetingPage
    from protokoll.gui.meetings.page import MeetingsPage
    from protokoll.gui.overview.page import OverviewPage
    from protokoll.gui.overview.steps import Step
    from protokoll.gui.persons.page import PersonsPage
    from protokoll.gui.settings.page import SettingsPage
    from protokoll.gui.shell.command_palette import Finder
    from protokoll.gui.templates.page import TemplatesPage
    from protokoll.services.machine_preferences import MachinePreferences
    from protokoll.services.overview import Overview
    from protokoll.storage.store import Store

HELP_PAGES = {
    "overview": "oversikt",
    "meetings": "moten",
    "meeting": "motessidan",
    "persons": "personer",
    "templates": "mallar",
    "settings": "installningar",
}
"""The page of the handbook for each page of the window."""


class Program(QObject):
    """The window with all its pages over one store.

    Without a store it shows its frame, until ``open`` is told that the store is there. What is asked for before
    that is done then.
    """

    def __init__(
        self,
        store: Store | None,
        data_dir: Path,
        machine: Machine,
        theme: Theme,
        background: Background,
        *,
        today: Callable[[], date] = date.today,
        papers: Callable[[], Path] | None = None,
    ) -> None:
        super().__init__()
        self._today = today
        self._data_dir = data_dir
        self._machine = machine
        self._theme = theme
        self._background = background
        self._waiting: list[Callable[[], None]] = []
        self._first_look: Overview | None = None
        self._handbook: HandbookWindow | None = None
        self._meetings: MeetingsPage | None = None
        self._meeting: MeetingPage | None = None
        self._persons: PersonsPage | None = None
        self._templates: TemplatesPage | None = None
        self._settings: SettingsPage | None = None
        self._import_soon = ImportSoon(background, self)
        self.next_folder: Path | None = None
        """Where to go on after the window has closed, when the data was moved."""
        self.desk = Desk(store, background, self)
        self.actions = Actions(self)
        self.window = Window(self.actions, theme, Memory(machine))
        self.window.follow(self.desk)
        self.window.ask_before_closing(self.save_all)
        self.window.page_shown.connect(self._page_shown)
        self.papers = PaperActions(
            self.desk, self.window, self.actions, machine, papers, today, self._when_open
        )
        self._add_pages()
        self.window.find_with(self._make_finders)
        self.desk.meeting_wanted.connect(self.open_meeting)
        self.desk.changed.connect(self._let_go_of_deleted)
        machine.changed.connect(self._follow_machine)
        machine.failed.connect(self.desk.failed)
        self._connect_common_actions()

    def start(self, file: Path | None) -> None:
        """Show the window, and the meeting file that the program was started with."""
        self.window.show_first_page("overview")
        self.window.show()
        if self.desk.is_open:
            self._import_soon.start()
        if self._machine.warning:
            self.desk.say(self._machine.warning)
        if file is not None:
            self.import_file(file)

    def show_first_look(self) -> None:
        """Build the first page from a look into the store's file, while that is being opened."""
        if self.window.page() == "overview" and not self.desk.is_open:
            from protokoll.services.overview import first_overview

            self._first_look = first_overview(self._data_dir, self._today())
            self.window.fill()

    def tell_opening(self) -> None:
        """Say that it takes its time."""
        self.window.status.set_fact(self.tr("Öppnar datafilen …"))

    def open(self, store: Store) -> None:
        """The store is there: build the page in view, and do what was asked for meanwhile."""
        self.desk.open(store)
        self.window.status.set_fact("")
        self.window.fill()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
        self._import_soon.start()

    def _when_open(self, act: Callable[[], None]) -> bool:
        """Whether the store is there; if it is not, ``act`` is kept until then."""
        if not self.desk.is_open:
            self._waiting.append(act)
        return self.desk.is_open

    def take_request(self, file: str) -> None:
        """A second start asks to come forward, and perhaps to open a file."""
        self.window.raise_it()
        if file:
            self.import_file(Path(file))

    # --- pages -----------------------------------------------------------------------------------------------------

    def _add_pages(self) -> None:
        add = self.window.add_page
        add("overview", self.tr("Översikt"), icon("overview"), self._make_overview)
        add("meetings", self.tr("Möten"), icon("meeting"), self._make_meetings)
        add("meeting", self.tr("Möte"), QIcon(), self._make_meeting, under="meetings")
        add("persons", self.tr("Personer"), icon("people"), self._make_persons)
        add("templates", self.tr("Mallar"), icon("template"), self._make_templates)
        add("settings", self.tr("Inställningar"), icon("settings"), self._make_settings, at_bottom=True)

    def _make_overview(self) -> OverviewPage | None:
        if not self.desk.is_open and self._first_look is None:
            return None
        from protokoll.gui.overview.page import OverviewPage

        page = OverviewPage(self.desk, today=self._today)
        if self._first_look is not None:
            page.tell(self._first_look)
        page.step_wanted.connect(self._take_step)
        page.new_meeting_wanted.connect(self.new_meeting)
        return page

    def _make_meetings(self) -> MeetingsPage | None:
        if not self.desk.is_open:
            return None
        from protokoll.gui.meetings.page import MeetingsPage

        page = self._meetings = MeetingsPage(self.desk, today=self._today)
        page.meeting_at_hand.connect(self.actions.set_meeting_at_hand)
        for name, handler in (
            ("meeting.duplicate", page.duplicate),
            ("meeting.delete", page.delete),
            ("meeting.export", page.export),
        ):
            self.actions.connect(name, handler, page="meetings")
        self.papers.join_meetings(page)
        page.use_actions({action.spec.name: action for action in self.actions.shown()})
        return page

    def _make_meeting(self) -> MeetingPage:
        from protokoll.gui.meeting.actions import connect_actions
        from protokoll.gui.meeting.page import MeetingPage

        page = self._meeting = MeetingPage(self.desk, self.papers.folder)
        page.lock_changed.connect(self.actions.set_locked)
        connect_actions(page, self.actions)
        self.actions.connect("meeting.delete", self.delete_open_meeting, page="meeting")
        self.papers.join_meeting(page)
        page.use_actions({action.spec.name: action for action in self.actions.shown()})
        return page

    def _make_persons(self) -> PersonsPage | None:
        if not self.desk.is_open:
            return None
        from protokoll.gui.persons.page import PersonsPage

        self._persons = PersonsPage(self.desk, today=self._today)
        return self._persons

    def _make_templates(self) -> TemplatesPage | None:
        if not self.desk.is_open:
            return None
        from protokoll.gui.templates.page import TemplatesPage

        self._templates = TemplatesPage(self.desk)
        return self._templates

    def _make_settings(self) -> SettingsPage | None:
        if not self.desk.is_open:
            return None
        from protokoll.gui.settings.page import SettingsPage

        page = self._settings = SettingsPage(self.desk, self._machine, self._data_dir, may_copy=self.save_all)
        page.data_dir_changed.connect(self._go_on_in)
        return page

    def _page_shown(self, name: str) -> None:
        if name != "meeting" and self._meeting is not None:
            self._meeting.save_soon()
        shown = self._meeting if name == "meeting" else None
        self.actions.set_locked(shown.lock_reason if shown is not None else "")
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
        for act in ("guide", "fields", "look"):
            connect(f"templates.{act}", partial(self._do_with_templates, act))
        connect("help.show", self.show_help)
        connect("help.about", self._show_about)
        support = SupportLogSaver(self.window, self.desk, self._machine, self._data_dir)
        connect("help.support", support.ask)

    def _do_with_templates(self, act: str) -> None:
        """What the page of templates does, over that page."""
        if self._when_open(partial(self._do_with_templates, act)):
            self.window.show_page("templates")
            assert self._templates is not None  # it has just been shown
            self._templates.actions_of_page[act].trigger()

    def open_meeting(self, uid: str) -> None:
        """Show a meeting."""
        if not self._when_open(partial(self.open_meeting, uid)):
            return
        self.window.toasts.opened(uid)
        self.papers.close()
        self.window.show_page("meeting")
        try:
            self.meeting_page().open_meeting(uid)
        except UserError as error:
            self.desk.failed.emit(error)
            self.window.show_page("meetings")
        self._page_shown(self.window.page())

    def new_meeting(self) -> None:
        """Ask for a new meeting, over the list it will stand in."""
        if self._when_open(self.new_meeting):
            self.meetings_page().new_meeting()

    def import_meetings(self) -> None:
        """Ask for meeting files, over the list they will stand in."""
        if self._when_open(self.import_meetings):
            self.meetings_page().import_files()

    def import_file(self, path: Path) -> None:
        """Take in a meeting file that the program was started with, and show it."""
        if not self._when_open(partial(self.import_file, path)):
            return
        from protokoll.services.meetings import import_meeting

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
        from protokoll.services.planning import delete_meeting

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

    def _make_finders(self) -> Sequence[Finder]:
        if not self.desk.is_open:
            return ()
        from protokoll.gui.finders import MeetingFinder, PersonFinder

        return MeetingFinder(self.desk), PersonFinder(self.desk, self.show_person)

    def show_person(self, uid: str) -> None:
        """Show somebody in the register."""
        self.window.show_page("persons")
        assert self._persons is not None  # it has just been shown
        self._persons.show_person(uid)

    def _show_about(self) -> None:
        from protokoll.gui.about import show_about

        show_about(self.window, self._data_dir)

    def show_help(self) -> None:
        """The handbook, at the page about what is in view."""
        if self._handbook is None:
            from protokoll.gui.handbook.window import HandbookWindow
            from protokoll.gui.shell.shortcuts_dialog import as_markdown, shortcut_rows

            self._handbook = HandbookWindow(as_markdown(shortcut_rows(self.actions)), self.window)
        self._handbook.show_page(HELP_PAGES[self.window.page()])
        self._handbook.show()
        self._handbook.raise_()
        self._handbook.activateWindow()

    def _take_step(self, uid: str, step: Step) -> None:
        if not self._when_open(partial(self._take_step, uid, step)):
            return
        from protokoll.gui.overview.steps import Step

        page = self.meeting_page()
        if page.session is None or page.session.uid != uid:
            return  # it could not be opened, and that was told
        if step is Step.BEGIN:
            page.begin()
        elif step is Step.MAKE_MINUTES:
            page.create_minutes()

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
