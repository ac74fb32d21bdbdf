"""Papers as plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from protokoll.documents.minutes import minutes
from protokoll.documents.paper import (
    AgendaLine,
    Align,
    Clauses,
    Column,
    Fact,
    Facts,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.documents.plain_text import WIDTH, as_text
from protokoll.domain.markup import Run, parse, plain
from protokoll.exchange.meeting_file import read_meeting
from protokoll.paths import resources_dir
from tests.helpers.papers import paper_of, papers, readable, texts_of

SAMPLES = sorted((resources_dir() / "sample").glob("meeting-*.json"))


def test_facts_stand_in_two_columns() -> None:
    paper = paper_of(Facts((Fact("Tid", "3 mars 2026"), Fact("Ordförande", "Åsa Öberg"))))

    assert as_text(paper) == "Tid:        3\u00a0mars 2026\nOrdförande: Åsa Öberg\n"


def test_an_item_with_its_decision() -> None:
    paper = paper_of(
        ItemHeading("§ 4", "Dagordning"),
        Clauses(
            plain("Styrelsen beslutade"),
            (plain("fastställa den"), plain("stryka punkt 12.")),
            Tone.DECISION,
            "Beslut",
        ),
    )

    assert as_text(paper) == (
        "§\u00a04 Dagordning\n--------------\nBeslut:\nStyrelsen beslutade\n"
        "   att fastställa den\n   att stryka punkt 12.\n"
    )


def test_a_lead_runs_on_with_one_space() -> None:
    paper = paper_of(Prose(parse("Jag anser något annat."), Tone.DISSENT, (Run("Reservation. ", bold=True),)))

    assert as_text(paper) == "Reservation. Jag anser något annat.\n"


def test_lists_keep_their_levels_and_numbers() -> None:
    paper = paper_of(Prose(parse("Vi tog upp:\n\n3. lokalen\n   - hyran\n4. stolarna")))

    assert as_text(paper) == "Vi tog upp:\n3. lokalen\n   – hyran\n4. stolarna\n"


def test_a_table_that_fits_stands_in_columns_and_one_that_does_not_is_told_by_row() -> None:
    columns = (Column("Vad", 1), Column("Antal", 1, Align.RIGHT))
    narrow = paper_of(Table(columns, ((plain("Ja"), plain("7")), (plain("Nej"), plain("12"))), "Röster"))
    wide = paper_of(Table(columns, ((plain("Ord " * 30), plain("7")),), "Röster"))

    assert as_text(narrow) == "Vad  Antal\n---  -----\nJa       7\nNej     12\n"
    assert as_text(wide).splitlines()[-1] == "   Antal: 7"


def test_links_tell_where_they_lead() -> None:
    paper = paper_of(
        Prose(
            parse(
                "Läs [stadgarna](https://example.org/s) eller skriv till [asa@example.org](mailto:asa@example.org)."
            )
        )
    )

    told = " ".join(as_text(paper).split())
    assert told == "Läs stadgarna (https://example.org/s) eller skriv till asa@example.org."


def test_signatures_and_room_to_write_are_lines() -> None:
    paper = paper_of(Signatures((Signature("Justeras", "Åsa Öberg", "Ordförande"),)), WritingSpace(2))

    lines = as_text(paper).splitlines()
    assert lines[0] == "Justeras"
    assert lines[2:4] == ["Åsa Öberg", "Ordförande"]
    assert [set(line) for line in (lines[1], *lines[-2:])] == [{"_"}] * 3


def test_an_agenda_line_tells_what_it_is_for() -> None:
    paper = paper_of(AgendaLine("1.", "Mötet öppnas"), AgendaLine("a)", "Upprop", "beslut, 5 min", 1))

    assert as_text(paper) == "1. Mötet öppnas\n   a) Upprop (beslut, 5 min)\n"


def test_an_empty_paper_is_an_empty_line() -> None:
    assert as_text(paper_of(Title(""))) == "\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_minutes_fit_the_width(path: Path) -> None:
    text = as_text(minutes(read_meeting(path)))

    assert max(map(len, text.splitlines())) <= WIDTH
    assert "\n\n\n" not in text


@given(papers)
@settings(max_examples=80)
def test_every_word_stands_there(paper: Paper) -> None:
    text = readable(as_text(paper))

    for words in filter(None, map(readable, texts_of(paper.blocks(), heads=False))):
        assert words in text
