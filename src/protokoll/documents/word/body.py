"""A paper's blocks as the XML of a Word document's body."""

from __future__ import annotations

from hashlib import blake2b
from itertools import zip_longest
from typing import TYPE_CHECKING

from protokoll.documents.paper import (
    AgendaLine,
    Clauses,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Prose,
    Signatures,
    Subheading,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.documents.word import prose, tables, text
from protokoll.documents.word.styles import AGENDA_LEVELS, ITEM_LEVELS, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from protokoll.documents.paper import Block, Paper
    from protokoll.documents.word.pen import Pen

_ITEM_NUMBER, _ITEM_LETTER = 794, 115
_AGENDA_NUMBER, _AGENDA_LETTER = 567, 100
_NUMBER_GAP, _WIDEST_NUMBER = 200, 2268
"""Twips: how far from the number a title stands in the usual type, about how wide a letter of a long number is
there, the gap after it, and what it may take at most. A paper with longer numbers than the styles allow for gets
wider columns throughout."""

_SPACE_AFTER_TITLE = '<w:spacing w:after="260"/>'
"""Twips below a title that has no subtitle."""

_ASIDE_LETTERS = 48
"""What an agenda item is for stands at the right margin up to this many letters, else below the title."""

_MOST_LINES, _WHOLE_LINES = 200, 8
"""Ruled lines to write on, at most, and how many are kept on one page."""


class Bookmarks:
    """Hidden bookmarks around groups of blocks, by which a paper can be matched to its meeting later.

    Args:
        first: the first free ``w:id``.
        taken: names that the template has already.
    """

    def __init__(self, first: int = 0, taken: Iterable[str] = ()) -> None:
        self._next = first
        self._taken = {name.casefold() for name in taken}

    def around(self, key: str, content: str) -> str:
        """``content`` between bookmarks for ``key``; unmarked if that key has been used before."""
        name = bookmark_name(key)
        if name in self._taken:
            return content
        self._taken.add(name)
        number = self._next
        self._next += 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def bookmark_name(key: str) -> str:
    """The name of the bookmark for ``key``: an underscore (hidden in Word) and 32 hexadecimal digits."""
    return "_" + blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class BodyWriter:
    """Writes blocks one after another; the numbers of the whole ``paper`` get columns of the same width."""

    def __init__(self, pen: Pen, bookmarks: Bookmarks, paper: Paper, hanging: Mapping[Style, int]) -> None:
        """``hanging``: how far (twips) the first lines of items and agenda lines hang out in the template, or 0."""
        self._pen = pen
        self._bookmarks = bookmarks
        items: list[str] = []
        lines: list[str] = []
        _collect_numbers(paper.blocks(), items, lines)
        self._usual_item = hanging[Style.ITEM] or _ITEM_NUMBER
        self._usual_line = hanging[Style.AGENDA_LINE] or _AGENDA_NUMBER
        self._item_number = _number_width(
            items, self._usual_item, _ITEM_LETTER * self._usual_item / _ITEM_NUMBER
        )
        self._agenda_number = _number_width(
            lines, self._usual_line, _AGENDA_LETTER * self._usual_line / _AGENDA_NUMBER
        )
        self._indent = 0

    def write(self, blocks: tuple[Block, ...], width: int) -> str:
        """``blocks`` as XML; ``width`` in twips is that of the text around them."""
        return "".join(
            [self._block(block, width, follower) for block, follower in zip_longest(blocks, blocks[1:])]
        )

    def _block(self, block: Block, width: int, follower: Block | None) -> str:
        pen = self._pen
        match block:
            case Group():
                outside = self._indent
                content = self._bookmarks.around(block.key, self.write(block.blocks, width))
                self._indent = outside
                return content
            case Prose():
                introduces = isinstance(follower, Table) or (
                    _is_quiet(block) and follower is not None and not _is_quiet(follower)
                )
                return prose.prose(pen, block, width, self._indent, keep_next=introduces)
            case Clauses():
                return prose.clauses(pen, block)
            case ItemHeading():
                return self._item_heading(block)
            case Subheading(words):
                return pen.plain(Style.SUBHEADING, words, keep_next=True)
            case Table():
                return tables.table(pen, block, width)
            case AgendaLine():
                return self._agenda_line(block, width, keep_next=isinstance(follower, Prose))
            case Title(words, subtitle):
                if subtitle:
                    return pen.plain(Style.TITLE, words) + pen.plain(Style.SUBTITLE, subtitle)
                return pen.paragraph(Style.TITLE, text.run(words), layout=_SPACE_AFTER_TITLE)
            case Heading(words):
                return pen.plain(Style.HEADING, words, keep_next=True)
            case Facts():
                return tables.facts(pen, block, width)
            case Signatures():
                return tables.signatures(pen, block, width)
            case WritingSpace(lines):
                return self._writing_space(lines)

    def _item_heading(self, block: ItemHeading) -> str:
        style = ITEM_LEVELS[min(max(block.level, 0), len(ITEM_LEVELS) - 1)]
        stops = layout = ""
        if not block.number:
            layout = '<w:ind w:left="0" w:firstLine="0"/>'
            return self._pen.paragraph(style, text.run(block.text), keep_next=True, layout=layout)
        if self._item_number > self._usual_item:
            stops, layout = _hanging(self._item_number, self._item_number, self._usual_item)
        content = _numbered(block.number, block.text)
        return self._pen.paragraph(style, content, keep_next=True, tabs=_tabs(stops), layout=layout)

    def _writing_space(self, lines: int) -> str:
        """Ruled lines; few are kept together."""
        lines = min(lines, _MOST_LINES)
        whole = lines <= _WHOLE_LINES
        return "".join(
            self._pen.plain(Style.WRITING_LINE, "", keep_next=whole and at < lines - 1) for at in range(lines)
        )

    def _agenda_line(self, block: AgendaLine, width: int, *, keep_next: bool) -> str:
        """A line of the agenda; the text that follows it in its group stands below its title."""
        level = min(max(block.level, 0), len(AGENDA_LEVELS) - 1)
        style = AGENDA_LEVELS[level]
        self._indent = self._agenda_number + level * self._usual_line
        stops = layout = ""
        if self._agenda_number > self._usual_line:
            usual = (level + 1) * self._usual_line
            stops, layout = _hanging(self._indent, self._agenda_number, usual)
        content = _numbered(block.number, block.text)
        if len(block.aside) > _ASIDE_LETTERS:
            content += text.run("\n" + block.aside)
        elif block.aside:
            content += text.TAB + text.run(block.aside)
            stops += f'<w:tab w:val="right" w:pos="{width}"/>'
        return self._pen.paragraph(style, content, keep_next=keep_next, tabs=_tabs(stops), layout=layout)


def _is_quiet(block: Block) -> bool:
    return isinstance(block, Prose) and block.tone is Tone.QUIET


def _numbered(number: str, words: str) -> str:
    """A number that never parts from its sign, and after a tab the words."""
    return text.run(number.replace(" ", "\u00a0")) + text.TAB + text.run(words)


def _hanging(left: int, hanging: int, usual: int) -> tuple[str, str]:
    """A tab stop instead of the ``usual`` one, and an indent, that hang a number out to the left."""
    return (
        f'<w:tab w:val="clear" w:pos="{usual}"/><w:tab w:val="left" w:pos="{left}"/>',
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/>',
    )


def _tabs(stops: str) -> str:
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _number_width(numbers: Iterable[str], usual: int, letter: float) -> int:
    longest = max(map(len, numbers), default=0)
    return max(usual, min(round(longest * letter) + _NUMBER_GAP, _WIDEST_NUMBER))


def _collect_numbers(blocks: Iterable[Block], items: list[str], lines: list[str]) -> None:
    """Add the printed numbers of item headings to ``items`` and those of agenda lines to ``lines``."""
    for block in blocks:
        if isinstance(block, Group):
            _collect_numbers(block.blocks, items, lines)
        elif isinstance(block, ItemHeading):
            items.append(block.number)
        elif isinstance(block, AgendaLine):
            lines.append(block.number)
