"""The parts of a meeting and their tables: the one description by which meetings are written, compared and
read.

A part is the elements of one kind of list: the meeting's people, an item's entries, a vote's ballots. Each
element is a row, with its place in the list and a name among its likes: its key where it has one, else its
place.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, get_args

from sqlalchemy import Table, UniqueConstraint

from protokoll.domain.entries import (
    Abstention,
    Ballot,
    Decision,
    Dissent,
    Elected,
    Election,
    Entry,
    Proposal,
    ProposalClause,
    Statement,
    Task,
    Vote,
    VoteOption,
)
from protokoll.domain.meeting import (
    Adjustment,
    AgendaItem,
    Attachment,
    Attendance,
    Meeting,
    MeetingHead,
    Officer,
    Person,
    PlannedMeeting,
    PresenceChange,
)
from protokoll.storage import meeting_tables as tables
from protokoll.storage.columns import metadata
from protokoll.storage.layouts import Cells, Layout, PersonLayout, StructLayout, TextLayout

Row = dict[str, Any]
"""What is written in one row, by column: only what the value says, not the store's own ids and links."""

Name = str | int
"""What an element is known by among its likes: its key, or its place in its list."""

Found = Mapping[Table, Mapping[Name | None, Sequence[Cells]]]
"""Whole rows read for one meeting: by table and by the name of their owner, each list in order."""


class Part(ABC):
    """The elements of a list as rows of ``table``.

    ``owner`` is the column with the name of the element that the list belongs to (none: the meeting itself).
    """

    def __init__(self, table: Table, owner: str | None) -> None:
        self.table = table
        self.owner = owner
        self.keyed = "key" in table.c

    @abstractmethod
    def below(self) -> Iterable[Part]:
        """The parts that its elements' lists are."""

    @abstractmethod
    def lists(self, element: Any) -> Mapping[str, Part]:
        """The lists of ``element``: field → part."""

    @abstractmethod
    def row(self, owner: Name | None, position: int, name: Name, element: Any) -> Row:
        """What is written about the element called ``name``, at ``position`` in a list of ``owner``."""

    @abstractmethod
    def elements(self, found: Found, owner: Name | None = None) -> tuple[Any, ...]:
        """The list that belongs to ``owner``."""


class Uniform(Part):
    """Elements of one type. ``sort`` stands in the column "kind" where lists share a table and an owner."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        *,
        owner: str | None = None,
        sort: str | None = None,
        lists: Mapping[str, Part] | None = None,
    ) -> None:
        super().__init__(table, owner)
        self._layout = layout
        self._sort = sort
        self._lists = dict(lists or {})
        self._name_of = picker(table, "key" if self.keyed else "position")
        self._sort_of = picker(table, "kind") if sort else None
        pick = picker(table, *layout.columns)
        self._pick: Callable[[Cells], Cells] = pick if len(layout.columns) > 1 else lambda row: (pick(row),)

    def below(self) -> Iterable[Part]:
        """The parts of its lists."""
        return self._lists.values()

    def lists(self, element: Any) -> Mapping[str, Part]:
        """The same for every element."""
        return self._lists

    def row(self, owner: Name | None, position: int, name: Name, element: Any) -> Row:
        """The element's cells, its place, and what tells it from others."""
        row = dict(zip(self._layout.columns, self._layout.cells(element), strict=True))
        row["position"] = position
        if self.keyed:
            row["key"] = name
        if self.owner is not None:
            row[self.owner] = owner
        if self._sort is not None:
            row["kind"] = self._sort
        return row

    def elements(self, found: Found, owner: Name | None = None) -> tuple[Any, ...]:
        """One element for each row of that owner."""
        rows = found[self.table].get(owner, ())
        if self._sort_of is not None:
            rows = [row for row in rows if self._sort_of(row) == self._sort]
        return tuple(self.element(row, found) for row in rows)

    def element(self, row: Cells, found: Found, **given: Any) -> Any:
        """The element that ``row`` stands for; ``given`` are fields of it that are known already."""
        name = self._name_of(row)
        for field, part in self._lists.items():
            if field not in given:
                given[field] = part.elements(found, name)
        if self.keyed:
            given.setdefault("id", name)
        return self._layout.value(self._pick(row), **given)


class Entries(Part):
    """Entries: one wide table, in which each kind has its columns. One without an id is called by its uid."""

    def __init__(self, lists: Mapping[type, Mapping[str, Part]]) -> None:
        super().__init__(tables.entry, owner="item")
        self._kinds = {
            kind: Uniform(
                tables.entry,
                StructLayout(kind, without="id"),
                owner="item",
                sort=kind.__struct_config__.tag,
                lists=lists.get(kind),
            )
            for kind in get_args(Entry)
        }
        self._sorts = {kind.__struct_config__.tag: part for kind, part in self._kinds.items()}
        self._pick = picker(tables.entry, "kind", "key", "uid")

    def below(self) -> Iterable[Part]:
        """The parts that any kind of entry has."""
        return [part for kind in self._kinds.values() for part in kind.below()]

    def lists(self, element: Entry) -> Mapping[str, Part]:
        """Those of its kind."""
        return self._kinds[type(element)].lists(element)

    def row(self, owner: Name | None, position: int, name: Name, element: Entry) -> Row:
        """What is said by an entry of its kind."""
        return self._kinds[type(element)].row(owner, position, name, element)

    def elements(self, found: Found, owner: Name | None = None) -> tuple[Entry, ...]:
        """Each entry by its kind."""
        entries = []
        for row in found[self.table].get(owner, ()):
            sort, key, uid = self._pick(row)
            entries.append(self._sorts[sort].element(row, found, id=None if key == uid else key))
        return tuple(entries)


class Agenda(Uniform):
    """Agenda items, which have items in turn; a file may nest them deeply, so nothing here calls itself."""

    def __init__(self, lists: Mapping[str, Part]) -> None:
        super().__init__(
            tables.agenda_item, StructLayout(AgendaItem, without="id"), owner="parent", lists=lists
        )
        self._lists["items"] = self

    def elements(self, found: Found, owner: Name | None = None) -> tuple[AgendaItem, ...]:
        """The items below ``owner`` with all of theirs."""
        lists = found[self.table]
        waiting, rows = list(lists.get(owner, ())), []
        while waiting:
            row = waiting.pop()
            rows.append(row)
            waiting.extend(lists.get(self._name_of(row), ()))
        built: dict[Name, AgendaItem] = {}

        def gathered(parent: Name | None) -> tuple[AgendaItem, ...]:
            return tuple(built[self._name_of(row)] for row in lists.get(parent, ()))

        for row in reversed(rows):  # sub-items before the items that hold them
            name = self._name_of(row)
            built[name] = self.element(row, found, items=gathered(name))
        return gathered(owner)


def picker(table: Table, *columns: str) -> Callable[[Cells], Any]:
    """A function that takes the cells of ``columns`` (of one column: the cell) out of a row of ``table``."""
    return itemgetter(*(table.c.keys().index(column) for column in columns))


_PEOPLE_OF_ENTRY = Uniform(tables.entry_person, PersonLayout(), owner="entry")

ENTRIES = Entries(
    {
        Proposal: {
            "by": _PEOPLE_OF_ENTRY,
            "clauses": Uniform(tables.clause, StructLayout(ProposalClause), owner="entry"),
        },
        Decision: {
            "clauses": Uniform(tables.clause, TextLayout("text"), owner="entry"),
            "follows": Uniform(tables.follows, TextLayout("follows"), owner="entry"),
        },
        Vote: {
            "options": Uniform(tables.vote_option, StructLayout(VoteOption), owner="entry"),
            "ballots": Uniform(tables.ballot, StructLayout(Ballot), owner="entry"),
        },
        Dissent: {"by": _PEOPLE_OF_ENTRY},
        Statement: {"by": _PEOPLE_OF_ENTRY},
        Abstention: {"by": _PEOPLE_OF_ENTRY},
        Task: {"assignees": _PEOPLE_OF_ENTRY},
        Election: {"elected": Uniform(tables.elected, StructLayout(Elected), owner="entry")},
    }
)

AGENDA = Agenda(
    {
        "presenters": Uniform(tables.presenter, PersonLayout(), owner="item"),
        "basis": Uniform(tables.item_line, TextLayout("text"), owner="item", sort="basis"),
        "sent_to": Uniform(tables.item_line, TextLayout("text"), owner="item", sort="sent_to"),
        "entries": ENTRIES,
    }
)

HEAD = StructLayout(MeetingHead, names={"uid": "given_uid"})
REST = StructLayout(Meeting, without="head")
"""The meeting's own row holds its head, and the rest of what it says about itself."""

LISTS: Mapping[str, Part] = {
    "people": Uniform(tables.meeting_person, StructLayout(Person, without="id")),
    "officers": Uniform(tables.officer, StructLayout(Officer)),
    "attendance": Uniform(
        tables.attendance,
        StructLayout(Attendance),
        lists={
            "changes": Uniform(tables.attendance_change, StructLayout(PresenceChange), owner="attendance")
        },
    ),
    "agenda": AGENDA,
    "attachments": Uniform(
        tables.attachment,
        StructLayout(Attachment, without="id"),
        lists={"items": Uniform(tables.attachment_item, TextLayout("item"), owner="attachment")},
    ),
    "adjustment": Uniform(tables.adjustment, StructLayout(Adjustment)),
}
"""The meeting's own lists, field → part."""

SEQUENCE = Uniform(tables.sequence, TextLayout("item"))
"""The list in its head."""

DATES = Uniform(tables.meeting_date, StructLayout(PlannedMeeting))
"""The list in its planned meetings."""


def own_row(meeting: Meeting) -> Row:
    """What is written in the meeting's own row."""
    cells = (*HEAD.cells(meeting.head), *REST.cells(meeting))
    return dict(zip(HEAD.columns + REST.columns, cells, strict=True))


def has_same_row(one: Meeting, other: Meeting) -> bool:
    """Whether what both say in their own row is the same objects."""
    return all(getattr(one, field) is getattr(other, field) for field in ("head", *REST.fields))


def lists_of(meeting: Meeting) -> list[tuple[Part, tuple[Any, ...]]]:
    """All lists that belong to the meeting itself."""
    planned = meeting.planned_meetings
    return [
        (SEQUENCE, meeting.head.sequence),
        (DATES, planned.meetings if planned else ()),
        *((part, getattr(meeting, field)) for field, part in LISTS.items()),
    ]


def _with_below(parts: Iterable[Part]) -> list[Part]:
    """The parts and all that are below them."""
    every: dict[Part, None] = {}
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        if part not in every:
            every[part] = None
            waiting.extend(part.below())
    return list(every)


OWNERS: Mapping[Table, str | None] = {
    part.table: part.owner for part in _with_below([SEQUENCE, DATES, *LISTS.values()])
}
"""The tables of the parts, and the column in which each has the name of what owns a row."""

KEYS: Mapping[Table, tuple[str, ...]] = {
    table: tuple(column.name for column in constraint.columns if column.name != "meeting_id")
    for table in metadata.sorted_tables
    if table in OWNERS
    for constraint in table.constraints
    if isinstance(constraint, UniqueConstraint) and "meeting_id" in constraint.columns
}
"""The same tables, owners first, and the columns that tell a row from the others of its meeting."""
