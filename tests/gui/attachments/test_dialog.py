"""Bilagor through its dialog over a real store: files in, edits and their undoing, files out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain.kinds import Stage
from protokoll.gui import opened_files
from protokoll.gui.attachments.model import FILE, ITEMS, NUMBER, TITLE
from protokoll.gui.attachments.pack_dialog import PackDialog, PackForm
from protokoll.services.attachments import read_attachment
from protokoll.storage import Store
from tests.gui.attachments.hands import (
    attach,
    column,
    file,
    given_meeting,
    open_dialog,
    present,
    saved,
    wait_told,
)
from tests.gui.dropping import drop
from tests.gui.keyboard import ALT, CTRL, Key, hand, press, settle, write
from tests.gui.other_program import OtherProgram
from tests.gui.programs import Running
from tests.helpers.accessibility import focusable, mnemonics, nameless, shows_focus, tab_stops


def bytes_of(at: Running, place: int) -> bytes:
    """What the store has of the attachment in that place."""
    assert at.page.session is not None
    return read_attachment(at.store, at.page.session.uid, present(at).attachments[place].id)


def test_files_are_chosen_listed_and_kept(
    at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(file(tmp_path, name)) for name in ("Budget_2027.pdf", "Karta.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    dialog = open_dialog()
    assert hand() is dialog.empty.button, "an empty list offers the first step"
    press(Key.Key_Return)
    wait_told(dialog, "är tillagda", qtbot)
    assert column(dialog, NUMBER) == ["1", "2"]
    assert column(dialog, TITLE) == ["Budget 2027", "Karta"]
    assert column(dialog, FILE)[0] == "Budget_2027.pdf, 11\u00a0byte"
    assert hand() is dialog.table
    Path(names[0]).unlink()
    assert [one.title for one in saved(at).attachments] == ["Budget 2027", "Karta"]
    assert bytes_of(at, 0) == b"Text i fil."


def test_a_removed_attachment_comes_back_with_ctrl_z_and_its_bytes(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    attach(at, qtbot, file(tmp_path, "Ett.txt", b"ett"), file(tmp_path, "Tva.txt", b"tva"))
    dialog = open_dialog()
    press(Key.Key_Delete)
    assert column(dialog, TITLE) == ["Tva"]
    assert dialog.told.text() == "Bilaga\u00a01 Ett är borttagen."
    assert [one.title for one in saved(at).attachments] == ["Tva"]
    assert hand() is dialog.table
    press(Key.Key_Z, CTRL)
    assert column(dialog, TITLE) == ["Ett", "Tva"]
    assert [one.title for one in saved(at).attachments] == ["Ett", "Tva"]
    assert bytes_of(at, 0) == b"ett"
    press(Key.Key_Y, CTRL)
    assert column(dialog, TITLE) == ["Tva"]
    dialog.undo_wanted.emit()
    assert column(dialog, TITLE) == ["Ett", "Tva"]


def test_angra_in_the_message_undoes_too_and_the_dialog_never_undoes_what_was_before_it(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    attach(at, qtbot, file(tmp_path, "Ett.txt"))
    dialog = open_dialog()
    dialog.remove_button.click()
    assert dialog.empty.isVisible()
    assert hand().isVisible()
    dialog.told.buttons()[0].click()
    assert column(dialog, TITLE) == ["Ett"]
    press(Key.Key_Z, CTRL)
    assert column(dialog, TITLE) == ["Ett"], "it was added before the dialog was opened"


def test_title_and_number_are_written_in_the_list(at: Running, qtbot: QtBot, tmp_path: Path) -> None:
    attach(at, qtbot, file(tmp_path, "scan0001.pdf"))
    dialog = open_dialog()
    press(Key.Key_F2)
    assert isinstance(hand(), QLineEdit)
    press(Key.Key_A, CTRL)
    write("Budget 2027")
    press(Key.Key_Return)
    assert saved(at).attachments[0].title == "Budget 2027"
    assert hand() is dialog.table
    press(Key.Key_Left)
    press(Key.Key_F2)
    press(Key.Key_A, CTRL)
    write("7 b")
    press(Key.Key_Return)
    assert saved(at).attachments[0].number == "7 b"
    dialog.table.setCurrentIndex(dialog.model.index(0, TITLE))
    press(Key.Key_F2)
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert saved(at).attachments[0].title, "a title is never emptied"


def test_order_and_numbers(at: Running, qtbot: QtBot, tmp_path: Path) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt"), file(tmp_path, "B.txt"), file(tmp_path, "C.txt"))
    dialog = open_dialog()
    press(Key.Key_Down, ALT)
    assert column(dialog, TITLE) == ["B", "A", "C"]
    assert column(dialog, NUMBER) == ["2", "1", "3"], "numbers are cited in the text and stay"
    assert dialog.table.currentIndex().row() == 1, "the keyboard goes along"
    press(Key.Key_Up, ALT)
    dialog.down_button.click()
    dialog.renumber_button.click()
    assert column(dialog, NUMBER) == ["1", "2", "3"]
    assert [one.number for one in saved(at).attachments] == ["1", "2", "3"]
    dialog.renumber_button.click()
    assert dialog.told.text() == "Bilagorna har redan nummer i ordning."


def test_where_it_is_cited_is_ticked(at: Running, qtbot: QtBot, tmp_path: Path) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt"))
    dialog = open_dialog()
    dialog.items.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert saved(at).attachments[0].items == ("2", "3")
    assert column(dialog, ITEMS) == ["§\u00a02, §\u00a03"]
    press(Key.Key_Space)
    assert saved(at).attachments[0].items == ("2",)
    assert hand() is dialog.items
    press(Key.Key_Z, CTRL)
    assert dialog.items.ticked() == ("2", "3")


def test_another_file_takes_its_place_and_undo_brings_the_first_back(
    at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(at, qtbot, file(tmp_path, "Utkast.txt", b"utkast"), items=("2",))
    new = file(tmp_path, "Klar.txt", b"klar")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(new), ""))
    dialog = open_dialog()
    dialog.replace_button.click()
    wait_told(dialog, "bytt till Klar.txt", qtbot)
    one = saved(at).attachments[0]
    assert (one.title, one.number, one.file, one.items) == ("Utkast", "1", "Klar.txt", ("2",))
    assert bytes_of(at, 0) == b"klar"
    dialog.told.buttons()[0].click()
    assert saved(at).attachments[0].file == "Utkast.txt"
    assert bytes_of(at, 0) == b"utkast"


def test_enter_opens_a_copy_that_cannot_be_changed(
    at: Running, qtbot: QtBot, tmp_path: Path, other: OtherProgram
) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt", b"aaa"))
    open_dialog()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(other.files))
    assert other.files[0].name == "Bilaga 1 A.txt"
    assert other.files[0].read_bytes() == b"aaa"
    assert not other.files[0].stat().st_mode & 0o222
    assert other.files[0].parent.parent.parent != tmp_path


def test_no_program_for_a_file_is_told(
    at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened_files, "open_file", lambda _: False)
    attach(at, qtbot, file(tmp_path, "A.xyz"))
    dialog = open_dialog()
    dialog.open_button.click()
    wait_told(dialog, "inget program", qtbot)


def test_a_copy_is_saved(at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ut.txt"
    proposed: list[str] = []

    def choose(*given: object) -> tuple[str, str]:
        proposed.append(str(given[2]))
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    attach(at, qtbot, file(tmp_path, "A.txt", b"aaa"))
    dialog = open_dialog()
    dialog.save_button.click()
    wait_told(dialog, "sparad", qtbot)
    assert target.read_bytes() == b"aaa"
    assert Path(proposed[0]).name == "Bilaga 1 A.txt"


def test_an_empty_file_and_one_that_is_gone_are_refused_and_the_others_come(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    good = file(tmp_path, "Bra.txt")
    empty = file(tmp_path, "Tom.txt", b"")
    dialog = open_dialog()
    assert drop(dialog, QPointF(30, 30), [empty, good, tmp_path / "Borta.txt"])
    wait_told(dialog, "Tom.txt är tom", qtbot)
    assert "1 till" in dialog.told.text()
    assert column(dialog, TITLE) == ["Bra"]


def test_an_attachment_without_its_bytes_says_so(at: Running, store: Store) -> None:
    from protokoll.domain.meeting import Attachment

    without = edits.insert_attachment(given_meeting(), Attachment(id="b", title="Karta", file="karta.pdf"))
    at.program.open_meeting(store.insert_meeting(without))
    settle()
    dialog = open_dialog()
    assert column(dialog, FILE) == ["karta.pdf, filen saknas"]
    assert not dialog.open_button.isEnabled()
    assert dialog.replace_button.isEnabled(), "the file can be given now"


# --- packing -----------------------------------------------------------------------------------------


def pdf(pages: int = 1) -> bytes:
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(200, 200))
        buffer = io.BytesIO()
        made.save(buffer)
    return buffer.getvalue()


def pack(form: PackForm, qtbot: QtBot) -> None:
    """Ask for a pack of that form, by keys."""
    press(Key.Key_P, ALT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PackDialog))
    settle()
    ask = QApplication.activeModalWidget()
    assert isinstance(ask, PackDialog)
    assert nameless(ask) == []
    ask.form.show_value(form)
    press(Key.Key_Return)


def test_a_zip_has_the_minutes_and_the_attachments(
    at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt", b"aaa"))
    proposed: list[str] = []

    def choose(*given: object) -> tuple[str, str]:
        proposed.append(Path(str(given[2])).name)
        return str(tmp_path / "paket"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = open_dialog()
    pack(PackForm.ZIP, qtbot)
    wait_told(dialog, "paket.zip är klar", qtbot)
    with zipfile.ZipFile(tmp_path / "paket.zip") as archive:
        assert sorted(archive.namelist()) == ["2026-12-01 Protokoll Styrelsen.docx", "Bilaga 1 A.txt"]
        assert archive.read("Bilaga 1 A.txt") == b"aaa"
    assert proposed == ["2026-12-01 Protokoll Styrelsen med bilagor.zip"]
    assert [button.text() for button in dialog.told.buttons()] == ["Öppna", "Visa i mappen"]


def test_a_folder_is_made(at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt", b"aaa"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = open_dialog()
    pack(PackForm.FOLDER, qtbot)
    wait_told(dialog, "är klar", qtbot)
    folder = tmp_path / "2026-12-01 Protokoll Styrelsen med bilagor"
    assert {one.name for one in folder.iterdir()} == {"2026-12-01 Protokoll Styrelsen.docx", "Bilaga 1 A.txt"}


def test_one_pdf_tells_what_is_not_in_it(
    at: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(at, qtbot, file(tmp_path, "Karta.pdf", pdf(2)), file(tmp_path, "A.txt", b"aaa"))
    target = tmp_path / "allt.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(
        "protokoll.services.outputs.pdf_from_word", lambda _: None
    )  # no word processor at hand
    dialog = open_dialog()
    pack(PackForm.PDF, qtbot)
    wait_told(dialog, "Bilaga 2 A följde inte med: filen är ingen PDF.", qtbot)
    with pikepdf.open(target) as made:
        assert len(made.pages) >= 3


# --- locked, names, order -----------------------------------------------------------------------------


def test_of_locked_minutes_the_attachments_are_only_read(at: Running, qtbot: QtBot, tmp_path: Path) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt"))
    assert at.page.session is not None
    at.page.session.edit(edits.edit_head(present(at), stage=Stage.ADJUSTED), "Låst")
    dialog = open_dialog()
    assert dialog.open_button.isVisible()
    for button in (dialog.add_button, dialog.remove_button, dialog.rename_button, dialog.renumber_button):
        assert not button.isVisible()
    press(Key.Key_Delete)
    press(Key.Key_F2)
    assert not isinstance(hand(), QLineEdit)
    assert not dialog.items.isEnabled()
    assert drop(dialog, QPointF(30, 30), [file(tmp_path, "B.txt")])
    wait_told(dialog, "bilagorna kan inte ändras", qtbot)
    assert [one.title for one in saved(at).attachments] == ["A"]


def test_the_buttons_and_keys_have_names_an_order_and_a_visible_focus(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt"), file(tmp_path, "B.txt"))
    dialog = open_dialog()
    press(Key.Key_Delete)
    assert nameless(dialog) == []
    keys = [key for key in mnemonics(dialog) if key]
    assert sorted(set(keys)) == sorted(keys)
    dialog.told.buttons()[0].setFocus()
    *stops, first = tab_stops(dialog)
    stops = [first, *stops]
    assert {*focusable(dialog)} <= {*stops}
    order = [dialog.told.buttons()[0], dialog.add_button, dialog.table, dialog.items, dialog.close_button]
    assert [stop for stop in stops if stop in order] == order
    for widget in (dialog.table, dialog.items, dialog.add_button):
        assert shows_focus(widget)


def test_a_meeting_that_was_left_meanwhile_gets_no_attachment(
    at: Running, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    session = at.page.session
    assert session is not None
    at.page.attached._attaching.attach(session, [file(tmp_path, "A.txt")])
    at.program.open_meeting(store.insert_meeting(given_meeting()))
    qtbot.waitUntil(lambda: bool(at.program.window.toasts.texts()))
    assert "mötet stängdes" in at.program.window.toasts.texts()[-1]
    assert present(at).attachments == ()
