"""Settings by keyboard: the organisation, how it writes, the machine, and the data folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import ListStyle, Tense
from protokoll.errors import UserError
from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.settings.machine import Machine
from protokoll.gui.settings.page import SettingsPage
from protokoll.paths import store_path
from protokoll.services.machine_preferences import load_machine
from protokoll.services.preferences import WritingPreferences, load_writing
from protokoll.services.sample import fill_with_sample
from protokoll.storage.store import Store
from tests.gui.persons.conftest import Heard
from tests.gui.persons.hands import Key, focused, press, replace_text
from tests.gui.persons.test_accessible import MENUS, mnemonics, nameless


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    with Store.open(store_path(data_dir), create=True) as opened:
        yield opened


@pytest.fixture
def desk(qapp: object, store: Store) -> Iterator[Desk]:
    background = Background()
    yield Desk(store, background)
    background.close()


@pytest.fixture
def heard(desk: Desk) -> Heard:
    return Heard(desk)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "installningar.json"


@pytest.fixture
def machine(desk: Desk, file: Path) -> Machine:
    return Machine(file, desk.background)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, machine: Machine, data_dir: Path) -> SettingsPage:
    page = SettingsPage(desk, machine, data_dir)
    qtbot.addWidget(page)
    page.resize(1084, 620)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_organisation_is_saved_when_a_field_is_left(
    page: SettingsPage, store: Store, heard: Heard, qtbot: QtBot
) -> None:
    replace_text(page.number, "802400-0000")
    press(focused(), Key.Key_Tab)
    assert store.load_roster().organisation is None, "it waits for the name"
    replace_text(page.name, "Föreningen Åkern")
    press(focused(), Key.Key_Tab)
    qtbot.waitUntil(lambda: store.load_roster().organisation is not None)
    organisation = store.load_roster().organisation
    assert organisation is not None
    assert (organisation.name, organisation.number) == ("Föreningen Åkern", "802400-0000")
    assert frozenset({"settings"}) in heard.changes
    replace_text(page.name, "")
    press(focused(), Key.Key_Tab)
    assert page.name.text() == "Föreningen Åkern"


def test_the_organisation_of_the_store_is_shown(page: SettingsPage, store: Store, desk: Desk) -> None:
    fill_with_sample(store)
    desk.tell_changed("meetings")
    assert page.name.text().startswith("Förbundet Lärbygd")
    assert page.number.text() == "802999-1406"


def test_how_one_writes_is_saved_and_shown(page: SettingsPage, store: Store, qtbot: QtBot) -> None:
    page.tense.setFocus()
    press(page.tense, Key.Key_Down)
    assert "Styrelsen beslutar att" in page.example.text()
    page.list_style.setFocus()
    press(page.list_style, Key.Key_Down)
    replace_text(page.secretary, "Åsa Ek")
    replace_text(page.classification, "Intern")
    press(focused(), Key.Key_Tab)
    wanted = WritingPreferences(
        secretary="Åsa Ek", classification="Intern", tense=Tense.PRESENT, list_style=ListStyle.COMMA_OCH
    )
    qtbot.waitUntil(lambda: load_writing(store) == wanted)


def test_looks_are_told_and_kept_in_the_machines_file(
    page: SettingsPage, machine: Machine, file: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(machine.changed):
        page.appearance.setFocus()
        press(page.appearance, Key.Key_End)
    page.zoom.setFocus()
    press(page.zoom, Key.Key_Down)
    assert (machine.preferences.appearance, machine.preferences.zoom) == ("dark", 110)
    qtbot.waitUntil(lambda: load_machine(file).preferences == machine.preferences)


def test_what_changes_elsewhere_is_shown(page: SettingsPage, machine: Machine) -> None:
    machine.change(appearance="light", zoom=130)
    assert page.appearance.value == "light"
    assert page.zoom.value == 125, "the nearest that can be chosen"
    assert machine.preferences.zoom == 130


def test_other_preferences_survive_a_change_of_looks(page: SettingsPage, machine: Machine) -> None:
    machine.change(window="AdnQ", zoom=130)
    page.appearance.setFocus()
    press(page.appearance, Key.Key_Down)
    assert machine.preferences.window == "AdnQ"
    assert machine.preferences.zoom == 130, "only what was chosen is changed"


def test_a_broken_file_is_told_once(desk: Desk, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")
    machine = Machine(file, desk.background)
    assert "går inte att läsa" in machine.warning
    assert machine.preferences.zoom == 100


def test_a_file_that_cannot_be_written_is_told(
    page: SettingsPage, machine: Machine, file: Path, heard: Heard, qtbot: QtBot
) -> None:
    file.parent.touch()
    machine.change(zoom=150)
    qtbot.waitUntil(lambda: heard.failures != [])
    assert isinstance(heard.failures[0], UserError)
    assert machine.preferences.zoom == 150


class Files(QObject):
    """The system's file manager."""

    opened: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_folder_is_shown_in_the_file_manager(page: SettingsPage, data_dir: Path) -> None:
    files = Files()
    QDesktopServices.setUrlHandler("file", files, "open")  # type: ignore[arg-type]
    try:
        page.folder.show_button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert files.opened == [str(data_dir)]
    assert page.folder.path.text() == str(data_dir)


def test_the_data_moves_to_another_folder(
    page: SettingsPage,
    store: Store,
    machine: Machine,
    data_dir: Path,
    heard: Heard,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill_with_sample(store)
    chosen = tmp_path / "ny å"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
    replace_text(page.secretary, "Åsa Ek")
    copied: list[str] = []

    def may_copy() -> bool:
        copied.append(page._writing.secretary)
        return len(copied) > 1

    page._may_copy = may_copy
    page.folder.change_button.click()
    assert not chosen.exists(), "nothing is copied as long as something is not saved"
    replace_text(page.secretary, "Åsa Ek")
    with qtbot.waitSignal(page.data_dir_changed, timeout=20000) as signal:
        page.folder.change_button.click()
    assert signal.args == [chosen]
    assert copied == ["Åsa Ek", "Åsa Ek"], "everything is handed over before"
    assert machine.preferences.data_dir == str(chosen)
    assert page.folder.path.text() == str(chosen)
    assert str(data_dir) in heard.said[-1][0]
    assert store_path(data_dir).exists()
    with Store.open(store_path(chosen)) as copy:
        assert len(copy.list_meetings()) == 10
        assert load_writing(copy).secretary == "Åsa Ek"


def test_a_folder_that_cannot_be_used_is_told(
    page: SettingsPage, machine: Machine, data_dir: Path, heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    page.folder.move_to(data_dir)
    assert "redan i den mappen" in str(heard.failures[0])
    (tmp_path / "fil").touch()
    page.folder.move_to(tmp_path / "fil")
    qtbot.waitUntil(lambda: len(heard.failures) == 2)
    assert machine.preferences.data_dir == ""
    assert page.folder.path.text() == str(data_dir)


def test_no_folder_chosen_is_no_change(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.folder.change_button.click()
    assert page.folder.path.text() == str(data_dir)


def test_every_control_has_a_name_and_tab_goes_through_them(page: SettingsPage) -> None:
    assert nameless(page) == []
    letters = mnemonics(page)
    assert len(set(letters)) == len(letters) > 6
    assert not MENUS & set(letters)
    page.name.setFocus()
    stops = [focused()]
    for _ in range(20):
        press(focused(), Key.Key_Tab)
        if focused() is page.name:
            break
        stops.append(focused())
    ordered = [
        page.name,
        page.number,
        page.secretary,
        page.classification,
        page.tense,
        page.list_style,
        page.appearance,
        page.zoom,
        page.folder.path,
        page.folder.show_button,
        page.folder.change_button,
    ]
    assert stops == ordered
