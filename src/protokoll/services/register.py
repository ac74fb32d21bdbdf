"""The register of persons and bodies: reading it, changing it, and who is called up in what order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from protokoll.domain.kinds import Capacity
from protokoll.domain.register import BodyRecord, Membership, PersonRecord
from protokoll.storage.registers import in_calling_order
from protokoll.storage.roster import Record, RemovedMembership, Roster
from protokoll.storage.swedish import sort_key

if TYPE_CHECKING:
    from protokoll.storage.store import Store

__all__ = [
    "Record",
    "RemovedMembership",
    "Roster",
    "load_roster",
    "members_on",
    "moved_substitute",
    "name_order",
    "printed_name",
    "remove_body",
    "remove_person",
    "save_records",
    "swedish_order",
    "uid_of",
]


def load_roster(store: Store) -> Roster:
    """Everybody and everything in the register that a meeting is made of."""
    return store.load_roster()


def save_records(store: Store, records: Iterable[Record | RemovedMembership]) -> Future[None]:
    """Write the records as one transaction, without waiting for the disk; a known uid is overwritten."""
    return store.save_records(tuple(records))


def remove_person(store: Store, uid: str) -> Future[None]:
    """Remove a person whom nothing refers to; else the future fails as ``RecordInUseError``."""
    return store.remove_person(uid)


def remove_body(store: Store, uid: str) -> Future[None]:
    """Remove a body that has no meetings, with its memberships; else it fails as ``RecordInUseError``."""
    return store.remove_body(uid)


def uid_of(body: BodyRecord) -> str:
    """The body's uid: a meeting's body may lack one, a body of the register always has one."""
    assert body.uid is not None
    return body.uid


def printed_name(person: PersonRecord) -> str:
    """Given and family name as printed."""
    return f"{person.given_name} {person.family_name}".strip()


# --- order ------------------------------------------------------------------------------------------


def swedish_order(*words: str) -> str:
    """A text whose code-point order is the Swedish order of ``words``: å, ä and ö last."""
    return sort_key(*words)


def name_order(person: PersonRecord) -> str:
    """What persons are sorted by: family name, then given name."""
    return sort_key(person.family_name, person.given_name)


def members_on(
    memberships: Iterable[Membership], persons: Mapping[str, PersonRecord], day: date | None
) -> tuple[Membership, ...]:
    """Those that cover ``day`` (None: all of them), vacant seats too, in the order they are called up."""
    found = [one for one in memberships if day is None or one.covers(day)]
    return in_calling_order(
        found, {one.person: name_order(persons[one.person]) for one in found if one.person}
    )


def moved_substitute(called: Iterable[Membership], uid: str, by: int) -> tuple[Membership, ...]:
    """The substitutes whose place changes when ``uid`` goes ``by`` steps (-1: earlier), with their new order.

    ``called`` are the members of one body in the order they are called up. Substitutes are numbered from 1
    at the first move; nothing comes back when the move leads nowhere.
    """
    line = [one for one in called if one.capacity is Capacity.SUBSTITUTE]
    at = next((place for place, one in enumerate(line) if one.uid == uid), None)
    if at is None or not 0 <= at + by < len(line):
        return ()
    line.insert(at + by, line.pop(at))
    return tuple(replace(one, order=place) for place, one in enumerate(line, start=1) if one.order != place)
