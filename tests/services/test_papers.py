"""Papers written where a user keeps them: nothing that somebody changed is ever lost."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from protokoll.documents.papers import PaperKind, PaperOptions
from protokoll.documents.word import read_stamp
from protokoll.domain import entries
from protokoll.domain.edits import edit_head
from protokoll.domain.kinds import Numbering, Outcome
from protokoll.domain.meeting import Body
from protokoll.domain.register import BodyRecord
from protokoll.errors import UserError
from protokoll.exchange.meeting_file import read_meeting
from protokoll.services import file_patterns, looks
from protokoll.services.papers import create_log, create_paper, paper_name, paper_of, write_paper
from protokoll.storage.store import Store
from tests.helpers.builders import item, meeting
from tests.services.test_looks import png

MEETING = read_meeting(Path(__file__).parents[1] / "data" / "samordningsgruppen.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "protokoll.db", create=True) as opened:
        yield opened


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_our_own_file_is_replaced_and_one_that_was_edited_is_kept(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    first = create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path)
    moved = edit_head(MEETING, place="Någon annanstans")
    second = create_paper(store, uid, moved, PaperKind.MINUTES, tmp_path)
    assert (second.path, second.kept) == (first.path, None)
    document = Document(str(first.path))
    document.add_paragraph("Ändrat i Word")
    document.save(str(first.path))
    third = create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path)
    assert third.kept == first.path
    assert third.path.name.endswith("(2).docx")
    assert "Ändrat i Word" in texts(first.path)
    fourth = create_paper(store, uid, moved, PaperKind.MINUTES, tmp_path)
    assert fourth.path == third.path


def test_saved_again_without_a_change_it_is_still_ours(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    made = create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path)
    Document(str(made.path)).save(str(made.path))
    assert create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path).kept is None


def test_the_file_says_what_it_is(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    made = create_paper(store, uid, MEETING, PaperKind.AGENDA, tmp_path)
    stamp = read_stamp(made.path.read_bytes())
    assert stamp is not None
    assert (stamp.uid, stamp.paper, stamp.untouched) == (uid, "dagordning", True)


def test_a_strangers_file_of_the_same_name_is_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / paper_name(MEETING, PaperKind.AGENDA)
    path.write_bytes(b"annat")
    made = create_paper(store, store.insert_meeting(MEETING), MEETING, PaperKind.AGENDA, tmp_path)
    assert path.read_bytes() == b"annat"
    assert made.kept == path


def test_another_meetings_paper_and_another_version_are_kept(store: Store, tmp_path: Path) -> None:
    """Two meetings of the same body on the same day; the same minutes with somebody hidden."""
    one, other = store.insert_meeting(meeting(item("1"))), store.insert_meeting(meeting(item("1")))
    found = meeting(item("1"))
    first = create_paper(store, one, found, PaperKind.MINUTES, tmp_path)
    second = create_paper(store, other, found, PaperKind.MINUTES, tmp_path)
    assert second.kept == first.path
    public = PaperOptions(public=True)
    hidden = PaperOptions(public=True, hidden_people=("anna",))
    third = create_paper(store, one, found, PaperKind.MINUTES, tmp_path, public)
    fourth = create_paper(store, one, found, PaperKind.MINUTES, tmp_path, hidden)
    assert (third.kept, fourth.kept) == (None, third.path)
    assert third.path.name == "2026-12-01 Protokoll offentlig version Styrelsen.docx"


def test_a_folder_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    with pytest.raises(UserError, match="kan inte skrivas"):
        create_paper(store, uid, MEETING, PaperKind.MINUTES, tmp_path / "saknas")


def test_names_tell_date_paper_and_body() -> None:
    name = paper_name(MEETING, PaperKind.MINUTES)
    assert name == f"{MEETING.head.date} Minnesanteckningar {MEETING.body.name}.docx"
    assert paper_name(MEETING, PaperKind.AGENDA) == f"{MEETING.head.date} Dagordning {MEETING.body.name}.docx"


@pytest.mark.parametrize(
    ("ids", "name"),
    [
        (("2",), "2026-12-01 Protokollsutdrag §\u00a02 Styrelsen.docx"),
        (("3", "1"), "2026-12-01 Protokollsutdrag §\u00a01, §\u00a03 Styrelsen.docx"),
        (("1", "2", "3", "4"), "2026-12-01 Protokollsutdrag §\u00a01 m.fl. Styrelsen.docx"),
    ],
)
def test_an_extract_tells_its_sections(ids: tuple[str, ...], name: str) -> None:
    found = meeting(*(item(number) for number in "1234"))
    # a no-break space in a file's name is a trap for who types it
    assert paper_name(found, PaperKind.EXTRACT, PaperOptions(items=ids)) == name.replace("\u00a0", " ")


def test_an_extract_of_a_body_without_sections_tells_its_items() -> None:
    body = Body(name="Gruppen", numbering=Numbering.NONE)
    name = paper_name(meeting(item("1"), body=body), PaperKind.EXTRACT, PaperOptions(items=("1",)))
    assert name == "2026-12-01 Protokollsutdrag punkt 1 Gruppen.docx"


def test_the_organisations_pattern_names_the_files(store: Store, tmp_path: Path) -> None:
    file_patterns.save_pattern(store, "{Organ} {Dokument} {Mötesnummer}")
    found = edit_head(meeting(item("1")), number="4/2026")
    made = create_paper(store, store.insert_meeting(found), found, PaperKind.AGENDA, tmp_path)
    assert made.path.name == "Styrelsen Dagordning 4-2026.docx"


def test_the_organisations_look_is_on_its_papers(store: Store, tmp_path: Path) -> None:
    uid = store.insert_meeting(MEETING)
    plain = paper_of(store, uid, MEETING, PaperKind.MINUTES)
    (tmp_path / "logga.png").write_bytes(png(200, 80))
    looks.save_accent(store, "#aa0000")
    looks.save_logo(store, tmp_path / "logga.png", "Märket")
    assert paper_of(store, uid, MEETING, PaperKind.MINUTES) != plain


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.EXTRACT])
def test_every_paper_is_written(store: Store, tmp_path: Path, kind: PaperKind) -> None:
    uid = store.insert_meeting(MEETING)
    made = create_paper(store, uid, MEETING, kind, tmp_path)
    assert create_paper(store, uid, MEETING, kind, tmp_path) == made
    assert texts(made.path)


def test_only_word_files_are_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.docx"):
        write_paper(MEETING, PaperKind.MINUTES, tmp_path / "ut.pdf")


def test_a_log_over_a_period(store: Store, tmp_path: Path) -> None:
    """Of one body, or of all; both days are included."""
    store.save_records([BodyRecord(uid="s", name="Styrelsen"), BodyRecord(uid="k", name="Klubben")]).result()
    for name, uid, day, what in (
        ("Styrelsen", "s", 1, "köpa en båt"),
        ("Styrelsen", None, 8, "sälja båten"),
        ("Klubben", "k", 8, "hyra en lokal"),
        ("Styrelsen", "s", 9, "måla båten"),
    ):
        decision = entries.Decision(id="d", outcome=Outcome.APPROVED, clauses=(what,))
        found = meeting(item("1", decision), body=Body(name=name, uid=uid))
        store.insert_meeting(edit_head(found, date=dt.date(2026, 12, day)))
    first, last = dt.date(2026, 12, 1), dt.date(2026, 12, 8)

    def told(bodies: list[str]) -> tuple[str, set[str]]:
        made = create_log(store, PaperKind.DECISION_LOG, bodies, first, last, tmp_path)
        document = Document(str(made.path))
        words = "\n".join(
            [*texts(made.path), *(cell.text for table in document.tables for cell in table._cells)]
        )
        boat = {"köpa en båt", "sälja båten", "hyra en lokal", "måla båten"}
        return made.path.name, {what for what in boat if what in words}

    assert told(["s"]) == (
        "2026-12-01–2026-12-08 Beslutslogg Styrelsen.docx",
        {"köpa en båt", "sälja båten"},
    )
    assert told([]) == (
        "2026-12-01–2026-12-08 Beslutslogg.docx",
        {"köpa en båt", "sälja båten", "hyra en lokal"},
    )
    again = create_log(store, PaperKind.DECISION_LOG, ["s"], first, last, tmp_path)
    assert again.kept is None
    with pytest.raises(UserError, match="inga möten"):
        create_log(store, PaperKind.DECISION_LOG, ["k"], first, first, tmp_path)
