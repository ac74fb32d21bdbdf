"""A paper as one HTML page that needs nothing beside it: to read in any browser, and by screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain, repeat

from protokoll.documents.addresses import safe_target
from protokoll.documents.characters import clean, kept_together
from protokoll.documents.paper import (
    AgendaLine,
    Align,
    Block,
    Clauses,
    Facts,
    Group,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Subheading,
    Table,
    Title,
    WritingSpace,
)
from protokoll.domain.markup import ListBlock, ListItem, Paragraph, Run, Runs, TableBlock, TextBlock, plain

_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1b1f23; background: #fff;
  max-width: 42em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0; }
h2 { font-size: 1.25em; margin: 1.8em 0 .4em; }
h3 { font-size: 1.1em; margin: 1.4em 0 .3em; }
h4, h5 { font-size: 1em; margin: 1.1em 0 .2em; }
p { margin: .4em 0; }
.subtitle { color: #555b62; margin: .2em 0 1.4em; }
.quiet { color: #555b62; font-size: .92em; }
.label { font-weight: 600; margin: 1em 0 .2em; break-after: avoid; }
.clauses { list-style: none; margin: .2em 0 .8em; padding: 0 0 0 3em; }
.clauses > li { margin: .2em 0; text-indent: -2em; }
.clauses > li > b { display: inline-block; width: 2em; text-indent: 0; }
.decision { break-inside: avoid; }
.spoken { border-left: .2em solid #0f766e; padding-left: .8em; }
.private { border: 1px dashed #8a6d1d; padding: .3em .8em; }
dl { display: grid; grid-template-columns: max-content auto; gap: .15em 1.4em; margin: 1em 0; }
dt { color: #555b62; }
dd { margin: 0; }
table { border-collapse: collapse; margin: .6em 0 1em; }
table.wide { width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3em .9em .3em 0; border-bottom: 1px solid #d0d5da; }
th { border-bottom: 2px solid #8d949b; font-weight: 600; }
.center { text-align: center; }
.right { text-align: right; }
.tall td { height: 2.4em; vertical-align: bottom; }
.agenda { display: flex; gap: .8em; font-weight: 600; margin: .9em 0 .2em; }
.agenda .aside { margin-left: auto; font-weight: 400; color: #555b62; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 2em; margin-top: 1em; break-inside: avoid; }
.signatures .line { border-top: 1px solid #1b1f23; margin-top: 3em; padding-top: .2em; }
.ruled { border-bottom: 1px solid #8d949b; height: 2em; }
h2, h3, h4, h5 { break-after: avoid; }
tr { break-inside: avoid; }
@page { size: A4; margin: 25mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""

_COLUMN = ' scope="col"'


def as_html(paper: Paper) -> str:
    """``paper`` as a whole page. Everything people typed is escaped; links lead to the web and to e-mail only."""
    return (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_attribute(f'{paper.title} {paper.subject}'.strip())}</title>\n"
        f'<meta name="author" content="{_attribute(paper.author)}">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n{_blocks(paper.blocks())}\n</main>\n</body>\n</html>\n"
    )


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(filter(None, map(_block, blocks)))


def _block(block: Block) -> str:
    match block:
        case Title(text, subtitle):
            below = f'\n<p class="subtitle">{_plain(subtitle)}</p>' if subtitle else ""
            return f"<h1>{_plain(text)}</h1>{below}"
        case Facts():
            return _facts(block)
        case Heading(text):
            return f"<h2>{_plain(text)}</h2>"
        case ItemHeading(number, text, level):
            rank = min(max(level, 0), 2) + 2
            return f"<h{rank}>{_plain(' '.join(filter(None, (number, text))))}</h{rank}>"
        case Subheading(text):
            return f'<p class="label">{_plain(text)}</p>'
        case Prose():
            inner = _texts(block.text())
            return f'<div class="{block.tone}">{inner}</div>' if inner else ""
        case Clauses():
            return _clauses(block)
        case Table():
            return _table(block)
        case AgendaLine():
            return _agenda_line(block)
        case Signatures(lines):
            return f'<div class="signatures">{"".join(map(_signature, lines))}</div>' if lines else ""
        case WritingSpace(lines):
            return '<div class="ruled" aria-hidden="true"></div>' * lines
        case Group(key, blocks):
            inner = _blocks(blocks)
            return f'<section id="{_attribute(key)}">\n{inner}\n</section>' if inner else ""


def _facts(block: Facts) -> str:
    if not block.facts:
        return ""
    told = "".join(f"<dt>{_plain(fact.label)}</dt><dd>{_plain(fact.text)}</dd>" for fact in block.facts)
    return f'<dl aria-label="{_attribute(block.description)}">{told}</dl>'


def _clauses(block: Clauses) -> str:
    label = f'<p class="label">{_plain(block.label)}</p>' if block.label else ""
    lead = f"<p>{_runs(block.lead)}</p>" if block.lead else ""
    clauses = "".join(f"<li><b>att</b> {_runs(clause)}</li>" for clause in block.clauses)
    listed = f'<ul class="clauses">{clauses}</ul>' if clauses else ""
    inner = f"{label}{lead}{listed}"
    return f'<div class="{block.tone}">{inner}</div>' if inner else ""


def _table(block: Table) -> str:
    kinds = " ".join(name for name, on in (("wide", block.wide), ("tall", block.tall)) if on)
    heads = tuple(plain(column.title) for column in block.columns)
    aligns = [column.align for column in block.columns]
    return (
        f'<table class="{kinds}" aria-label="{_attribute(block.description)}">'
        f"{_rows(heads, block.rows, aligns)}</table>"
    )


def _rows(head: Sequence[Runs], rows: Iterable[Sequence[Runs]], aligns: Sequence[str]) -> str:
    """The head, where it says anything, and the body of a table; ``aligns`` may be too short."""
    headed = f"<thead>{_row(head, aligns, 'th', _COLUMN)}</thead>" if any(head) else ""
    return f"{headed}<tbody>{''.join(_row(row, aligns, 'td') for row in rows)}</tbody>"


def _row(cells: Sequence[Runs], aligns: Sequence[str], tag: str, attributes: str = "") -> str:
    written = (
        f"<{tag}{attributes}{_side(align)}>{_runs(cell)}</{tag}>"
        for cell, align in zip(cells, chain(aligns, repeat(Align.LEFT)), strict=False)
    )
    return f"<tr>{''.join(written)}</tr>"


def _side(align: str) -> str:
    return f' class="{align}"' if align in (Align.CENTER, Align.RIGHT) else ""


def _agenda_line(block: AgendaLine) -> str:
    aside = f'<span class="aside">{_plain(block.aside)}</span>' if block.aside else ""
    number = f"<span>{_plain(block.number)}</span>" if block.number else ""
    indent = f' style="margin-left:{block.level * 2}em"' if block.level > 0 else ""
    return f'<div class="agenda"{indent}>{number}<span>{_plain(block.text)}</span>{aside}</div>'


def _signature(line: Signature) -> str:
    name = f"<b>{_plain(line.name)}</b><br>" if line.name else ""
    return f'<div>{_plain(line.above)}<div class="line">{name}{_plain(line.role)}</div></div>'


def _texts(blocks: Iterable[TextBlock]) -> str:
    return "".join(map(_text_block, blocks))


def _text_block(block: TextBlock) -> str:
    match block:
        case Paragraph(runs):
            return f"<p>{_runs(runs)}</p>" if runs else ""
        case ListBlock(items, _, start):
            inner = "".join(map(_list_item, items))
            return f"<ul>{inner}</ul>" if start is None else f'<ol start="{start}">{inner}</ol>'
        case TableBlock(head, rows, aligns):
            return f'<table class="wide">{_rows(head, rows, aligns)}</table>'


def _list_item(item: ListItem) -> str:
    """An item's first paragraph stands beside its mark without a paragraph's space."""
    first, *rest = item.blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return f"<li>{_runs(first.runs)}{_texts(rest)}</li>"
    return f"<li>{_texts(item.blocks)}</li>"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _plain(run.text)
    if run.italic:
        text = f"<i>{text}</i>"
    if run.bold:
        text = f"<b>{text}</b>"
    target = safe_target(run.link) if run.link else ""
    return f'<a href="{escape(target)}" rel="noreferrer">{text}</a>' if target and text else text


def _attribute(text: str) -> str:
    return escape(clean(text))


def _plain(text: str) -> str:
    """Escaped, without characters that no page may hold; line breaks stay."""
    return escape(clean(kept_together(text))).replace("\n", "<br>")
