"""Qt speaks Swedish, also where its own translation has gaps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QColorDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from protokoll.paths import resources_dir

pytestmark = pytest.mark.usefixtures("swedish")


def words(widget: QWidget) -> set[str]:
    texts = [one.text() or one.toolTip() for one in widget.findChildren(QAbstractButton)]
    texts += [one.text() for one in widget.findChildren(QLabel)]
    return {text.replace("&", "") for text in texts if text.strip()}


def test_the_file_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    assert words(dialog) >= {"Leta i:", "Filnamn:", "Filtyp:", "Öppna", "Avbryt", "Upp en mapp", "Ny mapp"}
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    heads = [tree.model().headerData(column, tree.header().orientation()) for column in range(4)]
    assert heads == ["Namn", "Storlek", "Typ", "Ändrad"]


def test_buttons_of_dialogs(qtbot: QtBot) -> None:
    button = QMessageBox.StandardButton
    box = QMessageBox()
    box.setStandardButtons(
        button.Ok | button.Cancel | button.Yes | button.No | button.Save | button.Discard | button.Help
    )
    box.setDetailedText("x")
    qtbot.addWidget(box)
    texts = {one.text().replace("&", "") for one in box.buttons()}
    assert texts >= {"OK", "Avbryt", "Ja", "Nej", "Spara", "Spara inte", "Hjälp"}
    assert any(text.startswith("Visa detaljer") for text in texts)
    kind = QDialogButtonBox.StandardButton
    row = QDialogButtonBox(kind.Close | kind.Apply | kind.Reset)
    qtbot.addWidget(row)
    assert words(row) == {"Stäng", "Verkställ", "Nollställ"}


def test_other_dialogs_of_qt(qtbot: QtBot) -> None:
    colors = QColorDialog()
    colors.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    question = QInputDialog()
    for dialog in (colors, question):
        qtbot.addWidget(dialog)
        dialog.show()
        assert words(dialog) >= {"OK", "Avbryt"}
    assert not {"Basic colors", "Custom colors", "Red:"} & words(colors)


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_menus_of_text_fields(qtbot: QtBot, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    texts = [one.text().split("\t")[0].replace("&", "") for one in menu.actions() if one.text()]
    assert texts == ["Ångra", "Gör om", "Klipp ut", "Kopiera", "Klistra in", "Ta bort", "Markera alla"]


@pytest.mark.parametrize(
    ("keys", "read"),
    [
        ("Ctrl+Shift+P", "Ctrl+Skift+P"),
        ("Alt+Up", "Alt+Uppåtpil"),
        ("Ctrl+PgDown", "Ctrl+Page Down"),
        ("Ctrl+Shift+Del", "Ctrl+Skift+Delete"),
        ("Return", "Retur"),
    ],
)
def test_names_of_keys(keys: str, read: str) -> None:
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) == read


def test_the_compiled_words_are_the_written_ones(tmp_path: Path) -> None:
    source = resources_dir() / "translations" / "qt_sv.ts"
    compiled = tmp_path / "qt_sv.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, source, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == source.with_suffix(".qm").read_bytes()
