"""Protokollsutdrag: the chosen items whole, who took part in them, who signed, and two who certify it."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from protokoll.documents.paper import Paper
from protokoll.documents.papers import PaperKind, PaperOptions, make_paper
from protokoll.domain import entries as e
from protokoll.domain.kinds import ChangeKind, MeetingKind, OfficerRole, Outcome, Stage
from protokoll.domain.meeting import Adjustment, Attachment, Meeting, Officer, Organisation
from tests.helpers.builders import change, item, line, meeting
from tests.helpers.paper_words import all_words, facts_of, headings, tables, words

OFFICERS = (
    Officer(role=OfficerRole.CHAIR, person="anna"),
    Officer(role=OfficerRole.SECRETARY, person="per"),
    Officer(role=OfficerRole.ADJUSTER, person="eva"),
)
HELD = meeting(
    item("1", title="Öppnande"),
    item("2", title="Ekonomi", items=(item("2a", title="Bokslut"), item("2b", title="Budget"))),
    item("3", e.Decision(outcome=Outcome.APPROVED, clauses=("teckna firman",)), title="Firmatecknare"),
    officers=OFFICERS,
    attendance=(line("anna"), line("per"), line("ola", change(ChangeKind.LEAVES, "3", time="19:00"))),
    attachments=(Attachment(id="a", title="Budget", items=("2b",)), Attachment(id="b", title="Annat")),
    organisation=Organisation(name="Föreningen", number="802999-0000"),
)


def extract(found: Meeting, *chosen: str) -> Paper:
    return make_paper(PaperKind.EXTRACT, found, PaperOptions(items=chosen))


def test_the_chosen_items_stand_whole_in_the_order_of_the_minutes() -> None:
    paper = extract(HELD, "3", "2")

    assert headings(paper.content)[:4] == [
        "§ 2 Ekonomi",
        "§ 2.1 Bokslut",
        "§ 2.2 Budget",
        "§ 3 Firmatecknare",
    ]
    assert "Mötet beslutade att teckna firman." in words(paper.content)
    assert facts_of(paper)["Utdraget gäller"] == "§§ 2–3"
    assert facts_of(paper)["Organisationsnummer"] == "802999-0000"
    assert paper.fields["Sidhuvud"].replace("\u00a0", " ") == "Protokollsutdrag 1 december 2026, §§ 2–3"


def test_an_item_below_a_chosen_one_stands_once_and_one_alone_without_its_parent() -> None:
    assert headings(extract(HELD, "2b", "2").content)[:-1] == ["§ 2 Ekonomi", "§ 2.1 Bokslut", "§ 2.2 Budget"]
    assert headings(extract(HELD, "2b").content) == ["§ 2.2 Budget", "Bilagor"]


def test_it_tells_who_took_part_in_those_items_alone() -> None:
    assert [row[0] for row in tables(extract(HELD, "3").attendance)[0][1:]] == ["Anna Berg", "Per Dahl"]
    assert tables(extract(HELD, "1").attendance)[0][3] == ["Ola Fors", "Ledamot", "Närvarande"]
    assert [row["Namn"] for row in extract(HELD, "3").rows["Deltagare"]] == ["Anna Berg", "Per Dahl"]
    assert extract(meeting(item("1")), "1").attendance == ()


def test_only_the_attachments_of_its_items_are_told() -> None:
    assert [row["Rubrik"] for row in extract(HELD, "2").rows["Bilaga"]] == ["Budget"]
    assert words(extract(HELD, "2").content).endswith("Bilagor\nBilaga 1: Budget")
    assert "Bilagor" not in words(extract(HELD, "3").content)
    assert extract(HELD, "3").rows["Bilaga"] == ()


def test_signatures_are_told_and_two_certify() -> None:
    adjusted = replace(
        HELD,
        head=replace(HELD.head, stage=Stage.ADJUSTED),
        adjustment=(Adjustment(person="eva", date=dt.date(2026, 12, 14)),),
    )
    told = words(extract(adjusted, "3").signatures)

    assert told.startswith(
        "Underskrifter i protokollet\nVid protokollet: Per Dahl, sekreterare.\nJusteras: Anna Berg, ordförande.\n"
        "Justeras: Eva Ek, justerare.\nJusterat av Eva Ek den 14 december 2026."
    )
    assert told.count("Rätt utdraget intygas:") == 2
    assert "färdigjusterat" not in told


def test_minutes_that_are_not_adjusted_are_said_to_be_so() -> None:
    assert "Protokollet är inte färdigjusterat." in words(extract(HELD, "3").signatures)
    assert "Vid protokollet" not in words(extract(meeting(item("1")), "1").signatures)


def test_an_extract_of_decisions_per_capsulam_says_that_nobody_was_present() -> None:
    found = replace(HELD, head=replace(HELD.head, kind=MeetingKind.PER_CAPSULAM))

    assert headings(extract(found, "1").attendance) == ["Deltagare i beslutet"]
    assert "ärvarande" not in all_words(extract(found, "1", "2", "3"))
