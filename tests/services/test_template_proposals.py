"""What the guide proposes for papers as they are written in Swedish associations."""

from pathlib import Path

import pytest
from docx import Document

from protokoll.documents.papers import PaperKind, known_fields
from protokoll.services.papers import write_paper
from protokoll.services.sample import sample_meetings
from protokoll.services.template_guide import OwnDocument, as_template, read_document
from protokoll.services.template_proposals import KnownNames, propose
from protokoll.services.templates import check
from tests.helpers.old_minutes import ITEMS, PRESENT, SIGNED, write_minutes_with_table, write_old_minutes

MINUTES = PaperKind.MINUTES


def of_lines(folder: Path, *lines: str) -> OwnDocument:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "rader.docx"))
    return read_document(folder / "rader.docx")


def proposed(
    document: OwnDocument, kind: PaperKind = MINUTES, names: KnownNames | None = None
) -> list[tuple[str, str]]:
    """Each proposal's name with the text that it is for."""
    found = propose(document, known_fields(kind), names or KnownNames())
    assert all(choice.why for choice in found)
    for number, one in enumerate(found):
        assert not any(one.touches(other) for other in found[number + 1 :])
    return [(choice.name, document.chosen_text(choice)) for choice in found]


def test_plain_minutes(tmp_path: Path) -> None:
    document = read_document(write_old_minutes(tmp_path / "gammalt.docx"))
    assert proposed(document, names=KnownNames("Hembygdsföreningen Linden", ("Styrelsen",))) == [
        ("Dokument", "Protokoll"),
        ("Mötesnummer", "7/2024"),
        ("Veckodag", "tisdag"),
        ("Datum", "12 mars 2024"),
        ("Tid", "kl. 18.00–19.30"),
        ("Plats", "Föreningsgården"),
        ("Närvaro", "\n".join(PRESENT)),
        ("Innehåll", "\n".join((*ITEMS, ""))),
        ("Underskrifter", "\n".join(SIGNED)),
        ("Organisation", "Hembygdsföreningen Linden"),
        ("Datum", "2024-03-12"),
    ]


def test_facts_in_a_table(tmp_path: Path) -> None:
    found = proposed(read_document(write_minutes_with_table(tmp_path / "tabell.docx")))
    assert ("Datum", "12 mars 2024") in found
    assert ("Plats", "Föreningsgården") in found
    assert ("Närvaro", "Närvarande\nAnna Berg, Per Dahl\nFrånvarande\nEva Ek") in found
    assert found[-1][0] == "Innehåll" and found[-1][1].startswith("Fråga 1")


def test_names_in_one_cell_of_a_table_with_other_facts_after(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("Närvarande:", "Anna Berg\nPer Dahl", "Lokal", "Salen"), strict=True
    ):
        cell.text = text
    document.save(str(tmp_path / "t.docx"))
    found = proposed(read_document(tmp_path / "t.docx"))
    assert found == [("Närvaro", "Anna Berg\nPer Dahl"), ("Plats", "Salen")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Plats: Salen", [("Plats", "Salen")]),
        ("Lokal\tSalen", [("Plats", "Salen")]),
        ("Datum: 2024-03-12", [("Datum", "2024-03-12")]),
        ("Tid: tisdag 12 mars kl 18.00", [("Veckodag", "tisdag"), ("Datum", "12 mars"), ("Tid", "kl 18.00")]),
        ("Mötesordförande: Anna Berg", [("Ordförande", "Anna Berg")]),
        ("Protokollförare: Per Dahl", [("Sekreterare", "Per Dahl")]),
        ("Justeringsman: Eva Ek", [("Justerare", "Eva Ek")]),
        ("Org.nr 802999-0000", [("Organisationsnummer", "802999-0000")]),
        ("§§ 1–15", [("Paragrafer", "§§ 1–15")]),
        ("Vår förening bildades för länge sedan.", []),
        ("Motto: alla ska med", []),
    ],
)
def test_lines_of_the_head(tmp_path: Path, line: str, expected: list[tuple[str, str]]) -> None:
    assert proposed(of_lines(tmp_path, line)) == expected


def test_a_label_alone_leads_to_the_next_line(tmp_path: Path) -> None:
    assert proposed(of_lines(tmp_path, "Plats:", "", "Hos Anna")) == [("Plats", "Hos Anna")]
    assert proposed(of_lines(tmp_path, "Plats:", "Tid:", "")) == []


def test_names_end_where_an_empty_line_is_not_followed_by_more(tmp_path: Path) -> None:
    lines = ("Närvarande: Anna, Per", "", "Anmält förhinder: Eva", "", "Läget på kansliet", "En är sjuk.")
    found = proposed(of_lines(tmp_path, *lines))
    assert found == [("Närvaro", "\n".join(lines[:3]))]


def test_dates_among_the_items_are_the_meetings_own(tmp_path: Path) -> None:
    found = proposed(of_lines(tmp_path, "2024-03-12", "1. Öppnande", "2. Nästa möte 9 april 2024 kl. 18.00"))
    assert [name for name, _ in found] == ["Datum", "Innehåll"]


def test_only_what_the_paper_knows_is_proposed(tmp_path: Path) -> None:
    document = of_lines(tmp_path, "Plats: Salen", "§ 1 Öppnande", "Vid protokollet")
    known = known_fields(MINUTES)
    allowed = type(known)(known.fields[:2], (), known.anchors[:1])
    assert propose(document, allowed) == ()


@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("kind", [MINUTES, PaperKind.AGENDA, PaperKind.NOTICE])
def test_papers_of_our_own_become_templates_that_can_be_used(
    tmp_path: Path, number: int, kind: PaperKind
) -> None:
    path = tmp_path / "eget.docx"
    write_paper(sample_meetings()[number], kind, path)
    document = read_document(path)
    found = propose(document, known_fields(kind))
    assert "Innehåll" in {choice.name for choice in found}
    made = tmp_path / "mall.docx"
    made.write_bytes(as_template(document, found))
    assert [fault for fault in check(made, kind) if fault.severity == "fel"] == []
