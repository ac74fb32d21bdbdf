"""Papers as HTML pages."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given, settings

from protokoll.documents.html import as_html
from protokoll.documents.minutes import minutes
from protokoll.documents.paper import (
    AgendaLine,
    Align,
    Clauses,
    Column,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.domain.markup import parse, plain
from protokoll.exchange.meeting_file import read_meeting
from protokoll.paths import resources_dir
from tests.helpers.papers import paper_of, papers, readable, texts_of

_VOID = {"meta", "br"}


class _Reader(HTMLParser):
    """What a browser would read: the words, and whether every element that is opened is closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)
        else:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open:
            self.words.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_the_headings_are_in_order_and_the_page_is_swedish() -> None:
    page = read(as_html(minutes(read_meeting(resources_dir() / "sample" / "meeting-02.json"))))

    ranks = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert ranks[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))
    assert ("html", {"lang": "sv"}) in page.tags


def test_nothing_is_fetched() -> None:
    page = as_html(paper_of(Prose(parse("[hit](https://example.org) ![x](https://example.org/b.png)"))))

    assert [attributes["href"] for tag, attributes in read(page).tags if tag == "a"] == [
        "https://example.org"
    ]
    assert not {"img", "link", "script", "iframe"} & {tag for tag, _ in read(page).tags}


def test_what_people_typed_is_text() -> None:
    page = as_html(paper_of(Heading("<script>alert(1)</script> & co")))

    assert "<script>" not in page
    assert "".join(read(page).words).strip() == "<script>alert(1)</script> & co"


def test_groups_are_known_by_their_keys() -> None:
    page = read(as_html(paper_of(Group("item:a1", (ItemHeading("§ 1", "Öppnande"),)))))

    assert ("section", {"id": "item:a1"}) in page.tags


def test_tables_have_heads_and_sides() -> None:
    table = Table(
        (Column("Vad", 1), Column("Röster", 1, Align.RIGHT)),
        ((plain("Ja"), plain("7")),),
        "Röster",
        tall=True,
    )
    page = read(as_html(paper_of(table)))

    assert ("th", {"scope": "col", "class": "right"}) in page.tags
    assert ("table", {"class": "wide tall", "aria-label": "Röster"}) in page.tags


def test_all_the_rest_stands_there() -> None:
    page = read(
        as_html(
            paper_of(
                Title("Dagordning", "Styrelsen"),
                Facts(()),
                AgendaLine("1.", "Val", "beslut", 1),
                Clauses(plain("Styrelsen beslutade"), (plain("välja Åsa."),), Tone.DECISION, "Beslut"),
                Prose(parse("1. ett\n2. två\n\n- tre"), Tone.SPOKEN),
                Table((Column("", 1),), ((plain("Utan huvud"),),), "Rader"),
                Signatures((Signature("Justeras", "", "Ordförande"),)),
                Signatures(()),
                WritingSpace(2),
            )
        )
    )

    assert " ".join("\n".join(page.words).split()) == (
        "Dagordning Styrelsen 1. Val beslut Beslut Styrelsen beslutade att välja Åsa. ett två tre Utan huvud "
        "Justeras Ordförande"
    )
    assert [tag for tag, attributes in page.tags if attributes.get("class") == "ruled"] == ["div"] * 2


@given(papers)
@settings(max_examples=60)
def test_every_word_stands_there_in_order(paper: Paper) -> None:
    words, at = readable("".join(read(as_html(paper)).words)), 0
    for text in filter(None, map(readable, texts_of(paper.blocks()))):
        found = words.find(text, at)
        assert found >= 0
        at = found + len(text)
