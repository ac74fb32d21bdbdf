"""Ordförandens körschema: the times, the words to say, and what only the chair may see."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from protokoll.documents.paper import Group, Prose, Tone, WritingSpace
from protokoll.documents.questions import act_of
from protokoll.documents.running_script import running_script
from protokoll.documents.schedule import Schedule
from protokoll.domain import entries as e
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    ItemKind,
    MeetingKind,
    Outcome,
    ProposalSource,
    QuorumRule,
)
from protokoll.domain.markup import text_of
from protokoll.domain.meeting import AgendaItem, Body, Meeting, Quorum
from protokoll.domain.values import Unregistered
from tests.helpers.builders import item, line, meeting
from tests.helpers.paper_words import all_words, facts_of, flat, headings, words

BOARD = Body(name="Styrelsen", kind=BodyKind.BOARD)


def spoken(*agenda: AgendaItem, body: Body = BOARD, kind: MeetingKind | None = None) -> list[str]:
    """What the chair says at the items, and the gavel; not what may be needed."""
    found = meeting(*agenda, body=body)
    found = replace(found, head=replace(found.head, kind=kind))
    told = []
    at_items = [block for block in running_script(found).content if isinstance(block, Group)]
    for block in flat(at_items):
        if isinstance(block, Prose) and block.tone is Tone.SPOKEN:
            told.append(text_of(block.blocks).strip("”").replace("\u00a0", " "))
        elif isinstance(block, Prose) and text_of(block.blocks) == "Klubbslag":
            told.append("Klubbslag")
    return told


# --- times ---


def slots(*agenda: AgendaItem, start: str | None = "18:00") -> list[str | None]:
    found = meeting(*agenda)
    schedule = Schedule(replace(found, head=replace(found.head, start=start)))
    told = []
    for one in found.all_items():
        slot = schedule.slot(one.id)
        told.append(slot.told() if slot else None)
    return [*told, schedule.end]


def test_times_are_counted_from_the_start_and_the_minutes() -> None:
    agenda = (item("1", minutes_planned=5), item("2"), item("3", minutes_planned=90))

    assert slots(*agenda) == ["18.00–18.05", "18.05", "18.05–19.35", "19:35"]
    assert slots(*agenda, start="23:00") == ["23.00–23.05", "23.05", "23.05–00.35", "00:35"]


def test_an_item_has_the_minutes_of_its_sub_items() -> None:
    below = (item("1a", minutes_planned=10), item("1b", minutes_planned=20))

    assert slots(item("1", items=below), item("2", minutes_planned=5)) == [
        *("18.00–18.30", "18.00–18.10", "18.10–18.30", "18.30–18.35", "18:35")
    ]
    assert slots(item("1", minutes_planned=60, items=below))[0] == "18.00–19.00"
    assert slots(item("1", minutes_planned=60, items=(item("1a"),)))[:2] == ["18.00–19.00", None]


@pytest.mark.parametrize(
    ("minutes", "start"),
    [(None, "18:00"), (5, None), (1_000_000_000, "18:00"), (1440, "00:00"), (0, "18:00")],
)
def test_no_times_are_told_where_they_cannot_be_known(minutes: int | None, start: str | None) -> None:
    assert slots(item("1", minutes_planned=minutes), start=start) == [None, ""]


def test_the_times_stand_at_the_items_and_the_end_in_the_head() -> None:
    found = meeting(item("1", minutes_planned=15, kind=ItemKind.DECISION, presenters=("per",)))
    found = replace(found, head=replace(found.head, start="18:00", end="20:00"))
    paper = running_script(found)

    assert "kl. 18.00–18.15 · 15 min · beslut · Föredragande: Per Dahl" in all_words(paper)
    assert facts_of(paper)["Tid"] == "1 december 2026 kl. 18.00–20.00"
    assert facts_of(paper)["Beräknat slut"] == "kl. 18.15"


# --- words ---


def test_the_chair_opens_and_closes_with_the_gavel() -> None:
    agenda = (item("a", title="Mötets öppnande"), item("b", title="Mötets avslutande"))

    assert spoken(*agenda) == [
        *("Välkomna! Jag förklarar mötet öppnat.", "Klubbslag"),
        *("Jag tackar er alla och förklarar mötet avslutat.", "Klubbslag"),
    ]
    annual = Body(name="Årsmötet", kind=BodyKind.ANNUAL_MEETING)
    assert spoken(*agenda, body=annual)[0] == "Välkomna! Jag förklarar årsmötet öppnat."
    committee = Body(name="Nämnden", kind=BodyKind.COMMITTEE)
    assert spoken(*agenda, body=committee)[0] == "Välkomna! Jag förklarar sammanträdet öppnat."


def test_a_meeting_is_opened_and_closed_also_where_the_agenda_does_not_say_so() -> None:
    bare = meeting(item("a", title="Upprop"), item("b", title="Avslutning av konflikten"), body=BOARD)
    whole = meeting(item("a", title="Årsmötet öppnas"), item("b", title="Avslutning"))
    written = replace(bare, head=replace(bare.head, kind=MeetingKind.PER_CAPSULAM))

    assert headings(running_script(bare).content)[:5] == [
        *("Öppna", "1. Upprop", "2. Avslutning av konflikten", "Avsluta", "Om det behövs")
    ]
    assert headings(running_script(whole).content)[:3] == [
        "1. Årsmötet öppnas",
        "2. Avslutning",
        "Om det behövs",
    ]
    assert headings(running_script(written).content)[2] == "Om det behövs"


def test_a_decision_is_asked_for_in_the_words_of_the_proposal() -> None:
    asked = item(
        "a",
        kind=ItemKind.DECISION,
        proposal="Styrelsen föreslås besluta att höja avgiften.",
        presenters=("per",),
    )

    assert spoken(asked) == [
        "Per Dahl har ordet.",
        "Är ordet begärt?",
        "Är vi beredda att gå till beslut?",
        "Kan styrelsen besluta att höja avgiften?",
        "Jag finner att styrelsen har beslutat enligt förslaget.",
        "Klubbslag",
    ]


@pytest.mark.parametrize(
    ("proposal", "act"),
    [
        ("att höja avgiften", "besluta att höja avgiften"),
        ("Att höja avgiften.", "besluta att höja avgiften"),
        ("Höja avgiften", "höja avgiften"),
        ("Styrelsen föreslås besluta att höja avgiften.", "besluta att höja avgiften"),
        ("Styrelsen föreslås utse Per Dahl.", "utse Per Dahl"),
        ("Gruppen föreslås lägga dem till handlingarna", "lägga dem till handlingarna"),
        ("Styrelsen föreslår att årsmötet beslutar att anta budgeten.", "besluta att anta budgeten"),
        (
            "Styrelsen föreslås besluta att mötas den 19 januari kl. 17.30.",
            "besluta att mötas den 19 januari kl. 17.30",
        ),
        (
            "Styrelsen föreslås besluta\n\n- att höja avgiften\n- att sänka arvodet.",
            "besluta att höja avgiften och att sänka arvodet",
        ),
        ("- att höja avgiften\n- att sänka arvodet", "besluta att höja avgiften och att sänka arvodet"),
        ("Se bilaga 2.", "besluta enligt förslaget"),
        ("Höja avgiften. Det är för dyrt nu.", "besluta enligt förslaget"),
        ("att höja avgiften\n\natt sänka arvodet", "besluta enligt förslaget"),
        ("- ja\n- nej", "besluta enligt förslaget"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "besluta enligt förslaget"),
        (f"att {'x' * 300}", "besluta enligt förslaget"),
        ("", "besluta enligt förslaget"),
    ],
)
def test_a_proposal_becomes_a_question(proposal: str, act: str) -> None:
    assert act_of(proposal) == act


def test_a_decision_without_a_proposal_leaves_room_for_it() -> None:
    assert spoken(item("a", kind=ItemKind.DECISION))[2:] == [
        "Kan styrelsen besluta att ________________?",
        "Jag finner att styrelsen har beslutat det.",
        "Klubbslag",
    ]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Röstlängd", "Kan styrelsen fastställa röstlängden?"),
        ("Mötets behöriga utlysande", "Kan styrelsen besluta att mötet är behörigen utlyst?"),
        ("Dagordning", "Kan styrelsen fastställa dagordningen?"),
        ("Föregående protokoll", "Kan styrelsen lägga det till handlingarna?"),
        ("Nästa möte", "Kan styrelsen besluta det?"),
    ],
)
def test_items_that_every_meeting_has_have_their_own_questions(title: str, asked: str) -> None:
    told = spoken(item("a", title="Mötets öppnande"), item("b", title=title, kind=ItemKind.FORMAL))

    assert told[-3:] == [asked, "Jag finner att svaret är ja.", "Klubbslag"]


def test_a_proposal_takes_the_place_of_the_usual_question() -> None:
    told = spoken(
        item("a", title="Mötets öppnande"),
        item("b", title="Nästa möte", proposal="att mötas den 5 maj"),
        item("c", title="Dagordning", proposal="att fastställa dagordningen med tillägg"),
    )

    assert told[2:] == [
        "Kan styrelsen besluta att mötas den 5 maj?",
        "Jag finner att styrelsen har beslutat enligt förslaget.",
        "Klubbslag",
        "Finns det tillägg eller ändringar?",
        "Kan styrelsen besluta att fastställa dagordningen med tillägg?",
        "Jag finner att styrelsen har beslutat enligt förslaget.",
        "Klubbslag",
    ]


def test_the_notice_and_the_quorum_are_told_where_they_are_known() -> None:
    body = replace(BOARD, quorum=Quorum(rule=QuorumRule.FIXED, number=4))
    found = meeting(item("0"), item("a", title="Närvaro"), item("b", title="Kallelse"), body=body)
    paper = running_script(replace(found, head=replace(found.head, noticed=dt.date(2026, 11, 17))))

    told = all_words(paper)
    assert "Mötet är beslutfört med minst 4 röstberättigade." in told
    assert "”Kan styrelsen förklara mötet beslutfört?”" in told
    assert "”Kallelsen skickades den 17 november 2026.”" in told
    assert facts_of(paper)["Beslutförhet"] == "Minst 4 röstberättigade"


def test_elections_ask_for_names() -> None:
    vote = item("a", title="Val av kassör", kind=ItemKind.ELECTION)
    given = item(
        "a", title="Val av kassör", kind=ItemKind.ELECTION, proposal="Styrelsen föreslås utse Per Dahl."
    )

    assert spoken(vote) == [
        "Vilka förslag finns? Finns det fler?",
        "Kan styrelsen välja ________________?",
        "Jag finner att styrelsen har valt ________________.",
        "Klubbslag",
    ]
    assert spoken(given)[:2] == ["Finns det fler förslag?", "Kan styrelsen utse Per Dahl?"]
    at_annual = spoken(vote, kind=MeetingKind.ANNUAL)
    assert at_annual[0] == "Valberedningens förslag är ________________. Finns det fler förslag?"
    officers = item("a", title="Val av justerare", kind=ItemKind.ELECTION)
    assert spoken(officers, kind=MeetingKind.ANNUAL)[0] == "Vilka förslag finns? Finns det fler?"


def test_information_and_discussion_end_without_a_decision() -> None:
    assert (
        spoken(item("a", kind=ItemKind.INFORMATION))[-1]
        == "Jag finner att styrelsen har tagit del av informationen."
    )
    assert spoken(item("a", kind=ItemKind.DISCUSSION))[-1] == "Jag sammanfattar: ________________"
    report = item("a", title="Verksamhetsberättelse", kind=ItemKind.INFORMATION)
    assert "Kan styrelsen lägga berättelsen till handlingarna?" in spoken(report)
    noted = item("a", kind=ItemKind.INFORMATION, proposal="att notera rapporten")
    assert "Kan styrelsen besluta att notera rapporten?" in spoken(noted)
    assert spoken(item("0", title="x", kind=ItemKind.DECISION), item("a"))[-1] == "Är ordet begärt?"
    discussed = item("a", kind=ItemKind.DISCUSSION, proposal="att vänta")
    assert "Kan styrelsen besluta att vänta?" in spoken(discussed)


BOARDS = e.Proposal(
    by=(Unregistered(text="Styrelsen"),),
    source=ProposalSource.BOARD_PROPOSAL,
    text="avslag",
    outcome=Outcome.APPROVED,
)
ANNAS = e.Proposal(by=("anna",), text="bifall")


def test_proposals_are_put_against_each_other_the_boards_first() -> None:
    assert spoken(item("a", ANNAS, BOARDS, kind=ItemKind.MOTION))[2:] == [
        "Jag har uppfattat dessa förslag: förslaget från styrelsen och yrkandet från Anna Berg. Är det rätt uppfattat?",
        "Jag ställer förslagen mot varandra. Kan styrelsen godkänna den ordningen?",
        "Kan styrelsen bifalla förslaget från styrelsen?",
        "Kan styrelsen bifalla yrkandet från Anna Berg?",
        "Jag finner att styrelsen bifaller ________________.",
        "Klubbslag",
    ]


def test_of_three_proposals_one_is_the_main_one() -> None:
    motion = e.Proposal(source=ProposalSource.MOTION, text="att vänta")
    told = spoken(item("a", motion, ANNAS, replace(BOARDS, by=()), kind=ItemKind.MOTION))

    assert told[3] == (
        "Huvudförslag blir styrelsens förslag. De andra ställs mot varandra först, så att ett av dem blir "
        "motförslag. Kan styrelsen godkänna den ordningen?"
    )
    assert told[4:] == [
        *("Ska motionen bli motförslag?", "Ska yrkandet från Anna Berg bli motförslag?"),
        *("Jag finner att motförslag blir ________________.", "Klubbslag"),
        "Kan styrelsen bifalla huvudförslaget, styrelsens förslag?",
        "Kan styrelsen bifalla motförslaget, ________________?",
        *("Jag finner att styrelsen bifaller ________________.", "Klubbslag"),
    ]


def test_one_proposal_is_asked_for_and_its_outcome_is_not_told() -> None:
    motion = e.Proposal(by=("anna",), source=ProposalSource.MOTION, text="att vänta")
    decided = e.Proposal(by=("anna",), text="att vänta", outcome=Outcome.REJECTED)
    clauses = e.Proposal(by=("anna",), clauses=(e.ProposalClause(text="vänta", outcome=Outcome.REJECTED),))
    withdrawn = replace(decided, withdrawn=True)

    assert "Kan styrelsen bifalla motionen från Anna Berg?" in spoken(item("a", motion, kind=ItemKind.MOTION))
    assert "Kan styrelsen besluta att vänta?" in spoken(item("a", decided))
    assert "Kan styrelsen besluta enligt förslaget?" in spoken(item("a", clauses))
    told = all_words(
        running_script(meeting(item("a", decided, clauses, replace(withdrawn, text="att stanna"))))
    )
    assert "att vänta" in told
    assert "avslogs" not in told
    assert "avslag)" not in told
    assert "stanna" not in told


def test_those_whom_a_decision_concerns_take_no_part_in_it() -> None:
    found = meeting(item("a", title="Ansvarsfrihet för styrelsen", kind=ItemKind.DECISION))

    assert "De som beslutet gäller deltar inte i det." in words(running_script(found).content)


def test_an_item_that_only_holds_others_has_no_words_of_its_own() -> None:
    assert spoken(
        item("0"), item("a", kind=ItemKind.ELECTION, items=(item("b", kind=ItemKind.INFORMATION),))
    )[-2:] == [
        "Finns det frågor?",
        "Jag finner att styrelsen har tagit del av informationen.",
    ]


@pytest.mark.parametrize(
    ("decides_as", "who"),
    [
        ("Årsmötet", "årsmötet"),
        ("HSO", "HSO"),
        ("Lindåkra kommun", "Lindåkra kommun"),
        ("Parterna", "parterna"),
    ],
)
def test_who_decides_has_a_small_letter_unless_it_is_a_name(decides_as: str, who: str) -> None:
    body = Body(name="x", decides_as=decides_as)

    assert f"Kan {who} fastställa dagordningen?" in spoken(
        item("0"), item("a", title="Dagordning"), body=body
    )


# --- the rest ---


def test_private_notes_and_room_to_write_stand_at_their_items() -> None:
    found = meeting(item("a", chair_note="Ring **Per**.", kind=ItemKind.FORMAL), item("b"))
    blocks = list(flat(running_script(found).content))

    private = [block for block in blocks if isinstance(block, Prose) and block.tone is Tone.PRIVATE]
    assert words(private) == "Egen anteckning: \nRing \nPer\n."
    assert [block.lines for block in blocks if isinstance(block, WritingSpace)] == [2, 5]


def test_who_is_expected_stands_first() -> None:
    found: Meeting = meeting(
        attendance=(
            line("anna", status=AttendanceStatus.EXCUSED),
            line("per", status=AttendanceStatus.COMING),
            line("eva", status=AttendanceStatus.PRESENT),
        )
    )

    assert words(running_script(found).attendance) == (
        "Deltagare\nNärvarande: \nEva Ek\nAnmäld: \nPer Dahl\nAnmält förhinder: \nAnna Berg"
    )


def test_what_may_be_needed_stands_last_and_only_where_there_is_something_to_lead() -> None:
    told = headings(running_script(meeting(item("a"))).content)

    assert told[3:6] == ["Om det behövs", "Om det finns flera förslag", "Om någon begär votering"]
    assert running_script(meeting()).content == ()
