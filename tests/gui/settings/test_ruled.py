"""What administrators have decided: shown, locked, and never written as the user's own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.first_start.dialog import FirstStart
from protokoll.gui.settings.machine import Machine
from protokoll.gui.settings.page import SettingsPage
from protokoll.paths import store_path
from protokoll.services.policies import Policies, Rule
from protokoll.storage.store import Store

RULED = Policies(
    (
        Rule("appearance", "dark", True, "test"),
        Rule("data_dir", "/bestämt", True, "test"),
        Rule("zoom", 125, False, "test"),
    ),
    ("zoomm i policyfilen används inte.",),
)


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "installningar.json"


def test_ruled_is_not_changed_and_defaults_give_way(qtbot: QtBot, background: Background, file: Path) -> None:
    machine = Machine(file, background, policies=RULED)
    assert (machine.preferences.appearance, machine.preferences.zoom) == ("dark", 125)
    assert machine.warning == "zoomm i policyfilen används inte."
    machine.change(appearance="light", data_dir="/eget")
    assert machine.preferences.data_dir == "/bestämt"
    machine.change(zoom=150, appearance="light")
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: json.loads(file.read_bytes()) == {"zoom": 150})
    again = Machine(file, background, policies=RULED)
    assert (again.preferences.appearance, again.preferences.zoom) == ("dark", 150)
    assert Machine(file, background).preferences.appearance == "system"


def test_the_page_shows_what_is_ruled_as_locked(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    with Store.open(store_path(folder), create=True) as store:
        machine = Machine(tmp_path / "x.json", background, policies=RULED)
        page = SettingsPage(Desk(store, background), machine, folder)
        qtbot.addWidget(page)
        page.show()
        assert (page.appearance.isEnabled(), page.zoom.isEnabled()) == (False, True)
        assert page.appearance.value == "dark"
        assert page.appearance.accessibleDescription() == "Bestäms av din organisation."
        assert "organisation" not in page.zoom.accessibleDescription()
        assert not page.folder.change_button.isVisible()
        assert any(
            "Mappen bestäms av din organisation." in label.text() for label in page.findChildren(QLabel)
        )


def test_a_hidden_new_organisation_leaves_a_folder_that_has_data(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FirstStart(tmp_path / "tom", may_create=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.place.isVisible() and not dialog.organisation.isVisible()
    assert not dialog.back_button.isVisible() and dialog.sample_button.isVisible()
    dialog.next_button.click()
    assert "Här finns inga uppgifter från Protokoll." in dialog.place.problem.text()
    assert not dialog.result()
    filled = tmp_path / "full"
    filled.mkdir()
    Store.open(store_path(filled), create=True).close()
    dialog.place.folder.setText(str(filled))
    dialog.next_button.click()
    assert dialog.result()
    assert dialog.choice().data_dir == filled and dialog.choice().organisation is None


def test_a_ruled_place_cannot_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FirstStart(tmp_path, place_ruled=True)
    qtbot.addWidget(dialog)
    assert dialog.place.folder.isReadOnly()
    assert not dialog.place.choose_button.isVisibleTo(dialog.place)
    assert "Mappen bestäms av din organisation." in dialog.place.folder.accessibleDescription()
