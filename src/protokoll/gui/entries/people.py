"""The people that fields offer as one types, and what typed names stand for. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from protokoll.domain.meeting import Meeting
from protokoll.domain.swedish import joined
from protokoll.domain.values import PersonRef, Unregistered, Value

NOBODY = Unregistered(text="")
"""Stands where a person must be named and nothing is typed yet."""


class People(Value, frozen=True):
    """Mötets personer: id → name, those on the attendance list first and in its order.

    Names are told apart: whoever shares a name has it with what sets them apart in brackets.
    """

    names: dict[str, str] = {}  # noqa: RUF012 - msgspec copies an empty default

    @staticmethod
    def of(meeting: Meeting) -> People:
        """The people of ``meeting``."""
        persons = {person.id: person for person in meeting.people}
        attending = (line.person for line in meeting.attendance if isinstance(line.person, str))
        ordered = [persons[one] for one in dict.fromkeys((*attending, *persons)) if one in persons]
        names: dict[str, str] = {}
        taken: set[str] = set()
        for person in ordered:
            name = person.name
            if name.casefold() in taken and person.affiliation:
                name = f"{person.name} ({person.affiliation})"
            number = 2
            while name.casefold() in taken:
                name = f"{person.name} ({number})"
                number += 1
            taken.add(name.casefold())
            names[person.id] = name
        return People(names)

    def name(self, ref: PersonRef) -> str:
        """How ``ref`` is shown; an id that is not among the people shows as it is."""
        return ref.text if isinstance(ref, Unregistered) else self.names.get(ref, ref)

    def joined(self, refs: Iterable[PersonRef]) -> str:
        """Names in a row, empty ones left out: "Anna Berg och Per Ek"."""
        return joined([name for name in map(self.name, refs) if name.strip()])

    def read(self, typed: str) -> PersonRef:
        """Whom a name stands for while it is typed: only a full name is somebody in the register."""
        text = typed.strip()
        folded = text.casefold()
        for person_id, name in self.names.items():
            if name.casefold() == folded:
                return person_id
        return Unregistered(text=text)

    def meant(self, typed: str) -> PersonRef:
        """Whom a name stands for once it is typed: "Per" is Per Ek where only one at the meeting is a Per."""
        ref = self.read(typed)
        if isinstance(ref, str) or not ref.text:
            return ref
        folded = ref.text.casefold()
        known = [one for one, name in self.names.items() if folded in _words(name)]
        return known[0] if len(known) == 1 else ref

    def offers(self, typed: str, but: Iterable[PersonRef] = ()) -> list[str]:
        """Names to offer for what is typed so far, the most likely first; nobody twice.

        First those whose name begins so, then those with a later word that does, last those with such
        initials.
        """
        folded = typed.strip().casefold()
        passed = set(but)
        ranked = [
            (rank, name)
            for person_id, name in self.names.items()
            if person_id not in passed and (rank := _rank(folded, name)) is not None
        ]
        ranked.sort(key=_first)
        return [name for _, name in ranked]


def _words(name: str) -> list[str]:
    return name.casefold().split()


def _rank(folded: str, name: str) -> int | None:
    words = _words(name)
    if name.casefold() == folded:
        return 0
    if name.casefold().startswith(folded):
        return 1
    if any(word.startswith(folded) for word in words):
        return 2
    return 3 if "".join(word[0] for word in words) == folded else None


def _first(pair: tuple[int, str]) -> int:
    return pair[0]
