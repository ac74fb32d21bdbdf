"""Attachments on the meeting page: dropped there, cited at an item and opened from its head."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain.kinds import Stage
from protokoll.services.attachments import read_attachment
from protokoll.storage import Store
from tests.gui.attachments.hands import attach, file, given_meeting, present, saved
from tests.gui.dropping import drag, drop
from tests.gui.keyboard import CTRL, Key, hand, press, settle, write
from tests.gui.other_program import OtherProgram
from tests.gui.programs import Running
from tests.helpers.accessibility import nameless


def window_of(at: Running) -> QObject:
    """What the system tells of drags."""
    window = at.program.window.windowHandle()
    assert window is not None
    return window


def middle(at: Running, widget: QWidget) -> QPointF:
    """The middle of ``widget`` in the window."""
    return QPointF(widget.mapTo(at.program.window, widget.rect().center()))


def row(at: Running, item_id: str) -> QPointF:
    """Where the item stands in the agenda, in the window."""
    view = at.page.agenda.view
    found = view.visualRect(at.page.agenda.model.index_of(item_id))
    return QPointF(view.viewport().mapTo(at.program.window, found.center()))


def test_a_file_dropped_on_the_item_in_view_is_cited_there_and_text_fields_take_no_address(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    path = file(tmp_path, "Budget.pdf")
    field = at.page.entries.write_box.editor
    assert isinstance(field, QTextEdit)
    assert drop(window_of(at), middle(at, field), [path])
    qtbot.waitUntil(lambda: len(present(at).attachments) == 1)
    assert present(at).attachments[0].items == ("1",)
    assert field.toPlainText() == ""
    assert at.page.item_head.cited.isVisible()
    assert at.page.item_head.cited.text() == "Bilaga\u00a01"
    assert at.program.window.toasts.texts() == ["Bilaga\u00a01 Budget är tillagd."]


def test_a_file_dropped_on_an_item_in_the_agenda_is_cited_there(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [file(tmp_path, "A.txt"), file(tmp_path, "B.txt")]
    assert drop(window_of(at), row(at, "3"), paths)
    qtbot.waitUntil(lambda: len(present(at).attachments) == 2)
    assert [one.items for one in saved(at).attachments] == [("3",), ("3",)]


def test_a_file_dropped_beside_the_items_belongs_to_the_meeting(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    assert drop(window_of(at), middle(at, at.page.top.subtitle), [file(tmp_path, "A.txt")])
    qtbot.waitUntil(lambda: len(present(at).attachments) == 1)
    assert saved(at).attachments[0].items == ()


def test_what_a_drop_would_do_is_said_while_it_is_dragged(at: Running, tmp_path: Path) -> None:
    hint = at.page.attached.drops.hint
    assert drag(window_of(at), row(at, "2"), [file(tmp_path, "A.txt")])
    assert hint.isVisible()
    assert hint.text() == "Släpp för att lägga till som bilaga till §\u00a02"
    assert drag(window_of(at), middle(at, at.page.top.subtitle), [tmp_path / "A.txt"])
    assert hint.text() == "Släpp för att lägga till som bilaga till mötet"
    drop(window_of(at), middle(at, at.page.top.subtitle), [tmp_path / "A.txt"])
    assert not hint.isVisible()


def test_folders_and_locked_minutes_take_nothing(at: Running, tmp_path: Path) -> None:
    assert not drag(window_of(at), row(at, "2"), [tmp_path])
    assert at.page.session is not None
    at.page.session.edit(edits.edit_head(present(at), stage=Stage.ADJUSTED), "Låst")
    assert not drag(window_of(at), row(at, "2"), [file(tmp_path, "A.txt")])
    assert not at.page.attached.drops.hint.isVisible()


def test_writing_goes_on_while_files_are_read_and_angra_takes_out_only_the_attachment(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    session = at.page.session
    assert session is not None
    at.page.attached._attaching.attach(session, [file(tmp_path, "Stor.bin", b"x" * 3_000_000)], ("1",))
    write("Vi gick igenom budgeten.")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(present(at).attachments) == 1)
    assert len(present(at).agenda[0].entries) == 1
    settle()
    press(Key.Key_M, CTRL)
    press(Key.Key_Return)
    assert present(at).attachments == ()
    assert len(present(at).agenda[0].entries) == 1
    assert not at.page.item_head.cited.isVisible()


def test_one_cited_attachment_is_opened_at_once_and_several_are_offered(
    at: Running, qtbot: QtBot, tmp_path: Path, other: OtherProgram
) -> None:
    def names() -> list[str]:
        return [path.name for path in other.files]

    attach(at, qtbot, file(tmp_path, "A.txt"), items=("1",))
    cited = at.page.item_head.cited
    cited.click()
    qtbot.waitUntil(lambda: names() == ["Bilaga 1 A.txt"])
    attach(at, qtbot, file(tmp_path, "B.txt"), items=("1",))
    assert cited.text() == "Bilaga\u00a01, 2"
    assert cited.accessibleName() == "Öppna Bilaga\u00a01 A, Bilaga\u00a02 B"
    cited.setFocus()
    press(Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: names() == ["Bilaga 1 A.txt", "Bilaga 2 B.txt"])
    assert nameless(at.page.item_head) == []
    at.page.agenda.step(1)
    assert not cited.isVisible(), "the next item cites nothing"


def test_a_locked_meeting_opens_its_attachments_too(
    at: Running, qtbot: QtBot, tmp_path: Path, other: OtherProgram
) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt"), items=("1",))
    assert at.page.session is not None
    at.page.session.edit(edits.edit_head(present(at), stage=Stage.ADJUSTED), "Låst")
    at.page.item_head.cited.click()
    qtbot.waitUntil(lambda: bool(other.files))


def test_an_attachment_whose_file_is_missing_is_told(at: Running, store: Store, qtbot: QtBot) -> None:
    from protokoll.domain.meeting import Attachment

    without = edits.insert_attachment(given_meeting(), Attachment(id="b", title="Karta", items=("1",)))
    at.program.open_meeting(store.insert_meeting(without))
    settle()
    at.page.item_head.cited.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    told = QApplication.activeModalWidget()
    assert told is not None
    assert told.accessibleDescription()
    told.close()


def test_a_meeting_kept_beside_has_the_bytes_of_its_attachments(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    attach(at, qtbot, file(tmp_path, "A.txt", b"aaa"))
    saved(at)
    session = at.page.session
    assert session is not None
    uid = session.uid
    stored = at.store.load_meeting(uid)
    at.store.save_meeting(stored, edits.edit_head(stored.meeting, place="Annanstans")).result()
    session.edit(edits.edit_head(present(at), place="Här"), "Plats")
    saved(at)
    assert session.uid != uid
    assert read_attachment(at.store, session.uid, present(at).attachments[0].id) == b"aaa"


def test_the_keyboard_stays_in_the_writing_when_a_file_is_dropped(
    at: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    before = hand()
    assert drop(window_of(at), row(at, "1"), [file(tmp_path, "A.txt")])
    qtbot.waitUntil(lambda: len(present(at).attachments) == 1)
    settle()
    assert hand() is before
