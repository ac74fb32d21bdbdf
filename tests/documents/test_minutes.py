"""What the minutes say besides the items: head, attendance, attachments."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.minutes import minutes
from protokoll.documents.paper import Facts, Heading, Prose, Table
from protokoll.domain.kinds import AttendanceStatus, ChangeKind, MinutesKind
from protokoll.domain.markup import text_of
from protokoll.domain.meeting import Attachment, Attendance, Meeting
from tests.helpers.builders import change, items, line, meeting


def attendance_told(found: Meeting) -> list[str]:
    """The blocks of the attendance in short, in their order."""
    told = []
    for block in minutes(found).attendance:
        match block:
            case Heading(text):
                told.append(text)
            case Table():
                told.append("table")
            case Prose(blocks, _, lead):
                told.append("".join(run.text for run in lead) + text_of(blocks))
    return told


def facts_told(found: Meeting) -> dict[str, str]:
    return {
        fact.label: fact.text.replace("\u00a0", " ")
        for block in minutes(found).head
        if isinstance(block, Facts)
        for fact in block.facts
    }


def with_head(found: Meeting, **facts: Any) -> Meeting:
    return replace(found, head=replace(found.head, **facts))


EXCUSED: Attendance = line("per", status=AttendanceStatus.EXCUSED)


def test_the_others_who_were_there_stand_before_those_who_were_not() -> None:
    found = meeting(*items(1), attendance=(line("anna"), EXCUSED), others="samt 72 medlemmar")

    assert attendance_told(found) == ["Närvaro", "table", "samt 72 medlemmar", "Anmält förhinder: Per Dahl"]
    notes = facts_told(with_head(found, minutes_kind=MinutesKind.NOTES))
    assert list(notes)[-3:] == ["Närvarande", "Övriga", "Anmält förhinder"]


def test_several_who_were_called_stand_under_a_plural() -> None:
    called, coming = AttendanceStatus.CALLED, AttendanceStatus.COMING
    many = meeting(
        *items(1),
        attendance=(
            line("anna", status=called),
            line("per", status=called),
            line("eva", status=coming),
            line("ola", status=coming),
        ),
    )
    one = meeting(*items(1), attendance=(line("anna", status=called),))

    assert attendance_told(many)[1:] == ["Anmälda: Eva Ek, Ola Fors", "Kallade: Anna Berg, Per Dahl"]
    assert attendance_told(one)[1:] == ["Kallad: Anna Berg"]


def test_notes_hold_no_brackets_within_brackets() -> None:
    guest = line(
        "anna",
        change(ChangeKind.ARRIVES, "2", time="14:30"),
        change(ChangeKind.LEAVES, "3", time="14:55"),
        post="gäst",
    )
    found = with_head(meeting(*items(3), attendance=(guest,)), minutes_kind=MinutesKind.NOTES)

    assert facts_told(found)["Närvarande"] == (
        "Anna Berg (gäst, § 2, kom före § 2 kl. 14.30, gick före § 3 kl. 14.55)"
    )


@pytest.mark.parametrize(
    ("place", "online", "told"),
    [
        ("Kansliet", True, "Kansliet, och på distans"),
        ("Kansliet", False, "Kansliet"),
        ("", True, "På distans"),
        ("Digitalt möte", True, "Digitalt möte"),
        ("Med e-post", True, "Med e-post"),
        ("Kansliet och Teams", True, "Kansliet och Teams"),
        ("Per telefon", True, "Per telefon"),
    ],
)
def test_a_place_that_is_online_by_its_name_is_not_doubled(place: str, online: bool, told: str) -> None:
    assert MeetingFacts(with_head(meeting(), place=place, online=online)).place() == told


def test_several_attachments_of_an_item_are_named_together() -> None:
    found = meeting(
        *items(1),
        attachments=(
            Attachment(id="a", title="A", items=("1",)),
            Attachment(id="b", title="B", items=("1",)),
            Attachment(id="c", title="C", number="bil. 7", items=("1",)),
        ),
    )
    told = [
        text_of(block.blocks)
        for group in minutes(found).content
        for block in getattr(group, "blocks", ())
        if isinstance(block, Prose)
    ]

    assert "Bilaga\u00a01, 2 och bil. 7" in told
