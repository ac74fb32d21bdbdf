"""What the minutes say besides the items: head, attendance, attachments."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from protokoll.documents.meeting_facts import MeetingFacts
from protokoll.documents.minutes import minutes
from protokoll.documents.paper import Facts, Heading, Prose, Table
from protokoll.domain import entries as e
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    ChangeKind,
    MeetingKind,
    MinutesKind,
    OfficerRole,
    Outcome,
    QuorumRule,
    Stage,
    VoteMethod,
)
from protokoll.domain.markup import text_of
from protokoll.domain.meeting import (
    Adjustment,
    Attachment,
    Attendance,
    Body,
    Meeting,
    Officer,
    PlannedMeeting,
    PlannedMeetings,
    Quorum,
)
from tests.helpers.builders import change, item, items, line, meeting
from tests.helpers.paper_words import all_words, headings, tables, words


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


# --- votes, elections and quorum ---

FIXED = Body(name="Styrelsen", quorum=Quorum(rule=QuorumRule.FIXED, number=2))
DECIDED = e.Decision(outcome=Outcome.APPROVED, clauses=("vänta",))


def test_the_voting_roll_stands_in_the_head_with_its_changes() -> None:
    found = meeting(item("1", e.Roll(number=73)), item("2", e.Roll(number=73)), item("3", e.Roll(number=68)))

    assert facts_told(found)["Röstlängd"] == "73 röster, 68 fr.o.m. § 3"
    assert facts_told(meeting(item("1", e.Roll(number=1))))["Röstlängd"] == "1 röst"


def test_those_whom_an_annual_meeting_elected_stand_in_one_table() -> None:
    chosen = e.Election(
        elected=(e.Elected(post="kassör", person="anna", term="1 år"), e.Elected(post="ersättare"))
    )
    annual = with_head(meeting(item("1", chosen)), kind=MeetingKind.ANNUAL)
    (table,) = tables(minutes(annual).content)

    assert table == [
        ["Uppdrag", "Namn", "Tid", "§"],
        ["Kassör", "Anna Berg", "1 år", "1"],
        ["Ersättare", "vakant", "", "1"],
    ]
    assert tables(minutes(meeting(item("1", chosen))).content) == []


def test_an_item_decided_without_a_quorum_says_so_and_so_does_the_attendance() -> None:
    leaves = line("per", change(ChangeKind.LEAVES, "2"))
    found = meeting(
        item("1", DECIDED), item("2", DECIDED), item("3"), attendance=(line("anna"), leaves), body=FIXED
    )
    told = all_words(minutes(found))

    assert "Beslutförhet: \nMötet var inte beslutfört under §§ 2–3. Det krävs 2 röster." in told
    assert told.count("Inte beslutfört: 1 röst av de 2 som krävs.") == 1
    notes = with_head(found, minutes_kind=MinutesKind.NOTES)
    assert facts_told(notes)["Beslutförhet"] == "Mötet var inte beslutfört under §§ 2–3. Det krävs 2 röster."


def test_a_meeting_without_a_quorum_throughout_names_no_items() -> None:
    found = meeting(item("1"), item("2"), attendance=(line("anna"),), body=FIXED)

    assert "Mötet var inte beslutfört. Det krävs 2 röster." in all_words(minutes(found))


@pytest.mark.parametrize(
    "found",
    [
        meeting(item("1", DECIDED), attendance=(line("anna"), line("per")), body=FIXED),
        meeting(item("1", DECIDED), attendance=(line("anna"),)),
        meeting(item("1", DECIDED), body=FIXED),
        meeting(item("1", DECIDED), attendance=(line("anna", capacity=None),), body=FIXED),
        with_head(meeting(item("1", DECIDED), attendance=(line("anna"),), body=FIXED), stage=Stage.NOTICED),
    ],
    ids=["quorate", "no rule", "no list", "no votes known", "not held"],
)
def test_nothing_is_said_of_quorum_where_there_is_one_or_it_is_not_known(found: Meeting) -> None:
    assert "beslutför" not in all_words(minutes(found)).casefold()


# --- kinds of meetings ---


def test_decisions_per_capsulam_tell_nobody_as_present() -> None:
    found = with_head(
        meeting(
            item("1", DECIDED, e.Task(text="Boka")),
            attendance=(
                line("anna", online=True),
                line("per", status=AttendanceStatus.ABSENT),
                line("eva", status=AttendanceStatus.CALLED),
            ),
        ),
        kind=MeetingKind.PER_CAPSULAM,
        place="Med e-post",
    )
    found = replace(found, body=Body(name="Styrelsen", kind=BodyKind.BOARD))
    told = all_words(minutes(found))

    assert "ärvar" not in told.replace("Närvaro", "")
    assert headings(minutes(found).attendance) == ["Deltagare i beslutet"]
    assert attendance_told(found)[2:] == ["Deltog inte: Per Dahl", "Inget svar: Eva Ek"]
    assert tables(minutes(found).attendance)[0][1][2] == "Deltog"
    assert facts_told(found)["Form"] == "Med e-post"
    assert "möte" not in told.casefold()
    notes = facts_told(with_head(found, minutes_kind=MinutesKind.NOTES))
    assert notes["Deltog"] == "Anna Berg"


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ({"start": "13:00", "end": "15:00"}, "1 december 2026 kl. 13.00–15.00"),
        (
            {"start": "13:00", "end": "12:00", "end_date": dt.date(2026, 12, 2)},
            "1 december 2026 kl. 13.00 – 2 december 2026 kl. 12.00",
        ),
        (
            {"opened": "2026-12-01T13:05", "closed": "2026-12-02T11:52"},
            "1 december 2026 kl. 13.05 – 2 december 2026 kl. 11.52",
        ),
        ({"end_date": dt.date(2026, 12, 2)}, "1–2 december 2026"),
        ({"start": "18:00", "end": "20:00", "closed": "2026-12-01T20:15"}, "1 december 2026 kl. 18.00–20.15"),
    ],
)
def test_a_meeting_over_two_days_tells_both_with_their_times(head: dict[str, Any], told: str) -> None:
    facts = facts_told(with_head(meeting(), **head))

    assert (facts.get("Tid") or facts["Datum"]) == told


NAMND = Body(name="Nämnden", kind=BodyKind.COMMITTEE, decides_as="Nämnden")
MATTER = item(
    "1",
    e.Note(text="Frågan har varit uppe förut."),
    e.Recusal(person="eva"),
    e.Proposal(by=("anna",), text="bifall"),
    e.Note(heading="Beslutsgång", text="Ordföranden ställer proposition."),
    e.Vote(method=VoteMethod.COUNTED),
    DECIDED,
    e.Dissent(by=("per",)),
    e.Task(text="Boka"),
    title="Stöd",
    reference="KS 2026/114",
    basis=("Tjänsteskrivelse",),
    sent_to=("Klubben",),
)


def test_a_committee_has_the_municipal_form() -> None:
    paper = minutes(meeting(MATTER, body=NAMND))

    assert paper.title == "Sammanträdesprotokoll"
    assert [heading for heading in headings(paper.content) if heading not in ("Uppdrag från mötet",)] == [
        *("§ 1 Stöd", "Sammanfattning", "Beslutsunderlag", "Yrkande", "Beslutsgång", "Omröstning"),
        "Beslutet skickas till",
    ]
    told = words(paper.content)
    order = [
        "Dnr KS 2026/114",
        "Beslut\n",
        "Frågan har varit",
        "anmälde jäv",
        "Tjänsteskrivelse",
        "yrkade bifall",
    ]
    order += ["proposition", "Omröstningen skedde", "Reservation", "Uppdrag. ", "Klubben"]
    at = [told.replace("\n", "").index(one.replace("\n", "")) for one in order]
    assert at == sorted(at)
    assert headings(paper.signatures) == ["Underskrifter", "Anslagsbevis"]


def test_the_anslagsbevis_holds_what_is_known_and_leaves_the_rest_to_be_written() -> None:
    paper = minutes(
        meeting(MATTER, body=NAMND, adjustment=(Adjustment(person="anna", date=dt.date(2026, 12, 9)),))
    )

    assert tables(paper.signatures)[0][1:] == [
        ["Organ", "Nämnden"],
        ["Sammanträdesdatum", "1 december 2026"],
        ["Paragrafer", "§ 1"],
        ["Protokollet justerat", "9 december 2026"],
        ["Anslaget sätts upp", ""],
        ["Anslaget tas ned", ""],
        ["Protokollet förvaras hos", ""],
    ]


def test_notes_of_a_committee_and_information_items_need_no_municipal_labels() -> None:
    information = meeting(item("1", e.Note(text="Läget är gott."), basis=("Rapport",)), body=NAMND)
    notes = with_head(meeting(MATTER, body=NAMND), minutes_kind=MinutesKind.NOTES)

    assert headings(minutes(information).content) == ["§ 1 1", "Beslutsunderlag"]
    assert "Sammanfattning" not in headings(minutes(notes).content)
    assert headings(minutes(notes).signatures) == []


def test_an_election_of_a_committee_stands_under_its_decision() -> None:
    chosen = e.Election(elected=(e.Elected(post="justerare", person="anna"),))
    own = e.Note(heading="Yrkanden på mötet", text="Inga.")
    found = minutes(
        meeting(item("1", own, e.Note(heading="Beslutsunderlag", text="Brev"), chosen), body=NAMND)
    )

    assert headings(found.content) == ["§ 1 1", "Beslut", "Beslutsunderlag", "Yrkanden på mötet"]


def test_rows_of_templates_are_filled_from_the_meeting() -> None:
    found = meeting(
        item(
            "1",
            DECIDED,
            e.Task(text="boka *lokal*", assignees=("per",), due=dt.date(2027, 1, 15)),
            title="Val",
        ),
        attendance=(
            line("anna", post="ordförande", group="Beslutande"),
            line(None, status=AttendanceStatus.VACANT),
        ),
        attachments=(Attachment(id="a", title="Budget", file="b.pdf", items=("1",)),),
        planned_meetings=PlannedMeetings(
            meetings=(PlannedMeeting(date=dt.date(2027, 1, 19), start="17:30", tentative=True),)
        ),
        officers=(Officer(role=OfficerRole.CHAIR, person="anna"),),
    )
    rows = {
        group: [
            {name: text.replace("\u00a0", " ") for name, text in row.items() if text} for row in found_rows
        ]
        for group, found_rows in minutes(found).rows.items()
    }

    assert rows["Deltagare"][0] == {
        **{"Nummer": "1", "Namn": "Anna Berg", "Uppdrag": "Ordförande", "Grupp": "Beslutande"},
        **{"Egenskap": "ledamot", "Närvaro": "Närvarande", "Röst": "Ja"},
    }
    assert rows["Deltagare"][1]["Namn"] == "Vakant"
    assert rows["Punkt"] == [{"Nummer": "1.", "Paragraf": "§ 1", "Rubrik": "Val"}]
    assert rows["Beslut"][0]["Text"] == "Mötet beslutade att vänta."
    assert rows["Uppdrag"][0] == {
        **{"Vad": "Boka lokal", "Ansvarig": "Per Dahl", "Klart": "15 januari 2027", "Paragraf": "§ 1"},
        **{"Rubrik": "Val", "Datum": "1 december 2026", "Organ": "Styrelsen"},
    }
    assert rows["Bilaga"] == [{"Nummer": "Bilaga 1", "Rubrik": "Budget", "Fil": "b.pdf", "Punkter": "§ 1"}]
    assert rows["Möte"] == [
        {"Datum": "19 januari 2027", "Veckodag": "tisdag", "Tid": "kl. 17.30", "Anmärkning": "preliminärt"}
    ]
    assert rows["Underskrift"] == [
        {"För": "Vid protokollet", "Roll": "Sekreterare"},
        {"För": "Justeras", "Namn": "Anna Berg", "Roll": "Ordförande"},
    ]
