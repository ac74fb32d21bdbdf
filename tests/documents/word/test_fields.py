"""Fields in templates as Word really writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll.documents.paper import Prose
from protokoll.documents.word import TemplateError
from protokoll.domain.markup import Paragraph, plain
from tests.documents.word.word_files import CONTENT, NAMESPACES, members, pack, render_own, run, template_with
from tests.helpers.house_rules import house_faults, words_of
from tests.helpers.papers import paper_of

DATE = paper_of(Datum="3 mars 2026", Organ="Styrelsen", Organisation="Föreningen & Co")
SPELLING_STARTS, SPELLING_ENDS = (f'<w:proofErr w:type="spell{what}"/>' for what in ("Start", "End"))
SPLIT = {
    "spell check": run("Den {{") + SPELLING_STARTS + run("Datum") + SPELLING_ENDS + run("}}."),
    "edits": run("Den {").replace("<w:r>", '<w:r w:rsidR="00A1">') + run("{Da") + run("tum}") + run("}."),
    "bookmark": run("Den {{Da")
    + '<w:bookmarkStart w:id="7" w:name="x"/>'
    + run("tum}}")
    + '<w:bookmarkEnd w:id="7"/>'
    + run("."),
    "hyperlink": run("Den ") + f'<w:hyperlink w:anchor="x">{run("{{Datum")}</w:hyperlink>' + run("}}."),
    "tracked changes": run("Den {{Da")
    + f'<w:ins w:id="1" w:author="Å">{run("tum")}</w:ins><w:del w:id="2" w:author="Å">{run("y")}</w:del>'
    + run("}}."),
    "soft hyphen": run("Den {{Da</w:t><w:softHyphen/><w:t>tum}}."),
    "content control": run("Den ")
    + f"<w:sdt><w:sdtContent>{run('{{Datum}}')}</w:sdtContent></w:sdt>"
    + run("."),
    "spelling of the name": run("Den {{\u00a0dA\u200btum }}."),
}


@pytest.mark.parametrize("runs", SPLIT.values(), ids=SPLIT.keys())
def test_a_field_is_found_however_word_has_split_it(runs: str, tmp_path: Path) -> None:
    docx = render_own(DATE, template_with(tmp_path, f"<w:p>{runs}</w:p>"))

    assert words_of(docx).splitlines()[0].split() == ["Den", "3", "mars", "2026."]
    assert house_faults(docx) == []


def test_several_fields_in_a_paragraph_and_the_dress_of_the_first_brace(tmp_path: Path) -> None:
    runs = run("{{Organ", "<w:b/>") + run("}}, {{Datum}}; {{Plats}}{{Organ}}")
    docx = render_own(DATE, template_with(tmp_path, f"<w:p>{runs}</w:p>"))

    assert words_of(docx).splitlines()[0] == "Styrelsen, 3 mars 2026; Styrelsen"
    assert (
        b'<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Styrelsen</w:t>'
        in members(docx)["word/document.xml"]
    )


def test_both_branches_of_a_text_box_are_filled(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('{{Organ}} {{Da')}{run('tum}}')}</w:p></w:txbxContent>"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = (
        f'<w:p>{run("{{Organ}} ")}<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        '<w:drawing><wp:inline><wp:docPr id="1" name="Ruta" descr="Ruta för {{Organ}}"/>'
        f'<a:graphic><a:graphicData uri="{shape}"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape alt="{{Organ}}">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    xml = members(render_own(DATE, template_with(tmp_path, drawing)))["word/document.xml"].decode()

    assert "{{" not in xml
    assert xml.count("Styrelsen 3 mars 2026") == 2
    assert 'descr="Ruta för Styrelsen"' in xml
    assert 'alt="Styrelsen"' in xml


def test_what_is_filled_in_is_not_searched_for_fields(tmp_path: Path) -> None:
    paper = paper_of(
        Prose((Paragraph(plain("{{Organ}} {{Innehåll}}")),)), Datum="{{Organ}}", Organ="{{Datum}}"
    )
    template = template_with(tmp_path, "<w:p><w:r><w:t>{{Datum}} {{Organ}}</w:t></w:r></w:p>")

    assert words_of(render_own(paper, template)).splitlines() == [
        "{{Organ}} {{Datum}}",
        "{{Organ}} {{Innehåll}}",
    ]


def test_lines_and_tabs_in_a_value_become_words_own(tmp_path: Path) -> None:
    template = template_with(tmp_path, "<w:p><w:r><w:t>Plats: {{Plats}}.</w:t></w:r></w:p>")
    docx = render_own(paper_of(Plats="Folkets hus\r\nsal 2\tvåning 3\x00"), template)

    assert words_of(docx).startswith("Plats: Folkets hus\nsal 2\tvåning 3.")
    assert b"<w:br/>" in members(docx)["word/document.xml"]


def test_a_paragraph_of_empty_fields_disappears_but_not_its_bookmark(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Dnr {{Diarienummer}} {{Plats}}</w:t></w:r></w:p>"
        '<w:p><w:bookmarkStart w:id="3" w:name="plats"/><w:r><w:t>Plats: {{Plats}}</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>{{Plats}} och {{Datum}}</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
        "<w:p><w:r><w:t>Kvar</w:t></w:r></w:p>"
    )
    docx = render_own(DATE, template_with(tmp_path, body))

    assert words_of(docx).splitlines() == [" och 3 mars 2026", "Kvar"]
    assert house_faults(docx) == []


def test_cells_headers_and_pictures_keep_a_paragraph(tmp_path: Path) -> None:
    cell = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="999"/></w:tblGrid><w:tr><w:tc><w:p>{}</w:p></w:tc>'
        "</w:tr></w:tbl>"
    )
    body = (
        cell.format(f'<w:pPr><w:jc w:val="right"/></w:pPr>{run("Plats: {{Plats}}")}')
        + f"<w:p>{run('Mellan tabeller {{Plats}}')}</w:p>"
        + cell.format("")
        + f"<w:p>{run('{{Plats}}')}<w:r><w:pict/></w:r></w:p>"
    )
    header = f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>Dnr {{{{Diarienummer}}}}</w:t></w:r></w:p></w:hdr>".encode()
    docx = render_own(DATE, template_with(tmp_path, body, parts={"header1": header}))

    assert words_of(docx).strip() == ""
    assert words_of(docx, "word/header1.xml") == "\n"
    assert [fault for fault in house_faults(docx) if "header" not in fault] == []
    assert b"<w:pict/>" in members(docx)["word/document.xml"]
    assert b'<w:jc w:val="right"/>' in members(docx)["word/document.xml"]


def test_headers_footers_and_properties_are_filled(tmp_path: Path) -> None:
    template = template_with(tmp_path)
    parts = members(template)
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        b"<dc:language>", b"<cp:keywords>{{Organ}}, {{Datum}}</cp:keywords><dc:language>"
    )
    template.write_bytes(pack(parts))
    docx = render_own(DATE, template)

    assert b"<cp:keywords>Styrelsen, 3 mars 2026</cp:keywords>" in members(docx)["docProps/core.xml"]
    assert b"Company>F\xc3\xb6reningen &amp; Co<" in members(docx)["docProps/app.xml"]


@pytest.mark.parametrize(
    ("body", "content", "words"),
    [
        (
            "<w:p><w:r><w:t>{{Ordforande}} {{Datum}} {{X}}</w:t></w:r></w:p>",
            CONTENT,
            "stycke 1: Fältet {{Ordforande}} finns inte. Menade du {{Ordförande}}?",
        ),
        ("<w:p><w:r><w:t>Se {{Närvaro}}</w:t></w:r></w:p>", CONTENT, "{{Närvaro}} måste stå ensamt"),
        ("", "<w:p/>", "{{Innehåll}}, platsen för punkter och beslut, saknas"),
    ],
)
def test_faults_of_a_template_are_told(body: str, content: str, words: str, tmp_path: Path) -> None:
    template = template_with(tmp_path, body, content=content)

    with pytest.raises(TemplateError) as told:
        render_own(DATE, template)
    assert words in told.value.text
    assert "mall.docx" in told.value.text


def test_an_anchor_in_a_header_is_told(tmp_path: Path) -> None:
    header = f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>{{{{ närvaro }}}}</w:t></w:r></w:p></w:hdr>".encode()
    body = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId5"/></w:sectPr></w:pPr></w:p>'

    with pytest.raises(TemplateError, match=r"\{\{ närvaro \}\} måste stå ensamt"):
        render_own(DATE, template_with(tmp_path, body, parts={"header1": header}))
