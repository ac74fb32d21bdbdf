from __future__ import annotations

import pytest
from lxml import etree

from protokoll.documents.characters import clean
from protokoll.documents.word import text
from tests.helpers.house_rules import WORD


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("a\r\nb\rc\vd\u2028e\u2029f\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("a\x00\x07\x1f\ud800\udfff\ufffe\uffffb", "ab"),
        ("tabb\tstår", "tabb\tstår"),
        ("å a\u030a 🎉 \U0001fffe", "å a\u030a 🎉 \U0001fffe"),
    ],
)
def test_clean_takes_what_xml_forbids_and_evens_line_breaks(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_escape_makes_text_safe_between_quotes() -> None:
    assert text.escape('<a> & "b"\x00') == "&lt;a&gt; &amp; &quot;b&quot;"


def test_a_run_keeps_its_spaces_and_has_words_own_breaks_and_tabs() -> None:
    assert text.run("  två  ") == '<w:r><w:t xml:space="preserve">  två  </w:t></w:r>'
    assert tags(text.run("a\nb\tc")) == ["t", "br", "t", "tab", "t"]


def test_no_text_is_no_run() -> None:
    assert text.run("") == ""
    assert text.run("\x00\ud800") == ""


def test_right_to_left_stretches_are_runs_of_their_own() -> None:
    xml = text.run("Gäst: محمد علي (12) & co", "<w:b/>")
    runs = list(etree.fromstring(f'<x xmlns:w="{WORD}">{xml}</x>'))
    words = ["".join(str(part) for part in run.itertext()) for run in runs]
    marked = [run.find(f"{{{WORD}}}rPr/{{{WORD}}}rtl") is not None for run in runs]
    assert words == ["Gäst: ", "محمد علي", " (12) & co"]
    assert marked == [False, True, False]


@pytest.mark.parametrize(
    ("words", "runs_right_to_left"),
    [("שלום Åsa", True), ("12 & <a> שלום", False), ("(12) שלום", True), ("Åsa שלום", False), ("Åsa", False)],
)
def test_a_paragraph_runs_as_its_first_letter_does(words: str, runs_right_to_left: bool) -> None:
    assert ("<w:bidi/>" in text.paragraph("A", text.run(words))) is runs_right_to_left


def tags(xml: str) -> list[str]:
    run = etree.fromstring(f'<x xmlns:w="{WORD}">{xml}</x>')[0]
    return [etree.QName(child).localname for child in run]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("hyran är 18 400 kronor", "hyran är 18_400_kronor"),
        ("den 27 september kl. 12 i § 5", "den 27_september kl._12 i §_5"),
        ("1 245 000 kr, 50 %", "1_245_000_kr, 50_%"),
        ("2 personer, tel 08 4650 04", "2 personer, tel 08 4650 04"),
    ],
)
def test_no_line_ends_inside_amounts_dates_and_sections(typed: str, printed: str) -> None:
    assert printed.replace("_", "\u00a0") in text.run(typed)
