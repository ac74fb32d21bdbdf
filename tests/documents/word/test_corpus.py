"""How Word splits and decorates fields, as raw XML: filled right or told of, never lost, never doubled."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.documents.paper import Heading
from protokoll.documents.word import TemplateError
from tests.documents.word.word_files import (
    NAMESPACES,
    add_notes,
    add_part,
    faults_in,
    members,
    pack,
    paragraph,
    relate,
    render_own,
    row,
    run,
    table,
    template_with,
    text_box,
    told,
)
from tests.helpers.house_rules import W, audit_faults, house_faults, part_of, words_of
from tests.helpers.papers import paper_of

PAPER = paper_of(Datum="3 mars 2026", Organ="Styrelsen", Organisation="Äpplet")
NFD = unicodedata.normalize("NFD", "{{Innehåll}}")


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def complex_field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        + mark.format("separate")
        + result
        + mark.format("end")
    )


FILLED = {
    "proofing marks": run("{{")
    + '<w:proofErr w:type="gramStart"/>'
    + run("Da")
    + '<w:proofErr w:type="gramEnd"/>'
    + run("tum}}"),
    "one letter a run": "".join(map(run, "{{Datum}}")),
    "runs of several edits": run("{").replace("<w:r>", '<w:r w:rsidR="00A1" w:rsidRPr="00B2">')
    + run("{Datum}")
    + run("}"),
    "several texts in a run": "<w:r><w:t>{{Da</w:t><w:t>tum}}</w:t></w:r>",
    "bold in the middle": run("{{Da") + run("tum", "<w:b/>") + run("}}"),
    "a bookmark begins inside": run("{{Da")
    + '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>'
    + run("tum}}"),
    "a comment on a part": run("{{")
    + '<w:commentRangeStart w:id="0"/>'
    + run("Datum")
    + '<w:commentRangeEnd w:id="0"/><w:r><w:rPr/><w:commentReference w:id="0"/></w:r>'
    + run("}}"),
    "a link on a part": run("{{") + f'<w:hyperlink w:anchor="x">{run("Datum")}</w:hyperlink>' + run("}}"),
    "a link around": f'<w:hyperlink w:anchor="x" w:history="1">{run("{{Datum}}")}</w:hyperlink>',
    "a content control around": sdt(run("{{Datum}}")),
    "a content control on a part": run("{{") + sdt(run("Datum")) + run("}}"),
    "controls in controls": sdt(sdt(run("{{Da") + run("tum}}"))),
    "a smart tag": f'<w:smartTag w:uri="u" w:element="date">{run("{{Datum")}</w:smartTag>' + run("}}"),
    "custom XML": f'<w:customXml w:uri="u" w:element="e">{run("{{Datum}}")}</w:customXml>',
    "a field of Word's around": complex_field("REF x", run("{{Datum}}")),
    "a simple field of Word's": f'<w:fldSimple w:instr=" REF x ">{run("{{Datum}}")}</w:fldSimple>',
    "a field of Word's begins inside": run("{{") + complex_field("REF x", run("Datum")) + run("}}"),
    "no-break space": run("{{\u00a0Datum\u00a0}}"),
    "zero width": run("{{\u200bDa\ufefftum\u2060}}"),
    "soft hyphen as a mark": run("{{Da") + "<w:r><w:softHyphen/></w:r>" + run("tum}}"),
    "soft hyphen as a letter": run("{{Da\u00adtum}}"),
    "capitals": run("{{DATUM}}"),
    "direction": f'<w:dir w:val="ltr">{run("{{Datum}}")}</w:dir>',
    "hidden text": run("{{Datum}}", "<w:vanish/>"),
    "language and size": run("{{Da", '<w:lang w:val="sv-SE"/>') + run("tum}}", '<w:sz w:val="40"/>'),
    "a line break inside": "<w:r><w:t>{{</w:t><w:br/><w:t>Datum}}</w:t></w:r>",
    "a page mark inside": run("{{Da") + "<w:r><w:lastRenderedPageBreak/><w:t>tum}}</w:t></w:r>",
    "ruby": "<w:r><w:ruby><w:rubyPr/><w:rt>"
    + run("dag")
    + "</w:rt><w:rubyBase>"
    + run("{{Datum}}")
    + "</w:rubyBase></w:ruby></w:r>",
}


@pytest.mark.parametrize("runs", FILLED.values(), ids=FILLED.keys())
def test_filled_once_however_word_decorates_it(runs: str, tmp_path: Path) -> None:
    body = f"<w:p>{run('Den ')}{runs}{run('.')}</w:p>"
    assert faults_in(tmp_path, body) == []
    docx = render_own(PAPER, template_with(tmp_path, body))

    words = words_of(docx).splitlines()[0].replace("dag", "")
    assert " ".join(words.split()) == "Den 3 mars 2026."
    assert [fault for fault in house_faults(docx) if "bookmark" not in fault] == []


NAMES = {
    "quotes that Word bends": ("Justerandes ”sign”", 'Justerandes "sign"'),
    "dashes that Word lengthens": ("E–post", "E-post"),
    "a hyphen that stays": ("E\u2011post", "E-post"),
    "letters and accents apart": (unicodedata.normalize("NFD", "Ordförande"), "Ordförande"),
    "space around the name": ("  Ordförande ", "Ordförande"),
}


@pytest.mark.parametrize(("written", "name"), NAMES.values(), ids=NAMES.keys())
def test_names_are_known_as_word_rewrites_them(written: str, name: str, tmp_path: Path) -> None:
    docx = render_own(paper_of(**{name: "Eva"}), template_with(tmp_path, paragraph(f"{{{{{written}}}}}")))
    assert words_of(docx).split() == ["Eva"]


def test_a_no_break_hyphen_in_a_name(tmp_path: Path) -> None:
    runs = "<w:r><w:t>{{E</w:t><w:noBreakHyphen/><w:t>post}} a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"
    docx = render_own(paper_of(**{"E-post": "x@y.se"}), template_with(tmp_path, f"<w:p>{runs}</w:p>"))
    assert words_of(docx).split() == ["x@y.se", "a-b"]


@pytest.mark.parametrize(
    "block", [paragraph(NFD), sdt(paragraph("{{Innehåll}}")), f"<w:p>{sdt(run('{{Innehåll}}'))}</w:p>"]
)
def test_an_anchor_in_other_clothes(block: str, tmp_path: Path) -> None:
    docx = render_own(paper_of(Heading("Val")), template_with(tmp_path, content=block))
    assert words_of(docx).split() == ["Val"]
    assert next(part_of(docx).iter(f"{W}sdt"), None) is None
    assert house_faults(docx) == audit_faults(docx) == []


def ins(runs: str) -> str:
    return f'<w:ins w:id="1" w:author="Å" w:date="2026-01-01T00:00:00Z">{runs}</w:ins>'


def deleted(words: str) -> str:
    return (
        f'<w:del w:id="2" w:author="Å"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'
    )


SYMBOL = '<w:r><w:sym w:font="Symbol" w:char="F07B"/></w:r>'
TOLD = {
    "tracked insertion": (
        ins(run("{{Datum}}")),
        "3 mars 2026",
        "{{Datum}} står i en ändring som inte är godkänd.",
    ),
    "tracked deletion in it": (
        run("{{Da") + deleted("xx") + run("tum}}"),
        "3 mars 2026",
        "En struken ändring delar {{Datum}}.",
    ),
    "a field that is struck": (
        deleted("{{Datum}}") + run("Kvar"),
        "Kvar",
        "{{Datum}} är struket, men ändringen är inte godkänd.",
    ),
    "moved": (
        f'<w:moveFrom w:id="3" w:author="Å">{run("{{Organ}}")}</w:moveFrom>' + run("Kvar"),
        "Kvar",
        "{{Organ}} är struket, men ändringen är inte godkänd.",
    ),
    "moved here": (
        f'<w:moveTo w:id="3" w:author="Å">{run("{{Organ}}")}</w:moveTo>',
        "Styrelsen",
        "{{Organ}} står i en ändring som inte är godkänd.",
    ),
    "half of it struck": (run("{{Da") + deleted("tum}}"), "{{Da", "Ett fält är inte helt: {{ står för sig."),
    "a brace too few at the end": (
        run("{{Datum}"),
        "{{Datum}",
        "{{Datum} fylls inte i: klamrarna är inte två och två.",
    ),
    "a brace too few at the start": (
        run("{ datum }}"),
        "{ datum }}",
        "{ datum }} fylls inte i: klamrarna är inte två och två.",
    ),
    "single braces": (run("{Datum}"), "{Datum}", "{Datum} fylls inte i: klamrarna är inte två och två."),
    "square brackets": (run("[Datum]"), "[Datum]", "[Datum] fylls inte i."),
    "guillemets of a mail merge": (run("«Datum»"), "«Datum»", "«Datum» fylls inte i."),
    "angle brackets": (run("&lt;&lt;Datum&gt;&gt;"), "<<Datum>>", "<<Datum>> fylls inte i."),
    "nothing between": (run("{{}}"), "{{}}", "Ett fält är inte helt: {{ står för sig."),
    "a symbol between": (
        run("{{Da") + SYMBOL + run("tum}}"),
        "{{Datum}}",
        "Ett fält är inte helt: {{ står för sig.",
    ),
    "over two paragraphs": (
        run("{{Da") + "</w:p><w:p>" + run("tum}}"),
        "{{Da\ntum}}",
        "Ett fält är inte helt: {{ står för sig.",
    ),
    "in a field code": (
        complex_field("DOCPROPERTY {{Datum}}", run("x")),
        "x",
        "{{Datum}} i en fältkod fylls inte i.",
    ),
    "in a simple field code": (
        '<w:fldSimple w:instr=" REF {{Datum}} "/>',
        "",
        "{{Datum}} i en fältkod fylls inte i.",
    ),
}


@pytest.mark.parametrize(("runs", "words", "warning"), TOLD.values(), ids=TOLD.keys())
def test_what_is_not_plainly_filled_is_told(runs: str, words: str, warning: str, tmp_path: Path) -> None:
    body = f"<w:p>{runs}</w:p>"
    faults = faults_in(tmp_path, body)

    assert ("varning", "Brödtexten, stycke 1", warning) in [fault[:3] for fault in faults]
    assert words_of(render_own(PAPER, template_with(tmp_path, body))).strip() == words


def test_ordinary_braces_and_brackets_are_no_fault(tmp_path: Path) -> None:
    body = paragraph("{a} [1] <b> «sa hon» } { [sic] {se bilaga}".replace("<", "&lt;").replace(">", "&gt;"))
    assert faults_in(tmp_path, body) == []


def test_symbols_and_tabs_beside_fields_stay(tmp_path: Path) -> None:
    runs = (
        SYMBOL
        + "<w:r><w:tab/><w:t>{{Datum}}</w:t><w:ptab w:relativeTo='margin' w:alignment='right' w:leader='none'/></w:r>"
    )
    root = part_of(render_own(PAPER, template_with(tmp_path, f"<w:p>{runs}</w:p>")))
    assert [len(list(root.iter(f"{W}{tag}"))) for tag in ("sym", "tab", "ptab")] == [1, 1, 1]


def test_content_controls_no_longer_fetch_what_was_filled(tmp_path: Path) -> None:
    binding = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'
    prompt = run("{{Datum}}", '<w:rStyle w:val="Hyperlnk"/>')
    body = (
        f"<w:p>{sdt(prompt, '<w:showingPlcHdr/>' + binding + '<w:text/>')} {sdt(run('Fast'), binding)}</w:p>"
        f"<w:p>{sdt(run('{{Plats}}'), '<w:text/>')}{run('x')}</w:p>"
    )
    docx = render_own(paper_of(Datum="3 mars\nkl. 12", Plats="här"), template_with(tmp_path, body))
    xml = members(docx)["word/document.xml"]

    assert xml.count(b"dataBinding") == 1
    assert b"showingPlcHdr" not in xml
    assert b"rStyle" not in xml
    assert b'w:multiLine="1"' in xml
    assert house_faults(docx) == []


def test_a_block_of_empty_fields_disappears_with_its_content_control(tmp_path: Path) -> None:
    body = sdt(paragraph("Plats: {{Plats}}")) + sdt(paragraph("{{Plats}}") + paragraph("kvar"))
    docx = render_own(PAPER, template_with(tmp_path, body))
    assert words_of(docx).split() == ["kvar"]
    assert len(list(part_of(docx).iter(f"{W}sdt"))) == 1
    cell = table(f"<w:tr><w:tc>{sdt(paragraph('{{Plats}}'))}</w:tc></w:tr>", columns=1)
    assert house_faults(render_own(PAPER, template_with(tmp_path, cell))) == []


def test_a_comment_goes_with_the_paragraph_that_it_is_about(tmp_path: Path) -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="4"/>{run("Före")}</w:p><w:p>{run("{{Plats}}")}'
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    xml = members(render_own(PAPER, template_with(tmp_path, body)))["word/document.xml"]
    assert b"omment" not in xml


def test_an_anchor_leaves_its_floating_picture_and_bookmark(tmp_path: Path) -> None:
    box, end = text_box(paragraph("{{Organ}}")), '<w:p><w:bookmarkEnd w:id="1"/></w:p>'
    content = f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{box}{run("{{Innehåll}}")}</w:p>{end}'
    docx = render_own(paper_of(Heading("Val"), Organ="Styrelsen"), template_with(tmp_path, content=content))
    assert words_of(docx).split() == ["Val", "Styrelsen"]
    assert house_faults(docx) == []
    marked = f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{run("{{Innehåll}}")}</w:p>{end}'
    assert house_faults(render_own(PAPER, template_with(tmp_path, content=marked))) == []


def with_everything(folder: Path) -> Path:
    """A template with fields in every part that may hold one."""
    sections = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="even" r:id="rIdeven"/><w:pgSz w:w="11906" w:h="16838"/>'
        f"</w:sectPr></w:pPr>{run('1 {{Datum}}')}</w:p>"
    )
    drawn = f"<w:p>{text_box(paragraph('2 {{Datum}}'), description='3 {{Datum}}')}</w:p>"
    watermark = '<w:p><w:r><w:pict><v:shape><v:textpath string="4 {{Datum}}"/></v:shape></w:pict></w:r></w:p>'
    notes = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    caption = table(row("5 {{Datum}}", "x")).replace(
        "</w:tblPr>", '<w:tblCaption w:val="6 {{Datum}}"/></w:tblPr>', 1
    )
    path = template_with(folder, sections + drawn + watermark + notes + caption)
    parts = members(path)
    add_notes(parts, "footnote", run("7 {{Datum}}"))
    add_notes(parts, "endnote", run("8 {{Datum}}"))
    for name, tag in (
        ("header9", "hdr"),
        ("header1", "hdr"),
        ("header2", "hdr"),
        ("footer1", "ftr"),
        ("footer2", "ftr"),
    ):
        xml = f"<w:{tag} {NAMESPACES}>{paragraph(f'{name} {{{{Datum}}}}')}</w:{tag}>".encode()
        if name == "header9":
            add_part(parts, "word/header9.xml", xml, "header")
            relate(parts, "rIdeven", "header", "header9.xml")
        else:
            parts[f"word/{name}.xml"] = xml
    parts["docProps/core.xml"] = (
        parts["docProps/core.xml"]
        .replace(
            b"<dc:language>",
            b"<cp:category>9 {{Datum}}</cp:category><dc:description>10 {{Datum}}</dc:description><dc:language>",
        )
        .replace(b"<dc:title>", b"<dc:title>11 {{Datum}} ")
    )
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(
        b"<AppVersion>", b"<Manager>12 {{Datum}}</Manager><Company>13 {{Datum}}</Company><AppVersion>"
    )
    custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    variant = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    properties = (
        f'<Properties xmlns="{custom}" xmlns:vt="{variant}"><property pid="2"'
        ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" name="Möte">'
        "<vt:lpwstr>14 {{Datum}}</vt:lpwstr></property></Properties>"
    )
    add_part(
        parts,
        "docProps/custom.xml",
        properties.encode(),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    relate(parts, "rId9", "custom-properties", "docProps/custom.xml", of="")
    path.write_bytes(pack(parts))
    return path


def test_fields_are_filled_in_every_part(tmp_path: Path) -> None:
    template = with_everything(tmp_path)
    assert told(template) == []
    docx = render_own(PAPER, template)
    everything = b"\n".join(members(docx).values()).decode()

    for number in range(1, 15):
        assert f"{number} 3 mars 2026" in everything, number
    for name in ("header9", "header1", "header2", "footer1", "footer2"):
        assert f"{name} 3 mars 2026" in everything
    assert "{{" not in everything
    assert everything.count(">2 3 mars 2026") == 2  # both versions of the text box
    assert house_faults(docx, template.read_bytes()) == audit_faults(docx) == []


def test_a_long_value_does_not_fill_the_header(tmp_path: Path) -> None:
    header = f"<w:hdr {NAMESPACES}>{paragraph('{{Organ}}')}</w:hdr>".encode()
    docx = render_own(
        paper_of(Organ="ord " * 200),
        template_with(tmp_path, paragraph("{{Organ}}"), parts={"header1": header}),
    )
    assert len(words_of(docx).split()) == 200
    assert words_of(docx, "word/header1.xml").endswith("ord …\n")
    assert len(words_of(docx, "word/header1.xml")) < 170


PIECES = st.lists(
    st.sampled_from(["{{Datum}}", "{{Organ}}", "text ", "} ", "{ ", "ö", "\u00a0"]), min_size=1, max_size=6
)


@given(pieces=PIECES, cuts=st.lists(st.integers(1, 40), max_size=8))
def test_fields_cut_anywhere_are_filled_like_whole_ones(
    pieces: list[str], cuts: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "x" + "".join(pieces)
    ends = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    runs = "".join(run(text[start:end]) for start, end in pairwise(ends))
    folder = tmp_path_factory.mktemp("mall")
    values = {"{{Datum}}": "{{Organ}}", "{{Organ}}": "S"}
    docx = render_own(paper_of(Datum="{{Organ}}", Organ="S"), template_with(folder, f"<w:p>{runs}</w:p>"))
    assert words_of(docx).splitlines()[0] == "x" + "".join(values.get(piece, piece) for piece in pieces)


def test_errors_of_the_check_and_of_the_writer_are_the_same(tmp_path: Path) -> None:
    template = template_with(
        tmp_path, paragraph("{{Fel}} {Datum}") + paragraph("Se {{Närvaro}}"), content="<w:p/>"
    )
    with pytest.raises(TemplateError) as raised:
        render_own(PAPER, template)
    errors = [fault for fault in told(template) if fault[0] == "fel"]
    assert [
        (str(fault.severity), fault.place, fault.text, fault.suggestion) for fault in raised.value.faults
    ] == errors
    assert len(errors) == 3
