"""Attachments: files that come with a meeting."""

from pathlib import Path

import pytest

from protokoll.domain import edits
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import Attachment, Meeting
from protokoll.errors import UserError
from protokoll.services import attachments, planning, unfinished
from protokoll.storage.store import Store
from tests.helpers.builders import item, meeting


@pytest.fixture
def uid(fresh: Store) -> str:
    return fresh.insert_meeting(meeting(item("1"), item("2")))


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    path = tmp_path / "Budget_2027  (utkast).pdf"
    path.write_bytes(b"%PDF-1.7 siffror")
    return path


def present(store: Store, uid: str) -> Meeting:
    return store.load_meeting(uid).meeting


def save(store: Store, uid: str, after: Meeting) -> Meeting:
    return store.save_meeting(store.load_meeting(uid), after).result().meeting


def test_a_file_becomes_an_attachment(fresh: Store, uid: str, budget: Path) -> None:
    after = save(fresh, uid, attachments.attach_file(fresh, uid, present(fresh, uid), budget, ["2"]))
    (attached,) = after.attachments
    assert (attached.title, attached.number) == ("Budget 2027 (utkast)", "1")
    assert (attached.file, attached.items) == (budget.name, ("2",))
    assert attachments.read_attachment(fresh, uid, attached.id) == b"%PDF-1.7 siffror"
    assert attachments.attached_files(fresh, uid, after)[attached.id].size == 16
    copy = budget.with_name("kopia.pdf")
    attachments.save_attachment(fresh, uid, attached.id, copy)
    assert copy.read_bytes() == budget.read_bytes()


def test_the_next_number_is_free(fresh: Store, uid: str, budget: Path) -> None:
    listed = (Attachment(id="a", title="A", number="B 7"), Attachment(id="b", title="B"))
    after = attachments.attach_file(
        fresh, uid, edits.changed(present(fresh, uid), attachments=listed), budget
    )
    assert [one.number for one in after.attachments] == ["B 7", "", "8"]


def test_a_replaced_file_comes_back_with_undo(fresh: Store, uid: str, budget: Path) -> None:
    first = save(fresh, uid, attachments.attach_file(fresh, uid, present(fresh, uid), budget, ["1"]))
    (old,) = first.attachments
    newer = budget.with_name("Budget slutlig.pdf")
    newer.write_bytes(b"andra siffror")
    second = save(fresh, uid, attachments.replace_file(fresh, uid, first, old.id, newer))
    (new,) = second.attachments
    assert (new.title, new.number, new.items, new.file) == (old.title, old.number, old.items, newer.name)
    assert attachments.read_attachment(fresh, uid, new.id) == b"andra siffror"
    (undone,) = save(fresh, uid, first).attachments
    assert attachments.read_attachment(fresh, uid, undone.id) == b"%PDF-1.7 siffror"


def test_an_imported_attachment_gets_its_file_later(fresh: Store, budget: Path) -> None:
    imported = edits.changed(meeting(), attachments=(Attachment(id="b1", title="Karta", number="3"),))
    uid = fresh.insert_meeting(imported)
    assert attachments.attached_files(fresh, uid, imported) == {}
    after = attachments.replace_file(fresh, uid, imported, "b1", budget)
    assert after.attachments[0].title == "Karta"
    assert list(attachments.attached_files(fresh, uid, after)) == [after.attachments[0].id]


def test_a_deleted_meeting_comes_back_with_its_files(fresh: Store, uid: str, budget: Path) -> None:
    after = save(fresh, uid, attachments.attach_file(fresh, uid, present(fresh, uid), budget))
    unfinished.keep_unfinished(fresh, uid, {"1": "påbörjat"}).result()
    bring_back = planning.delete_meeting(fresh, uid)
    assert unfinished.load_unfinished(fresh, uid) == {}
    bring_back()
    assert attachments.read_attachment(fresh, uid, after.attachments[0].id) == budget.read_bytes()
    assert unfinished.load_unfinished(fresh, uid) == {"1": "påbörjat"}


def test_a_meeting_kept_beside_has_its_files(fresh: Store, uid: str, budget: Path) -> None:
    after = save(fresh, uid, attachments.attach_file(fresh, uid, present(fresh, uid), budget))
    beside = unfinished.keep_beside(fresh, after, uid)
    assert attachments.read_attachment(fresh, beside.uid, after.attachments[0].id) == budget.read_bytes()


@pytest.mark.parametrize(
    ("size", "told"),
    [(0, "är tom"), (attachments.MAX_BYTES + 1, "större än 100 MB"), (None, "finns inte")],
    ids=["empty", "too large", "missing"],
)
def test_what_is_refused_leaves_nothing(
    fresh: Store, uid: str, tmp_path: Path, size: int | None, told: str
) -> None:
    path = tmp_path / "stor.bin"
    if size is not None:
        with path.open("wb") as file:
            file.truncate(size)
    with pytest.raises(UserError, match=told):
        attachments.attach_file(fresh, uid, present(fresh, uid), path)
    assert fresh.files_of(uid) == {}


def test_a_locked_meeting_takes_no_files(fresh: Store, uid: str, budget: Path) -> None:
    locked = edits.edit_head(present(fresh, uid), stage=Stage.ADJUSTED)
    with pytest.raises(UserError, match="justerat"):
        attachments.attach_file(fresh, uid, locked, budget)
    with pytest.raises(UserError, match="justerat"):
        attachments.replace_file(fresh, uid, locked, "a", budget)
    assert fresh.files_of(uid) == {}


@pytest.mark.parametrize(
    ("title", "number", "file", "name"),
    [
        ("Budget", "1", "b_u.pdf", "Bilaga 1 Budget.pdf"),
        ("Karta: norra/södra?", "2 a", "karta.final.PNG", "Bilaga 2 a Karta norra södra.PNG"),
        ("Utan ändelse", "", "LÄSMIG", "Bilaga 1 Utan ändelse"),
        ("Elak", "3", "x.p:d|f", "Bilaga 3 Elak.p d f"),
    ],
)
def test_names_among_papers(title: str, number: str, file: str, name: str) -> None:
    one = Attachment(id="a", title=title, number=number, file=file)
    assert attachments.file_name_of(edits.changed(meeting(), attachments=(one,)), one) == name
