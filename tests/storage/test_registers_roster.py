"""The part of the register that is edited by hand: one record at a time, and removing."""

from datetime import date
from pathlib import Path

import pytest

from protokoll.domain.kinds import Capacity
from protokoll.domain.meeting import Body, Meeting, MeetingHead, Person
from protokoll.domain.register import BodyRecord, Membership, OrganisationRecord, PersonRecord
from protokoll.storage import Store
from protokoll.storage.failures import RecordInUseError
from protokoll.storage.roster import RemovedMembership

ANNA = PersonRecord(uid="p1", given_name="Anna", family_name="Berg")
PER = PersonRecord(uid="p2", given_name="Per", family_name="Ek")
BOARD = BodyRecord(uid="b1", name="Styrelsen")
SEAT = Membership(uid="m1", body="b1", person="p1", post="ledamot")
VACANT = Membership(uid="m2", body="b1", capacity=Capacity.SUBSTITUTE, order=1)


def save(store: Store, *records: object) -> None:
    store.save_records(records).result()  # type: ignore[arg-type]


def test_records_are_there_before_any_organisation_is(store: Store) -> None:
    save(store, ANNA)
    assert store.load_roster() == (None, (ANNA,), (), ())
    organisation = OrganisationRecord(uid="o", name="Åkern")
    save(store, organisation)
    assert store.load_roster().organisation == organisation


def test_a_membership_may_come_before_what_it_refers_to(store: Store) -> None:
    save(store, VACANT, SEAT, BOARD, ANNA)
    roster = store.load_roster()
    assert roster.persons == (ANNA,)
    assert roster.bodies == (BOARD,)
    assert roster.memberships == (VACANT, SEAT)


def test_a_known_uid_is_overwritten(store: Store) -> None:
    save(store, ANNA, BOARD, SEAT)
    changed = Membership(uid="m1", body="b1", person=None, post="kassör", start=date(2026, 1, 1))
    save(store, changed)
    assert store.load_roster().memberships == (changed,)


def test_a_reference_that_leads_nowhere_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(LookupError):
        save(store, PER, BOARD, SEAT)
    assert store.load_roster() == (None, (), (), ())


def test_a_membership_is_removed_and_comes_back(store: Store) -> None:
    save(store, ANNA, BOARD, SEAT, VACANT)
    save(store, RemovedMembership("m1"), RemovedMembership("gone already"))
    assert store.load_roster().memberships == (VACANT,)
    save(store, SEAT)
    assert set(store.load_roster().memberships) == {SEAT, VACANT}


def test_a_person_nobody_refers_to_is_removed(store: Store) -> None:
    save(store, ANNA, PER)
    store.remove_person("p1").result()
    assert store.load_roster().persons == (PER,)
    store.remove_person("p1").result()  # gone already


def test_a_person_with_a_seat_or_a_meeting_stays(store: Store) -> None:
    save(store, ANNA, PER, BOARD, SEAT)
    store.insert_meeting(
        Meeting(
            body=Body(name="Klubben"),
            head=MeetingHead(date=date(2026, 2, 1)),
            people=(Person(id="per", uid="p2", given_name="Per"),),
        )
    )
    with pytest.raises(RecordInUseError, match="1 organ"):
        store.remove_person("p1").result()
    with pytest.raises(RecordInUseError, match="1 möte och"):
        store.remove_person("p2").result()
    assert {one.uid for one in store.load_roster().persons} == {"p1", "p2"}


def test_a_body_goes_with_its_seats_unless_it_has_meetings(store: Store) -> None:
    save(store, ANNA, BOARD, SEAT)
    store.insert_meeting(
        Meeting(body=Body(uid="b2", name="Klubben"), head=MeetingHead(date=date(2026, 2, 1)))
    )
    with pytest.raises(RecordInUseError, match="1 möte"):
        store.remove_body("b2").result()
    store.remove_body("b1").result()
    roster = store.load_roster()
    assert [one.uid for one in roster.bodies] == ["b2"]
    assert roster.memberships == ()


def test_settings_are_written_together(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.save_settings({"a": "1", "b": "2"}).result()
        store.save_settings({"b": "3"}).result()
    with Store.open(path) as store:
        assert (store.load_setting("a"), store.load_setting("b")) == ("1", "3")
