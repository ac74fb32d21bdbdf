"""docs/meningar.md tells how every kind of entry is printed; here it is held against the program."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import get_args

import pytest

from protokoll.domain import entries as e
from protokoll.domain.attendance_words import AttendanceWords
from protokoll.domain.kinds import (
    BodyKind,
    ChangeKind,
    ElectionForm,
    ListStyle,
    Majority,
    Numbering,
    Outcome,
    ProposalSource,
    Tense,
    VoteMethod,
)
from protokoll.domain.markup import text_of
from protokoll.domain.meeting import Body, DecisionStyle
from protokoll.domain.wording import Words
from tests.helpers.builders import change, item, items, line, meeting

PAGE = Path(__file__).parents[2] / "docs" / "meningar.md"
ENTRIES_PART, _, _ = PAGE.read_text(encoding="utf-8").partition("\n## På papperen")
TOLD = [row[2:].strip() for row in ENTRIES_PART.splitlines() if row.startswith("- ")]

PAST = Body(name="Styrelsen", kind=BodyKind.BOARD)
PRESENT = Body(name="Styrelsen", kind=BodyKind.BOARD, decision_style=DecisionStyle(tense=Tense.PRESENT))
OLD = Body(name="Styrelsen", kind=BodyKind.BOARD, decision_style=DecisionStyle(list=ListStyle.COMMA_OCH))
OK = Outcome.APPROVED
DAY = dt.date(2027, 1, 15)

ENTRIES: list[tuple[e.Entry, Body]] = [
    (e.Decision(outcome=OK, clauses=("godkänna dagordningen",)), PAST),
    (e.Decision(outcome=OK, clauses=("godkänna dagordningen",)), PRESENT),
    (e.Decision(outcome=OK, clauses=("godkänna dagordningen", "lägga rapporten till handlingarna")), PAST),
    (
        e.Decision(
            outcome=OK,
            clauses=("godkänna dagordningen", "höja avgiften", "lägga rapporten till handlingarna"),
        ),
        OLD,
    ),
    (e.Decision(outcome=OK, stem="Valnämnden godkänner", text="listan."), PAST),
    (e.Decision(outcome=OK, clauses=("bevilja stödet",), immediate=True), PAST),
    (e.Decision(outcome=Outcome.AGREED, text="Samverkan sker enligt avtal."), PAST),
    (e.Proposal(by=("anna",), text="bifall till förslaget"), PAST),
    (e.Proposal(by=("anna", "per"), text="att avgiften höjs", outcome=Outcome.REJECTED), PAST),
    (
        e.Proposal(
            by=("anna",),
            clauses=(
                e.ProposalClause(text="sänka avgiften", outcome=Outcome.REJECTED),
                e.ProposalClause(text="höja anslaget", outcome=OK),
            ),
        ),
        PAST,
    ),
    (e.Proposal(source=ProposalSource.BOARD_PROPOSAL, text="att budgeten antas", outcome=OK), PAST),
    (
        e.Proposal(
            by=("anna",),
            source=ProposalSource.MOTION,
            text="att årsmötet hålls i maj",
            outcome=Outcome.ANSWERED,
        ),
        PAST,
    ),
    (e.Proposal(by=("anna",), text="avslag", withdrawn=True), PAST),
    (e.Vote(method=VoteMethod.COUNTED, question="Ska styrelsen bifalla förslaget?", roll=11), PAST),
    (e.Vote(method=VoteMethod.ACCLAMATION), PAST),
    (e.Vote(method=VoteMethod.BALLOT, majority=Majority.TWO_THIRDS), PAST),
    (e.Roll(number=13), PAST),
    (e.Dissent(by=("per",), text="till förmån för eget yrkande"), PAST),
    (e.Dissent(by=("anna", "per"), text="Underlaget kom för sent."), PAST),
    (e.Statement(by=("per",), text="Underlaget kom för sent."), PAST),
    (e.Abstention(by=("per",), text="eftersom tiden var knapp"), PAST),
    (e.Recusal(person="per", reason="delägare i bolaget"), PAST),
    (e.Task(assignees=("per",), text="Boka lokal", due=DAY), PAST),
    (e.Task(assignees=("anna", "per"), text="att boka lokal", due_text="löpande"), PAST),
    (e.Task(assignees=("per",), text="Boka lokal.", done=dt.date(2027, 1, 3)), PAST),
    (
        e.Election(
            elected=(e.Elected(post="ordförande", person="anna", form=ElectionForm.RE_ELECTED, term="2 år"),)
        ),
        PAST,
    ),
    (e.Election(elected=(e.Elected(post="kassör"),)), PAST),
    (
        e.Election(
            elected=(
                e.Elected(post="ordförande", person="anna", form=ElectionForm.RE_ELECTED),
                e.Elected(post="kassör"),
            )
        ),
        PAST,
    ),
    (
        e.Election(
            elected=(
                e.Elected(post="ordförande", person="anna", term="2 år"),
                e.Elected(post="kassör", person="per"),
                e.Elected(post="ersättare"),
                e.Elected(post="ersättare"),
            )
        ),
        PAST,
    ),
    (e.Adjournment(start="2026-12-01T15:00", end="2026-12-01T15:20", reason="fika"), PAST),
    (e.Adjournment(start="2026-12-01T17:00", end="2026-12-02T09:00"), PAST),
]


def printed(entry: e.Entry, body: Body) -> str:
    """The entry on one line, as the page shows it: clauses and points parted by strokes."""
    found = Words(meeting(item("a", entry), body=body)).of(entry)
    names_kind = isinstance(entry, e.Dissent | e.Statement | e.Task)
    label = f"{found.label}. " if names_kind else ""
    lead = "".join(run.text for run in found.lead)
    clauses = [f"att {''.join(run.text for run in clause)}" for clause in found.clauses]
    blocks = text_of(found.blocks).split("\n")
    lines = [f"{label}{lead}{'' if clauses else blocks[0]}", *clauses, *blocks[1:]]
    return " / ".join(lines).replace("\u00a0", " ")


@pytest.mark.parametrize(("entry", "body"), ENTRIES, ids=range(len(ENTRIES)))
def test_every_example_stands_in_the_page(entry: e.Entry, body: Body) -> None:
    assert printed(entry, body) in TOLD


def test_the_casting_vote_stands_in_the_page() -> None:
    entry = e.Vote(method=VoteMethod.COUNTED, casting_vote="per")
    assert printed(entry, PAST).split(" / ")[1] in TOLD


def test_the_page_has_every_kind_of_entry_that_has_a_sentence() -> None:
    shown = {type(entry) for entry, _ in ENTRIES}
    assert set(get_args(e.Entry)) - shown == {e.Note}


def test_attendance_stands_in_the_page() -> None:
    lines = (
        line("anna", change(ChangeKind.LEAVES, "3")),
        line("per", change(ChangeKind.AWAY, "2", until="2")),
        line("eva", online=True),
        line("ola", change(ChangeKind.SERVES, "1", instead_of="anna")),
    )
    words = AttendanceWords(meeting(*items(4), attendance=lines))
    shapes = {re.sub(r"\d+", "#", row) for row in TOLD}
    for number in range(len(lines)):
        assert re.sub(r"\d+", "#", words.presence(number).replace("\u00a0", " ")) in shapes


def test_items_without_numbers_stand_in_the_page() -> None:
    away = line("anna", change(ChangeKind.AWAY, "b", until="b"))
    body = Body(name="Styrelsen", numbering=Numbering.NONE)
    found = meeting(item("a"), item("b", title="Budget"), item("c"), attendance=(away,), body=body)
    assert AttendanceWords(found).presence(0) in TOLD


def test_the_page_tells_nothing_that_the_program_does_not_print() -> None:
    known = {printed(entry, body) for entry, body in ENTRIES}
    about_entries = [row for row in TOLD if not row.startswith(("Närvarande", "Per Dahl avgjorde"))]
    assert [row for row in about_entries if row not in known] == []
