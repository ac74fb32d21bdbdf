"""Files that are no templates, or that should not be opened: refused in Swedish, at once, in little memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from protokoll.documents.word import TemplateError, check_template
from tests.documents.word.word_files import (
    BUILT_IN,
    KNOWN,
    NAMESPACES,
    PAGE,
    add_part,
    members,
    pack,
    paragraph,
    relate,
    render_own,
    template_with,
    told,
)
from tests.helpers.house_rules import audit_faults, house_faults, part_of, words_of
from tests.helpers.papers import paper_of

Parts = dict[str, bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code(words: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"<w:p>{mark.format('begin')}<w:r><w:instrText>{words}</w:instrText></w:r>{mark.format('end')}</w:p>"
    )


def macros(parts: Parts) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def project(parts: Parts) -> None:
    add_part(parts, "word/vbaProject.bin", OLE, "application/vnd.ms-office.vbaProject")
    relate(
        parts, "rId70", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"
    )


def embedded(parts: Parts) -> None:
    add_part(
        parts,
        "word/embeddings/oleObject1.bin",
        OLE,
        "application/vnd.openxmlformats-officedocument.oleObject",
    )
    relate(parts, "rId70", "oleObject", "embeddings/oleObject1.bin")


def alternative(parts: Parts) -> None:
    add_part(parts, "word/afchunk.html", b"<html/>", "text/html")
    relate(parts, "rId70", "aFChunk", "afchunk.html")


def linked_picture(parts: Parts) -> None:
    relate(parts, "rId70", "image", "http://example.se/spion.png", mode="External")


def subdocument(parts: Parts) -> None:
    relate(parts, "rId70", "subDocument", "file:///C:/annan.docx", mode="External")


def mail_merge(parts: Parts) -> None:
    relate(
        parts, "rId1", "mailMergeSource", "file:///C:/adresser.xlsx", of="word/settings.xml", mode="External"
    )


def with_body(body: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts["word/document.xml"] = (
            f"<w:document {NAMESPACES}><w:body>{body}{PAGE}</w:body></w:document>".encode()
        )

    return change


def doctype(parts: Parts) -> None:
    parts["word/footer1.xml"] = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        f"<w:ftr {NAMESPACES}>{paragraph('&b;')}</w:ftr>"
    ).encode()


def strict(parts: Parts) -> None:
    parts["word/document.xml"] = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'


def another(encoding: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        text = parts["word/styles.xml"].decode().replace("UTF-8", encoding)
        parts["word/styles.xml"] = text.encode(encoding if encoding != "UTF-7" else "ascii", "replace")

    return change


SPLIT = code("").replace("<w:instrText>", "<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE x")
NESTED = code(
    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:instrText>cmd"
)
REFUSED: dict[str, tuple[Callable[[Parts], None], str]] = {
    "macros": (macros, "makron"),
    "a macro project": (project, "makron"),
    "an embedded object": (embedded, "inbäddade objekt"),
    "another file in it": (alternative, "en annan fil som fogas in"),
    "a linked picture": (linked_picture, "en bild som hämtas från en annan plats"),
    "a subdocument": (subdocument, "en annan fil som fogas in"),
    "a source of addresses": (mail_merge, "hämtas från en annan plats"),
    "DDE": (with_body(code("DDEAUTO c:\\\\windows\\\\cmd.exe")), "DDEAUTO hämtar innehåll"),
    "INCLUDE in small letters": (with_body(code(" includetext x")), "INCLUDETEXT hämtar innehåll"),
    "a code in two pieces": (with_body(SPLIT), "INCLUDEPICTURE hämtar"),
    "a code made by a code": (with_body(NESTED), "Fältkoden hämtar innehåll"),
    "a simple field": (with_body('<w:p><w:fldSimple w:instr=" IMPORT x "/></w:p>'), "IMPORT hämtar"),
    "a document type": (doctype, "DTD"),
    "strict": (strict, "Strict Open XML"),
    "UTF-16": (another("UTF-16"), "skadad"),
    "UTF-7": (another("UTF-7"), "skadad"),
    "deep": (with_body("<w:ins>" * 5000 + "</w:ins>" * 5000), "skadad"),
    "no rows but depth": (with_body("<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400), "skadad"),
}


@pytest.mark.parametrize(("change", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_fetches_or_runs_something_is_refused(
    change: Callable[[Parts], None], words: str, tmp_path: Path
) -> None:
    parts = members()
    change(parts)
    path = tmp_path / "mall.docx"
    path.write_bytes(pack(parts))

    faults = told(path)
    assert any(words in text for _, _, text, _ in faults), faults
    assert all(suggestion for *_, suggestion in faults)
    with pytest.raises(TemplateError, match=r"mall\.docx") as raised:
        render_own(paper_of(), path)
    assert [fault.text for fault in raised.value.faults] == [text for _, _, text, _ in faults]


def test_all_that_is_refused_is_told_at_once(tmp_path: Path) -> None:
    parts = members()
    for change in (project, embedded, linked_picture, with_body(code("DDE x") + code("LINK y"))):
        change(parts)
    path = tmp_path / "mall.docx"
    path.write_bytes(pack(parts))
    assert len(told(path)) == 6


@pytest.mark.parametrize(
    "words", ["HYPERLINK &quot;http://x/link&quot;", "PAGE", "IF { x } = 1", "MACROBUTTON Ingen [Skriv här]"]
)
def test_ordinary_field_codes_and_links_are_let_in(words: str, tmp_path: Path) -> None:
    path = template_with(tmp_path, code(words))
    parts = members(path)
    relate(parts, "rId70", "hyperlink", "https://example.se", mode="External")
    relate(
        parts,
        "rId1",
        "attachedTemplate",
        "file:///S:/mallar/organisationen.dotm",
        of="word/settings.xml",
        mode="External",
    )
    path.write_bytes(pack(parts))
    assert told(path) == []
    assert b"organisationen.dotm" not in b"".join(members(render_own(paper_of(), path)).values())


def test_a_word_template_opens(tmp_path: Path) -> None:
    parts = members()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"document.main+xml", b"template.main+xml"
    )
    path = tmp_path / "mall.dotx"
    path.write_bytes(pack(parts))
    docx = render_own(paper_of(Organisation="Äpplet"), path)
    assert b"document.main+xml" in members(docx)["[Content_Types].xml"]
    assert "Äpplet" in words_of(docx, "word/header1.xml")
    assert house_faults(docx) == audit_faults(docx) == []


def zipped(*names: str, method: int = ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", method) as package:
        for name in names:
            package.writestr(name, b"<x/>")
    return target.getvalue()


def other_file(kind: str) -> bytes:
    match kind:
        case "rtf":
            return b"{\\rtf1 Hej}"
        case "pdf":
            return b"%PDF-1.7\n"
        case "doc":
            return OLE + b"\0" * 500 + "WordDocument".encode("utf-16-le")
        case "password":
            return OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
        case "odt":
            target = io.BytesIO()
            with ZipFile(target, "w") as package:
                package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            return target.getvalue()
        case "xlsx":
            return zipped("[Content_Types].xml", "xl/workbook.xml")
        case "pptx":
            return zipped("[Content_Types].xml", "ppt/presentation.xml")
        case "zip":
            return zipped("semester.jpg")
        case "empty":
            return b""
        case "upwards":
            return zipped("[Content_Types].xml", "../../etc/passwd")
        case "absolute":
            return zipped("[Content_Types].xml", "/word/document.xml")
        case "drive":
            return zipped("[Content_Types].xml", "C:/x.xml")
        case "packed otherwise":
            return zipped("[Content_Types].xml", "word/document.xml", method=ZIP_BZIP2)
        case "the same name":
            return pack({**members(), "WORD/document.xml": b"<x/>"})
        case "many parts":
            return zipped(*(f"word/{number}.xml" for number in range(3000)))
    return b"Hej"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("rtf", "Filen är sparad som RTF."),
        ("pdf", "Filen är en PDF, inget Word-dokument (.docx)."),
        ("doc", "Filen är sparad i Words äldre format (.doc)."),
        ("password", "Filen är skyddad med lösenord."),
        ("odt", "Filen är ett OpenDocument, inget Word-dokument (.docx)."),
        ("xlsx", "Filen är en Excel-arbetsbok, inget Word-dokument (.docx)."),
        ("pptx", "Filen är en PowerPoint-presentation, inget Word-dokument (.docx)."),
        ("empty", "Filen är tom, inget Word-dokument (.docx)."),
        ("text", "Filen är inget Word-dokument (.docx)."),
        ("many parts", "Filen är för stor för att vara en mall."),
        *(
            (kind, "Filen är skadad eller inget Word-dokument (.docx).")
            for kind in ("zip", "upwards", "absolute", "drive", "packed otherwise", "the same name")
        ),
    ],
)
def test_a_file_of_another_kind_is_told_in_a_sentence_of_its_own(
    kind: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "mall.docx"
    path.write_bytes(other_file(kind))
    faults = check_template(path, KNOWN)
    assert [(fault.severity, fault.place, fault.text) for fault in faults] == [("fel", "Filen", words)]
    assert faults[0].suggestion


def bomb(kind: str, path: Path) -> None:
    """A small file that would fill the memory."""
    small = members()
    before, after = (
        part.encode() for part in (f"<w:document {NAMESPACES}><w:body>", f"{PAGE}</w:body></w:document>")
    )
    del small["word/document.xml"]
    path.write_bytes(pack(small))
    filling = {
        "paragraphs": b"<w:p/>",
        "attributes": b"<w:p " + b" ".join(b'a%d="" ' % n for n in range(9)) + b"/>",
    }
    sizes = {"paragraphs": 20_000_000, "elements": 1_500_000, "attributes": 60_000, "text": 1}
    with (
        ZipFile(path, "a", ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        part.write(before)
        if kind == "text":
            part.write(b"<w:p><w:r><w:t>" + b"x" * (23 * 2**20) + b"</w:t></w:r></w:p>")
        else:
            block = filling.get(kind, filling["paragraphs"]) * 10_000
            for _ in range(sizes[kind] // 10_000):
                part.write(block)
        part.write(after)


def lying(path: Path) -> None:
    """A file that declares a small size and unpacks to a large one."""
    bomb("paragraphs", path)
    data = bytearray(path.read_bytes())
    with ZipFile(path) as package:
        size = package.getinfo("word/document.xml").file_size
    central = data.rindex(b"PK\x01\x02")
    assert int.from_bytes(data[central + 24 : central + 28], "little") == size
    data[central + 24 : central + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)


measured = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")
"""The peak of a process's memory; that of getrusage counts the process it was started from."""

LIMITED = r"""
import re, sys, time
from pathlib import Path
from protokoll.documents.word import check_template
from protokoll.documents.template_fields import ANCHORS, KnownFields
check_template(Path(sys.argv[2]), KnownFields((), (), ANCHORS))
started = time.perf_counter()
faults = check_template(Path(sys.argv[1]), KnownFields((), (), ANCHORS))
spent = time.perf_counter() - started
peak = int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024
print(spent, peak, faults[0].text, sep="|")
"""


@measured
@pytest.mark.parametrize("kind", ["paragraphs", "elements", "attributes", "text", "lying"])
def test_a_bomb_is_refused_in_a_second_and_two_hundred_megabytes(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "mall.docx"
    lying(path) if kind == "lying" else bomb(kind, path)
    assert path.stat().st_size < 400_000

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(BUILT_IN)], capture_output=True, text=True, check=True
    )
    spent, megabytes, text = done.stdout.strip().split("|")
    assert text.startswith("Filen är")
    assert float(spent) < 1
    assert float(megabytes) < 200


@measured
def test_the_largest_template_that_is_let_in_stays_within_the_memory(tmp_path: Path) -> None:
    path = template_with(tmp_path, paragraph("x" * 30) * 30_000)
    assert zipfile.is_zipfile(path)
    assert part_of(path.read_bytes()) is not None
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(BUILT_IN)], capture_output=True, text=True, check=True
    )
    assert float(done.stdout.split("|")[1]) < 200
