"""A paper's blocks as strips, each kind in its own way; what was set before is not set again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
from typing import NamedTuple

from protokoll.documents.paper import (
    AgendaLine,
    Block,
    Clauses,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signatures,
    Subheading,
    Table,
    Title,
    Tone,
    WritingSpace,
)
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, Run, Runs, TableBlock, TextBlock
from protokoll.gui.preview import tables
from protokoll.gui.preview.look import (
    AGENDA_NUMBER,
    BULLETS,
    ITEM_NUMBER,
    NUMBERS,
    TEXT_WIDTH,
    WRITING_LINE,
    PageLook,
    Style,
)
from protokoll.gui.preview.strips import Mark, Strip
from protokoll.gui.preview.type_setter import TypeSetter, Words, plain_words

_ITEM_LETTER, _AGENDA_LETTER, _NUMBER_GAP, _WIDEST_NUMBER = 115, 100, 200, 2268
_ASIDE_LETTERS, _ASIDE_GAP = 48, 200
_TITLE_AFTER = 260
_WHOLE_CLAUSES, _WHOLE_LETTERS, _NOTICE_LETTERS = 8, 1200, 300
_MOST_LINES, _WHOLE_LINES = 200, 8
"""As in the Word files."""
_LEVELS = 3

_TONES = {
    Tone.BODY: Style.BODY,
    Tone.PROPOSAL: Style.BODY,
    Tone.TASK: Style.BODY,
    Tone.DECISION: Style.DECISION,
    Tone.DISSENT: Style.DISSENT,
    Tone.STATEMENT: Style.STATEMENT,
    Tone.QUIET: Style.QUIET,
    Tone.SPOKEN: Style.SPOKEN,
    Tone.PRIVATE: Style.PRIVATE,
}
_ITEM_STYLES = (Style.ITEM, Style.SUBITEM, Style.SUBSUBITEM)
_AGENDA_STYLES = (Style.AGENDA_LINE, Style.AGENDA_LINE_2, Style.AGENDA_LINE_3)


class Columns(NamedTuple):
    """How far from the numbers the titles stand, the same throughout a paper."""

    item: float
    agenda: float


class Chunk(NamedTuple):
    """Blocks set: their strips, the key of the innermost group each belongs to, and where groups lie."""

    strips: tuple[Strip, ...]
    keys: tuple[str, ...]
    spans: tuple[tuple[str, int, int], ...]
    """Key, first strip and the one after the last."""


class _Room(NamedTuple):
    """What a block looks like depends on, beside itself."""

    columns: Columns
    indent: float = 0
    tied: bool = False
    """A paragraph stays on the page of what follows."""


class BlockSetter:
    """Sets blocks in one design and remembers what it has set, as long as it is used in every round."""

    def __init__(self, look: PageLook) -> None:
        self.setter = TypeSetter(look)
        self._known: dict[Hashable, object] = {}
        self._used: dict[Hashable, object] = {}

    def begin_round(self) -> None:
        """A paper is about to be set from its beginning."""
        self._known.update(self._used)
        self._used = {}

    def end_round(self) -> None:
        """It is set: forget what is no longer in it."""
        self._known = self._used
        self._used = {}

    def set_all(self, blocks: Iterable[Block], columns: Columns) -> Generator[None, None, Chunk]:
        """Set ``blocks``, pausing after every strip."""
        return (yield from self._joined("", tuple(blocks), _Room(columns)))

    def kept(self, key: Hashable, make: Callable[[], Strip]) -> Strip:
        """What was made for the same key before, else what ``make`` gives."""
        found = self._find(key)
        if not isinstance(found, Strip):
            found = self._used[key] = make()
        return found

    def _find(self, key: Hashable) -> object:
        found = self._used.get(key)
        if found is None:
            found = self._known.get(key)
            if found is not None:
                self._used[key] = found
        return found

    def _chunk(self, block: Block, room: _Room) -> Generator[None, None, Chunk]:
        key = (block, room)
        found = self._find(key)
        if isinstance(found, Chunk):
            return found
        if isinstance(block, Group):
            chunk = yield from self._joined(block.key, block.blocks, room)
        else:
            strips = []
            for strip in self._strips(block, room):
                strips.append(strip)
                yield
            chunk = Chunk(tuple(strips), ("",) * len(strips), ())
        self._used[key] = chunk
        return chunk

    def _joined(self, key: str, blocks: tuple[Block, ...], room: _Room) -> Generator[None, None, Chunk]:
        """The chunks of ``blocks`` one after another; an agenda line indents the text that follows it."""
        strips: list[Strip] = []
        keys: list[str] = []
        spans: list[tuple[str, int, int]] = []
        for at, block in enumerate(blocks):
            follower = blocks[at + 1] if at + 1 < len(blocks) else None
            chunk = yield from self._chunk(block, room._replace(tied=_is_tied(block, follower)))
            start = len(strips)
            spans += [(name, start + first, start + end) for name, first, end in chunk.spans]
            strips += chunk.strips
            keys += [name or key for name in chunk.keys]
            if isinstance(block, AgendaLine):
                level = min(max(block.level, 0), _LEVELS - 1)
                room = room._replace(indent=room.columns.agenda + level * AGENDA_NUMBER)
        if key and strips:
            spans.insert(0, (key, 0, len(strips)))
        return Chunk(tuple(strips), tuple(keys), tuple(spans))

    def _strips(self, block: Block, room: _Room) -> Iterator[Strip]:
        setter = self.setter
        match block:
            case Prose():
                yield from self._prose(block, room)
            case Clauses():
                yield from self._clauses(block)
            case ItemHeading():
                yield from self._item_heading(block, room)
            case Subheading(words):
                yield from setter.paragraph(plain_words(words), Style.SUBHEADING, TEXT_WIDTH)
            case Table():
                yield from tables.table(setter, block, self.kept)
            case AgendaLine():
                yield from self._agenda_line(block, room)
            case Title(words, subtitle):
                after = None if subtitle else _TITLE_AFTER
                yield from setter.paragraph(plain_words(words), Style.TITLE, TEXT_WIDTH, after=after)
                yield from setter.paragraph(plain_words(subtitle), Style.SUBTITLE, TEXT_WIDTH)
            case Heading(words):
                yield from setter.paragraph(plain_words(words), Style.HEADING, TEXT_WIDTH)
            case Facts():
                yield from tables.facts(setter, block)
            case Signatures():
                yield from tables.signatures(setter, block)
            case WritingSpace(count):
                lines = min(max(count, 0), _MOST_LINES)
                rule = Mark(0, WRITING_LINE - 10, TEXT_WIDTH, 10, setter.look.statement)
                for at in range(lines):
                    tied = lines <= _WHOLE_LINES and at < lines - 1
                    yield Strip(WRITING_LINE, keep_next=tied, marks=(rule,))

    def _item_heading(self, block: ItemHeading, room: _Room) -> Iterator[Strip]:
        style = _ITEM_STYLES[min(max(block.level, 0), _LEVELS - 1)]
        words = plain_words(block.text, _unbroken(block.number))
        place = room.columns.item if block.number else 0
        return iter(self.setter.paragraph(words, style, TEXT_WIDTH, left=place, hanging=place))

    def _agenda_line(self, block: AgendaLine, room: _Room) -> Iterator[Strip]:
        """Number and title, with what the item is for at the right margin of the last line (or below)."""
        level = min(max(block.level, 0), _LEVELS - 1)
        style = _AGENDA_STYLES[level]
        left = room.columns.agenda + level * AGENDA_NUMBER
        look = self.setter.looks(style)
        text = block.text
        beside = self.setter.lines(plain_words(block.aside), look, 0, 0, TEXT_WIDTH)
        if len(beside) > 1 or len(block.aside) > _ASIDE_LETTERS:
            text, beside = f"{text}\n{block.aside}", []
        taken = sum(line.layout.lineAt(line.number).naturalTextWidth() for line in beside)
        words = plain_words(text, _unbroken(block.number) or ("\u00a0" if text else ""))
        strips = self.setter.paragraph(
            words,
            style,
            TEXT_WIDTH - (taken + _ASIDE_GAP if beside else 0),
            left=left,
            hanging=room.columns.agenda,
            keep_next=room.tied,
        )
        for line in beside:
            if not strips:
                strips = [Strip(line.height, look.before, look.after, keep_next=room.tied)]
            strips[-1].lines += (line._replace(x=TEXT_WIDTH - taken),)
        return iter(strips)

    def _clauses(self, block: Clauses) -> Iterator[Strip]:
        """A stem and its clauses; a decision of reasonable length stays on one page."""
        setter = self.setter
        decided = block.tone is Tone.DECISION
        letters = sum(len(run.text) for clause in block.clauses for run in clause)
        whole = len(block.clauses) <= _WHOLE_CLAUSES and letters <= _WHOLE_LETTERS
        label = Style.DECISION_LABEL if decided else Style.SUBHEADING
        yield from setter.paragraph(plain_words(block.label), label, TEXT_WIDTH)
        follows = bool(block.clauses)
        after = 0 if follows else None
        yield from setter.paragraph(
            Words(block.lead), _TONES[block.tone], TEXT_WIDTH, keep_next=follows, after=after
        )
        style = Style.CLAUSE if decided else Style.PROPOSAL_CLAUSE
        for at, clause in enumerate(block.clauses, 1):
            words = Words(clause, "att", "", True)
            yield from setter.paragraph(words, style, TEXT_WIDTH, keep_next=whole and at < len(block.clauses))

    def _prose(self, block: Prose, room: _Room) -> Iterator[Strip]:
        blocks = block.blocks
        if block.lead:
            if blocks and isinstance(blocks[0], Paragraph):
                blocks = (Paragraph(_run_on(block.lead, blocks[0].runs)), *blocks[1:])
            else:
                blocks = (Paragraph(block.lead), *blocks)
        tied = room.tied and len(blocks) == 1 and _letters(blocks[0]) <= _NOTICE_LETTERS
        for at, part in enumerate(blocks):
            introduces = at + 1 < len(blocks) and not isinstance(blocks[at + 1], Paragraph)
            yield from self._text_block(part, _TONES[block.tone], room.indent, tied=introduces or tied)

    def _text_block(
        self, block: TextBlock, style: Style, indent: float, *, tied: bool = False
    ) -> Iterator[Strip]:
        match block:
            case Paragraph(runs):
                yield from self.setter.paragraph(
                    Words(runs), style, TEXT_WIDTH, left=indent or None, keep_next=tied
                )
            case TableBlock():
                yield from tables.text_table(self.setter, block, indent, self.kept)
            case ListBlock():
                for at, item in enumerate(block.items):
                    yield from self._list_item(block, at, item, indent)

    def _list_item(self, block: ListBlock, at: int, item: ListItem, indent: float) -> Iterator[Strip]:
        """The first paragraph carries the mark; the rest align with it."""
        level = min(max(block.level, 0), _LEVELS - 1)
        if block.start is None:
            mark, place, hanging = BULLETS[level]
            ink = self.setter.look.accent
        else:
            place, hanging = NUMBERS[level]
            mark, ink = f"{block.start + at}{block.mark}", ""
        letters = self.setter.look.letters
        left = indent + place * letters
        blocks = item.blocks
        runs: Runs = ()
        if blocks and isinstance(blocks[0], Paragraph):
            runs, blocks = blocks[0].runs, blocks[1:]
        words = Words(runs, mark, ink)
        yield from self.setter.paragraph(
            words, Style.LIST_ITEM, TEXT_WIDTH, left=left, hanging=hanging * letters
        )
        for inner in blocks:
            inside = indent if isinstance(inner, ListBlock) else left
            yield from self._text_block(inner, Style.LIST_ITEM, inside)


def columns_of(paper: Paper, look: PageLook) -> Columns:
    """As wide as the longest number needs, and at least as in the styles."""
    items: list[str] = []
    lines: list[str] = []
    _collect_numbers(paper.blocks(), items, lines)
    return Columns(
        _number_width(items, ITEM_NUMBER, _ITEM_LETTER) * look.letters,
        _number_width(lines, AGENDA_NUMBER, _AGENDA_LETTER) * look.letters,
    )


def _collect_numbers(blocks: Iterable[Block], items: list[str], lines: list[str]) -> None:
    for block in blocks:
        if isinstance(block, Group):
            _collect_numbers(block.blocks, items, lines)
        elif isinstance(block, ItemHeading):
            items.append(block.number)
        elif isinstance(block, AgendaLine):
            lines.append(block.number)


def _number_width(numbers: Iterable[str], usual: int, letter: int) -> int:
    longest = max(map(len, numbers), default=0)
    return min(max(usual, longest * letter + _NUMBER_GAP), _WIDEST_NUMBER)


def _is_tied(block: Block, follower: Block | None) -> bool:
    """Who presents an item stands on the page of what follows, and an agenda line on that of its text."""
    if isinstance(block, AgendaLine):
        return isinstance(follower, Prose)
    quiet = isinstance(block, Prose) and block.tone is Tone.QUIET
    also_quiet = isinstance(follower, Prose) and follower.tone is Tone.QUIET
    return quiet and follower is not None and not also_quiet


def _run_on(lead: Runs, runs: Runs) -> Runs:
    """``lead`` and ``runs`` with a space between, unless there is one already."""
    apart = not runs or lead[-1].text[-1:].isspace() or runs[0].text[:1].isspace()
    return (*lead, *(() if apart else (Run(" "),)), *runs)


def _unbroken(number: str) -> str:
    return number.replace(" ", "\u00a0")


def _letters(block: TextBlock) -> int:
    return sum(len(run.text) for run in block.runs) if isinstance(block, Paragraph) else 0
