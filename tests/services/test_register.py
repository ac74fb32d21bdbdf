"""Small rules of the register: names, order, and who is called up when."""

from datetime import date
from pathlib import Path

import pytest

from protokoll.domain.kinds import Capacity
from protokoll.domain.register import Membership, PersonRecord
from protokoll.services import register
from protokoll.services.new_records import new_body, new_membership, new_organisation, new_person
from protokoll.services.preferences import WritingPreferences
from protokoll.storage.store import Store

DAY = date(2026, 2, 1)


def substitute(uid: str, order: int = 0) -> Membership:
    return Membership(uid=uid, body="b", person=None, capacity=Capacity.SUBSTITUTE, order=order)


def test_names_stand_in_swedish_order() -> None:
    names = ["Öberg", "Zetterlund", "Ärlig", "Åberg", "Ek", "Édouard"]
    people = [PersonRecord(uid=name, given_name="A", family_name=name) for name in names]
    ordered = [one.family_name for one in sorted(people, key=register.name_order)]
    assert ordered == ["Édouard", "Ek", "Zetterlund", "Åberg", "Ärlig", "Öberg"]
    assert register.swedish_order("å") > register.swedish_order("z")


def test_members_of_a_day_in_the_order_they_are_called() -> None:
    people = {
        uid: PersonRecord(uid=uid, given_name=name)
        for uid, name in (("p1", "Åsa"), ("p2", "Bo"), ("p3", "Cia"))
    }
    seats = [
        Membership(uid="late", body="b", person="p3", start=date(2026, 3, 1)),
        substitute("second", 2),
        substitute("first", 1),
        Membership(uid="åsa", body="b", person="p1"),
        Membership(uid="bo", body="b", person="p2"),
        Membership(uid="chair", body="b", person="p3", post="ordförande", end=DAY),
        Membership(uid="vacant", body="b"),
    ]
    called = [one.uid for one in register.members_on(seats, people, DAY)]
    assert called == ["chair", "bo", "åsa", "vacant", "first", "second"]
    assert len(register.members_on(seats, people, None)) == 7


def test_moving_a_substitute_numbers_the_line() -> None:
    line = [substitute("a"), substitute("b"), substitute("c")]
    moved = register.moved_substitute([Membership(uid="m", body="b"), *line], "c", -1)
    assert [(one.uid, one.order) for one in moved] == [("a", 1), ("c", 2), ("b", 3)]
    numbered = [substitute("a", 1), substitute("b", 2)]
    assert [(one.uid, one.order) for one in register.moved_substitute(numbered, "a", 1)] == [
        ("b", 1),
        ("a", 2),
    ]


@pytest.mark.parametrize(("uid", "by"), [("a", -1), ("b", 1), ("none", 1)])
def test_a_move_that_leads_nowhere_changes_nothing(uid: str, by: int) -> None:
    assert register.moved_substitute([substitute("a", 1), substitute("b", 2)], uid, by) == ()


def test_records_go_to_the_store_and_come_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", create=True) as store:
        organisation, person = new_organisation("Åkern"), new_person("Anna Berg")
        body = new_body("Klubben", writing=WritingPreferences())
        seat = new_membership(register.uid_of(body), person.uid)
        register.save_records(store, [organisation, person, body, seat]).result()
        assert register.load_roster(store) == (organisation, (person,), (body,), (seat,))
        register.remove_body(store, register.uid_of(body)).result()
        register.remove_person(store, person.uid).result()
        assert register.load_roster(store) == (organisation, (), (), ())
