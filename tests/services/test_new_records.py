"""Records that are not yet saved: what is typed, and what is usual."""

from datetime import date

import pytest

from protokoll.domain.kinds import BodyKind, Capacity, ListStyle, Numbering, QuorumRule, Tense
from protokoll.domain.register import Membership
from protokoll.services.new_records import new_body, new_membership, new_person, usual_name
from protokoll.services.preferences import WritingPreferences
from protokoll.services.register import printed_name, uid_of

DAY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("Anna Berg", "Anna", "Berg"),
        ("  Anna   Berg ", "Anna", "Berg"),
        ("Berg, Anna", "Anna", "Berg"),
        ("Ludvig von Hällmark", "Ludvig", "von Hällmark"),
        ("Bo", "Bo", ""),
        ("X", "X", ""),
        ("", "", ""),
    ],
)
def test_a_typed_name_becomes_a_person(typed: str, given: str, family: str) -> None:
    person = new_person(typed)
    assert (person.given_name, person.family_name) == (given, family)


def test_an_address_typed_with_the_name_is_kept() -> None:
    person = new_person("Anna Berg anna@example.se")
    assert (printed_name(person), person.email) == ("Anna Berg", "anna@example.se")


def test_a_new_body_writes_as_the_organisation_does() -> None:
    body = new_body(
        "Klubben", writing=WritingPreferences(tense=Tense.PRESENT, list_style=ListStyle.COMMA_OCH)
    )
    assert body.decision_style is not None
    assert (body.decision_style.tense, body.decision_style.list) == (Tense.PRESENT, ListStyle.COMMA_OCH)
    assert uid_of(body)


def test_a_new_seat_takes_over_the_period_of_the_one_before() -> None:
    before = Membership(
        uid="m",
        body="b",
        capacity=Capacity.SUBSTITUTE,
        group="Klubben",
        start=date(2026, 1, 1),
        end=date(2027, 12, 31),
        post="kassör",
        order=3,
    )
    seat = new_membership("b", "p", like=before, order=4)
    assert (seat.start, seat.end, seat.capacity, seat.group) == (
        before.start,
        before.end,
        before.capacity,
        "Klubben",
    )
    assert (seat.post, seat.order, seat.person) == ("", 4, "p")
    assert new_membership("b", None, start=DAY).start == DAY


@pytest.mark.parametrize("kind", list(BodyKind))
def test_every_kind_of_body_has_usual_rules(kind: BodyKind) -> None:
    body = new_body("Gruppen", kind)
    assert body.decides_as == (usual_name(kind) or "Gruppen")
    assert body.quorum is not None and body.quorum.rule in QuorumRule
    assert isinstance(body.numbering, Numbering)
