"""Närvarolista to sign, and the röstlängd of an årsmöte."""

from __future__ import annotations

from msgspec.structs import replace

from protokoll.documents.attendance_list import attendance_list
from protokoll.documents.paper import Table
from protokoll.domain import entries as e
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, MeetingKind, OfficerRole
from protokoll.domain.meeting import Meeting, Officer
from tests.helpers.builders import change, item, line, meeting, vacant
from tests.helpers.paper_words import facts_of, flat, headings, tables, words

CALLED = AttendanceStatus.CALLED


def annual(found: Meeting) -> Meeting:
    return replace(found, head=replace(found.head, kind=MeetingKind.ANNUAL))


def test_everybody_has_a_number_and_room_to_sign() -> None:
    found = meeting(
        attendance=(
            line("anna", post="ordförande", status=CALLED, group="Beslutande"),
            line("per", status=AttendanceStatus.EXCUSED, group="Beslutande"),
            vacant(),
            line("eva", capacity=Capacity.GUEST, status=CALLED),
        )
    )
    paper = attendance_list(found)
    first, second, blank = tables(paper.content)

    assert headings(paper.blocks()) == ["Närvarolista", "Beslutande", "Fler deltagare"]
    assert first == [
        ["Nr", "Namn", "Uppdrag", "Signatur"],
        ["1", "Anna Berg", "Ordförande", ""],
        ["2", "Per Dahl", "Ledamot", "Anmält förhinder"],
    ]
    assert second[1:] == [["3", "Vakant", "Ledamot", "Vakant"], ["4", "Eva Ek", "Gäst", ""]]
    assert blank[1:] == [[str(n), "", "", ""] for n in range(5, 10)]
    assert all(block.tall for block in flat(paper.content) if isinstance(block, Table))


def test_a_list_without_names_is_one_to_fill_in() -> None:
    (blank,) = tables(attendance_list(meeting()).content)

    assert len(blank) == 19
    assert blank[-1] == ["18", "", "", ""]


def test_who_serves_for_whom_is_told() -> None:
    found = meeting(
        item("1"),
        attendance=(
            line("anna", status=AttendanceStatus.EXCUSED),
            line("per", change(ChangeKind.SERVES, "1", instead_of="anna"), capacity=Capacity.SUBSTITUTE),
        ),
    )

    assert (
        tables(attendance_list(found).content)[0][2][2] == "Tjänstgörande ersättare, tjänstgör för Anna Berg"
    )


def test_the_voting_roll_of_an_annual_meeting_tells_votes_and_proxies() -> None:
    found = meeting(
        item("1", e.Roll(number=3)),
        item("2", e.Roll(number=2)),
        attendance=(
            line("anna"),
            line("per", change(ChangeKind.SERVES, "1", instead_of="ola")),
            line("eva", capacity=Capacity.GUEST),
        ),
        officers=(
            Officer(role=OfficerRole.TELLER, person="eva"),
            Officer(role=OfficerRole.SECRETARY, person="per"),
        ),
    )
    paper = attendance_list(annual(found))

    assert paper.title == "Röstlängd"
    assert facts_of(paper)["Röstlängd"] == "3 röster, 2 fr.o.m. § 2"
    assert tables(paper.content)[0] == [
        ["Nr", "Namn", "Uppdrag", "Röst", "Signatur"],
        ["1", "Anna Berg", "", "1", ""],
        ["2", "Per Dahl", "Sekreterare, röstar för Ola Fors", "1", ""],
        ["3", "Eva Ek", "Gäst, rösträknare", "–", ""],
    ]
    assert words(paper.content).endswith("2 röster om alla i listan kommer.")
    assert words(paper.signatures) == (
        "Underskrifter\nRöstlängden är riktig\nPer Dahl\nSekreterare\nRöstlängden är riktig\nEva Ek\nRösträknare"
    )


def test_a_voting_roll_without_officers_has_a_line_for_the_secretary() -> None:
    paper = attendance_list(annual(meeting()))

    assert words(paper.signatures) == "Underskrifter\nRöstlängden är riktig\n\nSekreterare"
    assert attendance_list(meeting()).signatures == ()
