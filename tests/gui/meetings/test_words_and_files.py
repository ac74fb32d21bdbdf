"""Words, sorting and file names: small rules without a window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.kinds import BodyKind, MeetingKind, Stage
from protokoll.gui.lists.clipboard import table_text
from protokoll.gui.meetings.files import SUFFIX, file_name, free_path, safe_name
from protokoll.gui.meetings.rows import Column, Row, found_by, in_order
from protokoll.gui.meetings.words import (
    body_kind_word,
    clock_word,
    kind_word,
    meeting_name,
    stage_word,
)
from protokoll.gui.words import counted, days_until
from protokoll.storage import MeetingLine

DAY = dt.date(2026, 12, 1)


def row(uid: str = "u", day: dt.date = DAY, number: str = "", title: str = "", **more: object) -> Row:
    values = {"start": None, "body": "Styrelsen", "kind": None, "stage": None, "items": 0, "decisions": 0}
    return Row(MeetingLine(uid=uid, date=day, number=number, title=title, **{**values, **more}))  # type: ignore[arg-type]


def test_every_kind_and_stage_has_a_word() -> None:
    assert (
        all(map(kind_word, MeetingKind))
        and all(map(stage_word, Stage))
        and all(map(body_kind_word, BodyKind))
    )
    assert kind_word(None) == stage_word(None) == clock_word(None) == ""


@pytest.mark.parametrize(
    ("body", "number", "title", "kind", "name"),
    [
        ("Styrelsen", "4/2026", "Styrelsemöte", None, "Styrelsen, möte 4/2026"),
        ("Årsmötet", "", "Ordinarie årsmöte 2026", MeetingKind.ANNUAL, "Ordinarie årsmöte 2026"),
        ("Klubben", "", "", MeetingKind.EXTRA, "Klubben, extra möte"),
        ("Klubben", "", "", None, "Klubben"),
    ],
)
def test_what_a_meeting_is_called(
    body: str, number: str, title: str, kind: MeetingKind | None, name: str
) -> None:
    assert meeting_name(body, number, title, kind) == name


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "i dag"),
        (1, "i morgon"),
        (2, "i övermorgon"),
        (6, "om\u00a06 dagar"),
        (-1, "i går"),
        (-2, "i förrgår"),
        (-3, "för\u00a03 dagar sedan"),
    ],
)
def test_how_far_a_day_is(days: int, words: str) -> None:
    assert days_until(DAY + dt.timedelta(days=days), DAY) == words


def test_things_are_counted_in_words() -> None:
    assert counted(1, "möte", "möten") == "1\u00a0möte"
    assert counted(0, "möte", "möten") == "0\u00a0möten"


@pytest.mark.parametrize(
    ("numbers", "order"),
    [(["10/2026", "9/2026", ""], ["", "9/2026", "10/2026"]), (["§ 2", "A1", "3"], ["A1", "§ 2", "3"])],
)
def test_numbers_sort_as_numbers(numbers: list[str], order: list[str]) -> None:
    rows = in_order([row(number=number) for number in numbers], Column.NUMBER, descending=False)
    assert [one.line.number for one in rows] == order


def test_equal_rows_are_newest_first_both_ways() -> None:
    rows = [row("old", DAY - dt.timedelta(days=9)), row("new")]
    for descending in (True, False):
        assert [one.uid for one in in_order(rows, Column.BODY, descending=descending)] == ["new", "old"]


def test_a_number_is_found_from_its_beginning_only() -> None:
    assert found_by("1 dec")(row())
    assert not found_by("6")(row())  # not inside 2026


def test_a_table_has_no_stray_tabs_or_lines() -> None:
    lines = table_text([["a"] * 8, row(title="Ett\tmöte\nom allt").cells]).splitlines()
    assert [line.count("\t") for line in lines] == [7, 7]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Styrelsen, möte 4/2026", "Styrelsen, möte 4-2026"),
        ('A\\B:C*D?"E"<F>|G', "A-B-C-D-E-F-G"),
        ("con", "_con"),
        ("LPT1.x", "_LPT1.x"),
        ("Konferensen.", "Konferensen"),
        ("två\nrader\u200b", "två rader"),
    ],
)
def test_file_names_are_safe(words: str, name: str) -> None:
    assert safe_name(words) == name


@given(st.text())
def test_any_title_gives_a_name_that_can_be_written(title: str) -> None:
    name = file_name(row(title=title))
    assert name.endswith(SUFFIX) and len(name) < 150
    assert not set(name) & set('\\/:*?"<>|\n\t\0')


def test_a_free_path_is_found(tmp_path: Path) -> None:
    for expected in ("m.json", "m 2.json", "m 3.json"):
        path = free_path(tmp_path, "m.json")
        assert path.name == expected
        path.touch()
