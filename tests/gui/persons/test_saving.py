"""What is not on the disk yet stays in memory, is told, and is tried again."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from protokoll.domain.register import PersonRecord
from protokoll.gui import saver
from protokoll.gui.desk import Desk
from protokoll.gui.persons.page import PersonsPage
from protokoll.storage.store import Store
from tests.gui.persons.conftest import Heard

ANNA = PersonRecord(uid="a", given_name="Anna")


@contextmanager
def locked(store: Store, path: Path) -> Iterator[None]:
    """Another program holds the file; ours gives up soon."""
    store._writer.submit(lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 20")).result()
    with closing(dbapi2.connect(str(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_failed_save_is_kept_told_once_and_done_later(
    empty_page: PersonsPage,
    store: Store,
    desk: Desk,
    heard: Heard,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = empty_page._live
    live._saver._retry.setInterval(30)
    with locked(store, tmp_path / "protokoll.db"):
        live.put(ANNA)
        qtbot.waitUntil(lambda: heard.failures != [])
        assert heard.states[-1][1], "the status line says that something is wrong"
        qtbot.wait(150)
        assert len(heard.failures) == 1
        desk.tell_changed("meetings")
        assert live.persons["a"] == ANNA, "a reload does not replace what is not saved"
    qtbot.waitUntil(lambda: heard.states[-1][0].startswith("Sparat"))
    assert store.load_roster().persons == (ANNA,)
    assert live._saver.waiting == {}
    assert saver.RETRY_DELAY <= 5000


def test_the_next_edit_takes_along_what_is_waiting(
    empty_page: PersonsPage, store: Store, heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    live = empty_page._live
    body = live.new_body("Klubben")
    with locked(store, tmp_path / "protokoll.db"):
        live.put(ANNA, body)
        qtbot.waitUntil(lambda: heard.failures != [])
    empty_page.show_body(body.uid or "")
    empty_page.body.members.add_vacant()
    qtbot.waitUntil(lambda: len(store.load_roster().memberships) == 1)
    assert store.load_roster().persons == (ANNA,)


def test_a_bug_is_reported_and_not_tried_for_ever(
    empty_page: PersonsPage, heard: Heard, qtbot: QtBot
) -> None:
    live = empty_page._live
    from protokoll.domain.register import Membership

    live.put(Membership(uid="m", body="nowhere"))
    qtbot.waitUntil(lambda: heard.failures != [])
    assert isinstance(heard.failures[0], LookupError)
    assert not live._saver._retry.isActive()


def test_closing_the_page_keeps_what_is_being_typed(page: PersonsPage, store: Store, qtbot: QtBot) -> None:
    uid = next(iter(page._live.persons))
    page.show_person(uid)
    field = page.person.fields["phone"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    field.insert("112")
    field.setModified(True)
    page.hide()
    qtbot.waitUntil(lambda: any(one.phone == "112" for one in store.load_roster().persons))
