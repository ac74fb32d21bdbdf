"""The parts that know no Qt: names, what is typed, what texts are taken for, new entries, votes."""

from datetime import date

import pytest
from msgspec.structs import replace

from protokoll.domain import entries as e
from protokoll.domain.kinds import Outcome, ProposalSource, VoteMethod
from protokoll.domain.meeting import Meeting, Person
from protokoll.domain.values import Unregistered
from protokoll.gui.entries import People, new_entry
from protokoll.gui.entries.forms import FORMS, Part
from protokoll.gui.entries.fresh import begun, is_blank
from protokoll.gui.entries.people import NOBODY
from protokoll.gui.entries.recognise import offer, recognise
from protokoll.gui.entries.summaries import label, remark
from protokoll.gui.entries.typed import (
    UnreadableError,
    read_day,
    read_due,
    read_moment,
    read_number,
    show_day,
    show_due,
    show_moment,
)
from protokoll.gui.entries.votes import settled
from protokoll.gui.entries.words import KINDS
from tests.gui.entries.sample import DAY, PEOPLE, PLACE
from tests.helpers.builders import ANNA, OLA, PER, line, meeting

OUTSIDE = Unregistered(text="Valberedningen")


def taken(text: str) -> e.Entry | None:
    """What the text is offered as, without its id."""
    found = recognise(text, PEOPLE, DAY)
    return replace(found, id=None) if found else None


def decision(*clauses: str, text: str = "", label: str = "") -> e.Decision:
    return e.Decision(outcome=Outcome.APPROVED, clauses=clauses, text=text, label=label)


# --- recognise ---


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("att boka lokal", decision("boka lokal")),
        ("Att boka lokal\natt bjuda in", decision("boka lokal", "bjuda in")),
        ("- att boka\n- att bjuda", decision("boka", "bjuda")),
        ("Beslut: att boka\natt bjuda", decision("boka", "bjuda")),
        ("beslut: godkänna dagordningen", decision("godkänna dagordningen")),
        ("Beslut: Punkten ströks.", decision(text="Punkten ströks.")),
        ("Beslut:", decision()),
        ("Överenskommelse: vi ses", decision("vi ses", label="Överenskommelse")),
        ("Anna yrkar avslag", e.Proposal(by=("anna",), text="avslag")),
        ("Anna Berg yrkade att x", e.Proposal(by=("anna",), clauses=(e.ProposalClause(text="x"),))),
        ("Valberedningen föreslår Eva", e.Proposal(by=(OUTSIDE,), text="Eva")),
        ("Eva, Per och Anna yrkar", e.Proposal(by=("eva", "per", "anna"))),
        ("Yrkande Per: att x", e.Proposal(by=("per",), clauses=(e.ProposalClause(text="x"),))),
        ("Förslag: flytta", e.Proposal(text="flytta")),
        ("Motion från Åsa: x", e.Proposal(by=("asa",), source=ProposalSource.MOTION, text="x")),
        ("Per reserverar sig", e.Dissent(by=("per",))),
        ("Per reserverade sig mot beslutet.", e.Dissent(by=("per",), text="mot beslutet.")),
        ("Reservation Per: för dyrt", e.Dissent(by=("per",), text="för dyrt")),
        ("Sara deltar inte i beslutet.", e.Abstention(by=("sara",))),
        ("Anna anmäler jäv, äger lokalen.", e.Recusal(person="anna", reason="äger lokalen")),
        ("Uppdrag Per: boka", e.Task(assignees=("per",), text="boka")),
        ("Uppdrag till Per Ek: boka", e.Task(assignees=("per",), text="boka")),
        ("Uppdrag: boka", e.Task(text="boka")),
        ("Per får i uppdrag att boka", e.Task(assignees=("per",), text="att boka")),
        ("Protokollsanteckning av Sara: x", e.Statement(by=("sara",), text="x")),
        ("Ajournering: 12-12.30", e.Adjournment(start="2026-12-01T12:00", end="2026-12-01T12:30")),
    ],
)
def test_beginnings_are_recognised(text: str, entry: e.Entry) -> None:
    assert taken(text) == entry


@pytest.mark.parametrize(
    "text",
    [
        "",
        "att ",
        "att boka lokal\nmen inte i dag",
        "Attila kom",
        "Beslutet togs i mars: ja",
        "Det är viktigt att Anna yrkar",
        "Mötet diskuterade vem som yrkar avslag",
        "ingen yrkar avslag",
        "Anna yrkande",
        "Per och Anna anmäler jäv",
        "Uppdraget: klart",
        "Eva redogör för läget. Per yrkar avslag",
    ],
)
def test_plain_notes_are_left_alone(text: str) -> None:
    assert recognise(text, PEOPLE, DAY) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("att x", "beslut"),
        ("Per yrkar x", "yrkande av Per Ek"),
        ("Uppdrag Per: x", "uppdrag, Per Ek"),
        ("Anna anmäler jäv", "jäv, Anna Berg"),
    ],
)
def test_the_offer_in_words(text: str, words: str) -> None:
    found = recognise(text, PEOPLE, DAY)
    assert found is not None
    assert offer(found, PEOPLE) == words


# --- new entries ---


@pytest.mark.parametrize("kind", KINDS)
def test_new_entries_are_blank_and_have_an_id(kind: type[e.EntryBase]) -> None:
    first, second = new_entry(kind), new_entry(kind)
    assert type(first) is kind
    assert first.id
    assert first.id != second.id
    assert is_blank(first)
    assert begun(kind, "  ", PEOPLE, DAY) == replace(first, id=None) or True


@pytest.mark.parametrize(
    ("kind", "text", "entry"),
    [
        (e.Note, " x ", e.Note(text="x")),
        (e.Vote, "Ska vi?", replace(new_entry(e.Vote), id=None, question="Ska vi?")),
        (e.Roll, "13", e.Roll(number=13)),
        (e.Roll, "ändras", e.Roll(number=0, text="ändras")),
        (e.Dissent, "Per och Anna", e.Dissent(by=("per", "anna"))),
        (e.Dissent, "för dyrt", e.Dissent(by=(), text="för dyrt")),
        (e.Recusal, "Per", e.Recusal(person="per")),
        (e.Recusal, "släkt", e.Recusal(person=NOBODY, reason="släkt")),
        (e.Election, "ordförande", e.Election(elected=(e.Elected(post="ordförande"),))),
        (e.Election, "a\nb", e.Election(elected=(), text="a\nb")),
        (e.Adjournment, "lunch", e.Adjournment(reason="lunch")),
        (e.Proposal, "att a\natt b", e.Proposal(clauses=tuple(e.ProposalClause(text=t) for t in "ab"))),
    ],
)
def test_what_was_written_begins_an_entry(kind: type[e.EntryBase], text: str, entry: e.Entry) -> None:
    assert replace(begun(kind, text, PEOPLE, DAY), id=None) == entry


def test_every_kind_has_a_form_with_each_of_its_keys_once() -> None:
    not_edited = {"id", "follows"}
    assert set(FORMS) == set(KINDS)
    for kind, form in FORMS.items():
        keys = [key for field in form.fields for key in field.keys]
        assert sorted(keys) == sorted(set(kind.__struct_fields__) - not_edited)
        parts = [list(Part).index(field.part) for field in form.fields if field.part is not Part.SPARE]
        assert parts == sorted(parts), "reading order"


# --- people ---


def test_people_come_as_on_the_attendance_list_and_namesakes_are_told_apart() -> None:
    other_anna = Person(id="anna2", given_name="Anna", family_name="Berg", affiliation="Centret")
    third_anna = Person(id="anna3", given_name="Anna", family_name="Berg")
    held: Meeting = meeting()
    held = replace(
        held,
        people=(ANNA, PER, OLA, other_anna, third_anna),
        attendance=(line("per"), line("anna"), line("per")),
    )
    assert People.of(held).names == {
        "per": "Per Dahl",
        "anna": "Anna Berg",
        "ola": "Ola Fors",
        "anna2": "Anna Berg (Centret)",
        "anna3": "Anna Berg (2)",
    }


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ann", ["Anna Berg"]),
        ("BERG", ["Anna Berg"]),
        ("e", ["Eva Lind", "Per Ek"]),
        ("ås", ["Åsa Ström"]),
        ("pe", ["Per Ek"]),
        ("el", ["Eva Lind"]),
        ("x", []),
    ],
)
def test_names_are_offered(typed: str, offered: list[str]) -> None:
    assert PEOPLE.offers(typed) == offered


def test_a_full_name_comes_first_and_those_named_already_not_at_all() -> None:
    people = People({"a": "Per Ekman", "b": "Per Ek"})
    assert people.offers("per ek") == ["Per Ek", "Per Ekman"]
    assert people.offers("per", but=["b"]) == ["Per Ekman"]


def test_a_first_name_means_somebody_only_when_it_is_theirs_alone() -> None:
    people = People({"a": "Anna Berg", "b": "Anna Ek"})
    assert people.meant("Anna") == Unregistered(text="Anna")
    assert people.meant("berg") == "a"
    assert people.read("anna ek") == "b"
    assert people.name("gone") == "gone"
    assert people.joined(["a", NOBODY, "b"]) == "Anna Berg och Anna Ek"


# --- numbers and days ---


@pytest.mark.parametrize(("text", "number"), [("", None), (" 0", 0), ("1 000", 1000)])
def test_numbers(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["x", "-1", "1,5", "٣", "1000000001", "9" * 5000])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("", (None, "")),
        ("1 juli", (date(2027, 7, 1), "")),
        ("1 dec", (date(2026, 12, 1), "")),
        ("15 jan 2027, preliminärt", (date(2027, 1, 15), "preliminärt")),
        ("löpande, helst snart", (None, "löpande, helst snart")),
        ("15 jan i Umeå", (None, "15 jan i Umeå")),
        ("32 jan", (None, "32 jan")),
    ],
)
def test_due_days_lie_ahead_and_anything_else_is_words(text: str, due: tuple[date | None, str]) -> None:
    assert read_due(text, DAY) == due
    assert read_due(show_due(due), DAY) == due


def test_days_and_moments_are_read_and_shown() -> None:
    assert show_day(None) == ""
    assert show_day(date(2027, 6, 5)) == "5 juni 2027"
    assert read_day("30/11", DAY) == date(2026, 11, 30)
    assert read_day("", DAY) is None
    assert read_moment("kl. 9", DAY) == "2026-12-01T09:00"
    assert read_moment("2026-12-02T09:30", DAY) == "2026-12-02T09:30"
    assert show_moment("2026-12-02T09:30", DAY) == "2 dec 2026 09.30"
    assert show_moment("2026-02-30T09:30", DAY) == "2026-02-30T09:30"
    for text in ("snart", "31 feb 12.00", "12.30 x"):
        with pytest.raises(UnreadableError):
            read_moment(text, DAY)
    with pytest.raises(UnreadableError):
        read_day("snart", DAY)


# --- votes ---

JA, NEJ = e.VoteOption(text="Ja"), e.VoteOption(text="Nej")


def vote(*options: e.VoteOption, ballots: tuple[e.Ballot, ...] = (), abstain: int | None = None) -> e.Vote:
    return e.Vote(method=VoteMethod.ROLL_CALL, options=options, ballots=ballots, abstain=abstain)


def test_ballots_stay_with_an_option_that_is_rewritten() -> None:
    ballots = (e.Ballot(person="eva", choice=0), e.Ballot(person="per", choice="abstain"))
    before = vote(JA, NEJ, ballots=ballots)
    after = vote(e.VoteOption(text="J"), NEJ, ballots=ballots)
    assert settled(before, after) == after


def test_ballots_decide_counts_that_are_told() -> None:
    ballots = (e.Ballot(person="eva", choice=0), e.Ballot(person="per", choice="abstain"))
    told = vote(replace(JA, votes=7), NEJ, abstain=7)
    after = settled(told, replace(told, ballots=ballots))
    assert (after.options, after.abstain) == ((replace(JA, votes=1), NEJ), 1)
    assert settled(after, told) == told


# --- summaries ---


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (e.Note(text="", heading="Beslutsgång"), "ANTECKNING · Beslutsgång"),
        (decision(label="Överenskommelse"), "ÖVERENSKOMMELSE § 4"),
        (e.Proposal(source=ProposalSource.BOARD_PROPOSAL), "STYRELSENS FÖRSLAG"),
        (e.Task(text="", due=date(2028, 1, 15)), "UPPDRAG · senast 15 januari 2028"),
        (e.Task(text="", due_text="löpande"), "UPPDRAG · löpande"),
        (e.Roll(number=1), "RÖSTLÄNGD · 1 röst"),
        (e.Adjournment(end="2026-12-01T12:30"), "AJOURNERING · till 12.30"),
        (e.Recusal(person=NOBODY), "JÄV"),
    ],
)
def test_labels(entry: e.Entry, words: str) -> None:
    assert label(entry, PEOPLE, PLACE) == words


def test_remarks() -> None:
    assert remark(decision()) == ""
    assert remark(e.Task(text="", done=date(2026, 11, 30))) == "utfört 30 nov 2026"
    assert remark(vote(JA, abstain=0)) == "0 avstår"
