"""The two lists of the register, filtered by typing and in Swedish order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from protokoll.domain.register import BodyRecord, PersonRecord
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.words import kind_words
from protokoll.services.register import name_order, swedish_order

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what is read, what it is sorted by and what the filter looks in."""

    uid: str
    text: str
    quiet: str
    order: str
    searched: str


class RecordsModel(QAbstractListModel):
    """Lines with a text and a quiet addition; the subclass knows how a record becomes one."""

    def __init__(self, live: LiveRegister, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._all: dict[str, Row] = {}
        self._shown: list[Row] = []
        self._filter = ""
        live.reloaded.connect(self.reload)

    # --- what the panel asks ------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many there are in all, filtered away or not."""
        return len(self._all)

    def set_filter(self, text: str) -> None:
        """Show only the lines in which every word of ``text`` occurs."""
        self._filter = text.casefold()
        self._arrange()

    def index_of(self, uid: str | None) -> QModelIndex:
        """Where the record stands; an invalid index when it is not shown."""
        row = next((row for row, one in enumerate(self._shown) if one.uid == uid), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def uid_at(self, index: _Index) -> str | None:
        """The record at ``index``."""
        return self._shown[index.row()].uid if index.isValid() else None

    def table(self, uids: list[str]) -> list[list[str]]:
        """The records as a table with its head, for copying; no uids: all that are shown."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read every record anew."""
        self._all = self._rows()
        self._arrange()

    # --- what the view asks -------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The rows."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, and its quiet addition as tooltip."""
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.quiet or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.quiet}" if row.quiet else row.text
        return None

    # --- inside -------------------------------------------------------------------------------------

    def _rows(self) -> dict[str, Row]:
        raise NotImplementedError

    def _replace(self, uid: str, row: Row | None) -> None:
        """One record is new, other or gone; the line stays where the view knows it if it can."""
        self._all.pop(uid, None)
        if row is not None:
            self._all[uid] = row
        at = next((at for at, one in enumerate(self._shown) if one.uid == uid), None)
        if at is not None and row is not None and self._shown[at].order == row.order and self._passes(row):
            self._shown[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, 0))
        elif at is not None or (row is not None and self._passes(row)):
            self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = sorted((row for row in self._all.values() if self._passes(row)), key=_order)
        self.endResetModel()

    def _passes(self, row: Row) -> bool:
        return all(word in row.searched for word in self._filter.split())

    def _chosen(self, uids: list[str]) -> list[str]:
        wanted = set(uids)
        return [row.uid for row in self._shown if not wanted or row.uid in wanted]


class PersonsModel(RecordsModel):
    """Everybody, by family name."""

    def __init__(self, live: LiveRegister, parent: QObject | None = None) -> None:
        super().__init__(live, parent)
        live.person_changed.connect(self._person_changed)

    def table(self, uids: list[str]) -> list[list[str]]:
        """All that is known of them."""
        head = [
            self.tr("Förnamn"),
            self.tr("Efternamn"),
            self.tr("E-post"),
            self.tr("Telefon"),
            self.tr("Tillhörighet"),
        ]
        persons = (self._live.persons[uid] for uid in self._chosen(uids))
        return [
            head,
            *([one.given_name, one.family_name, one.email, one.phone, one.affiliation] for one in persons),
        ]

    def _rows(self) -> dict[str, Row]:
        return {person.uid: _person_row(person) for person in self._live.persons.values()}

    def _person_changed(self, uid: str) -> None:
        person = self._live.persons.get(uid)
        self._replace(uid, _person_row(person) if person else None)


class BodiesModel(RecordsModel):
    """Every body, by name."""

    def __init__(self, live: LiveRegister, parent: QObject | None = None) -> None:
        super().__init__(live, parent)
        live.body_changed.connect(self._body_changed)

    def table(self, uids: list[str]) -> list[list[str]]:
        """Names and kinds."""
        bodies = (self._live.bodies[uid] for uid in self._chosen(uids))
        return [[self.tr("Organ"), self.tr("Slag")], *([one.name, kind_words(one.kind)] for one in bodies)]

    def _rows(self) -> dict[str, Row]:
        return {uid: _body_row(uid, body) for uid, body in self._live.bodies.items()}

    def _body_changed(self, uid: str) -> None:
        body = self._live.bodies.get(uid)
        self._replace(uid, _body_row(uid, body) if body else None)


def _order(row: Row) -> tuple[str, str]:
    return row.order, row.uid


def _person_row(person: PersonRecord) -> Row:
    both = person.family_name and person.given_name
    text = f"{person.family_name}, {person.given_name}" if both else person.family_name or person.given_name
    searched = (person.given_name, person.family_name, person.email, person.phone, person.affiliation)
    return Row(person.uid, text, person.affiliation, name_order(person), " ".join(searched).casefold())


def _body_row(uid: str, body: BodyRecord) -> Row:
    kind = kind_words(body.kind)
    return Row(uid, body.name, kind, swedish_order(body.name), f"{body.name} {kind}".casefold())
