"""Kallelse: who is called, when and where, how to report an absence, and the agenda."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from protokoll.documents.notice import notice
from protokoll.documents.paper import AgendaLine
from protokoll.domain.kinds import AttendanceStatus, BodyKind, Capacity, MeetingKind, OfficerRole
from protokoll.domain.meeting import Body, Meeting, Officer, Person
from tests.helpers.builders import ANNA, PEOPLE, item, items, line, meeting, vacant
from tests.helpers.paper_words import all_words, facts_of, flat, headings, words

CALLED = AttendanceStatus.CALLED


def planned(found: Meeting, **head: Any) -> Meeting:
    return replace(found, head=replace(found.head, **head))


def test_it_tells_the_day_of_the_week_the_announced_times_and_the_place() -> None:
    found = planned(
        meeting(),
        start="18:00",
        end="20:00",
        opened="2026-12-01T18:05",
        place="Kansliet",
        noticed=dt.date(2026, 11, 17),
    )

    assert facts_of(notice(found)) == {
        "Tid": "Tisdag 1 december 2026 kl. 18.00–20.00",
        "Plats": "Kansliet",
        "Skickad": "17 november 2026",
    }


def test_a_meeting_over_two_days_tells_both_with_spaces_around_the_dash() -> None:
    found = planned(meeting(), start="13:00", end="12:00", end_date=dt.date(2026, 12, 2))

    assert facts_of(notice(found))["Tid"] == "1 december 2026 kl. 13.00 – 2 december 2026 kl. 12.00"


def test_those_who_are_called_stand_by_their_capacity_whatever_they_have_answered() -> None:
    found = meeting(
        attendance=(
            line("anna", post="ordförande", status=CALLED),
            line("per", status=AttendanceStatus.EXCUSED),
            line("eva", capacity=Capacity.SUBSTITUTE, post="ersättare", status=CALLED),
            vacant(),
        )
    )

    assert words(notice(found).attendance) == (
        "Kallade\nLedamöter: \nAnna Berg (ordförande), Per Dahl\nErsättare: \nEva Ek"
    )


def test_groups_of_the_attendance_list_keep_their_headings() -> None:
    found = meeting(attendance=(line("anna", group="Beslutande"), line("per", capacity=None)))

    assert words(notice(found).attendance) == "Kallade\nBeslutande: \nAnna Berg\nPer Dahl"


def test_of_a_large_group_only_the_number_is_told() -> None:
    people = tuple(Person(id=f"p{n}", given_name=f"Namn {n}") for n in range(31))
    many = tuple(line(person.id, group="Ombud", status=CALLED) for person in people)

    assert (
        words(notice(meeting(people=people, attendance=many)).attendance) == "Kallade\nOmbud: \n31 personer"
    )
    fewer = notice(meeting(people=people, attendance=many[1:]))
    assert words(fewer.attendance).endswith("Namn 29, Namn 30")


@pytest.mark.parametrize(
    ("officers", "told"),
    [
        ((), "Meddela om du inte kan komma."),
        ((OfficerRole.CHAIR,), "Anmäl förhinder till Anna Berg, anna@example.se, 070-1."),
        ((OfficerRole.CHAIR, OfficerRole.SECRETARY), "Anmäl förhinder till Per Dahl."),
    ],
)
def test_an_absence_is_reported_to_somebody_who_is_known(
    officers: tuple[OfficerRole, ...], told: str
) -> None:
    people = (replace(ANNA, email="anna@example.se", phone="070-1"), *PEOPLE[1:])
    who = {OfficerRole.CHAIR: "anna", OfficerRole.SECRETARY: "per"}
    found = meeting(
        *items(1), people=people, officers=tuple(Officer(role=role, person=who[role]) for role in officers)
    )

    assert words(notice(found).content).endswith(f"Förhinder\n{told}")


def test_the_agenda_stands_on_it_with_what_is_proposed() -> None:
    found = meeting(
        item(
            "a",
            title="Budget",
            proposal="att anta budgeten",
            minutes_planned=10,
            items=(item("b", title="Lokaler"),),
        )
    )
    paper = notice(found)

    assert headings(paper.content) == ["Dagordning", "Förhinder"]
    lines = [block for block in flat(paper.content) if isinstance(block, AgendaLine)]
    assert [(one.number, one.text, one.level) for one in lines] == [
        ("1.", "Budget", 0),
        ("1.1.", "Lokaler", 1),
    ]
    assert "Förslag till beslut: \natt anta budgeten" in all_words(paper)


def test_a_committee_has_a_foredragningslista() -> None:
    found = meeting(*items(1), body=Body(name="Nämnden", kind=BodyKind.COMMITTEE))

    assert headings(notice(found).content)[0] == "Föredragningslista"


def test_per_capsulam_asks_for_answers_not_for_presence() -> None:
    found = planned(
        meeting(
            *items(1),
            attendance=(line("anna", status=CALLED),),
            officers=(Officer(role=OfficerRole.SECRETARY, person="per"),),
        ),
        kind=MeetingKind.PER_CAPSULAM,
        place="Med e-post",
    )
    told = all_words(notice(found))

    assert told.startswith("Underlag för beslut per capsulam")
    assert "Svara ja eller nej på varje förslag till Per Dahl." in told
    assert "Tillfrågade" in told
    assert "Förhinder" not in told
    assert facts_of(notice(found))["Form"] == "Med e-post"


def test_the_chair_calls() -> None:
    found = meeting(officers=(Officer(role=OfficerRole.CHAIR, person="anna"),))

    assert words(notice(found).signatures) == "Anna Berg\n\nOrdförande"
    assert notice(meeting()).signatures == ()
