"""The meeting that is open: its present value, its undo steps, and its way to the disk.

The session owns the meeting while it is open. A draft (every keystroke) changes the present value and is saved
within a second; a step (an edit that is finished) can be undone. Memory is the truth until the disk has
acknowledged: a save that fails is told and tried again, and nothing typed is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from protokoll.domain.edits import edit_head, is_locked, with_ids
from protokoll.domain.meeting import Meeting
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.meeting.steps import Step, Steps
from protokoll.services.unfinished import keep_beside, keep_unfinished
from protokoll.storage import StaleMeetingError, StoredMeeting

DRAFT_DELAY = 1000
"""Milliseconds from a keystroke to its save: the most that a power cut can take."""
RETRY_DELAY = 3000
"""Milliseconds from a save that failed to the next try."""


class MeetingSession(QObject):
    """One open meeting."""

    changed = Signal(object, object)
    """The meeting before and after: parts that are the same object did not change."""
    refused = Signal(str)
    """An edit was not made, and why (the minutes are adjusted)."""

    def __init__(
        self,
        desk: Desk,
        stored: StoredMeeting,
        unfinished: Mapping[str, str] | None = None,
        parent: QObject | None = None,
        *,
        draft_delay: int = DRAFT_DELAY,
        retry_delay: int = RETRY_DELAY,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stored = stored
        self._under_way: Future[StoredMeeting] | None = None
        self._before_draft: Meeting | None = None
        self.present = self._saved = with_ids(stored.meeting)
        self.unfinished = self._kept = dict(unfinished or {})
        """What stands in the write box of each item, by its id, and is no entry yet."""
        self._keeping: Future[None] | None = None
        self.steps = Steps()
        self._draft_delay = draft_delay
        self._retry_delay = retry_delay
        self._failing: set[str] = set()
        self._ended = False
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.timeout.connect(self.save)

    @property
    def uid(self) -> str:
        """The store's uid of the meeting."""
        return self._stored.uid

    @property
    def locked(self) -> bool:
        """Whether the minutes are adjusted: then nothing changes, and everything on the screen follows."""
        return is_locked(self.present)

    @property
    def unsaved(self) -> bool:
        """Whether the disk has not yet acknowledged all that was typed."""
        waiting = self._under_way is not None or self._keeping is not None
        return waiting or self.present != self._saved or self.unfinished != self._kept

    @property
    def ended(self) -> bool:
        """Whether the meeting was let go of."""
        return self._ended

    def goes_with(self, stored: StoredMeeting) -> bool:
        """Whether ``stored``, as it is in the store now, is what this session goes on from."""
        return self.unsaved or (stored.row, stored.revision) == (self._stored.row, self._stored.revision)

    # --- edits -----------------------------------------------------------------------------------------------------

    def draft(self, after: Meeting) -> None:
        """Something is being typed: the present becomes ``after``; the step comes with :meth:`finish`."""
        if after == self.present or self._is_refused():
            return
        if self._before_draft is None:
            self._before_draft = self.present
        self._become(after)
        self._save_before_long()

    def write(self, item_id: str, text: str) -> None:
        """What stands in the write box of an item; it is kept like a draft, but is no part of the meeting."""
        if self.unfinished.get(item_id, "") != text:
            self.unfinished = {**self.unfinished, item_id: text}
            self._save_before_long()

    def finish(self, text: str) -> None:
        """What was typed since the last step becomes a step called ``text``."""
        before, self._before_draft = self._before_draft, None
        if before is not None and before != self.present:
            self.steps.add(Step(before, self.present, text))

    def edit(self, after: Meeting, text: str) -> None:
        """A finished edit: the present becomes ``after``, as one step called ``text``."""
        self.finish("Skrivning")
        if after == self.present or self._is_refused():
            return
        self.steps.add(Step(self.present, after, text))
        self._become(after)
        self.save()

    def undo(self) -> None:
        """Take back the last step; what is being typed counts as one."""
        self.finish("Skrivning")
        step = None if self._is_refused() else self.steps.undo()
        if step is not None:
            self._become(step.before)
            self.save()

    def redo(self) -> None:
        """Do again what was undone."""
        self.finish("Skrivning")
        step = None if self._is_refused() else self.steps.redo()
        if step is not None:
            self._become(step.after)
            self.save()

    def _become(self, meeting: Meeting) -> None:
        before, self.present = self.present, meeting
        self.changed.emit(before, meeting)

    def _is_refused(self) -> bool:
        if self.locked:
            self.refused.emit("Protokollet är justerat och kan inte ändras.")
            return True
        return False

    # --- saving ----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Send what differs from the disk to the writer; one save of a kind is under way at a time."""
        self._save_soon.stop()
        if self._under_way is None and self.present != self._saved:
            self._under_way = self._desk.store.save_meeting(self._stored, self.present)
            self._follow(self._under_way, self._acknowledge)
        if self._keeping is None and self.unfinished != self._kept:
            self._keeping = keep_unfinished(self._desk.store, self.uid, self.unfinished)
            self._follow(self._keeping, partial(self._acknowledge_unfinished, self.unfinished))

    def save_and_wait(self) -> None:
        """Save everything and wait for the disk (when the meeting is closed). Raises what the save raised."""
        self.finish("Skrivning")
        self._save_soon.stop()
        try:
            while self._under_way is not None or self.present != self._saved:
                saving = self._under_way or self._desk.store.save_meeting(self._stored, self.present)
                self._under_way = None
                self._take(saving.result())
            if self._keeping is not None or self.unfinished != self._kept:
                self._keeping = None
                texts = self.unfinished
                keep_unfinished(self._desk.store, self.uid, texts).result()
                self._kept = texts
                self._tell_saved("texts")
        except StaleMeetingError:
            self._keep_beside()
        except UserError:
            self._try_again("meeting" if self.present != self._saved else "texts")
            raise

    def go_on_from(self, stored: StoredMeeting) -> None:
        """Go on from what a service made of the meeting in the store (it was adjusted); there is nothing to undo then.

        It was saved before that. What was typed since is never replaced: saving it finds that the two do not go
        together, and keeps it beside.
        """
        if self.present != self._saved:
            self.save()
            return
        self.steps.forget()
        self._before_draft = None
        self._take(stored)
        self._saved = with_ids(stored.meeting)
        self._become(self._saved)

    def end(self) -> None:
        """Let go of the meeting; what is on its way from the disk comes too late to be of use."""
        self._ended = True
        self._save_soon.stop()
        self.deleteLater()

    def _save_before_long(self) -> None:
        if not self._save_soon.isActive():
            self._save_soon.start(self._draft_delay)

    def _follow(self, future: Future[Any], done: Any) -> None:
        self._desk.background.follow(future, partial(done, future), partial(self._fail, future))

    def _acknowledge(self, future: Future[StoredMeeting], stored: StoredMeeting) -> None:
        if self._ended or future is not self._under_way:  # somebody waited for it and took it already
            return
        self._under_way = None
        self._take(stored)
        self.save()

    def _acknowledge_unfinished(self, texts: dict[str, str], future: Future[None], _: None) -> None:
        if self._ended or future is not self._keeping:
            return
        self._keeping = None
        self._kept = texts
        self._tell_saved("texts")
        self.save()

    def _take(self, stored: StoredMeeting) -> None:
        """The disk has acknowledged this much."""
        self._stored, self._saved = stored, stored.meeting
        self._tell_saved("meeting")
        self._desk.tell_changed("meetings")

    def _tell_saved(self, kind: str) -> None:
        self._failing.discard(kind)
        if not self._failing:  # a short text may find room where the meeting does not
            self._desk.save_state.emit(f"Sparat {datetime.now():%H.%M}", False)

    def _fail(self, future: Future[Any], error: BaseException) -> None:
        if self._ended or future not in (self._under_way, self._keeping):
            return
        kind = "meeting" if future is self._under_way else "texts"
        if kind == "meeting":
            self._under_way = None
        else:
            self._keeping = None
        if isinstance(error, StaleMeetingError):
            try:
                self._keep_beside()
            except UserError as other:
                error = other
            else:
                return
        if not self._failing:  # told once, not at every try
            if isinstance(error, UserError):
                self._desk.say(str(error))  # a dialog would take the keyboard from who is writing
            else:
                self._desk.failed.emit(error)
        self._try_again(kind)

    def _try_again(self, kind: str) -> None:
        self._failing.add(kind)
        self._desk.save_state.emit("Inte sparat ännu. Texten finns kvar här, nytt försök görs strax.", True)
        self._save_soon.start(self._retry_delay)

    def _keep_beside(self) -> None:
        """The meeting in the store is another now, or gone: what is here goes on as a meeting of its own."""
        stored = keep_beside(self._desk.store, self.present, self.uid)
        self.steps.forget()
        self._before_draft = None
        self._kept = {}
        self._become(edit_head(self.present, uid=None))
        self._take(stored)
        self.save()
        self._desk.say("Mötet hade ändrats på ett annat håll. Det du skrev är sparat som ett möte för sig.")
