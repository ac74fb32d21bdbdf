"""Papers written where a user keeps them: nothing that somebody changed is ever lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from protokoll.documents.papers import PaperKind
from protokoll.domain.edits import edit_head
from protokoll.errors import UserError
from protokoll.exchange.meeting_file import read_meeting
from protokoll.services.papers import create_paper, paper_name, write_paper
from protokoll.storage.store import Store

MEETING = read_meeting(Path(__file__).parents[1] / "data" / "samordningsgruppen.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "protokoll.db", create=True) as opened:
        yield opened


def test_our_own_file_is_replaced_and_one_that_was_edited_is_kept(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    first = create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path)
    changed = edit_head(MEETING, place="Någon annanstans")
    second = create_paper(store, uid, changed, PaperKind.MINUTES, tmp_path)
    assert (second.path, second.kept) == (first.path, None)
    document = Document(str(first.path))
    document.add_paragraph("Ändrat i Word")
    document.save(str(first.path))
    third = create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path)
    assert third.kept == first.path
    assert third.path.name.endswith("(2).docx")
    assert "Ändrat i Word" in [paragraph.text for paragraph in Document(str(first.path)).paragraphs]
    fourth = create_paper(store, uid, changed, PaperKind.MINUTES, tmp_path)
    assert fourth.path == third.path


def test_a_strangers_file_of_the_same_name_is_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / paper_name(MEETING, PaperKind.AGENDA)
    path.write_bytes(b"annat")
    made = create_paper(store, store.insert_meeting(MEETING), MEETING, PaperKind.AGENDA, tmp_path)
    assert path.read_bytes() == b"annat"
    assert made.kept == path


def test_a_folder_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    with pytest.raises(UserError, match="kan inte skrivas"):
        create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path / "saknas")


def test_names_tell_date_paper_and_body() -> None:
    name = paper_name(MEETING, PaperKind.MINUTES)
    assert name == f"{MEETING.head.date} Minnesanteckningar {MEETING.body.name}.docx"
    assert paper_name(MEETING, PaperKind.AGENDA) == f"{MEETING.head.date} Dagordning {MEETING.body.name}.docx"


def test_only_word_files_are_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.docx"):
        write_paper(MEETING, PaperKind.MINUTES, tmp_path / "ut.pdf")
