"""How domain values lie in columns: derived from the structs themselves, by one set of rules.

- a text, number, mark, date or word of a closed list takes one column, named as its field;
- a person takes two: ``person`` for one of the meeting's people, ``person_text`` for words about somebody
  else;
- a struct inside a struct lies in the same row, its columns opening with the field's name ("quorum_rule").
  Where it may be left out, it is there when its first column that is never empty is filled; a struct with no
  such column gets a mark of its own, named as the field;
- a ballot's choice is a number, or empty for "abstain";
- lists take no columns: their elements are rows of other tables (see ``parts``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from msgspec import inspect

from protokoll.domain.values import PersonRef, Unregistered

V = TypeVar("V")

Cells = Sequence[Any]
"""What stands in the columns of a layout, in their order."""


class _Slot(NamedTuple):
    """Where a field lies; ``split`` and ``join`` make cells of its value and back (none: one, as it is)."""

    field: str
    columns: tuple[str, ...]
    split: Callable[[Any], Cells] | None = None
    join: Callable[[Cells], Any] | None = None
    never_empty: bool = False  # the first of the columns


class Layout(Protocol):
    """Takes a value apart into cells, and puts it together again."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, in the order of the cells."""

    def cells(self, value: Any) -> Cells:
        """What stands in the columns for ``value``."""

    def value(self, cells: Cells, **more: Any) -> Any:
        """The value that ``cells`` stand for; ``more`` are the fields that no column holds."""


class StructLayout(Generic[V]):
    """The layout of ``struct`` by the rules above.

    ``names`` gives fields other columns than their own; ``without`` leaves fields out, as lists are: these go
    to ``value`` by name.
    """

    def __init__(
        self, struct: type[V], *, names: Mapping[str, str] | None = None, without: str = "", prefix: str = ""
    ) -> None:
        given = names or {}
        slots = [
            _slot(field, prefix + given.get(field.name, field.name))
            for field in _fields(struct)
            if field.name != without and not isinstance(field.type, inspect.VarTupleType)
        ]
        self._struct = struct
        self._writes = [(slot.field, slot.split) for slot in slots]
        self._reads: list[tuple[str, int, int, Callable[[Cells], Any] | None]] = []
        self.fields = tuple(slot.field for slot in slots)
        self.columns = tuple(column for slot in slots for column in slot.columns)
        self.never_empty: int | None = None
        start = 0
        for slot in slots:
            end = start + len(slot.columns)
            self._reads.append((slot.field, start, end, slot.join))
            if self.never_empty is None and slot.never_empty:
                self.never_empty = start
            start = end

    def cells(self, value: V) -> Cells:
        """What stands in the columns for ``value``."""
        cells: list[Any] = []
        for field, split in self._writes:
            if split is None:
                cells.append(getattr(value, field))
            else:
                cells.extend(split(getattr(value, field)))
        return cells

    def value(self, cells: Cells, **more: Any) -> V:
        """The struct that ``cells`` stand for; ``more`` are the fields that no column holds."""
        for field, start, end, join in self._reads:
            more[field] = cells[start] if join is None else join(cells[start:end])
        return self._struct(**more)


class TextLayout:
    """The layout of an element that is a text."""

    def __init__(self, column: str) -> None:
        self.columns = (column,)

    def cells(self, value: str) -> Cells:
        """The text alone."""
        return (value,)

    def value(self, cells: Cells, **_: Any) -> str:
        """The text."""
        text: str = cells[0]
        return text


class PersonLayout:
    """The layout of an element that is a person."""

    columns = ("person", "person_text")

    def cells(self, value: PersonRef) -> Cells:
        """The person's key, or the words."""
        return _split_person(value)

    def value(self, cells: Cells, **_: Any) -> PersonRef | None:
        """The person."""
        return _join_person(cells)


def _fields(struct: type) -> Iterator[inspect.Field]:
    described = inspect.type_info(struct)
    assert isinstance(described, inspect.StructType)
    yield from described.fields


def _slot(field: inspect.Field, column: str) -> _Slot:
    members = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
    optional = any(isinstance(member, inspect.NoneType) for member in members)
    if any(isinstance(member, inspect.LiteralType) for member in members):
        return _Slot(field.name, (column,), _split_choice, _join_choice)
    for member in members:
        if isinstance(member, inspect.StructType):
            if member.cls is Unregistered:
                return _person(field.name, column)
            return _nested(field.name, column, member.cls, optional=optional)
    return _Slot(field.name, (column,), never_empty=not optional)


def _person(field: str, column: str) -> _Slot:
    return _Slot(field, (column, f"{column}_text"), _split_person, _join_person)


def _split_person(person: PersonRef | None) -> Cells:
    return (None, person.text) if isinstance(person, Unregistered) else (person, None)


def _join_person(cells: Cells) -> PersonRef | None:
    key, text = cells
    return key if text is None else Unregistered(text=text)


def _split_choice(choice: object) -> Cells:
    return (None,) if choice == "abstain" else (choice,)


def _join_choice(cells: Cells) -> object:
    return "abstain" if cells[0] is None else cells[0]


def _nested(field: str, column: str, struct: type, *, optional: bool) -> _Slot:
    """A struct in the same row."""
    layout: StructLayout[Any] = StructLayout(struct, prefix=f"{column}_")
    if not optional:
        return _Slot(field, layout.columns, layout.cells, layout.value)
    if layout.never_empty is None:
        absent = (False, *[None] * len(layout.columns))
        return _Slot(
            field,
            (column, *layout.columns),
            lambda value: absent if value is None else (True, *layout.cells(value)),
            lambda cells: layout.value(cells[1:]) if cells[0] else None,
        )
    filled, empty = layout.never_empty, (None,) * len(layout.columns)
    return _Slot(
        field,
        layout.columns,
        lambda value: empty if value is None else layout.cells(value),
        lambda cells: None if cells[filled] is None else layout.value(cells),
    )
