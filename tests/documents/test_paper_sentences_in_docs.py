"""docs/meningar.md tells the sentences of whole papers too; here they are held against the program."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from protokoll.documents.papers import PaperKind, PaperOptions, make_paper
from protokoll.domain import entries as e
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    ChangeKind,
    ItemKind,
    MeetingKind,
    OfficerRole,
    Outcome,
    ProposalSource,
    QuorumRule,
)
from protokoll.domain.meeting import AgendaItem, Body, Meeting, Officer, Quorum
from protokoll.domain.values import Unregistered
from tests.helpers.builders import ANNA, PEOPLE, change, item, line, meeting
from tests.helpers.paper_words import all_words

PAGE = Path(__file__).parents[2] / "docs" / "meningar.md"
_, _, PART = PAGE.read_text(encoding="utf-8").partition("\n## På papperen")
TOLD = [row[2:].strip() for row in PART.splitlines() if row.startswith("- ")]

BOARD = Body(name="Styrelsen", kind=BodyKind.BOARD, quorum=Quorum(rule=QuorumRule.FIXED, number=2))


def proposed(text: str) -> AgendaItem:
    return item(text, kind=ItemKind.DECISION, proposal=text)


HELD = meeting(
    item("1", e.Proposal(by=("per",), text="bifall")),
    item("2", e.Decision(outcome=Outcome.APPROVED, clauses=("vänta",))),
    item("3", confidential=True),
    attendance=(line("anna"), line("per", change(ChangeKind.LEAVES, "2"))),
    body=BOARD,
)
WRITTEN = meeting(item("1"), attendance=(line("anna"), line("per", status=AttendanceStatus.CALLED)))
SCRIPT = meeting(
    item("öppnas", title="Mötet öppnas"),
    proposed("att höja avgiften"),
    proposed("Styrelsen föreslås utse Per Dahl."),
    proposed("- att höja avgiften\n- att sänka arvodet"),
    proposed("Se bilaga 2."),
    item("dagordning", title="Dagordning"),
    item(
        "motion",
        e.Proposal(by=("anna",), source=ProposalSource.MOTION, text="att vänta"),
        kind=ItemKind.MOTION,
    ),
    item(
        "flera",
        e.Proposal(by=("anna",), text="bifall"),
        e.Proposal(by=(Unregistered(text="Styrelsen"),), source=ProposalSource.BOARD_PROPOSAL, text="avslag"),
    ),
    item("val", kind=ItemKind.ELECTION),
    body=BOARD,
)
CALLED = meeting(
    people=(replace(ANNA, email="anna@example.se"), *PEOPLE[1:]),
    officers=(Officer(role=OfficerRole.SECRETARY, person="anna"),),
)


def per_capsulam(found: Meeting) -> Meeting:
    return replace(found, head=replace(found.head, kind=MeetingKind.PER_CAPSULAM))


def test_every_sentence_of_the_page_stands_on_a_paper() -> None:
    extract = make_paper(PaperKind.EXTRACT, HELD, PaperOptions(items=("1",)))
    public = make_paper(PaperKind.MINUTES, HELD, PaperOptions(public=True, hidden_people=("per",)))
    papers = (
        make_paper(PaperKind.MINUTES, HELD),
        make_paper(PaperKind.MINUTES, per_capsulam(WRITTEN)),
        make_paper(PaperKind.RUNNING_SCRIPT, SCRIPT),
        make_paper(PaperKind.NOTICE, CALLED),
        make_paper(PaperKind.NOTICE, meeting()),
        extract,
        public,
    )
    printed = "\n".join(f"{all_words(paper)}\n{all_words(paper).replace(chr(10), '')}" for paper in papers)

    assert TOLD
    assert [row for row in TOLD if row not in printed] == []
