"""Papers and template checks on the command line."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from docx import Document

from protokoll.cli import run
from protokoll.cli_papers import PAPERS
from protokoll.documents.papers import PaperKind
from protokoll.paths import resources_dir

SAMPLE = resources_dir() / "sample" / "meeting-02.json"
MINUTES = resources_dir() / "templates" / "modern" / "protokoll.docx"


@pytest.fixture(autouse=True)
def no_word_processor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """PDF is then made by the program itself, the same everywhere."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("protokoll.exchange.pdf._OFFICE_PLACES", ())


def test_the_papers_on_the_command_line_are_those_there_are() -> None:
    assert set(PAPERS) == set(PaperKind)


@pytest.mark.parametrize("paper", [name for name in PAPERS if name != "utdrag"])
def test_every_paper_as_word(paper: str, tmp_path: Path) -> None:
    out = tmp_path / "ut.docx"
    assert run(["render", str(SAMPLE), "--paper", paper, "-o", str(out)]) == 0
    assert Document(str(out)).paragraphs


def test_every_form_is_chosen_by_the_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("pdf", "html", "txt", "eml"):
        out = tmp_path / f"ut.{ending}"
        assert run(["render", str(SAMPLE), "--paper", "kallelse", "-o", str(out)]) == 0

    assert "PDF:en är gjord med Protokoll." in capsys.readouterr().out
    assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF")
    assert "<h1>Kallelse</h1>" in (tmp_path / "ut.html").read_text("utf-8")
    assert (tmp_path / "ut.txt").read_text("utf-8").startswith("Kallelse\n")
    draft = message_from_bytes((tmp_path / "ut.eml").read_bytes(), policy=policy.default)
    assert draft["Subject"].startswith("Kallelse, Avdelningsstyrelsen")
    assert [part.get_content_type() for part in draft.iter_attachments()] == ["application/pdf"]


def test_other_endings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(SAMPLE), "--paper", "protokoll", "-o", str(tmp_path / "ut.odt")]) == 1
    assert ".docx, .pdf, .html, .txt, .eml" in capsys.readouterr().err
    assert not (tmp_path / "ut.odt").exists()


def test_an_extract_holds_the_chosen_items_alone(tmp_path: Path) -> None:
    items = [item["id"] for item in json.loads(SAMPLE.read_bytes())["agenda"][3:5]]
    out = tmp_path / "ut.txt"
    arguments = ["render", str(SAMPLE), "--paper", "utdrag", "-o", str(out)]
    assert run([*arguments, "--item", items[0], "--item", items[1]]) == 0

    text = out.read_text("utf-8")
    assert "§\u00a075 Dagordning" in text
    assert "§\u00a076 Föregående protokoll" in text
    assert "§\u00a077" not in text.replace("§§", "")


def test_an_extract_of_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(SAMPLE), "--paper", "utdrag", "-o", str(tmp_path / "ut.docx")]) == 1
    assert "Välj minst en punkt" in capsys.readouterr().err


def test_a_public_version_leaves_names_out(tmp_path: Path) -> None:
    people = json.loads(SAMPLE.read_bytes())["people"]
    hidden = next(person for person in people if person.get("family_name") == "Ödling")
    arguments = ["render", str(SAMPLE), "--paper", "protokoll", "-o", str(tmp_path / "ut.txt"), "--public"]
    assert run([*arguments, "--hide", hidden["id"]]) == 0

    assert "Ödling" not in (tmp_path / "ut.txt").read_text("utf-8")


def test_a_log_is_made_of_several_meetings_and_other_papers_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(SAMPLE), str(SAMPLE.with_name("meeting-03.json"))]
    out = tmp_path / "ut.txt"
    assert run(["render", *files, "--paper", "uppdragslista", "-o", str(out)]) == 0
    assert "Möten:" in out.read_text("utf-8")
    assert run(["render", *files, "--paper", "protokoll", "-o", str(out)]) == 1
    assert "ett möte i taget" in capsys.readouterr().err


def test_an_own_template_is_used(tmp_path: Path) -> None:
    document = Document(str(MINUTES))
    document.paragraphs[0].insert_paragraph_before("Vår egen mall för {{Organ}}")
    own, out = tmp_path / "egen.docx", tmp_path / "ut.docx"
    document.save(str(own))

    arguments = ["render", str(SAMPLE), "--paper", "protokoll", "-o", str(out)]
    assert run([*arguments, "--template", str(own)]) == 0
    assert Document(str(out)).paragraphs[0].text == "Vår egen mall för Avdelningsstyrelsen"


def test_a_sound_template_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "check", str(MINUTES)]) == 0
    assert capsys.readouterr().out == "protokoll.docx: inga fel.\n"


def test_all_faults_are_told_with_place_and_suggestion(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document(str(MINUTES))
    document.paragraphs[0].insert_paragraph_before("{{Ordforande}} och { Datum }")
    faulty = tmp_path / "fel.docx"
    document.save(str(faulty))

    assert run(["template", "check", str(faulty)]) == 1
    said = capsys.readouterr().out
    assert "fel: Brödtexten, stycke 1: Fältet {{Ordforande}} finns inte. Menade du {{Ordförande}}?" in said
    assert said.endswith("fel.docx: 1 fel och 1 varning.\n")
    assert run(["template", "check", str(faulty), "--json"]) == 1
    faults = json.loads(capsys.readouterr().out)
    assert {fault["severity"] for fault in faults} == {"fel", "varning"}
    assert all(fault["place"] and fault["text"] for fault in faults)


def test_a_file_that_is_no_template_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "anteckning.docx"
    path.write_text("bara text")
    assert run(["template", "check", str(path)]) == 1
    assert "inget Word-dokument" in capsys.readouterr().out
