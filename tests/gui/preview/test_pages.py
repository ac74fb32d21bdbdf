"""What stands on the pages, and how it is parted between them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from protokoll.documents.paper import (
    AgendaLine,
    Align,
    Block,
    Clauses,
    Column,
    Fact,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Subheading,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.domain.markup import Run, parse, plain
from protokoll.gui.preview import selection
from protokoll.gui.preview.blocks import BlockSetter
from protokoll.gui.preview.look import (
    DESIGNS,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TALL_ROW,
    TEXT_WIDTH,
    PageLook,
    page_look,
)
from protokoll.gui.preview.pages import Pages, compose, compose_now, finished
from protokoll.gui.preview.painting import line_rect, paint_page
from tests.gui.preview.sheets import (
    SENTENCE,
    all_words,
    filler,
    item,
    long_paper,
    pages_of,
    table,
    text,
    words_on,
)
from tests.helpers.papers import paper_of, papers, readable, texts_of

pytestmark = pytest.mark.usefixtures("qapp")

EVERY_BLOCK: tuple[tuple[Block, tuple[str, ...]], ...] = (
    (Title("Protokoll", "Styrelsen"), ("Protokoll", "Styrelsen")),
    (Facts((Fact("Plats", "Folkets hus"),)), ("Plats", "Folkets hus")),
    (Heading("Närvaro"), ("Närvaro",)),
    (ItemHeading("§ 47", "Val av justerare"), ("§ 47", "Val av justerare")),
    (ItemHeading("", "Utan nummer", 2), ("Utan nummer",)),
    (Subheading("Yrkanden"), ("Yrkanden",)),
    (Prose(parse("Ett **fett** [ord](https://example.se)")), ("Ett fett ord",)),
    (Prose(parse("Text"), lead=(Run("Reservation.", bold=True),)), ("Reservation. Text",)),
    (Prose(parse("- ett\n  - två\n    - tre")), ("•", "ett", "–", "två", "·", "tre")),
    (Prose(parse("4) fyra\n5) fem")), ("4)", "fyra", "5)", "fem")),
    (Prose(parse("| a | b |\n|---|--:|\n| c | d |")), ("a", "b", "c", "d")),
    *((Prose(parse("Så sade hon"), tone), ("Så sade hon",)) for tone in Tone),
    (
        Clauses(plain("Styrelsen beslutar"), (plain("godkänna"), plain("avslå")), Tone.DECISION, "Beslut"),
        ("Beslut", "Styrelsen beslutar", "att", "godkänna", "att", "avslå"),
    ),
    (Clauses((), (plain("avslå"),), Tone.PROPOSAL, "Yrkande"), ("Yrkande", "att", "avslå")),
    (table(2), ("Vem", "Hur", "Namn 0", "Närvarande", "Namn 1")),
    (AgendaLine("1.", "Mötet öppnas", "beslut"), ("1.", "Mötet öppnas", "beslut")),
    (AgendaLine("2.", "Rapporter", "x" * 60, 1), ("2.", "Rapporter", "x" * 60)),
    (Signatures((Signature("Justeras", "Åsa", "Ordförande"),)), ("Justeras", "Åsa", "Ordförande")),
    (Group("item:1", (text("I gruppen"),)), ("I gruppen",)),
)


@pytest.mark.parametrize(("block", "said"), EVERY_BLOCK)
def test_every_block_stands_on_the_page(block: Block, said: tuple[str, ...]) -> None:
    words, at = readable(all_words(pages_of(block))), 0
    for part in said:
        assert part in words[at:], f"{part} is not after {words[:at]!r}"
        at = words.index(part, at) + len(part)


def inked(pages: Pages, page: int = 0) -> QImage:
    image = QImage(PAGE_WIDTH // 15, PAGE_HEIGHT // 15, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(1 / 15, 1 / 15)
    paint_page(painter, pages, page)
    painter.end()
    return image


def test_the_page_is_painted_with_words_rules_and_logo() -> None:
    logo = QImage(40, 20, QImage.Format.Format_RGB32)
    logo.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(logo)
    look = page_look(accent="#00ff00", logo=bytes(buffer.data().data()), logo_text="Förbundets märke")
    pages = pages_of(table(1), look=look)
    image = inked(pages)
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height())}
    assert {"#ff0000", "#00ff00", "#eaf2f3"} <= colors
    assert "Förbundets märke" in words_on(pages, 0)


def test_writing_space_is_ruled_lines() -> None:
    marks = [one.strip.marks for one in pages_of(WritingSpace(5)).sheets[0]]
    assert [len(each) for each in marks] == [1] * 5
    assert all(each[0].width == TEXT_WIDTH for each in marks)


def test_tall_rows_have_room_to_sign_in() -> None:
    low, tall = (pages_of(table(3, tall=on)).sheets[0] for on in (False, True))
    assert all(one.strip.height < TALL_ROW for one in low[1:])
    assert all(one.strip.height >= TALL_ROW for one in tall[1:])


def test_what_an_agenda_item_is_for_ends_at_the_right_margin() -> None:
    (placed,) = pages_of(AgendaLine("1.", "Mötet öppnas", "beslut")).sheets[0]
    rect = line_rect(placed, len(placed.strip.lines) - 1)
    assert rect.right() == pytest.approx(MARGIN_LEFT + TEXT_WIDTH, abs=2)


def test_header_and_footer_tell_the_organisation_and_which_page_it_is() -> None:
    fields = {
        "Organisation": "Lindåkra",
        "Sidhuvud": "Protokoll 3 mars 2026",
        "Informationsklassning": "Intern",
        "Organisationsnummer": "802999-1406",
        "Justerandes sign": "Justerandes sign. ____",
    }
    pages = compose_now(paper_of(*filler(60), **fields), PageLook())
    assert len(pages) == 2
    assert "Sida 1 av 2" in words_on(pages, 0)
    assert "Sida 2 av 2" in words_on(pages, 1)
    assert "Org.nr 802999-1406" in words_on(pages, 0)
    assert "Protokoll 3 mars 2026" in words_on(pages, 1)
    for page in (0, 1):
        for words in ("Lindåkra", "Informationsklass: Intern", "Justerandes sign"):
            assert words in words_on(pages, page)


def test_without_classification_nothing_is_said_of_it() -> None:
    assert "Informationsklass" not in words_on(pages_of(text("x")), 0)


@pytest.mark.parametrize("lines", range(26, 38))
def test_no_heading_is_last_on_a_page(lines: int) -> None:
    pages = pages_of(*filler(lines), Heading("Närvaro"), Subheading("Gäster"), text("Sist"), *filler(30))
    page = next(n for n in range(len(pages)) if "Gäster" in words_on(pages, n))
    assert "Närvaro Gäster Sist" in words_on(pages, page)


@pytest.mark.parametrize("lines", range(22, 36))
def test_signatures_are_never_parted(lines: int) -> None:
    signed = tuple(Signature("Justeras", f"Namn {n}", "Justerare") for n in range(6))
    pages = pages_of(*filler(lines), Heading("Underskrifter"), Signatures(signed))
    page = next(n for n in range(len(pages)) if "Underskrifter" in words_on(pages, n))
    assert all(f"Namn {n}" in words_on(pages, page) for n in range(6))


@pytest.mark.parametrize("lines", range(26, 36))
def test_a_decision_stays_on_one_page(lines: int) -> None:
    clauses = tuple(plain(f"godkänna förslag {n}") for n in range(6))
    pages = pages_of(*filler(lines), Clauses(plain("Styrelsen beslutar"), clauses, Tone.DECISION, "Beslut"))
    page = next(n for n in range(len(pages)) if "Beslut" in words_on(pages, n))
    assert all(f"godkänna förslag {n}" in words_on(pages, page) for n in range(6))


def test_a_paragraph_leaves_no_line_alone() -> None:
    for lines in range(26, 36):
        pages = pages_of(*filler(lines), text(SENTENCE * 8))
        for sheet in pages.sheets:
            long = [one for one in sheet if "beslutade" in one.strip.lines[0].layout.text()]
            assert len(long) != 1


def test_a_long_table_repeats_its_head_and_parts_no_row() -> None:
    pages = pages_of(*filler(10), table(120, words="Ett namn som tar flera rader i sin smala spalt " * 3))
    assert len(pages) > 3
    for page in range(1, len(pages)):
        assert re.search(r"Vem Hur Ett namn", words_on(pages, page))
    rows = [re.findall(r"spalt (\d+)", words_on(pages, page)) for page in range(len(pages))]
    assert [int(row) for page in rows for row in page] == list(range(120))
    assert all_words(pages).count("Vem Hur") == len(pages)


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    cells = ((plain(SENTENCE * 120), plain("ja")), (plain("sist"), plain("nej")))
    pages = pages_of(Table((Column("Vad", 1.0), Column("Svar", 1.0, Align.RIGHT)), cells, "Lång"))
    assert len(pages) > 1
    assert all_words(pages).count("bordlägga") == 120
    assert "sist" in words_on(pages, len(pages) - 1)


def test_an_empty_paper_is_one_page() -> None:
    pages = pages_of()
    assert len(pages) == 1
    assert "Sida 1 av 1" in words_on(pages, 0)


def test_a_group_is_found_where_it_stands() -> None:
    pages = compose_now(long_paper(20), PageLook())
    assert pages.keys()[:3] == ["item:i0", "entry:e0", "item:i1"]
    for number in range(20):
        (outer, *_), (inner, *_) = pages.parts_on(f"item:i{number}"), pages.parts_on(f"entry:e{number}")
        assert outer[0] == inner[0]
        assert outer[1] < inner[1]
        assert f"Punkt nummer {number} " in words_on(pages, outer[0])
    assert pages.parts_on("item:okänd") == []


def test_a_group_on_two_pages_is_found_on_both() -> None:
    pages = pages_of(*filler(30), item(1, lines=12))
    assert [page for page, _, _ in pages.parts_on("item:i1")] == [0, 1]


def test_longer_numbers_get_a_wider_column_throughout() -> None:
    def title_at(*numbers: str) -> float:
        pages = pages_of(*(ItemHeading(number, "Rubrik") for number in numbers))
        placed = pages.sheets[0][-1]
        return line_rect(placed, 0, placed.strip.lines[0].layout.text().index("R")).left()

    assert title_at("§ 4") == pytest.approx(MARGIN_LEFT + 794, abs=2)
    assert title_at("§ 147–149 a", "§ 4") > MARGIN_LEFT + 1000


def test_what_is_unchanged_is_not_set_anew() -> None:
    look = PageLook()
    setter = BlockSetter(look)
    before = finished(compose(long_paper(8), look, setter))
    changed = [*(item(number) for number in range(4)), item(4, lines=5), *(item(n) for n in range(5, 8))]
    after = finished(compose(paper_of(Heading("Punkter"), *changed), look, setter))
    old = {one.strip for sheet in before.sheets for one in sheet}
    new = [one for sheet in after.sheets for one in sheet if one.strip not in old]
    assert {after.key_of(one) for one in new} == {"entry:e4"}


@pytest.mark.parametrize("design", DESIGNS)
def test_pages_are_the_same_whether_set_anew_or_not(design: str) -> None:
    look = page_look(design)
    setter = BlockSetter(look)
    finished(compose(long_paper(30, words="Något annat. "), look, setter))
    again = finished(compose(long_paper(30), look, setter))
    fresh = compose_now(long_paper(30), look)
    assert all_words(again) == all_words(fresh)
    assert [[round(one.y) for one in sheet] for sheet in again.sheets] == [
        [round(one.y) for one in sheet] for sheet in fresh.sheets
    ]


@given(papers)
@settings(max_examples=15)
def test_any_paper_stands_on_its_pages_whole_and_in_order(qapp: QApplication, paper: Paper) -> None:
    pages = compose_now(paper, PageLook())
    bottom = pages.furniture.body_bottom() + 2
    for number, sheet in enumerate(pages.sheets):
        end = pages.furniture.body_top(number)
        for strip, y, _ in sheet:
            assert y >= end - 1
            end = y + strip.height
        assert end <= bottom or len(sheet) == 1
    inked(pages, len(pages) - 1)
    copied = squeezed(selection.text_between(pages, *selection.whole(pages)))
    placed = [line for sheet in pages.sheets for one in sheet if one.at >= 0 for line in one.strip.lines]
    lines = [line for strip in pages.strips for line in strip.lines]
    assert sorted((id(line.layout), line.number) for line in placed) == sorted(
        (id(line.layout), line.number) for line in lines
    )
    said = squeezed("".join(line.text() for line in lines))
    at = 0
    for part in filter(None, map(squeezed, texts_of(paper.blocks()))):
        found = said.find(part, at)
        assert found >= 0, f"{part[:80]!r} is missing after {said[max(at - 80, 0) : at]!r}"
        at = found + len(part)
    assert sorted(copied) == sorted(said)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", readable(text))
