"""Records of the register that are not yet saved. The first start makes them before the store is loaded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import uuid6
from msgspec.structs import replace

from protokoll.domain.kinds import BodyKind, Numbering, QuorumRule
from protokoll.domain.meeting import DecisionStyle, Quorum
from protokoll.domain.register import BodyRecord, Membership, OrganisationRecord, PersonRecord
from protokoll.services.member_lines import MemberLine, read_member

if TYPE_CHECKING:  # which knows the store
    from protokoll.services.preferences import WritingPreferences

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


def new_body(
    name: str, kind: BodyKind | None = None, *, writing: WritingPreferences | None = None
) -> BodyRecord:
    """A body in the organisation's usual style, if ``writing`` says it, with the rules usual for its kind.

    Bylaws may say otherwise, and all can be changed. Committees count § through the year (practice of
    municipalities), groups that keep notes have none, and a board decides with more than half of its seats
    (associations' model bylaws). Of a body of no known kind nothing is said.
    """
    style = DecisionStyle(tense=writing.tense, list=writing.list_style) if writing else None
    body = BodyRecord(uid=_uid(), name=name, decision_style=style)
    if kind is None:
        return body
    numbering = Numbering.PER_YEAR if kind is BodyKind.COMMITTEE else Numbering.PER_MEETING
    return replace(
        body,
        kind=kind,
        decides_as=usual_name(kind) or name,
        numbering=Numbering.NONE if kind in _NOTES_ONLY else numbering,
        quorum=Quorum(rule=QuorumRule.MAJORITY if kind in _BY_MAJORITY else QuorumRule.NONE),
    )


def new_person(typed: str = "") -> PersonRecord:
    """A person as typed ("Anna Berg", "Berg, Anna", with an e-mail address if one likes)."""
    line = read_member(typed)
    if line is None or line.vacant:
        line = MemberLine(given_name=" ".join(typed.split()))
    return person_of(line)


def person_of(line: MemberLine) -> PersonRecord:
    """The person whom a line of members names; a seat that nobody has names none."""
    return PersonRecord(
        uid=_uid(),
        given_name=line.given_name,
        family_name=line.family_name,
        email=line.email,
        phone=line.phone,
    )


def new_organisation(name: str = "") -> OrganisationRecord:
    """The organisation of a store that knows none yet."""
    return OrganisationRecord(uid=_uid(), name=name)


def new_membership(
    body: str,
    person: str | None,
    *,
    like: Membership | None = None,
    start: date | None = None,
    order: int = 0,
) -> Membership:
    """A seat in ``body``, vacant without ``person``; period, capacity and group as in ``like``, if given."""
    seat = Membership(uid=_uid(), body=body, person=person, start=start, order=order)
    if like is None:
        return seat
    return replace(seat, capacity=like.capacity, group=like.group, start=like.start, end=like.end)


def _uid() -> str:
    return str(uuid6.uuid7())
