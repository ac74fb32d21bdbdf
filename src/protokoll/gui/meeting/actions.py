"""What the actions of the menus do on the meeting page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import get_args

from protokoll.domain.entries import Entry
from protokoll.gui.actions import Actions
from protokoll.gui.meeting.page import MeetingPage


def connect_actions(page: MeetingPage, actions: Actions) -> None:
    """Connect every action of the meeting page but those of papers and of the whole program."""
    agenda = page.agenda
    handlers: dict[str, Callable[[], object]] = {
        "edit.undo": page.undo,
        "edit.redo": page.redo,
        "meeting.attendance": page.attendance.focus_find,
        "meeting.head": page.open_head,
        "meeting.write": page.focus_writing,
        "meeting.dates": page.open_dates,
        "meeting.next_stage": page.next_stage,
        "meeting.adjust": page.open_adjustment,
        "meeting.attachments": page.open_attachments,
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
    for kind in get_args(Entry):
        handlers[f"entry.{kind.__struct_config__.tag}"] = partial(page.start_entry, kind)
    for name, handler in handlers.items():
        actions.connect(name, handler, page="meeting")
