"""Short ways to papers on pages."""

from __future__ import annotations

from protokoll.documents.paper import (
    Block,
    Column,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Table,
)
from protokoll.domain.markup import Paragraph, parse, plain
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pages import Pages, compose_now
from tests.helpers.papers import paper_of

SENTENCE = "Styrelsen beslutade att bordlägga frågan om ny lokal till nästa möte. "


def pages_of(*content: Block, look: PageLook | None = None) -> Pages:
    """This content on pages."""
    return compose_now(paper_of(*content), look or PageLook())


def text(words: str) -> Prose:
    return Prose(parse(words))


def filler(lines: int) -> tuple[Prose, ...]:
    """So many paragraphs of one line each."""
    return tuple(Prose((Paragraph(plain(f"Rad {number}")),)) for number in range(lines))


def table(rows: int, *, tall: bool = False, words: str = "Namn") -> Table:
    cells = tuple((plain(f"{words} {number}"), plain("Närvarande")) for number in range(rows))
    return Table((Column("Vem", 2.0), Column("Hur", 1.0)), cells, "Närvaro", tall=tall)


def item(number: int, *, lines: int = 4, words: str = SENTENCE) -> Group:
    """An item with an entry."""
    entry = Group(f"entry:e{number}", (text(words * lines),))
    return Group(f"item:i{number}", (ItemHeading(f"§ {number}", f"Punkt nummer {number}"), entry))


def long_paper(items: int = 12, *, words: str = SENTENCE) -> Paper:
    return paper_of(Heading("Punkter"), *(item(number, words=words) for number in range(items)))


def words_on(pages: Pages, page: int) -> str:
    return " ".join(pages.text_of_page(page).split())


def all_words(pages: Pages) -> str:
    return " ".join(words_on(pages, page) for page in range(len(pages)))
