"""The list of shortcuts comes from the table and can be taken along."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from protokoll.gui.actions import Actions
from protokoll.gui.shell.shortcuts_dialog import (
    ShortcutsDialog,
    as_html,
    as_markdown,
    as_text,
    shortcut_rows,
)
from protokoll.gui.shell.window import Window
from tests.helpers.accessibility import nameless


def test_the_rows_are_what_can_be_done(window: Window, actions: Actions) -> None:
    rows = shortcut_rows(actions)
    assert ("Visa", "Översikt", "Ctrl+1") in rows
    assert ("Visa", "Zooma in", "Ctrl++ eller Ctrl+=") in rows
    assert not any(words == "Beslut" for _, words, _ in rows)
    assert "Visa\tÖversikt\tCtrl+1" in as_text(rows).splitlines()
    assert "<td>Översikt</td><td><b>Ctrl+1</b></td>" in as_html(rows)
    assert "| Visa: Översikt | Ctrl+1 |" in as_markdown(rows).splitlines()


def test_the_keys_of_the_cards_are_told_as_well(window: Window, actions: Actions) -> None:
    rows = shortcut_rows(actions)
    assert ("I korten", "Utfall för att-satsen i ett yrkande", "Ctrl+U") in rows
    assert ("I korten", "Klar, tillbaka till skrivfältet", "Ctrl+Enter eller Esc") in rows


def test_the_dialog_filters(qtbot: QtBot, window: Window, actions: Actions) -> None:
    dialog = ShortcutsDialog(actions, window)
    dialog.show()
    assert nameless(dialog) == []
    field, tree = dialog.findChild(QLineEdit), dialog.findChild(QTreeWidget)
    assert isinstance(field, QLineEdit)
    assert isinstance(tree, QTreeWidget)
    field.setText("zooma")
    top = tree.topLevelItem(0)
    assert top is not None
    assert (tree.topLevelItemCount(), top.text(0), top.childCount()) == (1, "Visa", 2)
    field.setText("finns inte")
    assert tree.topLevelItemCount() == 0
    dialog.close()
