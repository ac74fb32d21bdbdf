"""Planning on a real store: new meetings, copies, decided dates and deleting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from protokoll.domain.kinds import AttendanceStatus, MeetingKind, MinutesKind, Numbering, OfficerRole, Stage
from protokoll.domain.meeting import Body, Meeting, PlannedMeeting
from protokoll.domain.register import BodyRecord, OrganisationRecord, Register
from protokoll.domain.validation import check_meeting
from protokoll.errors import UserError
from protokoll.services import planning
from protokoll.services.preferences import WritingPreferences
from protokoll.services.sample import fill_with_sample, sample_register
from protokoll.services.skeletons import skeleton_for
from protokoll.storage import Store
from tests.helpers import builders

TODAY = dt.date(2026, 11, 22)
BODIES = {body.name: body.uid or "" for body in sample_register().bodies}
BOARD, NOTES = BODIES["Avdelningsstyrelsen"], BODIES["Samordningsgruppen"]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "empty.db", create=True) as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "sample.db", create=True) as opened:
        fill_with_sample(opened)
        yield opened


def loaded(store: Store, uid: str) -> Meeting:
    meeting = store.load_meeting(uid).meeting
    check_meeting(meeting)
    return meeting


def uid_of(store: Store, day: dt.date) -> str:
    return next(line.uid for line in store.list_meetings() if line.date == day)


def test_a_new_meeting_follows_the_bodys_habit(store: Store) -> None:
    day = dt.date(2026, 12, 15)
    uid = planning.plan_meeting(store, BOARD, day, start="17:30", end="20:00", place="Kansliet")
    made = loaded(store, uid)
    assert made.head.uid == uid
    assert made.organisation is not None and made.organisation.number == "802999-1406"
    assert made.body == next(body for body in sample_register().bodies if body.uid == BOARD).as_body()
    assert (made.head.date, made.head.start, made.head.end, made.head.place) == (
        day,
        "17:30",
        "20:00",
        "Kansliet",
    )
    assert (made.head.stage, made.head.kind) == (Stage.PLANNED, MeetingKind.ORDINARY)
    assert (made.head.number, made.head.title) == ("11/2026", "Styrelsemöte")
    assert (made.head.minutes_kind, made.head.classification) == (MinutesKind.DECISIONS, "Intern")
    assert made.head.first_section == 124  # the meeting of 8 December ends with § 123
    titles = [item.title for item in made.agenda]
    assert titles[:3] == ["Mötet öppnas", "Närvaro och beslutförhet", "Val av justerare"]
    assert "Flytten till Kvarngatan 9" not in titles
    assert titles[-3:] == ["Övriga frågor", "Nästa möte", "Mötet avslutas"]


def test_the_members_of_the_day_are_called_in_order(store: Store) -> None:
    made = loaded(store, planning.plan_meeting(store, BOARD, dt.date(2026, 12, 15)))
    names = made.names()
    called = [(names.get(str(one.person), ""), one.post) for one in made.attendance]
    assert called[:3] == [
        ("Åsa Bergqvist-Lind", "ordförande"),
        ("Yusuf Karadağ", "vice ordförande"),
        ("Märta Öhrnell", "sekreterare"),
    ]
    assert {one.status for one in made.attendance} == {AttendanceStatus.CALLED, AttendanceStatus.VACANT}
    assert {(one.role, names[str(one.person)]) for one in made.officers} == {
        (OfficerRole.CHAIR, "Åsa Bergqvist-Lind"),
        (OfficerRole.SECRETARY, "Märta Öhrnell"),
    }
    last = loaded(store, uid_of(store, dt.date(2026, 12, 8)))
    same = {person.uid: person.id for person in last.people}
    assert all(person.id == same.get(person.uid, person.id) for person in made.people)


def test_an_empty_body_gets_the_skeleton_and_first_numbers(empty: Store) -> None:
    body = BodyRecord(uid="b1", name="Styrelsen", numbering=Numbering.PER_YEAR)
    empty.save_register(Register(organisation=OrganisationRecord(uid="o", name="Föreningen"), bodies=(body,)))
    empty.save_setting(
        "writing", msgspec.json.encode(WritingPreferences(secretary="Kim", classification="Intern")).decode()
    )
    made = loaded(empty, planning.plan_meeting(empty, "b1", TODAY))
    assert [item.title for item in made.agenda] == [item.title for item in skeleton_for(None).agenda]
    assert (made.head.number, made.head.first_section, made.head.title) == ("1/2026", 1, "Styrelsemöte")
    assert made.head.classification == "Intern"
    assert made.attendance == ()
    assert [str(one.person.text) for one in made.officers if not isinstance(one.person, str)] == ["Kim"]


def test_an_annual_meeting_has_its_skeleton_no_number_and_no_officers_of_last_year(store: Store) -> None:
    uid = planning.plan_meeting(store, BOARD, dt.date(2027, 3, 20), kind=MeetingKind.ANNUAL)
    made = loaded(store, uid)
    assert made.head.number == ""
    assert "Ansvarsfrihet för styrelsen" in [item.title for item in made.agenda]
    assert made.head.first_section == 1  # nothing yet in that year


def test_a_body_nobody_knows_is_refused(store: Store, empty: Store) -> None:
    for one in (store, empty):
        with pytest.raises(UserError, match="finns inte längre"):
            planning.plan_meeting(one, "no such body", TODAY)


def test_a_copy_has_the_agenda_and_nothing_that_was_written(store: Store) -> None:
    original = uid_of(store, dt.date(2025, 12, 9))
    before = loaded(store, original)
    made = loaded(store, planning.duplicate_meeting(store, original, dt.date(2026, 12, 15)))
    assert [item.title for item in made.all_items()] == [item.title for item in before.all_items()]
    assert not any(item.entries or item.opened or item.section for item in made.all_items())
    assert (made.head.stage, made.head.number, made.head.opened) == (Stage.PLANNED, "11/2026", None)
    assert made.planned_meetings is None and made.attachments == () and made.adjustment == ()
    assert store.load_meeting(original).meeting == before


def test_a_copy_keeps_its_length_in_days_and_its_presenters(store: Store) -> None:
    original = uid_of(store, dt.date(2026, 3, 21))
    before = loaded(store, original)
    made = loaded(store, planning.duplicate_meeting(store, original, dt.date(2027, 3, 20)))
    assert made.head.end_date == dt.date(2027, 3, 21)
    assert made.head.title == "Ordinarie årsmöte 2027"
    kept = [ref for item in made.all_items() for ref in item.presenters]
    assert len(kept) <= len([ref for item in before.all_items() for ref in item.presenters])


def test_meetings_that_came_before_any_organisation_can_be_followed(empty: Store) -> None:
    original = empty.insert_meeting(builders.meeting(builders.item("a"), body=Body(name="Klubben")))
    made = loaded(empty, planning.duplicate_meeting(empty, original, TODAY))
    assert made.body.name == "Klubben" and made.body.uid is not None
    assert made.organisation is None
    assert [choice.name for choice in planning.planning_choices(empty, TODAY)] == ["Klubben"]


def test_a_copy_is_not_made_for_a_body_that_is_gone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    original = uid_of(store, dt.date(2026, 12, 8))
    roster = store.load_roster()._replace(bodies=())
    monkeypatch.setattr(store, "load_roster", lambda: roster)
    with pytest.raises(UserError, match="finns inte i registret"):
        planning.duplicate_meeting(store, original, TODAY)


def test_decided_dates_become_meetings_once(store: Store) -> None:
    uid = uid_of(store, dt.date(2026, 10, 8))
    dates = [
        PlannedMeeting(date=dt.date(2027, 1, 28), start="13:00", end="15:00", tentative=True),
        PlannedMeeting(date=dt.date(2026, 12, 3), start="09:00", place="Biblioteket"),
        PlannedMeeting(date=dt.date(2026, 12, 3), start="13:00"),
        PlannedMeeting(date=dt.date(2026, 10, 8)),
    ]
    made = [loaded(store, one) for one in planning.plan_dates(store, uid, dates)]
    assert [
        (one.head.date, one.head.start, one.head.end, one.head.place, one.head.number) for one in made
    ] == [
        (dt.date(2026, 12, 3), "09:00", None, "Biblioteket", "6/2026"),
        (dt.date(2027, 1, 28), "13:00", "15:00", "Kansliet, Hantverkargatan 3, Lindåkra", "1/2027"),
    ]
    assert planning.plan_dates(store, uid, dates) == ()


def test_sections_run_on_through_dates_planned_together(store: Store) -> None:
    uid = uid_of(store, dt.date(2026, 12, 8))
    dates = [PlannedMeeting(date=dt.date(2027, month, 9)) for month in (1, 2)]
    first, second = (loaded(store, one) for one in planning.plan_dates(store, uid, dates))
    assert first.head.first_section == 1
    assert second.head.first_section == 1 + len(first.agenda)


def test_deleted_meetings_come_back_as_they_were(store: Store) -> None:
    uids = [uid_of(store, dt.date(2026, 12, 8)), uid_of(store, dt.date(2026, 11, 26))]
    before = [store.load_meeting(uid).meeting for uid in uids]
    bring_back = planning.delete_meetings(store, uids)
    assert not any(store.has_meeting(uid) for uid in uids)
    bring_back()
    assert [store.load_meeting(uid).meeting for uid in uids] == before
    bring_back()  # a second time does nothing


def test_one_meeting_is_deleted_and_brought_back(store: Store) -> None:
    uid = uid_of(store, dt.date(2026, 12, 8))
    bring_back = planning.delete_meeting(store, uid)
    assert not store.has_meeting(uid)
    bring_back()
    assert store.has_meeting(uid)


def test_when_one_cannot_be_deleted_none_is(store: Store) -> None:
    uid = uid_of(store, dt.date(2026, 12, 8))
    with pytest.raises(UserError):
        planning.delete_meetings(store, [uid, "gone"])
    with pytest.raises(UserError):
        planning.delete_meetings(store, [uid, uid])
    assert store.has_meeting(uid)


def test_when_one_cannot_be_added_none_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = uid_of(store, dt.date(2026, 12, 8))
    added: list[str] = []
    real = store.insert_meeting

    def second_fails(meeting: Meeting) -> str:
        if added:
            raise UserError("Disken är full.")
        added.append(real(meeting))
        return added[0]

    monkeypatch.setattr(store, "insert_meeting", second_fails)
    with pytest.raises(UserError, match="full"):
        planning.plan_dates(store, uid, [PlannedMeeting(date=dt.date(2027, 1, n)) for n in (12, 26)])
    assert not store.has_meeting(added[0])


def test_choices_propose_what_the_body_did_last(store: Store, empty: Store) -> None:
    choices = planning.planning_choices(store, TODAY)
    assert [choice.name for choice in choices][:2] == ["Avdelningsstyrelsen", "Jubileumsgruppen"]
    board = choices[0].plan
    assert (board.date, board.start, board.end) == (dt.date(2026, 12, 22), "17:30", "20:30")
    cooperation = next(choice.plan for choice in choices if choice.name == "Samverkansgruppen")
    assert cooperation.date == dt.date(2026, 12, 3)  # decided at its last meeting
    annual = next(choice.plan for choice in choices if choice.name == "Årsmötet")
    assert (annual.kind, annual.start, annual.end) == (MeetingKind.ANNUAL, "13:00", None)
    assert planning.planning_choices(empty, TODAY) == ()
