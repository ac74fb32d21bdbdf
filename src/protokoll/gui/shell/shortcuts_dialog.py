"""Every shortcut in one list, made from the tables of actions and of the cards' keys; can be copied and printed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from protokoll.gui import card_keys
from protokoll.gui.actions import Actions
from protokoll.gui.shell.matching import matches
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role

Rows = list[tuple[str, str, str]]
"""Menu, what is done, keys."""


def shortcut_rows(actions: Actions) -> Rows:
    """What has a shortcut and somebody who does it, in the order of the menus; then what the keys do in a card."""
    rows = [
        (actions.menu_title(action), action.spec.plain_words(), action.all_keys())
        for action in actions.shown()
        if action.spec.shortcuts
    ]
    return rows + [(card_keys.heading(), key.words(), key.all_keys()) for key in card_keys.CARD_KEYS]


def as_text(rows: Rows) -> str:
    """The list as a table for the clipboard: tabs between columns, a line for each."""
    return "\n".join("\t".join(row) for row in rows)


def as_markdown(rows: Rows) -> str:
    """The list as a table of the handbook."""
    lines = "\n".join(f"| {menu}: {words} | {keys} |" for menu, words, keys in rows)
    return f"| Vad | Tangenter |\n|---|---|\n{lines}"


def as_html(rows: Rows) -> str:
    """The list as a page to print."""
    lines, menu = [], ""
    for heading, words, keys in rows:
        if heading != menu:
            menu = heading
            lines.append(f'<tr><td colspan="2"><h3>{escape(heading)}</h3></td></tr>')
        lines.append(f"<tr><td>{escape(words)}</td><td><b>{escape(keys)}</b></td></tr>")
    return f'<h2>Kortkommandon i Protokoll</h2><table cellpadding="3" width="100%">{"".join(lines)}</table>'


class ShortcutsDialog(QDialog):
    """The shortcuts, filtered by typing."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kortkommandon"))
        self._rows = shortcut_rows(actions)
        title = QLabel(self.tr("Kortkommandon"), self)
        set_role(title, "title")
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Filtrera"))
        self._filter.setAccessibleName(self.tr("Filtrera kortkommandon"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._fill)
        self._tree = QTreeWidget(self)
        self._tree.setAccessibleName(self.tr("Kortkommandon"))
        self._tree.setHeaderLabels([self.tr("Åtgärd"), self.tr("Tangenter")])
        self._tree.setRootIsDecorated(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setStretchLastSection(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID + 4)
        layout.addWidget(title)
        layout.addWidget(self._filter)
        layout.addWidget(self._tree, 1)
        layout.addLayout(self._buttons())
        self._fill("")
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 76, min(metrics.height() * 38, 660))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for text, name, slot in (
            (self.tr("&Kopiera"), "duplicate", self._copy),
            (self.tr("Skriv &ut…"), "print", self._print),
        ):
            button = QPushButton(icon(name), text, self)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        close = QPushButton(self.tr("&Stäng"), self)
        set_role(close, "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row

    def _fill(self, text: str) -> None:
        self._tree.clear()
        parents: dict[str, QTreeWidgetItem] = {}
        for menu, words, keys in self._rows:
            if not matches(text, f"{menu} {words} {keys}"):
                continue
            if menu not in parents:
                parents[menu] = QTreeWidgetItem(self._tree, [menu])
                font = self._tree.font()
                font.setBold(True)
                parents[menu].setFont(0, font)
                parents[menu].setFirstColumnSpanned(True)
            QTreeWidgetItem(parents[menu], [words, keys])
        self._tree.expandAll()
        first = self._tree.topLevelItem(0)
        if first is not None:
            self._tree.setCurrentItem(first)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._rows))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setHtml(as_html(self._rows))
            document.print_(printer)
