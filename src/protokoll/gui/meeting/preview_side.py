"""The preview on the meeting page: it follows the writing, and a click in it leads to what was written."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from protokoll.domain.meeting import Meeting
from protokoll.gui.desk import Desk
from protokoll.gui.meeting.agenda_panel import AgendaPanel
from protokoll.gui.meeting.item_view import ItemView
from protokoll.gui.meeting.panels import Panels
from protokoll.gui.paper_desk.beside import BesidePreview


class PreviewSide(QObject):
    """Between the preview and the panels of the page."""

    def __init__(self, desk: Desk, agenda: AgendaPanel, item: ItemView, panels: Panels) -> None:
        super().__init__(panels)
        self._agenda = agenda
        self._item = item
        self._panels = panels
        self._meeting: Meeting | None = None
        self.beside = BesidePreview(desk, panels)
        self.beside.part_wanted.connect(self.go_to_part)
        panels.add_preview(self.beside.pane)
        panels.preview_shown.connect(self.beside.set_active)
        agenda.chosen.connect(self._tell_here)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def show_meeting(self, uid: str, meeting: Meeting) -> None:
        """Show a paper of the meeting as it reads now."""
        self._meeting = meeting
        self._tell_here()
        self.beside.show_meeting(uid, meeting)

    def let_go(self) -> None:
        """No meeting is open."""
        self._meeting = None
        self.beside.let_go()

    def toggle(self) -> None:
        """Show the preview, or put it away; the keyboard goes where there is something to do."""
        writing = self._item.isVisible()
        self._panels.toggle_preview()
        if not self._item.isVisible():
            self.beside.pane.view.setFocus()
        elif not writing:
            self._item.entries.focus_write_box()

    def go_to_part(self, key: str) -> None:
        """Put the cursor in the item or entry that a part of the paper is made of."""
        if self._meeting is None:
            return
        kind, _, name = key.partition(":")
        self._panels.uncover()
        if kind == "item":
            self._agenda.choose(name)
            self._item.entries.focus_write_box()
            return
        for item in self._meeting.all_items():
            if any(entry.id == name for entry in item.entries):
                self._agenda.choose(item.id)
                self._item.entries.go_to_entry(name)

    def _follow_focus(self, _: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self._panels.isAncestorOf(focused):
            self._tell_here()

    def _tell_here(self) -> None:
        focused = QApplication.focusWidget()
        cards = self._item.entries.cards
        here = next((card for card in cards if focused is not None and card.isAncestorOf(focused)), None)
        self.beside.show_here(self._agenda.current_id or "", here.entry.id or "" if here else "")
