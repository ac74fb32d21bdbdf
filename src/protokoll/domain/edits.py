"""Changes of a meeting, each a pure function that gives a new value.

What an edit does not touch is the same object in both values, so that saving and undoing stay cheap. References
are kept whole: removing an item takes with it what was recorded about it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
import uuid6

from protokoll.domain.entries import Decision, Entry
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import AgendaItem, Attachment, Attendance, Meeting, Officer, Person, walk_items

_Part = TypeVar("_Part", bound=msgspec.Struct)


def new_id() -> str:
    """A fresh id for an item, entry, person or attachment: unique everywhere, so that parts may move."""
    return uuid6.uuid7().hex


def changed(value: _Part, **fields: Any) -> _Part:
    """``value`` with other ``fields``; the same object when nothing differs."""
    if all(getattr(value, name) == new for name, new in fields.items()):
        return value
    return msgspec.structs.replace(value, **fields)


def with_ids(meeting: Meeting) -> Meeting:
    """The meeting with an id for every entry, as the screens need to tell them apart."""

    def identified(item: AgendaItem) -> AgendaItem:
        entries = tuple(entry if entry.id else changed(entry, id=new_id()) for entry in item.entries)
        items = tuple(identified(sub) for sub in item.items)
        return changed(item, entries=entries, items=items)

    return changed(meeting, agenda=tuple(identified(item) for item in meeting.agenda))


# --- items ---------------------------------------------------------------------------------------------------------


def find_item(meeting: Meeting, item_id: str) -> AgendaItem:
    """The item with that id. Raises KeyError."""
    for item in meeting.all_items():
        if item.id == item_id:
            return item
    raise KeyError(item_id)


def edit_item(meeting: Meeting, item_id: str, edit: Callable[[AgendaItem], AgendaItem]) -> Meeting:
    """The meeting with ``edit`` done to one item."""

    def within(items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        found = tuple(
            edit(item) if item.id == item_id else changed_below(item) if item.items else item
            for item in items
        )
        return items if all(one is other for one, other in zip(found, items, strict=True)) else found

    def changed_below(item: AgendaItem) -> AgendaItem:
        below = within(item.items)
        return item if below is item.items else msgspec.structs.replace(item, items=below)

    agenda = within(meeting.agenda)
    return meeting if agenda is meeting.agenda else msgspec.structs.replace(meeting, agenda=agenda)


def insert_item(meeting: Meeting, item: AgendaItem, *, after: str | None) -> Meeting:
    """The meeting with ``item`` as the next neighbour of ``after``; first on the agenda for None. Raises KeyError."""
    if after is None:
        return changed(meeting, agenda=(item, *meeting.agenda))
    parent, at = place_of(meeting, after)
    if parent is None:
        return changed(meeting, agenda=(*meeting.agenda[: at + 1], item, *meeting.agenda[at + 1 :]))
    return edit_item(
        meeting,
        parent,
        lambda found: changed(found, items=(*found.items[: at + 1], item, *found.items[at + 1 :])),
    )


def remove_item(meeting: Meeting, item_id: str) -> Meeting:
    """The meeting without the item, its sub-items, and what was recorded at them elsewhere."""
    gone = {item.id for item in walk_items((find_item(meeting, item_id),))}
    lost_entries = {
        entry.id for item in meeting.all_items() if item.id in gone for entry in item.entries if entry.id
    }
    without = _taken_out(meeting, item_id)
    head = changed(without.head, sequence=tuple(name for name in without.head.sequence if name not in gone))
    return _without_follows(
        changed(
            without,
            head=head,
            officers=tuple(_officer_without(officer, gone) for officer in without.officers),
            attendance=tuple(_attendance_without(line, gone) for line in without.attendance),
            attachments=tuple(
                changed(one, items=tuple(name for name in one.items if name not in gone))
                for one in without.attachments
            ),
        ),
        lost_entries,
    )


def _taken_out(meeting: Meeting, item_id: str) -> Meeting:
    def within(items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        return tuple(changed(item, items=within(item.items)) for item in items if item.id != item_id)

    return changed(meeting, agenda=within(meeting.agenda))


def _officer_without(officer: Officer, gone: set[str]) -> Officer:
    return changed(
        officer,
        from_item=None if officer.from_item in gone else officer.from_item,
        until_item=None if officer.until_item in gone else officer.until_item,
    )


def _attendance_without(line: Attendance, gone: set[str]) -> Attendance:
    kept = tuple(
        changed(change, until_item=None if change.until_item in gone else change.until_item)
        for change in line.changes
        if change.item not in gone
    )
    return changed(line, changes=kept)


def _without_follows(meeting: Meeting, gone: set[str]) -> Meeting:
    """Decisions no longer say that they rest on entries that are gone."""
    if not gone:
        return meeting

    def cleaned(item: AgendaItem) -> AgendaItem:
        entries = tuple(
            changed(entry, follows=tuple(name for name in entry.follows if name not in gone))
            if isinstance(entry, Decision)
            else entry
            for entry in item.entries
        )
        return changed(item, entries=entries, items=tuple(cleaned(sub) for sub in item.items))

    return changed(meeting, agenda=tuple(cleaned(item) for item in meeting.agenda))


def place_item(meeting: Meeting, item_id: str, *, parent: str | None, at: int) -> Meeting:
    """The meeting with the item moved to place ``at`` (from 0, counted without it) below ``parent``, or on top.

    Raises ValueError when ``parent`` is the item itself or below it.
    """
    item = find_item(meeting, item_id)
    if parent in {sub.id for sub in walk_items((item,))}:
        raise ValueError("an item cannot be moved into itself")
    without = _taken_out(meeting, item_id)
    if parent is None:
        agenda = (*without.agenda[:at], item, *without.agenda[at:])
        return changed(meeting, agenda=agenda)
    return edit_item(
        without, parent, lambda found: changed(found, items=(*found.items[:at], item, *found.items[at:]))
    )


def place_of(meeting: Meeting, item_id: str) -> tuple[str | None, int]:
    """The parent's id (None on top) and the place among its sub-items. Raises KeyError."""

    def within(items: tuple[AgendaItem, ...], parent: str | None) -> tuple[str | None, int] | None:
        for at, item in enumerate(items):
            if item.id == item_id:
                return parent, at
            found = within(item.items, item.id)
            if found is not None:
                return found
        return None

    place = within(meeting.agenda, None)
    if place is None:
        raise KeyError(item_id)
    return place


def shift_item(meeting: Meeting, item_id: str, by: int) -> Meeting:
    """The meeting with the item moved ``by`` places among its neighbours, as far as they reach."""
    parent, at = place_of(meeting, item_id)
    return place_item(meeting, item_id, parent=parent, at=max(at + by, 0))


def indent_item(meeting: Meeting, item_id: str) -> Meeting:
    """The meeting with the item as the last sub-item of the one above it; unchanged for a first one."""
    parent, at = place_of(meeting, item_id)
    if at == 0:
        return meeting
    neighbours = meeting.agenda if parent is None else find_item(meeting, parent).items
    above = neighbours[at - 1]
    return place_item(meeting, item_id, parent=above.id, at=len(above.items))


def outdent_item(meeting: Meeting, item_id: str) -> Meeting:
    """The meeting with the sub-item placed after its parent; unchanged on the top level."""
    parent, _ = place_of(meeting, item_id)
    if parent is None:
        return meeting
    grandparent, at = place_of(meeting, parent)
    return place_item(meeting, item_id, parent=grandparent, at=at + 1)


# --- entries -------------------------------------------------------------------------------------------------------


def insert_entry(meeting: Meeting, item_id: str, entry: Entry, at: int | None = None) -> Meeting:
    """The meeting with ``entry`` at place ``at`` of the item, last for None."""

    def edit(item: AgendaItem) -> AgendaItem:
        place = len(item.entries) if at is None else at
        return changed(item, entries=(*item.entries[:place], entry, *item.entries[place:]))

    return edit_item(meeting, item_id, edit)


def replace_entry(meeting: Meeting, item_id: str, entry: Entry) -> Meeting:
    """The meeting with ``entry`` in the place of the one that has its id."""
    return edit_item(
        meeting,
        item_id,
        lambda item: changed(
            item, entries=tuple(entry if one.id == entry.id else one for one in item.entries)
        ),
    )


def remove_entry(meeting: Meeting, item_id: str, entry_id: str) -> Meeting:
    """The meeting without the entry."""
    without = edit_item(
        meeting,
        item_id,
        lambda item: changed(item, entries=tuple(one for one in item.entries if one.id != entry_id)),
    )
    return _without_follows(without, {entry_id})


def shift_entry(meeting: Meeting, item_id: str, entry_id: str, by: int) -> Meeting:
    """The meeting with the entry moved ``by`` places within its item, as far as it reaches. Raises KeyError."""

    def edit(item: AgendaItem) -> AgendaItem:
        at = {one.id: n for n, one in enumerate(item.entries)}[entry_id]
        rest = [*item.entries[:at], *item.entries[at + 1 :]]
        rest.insert(max(at + by, 0), item.entries[at])
        return changed(item, entries=tuple(rest))

    return edit_item(meeting, item_id, edit)


# --- people and attendance ------------------------------------------------------------------------------------------


def edit_attendance(meeting: Meeting, number: int, edit: Callable[[Attendance], Attendance]) -> Meeting:
    """The meeting with ``edit`` done to line ``number`` of its attendance list."""
    lines = list(meeting.attendance)
    lines[number] = edit(lines[number])
    return changed(meeting, attendance=tuple(lines))


def insert_person(meeting: Meeting, person: Person, line: Attendance) -> Meeting:
    """The meeting with one more person and a line for them in the attendance list."""
    return changed(meeting, people=(*meeting.people, person), attendance=(*meeting.attendance, line))


def remove_attendance(meeting: Meeting, number: int) -> Meeting:
    """The meeting without that line of the attendance list; its person stays known for what names them."""
    return changed(meeting, attendance=meeting.attendance[:number] + meeting.attendance[number + 1 :])


# --- attachments ----------------------------------------------------------------------------------------------------


def next_attachment_number(meeting: Meeting) -> str:
    """The number after the highest that an attachment has; those without one count by their place."""
    numbers = [
        int(digits.group()) if (digits := re.search(r"\d{1,9}", one.number)) else place
        for place, one in enumerate(meeting.attachments, start=1)
    ]
    return str(max(numbers, default=0) + 1)


def insert_attachment(meeting: Meeting, attachment: Attachment, at: int | None = None) -> Meeting:
    """The meeting with ``attachment`` at place ``at``, last for None."""
    place = len(meeting.attachments) if at is None else at
    return changed(
        meeting, attachments=(*meeting.attachments[:place], attachment, *meeting.attachments[place:])
    )


def edit_attachment(meeting: Meeting, attachment_id: str, **fields: Any) -> Meeting:
    """The meeting with other ``fields`` in one attachment: its title, number, or the items that cite it."""
    return changed(
        meeting,
        attachments=tuple(
            changed(one, **fields) if one.id == attachment_id else one for one in meeting.attachments
        ),
    )


def remove_attachment(meeting: Meeting, attachment_id: str) -> Meeting:
    """The meeting without the attachment. The others keep their numbers, which are cited in the text."""
    return changed(meeting, attachments=tuple(one for one in meeting.attachments if one.id != attachment_id))


def shift_attachment(meeting: Meeting, attachment_id: str, by: int) -> Meeting:
    """The meeting with the attachment moved ``by`` places, as far as the list reaches. Raises KeyError."""
    at = {one.id: n for n, one in enumerate(meeting.attachments)}[attachment_id]
    rest = [*meeting.attachments[:at], *meeting.attachments[at + 1 :]]
    rest.insert(max(at + by, 0), meeting.attachments[at])
    return changed(meeting, attachments=tuple(rest))


def renumber_attachments(meeting: Meeting) -> Meeting:
    """The meeting with its attachments numbered from 1 in the order in which they stand."""
    return changed(
        meeting,
        attachments=tuple(changed(one, number=str(n)) for n, one in enumerate(meeting.attachments, start=1)),
    )


def cite_attachment(meeting: Meeting, attachment_id: str, item_id: str, *, cited: bool) -> Meeting:
    """The meeting with the attachment cited at the item, or no longer; in agenda order."""
    order = {item.id: n for n, item in enumerate(meeting.all_items())}
    (found,) = (one for one in meeting.attachments if one.id == attachment_id)
    items = {*found.items, item_id} if cited else {*found.items} - {item_id}
    return edit_attachment(meeting, attachment_id, items=tuple(sorted(items, key=order.__getitem__)))


# --- the head -------------------------------------------------------------------------------------------------------


def edit_head(meeting: Meeting, **fields: Any) -> Meeting:
    """The meeting with other facts in its head."""
    return changed(meeting, head=changed(meeting.head, **fields))


def is_locked(meeting: Meeting) -> bool:
    """Whether the minutes are adjusted, so that nothing in them may change any more."""
    return meeting.head.stage is Stage.ADJUSTED
