"""Memberships as a table: of one body on a day, or of one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from protokoll.domain.date_text import read_date, short_date
from protokoll.domain.kinds import Capacity
from protokoll.domain.register import Membership, PersonRecord
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.words import capacity_words, translated
from protokoll.services.register import members_on, swedish_order

_Index = QModelIndex | QPersistentModelIndex


class Field(StrEnum):
    """A column of the table."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    CAPACITY = "capacity"
    GROUP = "group"
    START = "start"
    END = "end"
    ORDER = "order"


HEADINGS = {
    Field.PERSON: "Namn",
    Field.BODY: "Organ",
    Field.POST: "Post",
    Field.CAPACITY: "Egenskap",
    Field.GROUP: "Grupp",
    Field.START: "Från",
    Field.END: "Till",
    Field.ORDER: "Tur",
}
EXPLANATIONS = {
    Field.CAPACITY: "Om personen är ordinarie, ersättare, adjungerad, gäst eller tjänsteperson",
    Field.GROUP: "Den som personen företräder: ett förbund, en klubb, arbetsgivaren",
    Field.START: "Från och med den dagen; tomt är sedan länge",
    Field.END: "Till och med den dagen; tomt är tills vidare",
    Field.ORDER: "Turordning: den ersättare som har 1 kallas in först. Flytta med Alt+pil",
}
BODY_FIELDS = (
    Field.PERSON,
    Field.POST,
    Field.CAPACITY,
    Field.GROUP,
    Field.START,
    Field.END,
    Field.ORDER,
)
PERSON_FIELDS = (Field.BODY, Field.POST, Field.CAPACITY, Field.GROUP, Field.START, Field.END)


def short_day(day: date | None) -> str:
    """The day without its weekday, "1 dec 2026"; an open end is nothing."""
    return short_date(day).partition(" ")[2] if day else ""


class MembersModel(QAbstractTableModel):
    """The rows are memberships of the live register; editing a cell puts a new membership there."""

    refused = Signal(str)
    """Why a cell was not changed."""

    def __init__(
        self,
        live: LiveRegister,
        fields: tuple[Field, ...],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._today = today
        self._body: str | None = None
        self._person: str | None = None
        self._day: date | None = None
        self._sorted_by: Field | None = None
        self._descending = False
        self._rows: list[Membership] = []
        self.fields = fields
        live.reloaded.connect(self.refresh)
        live.members_changed.connect(self.refresh)
        live.person_changed.connect(self._names_changed)
        live.body_changed.connect(self._names_changed)

    # --- what the panel asks ------------------------------------------------------------------------

    def show_members(
        self, *, body: str | None = None, person: str | None = None, day: date | None = None
    ) -> None:
        """Show the members of a body, or the memberships of a person: those of ``day``, or of all times."""
        self.beginResetModel()
        self._body, self._person, self._day = body, person, day
        self._rows = self._wanted()
        self.endResetModel()

    def membership(self, index: _Index) -> Membership:
        """The membership at ``index``."""
        return self._rows[index.row()]

    def called(self) -> list[Membership]:
        """The shown memberships in the order in which they are called up, however the table is sorted."""
        return list(members_on(self._found(), self._live.persons, self._day))

    def index_of(self, uid: str, field: Field | None = None) -> QModelIndex:
        """Where the membership stands, in the column of ``field``; invalid when it is not shown."""
        row = next((row for row, seat in enumerate(self._rows) if seat.uid == uid), -1)
        return self.index(row, self.fields.index(field) if field else 0) if row >= 0 else QModelIndex()

    def table(self, rows: list[int]) -> list[list[str]]:
        """The rows as text with the head first, for copying."""
        lines = [[self._text(self._rows[row], field) for field in self.fields] for row in rows]
        return [[translated(HEADINGS[field]) for field in self.fields], *lines]

    def refresh(self) -> None:
        """Bring the rows to the register; rows that stay keep their selection and the cell in hand."""
        wanted = self._wanted()
        staying = {seat.uid for seat in wanted}
        for row in reversed(range(len(self._rows))):
            if self._rows[row].uid not in staying:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
        known = {seat.uid for seat in self._rows}
        if added := [seat for seat in wanted if seat.uid not in known]:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
            self._rows += added
            self.endInsertRows()
        self._arrange(wanted)
        self._look_again()

    # --- what the view asks -------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns."""
        return 0 if parent.isValid() else len(self.fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings, with an explanation each."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return translated(HEADINGS[field])
        if role == Qt.ItemDataRole.ToolTipRole:
            return translated(EXPLANATIONS.get(field, HEADINGS[field]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, begins its editor with, and is read out as."""
        seat, field = self.membership(index), self.fields[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(seat, field)
            case Qt.ItemDataRole.EditRole:
                return self._edited(seat, field)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(seat, field) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{translated(HEADINGS[field])}: {self._text(seat, field) or self.tr('tomt')}"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a changed membership into the register, or say why not."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        seat, field = self.membership(index), self.fields[index.column()]
        if field is Field.PERSON:
            return self._seat_person(seat, value)
        try:
            after = self._changed(seat, field, value)
        except ValueError as reason:
            self.refused.emit(str(reason))
            return False
        if after != seat:
            self._live.put(after)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What can be edited: the order only of substitutes."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        field = self.fields[index.column()]
        fixed = field is Field.BODY or (
            field is Field.ORDER and self.membership(index).capacity is not Capacity.SUBSTITUTE
        )
        return flags if fixed else flags | Qt.ItemFlag.ItemIsEditable

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which members are called up."""
        self._sorted_by = self.fields[column] if 0 <= column < len(self.fields) else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._arrange(self._wanted())

    # --- inside -------------------------------------------------------------------------------------

    def _found(self) -> list[Membership]:
        if self._body is None and self._person is None:
            return []
        return self._live.members_of(body=self._body, person=self._person)

    def _wanted(self) -> list[Membership]:
        """The memberships to show, in the order to show them."""
        called = self.called()
        field = self._sorted_by
        if field is not None:
            called.sort(key=_SORTED.get(field, lambda seat: swedish_order(self._text(seat, field))))
            if self._descending:
                called.reverse()
        return called

    def _arrange(self, wanted: list[Membership]) -> None:
        """Put the same rows in another order and as they are now; the view's own indexes move along."""
        if [seat.uid for seat in wanted] == [seat.uid for seat in self._rows]:
            self._rows = wanted
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = {seat.uid: row for row, seat in enumerate(wanted)}
        after = [self.index(places[self._rows[one.row()].uid], one.column()) for one in before]
        self._rows = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _names_changed(self, _: str) -> None:
        self.refresh()

    def _look_again(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.fields) - 1))

    def _text(self, seat: Membership, field: Field) -> str:
        match field:
            case Field.PERSON:
                return self._live.name_of(seat.person) or self.tr("Vakant")
            case Field.BODY:
                body = self._live.bodies.get(seat.body)
                return body.name if body else ""
            case Field.CAPACITY:
                return capacity_words(seat.capacity)
            case Field.START | Field.END:
                return short_day(getattr(seat, field))
            case Field.ORDER:
                return str(seat.order) if seat.order and seat.capacity is Capacity.SUBSTITUTE else ""
        text: str = getattr(seat, field)
        return text

    def _edited(self, seat: Membership, field: Field) -> Any:
        """What an editor begins with."""
        if field is Field.PERSON:
            return self._live.name_of(seat.person)
        return seat.capacity if field is Field.CAPACITY else self._text(seat, field)

    def _seat_person(self, seat: Membership, person: PersonRecord | None) -> bool:
        """Let ``person`` have the seat; none: it becomes vacant."""
        after = replace(seat, person=person.uid if person else None)
        if person is not None and person.uid not in self._live.persons:
            self._live.put(person, after)
        elif after != seat:
            self._live.put(after)
        return True

    def _changed(self, seat: Membership, field: Field, value: Any) -> Membership:
        """The seat with a cell changed. Raises ``ValueError`` with the reason, in words."""
        match field:
            case Field.CAPACITY:
                order = seat.order if value is Capacity.SUBSTITUTE else 0
                return replace(seat, capacity=value, order=order)
            case Field.ORDER:
                return replace(seat, order=_order(str(value)))
            case Field.START | Field.END:
                return self._with_day(seat, field, str(value).strip())
        return replace(seat, **{field.value: " ".join(str(value).split())})

    def _with_day(self, seat: Membership, field: Field, typed: str) -> Membership:
        day = read_date(typed, near=self._today()) if typed else None
        if typed and day is None:
            raise ValueError(
                self.tr("”%s” är inget datum. Skriv till exempel 1 dec 2026 eller 2026-12-01.") % typed
            )
        after = replace(seat, **{field.value: day})
        if after.start and after.end and after.end < after.start:
            raise ValueError(self.tr("Sista dagen kan inte ligga före den första. Datumet ändrades inte."))
        return after


_SORTED: Mapping[Field, Callable[[Membership], Any]] = {
    Field.CAPACITY: lambda seat: list(Capacity).index(seat.capacity),
    Field.START: lambda seat: seat.start or date.min,
    Field.END: lambda seat: seat.end or date.max,
    Field.ORDER: lambda seat: seat.order,
}


def _order(typed: str) -> int:
    if not typed.strip():
        return 0
    if not typed.strip().isdecimal() or not 0 <= int(typed) <= 9999:
        raise ValueError(translated("Turordningen är ett helt tal: 1 kallas in först."))
    return int(typed)
