"""Papers and attachments in one piece."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from protokoll.domain import edits
from protokoll.domain.meeting import Attachment, Meeting
from protokoll.errors import UserError
from protokoll.services import packing
from protokoll.services.packing import LeftOut, PackedFile
from protokoll.storage.store import Store
from tests.helpers.builders import meeting

PAPER = PackedFile("2026-12-01 Protokoll Styrelsen.docx", b"ordet")


def pdf(pages: int, encryption: pikepdf.Encryption | bool = False) -> bytes:
    """A PDF whose pages are so many points wide that they can be told apart."""
    made = pikepdf.new()
    for number in range(pages):
        made.add_blank_page(page_size=(100 * pages + number, 200))
    data = io.BytesIO()
    made.save(data, encryption=encryption)
    return data.getvalue()


def widths(path: Path) -> list[int]:
    with pikepdf.open(path) as opened:
        return [int(page.mediabox[2]) for page in opened.pages]


def with_files(store: Store, *files: tuple[str, str, bytes | None]) -> tuple[str, Meeting]:
    """A meeting with attachments: title, file, bytes (none: not here)."""
    listed = tuple(
        Attachment(id=f"b{n}", title=title, number=str(n), file=file)
        for n, (title, file, _) in enumerate(files, start=1)
    )
    found = edits.changed(meeting(), attachments=listed)
    uid = store.insert_meeting(found)
    for attachment, (_, file, data) in zip(listed, files, strict=True):
        if data is not None:
            store.keep_file(uid, attachment.id, file, data)
    return uid, found


def test_a_zip_holds_papers_and_attachments_by_safe_names(fresh: Store, tmp_path: Path) -> None:
    uid, found = with_files(
        fresh, ("Budget", "b.pdf", b"ett"), ("Å/Ä: Ö", "c.xlsx", b"tv"), ("Karta", "karta.pdf", None)
    )
    path = tmp_path / "Möte.zip"
    packed = packing.pack_zip(fresh, uid, found, [PAPER], path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            PAPER.name: b"ordet",
            "Bilaga 1 Budget.pdf": b"ett",
            "Bilaga 2 Å Ä Ö.xlsx": b"tv",
        }
    assert packed.left_out == (LeftOut("Bilaga 3 Karta", "filen har inte lagts till i Protokoll"),)


def test_names_that_would_meet_are_kept_apart(fresh: Store, tmp_path: Path) -> None:
    uid, found = with_files(fresh, ("Budget", "b.pdf", b"ett"), ("x", "x.pdf", b"x"))
    twins = edits.edit_attachment(found, "b2", title="BUDGET", number="1")
    packed = packing.pack_folder(fresh, uid, twins, [PAPER, PAPER], tmp_path / "Möte")
    assert sorted(one.name for one in packed.path.iterdir()) == sorted(
        [
            PAPER.name,
            "2026-12-01 Protokoll Styrelsen (2).docx",
            "Bilaga 1 Budget.pdf",
            "Bilaga 1 BUDGET (2).pdf",
        ]
    )


def test_a_folder_that_is_there_is_left_alone(fresh: Store, tmp_path: Path) -> None:
    uid, found = with_files(fresh)
    (tmp_path / "Möte").mkdir()
    packed = packing.pack_folder(fresh, uid, found, [PAPER], tmp_path / "Möte")
    assert packed.path.name == "Möte (2)"
    assert list((tmp_path / "Möte").iterdir()) == []
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(UserError, match="kan inte skapas"):
        packing.pack_folder(fresh, uid, found, [PAPER], tmp_path / "fil" / "Möte")


def test_one_pdf_has_the_paper_first_and_bookmarks(fresh: Store, tmp_path: Path) -> None:
    uid, found = with_files(
        fresh,
        ("Karta", "karta.pdf", pdf(2)),
        ("Kalkyl", "kalkyl.xlsx", b"PK"),
        ("Rapport", "r.PDF", pdf(3)),
        ("Borta", "borta.pdf", None),
    )
    path = tmp_path / "allt.pdf"
    packed = packing.one_pdf(fresh, uid, found, PackedFile("Protokoll.pdf", pdf(1)), path)
    assert widths(path) == [100, 200, 201, 300, 301, 302]
    assert {(one.name, one.why) for one in packed.left_out} == {
        ("Bilaga 2 Kalkyl", "filen är ingen PDF"),
        ("Bilaga 4 Borta", "filen har inte lagts till i Protokoll"),
    }
    with pikepdf.open(path) as opened, opened.open_outline() as outline:
        assert [mark.title for mark in outline.root] == ["Protokoll", "Bilaga 1 Karta", "Bilaga 3 Rapport"]
        starts = [one.objgen for one in (page.obj for page in opened.pages)]
        targets: list[Any] = [mark.destination for mark in outline.root]
        assert [starts.index(next(iter(target)).objgen) for target in targets] == [0, 1, 3]


def test_the_paper_keeps_its_structure(fresh: Store, tmp_path: Path) -> None:
    uid, found = with_files(fresh, ("Karta", "karta.pdf", pdf(1)))
    tagged = pikepdf.new()
    tagged.add_blank_page()
    tagged.Root.Lang = pikepdf.String("sv-SE")
    tagged.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    tagged.Root.StructTreeRoot = tagged.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    data = io.BytesIO()
    tagged.save(data)
    path = tmp_path / "allt.pdf"
    packing.one_pdf(fresh, uid, found, PackedFile("Protokoll.pdf", data.getvalue()), path)
    with pikepdf.open(path) as opened:
        assert str(opened.Root.Lang) == "sv-SE"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.StructTreeRoot.Type == pikepdf.Name.StructTreeRoot


LOCKED = pikepdf.Encryption(owner="ägare", user="", R=6)
CLOSED = pikepdf.Encryption(owner="ägare", user="hemligt", R=6)


@pytest.mark.parametrize(
    ("data", "pages", "why"),
    [
        (pdf(2, encryption=LOCKED), [100, 200, 201], None),
        (pdf(2, encryption=CLOSED), [100], "filen är skyddad med lösenord"),
        (b"%PDF-1.7\nskrot", [100], "filen är skadad"),
        (pdf(2).replace(b"startxref", b"startXXXX"), [100, 200, 201], None),
        (pdf(0), [100], "filen har inga sidor"),
    ],
    ids=["locked against changes", "password", "damaged", "can be mended", "no pages"],
)
def test_pdfs_that_are_not_plain(
    fresh: Store, tmp_path: Path, data: bytes, pages: list[int], why: str | None
) -> None:
    uid, found = with_files(fresh, ("Karta", "karta.pdf", data))
    path = tmp_path / "allt.pdf"
    packed = packing.one_pdf(fresh, uid, found, PackedFile("Protokoll.pdf", pdf(1)), path)
    assert widths(path) == pages
    assert packed.left_out == (() if why is None else (LeftOut("Bilaga 1 Karta", why),))


def test_a_paper_that_cannot_be_read_is_told(fresh: Store, tmp_path: Path) -> None:
    uid, found = with_files(fresh)
    path = tmp_path / "allt.pdf"
    path.write_bytes(b"det som fanns")
    with pytest.raises(UserError, match="filen är skadad"):
        packing.one_pdf(fresh, uid, found, PackedFile("Protokoll.pdf", b"skrot"), path)
    assert path.read_bytes() == b"det som fanns"


def test_a_paper_on_disk_is_packed(tmp_path: Path) -> None:
    path = tmp_path / PAPER.name
    path.write_bytes(PAPER.data)
    assert packing.paper_file(path) == PAPER
