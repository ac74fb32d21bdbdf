"""A new organisation: what the first start asks, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from protokoll.domain.kinds import BodyKind, Capacity
from protokoll.domain.register import Membership, PersonRecord, Register
from protokoll.domain.values import Value
from protokoll.errors import UserError
from protokoll.services.member_lines import MemberLine
from protokoll.services.new_records import new_body, new_membership, new_organisation, person_of

if TYPE_CHECKING:  # the first start is shown before the store is loaded
    from protokoll.storage import Store


class NewOrganisation(Value, frozen=True, kw_only=True):
    """What is known when one begins: the organisation, one body, and who is in it."""

    name: str
    body_name: str
    body_kind: BodyKind
    members: tuple[MemberLine, ...] = ()


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
        person = None if line.vacant else person_of(line)
        persons += [person] if person else []
        memberships.append(
            replace(
                new_membership(body.uid, person.uid if person else None),
                post=line.post or "ledamot",
                capacity=line.capacity,
                order=substitutes if line.capacity is Capacity.SUBSTITUTE else 0,
            )
        )
    register = Register(
        organisation=new_organisation(new.name),
        persons=tuple(persons),
        bodies=(body,),
        memberships=tuple(memberships),
    )
    store.save_register(register)
    return body.uid
