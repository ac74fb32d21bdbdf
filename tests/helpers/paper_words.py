"""What stands on a paper, in short forms for tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from protokoll.documents.paper import (
    Block,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Subheading,
    Table,
    Title,
)
from tests.helpers.papers import texts_of

NBSP = "\u00a0"


def words(blocks: Iterable[Block]) -> str:
    """All texts of ``blocks`` on lines of their own, with plain spaces."""
    return "\n".join(texts_of(blocks)).replace(NBSP, " ")


def all_words(paper: Paper) -> str:
    """All texts of ``paper``."""
    return words(paper.blocks())


def everything(paper: Paper) -> str:
    """All that a paper holds: blocks, fields, rows and properties."""
    return repr(paper)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in reading order without their groups."""
    for block in blocks:
        if isinstance(block, Group):
            yield from flat(block.blocks)
        else:
            yield block


def headings(blocks: Iterable[Block]) -> list[str]:
    """Titles and headings of all kinds, in order; an item's with its number."""
    found = []
    for block in flat(blocks):
        match block:
            case Title(text) | Heading(text) | Subheading(text):
                found.append(text)
            case ItemHeading(number, text):
                found.append(f"{number} {text}".strip().replace(NBSP, " "))
    return found


def facts_of(paper: Paper) -> dict[str, str]:
    """The facts in the head, by their labels."""
    return {
        fact.label: fact.text.replace(NBSP, " ")
        for block in paper.head
        if isinstance(block, Facts)
        for fact in block.facts
    }


def tables(blocks: Iterable[Block]) -> list[list[list[str]]]:
    """The cells of every table, in order, with the head's titles as the first row."""
    return [
        [
            [column.title for column in block.columns],
            *(["".join(run.text for run in cell).replace(NBSP, " ") for cell in row] for row in block.rows),
        ]
        for block in flat(blocks)
        if isinstance(block, Table)
    ]
