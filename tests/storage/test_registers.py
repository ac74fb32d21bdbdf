"""What lives on between meetings."""

from datetime import date
from pathlib import Path

import pytest

from protokoll.domain.kinds import BodyKind, Capacity, Numbering, QuorumRule, Stage
from protokoll.domain.meeting import Quorum
from protokoll.domain.register import (
    BodyRecord,
    MatterRecord,
    Membership,
    OrganisationRecord,
    PersonRecord,
    Phrase,
    Register,
)
from protokoll.storage import Store
from tests.storage.looking import rows

REGISTER = Register(
    organisation=OrganisationRecord(uid="o", name="Föreningen Åkern", number="802400-0000"),
    persons=(
        PersonRecord(uid="p1", given_name="Östen", family_name="Åberg", email="o@example.se"),
        PersonRecord(uid="p2", given_name="Anna", family_name="Zander"),
        PersonRecord(uid="p3", given_name="Bo", family_name="Ärlig"),
    ),
    bodies=(
        BodyRecord(
            uid="b1",
            name="Styrelsen",
            kind=BodyKind.BOARD,
            numbering=Numbering.PER_YEAR,
            quorum=Quorum(rule=QuorumRule.FIXED, number=5),
            numbers_freeze=Stage.ONGOING,
        ),
        BodyRecord(uid="b2", name="Klubben"),
    ),
    memberships=(
        Membership(uid="m1", body="b1", person="p2", post="ledamot"),
        Membership(uid="m2", body="b1", person="p1", post="Ordförande", start=date(2026, 1, 1)),
        Membership(uid="m3", body="b1", post="ledamot"),
        Membership(uid="m4", body="b2", person="p1"),
    ),
    matters=(MatterRecord(uid="a1", title="Budget", reference="12/26", body="b1"),),
    phrases=(Phrase(uid="f1", text="Mötet öppnades.", category="formalia"),),
)


def test_a_register_comes_back_as_it_was(store: Store) -> None:
    assert store.load_register() is None
    store.save_register(REGISTER)
    assert store.load_register() == REGISTER
    assert not store.is_empty()


def test_saving_again_overwrites_by_uid_and_removes_nothing(store: Store) -> None:
    store.save_register(REGISTER)
    store.save_register(
        Register(
            organisation=REGISTER.organisation,
            persons=(PersonRecord(uid="p2", given_name="Anna", family_name="Ek"), new("p4")),
        )
    )
    register = store.load_register()
    assert register is not None
    names = [(person.uid, person.family_name) for person in register.persons]
    assert names == [("p1", "Åberg"), ("p2", "Ek"), ("p3", "Ärlig"), ("p4", "")]
    assert register.memberships == REGISTER.memberships


def new(uid: str) -> PersonRecord:
    return PersonRecord(uid=uid, given_name="Ny")


def test_a_link_that_leads_nowhere_is_refused_whole(store: Store) -> None:
    broken = Register(
        organisation=REGISTER.organisation,
        persons=(new("p9"),),
        memberships=(Membership(uid="m", body="b9"),),
    )
    with pytest.raises(LookupError):
        store.save_register(broken)
    assert store.is_empty()


def test_names_sort_in_swedish(store: Store, path: Path) -> None:
    store.save_register(REGISTER)
    names = rows(path, "SELECT family_name FROM person ORDER BY sort_key")
    assert names == [("Zander",), ("Åberg",), ("Ärlig",)]


def test_who_sits_in_a_body_on_a_day(store: Store) -> None:
    def seat(uid: str, person: str | None = None, **fields: object) -> Membership:
        return Membership(uid=uid, body="b1", person=person, **fields)  # type: ignore[arg-type]

    autumn = {"start": date(2026, 8, 1), "end": date(2026, 12, 31)}
    seats = (
        seat("andre ersättare", "p1", capacity=Capacity.SUBSTITUTE, order=2),
        seat("förste ersättare", "p2", capacity=Capacity.SUBSTITUTE, order=1),
        seat("gäst", "p3", capacity=Capacity.COOPTED),
        seat("vakant", post="ledamot"),
        seat("Ärlig", "p3", post="ledamot"),
        seat("Zander", "p2", post="ledamot"),
        seat("vice", "p1", post="2:e vice ordförande"),
        seat("ordförande", "p3", post="Ordförande"),
        seat("höst", "p1", post="sekreterare", **autumn),
    )
    bodies, persons = REGISTER.bodies, REGISTER.persons
    store.save_register(
        Register(
            organisation=REGISTER.organisation,
            persons=persons,
            bodies=bodies,
            memberships=(*seats, Membership(uid="annat organ", body="b2")),
        )
    )
    spring = [
        "ordförande",
        "vice",
        "Zander",
        "Ärlig",
        "vakant",
        "förste ersättare",
        "andre ersättare",
        "gäst",
    ]
    with_autumn = [*spring[:2], "höst", *spring[2:]]
    days = {
        date(2026, 7, 31): spring,
        date(2026, 8, 1): with_autumn,
        date(2026, 12, 31): with_autumn,
        date(2027, 1, 1): spring,
    }
    for day, expected in days.items():
        assert [member.uid for member in store.memberships_on("b1", day)] == expected
    assert store.memberships_on("finns inte", date(2026, 1, 1)) == ()


def test_settings(store: Store) -> None:
    assert store.load_setting("typsnitt") is None
    store.save_setting("typsnitt", "Gill Sans")
    store.save_setting("typsnitt", "Lato")
    store.save_setting("annat", "")
    assert store.load_setting("typsnitt") == "Lato"
    assert store.load_setting("annat") == ""
