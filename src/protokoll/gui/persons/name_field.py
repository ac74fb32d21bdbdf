"""A field for a person's name, which offers those who are in the register already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from protokoll.domain.register import PersonRecord
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.services.new_records import new_person
from protokoll.services.register import name_order, printed_name

_Index = QModelIndex | QPersistentModelIndex
OFFERS = 8
"""The most persons that are offered at a time."""


@dataclass(frozen=True, slots=True)
class _Offer:
    person: PersonRecord | None
    """None: a new person by the name that was typed."""
    text: str


class NameField(QLineEdit):
    """Persons of the register are offered while one types; Enter takes the one called so, or a new one."""

    named = Signal(object)
    """A ``PersonRecord``: of the register, or new and not yet saved."""
    told = Signal(str)
    """What Enter would do now, in words; empty while nothing is typed."""

    def __init__(self, live: LiveRegister, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._offers = _OffersModel(self)
        self.setAccessibleName(name)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(OFFERS + 1)
        self._popup = QListView(self)
        self._popup.setAccessibleName(self.tr("Förslag"))
        completer.setPopup(self._popup)
        activated: Any = completer.activated  # of two signals the one that tells the line
        activated[QModelIndex].connect(self._take)
        completer.setWidget(self)  # not setCompleter: that would mark the first offer, and Enter take it
        self._completer = completer
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self.take_typed)

    def person(self) -> PersonRecord | None:
        """Whom the typed name stands for; none if nothing is typed, or more than one are called so."""
        typed = self.text().strip()
        if not typed:
            return None
        person = new_person(typed)
        same = self._namesakes(person)
        if len(same) > 1:
            return None
        return same[0] if same else person

    def take_typed(self) -> None:
        """Hand over whom the typed name stands for."""
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            return  # the offer that is marked there is taken instead
        person = self.person()
        if person is not None:
            self._hand_over(person)

    def _take(self, index: QModelIndex) -> None:
        """An offer was chosen in the list."""
        offer = self._offers.offers[index.row()]
        self._hand_over(offer.person or new_person(self._offers.typed))

    def _hand_over(self, person: PersonRecord) -> None:
        self._popup.hide()
        self.named.emit(person)
        self.told.emit("")

    def _offer(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [one for one in self._live.persons.values() if words and _fits(one, words)]
        found.sort(key=name_order)
        self._offers.show_offers(typed.strip(), found[:OFFERS])
        if self._offers.offers:
            self._completer.complete()
            self._popup.setCurrentIndex(QModelIndex())
        else:
            self._popup.hide()
        self.told.emit(self._what_enter_does(typed.strip()))

    def _what_enter_does(self, typed: str) -> str:
        if not typed:
            return ""
        person = new_person(typed)
        same = self._namesakes(person)
        if len(same) > 1:
            return self.tr("%d i registret heter så. Välj i listan med pil ned.") % len(same)
        if same:
            return self.tr("%s finns i registret. Enter lägger till.") % printed_name(same[0])
        return self.tr("Enter lägger till %s som ny person.") % printed_name(person)

    def _namesakes(self, person: PersonRecord) -> list[PersonRecord]:
        """Those in the register who are called as ``person`` is."""
        name = printed_name(person).casefold()
        return [one for one in self._live.persons.values() if printed_name(one).casefold() == name]


class _OffersModel(QAbstractListModel):
    """Those who are offered, and last a new person by the typed name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: list[_Offer] = []
        self.typed = ""

    def show_offers(self, typed: str, persons: list[PersonRecord]) -> None:
        self.beginResetModel()
        self.typed = typed
        self.offers = [_Offer(person, _described(person)) for person in persons]
        if typed:
            self.offers.append(_Offer(None, self.tr("Ny person: %s") % typed))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The rows."""
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role == Qt.ItemDataRole.EditRole:  # what stands in the field while the line is marked
            return printed_name(offer.person) if offer.person else self.typed
        return None


def _fits(person: PersonRecord, words: list[str]) -> bool:
    """Whether every word begins one of the person's names."""
    names = f"{person.given_name} {person.family_name}".casefold().replace("-", " ").split()
    return all(any(name.startswith(word) for name in names) for word in words)


def _described(person: PersonRecord) -> str:
    """The name, and what tells namesakes apart."""
    return " · ".join(filter(None, (printed_name(person), person.affiliation, person.email)))
