"""Printed numbers: the agenda's own, and § in the minutes."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.kinds import Numbering, NumberStyle, Stage
from protokoll.domain.meeting import AgendaItem, Body, Meeting
from protokoll.domain.numbering import (
    at_stage,
    dressed,
    dressed_sections,
    item_numbers,
    section_span,
    with_numbers_frozen,
)
from protokoll.domain.register import BodyRecord
from tests.helpers.builders import item, items, meeting

UNNUMBERED = Body(name="Gruppen", numbering=Numbering.NONE)


def sections(given_meeting: Meeting) -> list[str]:
    return [found.section for found in item_numbers(given_meeting).values()]


def numbers(given_meeting: Meeting) -> list[str]:
    return [found.number for found in item_numbers(given_meeting).values()]


def test_items_are_counted_from_one() -> None:
    counted = meeting(*items(3))

    assert numbers(counted) == ["1", "2", "3"]
    assert sections(counted) == ["1", "2", "3"]


def test_sections_run_on_through_the_year_while_the_agenda_begins_anew() -> None:
    counted = meeting(*items(3), first_section=245)

    assert sections(counted) == ["245", "246", "247"]
    assert numbers(counted) == ["1", "2", "3"]


def test_sub_items_are_counted_within_theirs() -> None:
    counted = meeting(item("a"), item("b", items=(item("c"), item("d", items=(item("e"),)))), item("f"))

    assert sections(counted) == ["1", "2", "2.1", "2.2", "2.2.1", "3"]


def test_a_parent_number_with_a_full_stop_gives_its_sub_items_only_one() -> None:
    counted = meeting(item("a", number="8.", section="8.", items=(item("b"),)))

    assert numbers(counted) == ["8.", "8.1"]
    assert sections(counted) == ["8.", "8.1"]


def test_counting_goes_on_after_a_number_with_a_letter() -> None:
    counted = meeting(item("a", section="248"), item("b", section="248 a"), item("c"), first_section=248)

    assert sections(counted) == ["248", "248 a", "249"]


def test_counting_goes_on_after_a_given_sub_number() -> None:
    counted = meeting(item("a", items=(item("b", number="1.4"), item("c"))))

    assert numbers(counted) == ["1", "1.4", "1.5"]


def test_a_number_without_digits_takes_no_place_in_the_count() -> None:
    assert numbers(meeting(item("a"), item("b", number="X"), item("c"))) == ["1", "X", "2"]


def test_gaps_and_doubles_that_are_printed_stay() -> None:
    given_numbers = ["3", "3", "7", "5"]
    counted = meeting(*(item(str(n), section=number) for n, number in enumerate(given_numbers)))

    assert sections(counted) == given_numbers


@pytest.mark.parametrize("as_given", ["2", "§ 2", "2."])
def test_a_new_item_never_takes_a_number_that_another_one_has(as_given: str) -> None:
    counted = meeting(
        item("a", section="1"), item("new"), item("b", section=as_given), item("c", section="3")
    )

    assert sections(counted) == ["1", "4", as_given, "3"]


def test_without_numbering_only_given_sections_are_printed() -> None:
    counted = meeting(item("a"), item("b", section="7", items=(item("c"),)), body=UNNUMBERED)

    assert sections(counted) == ["", "7", ""]
    assert numbers(counted) == ["1", "2", "2.1"]


trees = st.recursive(
    st.just(()),
    lambda below: st.lists(below, max_size=4).map(tuple),
    max_leaves=20,
)


def grown(tree: tuple[object, ...], prefix: str = "i") -> tuple[AgendaItem, ...]:
    return tuple(
        item(f"{prefix}-{n}", items=grown(sub if isinstance(sub, tuple) else (), f"{prefix}-{n}"))
        for n, sub in enumerate(tree)
    )


@given(trees, st.integers(min_value=1, max_value=400))
def test_counted_numbers_have_neither_gaps_nor_doubles(tree: tuple[object, ...], first: int) -> None:
    counted = meeting(*grown(tree), first_section=first)
    found = item_numbers(counted)

    assert len({numbers.section for numbers in found.values()}) == len(list(counted.all_items()))
    assert [found[top.id].section for top in counted.agenda] == [
        str(first + n) for n in range(len(counted.agenda))
    ]
    for parent in counted.all_items():
        below = [found[sub.id].section for sub in parent.items]
        assert below == [f"{found[parent.id].section}.{n + 1}" for n in range(len(below))]


@given(st.integers(min_value=1, max_value=8), st.integers(min_value=0, max_value=3), st.randoms())
def test_frozen_numbers_stay_when_items_move_and_new_ones_come(
    count: int, more: int, chance: random.Random
) -> None:
    frozen = with_numbers_frozen(meeting(*items(count)), numbers=True, sections=True)
    agenda = [*frozen.agenda, *(item(f"new {n}") for n in range(more))]
    chance.shuffle(agenda)
    found = item_numbers(msgspec.structs.replace(frozen, agenda=tuple(agenda)))

    assert all(found[str(n + 1)].section == str(n + 1) for n in range(count))
    assert sorted(int(numbers.section) for numbers in found.values()) == list(range(1, count + more + 1))
    assert sorted(int(numbers.number) for numbers in found.values()) == list(range(1, count + more + 1))


def test_what_is_taken_in_another_order_keeps_its_number() -> None:
    assert sections(meeting(*items(3), sequence=("3", "1", "2"))) == ["1", "2", "3"]


def test_the_notice_freezes_the_agenda_and_adjustment_the_sections() -> None:
    rules = BodyRecord(uid="b", name="Styrelsen")
    planned = meeting(*items(2))

    assert at_stage(planned, Stage.PLANNED, rules).agenda == planned.agenda
    noticed = at_stage(planned, Stage.NOTICED, rules)
    assert noticed.head.stage is Stage.NOTICED
    assert [(one.number, one.section) for one in noticed.agenda] == [("1", ""), ("2", "")]
    in_adjustment = at_stage(noticed, Stage.IN_ADJUSTMENT, rules)
    assert [(one.number, one.section) for one in in_adjustment.agenda] == [("1", "1"), ("2", "2")]


def test_a_body_may_freeze_its_sections_with_the_notice() -> None:
    rules = BodyRecord(
        uid="b", name="Styrelsen", sections_freeze=Stage.NOTICED, numbers_freeze=Stage.ADJUSTED
    )
    noticed = at_stage(meeting(item("a", items=(item("b"),))), Stage.NOTICED, rules)

    assert [(one.number, one.section) for one in noticed.all_items()] == [("", "1"), ("", "1.1")]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        ("47", None, "§\u00a047"),
        ("47", NumberStyle.SECTION, "§\u00a047"),
        ("248 a", NumberStyle.SECTION, "§\u00a0248\u00a0a"),
        ("§ 15a", NumberStyle.SECTION, "§\u00a015a"),
        ("47", NumberStyle.ORDINAL, "47."),
        ("15 a", NumberStyle.ORDINAL, "15\u00a0a."),
        ("47.", NumberStyle.ORDINAL, "47."),
        ("§ 47", NumberStyle.ORDINAL, "§\u00a047"),
        ("8.2", NumberStyle.ORDINAL, "8.2."),
        ("8.2", NumberStyle.PLAIN, "8.2"),
        ("", NumberStyle.SECTION, ""),
        ("", None, ""),
    ],
)
def test_numbers_are_dressed_in_the_style_of_the_body(
    number: str, style: NumberStyle | None, printed: str
) -> None:
    assert dressed(number, style) == printed


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ([], ""),
        (["", ""], ""),
        (["7"], "§\u00a07"),
        (["", "45", "46", "52"], "§§\u00a045–52"),
        (["248", "248 a"], "§§\u00a0248–248\u00a0a"),
        (["§ 3", "§ 9"], "§§\u00a03–9"),
    ],
)
def test_the_sections_of_a_document_read_from_first_to_last(found: list[str], printed: str) -> None:
    assert section_span(found) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("82", "§\u00a082"),
        ("248 a", "§\u00a0248 a"),
        ("9–19", "§§\u00a09–19"),
        ("3, 5", "§§\u00a03, 5"),
        ("3 och 5", "§§\u00a03 och 5"),
        (" § 3 ", "§ 3"),
        ("alla", "alla"),
        ("", ""),
    ],
)
def test_sections_in_somebodys_words_get_the_sign_they_lack(written: str, printed: str) -> None:
    assert dressed_sections(written) == printed


def test_a_body_without_the_sign_gets_bare_numbers() -> None:
    assert section_span(["1", "2", "10"], NumberStyle.ORDINAL) == "1–10"
    assert section_span(["4"], NumberStyle.PLAIN) == "4"
