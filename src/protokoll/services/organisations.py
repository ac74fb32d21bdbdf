"""A new organisation: what the first start asks, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uuid6

from protokoll.domain.kinds import BodyKind, Capacity, Numbering, QuorumRule
from protokoll.domain.meeting import Quorum
from protokoll.domain.register import BodyRecord, Membership, OrganisationRecord, PersonRecord, Register
from protokoll.domain.values import Value
from protokoll.errors import UserError
from protokoll.services.member_lines import MemberLine

if TYPE_CHECKING:  # the first start is shown before the store is loaded
    from protokoll.storage import Store


class NewOrganisation(Value, frozen=True, kw_only=True):
    """What is known when one begins: the organisation, one body, and who is in it."""

    name: str
    body_name: str
    body_kind: BodyKind
    members: tuple[MemberLine, ...] = ()


_NAMES = {
    BodyKind.BOARD: "Styrelsen",
    BodyKind.CLUB: "Klubbstyrelsen",
    BodyKind.ANNUAL_MEETING: "Årsmötet",
    BodyKind.COORDINATION_GROUP: "Samordningsgruppen",
    BodyKind.COOPERATION_GROUP: "Samverkansgruppen",
    BodyKind.COMMITTEE: "Nämnden",
    BodyKind.WORKING_GROUP: "Arbetsgruppen",
    BodyKind.OTHER: "",
}
_NOTES_ONLY = {BodyKind.COORDINATION_GROUP, BodyKind.WORKING_GROUP}
_BY_MAJORITY = {BodyKind.BOARD, BodyKind.CLUB, BodyKind.COMMITTEE}


def usual_name(kind: BodyKind) -> str:
    """What such a body is mostly called, in the definite form that decisions begin with; may be empty."""
    return _NAMES[kind]


def new_body(name: str, kind: BodyKind) -> BodyRecord:
    """A body with the rules that are usual for its kind; bylaws may say otherwise, and all can be changed.

    Committees count § through the year (practice of municipalities), groups that keep notes have none, and a
    board decides with more than half of its seats (associations' model bylaws).
    """
    numbering = Numbering.PER_YEAR if kind is BodyKind.COMMITTEE else Numbering.PER_MEETING
    return BodyRecord(
        uid=_uid(),
        name=name,
        kind=kind,
        decides_as=usual_name(kind) or name,
        numbering=Numbering.NONE if kind in _NOTES_ONLY else numbering,
        quorum=Quorum(rule=QuorumRule.MAJORITY if kind in _BY_MAJORITY else QuorumRule.NONE),
    )


def create_organisation(store: Store, new: NewOrganisation) -> str:
    """Save the organisation with its body and members; gives the body's uid.

    Raises :class:`UserError` when the store already has an organisation.
    """
    if store.load_register() is not None:
        raise UserError(
            "I datamappen finns redan en organisation. Ingenting har ändrats. "
            "Öppna den, eller välj en annan mapp."
        )
    body = new_body(new.body_name, new.body_kind)
    assert body.uid is not None  # just given
    persons: list[PersonRecord] = []
    memberships: list[Membership] = []
    substitutes = 0
    for line in new.members:
        substitutes += line.capacity is Capacity.SUBSTITUTE
        person = None if line.vacant else _person(line)
        persons += [person] if person else []
        memberships.append(
            Membership(
                uid=_uid(),
                body=body.uid,
                person=person.uid if person else None,
                post=line.post or "ledamot",
                capacity=line.capacity,
                order=substitutes if line.capacity is Capacity.SUBSTITUTE else 0,
            )
        )
    register = Register(
        organisation=OrganisationRecord(uid=_uid(), name=new.name),
        persons=tuple(persons),
        bodies=(body,),
        memberships=tuple(memberships),
    )
    store.save_register(register)
    return body.uid


def _person(line: MemberLine) -> PersonRecord:
    return PersonRecord(
        uid=_uid(),
        given_name=line.given_name,
        family_name=line.family_name,
        email=line.email,
        phone=line.phone,
    )


def _uid() -> str:
    return str(uuid6.uuid7())
