"""How each kind of block is written."""

from __future__ import annotations

import pytest
from lxml import etree

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
    Prose,
    Signature,
    Signatures,
    Subheading,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.documents.word import render
from protokoll.documents.word.body import bookmark_name
from protokoll.documents.word.tables import column_widths
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, Run, TableBlock, parse, plain
from tests.documents.word.word_files import BUILT_IN
from tests.helpers.house_rules import W, audit_faults, house_faults, part_of, words_of
from tests.helpers.papers import paper_of


def body_of(*blocks: Block) -> etree._Element:
    """The body of a sound Word file with these blocks."""
    docx = render(paper_of(*blocks), BUILT_IN)
    assert house_faults(docx) == audit_faults(docx) == []
    body = part_of(docx).find(f"{W}body")
    assert body is not None
    return body


def paragraphs_of(*blocks: Block) -> list[tuple[str, str]]:
    """Style (by its name) and text of every paragraph but the small ones after tables."""
    docx = render(paper_of(*blocks), BUILT_IN)
    names = {
        style.get(f"{W}styleId"): str(name.get(f"{W}val"))
        for style in part_of(docx, "word/styles.xml").iter(f"{W}style")
        for name in style.iter(f"{W}name")
    }
    found = []
    for paragraph in part_of(docx).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else names[style.get(f"{W}val")]
        words = "".join(
            "\t" if part.tag == f"{W}tab" else part.text or ""
            for run in paragraph.iter(f"{W}r")
            for part in run.iter(f"{W}t", f"{W}tab")
        )
        if name != "Efter tabell":
            found.append((name, words))
    return found


def has(element: etree._Element, path: str) -> bool:
    return element.find("/".join(f"{W}{step}" for step in path.split("/"))) is not None


def test_titles_and_headings_have_their_styles() -> None:
    blocks = (
        *(Title("Protokoll", "Styrelsen"), Title("Bara titel"), Heading("Närvaro")),
        *(ItemHeading("§ 47", "Val"), ItemHeading("§ 47.1", "Under", 1), ItemHeading("", "Djupt", 7)),
        Subheading("Yrkanden"),
    )
    assert [name for name, _ in paragraphs_of(*blocks)] == [
        *("Title", "Subtitle", "Title", "heading 1"),
        *("Paragrafrubrik", "Underparagraf", "Underparagraf 2", "Mellanrubrik"),
    ]


def test_an_items_number_never_parts_and_hangs_to_the_left() -> None:
    docx = render(paper_of(ItemHeading("§ 47", "Val"), ItemHeading("", "Utan nummer")), BUILT_IN)
    assert words_of(docx).splitlines() == ["§\u00a047\tVal", "Utan nummer"]


def test_long_numbers_widen_the_column_of_all() -> None:
    body = body_of(ItemHeading("§ 1234/2026", "Lång"), Group("b", (ItemHeading("§ 1", "Kort"),)))
    indents = {indent.get(f"{W}hanging") for indent in body.iter(f"{W}ind")}
    assert len(indents) == 1
    assert int(indents.pop() or 0) > 794


@pytest.mark.parametrize(
    ("tone", "style"),
    [
        (Tone.BODY, "Body Text"),
        (Tone.PROPOSAL, "Yrkande"),
        (Tone.DECISION, "Beslut"),
        (Tone.DISSENT, "Reservation"),
        (Tone.STATEMENT, "Protokollsanteckning"),
        (Tone.TASK, "Uppdrag"),
        (Tone.QUIET, "Upplysning"),
        (Tone.SPOKEN, "Ordförandens ord"),
        (Tone.PRIVATE, "Privat anteckning"),
    ],
)
def test_every_tone_has_its_style_and_the_lead_runs_on(tone: Tone, style: str) -> None:
    prose = Prose(parse("Ett.\n\nTvå."), tone, (Run("Först.", bold=True),))
    assert paragraphs_of(prose) == [(style, "Först. Ett."), (style, "Två.")]


def test_a_lead_stands_alone_before_a_list_and_keeps_its_own_space() -> None:
    assert paragraphs_of(Prose(parse("- a"), lead=plain("Först:")))[0] == ("Body Text", "Först:")
    assert paragraphs_of(Prose(parse("a"), lead=plain("Först: "))) == [("Body Text", "Först: a")]
    assert paragraphs_of(Prose((), lead=plain("Bara"))) == [("Body Text", "Bara")]


def test_a_notice_stays_with_what_it_is_about_and_a_list_with_its_introduction() -> None:
    def kept(*blocks: Block) -> list[bool]:
        return [has(paragraph, "pPr/keepNext") for paragraph in body_of(*blocks).iter(f"{W}p")]

    notice, text = Prose(parse("Föredragande: Eva"), Tone.QUIET), Prose(parse("Text."))
    assert kept(notice, text, notice) == [True, False, False]
    assert kept(Prose(parse("ord " * 200), Tone.QUIET), text) == [False, False]
    assert kept(Prose(parse("Två saker:\n\n- ett\n- två"))) == [True, False, False]


def test_a_question_stays_with_its_table_and_the_tables_end_with_it() -> None:
    question = Prose(parse("Inledning.\n\nVoteringsproposition: Ja för bifall, nej för avslag."))
    votes = Table((Column("Röst", 1),), ((plain("Ja"),), (plain("Nej"),)), "Röster")
    kept = [has(p, "pPr/keepNext") for p in body_of(Group("v", (question, votes, question))).iter(f"{W}p")]
    assert kept == [False, True, True, True, False, False, False, False]


def test_bold_italic_and_both() -> None:
    body = body_of(Prose(parse("**fet** *kursiv* ***båda***")))
    dresses = [(run.findtext(f"{W}t"), has(run, "rPr/b"), has(run, "rPr/i")) for run in body.iter(f"{W}r")]
    assert dresses[::2] == [("fet", True, False), ("kursiv", False, True), ("båda", True, True)]


def test_a_decision_is_kept_together_and_a_long_one_is_not_chained() -> None:
    def kept(count: int) -> list[bool]:
        clauses = tuple(plain(f"sats {n}") for n in range(count))
        body = body_of(Clauses(plain("Styrelsen beslutar"), clauses, Tone.DECISION, "Beslut"))
        return [has(paragraph, "pPr/keepNext") for paragraph in body.iter(f"{W}p")]

    assert kept(2) == [True, True, True, False]
    assert kept(200) == [True, True, *[False] * 200]


def test_clauses_have_their_att_and_their_styles() -> None:
    decided = Clauses(plain("Styrelsen beslutar"), (plain("a"), plain("b")), Tone.DECISION, "Beslut")
    proposed = Clauses(plain("Eva yrkar"), (plain("c"),), Tone.PROPOSAL, "Förslag till beslut")
    assert paragraphs_of(decided, proposed) == [
        *(("Beslutsrubrik", "Beslut"), ("Beslut", "Styrelsen beslutar")),
        *(("Att-sats", "att\ta"), ("Att-sats", "att\tb")),
        *(
            ("Mellanrubrik", "Förslag till beslut"),
            ("Yrkande", "Eva yrkar"),
            ("Att-sats i yrkande", "att\tc"),
        ),
    ]


def test_every_list_counts_from_its_own_start_with_its_own_mark() -> None:
    text = "1. a\n2. b\n\n   7) c\n\nMellan\n\n1. d\n\n- e\n\n  fortsättning\n  - f"
    docx = render(paper_of(Prose(parse(text))), BUILT_IN)
    numbering = part_of(docx, "word/numbering.xml")
    nums = {num.get(f"{W}numId"): num for num in numbering.iter(f"{W}num")}
    told = []
    for paragraph in part_of(docx).iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if number is not None and level is not None:
            start = nums[number.get(f"{W}val")].find(f"{W}lvlOverride/{W}startOverride")
            told.append(
                (
                    "".join(str(part) for part in paragraph.itertext()),
                    level.get(f"{W}val"),
                    None if start is None else start.get(f"{W}val"),
                    number.get(f"{W}val"),
                )
            )
    assert [entry[:3] for entry in told] == [
        *(
            ("a", "0", "1"),
            ("b", "0", "1"),
            ("c", "1", "7"),
            ("d", "0", "1"),
            ("e", "0", None),
            ("f", "1", None),
        ),
    ]
    lists = [entry[3] for entry in told]
    assert lists[0] == lists[1]
    assert len(set(lists)) == 4
    assert house_faults(docx) == []


def test_text_that_goes_on_in_a_point_aligns_with_it() -> None:
    item = ListItem(
        (Paragraph(plain("först")), Paragraph(plain("sedan")), TableBlock((plain("a"),), (), ("left",)))
    )
    body = body_of(Prose((ListBlock((item, ListItem(())), 0),)))
    indent = body.findall(f"{W}p")[1].find(f"{W}pPr/{W}ind")
    table_indent = body.find(f"{W}tbl/{W}tblPr/{W}tblInd")
    assert indent is not None
    assert table_indent is not None
    assert indent.get(f"{W}left") == table_indent.get(f"{W}w") == "510"


def test_a_table_repeats_its_head_and_splits_no_row() -> None:
    columns = (Column("Namn", 3), Column("Röster", 1, Align.RIGHT), Column("", 1, Align.CENTER))
    body = body_of(Table(columns, ((plain("Ja"), plain("7")), (plain("Nej"),)), "Röster & <avstår>"))
    rows = list(body.iter(f"{W}tr"))
    assert [has(row, "trPr/tblHeader") for row in rows] == [True, False, False]
    assert all(has(row, "trPr/cantSplit") for row in rows)
    caption = body.find(f"{W}tbl/{W}tblPr/{W}tblCaption")
    assert caption is not None
    assert caption.get(f"{W}val") == "Röster & <avstår>"


def test_a_short_table_stays_on_one_page_and_a_long_one_does_not() -> None:
    def kept(count: int) -> int:
        rows = tuple((plain(str(n)),) for n in range(count))
        return len(list(body_of(Table((Column("A", 1),), rows, "")).iter(f"{W}keepNext")))

    assert kept(3) == 3  # the head and all rows but the last
    assert kept(12) == 12
    assert kept(100) == 1  # the head


def test_tables_without_rows_columns_or_end() -> None:
    empty = Table((), (), "tom")
    only_head = Table((Column("Ensam", 1),), (), "huvud")
    ragged = TableBlock(
        (plain("a"),), ((plain("b"), plain("c"), plain("d")), ()), ("left", "right", "center", "x")
    )
    assert [text for _, text in paragraphs_of(empty, only_head, Prose((ragged,)))] == [
        *("Ensam", "a", "", "", "b", "c", "d", "", "", ""),
    ]
    wide = TableBlock(
        tuple(plain(f"k{n}") for n in range(70)), (tuple(plain(str(n)) for n in range(70)),), ()
    )
    assert len(paragraphs_of(Prose((wide,)))) == 2
    body_of(empty, only_head, only_head, Prose((ragged, ragged, wide)))


@pytest.mark.parametrize(
    "shares", [(1, 1), (3.7, 3.4, 3), (0, -1, float("nan"), float("inf")), (1e-300, 1e300), (1,) * 63]
)
def test_columns_share_the_whole_width(shares: tuple[float, ...]) -> None:
    widths = column_widths(shares, 9354)
    assert sum(widths) == 9354
    assert min(widths) > 0


def test_a_tall_table_has_room_to_sign() -> None:
    rows = (plain("Eva"),), (plain("Åke"),)
    body = body_of(Table((Column("Namn", 1),), rows, "Närvarolista", tall=True))
    heights = [row.find(f"{W}trPr/{W}trHeight") for row in body.iter(f"{W}tr")]
    assert [height is not None and int(height.get(f"{W}val", "")) > 560 for height in heights] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(("lines", "written"), [(3, 3), (0, 0), (-2, 0), (10**9, 200)])
def test_room_to_write(lines: int, written: int) -> None:
    found = [name for name, _ in paragraphs_of(Heading("Anteckningar"), WritingSpace(lines))]
    assert found == ["heading 1", *["Skrivrad"] * written]
    kept = [has(p, "pPr/keepNext") for p in body_of(WritingSpace(lines)).iter(f"{W}p")]
    assert kept[:written] == [1 < written <= 8 and at < written - 1 for at in range(written)]


def test_facts_are_a_quiet_table() -> None:
    facts = Facts((Fact("Plats", "Folkets hus"), Fact("Tid", "kl. 13")))
    assert paragraphs_of(facts)[:2] == [("Etikett", "Plats"), ("Uppgift", "Folkets hus")]
    assert paragraphs_of(Facts(())) == [("", "")]
    body_of(facts, facts)


def test_signatures_stand_two_abreast_and_a_missing_name_is_a_blank_line() -> None:
    lines = (
        Signature("Justeras", "Eva Ek", "Ordförande"),
        Signature("", "", "Justerare"),
        Signature("", "", ""),
    )
    assert paragraphs_of(Signatures(lines)) == [
        *(
            ("Underskrift avser", "Justeras"),
            ("Underskrift namn", "Eva Ek"),
            ("Underskrift roll", "Ordförande"),
        ),
        *(("Underskrift avser", ""), ("Underskrift namn", "Justerare")),
        *(("Underskrift namn", ""), ("Underskrift roll", "")),
    ]
    assert len(list(body_of(Signatures(lines)).iter(f"{W}tr"))) == 2
    assert paragraphs_of(Signatures(())) == [("", "")]


def test_few_signatures_are_kept_together_and_many_row_by_row() -> None:
    def kept(count: int) -> list[bool]:
        lines = tuple(Signature("", f"Namn {n}", "") for n in range(count))
        return [
            next(row.iter(f"{W}keepNext"), None) is not None
            for row in body_of(Signatures(lines)).iter(f"{W}tr")
        ]

    assert kept(4) == [True, False]
    assert kept(40) == [False] * 20


def test_agenda_lines_with_their_aside_and_text_below() -> None:
    line = AgendaLine("12.", "Budget", "beslut, 30 min")
    deep = AgendaLine("", "Paus", "en mycket lång upplysning om vad punkten är till för", 9)
    quiet = Prose(parse("Föredragande: Eva\n\n1. ett"), Tone.QUIET)
    docx = render(paper_of(Group("a", (line, quiet)), deep, quiet), BUILT_IN)

    assert words_of(docx).splitlines()[:2] == ["12.\tBudget\tbeslut, 30 min", "Föredragande: Eva"]
    assert "\tPaus\nen mycket" in words_of(docx)
    body = body_of(Group("a", (line, quiet)), AgendaLine("123456789.", "Långt"), Heading("Slut"))
    first, second = body.findall(f"{W}p")[:2]
    assert has(first, "pPr/keepNext")
    assert has(second, "pPr/ind")


def test_groups_are_marked_by_hidden_bookmarks_once() -> None:
    inner = Group("entry:1", (Table((Column("A", 1),), (), "x"),))
    body = body_of(Group("item:1", (inner, inner)), Group("item:\ud800", ()), Group("item:1", ()))
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert names == [bookmark_name(key) for key in ("item:1", "entry:1", "item:\ud800")]
    assert all(name and name.startswith("_") and len(name) <= 40 for name in names)


def test_an_empty_paper_is_a_sound_file() -> None:
    assert words_of(render(paper_of(), BUILT_IN)).strip() == ""
    assert len(list(body_of())) == 2  # a paragraph and the section
