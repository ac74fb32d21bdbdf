"""Running text as Word: paragraphs in their tone, lists, decisions with their clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll.documents.paper import Clauses, Prose, Tone
from protokoll.documents.word import text
from protokoll.documents.word.numbering import LEVELS
from protokoll.documents.word.pen import BOLD, Pen
from protokoll.documents.word.styles import TONES, Style
from protokoll.documents.word.tables import text_table
from protokoll.domain.markup import ListBlock, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll.domain.markup import ListItem, Runs, TextBlock

_WHOLE_CLAUSES, _WHOLE_LETTERS = 8, 1200
"""A decision is kept on one page up to this many clauses and letters."""

_NOTICE_LETTERS = 300
"""A paragraph of up to this many letters may be kept with what follows: who presents an item, say."""

_ATT = text.run("att", BOLD) + text.TAB
_NO_SPACE_AFTER = '<w:spacing w:after="0"/>'


def prose(pen: Pen, block: Prose, width: int, indent: int = 0, *, keep_next: bool = False) -> str:
    """A piece of running text, ``indent`` twips from the margin; ``width`` is that of the page's text.

    With ``keep_next`` its last paragraph stays on the page of what follows it (unless it is long).
    """
    style = TONES[block.tone]
    blocks = block.text()
    written: list[str] = []
    last = len(blocks) - 1
    keep_next = keep_next and last >= 0 and _letters(blocks[last]) <= _NOTICE_LETTERS
    for at, part in enumerate(blocks):
        introduces = not isinstance(blocks[at + 1], Paragraph) if at < last else keep_next
        written.append(_text_block(pen, part, style, width, indent, keep_next=introduces))
    return "".join(written)


def clauses(pen: Pen, block: Clauses) -> str:
    """A stem ("Styrelsen beslutar") and its clauses, each "att", a tab and what follows.

    A decision of reasonable length is never parted over pages; of a longer one only the beginning is kept
    whole.
    """
    decided = block.tone is Tone.DECISION
    clause_style = Style.CLAUSE if decided else Style.PROPOSAL_CLAUSE
    letters = sum(len(run.text) for clause in block.clauses for run in clause)
    whole = len(block.clauses) <= _WHOLE_CLAUSES and letters <= _WHOLE_LETTERS
    written: list[str] = []
    if block.label:
        label_style = Style.DECISION_LABEL if decided else Style.SUBHEADING
        written.append(pen.plain(label_style, block.label, keep_next=True))
    if block.lead:
        follows = bool(block.clauses)
        written.append(
            pen.paragraph(
                TONES[block.tone],
                pen.runs(block.lead),
                keep_next=follows,
                layout=_NO_SPACE_AFTER if follows else "",
            )
        )
    last = len(block.clauses) - 1
    for at, clause in enumerate(block.clauses):
        content = _ATT + pen.runs(clause)
        written.append(pen.paragraph(clause_style, content, keep_next=whole and at < last))
    return "".join(written)


def _text_block(
    pen: Pen, block: TextBlock, style: Style, width: int, indent: int, *, keep_next: bool = False
) -> str:
    """One block; ``keep_next`` concerns paragraphs."""
    match block:
        case Paragraph(runs):
            content = pen.runs(runs)
            return pen.paragraph(style, content, keep_next=keep_next, layout=_left(indent)) if runs else ""
        case ListBlock():
            return _list(pen, block, width, indent)
        case TableBlock():
            return text_table(pen, block, width, indent)


def _list(pen: Pen, block: ListBlock, width: int, indent: int) -> str:
    level = min(max(block.level, 0), LEVELS - 1)
    num_id, list_indent = pen.numbering.start_list(block.start, block.mark, level)
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    mark_layout = _left(indent + list_indent) if indent else ""
    return "".join(
        [_list_item(pen, item, numbering, mark_layout, width, indent, list_indent) for item in block.items]
    )


def _list_item(
    pen: Pen, item: ListItem, numbering: str, mark_layout: str, width: int, indent: int, list_indent: int
) -> str:
    """The first paragraph carries the mark (an empty one where there is none); the rest align with it."""
    blocks: Sequence[TextBlock] = item.blocks
    first: Runs = ()
    if blocks and isinstance(blocks[0], Paragraph):
        first, blocks = blocks[0].runs, blocks[1:]
    written = [pen.paragraph(Style.LIST_ITEM, pen.runs(first), numbering=numbering, layout=mark_layout)]
    for block in blocks:
        inner = indent if isinstance(block, ListBlock) else indent + list_indent
        written.append(_text_block(pen, block, Style.LIST_CONTINUED, width, inner))
    return "".join(written)


def _letters(block: TextBlock) -> int:
    return sum(len(run.text) for run in block.runs) if isinstance(block, Paragraph) else 0


def _left(indent: int) -> str:
    return f'<w:ind w:left="{indent}"/>' if indent else ""
