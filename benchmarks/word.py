"""Word minutes against the lower bound (the same XML serialised and zipped) and against other ways to make them."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document
from lxml import etree

from benchmarks.big_meeting import big_meeting
from benchmarks.measure import Row, best, best_of_each, show
from protokoll.documents.papers import PaperKind, make_paper
from protokoll.documents.word import render
from protokoll.paths import resources_dir
from protokoll.services.papers import render_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = resources_dir() / "templates" / "protokoll.docx"
SIZES = (100, 1_000, 5_000)


def run() -> None:
    """Measure and print."""
    for entries in SIZES:
        _measure(entries)


def _measure(entries: int) -> None:
    times = 7 if entries <= 1_000 else 4
    meeting = big_meeting(entries)
    paper = make_paper(PaperKind.MINUTES, meeting)
    finished = render(paper, TEMPLATE)
    others = iter([big_meeting(entries, seed=seed) for seed in range(1, times + 1)])
    found = best_of_each(
        {
            "bound": _lower_bound(finished),
            "writer": lambda: render(paper, TEMPLATE),
            "again": lambda: render_paper(meeting, PaperKind.MINUTES),
            "first": lambda: render_paper(next(others), PaperKind.MINUTES),
        },
        times,
    )
    limit = found["bound"]
    rows = [
        Row("lower bound: lxml + zip level 6", limit, 1.0),
        Row("Protokoll: paper → Word", found["writer"], found["writer"] / limit, "goal ≤ 2× from 1,000 on"),
        Row(
            "Protokoll: meeting → Word, again",
            found["again"],
            found["again"] / limit,
            "its texts read before",
        ),
        Row("Protokoll: meeting → Word, first time", found["first"], found["first"] / limit),
    ]
    paragraphs = list(_paragraphs(finished))
    slow = 3 if entries < 5_000 else 1
    for name, peer in _peers(paragraphs).items():
        spent = best(peer, slow)
        rows.append(Row(name, spent, spent / limit))
    show(f"Word minutes, {entries} entries ({len(paragraphs)} paragraphs, {len(finished) // 1024} KB)", rows)


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


def _paragraphs(finished: bytes) -> Iterator[tuple[str, str]]:
    """Style name and text of every paragraph, so that the peers write the same."""
    document = Document(io.BytesIO(finished))
    names = {style.style_id: style.name for style in document.styles}
    for paragraph in document.element.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names.get(style.get(f"{W}val")) if style is not None else None
        yield name or "Normal", "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _peers(paragraphs: list[tuple[str, str]]) -> dict[str, Callable[[], object]]:
    template = TEMPLATE.read_bytes()
    peers: dict[str, Callable[[], object]] = {
        "python-docx: add_paragraph(style=…)": lambda: _python_docx(template, paragraphs),
        "docxtpl: loop over paragraphs": lambda: _docxtpl(paragraphs),
    }
    if shutil.which("pandoc"):
        markdown = "\n\n".join(text for _, text in paragraphs)
        peers["pandoc: Markdown → docx (a process)"] = lambda: _pandoc(markdown)
    return peers


def _python_docx(template: bytes, paragraphs: list[tuple[str, str]]) -> bytes:
    document = Document(io.BytesIO(template))
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docxtpl(paragraphs: list[tuple[str, str]]) -> bytes:
    from docxtpl import DocxTemplate

    source = Document()
    source.add_paragraph("{%p for line in lines %}")
    source.add_paragraph("{{ line }}")
    source.add_paragraph("{%p endfor %}")
    buffer = io.BytesIO()
    source.save(buffer)
    buffer.seek(0)
    template = DocxTemplate(buffer)
    template.render({"lines": [text for _, text in paragraphs]}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def _pandoc(markdown: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.docx"
        subprocess.run(["pandoc", "-f", "markdown", "-o", str(target)], input=markdown, text=True, check=True)
