"""Word files made into PDF by a word processor, where there is one; a program that stands in for it elsewhere."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from protokoll.documents.minutes import minutes
from protokoll.documents.word import render
from protokoll.exchange.meeting_file import read_meeting
from protokoll.exchange.pdf import pdf_from_word
from protokoll.paths import resources_dir

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, and another for temporary files."""
    programs, temporary = tmp_path / "bin", tmp_path / "tmp"
    programs.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr("protokoll.exchange.pdf._OFFICE_PLACES", ())
    return programs


def put_program(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def left_behind(place: Path) -> list[str]:
    return [path.name for path in (place.parent / "tmp").iterdir()]


def test_without_a_word_processor_there_is_none(place: Path) -> None:
    assert pdf_from_word(b"PK") is None
    assert left_behind(place) == []


def test_the_pdf_it_wrote_is_given_and_nothing_left_behind(place: Path) -> None:
    put_program(place, 'while [ "$1" != --outdir ]; do shift; done; printf %s "%PDF-1.7 x" > "$2/papper.pdf"')

    made = pdf_from_word(b"PK")

    assert made is not None
    assert (made.data, made.maker) == (b"%PDF-1.7 x", "LibreOffice")
    assert left_behind(place) == []


@pytest.mark.parametrize("script", ["exit 1", "exit 0", 'shift 4; printf nonsense > "$2/papper.pdf"'])
def test_one_that_fails_counts_as_none(place: Path, script: str) -> None:
    put_program(place, script)

    assert pdf_from_word(b"PK") is None
    assert left_behind(place) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_makes_tagged_pages() -> None:
    meeting = read_meeting(resources_dir() / "sample" / "meeting-02.json")

    made = pdf_from_word(
        render(minutes(meeting), resources_dir() / "templates" / "modern" / "protokoll.docx")
    )

    assert made is not None
    assert made.data.startswith(b"%PDF-1.")
    assert b"/MarkInfo" in made.data
