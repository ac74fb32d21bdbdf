"""Hjälp – Spara supportlogg: where the user wants it, told when it is there or cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from protokoll.errors import UserError
from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.settings.machine import Machine
from protokoll.gui.support_log import SupportLogSaver
from protokoll.paths import store_path
from protokoll.storage.store import Store


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Iterator[Desk]:
    background = Background()
    with Store.open(store_path(tmp_path), create=True) as store:
        yield Desk(store, background)
        background.close()


@pytest.fixture
def saver(qtbot: QtBot, desk: Desk, tmp_path: Path) -> SupportLogSaver:
    window = QWidget()
    qtbot.addWidget(window)
    return SupportLogSaver(window, desk, Machine(tmp_path / "x.json", desk.background), tmp_path)


def choose(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))


def test_it_is_written_and_told(
    qtbot: QtBot, desk: Desk, saver: SupportLogSaver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "åäö.txt"
    choose(monkeypatch, str(path))
    with qtbot.waitSignal(desk.said) as told:
        saver.ask()
    assert "åäö.txt" in told.args[0]
    assert "kontroll: inga fel" in path.read_text(encoding="utf-8")


def test_where_it_cannot_be_written_is_told(
    qtbot: QtBot, desk: Desk, saver: SupportLogSaver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, str(tmp_path / "finns inte" / "x.txt"))
    with qtbot.waitSignal(desk.failed) as failed:
        saver.ask()
    assert isinstance(failed.args[0], UserError)


def test_nothing_is_written_when_the_user_changes_their_mind(
    saver: SupportLogSaver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    saver.ask()
    assert not list(tmp_path.glob("*.txt"))
