"""The template check: where each fault stands, what is said of it, and of files that are no templates."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from protokoll.documents.papers import PaperKind, known_fields
from protokoll.documents.template_fields import ANCHORS, LOGO, Field, KnownFields
from protokoll.documents.word import check_template
from protokoll.documents.word.vocabulary import normalise
from tests.documents.word.word_files import (
    BUILT_IN,
    KNOWN,
    NAMESPACES,
    add_notes,
    add_part,
    faults_in,
    members,
    pack,
    paragraph,
    relate,
    row,
    run,
    table,
    template_with,
    text_box,
    told,
)


def places(folder: Path, body: str = "", **more: object) -> list[str]:
    return [place for _, place, *_ in faults_in(folder, body, **more)]


def test_a_sound_template_has_no_faults() -> None:
    assert check_template(BUILT_IN, KNOWN) == ()


def test_all_faults_are_told_at_once_errors_first_with_what_was_meant(tmp_path: Path) -> None:
    body = paragraph("{{Datum}} { datum }}") + table(row("x", "{{Ordforande}}")) + paragraph("{{Kaffebröd}}")
    assert [" ".join(fault) for fault in faults_in(tmp_path, body, content="<w:p/>")] == [
        "fel Brödtexten, tabell 1, rad 1, kolumn 2 Fältet {{Ordforande}} finns inte. Menade du {{Ordförande}}?",
        "fel Brödtexten, stycke 3 Fältet {{Kaffebröd}} finns inte. Välj ett ur listan över fält.",
        "fel Brödtexten {{Innehåll}}, platsen för punkter och beslut, saknas. Skriv det ensamt i ett stycke.",
        "varning Brödtexten, stycke 1 { datum }} fylls inte i: klamrarna är inte två och två. Skriv {{Datum}}.",
    ]


def test_places_in_tables(tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    inner = table(row("{{A}}"), columns=1)
    body = (
        paragraph("x")
        + table(row("a"), f"<w:tr>{wide}<w:tc>{paragraph('{{B}}')}{inner}</w:tc></w:tr>")
        + table(row("{{C}}"))
    )
    assert places(tmp_path, body) == [
        "Brödtexten, tabell 1, rad 2, kolumn 3",
        "Brödtexten, tabell 1, rad 2, kolumn 3, tabell 1, rad 1, kolumn 1",
        "Brödtexten, tabell 2, rad 1, kolumn 1",
    ]


def test_places_beside_the_body(tmp_path: Path) -> None:
    first = text_box(paragraph("x")) + text_box(paragraph("{{A}}"), identity=2)
    body = (
        f"<w:p>{first}</w:p><w:p>{text_box(paragraph('{{B}}'), identity=3, description='{{C}}')}</w:p>"
        '<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    page = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="even" r:id="rId99"/>'
        '<w:footerReference w:type="default" r:id="rId7"/></w:sectPr></w:pPr></w:p>'
    )
    path = template_with(tmp_path, body + page)
    parts = members(path)
    add_notes(parts, "footnote", run("{{D}}"), run("{{E}}"))
    add_notes(parts, "endnote", run("{{F}}"))
    relate(parts, "rId99", "header", "header9.xml")
    add_part(
        parts, "word/header9.xml", f"<w:hdr {NAMESPACES}>{paragraph('{{J}}')}</w:hdr>".encode(), "header"
    )
    for name, field in (("header1", "{{G}}"), ("header2", "{{H}}"), ("footer1", "{{I}}")):
        tag = "hdr" if name.startswith("h") else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{tag} {NAMESPACES}>{table(row('x', field))}</w:{tag}>".encode()
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = core.replace(b"<dc:title>", b"<dc:title>{{K}}")
    path.write_bytes(pack(parts))

    found = {text.split("{{")[1][0]: place for _, place, text, _ in told(path)}
    assert found == {
        "A": "Textruta 2",
        "B": "Textruta 3",
        "C": "Brödtexten, stycke 2, alternativtext",
        "D": "Fotnot 2",
        "E": "Fotnot 1",
        "F": "Slutnot 1",
        "G": "Sidhuvudet i avsnitt 1, tabell 1, rad 1, kolumn 2",
        "H": "Sidhuvudet på första sidan i avsnitt 1, tabell 1, rad 1, kolumn 2",
        "I": "Sidfoten i avsnitt 1, tabell 1, rad 1, kolumn 2",
        "J": "Sidhuvudet på jämna sidor i avsnitt 1",
        "K": "Dokumentegenskapen Rubrik",
    }


def test_a_field_of_another_paper(tmp_path: Path) -> None:
    template = template_with(tmp_path, paragraph("{{Svarsdag}}"))
    assert told(template, other_names={"Svarsdag": "kallelsen"})[0][2:] == (
        "{{Svarsdag}} hör till kallelsen och kan inte fyllas i här.",
        "Ta bort fältet.",
    )
    assert "hör till ett annat papper" in told(template, other_names={"SVARSDAG"})[0][2]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("Se {{Närvaro}}"), "{{Närvaro}} måste stå ensamt i ett stycke i brödtexten."),
        (
            f"<w:p>{text_box(paragraph('{{Närvaro}}'))}</w:p>",
            "{{Närvaro}} måste stå ensamt i ett stycke i brödtexten.",
        ),
        (paragraph("{{Närvaro}}") * 2, "{{Närvaro}} står här en gång till."),
    ],
)
def test_anchors_out_of_place(body: str, text: str, tmp_path: Path) -> None:
    assert [fault[2] for fault in faults_in(tmp_path, body)] == [text]


def test_what_would_be_missing_is_a_warning(tmp_path: Path) -> None:
    def missing(body: str) -> list[str]:
        faults = check_template(template_with(tmp_path, body), KNOWN)
        return [fault.text for fault in faults if fault.severity == "varning"]

    assert missing("") == [
        "{{Uppgifter}} saknas. Där skrivs rubriken och uppgifterna om mötet.",
        "{{Närvaro}} saknas. Där skrivs vilka som var med, i vilka uppdrag och när.",
        "{{Underskrifter}} saknas. Där skrivs rader att skriva under på, och vem som har justerat.",
    ]
    own = paragraph("{{Datum}}") + table(row("{{Deltagare.Namn}}")) + paragraph("{{Underskrifter}}")
    assert missing(own) == []
    nothing_else = KnownFields(KNOWN.fields, KNOWN.groups, tuple(a for a in ANCHORS if a.name == "Innehåll"))
    assert check_template(template_with(tmp_path), nothing_else) == ()


def test_charts_link_addresses_and_the_logo_in_a_property(tmp_path: Path) -> None:
    path = template_with(tmp_path)
    parts = members(path)
    chart = (
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f"{NAMESPACES}><a:p><a:r><a:t>{{{{Da</a:t></a:r><a:r><a:t>tum}}}}</a:t></a:r></a:p></c:chart>"
    )
    add_part(
        parts,
        "word/charts/chart1.xml",
        chart.encode(),
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    )
    relate(parts, "rId50", "chart", "charts/chart1.xml")
    relate(parts, "rId51", "hyperlink", "mailto:%7B%7BE-post%7D%7D", mode="External")
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"<dc:title>", b"<dc:title>{{Logotyp}}")
    path.write_bytes(pack(parts))
    assert [fault[1:3] for fault in told(path)] == [
        ("Dokumentegenskapen Rubrik", "{{Logotyp}} är en bild och kan inte stå här."),
        ("Brödtexten", "{{E-post}} i en länks adress fylls inte i."),
        ("Ett diagram", "{{Datum}} i ett diagram eller en ritad text fylls inte i."),
    ]


def test_every_paper_knows_its_names_apart() -> None:
    for kind in PaperKind:
        known = known_fields(kind)
        names = [normalise(field.name) for field in (*known.fields, LOGO)]
        assert len(set(names)) >= len(names) - 1, kind


@pytest.mark.parametrize("kind", PaperKind)
def test_the_built_in_minutes_serve_every_paper(kind: PaperKind) -> None:
    assert [fault for fault in check_template(BUILT_IN, known_fields(kind)) if fault.severity == "fel"] == []


def test_a_template_full_of_faults_is_checked_at_once(tmp_path: Path) -> None:
    body = table(*(row("{{Fel}}", f"{{{{Fel {number}}}}}") for number in range(4000)))
    template = template_with(tmp_path, body)
    started = time.perf_counter()
    assert len(check_template(template, KNOWN)) >= 300
    assert time.perf_counter() - started < 3


def test_a_paper_that_knows_one_field(tmp_path: Path) -> None:
    known = KnownFields((Field("Datum", "", ""),), (), ANCHORS)
    texts = [
        fault.text
        for fault in check_template(template_with(tmp_path, paragraph("{{Organ}} {{Datum}}")), known)
    ]
    assert texts[0] == "Fältet {{Organ}} finns inte."
    assert not any("{{Datum}}" in text for text in texts)
