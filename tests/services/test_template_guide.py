"""The guide: an old Word file becomes a template, and what is not chosen stays as it was."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protokoll.documents.papers import PaperKind, known_fields
from protokoll.documents.word import render
from protokoll.errors import UserError
from protokoll.services import template_guide, templates
from protokoll.services.template_guide import GONE, Choice, OwnDocument, as_template, choose, read_document
from protokoll.services.template_proposals import propose
from protokoll.services.template_samples import sample_paper
from protokoll.storage.store import Store
from tests.helpers.house_rules import words_of
from tests.helpers.old_minutes import ALWAYS, ITEMS, write_minutes_with_table, write_old_minutes

MINUTES = PaperKind.MINUTES


@pytest.fixture
def old(tmp_path: Path) -> OwnDocument:
    return read_document(write_old_minutes(tmp_path / "gammalt.docx"))


@pytest.fixture
def tabled(tmp_path: Path) -> OwnDocument:
    return read_document(write_minutes_with_table(tmp_path / "tabell.docx"))


def at(document: OwnDocument, text: str) -> int:
    """The number of the text that begins so."""
    return next(number for number, one in enumerate(document.texts) if one.text.startswith(text))


def paragraphs(data: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(data)).paragraphs]


def test_the_texts_are_told_with_where_they_stand(old: OwnDocument, tabled: OwnDocument) -> None:
    assert old.texts[2].text == "Plats: Föreningsgården"
    assert old.texts[2].place == "Brödtexten, stycke 3"
    assert [one.place for one in old.texts if one.story] == ["Sidhuvudet", "Sidfoten"]
    cell = tabled.texts[at(tabled, "12 mars")]
    assert cell.cell == cell.place == "Brödtexten, tabell 1, rad 1, kolumn 2"
    assert tabled.texts[at(tabled, "Fråga 1")].heading


def test_words_give_way_and_keep_their_dress(old: OwnDocument) -> None:
    start = old.texts[0].text.index("7/2024")
    choices = choose(old, (), Choice("Mötesnummer", 0, 0, start, start + 6))
    data = as_template(old, choices)
    first = Document(io.BytesIO(data)).paragraphs[0]
    assert first.text == old.result(0, choices) == "Protokoll nr {{Mötesnummer}}"
    assert str(first.runs[0].font.color.rgb) == "7A1F2B"


def test_paragraphs_give_way_to_one(old: OwnDocument) -> None:
    first, last = at(old, ITEMS[0]), at(old, ITEMS[-1])
    data = as_template(old, choose(old, (), Choice("Innehåll", first, last)))
    assert "{{Innehåll}}" in paragraphs(data)
    assert not set(ITEMS) & set(paragraphs(data))
    assert len(paragraphs(data)) == len(Document(str(old.path)).paragraphs) - len(ITEMS) + 1


def test_all_else_stays(old: OwnDocument) -> None:
    choices = propose(old, known_fields(MINUTES))
    with ZipFile(old.path) as before, ZipFile(io.BytesIO(as_template(old, choices))) as after:
        assert set(before.namelist()) == set(after.namelist())
        for name in (
            "word/styles.xml",
            "word/media/image1.png",
            "word/numbering.xml",
            "word/theme/theme1.xml",
        ):
            assert len(after.read(name)) >= len(before.read(name)) - 100
        assert after.read("word/media/image1.png") == before.read("word/media/image1.png")


def test_what_is_gone_is_gone(old: OwnDocument) -> None:
    number = at(old, ALWAYS)
    choices = choose(old, (), Choice(GONE, number, number))
    assert old.result(number, choices) == ""
    assert ALWAYS not in paragraphs(as_template(old, choices))


def test_the_sample_made_with_the_template_holds_nothing_of_the_old_meeting(
    fresh: Store, old: OwnDocument
) -> None:
    made = template_guide.make_template(fresh, old, propose(old, known_fields(MINUTES)), MINUTES, "Vår mall")
    assert made.path.name == "Vår mall.docx" and not made.built_in
    assert [fault for fault in templates.check(made.path, MINUTES) if fault.severity == "fel"] == []
    data = render(sample_paper(MINUTES), made.path, built_in=templates.built_in_template(MINUTES))
    words = words_of(data)
    assert ALWAYS in words and "Mötet öppnas" in words and "{{" not in words
    for told in ("kaffebryggare", "Eva Ek", "2024", "Föreningsgården"):
        assert told not in words


def test_the_same_name_gets_a_number(fresh: Store, old: OwnDocument) -> None:
    names = [template_guide.make_template(fresh, old, (), MINUTES, "Mall").name for _ in range(2)]
    assert names[0] == "Mall" != names[1]


def test_a_later_choice_takes_the_place_of_those_it_touches(old: OwnDocument) -> None:
    one = choose(old, (), Choice("Datum", 1, 1, 0, 12))
    two = choose(old, one, Choice("Tid", 1, 1, 15, 20))
    assert [choice.name for choice in two] == ["Datum", "Tid"]
    assert [choice.name for choice in choose(old, two, Choice("Plats", 1, 1, 5, 16))] == ["Plats"]
    whole = choose(old, two, Choice("Uppgifter", 0, 3))
    assert [choice.name for choice in whole] == ["Uppgifter"]
    moved = choose(old, whole, Choice("Uppgifter", 5, 5))
    assert [(choice.first, choice.last) for choice in moved] == [(5, 5)], "an anchor stands once"


def test_anchors_stand_for_paragraphs_of_the_body(old: OwnDocument) -> None:
    for wrong in (Choice("Innehåll", 0, 0, 0, 4), Choice("Innehåll", len(old.texts) - 1, len(old.texts) - 1)):
        with pytest.raises(UserError, match="hela stycken"):
            choose(old, (), wrong)
    with pytest.raises(UserError, match="var för sig"):
        choose(old, (), Choice(GONE, 3, len(old.texts) - 1))


def test_the_last_rows_of_a_table_give_way_to_a_paragraph_after_it(tabled: OwnDocument) -> None:
    choices = choose(tabled, (), Choice("Närvaro", at(tabled, "Närvarande"), at(tabled, "Eva Ek")))
    body = Document(io.BytesIO(as_template(tabled, choices)))
    assert [[cell.text for cell in row.cells] for row in body.tables[0].rows] == [
        ["Datum", "12 mars 2024"],
        ["Plats", "Föreningsgården"],
    ]
    assert [one.text for one in body.paragraphs][:2] == ["Minnesanteckningar", "{{Närvaro}}"]


def test_the_first_rows_of_a_table_give_way_to_a_paragraph_before_it(tabled: OwnDocument) -> None:
    choices = choose(tabled, (), Choice("Uppgifter", at(tabled, "Datum"), at(tabled, "Föreningsgården")))
    body = Document(io.BytesIO(as_template(tabled, choices)))
    assert len(body.tables[0].rows) == 2
    order = [one.tag.rpartition("}")[2] for one in body.element.body][:3]
    assert order == ["p", "p", "tbl"]


def test_rows_in_the_middle_take_the_table_or_go_away(tabled: OwnDocument) -> None:
    first, last = at(tabled, "Plats"), at(tabled, "Anna Berg")
    assert (
        len(
            Document(io.BytesIO(as_template(tabled, choose(tabled, (), Choice(GONE, first, last)))))
            .tables[0]
            .rows
        )
        == 2
    )
    whole = choose(tabled, (), Choice("Närvaro", first, last))
    assert (whole[0].first, whole[0].last) == (1, 8)
    assert Document(io.BytesIO(as_template(tabled, whole))).tables == []


def test_one_cell_keeps_its_table(tabled: OwnDocument) -> None:
    number = at(tabled, "Anna Berg")
    body = Document(io.BytesIO(as_template(tabled, choose(tabled, (), Choice("Närvaro", number, number)))))
    assert body.tables[0].cell(2, 1).text == "{{Närvaro}}"
    gone = Document(io.BytesIO(as_template(tabled, choose(tabled, (), Choice(GONE, number, number)))))
    assert gone.tables[0].cell(2, 1).text == ""
    assert gone.tables[0].cell(2, 1).paragraphs, "Word needs a paragraph in every cell"


def test_the_page_of_a_section_that_ends_among_what_gives_way_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "avsnitt.docx"
    document = Document()
    for text in ("Först", "§ 1 Öppnande", "§ 2 Slut"):
        document.add_paragraph(text)
    document.add_section()
    document.add_paragraph("Sist")
    document.save(str(path))
    old = read_document(path)
    data = as_template(old, choose(old, (), Choice("Innehåll", at(old, "§ 1"), at(old, "Sist") - 1)))
    assert len(Document(io.BytesIO(data)).sections) == 2


def test_comments_and_half_bookmarks_go_along(tmp_path: Path) -> None:
    path = tmp_path / "kommentar.docx"
    document = Document()
    kept, gone = document.add_paragraph("Protokoll"), document.add_paragraph("§ 1 Öppnande")
    document.add_comment(gone.runs, "Stämmer det här, Anna?", author="Per Dahl")
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="9" w:name="halv"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="9"/>')
    kept._p.append(start)
    gone._p.append(end)
    document.save(str(path))
    old = read_document(path)
    data = as_template(old, choose(old, (), Choice("Innehåll", 1, 1)))
    with ZipFile(io.BytesIO(data)) as package:
        assert not any("comment" in name for name in package.namelist())
        body = package.read("word/document.xml").decode()
    assert "bookmark" not in body and "comment" not in body


def test_a_text_box_gives_way_in_the_version_for_todays_word(tmp_path: Path) -> None:
    path = tmp_path / "ruta.docx"
    document = Document()
    spaces = (
        f"{nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
        "xmlns:v='urn:schemas-microsoft-com:vml'"
    )
    box = "<w:txbxContent><w:p><w:r><w:t>2024-03-12</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Protokoll")._p.append(
        parse_xml(
            f"<w:r {spaces}><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.save(str(path))
    old = read_document(path)
    assert [(one.text, one.cell) for one in old.texts] == [("Protokoll", ""), ("2024-03-12", "Textruta 1")]
    data = as_template(old, choose(old, (), Choice("Datum", 1, 1, 0, 10)))
    with ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
    assert "{{Datum}}" in body and "2024" not in body


def test_a_footnote_goes_along_with_its_text(tmp_path: Path) -> None:
    path = tmp_path / "fotnot.docx"
    document = Document()
    for number, text in enumerate(("Protokoll", "§ 1 Öppnande"), 2):
        mark = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="{number}"/></w:r>'
        document.add_paragraph(text)._p.append(parse_xml(mark))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>Not {number}</w:t></w:r></w:p></w:footnote>'
        for number in (2, 3)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))
    old = read_document(path)
    data = as_template(old, choose(old, (), Choice("Innehåll", 1, 1)))
    with ZipFile(io.BytesIO(data)) as package:
        kept = package.read("word/footnotes.xml").decode()
    assert "Not 2" in kept and "Not 3" not in kept


def test_a_file_that_changed_meanwhile_is_not_used(old: OwnDocument) -> None:
    document = Document(str(old.path))
    document.paragraphs[0].insert_paragraph_before("Nytt")
    document.save(str(old.path))
    with pytest.raises(UserError, match="har ändrats"):
        as_template(old, ())


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(b"inte Word")
    with pytest.raises(UserError):
        read_document(path)


def test_a_book_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_guide, "MOST_TEXTS", 3)
    with pytest.raises(UserError, match="för många"):
        read_document(write_old_minutes(tmp_path / "lång.docx"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_choices_make_a_file_that_reads_as_they_say(old: OwnDocument, data: st.DataObject) -> None:
    body = [number for number, text in enumerate(old.texts) if not text.story]
    choices: tuple[Choice, ...] = ()
    for _ in range(data.draw(st.integers(0, 5))):
        first = data.draw(st.sampled_from(body))
        length = len(old.texts[first].text)
        if length and data.draw(st.booleans()):
            start = data.draw(st.integers(0, length - 1))
            choice = Choice("Datum", first, first, start, data.draw(st.integers(start + 1, length)))
        else:
            last = data.draw(st.integers(first, body[-1]))
            choice = Choice(data.draw(st.sampled_from(("Innehåll", "Närvaro", GONE))), first, last)
        choices = choose(old, choices, choice)
    expected = []
    for number in body:
        held = [one for one in choices if one.whole and one.first <= number <= one.last]
        if not held or (held[0].name and held[0].first == number):
            expected.append(old.result(number, choices))
    made = paragraphs(as_template(old, choices))
    assert made == (expected or [""])
