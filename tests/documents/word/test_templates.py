"""The built-in templates, templates people bring, and files that are none."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from protokoll.documents.paper import AgendaLine, Clauses, Heading, ItemHeading, Prose, Table, Tone
from protokoll.documents.paper import Column as Col
from protokoll.documents.word import TemplateError, render
from protokoll.domain.markup import Run, parse, plain
from tests.documents.word.word_files import (
    BUILT_IN,
    NAMESPACES,
    members,
    pack,
    render_own,
    run,
    template_with,
)
from tests.helpers.house_rules import W, audit_faults, house_faults, part_of, words_of
from tests.helpers.papers import paper_of
from tools.build_templates import PAPERS, build, main
from tools.designs import DESIGNS, Design

FOLDER = BUILT_IN.parents[1]
PAPER = paper_of(
    Heading("Närvaro"),
    Table((Col("A", 1),), ((plain("b"),),), "Tabell"),
    Clauses(plain("Styrelsen beslutar"), (plain("bifalla motionen."),), Tone.DECISION, "Beslut"),
    Prose(parse("- ett\n\n1. två\n\n3) tre"), Tone.DISSENT),
    Prose(parse("[länk](https://example.se)")),
    Organisation="Föreningen Äpplet",
    Informationsklassning="Intern",
    Sidhuvud="Protokoll 3 mars 2026",
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_the_committed_templates_are_what_the_script_builds(design: Design, paper: str) -> None:
    committed = FOLDER / design.name / f"{paper}.docx"
    assert members(committed) == members(build(design, paper)), "run python -m tools.build_templates"
    assert audit_faults(committed.read_bytes()) == []


def test_building_writes_the_same_files_again(tmp_path: Path) -> None:
    assert main(tmp_path) == 0
    written = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.docx")}
    assert written == {path.relative_to(FOLDER) for path in FOLDER.rglob("*.docx")}
    for name in written:
        assert members(tmp_path / name) == members(FOLDER / name)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_a_paper_from_a_built_in_template(design: Design, paper: str) -> None:
    template = FOLDER / design.name / f"{paper}.docx"
    docx = render(PAPER, template)

    assert house_faults(docx, template.read_bytes()) == audit_faults(docx) == []
    assert "Föreningen Äpplet" in words_of(docx, "word/header1.xml")
    assert "Protokoll 3 mars 2026" in words_of(docx, "word/header1.xml")
    assert words_of(docx, "word/header2.xml").split() == ["Föreningen", "Äpplet"]
    assert words_of(docx, "word/footer1.xml").split() == [
        "Informationsklass:",
        "Intern",
        "Sida",
        "1",
        "av",
        "1",
    ]


def test_properties_and_bytes_are_the_same_every_time() -> None:
    first, second = render(PAPER, BUILT_IN), render(PAPER, BUILT_IN)
    core = Document(io.BytesIO(first)).core_properties

    assert first == second
    assert (core.title, core.subject, core.author, core.last_modified_by) == (
        *("Titel", "Ämne", "Åsa Öberg", "Åsa Öberg"),
    )
    assert str(core.created) == str(core.modified) == "2026-03-03 12:00:00+00:00"
    assert core.language == "sv-SE"
    with ZipFile(io.BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_missing_parts_and_styles_are_brought_from_the_built_in_template(tmp_path: Path) -> None:
    template = template_with(tmp_path, parts={"styles": None, "numbering": None, "settings": None})
    docx = render_own(PAPER, template)

    assert house_faults(docx) == audit_faults(docx) == []
    assert "bifalla motionen." in words_of(docx)


def test_without_a_built_in_template_missing_styles_are_told(tmp_path: Path) -> None:
    styles = f"<w:styles {NAMESPACES}/>".encode()
    with pytest.raises(TemplateError, match="saknar formatmallar"):
        render(PAPER, template_with(tmp_path, parts={"styles": styles}))


def test_styles_are_known_by_name_whatever_their_ids_and_case(tmp_path: Path) -> None:
    styles = members()["word/styles.xml"].decode()
    ids = set(re.findall(r'w:styleId="([^"]+)"', styles))
    for number, identity in enumerate(sorted(ids)):
        styles = re.sub(rf'(w:(?:styleId|val)=")({re.escape(identity)})"', rf'\1s{number}"', styles)
    styles = _with_names_restored(styles)
    docx = render_own(PAPER, template_with(tmp_path, parts={"styles": styles.encode()}))

    made = part_of(docx, "word/styles.xml")
    assert len(made.findall(f"{W}style")) == len(ids)
    assert all(str(use.get(f"{W}val")).startswith("s") for use in part_of(docx).iter(f"{W}pStyle"))


def _with_names_restored(styles: str) -> str:
    """Names that were the same as an id were changed with it: give each style its name back, in capitals."""
    names = iter(re.findall(r'<w:name w:val="([^"]+)"', members()["word/styles.xml"].decode()))
    return re.sub(r'<w:name w:val="[^"]+"', lambda _: f'<w:name w:val="{next(names).upper()}"', styles)


def test_a_style_that_is_missing_is_copied_and_others_are_left_alone(tmp_path: Path) -> None:
    own = (
        f"<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Paragrafrubrik"><w:name w:val="Egen"/>'
        '<w:aliases w:val="x,Beslut"/></w:style>'
        '<w:style w:type="table" w:styleId="T"><w:name w:val="Beslutsrubrik"/></w:style>'
        '<w:style w:type="numbering" w:styleId="P"><w:name w:val="Punkter"/></w:style>'
        "</w:styles>"
    )
    numbering = (
        f"<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="9"/>'
        "</w:numbering>"
    )
    parts = {"styles": own, "numbering": numbering}
    for name, tag in (("header1", "hdr"), ("header2", "hdr"), ("footer1", "ftr"), ("footer2", "ftr")):
        parts[name] = f"<w:{tag} {NAMESPACES}><w:p/></w:{tag}>"
    template = template_with(tmp_path, parts={name: xml.encode() for name, xml in parts.items()})
    docx = render_own(PAPER, template)

    assert house_faults(docx) == audit_faults(docx) == []
    sheet = part_of(docx, "word/styles.xml")
    ids = {
        (style.get(f"{W}type"), name.get(f"{W}val")): style.get(f"{W}styleId")
        for style in sheet.iter(f"{W}style")
        for name in style.iter(f"{W}name")
    }
    assert ids["paragraph", "Paragrafrubrik"] == "Paragrafrubrik1"
    assert ("paragraph", "Beslut") not in ids  # another name of "Egen"
    assert ids["paragraph", "Beslutsrubrik"]
    assert [style.get(f"{W}styleId") for style in sheet if style.get(f"{W}default")] == [
        "Normal",
        "Normaltabell",
    ]


def test_a_list_level_without_indent_and_a_broken_list_style(tmp_path: Path) -> None:
    numbering = members()["word/numbering.xml"].decode()
    numbering = re.sub(r'<w:ind w:left="\d+" w:hanging="283"/>', "", numbering)
    numbering = numbering.replace(
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/>', '<w:num w:numId="2"><w:abstractNumId w:val="77"/>'
    )
    numbering = numbering.replace('w:num w:numId="3"', 'w:num w:numId="33"')
    docx = render_own(PAPER, template_with(tmp_path, parts={"numbering": numbering.encode()}))

    assert "ett\ntvå\ntre\n" in words_of(docx)


def test_old_settings_and_foreign_prefixes_are_put_right(tmp_path: Path) -> None:
    settings = (
        f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="rId1"/><w:updateFields w:val="1"/>'
        '<w:decimalSymbol w:val=","/></w:settings>'
    )
    path = template_with(tmp_path, parts={"settings": settings.encode()})
    parts = members(path)
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="file:///C:/hemlig.dotm" TargetMode="External"/></Relationships>'
    )
    document = parts["word/document.xml"].decode()
    document = re.sub(r"(</?|\s)w:", r"\1word:", document).replace("xmlns:w=", "xmlns:word=")
    parts["word/document.xml"] = document.replace("xmlns:r=", "xmlns:rel=").encode()
    path.write_bytes(pack(parts))
    docx = render_own(PAPER, path)

    assert house_faults(docx) == audit_faults(docx) == []
    assert b"hemlig" not in b"".join(members(docx).values())


def test_language_is_set_where_a_template_has_none_or_another(tmp_path: Path) -> None:
    styles = members()["word/styles.xml"].decode()
    english = styles.replace('w:val="sv-SE"', 'w:val="en-US"')
    none = re.sub("<w:lang [^>]*/>", "", styles)
    bare = re.sub("<w:docDefaults>.*</w:docDefaults>", "", styles)
    for changed in (english, none, bare):
        docx = render_own(PAPER, template_with(tmp_path, parts={"styles": changed.encode()}))
        assert house_faults(docx) == audit_faults(docx) == []


def test_notes_are_filled_and_a_missing_app_part_is_made(tmp_path: Path) -> None:
    path = template_with(tmp_path)
    parts = members(path)
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="1"><w:p>{run("Not: {{Organisation}}")}</w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.wordprocessingml.footnotes+xml"/></Types>',
    )
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        b' Target="footnotes.xml"/></Relationships>',
    )
    del parts["docProps/app.xml"]
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*app.xml[^>]*/>", b"", parts["_rels/.rels"])
    path.write_bytes(pack(parts))
    docx = render_own(PAPER, path)

    assert words_of(docx, "word/footnotes.xml").strip() == "Not: Föreningen Äpplet"
    assert "Föreningen Äpplet" in members(docx)["docProps/app.xml"].decode()


def test_anchors_in_a_cell_and_at_the_end_of_a_section(tmp_path: Path) -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="41" w:name="mitt"/><w:bookmarkEnd w:id="41"/></w:p>'
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>'
        f"{run('{{Närvaro}}')}</w:p>"
        '<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
        f"<w:p>{run('{{Innehåll}}')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
    )
    docx = render_own(PAPER, template_with(tmp_path, body, content=""))

    assert house_faults(docx) == audit_faults(docx) == []
    assert len(list(part_of(docx).iter(f"{W}sectPr"))) == 2
    inner = next(part_of(docx).iter(f"{W}tc")).find(f"{W}tbl/{W}tblPr/{W}tblW")
    assert inner is not None
    assert inner.get(f"{W}w") == str(4000 - 216)


def test_a_page_that_says_nothing_of_itself_counts_as_a4(tmp_path: Path) -> None:
    path = template_with(tmp_path)
    parts = members(path)
    parts["word/document.xml"] = re.sub(rb"<w:sectPr>.*</w:sectPr>", b"", parts["word/document.xml"])
    path.write_bytes(pack(parts))
    assert b'<w:tblW w:w="9072"' in members(render_own(PAPER, path))["word/document.xml"]


def broken(kind: str, folder: Path) -> Path:
    """A file that is no usable template."""
    path = folder / "mall.docx"
    parts = members()
    match kind:
        case "missing":
            return folder / "borta" / "mall.docx"
        case "folder":
            path.mkdir()
            return path
        case "old":
            path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
            return path
        case "empty" | "text":
            path.write_text("" if kind == "empty" else "Hej")
            return path
        case "truncated":
            path.write_bytes(BUILT_IN.read_bytes()[:3000])
            return path
        case "no types":
            del parts["[Content_Types].xml"]
        case "no document":
            del parts["word/document.xml"]
        case "spreadsheet":
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
                b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
            )
        case "not xml":
            parts["word/document.xml"] = b"<w:document>"
        case "no body":
            parts["word/document.xml"] = f"<w:document {NAMESPACES}/>".encode()
        case "notes not xml":
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
                b"officedocument.theme+xml", b"officedocument.wordprocessingml.endnotes+xml"
            )
            parts["word/theme/theme1.xml"] = b"<w:endnotes>"
        case "styles of another kind":
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
                b"wordprocessingml.styles+xml", b"wordprocessingml.webSettings+xml"
            )
        case "bomb":
            parts["word/media/x.bin"] = b"\0" * (60 * 2**20)
    path.write_bytes(pack(parts))
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("missing", "finns inte kvar"),
        ("folder", "går inte att läsa"),
        ("old", "äldre format"),
        ("empty", "inget Word-dokument"),
        ("text", "inget Word-dokument"),
        ("truncated", "skadad"),
        ("no types", "skadad"),
        ("no document", "skadad"),
        ("spreadsheet", "skadad"),
        ("not xml", "skadad"),
        ("no body", "skadad"),
        ("notes not xml", "skadad"),
        ("styles of another kind", "skadad"),
        ("bomb", "för stor"),
    ],
)
def test_a_file_that_is_no_template_is_told_in_swedish(kind: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as told:
        render_own(PAPER, broken(kind, tmp_path))
    assert words in told.value.text
    assert "mall.docx" in told.value.text


@pytest.mark.parametrize("at", range(0, 9000, 97))
def test_a_damaged_file_never_raises_anything_else(at: int, tmp_path: Path) -> None:
    data = bytearray(BUILT_IN.read_bytes())
    data[at % len(data)] ^= 0xFF
    path = tmp_path / "mall.docx"
    path.write_bytes(data)
    try:
        docx = render_own(paper_of(Prose(((parse("Hej"))[0],), lead=(Run("Så."),))), path)
    except TemplateError:
        return
    assert "Så. Hej" in words_of(docx)


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_long_numbers_get_room_in_proportion_to_the_type(design: Design) -> None:
    paper = paper_of(ItemHeading("§ 248 a", "Val"), AgendaLine("10 a 1.", "Val"))
    document = Document(io.BytesIO(render(paper, FOLDER / design.name / "protokoll.docx")))
    item, line = (paragraph for paragraph in document.paragraphs if paragraph.text.endswith("Val"))

    for paragraph, usual in ((item, 794), (line, 567)):
        assert paragraph.style is not None
        indent = paragraph.paragraph_format.left_indent or paragraph.style.paragraph_format.left_indent
        assert indent is not None
        assert indent.twips >= usual * design.scale
