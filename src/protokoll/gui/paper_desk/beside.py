"""The preview beside the writing: a paper of the open meeting, made anew as one writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from protokoll.documents.paper import Paper
from protokoll.documents.papers import PaperKind, make_paper, paper_title
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Meeting
from protokoll.gui.desk import Desk
from protokoll.gui.paper_desk.template_state import TemplateState, template_state
from protokoll.gui.paper_desk.words import MEETING_PAPERS
from protokoll.gui.preview.live import LivePreview, Make
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pane import PreviewPane
from protokoll.gui.preview.printing import print_paper, print_preview

_OFFERED = tuple(kind for kind in MEETING_PAPERS if kind is not PaperKind.EXTRACT)
"""All that need no choices of their own."""
_USUAL = {
    Stage.PLANNED: PaperKind.AGENDA,
    Stage.NOTICED: PaperKind.AGENDA,
}
_SHAPING = frozenset(("settings", "templates", "looks", "bodies"))
"""Kinds of data that a paper's look depends on."""


class BesidePreview(QObject):
    """A :class:`PreviewPane` that follows a meeting. While it is out of sight nothing is made."""

    part_wanted = Signal(str)
    """The key of the part that was clicked ("item:…", "entry:…")."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._uid = ""
        self._here = ("", "")
        self._asked: tuple[PaperKind, str | None] | None = None
        self._active = False
        self.pane = PreviewPane(parent)
        self.pane.set_papers([(kind.value, paper_title(kind)) for kind in _OFFERED])
        self.pane.paper_chosen.connect(self._choose)
        self.pane.part_wanted.connect(self.part_wanted)
        self.pane.print_wanted.connect(self.print)
        self.pane.print_preview_wanted.connect(self._preview_print)
        self._live = LivePreview(self.pane.view, self._source, desk.background, self)
        self._live.failed.connect(self.pane.show_empty)
        self._live.shown.connect(self._follow)
        self._live.set_active(False)
        desk.changed.connect(self._note_change)

    @property
    def kind(self) -> PaperKind:
        """The paper that is shown."""
        return PaperKind(self.pane.chosen_paper())

    def show_meeting(self, uid: str, meeting: Meeting) -> None:
        """Show this meeting, as it reads now; another one begins with the paper of its stage."""
        if meeting is self._meeting:
            return
        another = uid != self._uid
        self._uid, self._meeting = uid, meeting
        if another:
            self.pane.show_empty(self.tr("Papperet görs i ordning …"))
            self.pane.choose_paper(_USUAL.get(meeting.head.stage or Stage.PLANNED, PaperKind.MINUTES))
            self._live.refresh()
            self._look_up()
        else:
            self._live.changed(self._part())

    def let_go(self) -> None:
        """No meeting is open."""
        self._uid, self._meeting = "", None
        self.pane.show_empty(self.tr("Inget möte är öppet."))
        self._live.refresh()

    def show_here(self, item_id: str, entry_id: str) -> None:
        """Keep in sight, and mark quietly, what is being written: the entry, or the item where that is none."""
        here = (item_id, entry_id)
        if here != self._here:
            self._here = here
            self._follow()

    def set_active(self, active: bool) -> None:
        """Whether the preview is in sight."""
        if active != self._active:
            self._active = active
            self._live.set_active(active)
            if active:
                self._look_up()

    def print(self) -> None:
        """Print the paper that is chosen, in sight or not."""
        self._with_paper(self._print)

    # --- inside ---

    def _source(self) -> Make | None:
        if self._meeting is None:
            return None
        return partial(make_paper, self.kind, self._meeting)

    def _part(self) -> str:
        """The key of the part one is at. Only minutes have a part for each entry."""
        item, entry = self._here
        if entry and self.kind is PaperKind.MINUTES:
            return f"entry:{entry}"
        return f"item:{item}" if item else ""

    def _follow(self) -> None:
        key = self._part()
        self.pane.view.show_here(key)
        if self._active:
            self.pane.view.show_part(key, mark=False)

    def _choose(self) -> None:
        self._live.refresh()
        self._look_up()

    def _look_up(self) -> None:
        """Ask on the worker what the paper looks like with the template chosen for it."""
        if self._meeting is not None and self._active:
            self._asked = (self.kind, self._meeting.body.uid)
            work = partial(template_state, self._desk.store, *self._asked)
            self._desk.background.run(work, partial(self._take_state, self._asked), self._desk.failed.emit)

    def _take_state(self, asked: tuple[PaperKind, str | None], state: TemplateState) -> None:
        if asked == self._asked:
            self._live.set_look(state.look)

    def _note_change(self, kinds: frozenset[str]) -> None:
        if kinds & _SHAPING:
            self._look_up()

    def _with_paper(self, done: Callable[[_ToPrint], None]) -> None:
        if self._meeting is not None:
            work = partial(_to_print, self._desk, self._meeting, self.kind)
            self._desk.background.run(work, done, self._desk.failed.emit)

    def _print(self, wanted: _ToPrint) -> None:
        print_paper(wanted.paper, wanted.look, self.pane.window())

    def _preview_print(self) -> None:
        self._with_paper(self._show_print_preview)

    def _show_print_preview(self, wanted: _ToPrint) -> None:
        print_preview(wanted.paper, wanted.look, self.pane.window())


class _ToPrint(NamedTuple):
    paper: Paper
    look: PageLook


def _to_print(desk: Desk, meeting: Meeting, kind: PaperKind) -> _ToPrint:
    look = template_state(desk.store, kind, meeting.body.uid).look
    return _ToPrint(make_paper(kind, meeting), look)
