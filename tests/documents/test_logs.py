"""Uppdragslista and beslutslogg."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from protokoll.documents.papers import PaperKind, make_log, make_paper
from protokoll.domain import entries as e
from protokoll.domain.kinds import Outcome
from protokoll.domain.meeting import AgendaItem, Body, Meeting, Organisation
from tests.helpers.builders import item, meeting
from tests.helpers.paper_words import all_words, facts_of, headings, tables, words


def held(day: dt.date, *agenda: AgendaItem, **more: Any) -> Meeting:
    found = meeting(*agenda, **more)
    return replace(found, head=replace(found.head, date=day))


def task(text: str, **more: Any) -> e.Task:
    return e.Task(text=text, assignees=("per",), **more)


def decision(clause: str) -> e.Decision:
    return e.Decision(outcome=Outcome.APPROVED, clauses=(clause,))


LATE = held(
    dt.date(2026, 5, 5), item("1", task("sen", due=dt.date(2026, 9, 1)), decision("vänta"), title="Ekonomi")
)
EARLY = held(
    dt.date(2026, 2, 2),
    item("1", task("löpande", due_text="löpande"), task("tidig", due=dt.date(2026, 3, 1)), title="Lokaler"),
    item(
        "2",
        task("gjord", done=dt.date(2026, 2, 3)),
        e.Election(elected=(e.Elected(post="kassör", person="eva"),)),
    ),
    body=Body(name="Klubben"),
)


def test_tasks_stand_soonest_first_and_the_done_ones_last() -> None:
    paper = make_paper(PaperKind.TASK_LIST, EARLY)
    left, done = tables(paper.content)

    assert headings(paper.content) == ["Att göra", "Utfört"]
    assert left == [
        ["Vad", "Ansvarig", "Klart", "Från"],
        ["Tidig", "Per Dahl", "1 mars 2026", "§ 1"],
        ["Löpande", "Per Dahl", "löpande", "§ 1"],
    ]
    assert done[1:] == [["Gjord", "Per Dahl", "3 februari 2026", "§ 2"]]


def test_a_period_takes_its_first_and_its_last_day_and_tells_from_which_meeting() -> None:
    whole = make_log(PaperKind.TASK_LIST, [LATE, EARLY], dt.date(2026, 2, 2), dt.date(2026, 5, 5))
    less = make_log(PaperKind.TASK_LIST, [LATE, EARLY], dt.date(2026, 2, 3), dt.date(2026, 5, 5))

    assert [row[3] for row in tables(whole.content)[0][1:]] == [
        "Klubben, 2 februari 2026, § 1",
        "Styrelsen, 5 maj 2026, § 1",
        "Klubben, 2 februari 2026, § 1",
    ]
    assert tables(less.content)[0][1:] == [["Sen", "Per Dahl", "1 september 2026", "§ 1"]]
    assert facts_of(whole) == {"Period": "2 februari–5 maj 2026", "Möten": "2"}


def test_the_decisions_of_a_period_stand_under_their_meetings_in_order() -> None:
    paper = make_log(PaperKind.DECISION_LOG, [LATE, EARLY], dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    assert headings(paper.content) == [
        *("Klubben, 2\u00a0februari 2026", "§ 2 2", "Styrelsen, 5\u00a0maj 2026", "§ 1 Ekonomi")
    ]
    assert "Till kassör valdes \nEva Ek\n." in words(paper.content)
    assert "Mötet beslutade att vänta." in words(paper.content)
    assert [row["Text"] for row in paper.rows["Beslut"]] == [
        *("Till kassör valdes Eva Ek.", "Mötet beslutade att vänta.")
    ]


def test_the_log_of_one_meeting_needs_no_heading_for_it() -> None:
    paper = make_paper(PaperKind.DECISION_LOG, LATE)

    assert headings(paper.content) == ["§ 1 Ekonomi"]
    assert paper.day == LATE.head.date


def test_a_confidential_decision_is_marked() -> None:
    found = meeting(item("1", decision("vänta"), confidential=True))

    assert "Sekretess" in words(make_paper(PaperKind.DECISION_LOG, found).content)


def test_several_att_satser_are_one_text_in_a_row() -> None:
    several = e.Decision(outcome=Outcome.REJECTED, clauses=("vänta", "spara"), text="Frågan tas upp i maj.")
    (row,) = make_paper(PaperKind.DECISION_LOG, meeting(item("1", several))).rows["Beslut"]

    assert row["Text"] == "Mötet beslutade att vänta och att spara. Frågan tas upp i maj."
    assert row["Utfall"] == "avslag"


def test_nothing_is_said_in_words() -> None:
    for kind, told in ((PaperKind.TASK_LIST, "Inga uppdrag."), (PaperKind.DECISION_LOG, "Inga beslut.")):
        assert all_words(make_paper(kind, meeting(item("1")))).endswith(told)
        assert words(make_log(kind, [], dt.date(2026, 1, 1), dt.date(2026, 1, 31)).content) == told


def test_the_organisation_is_told_where_all_meetings_are_of_one() -> None:
    one, other = Organisation(name="Föreningen", number="802999-0000"), Organisation(name="Andra")
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    same = make_log(PaperKind.TASK_LIST, [replace(m, organisation=one) for m in (LATE, EARLY)], first, last)
    mixed = make_log(
        PaperKind.TASK_LIST,
        [replace(LATE, organisation=one), replace(EARLY, organisation=other)],
        first,
        last,
    )

    assert (same.fields["Organisation"], same.fields["Organisationsnummer"]) == ("Föreningen", "802999-0000")
    assert mixed.fields["Organisation"] == ""
    assert same.fields["Organ"] == "Klubben, Styrelsen"
    assert same.fields["Period"] == same.fields["Datum"] == "1\u00a0januari–31\u00a0december 2026"
