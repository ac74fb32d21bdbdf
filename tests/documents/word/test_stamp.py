"""The stamp by which a file is known again, and LibreOffice's way of saving."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from protokoll.documents.paper import (
    Clauses,
    Column,
    Heading,
    ItemHeading,
    Paper,
    Prose,
    Signature,
    Signatures,
    Table,
    Tone,
)
from protokoll.documents.papers import PaperKind, make_paper
from protokoll.documents.word import Stamp, read_stamp, render
from protokoll.domain.markup import parse, plain
from protokoll.services.sample import sample_meetings
from tests.documents.word.test_corpus import with_everything
from tests.documents.word.test_rows import ROW, paper_with
from tests.documents.word.word_files import (
    BUILT_IN,
    members,
    pack,
    paragraph,
    render_own,
    row,
    run,
    table,
    template_with,
    text_box,
    told,
)
from tests.helpers.house_rules import audit_faults, house_faults, words_of
from tests.helpers.papers import paper_of

STAMP = Stamp("01890af6-9cde-7c1a-8c9c-0123456789ab", "protokoll")
PAPER = paper_of(
    ItemHeading("§ 47", "Val av justerare"),
    Prose(
        parse("Mötet diskuterade **frågan**.\n\n- ett\n- två – med [länk](https://example.se)\n\n1. a\n2. b")
    ),
    Table((Column("Namn", 1), Column("Röster", 1)), ((plain("Ja"), plain("7")),), "Röster"),
    Clauses(
        plain("Styrelsen beslutar"), (plain("bifalla motionen, 12 000 kronor."),), Tone.DECISION, "Beslut"
    ),
    Signatures((Signature("Justeras", "Eva Ek", "Ordförande"), Signature("", "Åke Ö", "Justerare"))),
    Organisation="Föreningen Äpplet",
    Sidhuvud="Protokoll 3 mars 2026",
    Informationsklassning="Intern",
)
soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def changed(docx: bytes, part: str, before: str, after: str) -> bytes:
    parts = members(docx)
    assert before.encode() in parts[part]
    parts[part] = parts[part].replace(before.encode(), after.encode(), 1)
    return pack(parts)


def test_a_stamp_is_read_again_and_the_file_is_the_same_every_time() -> None:
    docx = render(PAPER, BUILT_IN, stamp=STAMP)
    found = read_stamp(docx)
    assert found is not None
    assert (found.uid, found.paper, found.untouched) == (STAMP.uid, STAMP.paper, True)
    assert render(PAPER, BUILT_IN, stamp=STAMP) == docx
    assert house_faults(docx) == audit_faults(docx) == []


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", "frågan", "saken"),
        ("word/document.xml", "Åke Ö", "Åke"),
        ("word/header2.xml", "Äpplet", "Päronet"),
        ("word/footer1.xml", "Intern", "Öppen"),
        ("word/document.xml", "<w:p>", f"<w:p>{run('Nytt')}</w:p><w:p>"),
    ],
)
def test_a_changed_word_is_seen(part: str, before: str, after: str) -> None:
    found = read_stamp(changed(render(PAPER, BUILT_IN, stamp=STAMP), part, before, after))
    assert found is not None
    assert not found.untouched


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/footer1.xml", "<w:t>1</w:t>", "<w:t>17</w:t>"),
        ("word/document.xml", "frågan", "frå</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>gan"),
        ("word/document.xml", "<w:p>", '<w:p w:rsidR="00AB12CD">'),
        ("word/settings.xml", "<w:compat>", "<w:rsids/><w:compat>"),
        ("word/document.xml", "två – med ", "två – med</w:t><w:t xml:space='preserve'> "),
    ],
)
def test_what_a_program_writes_anew_is_no_change(part: str, before: str, after: str) -> None:
    found = read_stamp(changed(render(PAPER, BUILT_IN, stamp=STAMP), part, before, after))
    assert found is not None
    assert found.untouched


def test_text_beside_the_body_counts(tmp_path: Path) -> None:
    body = f"<w:p>{text_box(paragraph('{{Organ}}'))}</w:p>"
    docx = render_own(paper_of(Organ="Styrelsen"), template_with(tmp_path, body), stamp=STAMP)
    parts = members(docx)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Styrelsen", b"Annat")
    before, after = read_stamp(docx), read_stamp(pack(parts))
    assert before is not None and before.untouched
    assert after is not None and not after.untouched


def test_a_tracked_change_is_a_change() -> None:
    docx = render(PAPER, BUILT_IN, stamp=STAMP)
    insertion = f'<w:ins w:id="900" w:author="Å">{run("nytt ")}</w:ins><w:r>'
    found = read_stamp(changed(docx, "word/document.xml", "<w:r>", insertion))
    assert found is not None
    assert not found.untouched


def test_a_template_that_was_a_paper_bears_no_stamp_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "mall.docx"
    docx = render(paper_of(Prose(parse("{{Innehåll}}"))), BUILT_IN, stamp=STAMP)
    path.write_bytes(docx)
    assert read_stamp(render_own(PAPER, path)) is None
    again = read_stamp(render_own(PAPER, path, stamp=Stamp("annan", "utdrag")))
    assert again is not None
    assert (again.uid, again.paper, again.untouched) == ("annan", "utdrag", True)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"Hej", render(PAPER, BUILT_IN), render(PAPER, BUILT_IN)[:2000]]
)
def test_no_stamp_where_there_is_none(data: bytes) -> None:
    assert read_stamp(data) is None


def saved_by_libreoffice(path: Path, folder: Path) -> bytes:
    """The file opened and saved as a Word document by LibreOffice."""
    target = folder / "sparad"
    profile = folder / "profil"
    options = ["--headless", "--convert-to", "docx", "--outdir", str(target)]
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", *options, str(path)],
        check=True,
        capture_output=True,
        timeout=110,
        env={**os.environ, "HOME": str(folder)},
    )
    return (target / path.name).read_bytes()


@soffice
def test_a_file_that_libreoffice_saved_is_untouched(tmp_path: Path) -> None:
    papers: list[Paper] = [PAPER, make_paper(PaperKind.MINUTES, sample_meetings()[0])]
    for number, paper in enumerate(papers):
        path = tmp_path / f"papper{number}.docx"
        path.write_bytes(render(paper, BUILT_IN, stamp=STAMP))
        saved = saved_by_libreoffice(path, tmp_path)
        found = read_stamp(saved)
        assert found is not None
        assert (found.uid, found.untouched) == (STAMP.uid, True)
        parts = members(saved)
        words = words_of(saved).split()
        parts["word/document.xml"] = parts["word/document.xml"].replace(words[3].encode(), b"annat", 1)
        after = read_stamp(pack(parts))
        assert after is not None
        assert not after.untouched


@soffice
def test_a_template_that_libreoffice_saved_still_works(tmp_path: Path) -> None:
    template = with_everything(tmp_path)
    parts = members(template)
    repeated = table(row("Namn", "Uppdrag", properties="<w:tblHeader/>"), ROW)
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + repeated.encode()
    )
    template.write_bytes(pack(parts))
    paper = paper_with("Eva", "Åke")
    paper = type(paper)(
        **{
            **{f: getattr(paper, f) for f in paper.__struct_fields__},
            "content": (Heading("Val av sekreterare"),),
        }
    )
    first = render_own(paper, template)
    saved = tmp_path / "sparad" / template.name
    saved_by_libreoffice(template, tmp_path)

    assert [fault for fault in told(saved) if fault[0] == "fel"] == []
    second = render_own(paper, saved)
    for part in ("Eva", "Åke", "ordförande", "Val av sekreterare", "1 3 mars", "2 3 mars", "5 3 mars"):
        assert words_of(first).count(part) == words_of(second).count(part) == 1
    assert "{{" not in b"".join(members(second).values()).decode("utf-8", "replace")
    assert _kinds(audit_faults(second)) <= _kinds(audit_faults(saved.read_bytes()))
    assert house_faults(second, template.read_bytes()) == []
    assert words_of(render_own(PAPER, BUILT_IN)) == words_of(render_own(PAPER, resaved_built_in(tmp_path)))


def _kinds(faults: list[str]) -> set[str]:
    """What is wrong, wherever: LibreOffice's files are not quite what the standard says."""
    return {fault.rpartition(": ")[2].partition(" at ")[0] for fault in faults}


def resaved_built_in(folder: Path) -> Path:
    copy = folder / "inbyggd.docx"
    copy.write_bytes(BUILT_IN.read_bytes())
    saved_by_libreoffice(copy, folder)
    return folder / "sparad" / copy.name
