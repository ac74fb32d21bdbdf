"""Table rows of a template that repeat."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from protokoll.documents.paper import Paper
from protokoll.documents.word import TemplateError
from tests.documents.word.word_files import (
    NAMESPACES,
    faults_in,
    paragraph,
    render_own,
    row,
    run,
    table,
    template_with,
    text_box,
)
from tests.helpers.house_rules import W, audit_faults, house_faults, part_of, words_of
from tests.helpers.papers import paper_of

ROW = row("{{Deltagare.Namn}}", "{{Deltagare.Uppdrag}}")


def paper_with(*names: str, **groups: tuple[dict[str, str], ...]) -> Paper:
    """A paper with these people, who have no posts but for the first."""
    people = tuple({"Namn": name, "Uppdrag": "" if at else "ordförande"} for at, name in enumerate(names))
    return msgspec.structs.replace(
        paper_of(Datum="3 mars"), rows={"Deltagare": people, "Punkt": (), **groups}
    )


def lines(docx: bytes) -> list[str]:
    return words_of(docx).split()


def test_a_row_comes_once_for_each_and_its_other_fields_every_time(tmp_path: Path) -> None:
    body = table(
        row("Namn", "Uppdrag", properties="<w:tblHeader/>"),
        row("{{Deltagare.Namn}} {{Datum}}", "{{deltagare . uppdrag}}"),
    )
    docx = render_own(paper_with("Eva", "Åke", "Bo"), template_with(tmp_path, body))

    assert lines(docx) == [
        "Namn",
        "Uppdrag",
        "Eva",
        "3",
        "mars",
        "ordförande",
        "Åke",
        "3",
        "mars",
        "Bo",
        "3",
        "mars",
    ]
    assert len(list(part_of(docx).iter(f"{W}tr"))) == 4
    assert house_faults(docx) == audit_faults(docx) == []
    assert b"protokoll-row" not in docx


def test_what_is_filled_into_a_row_is_not_searched_for_fields(tmp_path: Path) -> None:
    docx = render_own(paper_with("{{Deltagare.Uppdrag}}", "{{Datum}}"), template_with(tmp_path, table(ROW)))
    assert lines(docx) == ["{{Deltagare.Uppdrag}}", "ordförande", "{{Datum}}"]


@pytest.mark.parametrize(
    "head", ["", row("Namn", "Uppdrag", properties="<w:tblHeader/>"), row("Namn", "Uppdrag")]
)
def test_a_table_without_rows_or_with_only_its_head_disappears(head: str, tmp_path: Path) -> None:
    docx = render_own(
        paper_with(), template_with(tmp_path, paragraph("Före") + table(head, ROW) + paragraph("Efter"))
    )

    assert lines(docx) == ["Före", "Efter"]
    assert next(part_of(docx).iter(f"{W}tbl"), None) is None
    assert house_faults(docx) == audit_faults(docx) == []


def test_a_table_with_other_rows_stays(tmp_path: Path) -> None:
    body = table(row("Datum", "{{Datum}}"), ROW, row("Summa", ""))
    assert lines(render_own(paper_with(), template_with(tmp_path, body))) == ["Datum", "3", "mars", "Summa"]


def test_a_table_that_disappears_from_a_cell_leaves_a_paragraph_and_its_bookmarks(tmp_path: Path) -> None:
    marked = ROW.replace("<w:r>", '<w:bookmarkStart w:id="5" w:name="b"/><w:r>', 1)
    inner = table(marked).replace("<w:p/>", '<w:p><w:bookmarkEnd w:id="5"/></w:p>')
    docx = render_own(paper_with(), template_with(tmp_path, table(row(f"{inner}", "kvar"))))

    assert lines(docx) == ["kvar"]
    assert house_faults(docx) == audit_faults(docx) == []


def test_rows_of_a_group_that_stand_together_repeat_together(tmp_path: Path) -> None:
    body = table(row("{{Deltagare.Namn}}", "a"), row("{{Deltagare.Uppdrag}}", "b"), row("slut", ""))
    docx = render_own(paper_with("Eva", "Åke"), template_with(tmp_path, body))
    assert lines(docx) == ["Eva", "a", "ordförande", "b", "Åke", "a", "b", "slut"]


def test_an_inner_table_repeats_its_own_row_in_every_row_around_it(tmp_path: Path) -> None:
    items = ({"Rubrik": "Val"}, {"Rubrik": "Budget"})
    body = table(row("{{Punkt.Rubrik}}", f"{table(row('{{Deltagare.Namn}}'), columns=1)}"))
    docx = render_own(paper_with("Eva", "Åke", Punkt=items), template_with(tmp_path, body))

    assert lines(docx) == ["Val", "Eva", "Åke", "Budget", "Eva", "Åke"]
    assert house_faults(docx) == audit_faults(docx) == []


def test_rows_repeat_in_headers_text_boxes_and_content_controls(tmp_path: Path) -> None:
    in_control = table(
        f"<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>{ROW}</w:sdtContent></w:sdt>"
    )
    in_cell = table(
        "<w:tr><w:sdt><w:sdtPr><w:id w:val='8'/></w:sdtPr><w:sdtContent>"
        f"<w:tc><w:tcPr/>{paragraph('{{Deltagare.Namn}}')}</w:tc></w:sdtContent></w:sdt></w:tr>",
        columns=1,
    )
    body = in_control + in_cell + f"<w:p>{text_box(table(ROW))}</w:p>"
    header = f"<w:hdr {NAMESPACES}>{table(ROW)}</w:hdr>".encode()
    docx = render_own(paper_with("Eva", "Åke"), template_with(tmp_path, body, parts={"header1": header}))

    assert lines(docx) == ["Eva", "ordförande", "Åke", "Eva", "Åke", "Eva", "ordförande", "Åke"]
    assert words_of(docx, "word/header1.xml").split() == ["Eva", "ordförande", "Åke"]
    assert [mark.get(f"{W}val") for mark in part_of(docx).iter(f"{W}id")] == ["7", "8"]
    empty = render_own(paper_with(), template_with(tmp_path, body, parts={"header1": header}))
    assert lines(empty) == []
    assert next(part_of(empty).iter(f"{W}tbl"), None) is None


def test_copies_share_no_identity(tmp_path: Path) -> None:
    cell = (
        '<w:p w14:paraId="0A" w14:textId="0B"><w:bookmarkStart w:id="5" w:name="b"/><w:commentRangeStart w:id="3"/>'
        f'{run("{{Deltagare.Namn}}")}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        f'<w:bookmarkEnd w:id="5"/>{text_box(paragraph("{{Deltagare.Namn}}"), description="{{Deltagare.Namn}}")}</w:p>'
    )
    docx = render_own(paper_with("Eva", "Åke", "Bo"), template_with(tmp_path, table(row(cell, "x"))))
    root = part_of(docx)

    found = Counter(
        (str(key).rpartition("}")[2], value)
        for element in root.iter()
        for key, value in element.items()
        if str(key).endswith(("paraId", "textId"))
        or element.tag in (f"{W}bookmarkStart", f"{W}commentReference")
    )
    drawings = [drawing.get("id") for drawing in root.iter("{*}docPr")]
    shapes = [shape.get("id") for shape in root.iter("{urn:schemas-microsoft-com:vml}shape")]
    assert set(found.values()) == {1}
    assert len(set(drawings)) == len(set(shapes)) == 3
    assert [drawing.get("descr") for drawing in root.iter("{*}docPr")] == ["Eva", "Åke", "Bo"]
    assert house_faults(docx) == []


def merged(words: str, kind: str) -> str:
    value = f' w:val="{kind}"' if kind else ""
    return f"<w:tc><w:tcPr><w:vMerge{value}/></w:tcPr>{paragraph(words)}</w:tc>"


def merges(docx: bytes) -> list[str]:
    return [merge.get(f"{W}val", "on") for merge in part_of(docx).iter(f"{W}vMerge")]


def test_cells_merged_downwards(tmp_path: Path) -> None:
    name = f"<w:tc><w:tcPr/>{paragraph('{{Deltagare.Namn}}')}</w:tc>"
    last = f"<w:tr>{merged('', '')}<w:tc><w:tcPr/>{paragraph('sist')}</w:tc></w:tr>"
    label = template_with(tmp_path, table(f"<w:tr>{merged('Närvarande', 'restart')}{name}</w:tr>", last))
    docx = render_own(paper_with("Eva", "Åke"), label)

    assert lines(docx) == ["Närvarande", "Eva", "Åke", "sist"]
    assert merges(docx) == ["restart", "on", "on"]
    assert house_faults(docx) == audit_faults(docx) == []
    assert merges(render_own(paper_with(), label)) == ["restart"]


def test_a_merged_cell_with_a_field_of_the_row_begins_anew(tmp_path: Path) -> None:
    first = f"<w:tr>{merged('{{Deltagare.Namn}}', 'restart')}<w:tc><w:tcPr/>{paragraph('a')}</w:tc></w:tr>"
    docx = render_own(paper_with("Eva", "Åke"), template_with(tmp_path, table(first)))
    assert lines(docx) == ["Eva", "a", "Åke", "a"]
    assert merges(docx) == ["restart", "restart"]


@pytest.mark.parametrize(
    ("body", "place", "words", "suggestion"),
    [
        (
            table(row("{{Deltagare.Namn}}", "{{Punkt.Rubrik}}")),
            "Brödtexten, tabell 1, rad 1",
            "Raden blandar Deltagare och Punkt.",
            "En rad upprepas för en grupp",
        ),
        (
            paragraph("{{Deltagare.Namn}}"),
            "Brödtexten, stycke 1",
            "{{Deltagare.Namn}} hör till rader som upprepas.",
            "Sätt det i en rad i en tabell.",
        ),
        (
            table(row("x", "{{Deltagare.Nam}}")),
            "Brödtexten, tabell 1, rad 1, kolumn 2",
            "Fältet {{Deltagare.Nam}} finns inte.",
            "Menade du {{Deltagare.Namn}}?",
        ),
        (
            table(row("{{Deltagare}}", "")),
            "Brödtexten, tabell 1, rad 1, kolumn 1",
            "{{Deltagare}} är inget fält utan en grupp av rader.",
            "Skriv till exempel {{Deltagare.Namn}} i en rad i en tabell.",
        ),
        (
            table(row("{{Deltagare.Namn}}", paragraph("{{Närvaro}}"))),
            "Brödtexten, tabell 1, rad 1, kolumn 2",
            "{{Närvaro}} måste stå ensamt i ett stycke i brödtexten.",
            "Ge det",
        ),
    ],
)
def test_faults_of_rows(body: str, place: str, words: str, suggestion: str, tmp_path: Path) -> None:
    found = faults_in(tmp_path, body)
    assert [fault[:3] for fault in found] == [("fel", place, words)]
    assert found[0][3].startswith(suggestion)
    with pytest.raises(TemplateError, match="går inte att använda"):
        render_own(paper_with("Eva", Punkt=({"Rubrik": "Val"},)), template_with(tmp_path, body))


def test_a_template_of_rows_needs_no_other_content(tmp_path: Path) -> None:
    assert faults_in(tmp_path, table(ROW), content="<w:p/>") == []
    assert lines(render_own(paper_with("Eva"), template_with(tmp_path, table(ROW), content="<w:p/>"))) == [
        "Eva",
        "ordförande",
    ]


def test_two_thousand_rows(tmp_path: Path) -> None:
    names = tuple(f"Förnamn{number}" for number in range(2000))
    docx = render_own(paper_with(*names), template_with(tmp_path, table(ROW)))
    assert [word for word in lines(docx) if word != "ordförande"] == list(names)


def test_rows_that_would_fill_the_memory_are_refused(tmp_path: Path) -> None:
    inner = table(*[row("{{Deltagare.Namn}}")] * 40, columns=1)
    template = template_with(tmp_path, table(row("{{Deltagare.Uppdrag}}", inner)))
    with pytest.raises(TemplateError, match="blir för många"):
        render_own(paper_with(*["Eva"] * 2000), template)


def test_a_thousand_fields_in_a_run_take_no_time(tmp_path: Path) -> None:
    started = time.perf_counter()
    docx = render_own(paper_with(), template_with(tmp_path, paragraph("{{Datum}} " * 40_000)))
    assert words_of(docx).count("3 mars") == 40_000
    assert time.perf_counter() - started < 3
