"""What a new meeting takes over: numbers, titles, standing items, the people called, the day."""

from __future__ import annotations

import datetime as dt

import pytest

from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, ItemKind, OfficerRole
from protokoll.domain.meeting import AgendaItem, MatterRef, MeetingHead, Officer, Person
from protokoll.domain.register import Membership, PersonRecord
from protokoll.domain.values import Unregistered
from protokoll.services import planning_rules as rules
from protokoll.services.planning_rules import Numbered
from protokoll.services.skeletons import skeleton_for
from tests.helpers.builders import ANNA, PER, change, item, items, line, meeting, vacant

DAY = dt.date(2026, 12, 1)
LAST_YEAR = dt.date(2025, 12, 9)


@pytest.mark.parametrize(
    ("earlier", "proposed"),
    [
        ([], "1/2026"),
        ([Numbered(DAY, "")], ""),
        ([Numbered(dt.date(2026, 11, 3), "9/2026")], "10/2026"),
        ([Numbered(dt.date(2026, 11, 3), "2026:09")], "2026:10"),
        ([Numbered(dt.date(2026, 11, 3), "9/26")], "10/26"),
        ([Numbered(dt.date(2026, 11, 3), "26/26")], "27/26"),
        ([Numbered(dt.date(2026, 11, 3), "nr 4")], "nr 5"),
        ([Numbered(LAST_YEAR, "12/2025")], "1/2026"),
        ([Numbered(LAST_YEAR, "12/25")], "1/26"),
        ([Numbered(LAST_YEAR, "147")], "148"),
        ([Numbered(dt.date(2024, 1, 9), "1"), Numbered(LAST_YEAR, "1"), Numbered(LAST_YEAR, "2")], "1"),
        ([Numbered(dt.date(2026, 2, 3), "3/2026"), Numbered(dt.date(2026, 1, 1), "8/2026")], "9/2026"),
        ([Numbered(dt.date(2026, 2, 3), "3/2026"), Numbered(dt.date(2026, 3, 1), "")], "4/2026"),
        ([Numbered(dt.date(2026, 2, 3), "vårmötet")], ""),
    ],
)
def test_the_number_goes_on_in_the_form_of_the_last(earlier: list[Numbered], proposed: str) -> None:
    assert rules.next_number(earlier, DAY) == proposed


def test_sections_go_on_after_the_highest_of_the_year() -> None:
    first = meeting(*items(3), first_section=20)
    second = meeting(item("x", section="31 a"), item("y", section="tillägg"))
    assert rules.following_section([]) == 1
    assert rules.following_section([first]) == 23
    assert rules.following_section([first, second]) == 32


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("Styrelsemöte", "Styrelsemöte"),
        ("Ordinarie årsmöte 2025", "Ordinarie årsmöte 2026"),
        ("Minnesanteckningar från den 13 november 2025", "Möte"),
        ("", "Möte"),
    ],
)
def test_the_title_is_the_last_ones_unless_it_tells_a_day(title: str, proposed: str) -> None:
    assert rules.title_like(MeetingHead(date=LAST_YEAR, title=title), DAY, "Möte") == proposed
    assert rules.title_like(None, DAY, "Möte") == "Möte"


def test_standing_items_are_formal_or_known_or_there_twice() -> None:
    last = meeting(
        item(
            "open", title="Mötet öppnas", kind=ItemKind.FORMAL, presenters=("anna", "gone"), minutes_planned=5
        ),
        item("budget", title="Budget 2027", kind=ItemKind.DECISION, matter=MatterRef(title="Budget")),
        item("ref", title="Rapporter", reference="2026-14"),
        item(
            "reports",
            title="Rapporter",
            items=(item("klubb", title="Klubbarna"), item("new", title="Ny fråga")),
        ),
        item("once", title="Vattenskadan", kind=ItemKind.DISCUSSION),
        item("known", title="Ekonomi"),
        item("dated", title="Ekonomisk rapport januari–november"),
    )
    before = meeting(
        item("a", title="Ekonomisk rapport januari–oktober"),
        item("b", title="RAPPORTER", items=(item("c", title="Klubbarna"),)),
    )
    agenda = rules.standing_agenda(last, before, skeleton_for(None), frozenset({"anna"}))
    assert [(one.title, [sub.title for sub in one.items]) for one in agenda] == [
        ("Mötet öppnas", []),
        ("Rapporter", ["Klubbarna"]),
        ("Ekonomi", []),
        ("Ekonomisk rapport januari–november", []),
    ]
    assert agenda[0].presenters == ("anna",)
    assert agenda[0].minutes_planned == 5
    assert {one.id for one in agenda}.isdisjoint({"open", "reports", "known", "dated"})


def test_the_item_on_the_last_minutes_names_their_day() -> None:
    last = meeting(item("a", title="Anteckningar från den 15 oktober", kind=ItemKind.FORMAL))
    agenda = rules.standing_agenda(last, None, skeleton_for(None), frozenset())
    assert [one.title for one in agenda] == ["Anteckningar från den 1 december"]


def test_a_copied_agenda_is_what_was_prepared() -> None:
    below = item("below", number="1.1")
    original = item(
        "top", number="1", section="§ 4", proposal="Förslag", chair_note="tyst", opened="2026-12-01T12:00",
        presenters=("anna", Unregistered(text="revisorn"), "per"), items=(below,),
    )  # fmt: skip
    (copied,) = rules.copied_agenda((original,), frozenset({"anna"}))
    assert copied == AgendaItem(
        id=copied.id,
        title="top",
        proposal="Förslag",
        chair_note="tyst",
        presenters=("anna", Unregistered(text="revisorn")),
        items=(AgendaItem(id=copied.items[0].id, title="below"),),
    )
    assert copied.id != "top"


PERSONS = {
    uid: PersonRecord(uid=uid, given_name=given, family_name="X", email="x@example.se")
    for uid, given in (("u1", "Anna"), ("u2", "Per"), ("u3", "Eva"))
}


def member(uid: str, person: str | None, post: str, capacity: Capacity = Capacity.REGULAR) -> Membership:
    return Membership(uid=uid, body="b", person=person, post=post, capacity=capacity)


def test_members_are_called_in_order_with_the_ids_they_had() -> None:
    last = meeting(people=(ANNA, Person(id="p2", uid="u2", given_name="Per")))
    called = rules.called_members(
        [
            member("m1", "u1", "klubbordförande"),
            member("m2", "u2", "vice ordförande"),
            member("m3", None, "ledamot"),
            member("m4", "u2", "protokollssekreterare"),
            member("m5", "u3", "ersättare", Capacity.SUBSTITUTE),
            member("m6", "ingen längre", "ledamot"),
        ],
        PERSONS,
        last,
    )
    anna, per, eva = called.people
    assert (per.id, per.uid, per.name, per.email) == ("p2", "u2", "Per X", "")
    assert [(one.person, one.status, one.post) for one in called.attendance] == [
        (anna.id, AttendanceStatus.CALLED, "klubbordförande"),
        ("p2", AttendanceStatus.CALLED, "vice ordförande"),
        (None, AttendanceStatus.VACANT, "ledamot"),
        (eva.id, AttendanceStatus.CALLED, "ersättare"),
        (None, AttendanceStatus.VACANT, "ledamot"),
    ]
    assert called.officers == (
        Officer(role=OfficerRole.CHAIR, person=anna.id),
        Officer(role=OfficerRole.SECRETARY, person="p2"),
    )


def test_officers_without_a_post_are_the_last_ones() -> None:
    last = meeting(
        attendance=(line("per", change(ChangeKind.LEAVES, "1"), post="kanslist", online=True),),
        officers=(
            Officer(role=OfficerRole.CHAIR, person="anna", from_item="1"),
            Officer(role=OfficerRole.ADJUSTER, person="anna"),
            Officer(role=OfficerRole.CHAIR, person=Unregistered(text="Ombudsmannen")),
            Officer(role=OfficerRole.SECRETARY, person="per"),
            Officer(role=OfficerRole.SECRETARY, person="eva"),
        ),
    )
    called = rules.with_officers_of(rules.Called((), (), ()), last)
    assert [(one.role, one.person) for one in called.officers] == [
        (OfficerRole.CHAIR, Unregistered(text="Ombudsmannen")),
        (OfficerRole.SECRETARY, "per"),
    ]
    assert called.people == (PER,)
    assert [(one.person, one.status, one.changes, one.online) for one in called.attendance] == [
        ("per", AttendanceStatus.CALLED, (), False)
    ]


def test_a_secretary_in_words_takes_the_empty_place_only() -> None:
    nobody = rules.Called((), (), ())
    named = rules.with_secretary(nobody, "Kim Ek")
    assert named.officers == (Officer(role=OfficerRole.SECRETARY, person=Unregistered(text="Kim Ek")),)
    assert rules.with_secretary(named, "Bo Al") is named
    assert rules.with_secretary(nobody, "") is nobody


def test_without_members_the_last_list_is_called_again() -> None:
    last = meeting(
        attendance=(line("anna"), vacant()),
        officers=(
            Officer(role=OfficerRole.CHAIR, person="anna"),
            Officer(role=OfficerRole.TELLER, person="per"),
        ),
    )
    called = rules.called_as_before(last)
    assert [one.status for one in called.attendance] == [AttendanceStatus.CALLED, AttendanceStatus.VACANT]
    assert called.officers == (Officer(role=OfficerRole.CHAIR, person="anna"),)


TODAY = dt.date(2026, 11, 22)


def test_the_day_proposed_is_decided_or_the_usual_weekday() -> None:
    tuesday = dt.date(2026, 11, 10)
    decided = [dt.date(2026, 1, 20), dt.date(2026, 12, 8), dt.date(2026, 11, 24)]
    assert rules.proposed_day(None, (), frozenset(), TODAY) == dt.date(2026, 12, 6)
    assert rules.proposed_day(tuesday, (), frozenset(), TODAY) == dt.date(2026, 12, 8)
    assert rules.proposed_day(tuesday, decided, frozenset(), TODAY) == dt.date(2026, 11, 24)
    assert rules.proposed_day(tuesday, decided, frozenset({dt.date(2026, 11, 24)}), TODAY) == dt.date(
        2026, 12, 8
    )
