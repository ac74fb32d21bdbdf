"""What lives on between meetings: the organisation's people, bodies, memberships, matters and phrases.

A meeting holds its own copy of the names it needs (minutes are records); the register holds what is true today.
"""

from datetime import date

import msgspec

from protokoll.domain.kinds import Capacity, Stage
from protokoll.domain.meeting import Body
from protokoll.domain.values import Id, Value


class OrganisationRecord(Value, frozen=True, kw_only=True):
    """Organisationen i registret."""

    uid: Id
    name: str
    number: str = ""


class PersonRecord(Value, frozen=True, kw_only=True):
    """Person i registret."""

    uid: Id
    given_name: str
    family_name: str = ""
    email: str = ""
    phone: str = ""
    affiliation: str = ""


class BodyRecord(Body, frozen=True, kw_only=True):
    """Organ i registret, with the stages at which printed numbers become fixed text.

    Agenda numbers usually freeze when the notice goes out, § when the minutes go for adjustment (practice; bylaws
    may say otherwise, hence a setting of each body).
    """

    numbers_freeze: Stage = Stage.NOTICED
    sections_freeze: Stage = Stage.IN_ADJUSTMENT

    def as_body(self) -> Body:
        """The body as a new meeting takes it over."""
        return Body(**{name: getattr(self, name) for name in Body.__struct_fields__})


class Membership(Value, frozen=True, kw_only=True):
    """Ledamotskap: a person in a body with post and period; no person: a vacant seat.

    ``start`` and ``end`` are included in the period; ``order`` ranks substitutes (1 is called first).
    """

    uid: Id
    body: Id
    person: Id | None = None
    post: str = ""
    capacity: Capacity = Capacity.REGULAR
    group: str = ""
    start: date | None = None
    end: date | None = None
    order: int = 0

    def covers(self, day: date) -> bool:
        """Whether the period includes ``day``; an open end reaches for ever."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class MatterRecord(Value, frozen=True, kw_only=True):
    """Ärende som lever över flera möten."""

    uid: Id
    title: str
    reference: str = ""
    body: Id | None = None


class Phrase(Value, frozen=True, kw_only=True):
    """Standardfras."""

    uid: Id
    text: str
    category: str = ""


class Register(Value, frozen=True, kw_only=True):
    """Hela registret, as it is read from a register file."""

    organisation: OrganisationRecord
    persons: tuple[PersonRecord, ...] = ()
    bodies: tuple[BodyRecord, ...] = ()
    memberships: tuple[Membership, ...] = ()
    matters: tuple[MatterRecord, ...] = ()
    phrases: tuple[Phrase, ...] = ()


def decode_register(data: bytes) -> Register:
    """Read a register file (JSON). Raises ``msgspec.ValidationError``: it is our own data, not a user's."""
    return msgspec.json.decode(data, type=Register)
