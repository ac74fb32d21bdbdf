"""What people wrote as a sentence among others: its full stop, and what is said after it."""

from __future__ import annotations

from protokoll.domain.markup import Paragraph, Run, TextBlock, plain
from protokoll.domain.swedish import ends_sentence


def with_sentences(blocks: tuple[TextBlock, ...], *sentences: str) -> tuple[TextBlock, ...]:
    """``blocks`` with sentences after them, run on into a last paragraph."""
    more = " ".join(filter(None, sentences))
    if not more:
        return blocks
    blocks = as_sentence(blocks)
    if blocks and isinstance(blocks[-1], Paragraph):
        return (*blocks[:-1], Paragraph((*blocks[-1].runs, Run(f" {more}"))))
    return (*blocks, Paragraph(plain(more)))


def as_sentence(blocks: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """``blocks`` with a full stop after a last paragraph that has no end."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return blocks
    if ends_sentence(first_words((last,)).rstrip()):
        return blocks
    return (*blocks[:-1], Paragraph((*last.runs, Run("."))))


def first_words(blocks: tuple[TextBlock, ...]) -> str:
    """The words of a first paragraph, or none."""
    first = blocks[0] if blocks else None
    return "".join(run.text for run in first.runs) if isinstance(first, Paragraph) else ""
