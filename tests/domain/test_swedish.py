"""Swedish as it is printed: dates, clock times, names in a row, the full stop."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.swedish import (
    clock,
    clock_span,
    joined,
    long_date,
    long_span,
    lower_first,
    moment_parts,
    upper_first,
    weekday,
    with_full_stop,
    without_full_stop,
)


def test_a_date_is_written_out_and_its_day_never_parts_from_its_month() -> None:
    assert long_date(date(2026, 12, 1)) == "1\u00a0december 2026"


def test_a_date_may_go_without_its_year() -> None:
    assert long_date(date(2026, 2, 28), year=False) == "28\u00a0februari"


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (date(2026, 9, 27), None, "27\u00a0september 2026"),
        (date(2026, 9, 27), date(2026, 9, 27), "27\u00a0september 2026"),
        (date(2026, 9, 27), date(2026, 9, 28), "27–28\u00a0september 2026"),
        (date(2026, 9, 30), date(2026, 10, 2), "30\u00a0september–2\u00a0oktober 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30\u00a0december 2026–2\u00a0januari 2027"),
        (date(2026, 9, 5), date(2027, 9, 5), "5\u00a0september 2026–5\u00a0september 2027"),
    ],
    ids=["one day", "the same day", "one month", "two months", "two years", "the same month of two years"],
)
def test_days_of_a_meeting_say_nothing_twice(first: date, last: date | None, printed: str) -> None:
    assert long_span(first, last) == printed


def test_weekdays_have_their_swedish_names() -> None:
    assert weekday(date(2026, 12, 1)) == "tisdag"


def test_clock_times_are_written_with_a_full_stop() -> None:
    assert clock("09:05") == "09.05"


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("12:00", "15:30", "kl.\u00a012.00–15.30"),
        ("12:00", None, "kl.\u00a012.00"),
        (None, "15:30", "till kl.\u00a015.30"),
        (None, None, ""),
    ],
)
def test_a_span_of_time_needs_neither_start_nor_end(start: str | None, end: str | None, printed: str) -> None:
    assert clock_span(start, end) == printed


def test_a_moment_falls_into_its_day_and_its_time() -> None:
    assert moment_parts("2026-12-01T09:30") == (date(2026, 12, 1), "09:30")


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ([], ""),
        (["Anna"], "Anna"),
        (["Anna", "Per"], "Anna och Per"),
        (["Anna", "Per", "Eva"], "Anna, Per och Eva"),
    ],
)
def test_names_in_a_row_end_with_och_and_no_comma_before_it(words: list[str], printed: str) -> None:
    assert joined(words) == printed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mötet öppnades", "Mötet öppnades."),
        ("Mötet öppnades.", "Mötet öppnades."),
        ("Mötet öppnades. ", "Mötet öppnades."),
        ("Vem röstar?", "Vem röstar?"),
        ("Vi skriver m.m.", "Vi skriver m.m."),
        ("Och så vidare …", "Och så vidare …"),
        ("Per sade ”ja.”", "Per sade ”ja.”"),
        ("Per sade ”ja”", "Per sade ”ja”."),
        ("Följande beslutades:", "Följande beslutades:"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_sentence_ends_with_exactly_one_mark(text: str, sentence: str) -> None:
    assert with_full_stop(text) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("bjuda in ledningen (Anna m.fl.)", "bjuda in ledningen (Anna m.fl.)."),
        ("utreda frågan (varför nu?)", "utreda frågan (varför nu?)."),
        ("utreda frågan (se bilaga 2)", "utreda frågan (se bilaga 2)."),
        ("Mötet sade ja. (Se bilaga 2.)", "Mötet sade ja. (Se bilaga 2.)"),
        ("(Se bilaga 2.)", "(Se bilaga 2.)"),
        ("[Se bilaga 2.]", "[Se bilaga 2.]"),
        ("enligt punkt 1.)", "enligt punkt 1.)."),
    ],
)
def test_a_full_stop_inside_a_bracket_ends_only_a_sentence_that_stands_in_it(
    text: str, sentence: str
) -> None:
    assert with_full_stop(text) == sentence


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("godkänna dagordningen.", "godkänna dagordningen"),
        ("godkänna dagordningen. ", "godkänna dagordningen"),
        ("godkänna dagordningen", "godkänna dagordningen"),
        ("köpa kaffe, te m.m.", "köpa kaffe, te m.m."),
        ("köpa kaffe, te m. m.", "köpa kaffe, te m. m."),
        ("bjuda in Anna m. fl.", "bjuda in Anna m. fl."),
        ("köpa kaffe, te etc.", "köpa kaffe, te etc."),
        ("vänta ...", "vänta ..."),
        ("höja avgiften till 500 kr.", "höja avgiften till 500 kr"),
        ("öppna mötet kl. 18.30.", "öppna mötet kl. 18.30"),
        ("visa protokollet på www.larbygd.example.", "visa protokollet på www.larbygd.example"),
        ("vara klar (senast i maj).", "vara klar (senast i maj)"),
        ("klart?", "klart?"),
        ("", ""),
    ],
)
def test_a_closing_full_stop_goes_unless_an_abbreviation_owns_it(text: str, bare: str) -> None:
    assert without_full_stop(text) == bare


@given(st.text())
def test_no_text_gets_a_second_full_stop(text: str) -> None:
    once = with_full_stop(text)

    assert with_full_stop(once) == once
    assert once.removesuffix(".").rstrip() in (text.rstrip(), text.rstrip().removesuffix(".").rstrip())


def test_a_capital_first_letter_leaves_the_rest_alone() -> None:
    assert upper_first("ändrad av EU") == "Ändrad av EU"
    assert upper_first("") == ""


def test_a_small_first_letter_leaves_the_rest_alone() -> None:
    assert lower_first("Ändrad av EU") == "ändrad av EU"
    assert lower_first("") == ""
