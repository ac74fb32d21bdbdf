"""The small Markdown: what is markup, and what comes out as typed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.domain.markup import (
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    TableBlock,
    TextBlock,
    escape,
    parse,
    plain,
    text_of,
)


def paragraph(text: str) -> Paragraph:
    return Paragraph(plain(text))


def points(*texts: str, level: int = 0, start: int | None = None, mark: str = "-") -> ListBlock:
    return ListBlock(tuple(ListItem((paragraph(text),)) for text in texts), level, start, mark)


def one_list(text: str) -> ListBlock:
    (block,) = parse(text)
    assert isinstance(block, ListBlock)
    return block


# --- paragraphs ---


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t", "\u00a0", "\x00", "\r\n"])
def test_nothing_gives_no_blocks(text: str) -> None:
    assert parse(text) == ()


def test_a_plain_text_without_words_has_no_runs() -> None:
    assert plain("") == ()
    assert plain("ord") == (Run("ord"),)


def test_blank_lines_part_paragraphs_and_a_line_break_inside_one_stays() -> None:
    assert parse("Första raden\nandra raden\n\n \t\nNytt stycke\n") == (
        paragraph("Första raden\nandra raden"),
        paragraph("Nytt stycke"),
    )


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_endings_of_every_system_are_line_breaks(ending: str) -> None:
    assert parse(f"En{ending}*två*") == (Paragraph((Run("En\n"), Run("två", italic=True))),)


def test_a_null_character_is_dropped() -> None:
    assert parse("En\x00 rad") == (paragraph("En rad"),)


TYPED = [
    "# Rubrik",
    "###### Rubrik",
    "Rubrik\n======",
    "Rubrik\n---",
    "<b>fet</b> & <script>",
    "---",
    "***",
    "* * *",
    "- - -",
    "_ _ _",
    "+ + +",
    "&amp; &auml; &#229; &nbsp;",
    "a*b*c",
    "5*3*2",
    "5**3**2",
    "2 * 3 * 4 = 24",
    "*.docx och *.pdf",
    "_anna_berg_@d.se",
    "_kursiv_ och __fet__",
    "snake_case_namn",
    "C:\\mapp\\fil och \\åäö",
    "rad ett\\\nrad två",
    "\\",
    "-",
    "- ",
    "*",
    "+",
    "1.",
    "12)",
    "2026. Vi började.",
    "123. Vi började.",
    "2026. ",
    "-inget mellanslag",
    "1.inget mellanslag",
    "–lång streck",
    "> citat",
    "    indragen text",
    "`kod` och ```",
    "```\nkod\n```",
    "![bild](https://x.se/a.png)",
    "[bara hakparentes]",
    "[a][b] och [c]: https://x.se",
    "[a](b)",
    "[a](javascript:alert(1))",
    "[a](https://x.se",
    "[a] (https://x.se)",
    "https://larbygd.example och a@b.se",
    "~~struket~~ ==markerat==",
    "a | b",
    "| a | b |",
    "|---|---|",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
    "| a | b |\n|---|",
    "*inte stängd",
    "** inte fet **",
    "fet** utan början",
    "a\tb * c",
    "*a_b och c_d",
    "text\n2. mitt i stycket",
    "text\n-",
    "text\n    - djupt indraget",
]


@pytest.mark.parametrize("text", TYPED)
def test_what_is_not_markup_comes_out_as_typed(text: str) -> None:
    assert parse(text) == (paragraph(text.strip()),)


@pytest.mark.parametrize("text", TYPED)
def test_what_is_not_markup_comes_out_as_typed_beside_markup_too(text: str) -> None:
    first, *middle, last = parse(f"**a**\n\n{text}\n\n*b*")

    assert middle == [paragraph(text.strip())]
    assert text_of((first, last)) == "a\nb"


@pytest.mark.parametrize("char", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
def test_a_backslash_escapes_any_punctuation(char: str) -> None:
    assert parse(f"a \\{char} b") == (paragraph(f"a {char} b"),)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("\\*inte kursiv\\*", "*inte kursiv*"),
        ("\\- ingen punkt", "- ingen punkt"),
        ("1\\. ingen punkt", "1. ingen punkt"),
        ("\\[a](https://x.se)", "[a](https://x.se)"),
        ("\\\\", "\\"),
        ("a\\|b\n\\---", "a|b\n---"),
    ],
)
def test_what_is_escaped_is_no_markup(text: str, typed: str) -> None:
    assert parse(text) == (paragraph(typed),)


# --- bold, italic, links ---


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("*kursiv*", (Run("kursiv", italic=True),)),
        ("**fet**", (Run("fet", bold=True),)),
        ("***båda***", (Run("båda", bold=True, italic=True),)),
        ("(*a*), **b**.", (Run("("), Run("a", italic=True), Run("), "), Run("b", bold=True), Run("."))),
        ("**Beslut:** ja", (Run("Beslut:", bold=True), Run(" ja"))),
        ("**a *b* c**", (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True))),
        ("**5*3*2**", (Run("5*3*2", bold=True),)),
        ("*två\nrader*", (Run("två\nrader", italic=True),)),
    ],
)
def test_stars_make_bold_and_italic(text: str, runs: tuple[Run, ...]) -> None:
    assert parse(text) == (Paragraph(runs),)


@pytest.mark.parametrize(
    "address",
    [
        "https://larbygd.example/å?a=1&b=2",
        "http://x.se/a_b_c",
        "mailto:a_b@x.se",
        "tel:+468123",
        "HTTPS://X.SE",
        "https://x.se/(a)",
        "https://x.se/a*b*c",
    ],
)
def test_a_link_keeps_its_address_as_written(address: str) -> None:
    assert parse(f"Se [sidan]({address}).") == (
        Paragraph((Run("Se "), Run("sidan", link=address), Run("."))),
    )


def test_a_link_may_hold_bold_words_and_stand_in_bold_ones() -> None:
    assert parse("[a **b**](https://x.se)") == (
        Paragraph((Run("a ", link="https://x.se"), Run("b", bold=True, link="https://x.se"))),
    )
    assert parse("**[a](https://x.se)**") == (Paragraph((Run("a", bold=True, link="https://x.se"),)),)


def test_a_link_may_have_brackets_in_its_words() -> None:
    assert parse("[a [b] c](https://x.se)") == (Paragraph((Run("a [b] c", link="https://x.se"),)),)


def test_a_link_in_a_link_leaves_the_outer_one_as_typed() -> None:
    assert text_of(parse("[a [b](https://x.se) c](https://y.se)")) == "[a b c](https://y.se)"


def test_a_link_without_words_shows_its_address_and_a_title_stands_in_brackets() -> None:
    assert text_of(parse("[](https://x.se)")) == "https://x.se"
    assert text_of(parse('[a](https://x.se "Vår sida")!')) == "a (Vår sida)!"


def test_brackets_that_nobody_closes_hide_no_link() -> None:
    assert parse("[a [b](https://x.se)") == (Paragraph((Run("[a "), Run("b", link="https://x.se"))),)
    assert parse("a] [b](https://x.se)") == (Paragraph((Run("a] "), Run("b", link="https://x.se"))),)


# --- lists ---


@pytest.mark.parametrize("mark", "-*+")
def test_bullets_make_a_list(mark: str) -> None:
    assert parse(f"{mark} ett\n{mark} två") == (points("ett", "två", mark=mark),)


@pytest.mark.parametrize("mark", ".)")
def test_numbers_of_one_or_two_digits_make_a_list_that_begins_where_it_says(mark: str) -> None:
    assert parse(f"9{mark} ett\n10{mark} två") == (points("ett", "två", start=9, mark=mark),)


def test_a_tab_may_follow_a_marker() -> None:
    assert parse("-\tett\n-\ttvå") == (points("ett", "två"),)
    assert parse("*x*\n\n1.\tett\tkvar") == (
        Paragraph((Run("x", italic=True),)),
        points("ett\tkvar", start=1, mark="."),
    )


def test_a_list_interrupts_a_paragraph() -> None:
    assert parse("Vi behöver:\n- kaffe") == (paragraph("Vi behöver:"), points("kaffe"))


def test_a_point_may_hold_several_paragraphs_and_a_line_break() -> None:
    (item,) = one_list("- ett\n  till\n\n  två").items

    assert item.blocks == (paragraph("ett\ntill"), paragraph("två"))


def test_lists_nest_to_three_levels() -> None:
    outer = one_list("- a\n  - b\n    1. c")
    middle = outer.items[0].blocks[1]
    assert isinstance(middle, ListBlock)
    inner = middle.items[0].blocks[1]

    assert (outer.level, middle.level) == (0, 1)
    assert inner == points("c", level=2, start=1, mark=".")


def test_levels_beyond_the_third_become_neighbours_in_it() -> None:
    outer = one_list("- a\n  - b\n    - c\n      - d\n        - e\n    - f")
    inner = outer.items[0].blocks[1].items[0].blocks[1]  # type: ignore[union-attr]

    assert inner == points("c", "d", "e", "f", level=2)


def test_what_follows_a_list_that_was_too_deep_is_a_point_of_its_own() -> None:
    outer = one_list("- a\n  - b\n    - c\n      - d\n\n      efter\n\n      - e")
    inner = outer.items[0].blocks[1].items[0].blocks[1]  # type: ignore[union-attr]

    assert inner == points("c", "d", "efter", "e", level=2)


def test_a_point_that_begins_with_a_list_gives_its_points() -> None:
    assert text_of(parse("- - - - - - - - djupt")) == "djupt"


def test_a_ninth_marker_on_a_line_is_text() -> None:
    assert text_of(parse("- " * 10 + "djupt")) == "- - djupt"
    assert text_of(parse("- 1. " * 5 + "djupt")) == "- 1. djupt"


def test_a_marker_in_a_point_with_nothing_after_it_is_text() -> None:
    assert parse("- 15.") == (points("15."),)
    assert parse("- 2026. Vi började") == (points("2026. Vi började"),)


def test_an_indent_of_any_depth_loses_no_words() -> None:
    stairs = "\n".join(f"{' ' * (2 * n)}- rad{n}" for n in range(200))

    assert text_of(parse(stairs)).replace("- ", "").split() == [f"rad{n}" for n in range(200)]


# --- tables ---


def test_a_table_has_a_head_rows_and_alignment() -> None:
    assert parse("| Post | Kr | \\| |\n|:---|---:|:-:|\n| **Kaffe** | 500 | x |\n| Te |") == (
        TableBlock(
            (plain("Post"), plain("Kr"), plain("|")),
            (
                ((Run("Kaffe", bold=True),), plain("500"), plain("x")),
                (plain("Te"), (), ()),
            ),
            ("left", "right", "center"),
        ),
    )


def test_a_table_needs_no_outer_bars_and_may_have_no_rows() -> None:
    assert parse("a | b\n--|--") == (TableBlock((plain("a"), plain("b")), (), ("left", "left")),)


def test_a_table_may_follow_a_paragraph_and_stand_in_a_point() -> None:
    assert [type(block) for block in parse("Se här:\n| a |\n|---|\n| 1 |\n\nslut")] == [
        Paragraph,
        TableBlock,
        Paragraph,
    ]
    (item,) = one_list("- | a |\n  |---|\n  | 1 |").items
    assert item.blocks == (TableBlock((plain("a"),), ((plain("1"),),), ("left",)),)


def test_a_row_with_more_cells_than_the_head_leaves_all_as_typed_in_one_paragraph() -> None:
    text = "före\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |"

    assert parse(text) == (paragraph(text),)


def test_a_table_after_one_that_was_left_as_typed_is_a_table() -> None:
    broken, whole = "|a|\n|-|\n|1|2|", "|a|\n|-|\n|1|"

    assert [type(block) for block in parse(f"{broken}\n\n{whole}")] == [Paragraph, TableBlock]


# --- the words alone ---


def test_the_words_of_a_text_stand_line_by_line() -> None:
    text = "Hej **alla**\n\n- ett\n  - två\n\n| a | b |\n|---|---|\n| 1 | 2 |"

    assert text_of(parse(text)) == "Hej alla\nett\ntvå\na\tb\n1\t2"


# --- whatever is typed ---

hostile = st.text(
    st.sampled_from(
        [*"abåÅé𝄞😀", *"*_[]()!\\|-+:#>`~&.<\"'", *"123", " ", " ", "\n", "\n", "\t", "\r", "\u00a0"]
    ),
    max_size=80,
)
SIGNS = [
    "**",
    "*",
    "[",
    "](",
    ")",
    "![",
    "- ",
    "  - ",
    "1. ",
    "2026. ",
    "| ",
    " |\n",
    "|-|\n",
    "|--|--|\n",
    "\\",
]
WORDS = ["ord", "å", " ", "    ", "\t", "* ", "a|b\n", "\n", "\n\n"]
pieces = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=40).map("".join)


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalpha() or char == "😀"]


@given(hostile | pieces)
def test_no_letter_of_a_hostile_text_is_lost_or_moved(text: str) -> None:
    assert letters(text_of(parse(text))) == letters(text)


@given(st.text())
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    assert letters(text_of(parse(text))) == letters(text)


@given(hostile | pieces)
def test_lists_stay_within_three_levels_and_hold_nothing_empty(text: str) -> None:
    def check(blocks: tuple[TextBlock, ...], level: int) -> None:
        for block in blocks:
            if isinstance(block, ListBlock):
                assert block.level == level <= 2
                for item in block.items:
                    assert item.blocks
                    check(item.blocks, level + 1)
            elif isinstance(block, Paragraph):
                assert text_of((block,)).strip()
            else:
                assert {len(row) for row in block.rows} <= {len(block.head)} == {len(block.aligns)}

    check(parse(text), 0)


@given(hostile | pieces | st.text(st.characters(codec="utf-8")))
def test_an_escaped_text_is_read_as_typed(text: str) -> None:
    lines = [" ".join(line.split()) for line in text.replace("\x00", "").splitlines()]
    typed = "\n".join(line for line in lines if line)

    assert parse(escape(typed)) == ((paragraph(typed),) if typed else ())


@given(hostile | pieces)
def test_escaped_paragraphs_stay_as_many_as_they_were(text: str) -> None:
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    typed = [part for part in parts if part]

    assert parse(escape("\n\n".join(typed))) == tuple(paragraph(part) for part in typed)


# --- long texts ---

SIZE = 40_000
LONG = {
    "open brackets": "[",
    "closed brackets": "*]",
    "pictures": "![",
    "links that never end": "[a](",
    "links in angle brackets that never end": "[a](<",
    "links with titles that never end": '[a](https://x.se "',
    "links": "[a](https://x.se) ",
    "stars": "*",
    "stars and words": "*a **b ",
    "stars before words": " *a",
    "stars after words": "a* ",
    "bold": "**a** ",
    "underscores": "*_",
    "backslashes": "\\",
    "escapes": "\\*",
    "bars": "|",
    "rows": "|a|\n",
    "heads": "|a|\n|-|\n",
    "dashed rows": "-|-\n",
    "bullets": "- ",
    "points": "- a\n",
    "points and blank lines": "- a\n\n",
    "numbers": "1. a\n",
    "deep points": "  - a\n    - b\n      - c\n        - d\n",
    "line breaks": "\n",
    "line breaks and spaces": "\n ",
    "spaces": " ",
    "tabs": "\t",
    "emoji": "😀",
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("pattern", LONG.values(), ids=LONG.keys())
def test_a_long_text_of_one_pattern_takes_no_more_than_its_share_of_time(pattern: str) -> None:
    text = f"x{pattern * (SIZE // len(pattern))}*y"
    began = time.perf_counter()
    blocks = parse(text)

    assert time.perf_counter() - began < 5
    assert letters(text_of(blocks))[-1] == "y"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("middle", ["](", "](https://x.se)"], ids=["that lead nowhere", "that are links"])
def test_brackets_nested_by_the_thousands_take_no_more_than_their_share_of_time(middle: str) -> None:
    began = time.perf_counter()
    words = text_of(parse("[" * 10_000 + "a" + middle * 10_000))

    assert time.perf_counter() - began < 5
    assert "a" in words


@pytest.mark.timeout(20)
def test_thousands_of_tables_that_one_row_breaks_take_no_more_than_their_share_of_time() -> None:
    text = "|a|\n|-|\n" * 6_000 + "|a|b|"
    began = time.perf_counter()

    assert parse(text) == (paragraph(text),)
    assert time.perf_counter() - began < 5
