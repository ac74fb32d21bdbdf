"""The first start: three steps by keys, values out, before any store exists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import BodyKind
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.first_start.dialog import SAMPLE_FOLDER, FirstStart, FirstStartChoice
from protokoll.paths import store_path
from protokoll.services.member_lines import read_members
from protokoll.services.organisations import NewOrganisation, create_organisation
from protokoll.services.skeletons import skeleton_for
from protokoll.storage import Store
from tests.gui.meetings.desks import write
from tests.helpers.accessibility import mnemonics


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> FirstStart:
    made = FirstStart(tmp_path / "data")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def focused(dialog: FirstStart) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def problem(dialog: FirstStart) -> str:
    """What is said to be wrong; it stands close below the field that has the keyboard."""
    shown = [one for one in dialog.findChildren(ProblemLine) if one.isVisible() and one.text()]
    if not shown:
        return ""
    [line] = shown
    QApplication.processEvents()
    field = focused(dialog)
    assert field.property("state") == "wrong"
    below = line.mapTo(dialog, QPoint()).y() - field.mapTo(dialog, QPoint(0, field.height())).y()
    assert 0 <= below <= 24
    assert field.accessibleDescription() == line.text()
    return line.text()


def test_three_steps_by_keys_alone(dialog: FirstStart, qtbot: QtBot, tmp_path: Path) -> None:
    write(focused(dialog), "Lindåkra hembygdsförening")
    QTest.keyClick(focused(dialog), Qt.Key.Key_Return)
    names = focused(dialog)
    assert names is dialog.members.names
    for line in ("Åsa Berg, ordförande", "Bo Ek"):
        write(names, line)
        QTest.keyClick(names, Qt.Key.Key_Return)
    QTest.keyClick(names, Qt.Key.Key_Tab)
    assert focused(dialog) is dialog.members.understood
    dialog.next_button.setFocus()
    QTest.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert focused(dialog) is dialog.place.folder
    QTest.keyClick(focused(dialog), Qt.Key.Key_Return)
    assert dialog.result() == FirstStart.DialogCode.Accepted
    assert dialog.choice() == FirstStartChoice(
        tmp_path / "data",
        NewOrganisation(
            name="Lindåkra hembygdsförening",
            body_name="Styrelsen",
            body_kind=BodyKind.BOARD,
            members=read_members("Åsa Berg, ordförande\nBo Ek").members,
        ),
    )
    assert not (tmp_path / "data").exists()  # the dialog saves nothing


def test_the_names_are_all_that_must_be_given(dialog: FirstStart, qtbot: QtBot) -> None:
    dialog.next_button.click()
    assert problem(dialog) == "Vad heter organisationen?"
    assert focused(dialog) is dialog.organisation.name
    QTest.keyClicks(dialog.organisation.name, "F")
    assert problem(dialog) == ""
    dialog.organisation.body.clear()
    dialog.next_button.click()
    assert problem(dialog) == "Vad heter organet?"


def test_the_kind_brings_name_and_agenda_but_not_over_what_was_typed(
    dialog: FirstStart, qtbot: QtBot
) -> None:
    step = dialog.organisation
    step.kind.setFocus()
    for kind in list(BodyKind):
        step.kind.setCurrentIndex(step.kind.findData(kind.value))
        titles = [step.agenda.item(n).text() for n in range(step.agenda.count())]
        assert titles == [item.title for item in skeleton_for(kind).agenda]
    assert step.body.text() == ""
    QTest.keyClicks(step.body, "Kretsen")
    step.kind.setCurrentIndex(0)
    assert step.body.text() == "Kretsen"


def test_lines_are_read_while_one_types_and_nobody_is_lost(dialog: FirstStart) -> None:
    dialog.organisation.name.setText("F")
    dialog.next_button.click()
    step = dialog.members
    assert step.understood.count() == 0
    step.names.setPlainText("Anna Berg, kassör, a@example.se\nErsättare: vakant\n?")
    shown = [step.understood.item(n).text() for n in range(step.understood.count())]
    assert shown == [
        "Anna Berg · kassör · a@example.se",
        "Vakant plats · ersättare",
        "?  ? – här saknas ett namn",
    ]
    assert any(
        label.text().replace("\u00a0", " ") == "1 person, 1 vakant plats"
        for label in step.findChildren(QLabel)
    )
    dialog.next_button.click()
    assert "”?”" in problem(dialog)
    step.names.setPlainText("")
    dialog.next_button.click()
    assert focused(dialog) is dialog.place.folder
    dialog.back_button.click()
    assert focused(dialog) is step.names


def to_the_last_step(dialog: FirstStart) -> None:
    dialog.organisation.name.setText("F")
    dialog.next_button.click()
    dialog.next_button.click()


def test_the_folder_is_a_whole_path_and_no_file(
    dialog: FirstStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_the_last_step(dialog)
    for words, complaint in (("", "Välj en mapp."), ("data", "Välj en mapp."), (__file__, "Det är en fil.")):
        dialog.place.folder.setText(words)
        dialog.next_button.click()
        assert problem(dialog).startswith(complaint)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog.place.choose_button.click()
    assert dialog.place.folder.text() == __file__
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "OneDrive"))
    dialog.place.choose_button.click()
    assert "synkroniseras" in dialog.place.folder.accessibleDescription()
    dialog.next_button.click()
    assert dialog.choice().data_dir == tmp_path / "OneDrive"


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_created(
    dialog: FirstStart, tmp_path: Path
) -> None:
    to_the_last_step(dialog)
    (tmp_path / "fil").touch()
    dialog.place.folder.setText(str(tmp_path / "fil" / "Protokoll"))
    dialog.next_button.click()
    assert dialog.isVisible()
    assert problem(dialog).startswith("Här går det inte att spara.")
    before = set(tmp_path.iterdir())
    dialog.place.folder.setText(str(tmp_path / "ny" / "Protokoll"))
    assert problem(dialog) == ""
    assert dialog.place.folder.accessibleDescription() == "Mappen skapas om den inte finns."
    dialog.next_button.click()
    assert dialog.choice().data_dir == tmp_path / "ny" / "Protokoll"
    assert set(tmp_path.iterdir()) == before


def test_data_that_is_there_already_is_opened(dialog: FirstStart, tmp_path: Path) -> None:
    store_path(tmp_path).touch()
    to_the_last_step(dialog)
    dialog.place.folder.setText(str(tmp_path))
    assert "finns redan" in dialog.place.folder.accessibleDescription()
    dialog.next_button.click()
    assert dialog.choice() == FirstStartChoice(tmp_path)


def test_a_look_around_has_a_folder_of_its_own(dialog: FirstStart, tmp_path: Path) -> None:
    dialog.sample_button.click()
    assert dialog.choice() == FirstStartChoice(tmp_path / "data" / SAMPLE_FOLDER, sample=True)


def test_what_was_chosen_can_be_created(dialog: FirstStart, tmp_path: Path) -> None:
    to_the_last_step(dialog)
    dialog.next_button.click()
    choice = dialog.choice()
    assert choice.organisation is not None
    with Store.open(tmp_path / "p.db", create=True) as store:
        assert create_organisation(store, choice.organisation)


def test_every_control_has_a_name_and_larger_letters_more_room(dialog: FirstStart) -> None:
    for widget in dialog.findChildren(QWidget):
        if widget.window() is dialog and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text())
            assert named, widget
    before = dialog.width()
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * 1.2)
    dialog.setFont(font)
    assert dialog.width() >= before


def test_it_is_shown_before_the_store_is_loaded() -> None:
    code = (
        "import sys, protokoll.gui.first_start.dialog\n"
        "assert not any(name.startswith(('sqlalchemy', 'protokoll.storage')) for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_two_things_on_a_step_share_a_mnemonic(dialog: FirstStart) -> None:
    for step in range(3):
        keys = mnemonics(dialog)
        assert sorted(set(keys)) == sorted(keys), f"step {step + 1}"
        if step == 0:
            dialog.organisation.name.setText("Sångkören")
        dialog.next_button.click()
        if step == 2:
            break
