"""TEXT: the small Markdown of the meeting format, read into blocks that every writer can print.

Paragraphs, bullet and numbered lists to three levels, bold, italic, links and simple tables; anything else is
shown as typed. The reading is done by markdown-it-py (CommonMark); what this module adds are the cases where the
small Markdown differs from CommonMark, so that what a secretary types comes out as written.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline.state_inline import Scanned
    from markdown_it.token import Token

LIST_LEVELS = 3
"""Lists nested deeper than this are printed at the last level."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one dress. ``text`` may hold line breaks; ``link`` is an address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """A paragraph of running text."""

    runs: Runs


class ListItem(msgspec.Struct, frozen=True):
    """One point of a list: its paragraphs, and lists of the next level."""

    blocks: tuple[TextBlock, ...]


class ListBlock(msgspec.Struct, frozen=True, tag=True):
    """A list at ``level`` 0, 1 or 2. ``start`` is the first number and ``mark`` its sign; None for bullets."""

    items: tuple[ListItem, ...]
    level: int
    start: int | None = None
    mark: str = "."


class TableBlock(msgspec.Struct, frozen=True, tag=True):
    """A simple table: a head row and rows of the same width; ``aligns`` holds left, center or right per column."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[str, ...]


TextBlock = Paragraph | ListBlock | TableBlock


def plain(text: str) -> Runs:
    """``text`` as one undressed run; no runs for an empty text."""
    return (Run(text),) if text else ()


def parse(text: str) -> tuple[TextBlock, ...]:
    """Read TEXT into blocks. Never fails: what is not markup is text."""
    if not text.strip():
        return ()
    if not _MAY_HOLD_MARKUP.search(text):
        return tuple(Paragraph(plain(part.strip())) for part in _BLANK_LINES.split(text) if part.strip())
    return _parsed(text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[TextBlock, ...]:
    """Markup read; remembered, since papers and preview ask for the same texts again and again."""
    blocks, _ = _read_blocks(_reader().parse(_prepare(text)), 0, level=0)
    return blocks


def text_of(blocks: Sequence[TextBlock]) -> str:
    """The words of ``blocks`` with nothing but line breaks between them (for search, comparison and e-mail)."""
    return "\n".join(_lines_of(blocks))


def escape(text: str) -> str:
    """Write ``text`` so that :func:`parse` gives it back as one undressed text, line breaks and all."""
    escaped = re.sub(r"([\\*\[\]|])", r"\\\1", text)
    escaped = re.sub(r"^([ \t]*)([-+](?=\s|$)|[-:](?=[-: \t]*$))", r"\1\\\2", escaped, flags=re.MULTILINE)
    return re.sub(r"^([ \t]*\d{1,9})([.)])(?=\s|$)", r"\1\\\2", escaped, flags=re.MULTILINE)


# --- from tokens to blocks ---------------------------------------------------------------------------------------

_MAY_HOLD_MARKUP = re.compile(r"[*\\\[|]|^[ \t]*(?:[-+]|\d{1,9}[.)])(?:\s|$)|\r|\x00", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def _read_blocks(tokens: Sequence[Token], at: int, level: int) -> tuple[tuple[TextBlock, ...], int]:
    """Blocks from ``tokens[at]`` to the closing token of the container (or the end), and where that stands."""
    blocks: list[TextBlock] = []
    while at < len(tokens) and tokens[at].nesting >= 0:
        token = tokens[at]
        if token.type == "paragraph_open":
            blocks.append(Paragraph(_read_runs(tokens[at + 1].children or [])))
            at += 3
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            found, at = _read_list(tokens, at, level)
            blocks.extend(found)
        else:
            table, at = _read_table(tokens, at)
            blocks.append(table)
    return tuple(blocks), at + 1


def _read_list(tokens: Sequence[Token], at: int, level: int) -> tuple[list[TextBlock], int]:
    """The list that opens at ``tokens[at]``. A list below the last level gives its own points to that level."""
    opening = tokens[at]
    start = None if opening.type == "bullet_list_open" else int(opening.attrs.get("start", 1))
    items: list[ListItem] = []
    at += 1
    while tokens[at].type == "list_item_open":
        blocks, at = _read_blocks(tokens, at + 1, level + 1)
        items.append(ListItem(blocks))
    if level >= LIST_LEVELS - 1:
        items = [flat for item in items for flat in _flatten(item)]
    return [ListBlock(tuple(items), min(level, LIST_LEVELS - 1), start, opening.markup or ".")], at + 1


def _flatten(item: ListItem) -> Iterator[ListItem]:
    """A point of the last level without lists in it: their points follow as its neighbours."""
    own: list[TextBlock] = []
    for block in item.blocks:
        if isinstance(block, ListBlock):
            if own:
                yield ListItem(tuple(own))
                own = []
            yield from block.items
        else:
            own.append(block)
    if own:
        yield ListItem(tuple(own))


def _read_table(tokens: Sequence[Token], at: int) -> tuple[TableBlock, int]:
    rows: list[tuple[Runs, ...]] = []
    cells: list[Runs] = []
    aligns: list[str] = []
    while tokens[at].type != "table_close":
        token = tokens[at]
        if token.type == "th_open":
            style = str(token.attrs.get("style", ""))
            aligns.append(style.removeprefix("text-align:") or "left")
        elif token.type == "inline":
            cells.append(_read_runs(token.children or []))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
        at += 1
    return TableBlock(rows[0], tuple(rows[1:]), tuple(aligns)), at + 1


def _read_runs(children: Sequence[Token]) -> Runs:
    runs: list[Run] = []
    bold = italic = 0
    link = title = ""
    for child in children:
        match child.type:
            case "strong_open" | "strong_close":
                bold += child.nesting
            case "em_open" | "em_close":
                italic += child.nesting
            case "link_open":
                link, title = str(child.attrs["href"]), str(child.attrs.get("title", ""))
            case "link_close":
                if not runs or runs[-1].link != link:  # a link without words shows its address
                    _append_run(runs, Run(link, bold > 0, italic > 0, link))
                if title:  # paper has no tooltips
                    _append_run(runs, Run(f" ({title})", bold > 0, italic > 0))
                link = title = ""
            case _:
                _append_run(runs, Run(child.content, bold > 0, italic > 0, link))
    return tuple(runs)


def _append_run(runs: list[Run], run: Run) -> None:
    """Add ``run``, joined to the one before where both wear the same dress."""
    if not run.text:
        return
    if runs and (runs[-1].bold, runs[-1].italic, runs[-1].link) == (run.bold, run.italic, run.link):
        runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text + run.text)
    else:
        runs.append(run)


def _lines_of(blocks: Sequence[TextBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield _words(runs)
            case ListBlock(items=items):
                for item in items:
                    yield from _lines_of(item.blocks)
            case _:
                for row in (block.head, *block.rows):
                    yield "\t".join(_words(cell) for cell in row)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


# --- where the small Markdown differs from CommonMark --------------------------------------------------------------

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LINE_START = re.compile(r"^(?:[ \t]+|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]))+", re.MULTILINE)
_MARKER = re.compile(r"(?P<indent>[ ]*)(?:[-+*]|(?P<digits>[0-9]{1,9})[.)])(?=[ ]|$)")
_ONLY_BULLETS = re.compile(r"(?:[ ]*[-+*](?=\s|$))+\s*")
_DEEPEST_INDENT = 24
_MARKERS_ON_A_LINE = 8
_BRACKETS = re.compile(r"\\.|!\[|[\[\]]", re.DOTALL)
_BRACKETS_IN_A_LINK = 8


def _prepare(text: str) -> str:
    """Escape the line starts that CommonMark would read as lists and the small Markdown shows as typed."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    text = _LINE_START.sub(lambda found: found[0].replace("\t", "    "), text)
    return "\n".join(_prepare_line(line) for line in text.split("\n"))


def _prepare_line(line: str) -> str:
    """Escape an empty point, and a number of more than two digits, after at most eight markers on the line.

    A line of nothing but bullets ("* * *") makes no points at all. The indent of a marker is cut to what
    three levels can use, so that no nesting is deep enough to trouble the reader.
    """
    first = marker = _MARKER.match(line)
    if first is None:
        return line
    if _ONLY_BULLETS.fullmatch(line):
        return _escaped(line, first)
    count = 0
    while marker is not None:
        nothing_follows = not line[marker.end() :].strip()
        if nothing_follows or len(marker["digits"] or "") > 2 or count == _MARKERS_ON_A_LINE:
            line = _escaped(line, marker)
            break
        marker = _MARKER.match(line, marker.end())
        count += 1
    return line[max(len(first["indent"]) - _DEEPEST_INDENT, 0) :]


def _escaped(line: str, marker: re.Match[str]) -> str:
    return f"{line[: marker.end() - 1]}\\{line[marker.end() - 1 :]}"


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"maxNesting": 100}).enable(["list", "table", "link"])
    reader.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    reader.inline.ruler.before("link", "typed", _as_typed)
    reader.inline.ruler.after("link", "stars", _scan_stars)
    reader.inline.ruler2.enable(["emphasis"])
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    reader.validateLink = lambda url: url.casefold().startswith(_LINK_SCHEMES)  # type: ignore[method-assign]
    return reader


def _whole_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A table as in CommonMark's sister GFM, which drops cells beyond the head's: such a one stays as typed."""
    from markdown_it.rules_block.table import escapedSplit, table

    if start_line < state.env.get("typed_until", 0):
        return False
    at, line = len(state.tokens), state.line
    if not table(state, start_line, end_line, False):
        return False
    end = state.line
    columns = sum(token.type == "th_open" for token in state.tokens[at:])
    rows = (
        state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]].strip()
        for row in range(start_line + 2, end)
    )
    whole = all(len(escapedSplit(row.removeprefix("|").removesuffix("|"))) <= columns for row in rows)
    if silent or not whole:
        del state.tokens[at:]
        state.line = line
    if not whole:
        state.env["typed_until"] = end
    return whole


def _as_typed(state: StateInline, silent: bool) -> bool:
    """A backslash before punctuation escapes it; ``![`` is no picture, and most ``[`` open no link."""
    two = state.src[state.pos : state.pos + 2]
    if len(two) == 2 and two[0] == "\\" and two[1] in _PUNCTUATION:
        typed, length = two[1], 2
    elif two == "![":
        typed, length = two, 2
    elif two[:1] == "[" and state.pos not in _link_openers(state.src):
        typed, length = "[", 1
    else:
        return False
    if not silent:
        state.append_pending(typed)
    state.pos += length
    return True


@lru_cache(maxsize=1)
def _link_openers(text: str) -> frozenset[int]:
    """The places of every ``[`` that may open a link: its ``]`` stands before a ``(``, few brackets between.

    The reader looks for the end of a link from each ``[`` anew, which takes too long where thousands stand.
    """
    found: set[int] = set()
    waiting: list[tuple[int, int]] = []  # where it stands, and how deep brackets are nested in it
    for match in _BRACKETS.finditer(text):
        if match[0] == "[":
            waiting.append((match.start(), 0))
        elif match[0] == "]" and waiting:
            at, depth = waiting.pop()
            if waiting:
                waiting[-1] = (waiting[-1][0], max(waiting[-1][1], depth + 1))
            if depth < _BRACKETS_IN_A_LINK and text.startswith("(", match.end()):
                found.add(at)
    return frozenset(found)


def _scan_stars(state: StateInline, silent: bool) -> bool:
    """``*`` and ``**`` as emphasis, but never inside a word or a sum; ``_`` is always text."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned: Scanned = state.scanDelims(state.pos, True)
    before = state.src[state.pos - 1] if state.pos else " "
    after_at = state.pos + scanned.length
    after = state.src[after_at] if after_at < state.posMax else " "
    from markdown_it.rules_inline.state_inline import Delimiter

    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open and not before.isalnum(),
                close=scanned.can_close and not after.isalnum(),
            )
        )
    state.pos += scanned.length
    return True
