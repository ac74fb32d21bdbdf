"""Word minutes against the lower bound (the same XML serialised and zipped) and against other ways to make them."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from docx import Document
from lxml import etree

from benchmarks.big_meeting import big_meeting
from benchmarks.measure import Row, best, best_of_each, show
from protokoll.documents.papers import PaperKind, known_fields, make_paper
from protokoll.documents.word import Stamp, check_template, render
from protokoll.domain.kinds import ChangeKind
from protokoll.domain.meeting import Meeting, PresenceChange
from protokoll.paths import resources_dir

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = resources_dir() / "templates" / "modern" / "protokoll.docx"
SIZES = ((100, 40), (1_000, 400), (5_000, 2_000))
"""Entries and people."""

ATTENDEES = 2_000
STAMP = Stamp("01890af6-9cde-7c1a-8c9c-0123456789ab", "protokoll")
Content = list[tuple[str, str] | list[list[str]]]
"""Paragraphs by style and text, and tables."""


def run() -> None:
    """Measure and print."""
    spent = [_measure(entries, people) for entries, people in SIZES]
    (few, _), (many, _) = SIZES[1], SIZES[2]
    growth = spent[2] / spent[1]
    show(
        "Linear",
        [
            Row(
                f"from {few} to {many} entries",
                spent[2],
                growth,
                f"goal ≤ {many / few:.0f}×: no steeper than the content",
            )
        ],
    )
    _measure_rows()
    _measure_check()


def _measure(entries: int, people: int) -> float:
    """The table of one size; milliseconds of our own writer."""
    times = 7 if entries <= 1_000 else 4
    meeting = big_meeting(entries, people=people)
    paper = make_paper(PaperKind.MINUTES, meeting)
    finished = render(paper, TEMPLATE)
    others = iter([big_meeting(entries, people=people, seed=seed) for seed in range(1, 3 * times + 1)])
    content = list(_content(finished))
    slow = 3 if entries < 5_000 else 1
    found = best_of_each(
        {
            "bound": _lower_bound(finished),
            "writer": lambda: render(paper, TEMPLATE),
            "stamped": lambda: render(paper, TEMPLATE, stamp=STAMP),
            "again": lambda: render(make_paper(PaperKind.MINUTES, meeting), TEMPLATE),
            "first": lambda: render(make_paper(PaperKind.MINUTES, next(others)), TEMPLATE),
            "paper": lambda: make_paper(PaperKind.MINUTES, next(others)),
            "restless": lambda: make_paper(PaperKind.MINUTES, _restless(next(others))),
        },
        times,
    )
    limit = found["bound"]
    peers = {
        name: best(peer, 3 if name.startswith("docxtpl") else slow) for name, peer in _peers(content).items()
    }
    docxtpl = peers["docxtpl: loops, the same content and styles"]
    rows = [
        Row("lower bound: lxml + zip level 6", limit, 1.0),
        _row(
            "Protokoll: paper → Word",
            found["writer"],
            limit,
            f"goal ≤ 2× from 1,000 on; {docxtpl / found['writer']:.1f}× faster than docxtpl, goal ≥ 5× at 5,000",
        ),
        _row(
            "Protokoll: with a stamp",
            found["stamped"],
            limit,
            f"the same goals; {docxtpl / found['stamped']:.1f}× faster than docxtpl",
        ),
        _row("Protokoll: meeting → paper, first time", found["paper"], limit),
        _row("  where everybody comes late or leaves", found["restless"], limit),
        _row("Protokoll: meeting → Word, again", found["again"], limit, "its texts read before"),
        _row("Protokoll: meeting → Word, first time", found["first"], limit),
        *(_row(name, spent, limit) for name, spent in peers.items()),
    ]
    size = f"{len(content)} blocks, {len(finished) // 1024} KB"
    show(f"Word minutes, {entries} entries, {people} attendees ({size})", rows)
    return found["writer"]


def _restless(meeting: Meeting) -> Meeting:
    """The meeting with a coming or going of everybody, spread over its items."""
    kinds = (ChangeKind.ARRIVES, ChangeKind.LEAVES)
    return msgspec.structs.replace(
        meeting,
        attendance=tuple(
            msgspec.structs.replace(
                line,
                changes=(PresenceChange(kind=kinds[n % 2], item=meeting.agenda[n % len(meeting.agenda)].id),),
            )
            for n, line in enumerate(meeting.attendance)
        ),
    )


def _row(name: str, spent: float, limit: float, note: str = "") -> Row:
    return Row(name, spent, spent / limit, note)


def _measure_rows() -> None:
    """A template row that repeats for every attendee, against docxtpl's."""
    people = tuple({"Namn": f"Förnamn{n} Efternamn", "Uppdrag": "ledamot"} for n in range(ATTENDEES))
    paper = msgspec.structs.replace(
        make_paper(PaperKind.MINUTES, big_meeting(10)), rows={"Deltagare": people}
    )
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "mall.docx"
        template.write_bytes(_with_table("{{Deltagare.Namn}}", "{{Deltagare.Uppdrag}}", "{{Innehåll}}"))
        finished = render(paper, template, built_in=TEMPLATE)
        rows = [[person["Namn"], person["Uppdrag"]] for person in people]
        found = best_of_each(
            {
                "bound": _lower_bound(finished),
                "rows": lambda: render(paper, template, built_in=TEMPLATE),
                "docxtpl": lambda: _docxtpl([rows]),
            },
            4,
        )
    limit = found["bound"]
    show(
        f"A row of a template, {ATTENDEES} times",
        [
            Row("lower bound: lxml + zip level 6", limit, 1.0),
            _row("Protokoll: a row that repeats", found["rows"], limit),
            _row("docxtpl: {%tr for %}", found["docxtpl"], limit),
        ],
    )


def _measure_check() -> None:
    """The template check, on a sound template and on one that is full of faults."""
    known = known_fields(PaperKind.MINUTES)
    document = Document(str(TEMPLATE))
    for number in range(300):
        document.add_paragraph(f"{{{{Datum}}}} och {{{{Ordförandee {number}}}}} {'{ Plats }}'}")
    with tempfile.TemporaryDirectory() as folder:
        faulty = Path(folder) / "mall.docx"
        document.save(str(faulty))
        rows = [
            Row(
                "the built-in minutes",
                best(lambda: check_template(TEMPLATE, known), 7),
                None,
                "goal ≤ 100 ms",
            ),
            Row("300 paragraphs, each with two faults", best(lambda: check_template(faulty, known), 7)),
        ]
    show("Template check", rows)


def _lower_bound(finished: bytes) -> Callable[[], bytes]:
    """Serialising and zipping what our own file holds, with nothing built."""
    with zipfile.ZipFile(io.BytesIO(finished)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}

    def write() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            for name, data in parts.items():
                tree = trees.get(name)
                package.writestr(
                    name,
                    data if tree is None else etree.tostring(tree, encoding="UTF-8", standalone=True),
                )
        return out.getvalue()

    return write


def _content(finished: bytes) -> Iterator[tuple[str, str] | list[list[str]]]:
    """Style and text of every paragraph and the cells of every table, so that the peers write the same."""
    document = Document(io.BytesIO(finished))
    names = {style.style_id: style.name for style in document.styles}
    for block in document.element.body.iterchildren(f"{W}p", f"{W}tbl"):
        if block.tag == f"{W}tbl":
            yield [[_text(cell) for cell in row.iter(f"{W}tc")] for row in block.iter(f"{W}tr")]
        else:
            style = block.find(f"{W}pPr/{W}pStyle")
            yield (style is not None and names.get(style.get(f"{W}val"))) or "Normal", _text(block)


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _peers(content: Content) -> dict[str, Callable[[], object]]:
    template = TEMPLATE.read_bytes()
    peers: dict[str, Callable[[], object]] = {
        "python-docx: add_paragraph(style=…)": lambda: _python_docx(template, content),
        "docxtpl: loops, the same content and styles": lambda: _docxtpl(content),
    }
    if shutil.which("pandoc"):
        markdown = "\n\n".join(
            block[1] if isinstance(block, tuple) else "\n\n".join(" ".join(row) for row in block)
            for block in content
        )
        peers["pandoc: Markdown → docx (a process)"] = lambda: _pandoc(markdown)
    return peers


def _python_docx(template: bytes, content: Content) -> bytes:
    document = Document(io.BytesIO(template))
    for block in content:
        if isinstance(block, tuple):
            document.add_paragraph(block[1], style=block[0])
            continue
        for row in block:  # its tables are slower still
            document.add_paragraph("\t".join(row), style="Tabelltext")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_table(*cells: str) -> bytes:
    """A document with a table of one row, and the last text in a paragraph of its own."""
    document = Document()
    table = document.add_table(rows=1, cols=len(cells) - 1)
    for cell, text in zip(table.rows[0].cells, cells, strict=False):
        cell.text = text
    document.add_paragraph(cells[-1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docxtpl(content: Content) -> bytes:
    """The blocks in order and in their styles, in the loops and conditions that docxtpl is made for."""
    from docxtpl import DocxTemplate

    source = Document(str(TEMPLATE))
    body = source.element.body
    for element in list(body):
        body.remove(element)  # with the section go headers and footers, whose fields are no Jinja
    for identity, relation in list(source.part.rels.items()):
        if relation.reltype.endswith(("/header", "/footer")):
            del source.part.rels[identity]
    etree.SubElement(body, f"{W}sectPr")
    source.add_paragraph("{%p for block in blocks %}")
    source.add_paragraph("{%p if block.rows %}")
    table = source.add_table(rows=3, cols=4)
    table.style = "Protokolltabell"
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for column in range(4):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
        table.cell(1, column).paragraphs[0].style = "Tabelltext"
    table.cell(2, 0).text = "{%tr endfor %}"
    for style in sorted({block[0] for block in content if isinstance(block, tuple)}):
        source.add_paragraph(f"{{%p elif block.style == '{style}' %}}")
        source.add_paragraph("{{ block.text }}", style=style)
    source.add_paragraph("{%p endif %}")
    source.add_paragraph("{%p endfor %}")
    buffer = io.BytesIO()
    source.save(buffer)
    buffer.seek(0)
    template = DocxTemplate(buffer)
    blocks = [
        {"style": block[0], "text": block[1], "rows": []}
        if isinstance(block, tuple)
        else {"rows": [[*row, "", "", "", ""] for row in block]}
        for block in content
    ]
    template.render({"blocks": blocks}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def _pandoc(markdown: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.docx"
        subprocess.run(["pandoc", "-f", "markdown", "-o", str(target)], input=markdown, text=True, check=True)
