"""Decisions in Swedish: stem and att-satser, in both tenses and both styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.decisions import ClauseList, bare_clause, list_style, stem, subject, tense, with_clauses
from protokoll.domain.kinds import BodyKind, ListStyle, Tense
from protokoll.domain.meeting import Body, DecisionStyle

PLAIN, COMMA_OCH = ListStyle.PLAIN, ListStyle.COMMA_OCH


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        (BodyKind.BOARD, "Styrelsen"),
        (BodyKind.ANNUAL_MEETING, "Årsmötet"),
        (BodyKind.COORDINATION_GROUP, "Samordningsgruppen"),
        (BodyKind.CLUB, "Klubben"),
        (BodyKind.COMMITTEE, "Nämnden"),
        (BodyKind.COOPERATION_GROUP, "Samverkansgruppen"),
        (BodyKind.WORKING_GROUP, "Arbetsgruppen"),
        (BodyKind.OTHER, "Mötet"),
        (None, "Mötet"),
    ],
)
def test_each_kind_of_body_decides_in_its_own_name(kind: BodyKind | None, who: str) -> None:
    assert subject(Body(name="Organet", kind=kind)) == who


def test_a_body_may_say_itself_what_it_decides_as() -> None:
    body = Body(name="X", kind=BodyKind.COMMITTEE, decides_as="Valnämnden")

    assert stem(body) == "Valnämnden beslutade"


def test_decisions_stand_in_the_past_and_without_commas_unless_the_body_says_otherwise() -> None:
    for body in (Body(name="X"), Body(name="X", decision_style=DecisionStyle())):
        assert (tense(body), list_style(body)) == (Tense.PAST, PLAIN)


def test_a_body_may_decide_in_the_present_and_list_in_the_old_style() -> None:
    style = DecisionStyle(tense=Tense.PRESENT, list=COMMA_OCH)
    body = Body(name="X", kind=BodyKind.BOARD, decision_style=style)

    assert stem(body) == "Styrelsen beslutar"
    assert list_style(body) is COMMA_OCH


def test_a_stem_of_its_own_replaces_subject_and_tense() -> None:
    assert stem(Body(name="X", kind=BodyKind.COMMITTEE), " Valnämnden godkänner ") == "Valnämnden godkänner"


def test_a_blank_stem_is_none() -> None:
    assert stem(Body(name="X", kind=BodyKind.CLUB), "  ") == "Klubben beslutade"


@pytest.mark.parametrize("style", list(ListStyle))
@pytest.mark.parametrize(
    "clause",
    [
        "godkänna dagordningen",
        "godkänna dagordningen.",
        "att godkänna dagordningen",
        "Att godkänna dagordningen,",
    ],
)
def test_one_clause_runs_on_in_the_sentence(clause: str, style: ListStyle) -> None:
    found = with_clauses("Styrelsen beslutade", [clause], style)

    assert found == ClauseList("Styrelsen beslutade att godkänna dagordningen.", ())


def test_several_clauses_stand_without_commas_and_with_one_full_stop_after_the_last() -> None:
    found = with_clauses(
        "Styrelsen beslutade", ["godkänna dagordningen", "lägga rapporten till handlingarna"], PLAIN
    )

    assert found == ClauseList(
        "Styrelsen beslutade", ("godkänna dagordningen", "lägga rapporten till handlingarna.")
    )


def test_the_old_style_parts_clauses_with_commas_and_och() -> None:
    found = with_clauses("Styrelsen beslutade", ["köpa", "sälja", "hyra"], COMMA_OCH)

    assert found == ClauseList("Styrelsen beslutade", ("köpa,", "sälja, och", "hyra."))


def test_two_clauses_in_the_old_style_need_no_other_comma() -> None:
    assert with_clauses("Mötet beslutade", ["köpa", "sälja"], COMMA_OCH).clauses == ("köpa, och", "sälja.")


@pytest.mark.parametrize(
    ("style", "printed"),
    [(PLAIN, ("köpa", "sälja", "hyra.")), (COMMA_OCH, ("köpa,", "sälja, och", "hyra."))],
)
def test_stops_commas_and_och_that_clauses_bring_are_not_doubled(
    style: ListStyle, printed: tuple[str, ...]
) -> None:
    brought = ["att köpa,", "att sälja, och", "att hyra."]

    assert with_clauses("Mötet beslutade", brought, style).clauses == printed
    assert with_clauses("Mötet beslutade", ["köpa.", "sälja.", "hyra."], style).clauses == printed


def test_an_abbreviation_keeps_its_full_stop_inside_a_list() -> None:
    assert with_clauses("Mötet beslutade", ["köpa te m.m.", "bjuda in Eva m.fl."], PLAIN).clauses == (
        "köpa te m.m.",
        "bjuda in Eva m.fl.",
    )


def test_empty_clauses_are_passed_over() -> None:
    assert (
        with_clauses("Mötet beslutade", ["", "köpa", "  ", "att"], PLAIN).lead == "Mötet beslutade att köpa."
    )


def test_without_clauses_the_lead_is_the_sentence() -> None:
    assert with_clauses("Valnämnden godkänner räkningen", [], PLAIN) == ClauseList(
        "Valnämnden godkänner räkningen.", ()
    )


@pytest.mark.parametrize(
    ("clauses", "lead"),
    [(["köpa"], "Årsmötet beslutade att köpa."), (["köpa", "sälja"], "Årsmötet beslutade")],
)
def test_a_stem_that_ends_with_att_does_not_double_it(clauses: list[str], lead: str) -> None:
    assert with_clauses("Årsmötet beslutade att", clauses, PLAIN).lead == lead


def test_a_clause_without_any_lead_begins_with_att() -> None:
    assert with_clauses("", ["köpa"], PLAIN).lead == "att köpa."


@pytest.mark.parametrize(
    ("clause", "bare"),
    [
        ("att godkänna", "godkänna"),
        ("Att godkänna", "godkänna"),
        ("att\u00a0godkänna", "godkänna"),
        (" att  godkänna ", "godkänna"),
        ("attestera räkningen", "attestera räkningen"),
        ("ATT-satsen stryks", "ATT-satsen stryks"),
        ("att", ""),
        ("anse att frågan är besvarad", "anse att frågan är besvarad"),
    ],
)
def test_only_the_word_att_is_taken_from_a_clause(clause: str, bare: str) -> None:
    assert bare_clause(clause) == bare


@given(
    st.lists(st.text(alphabet="ab å.,;!?)(", min_size=1, max_size=12), min_size=1, max_size=5),
    st.sampled_from(list(ListStyle)),
)
def test_no_letter_of_a_clause_is_lost_and_no_sentence_ends_twice(
    clauses: list[str], style: ListStyle
) -> None:
    found = with_clauses("S", clauses, style)
    letters = [char for char in "".join(clauses) if char in "abå"]
    printed = found.lead.removeprefix("S").replace(" att ", " ", 1) + "".join(
        clause.removesuffix(", och") for clause in found.clauses
    )

    assert [char for char in printed if char in "abå"] == letters
    if not any(mark in clause for clause in clauses for mark in ".!?"):
        assert (found.lead + "".join(found.clauses)).count(".") == 1
