"""Om Protokoll: which version, where the data lies, whose work it rests on; all of it easy to copy."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from protokoll import __version__
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.papers import open_file
from protokoll.gui.shell.announce import announce
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role
from protokoll.services.libraries import Library, libraries


class AboutDialog(QDialog):
    """The facts that somebody who helps asks for, and the licences."""

    def __init__(self, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Om Protokoll"))
        self._data_dir = data_dir
        self._libraries = libraries()
        self._facts = (
            (self.tr("Version"), __version__),
            (self.tr("Byggt på"), f"Qt {qVersion()}, Python {platform.python_version()}"),
            (self.tr("Dator"), platform.platform(terse=True)),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        layout.setSpacing(GRID * 2)
        layout.addLayout(
            DialogHead("Protokoll", self.tr("Möten, beslut och färdiga protokoll, utan internet."))
        )
        layout.addLayout(self._told())
        layout.addLayout(self._licences(), 1)
        layout.addLayout(self._buttons())
        self.close_button.setFocus()
        letter = self.fontMetrics()
        room = self.screen().availableSize() * 0.94
        self.resize(
            min(letter.averageCharWidth() * 92, room.width()), min(letter.height() * 36, room.height())
        )

    def details(self) -> str:
        """All that is told here, as text to send. The folder is not in it: its name may be somebody's."""
        facts = [f"{name}: {fact}" for name, fact in self._facts]
        return "\n".join(["Protokoll", *facts, "", *("\t".join(_cells(one)) for one in self._libraries)])

    def _told(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID // 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, fact in self._facts:
            form.addRow(_muted(name), _fact(fact))
        folder = QHBoxLayout()
        folder.setSpacing(GRID)
        path = _fact(str(self._data_dir))
        path.setWordWrap(True)
        self.open_button = QPushButton(icon("folder", "accent"), self.tr("Ö&ppna mappen"))
        set_role(self.open_button, "quiet")
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._open_folder)
        folder.addWidget(path, 1)
        folder.addWidget(self.open_button)
        form.addRow(_muted(self.tr("Datamapp")), folder)
        return form

    def _licences(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        told = _muted(
            self.tr(
                "Protokoll är fri programvara (MIT). Det bygger på andras fria programvara. Qt och PySide6 används "
                "enligt LGPL 3 och kan bytas mot en egen version."
            )
        )
        told.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Programvara och licenser"))
        self.tree.setHeaderLabels([self.tr("Programvara"), self.tr("Version"), self.tr("Licens")])
        self.tree.setRootIsDecorated(False)
        for library in self._libraries:
            row = QTreeWidgetItem(self.tree, _cells(library))
            row.setToolTip(2, library.licence)
        header = self.tree.header()
        header.setStretchLastSection(True)
        for column_number in (0, 1):
            header.setSectionResizeMode(column_number, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(told)
        column.addWidget(self.tree, 1)
        return column

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = QPushButton(icon("duplicate", "accent"), self.tr("&Kopiera uppgifterna"))
        self.copy_button.setAutoDefault(False)
        set_role(self.copy_button, "quiet")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton(self.tr("&Stäng"))
        set_role(self.close_button, "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch()
        row.addWidget(self.close_button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self.copy_button.setText(self.tr("Kopierat"))
        announce(self, self.tr("Kopierat"))

    def _open_folder(self) -> None:
        if not open_file(self._data_dir):
            told = self.tr("Går inte att öppna")
            self.open_button.setText(told)
            announce(self, told)


def show_about(parent: QWidget, data_dir: Path) -> None:
    """Show the dialog; it closes by itself when its parent does."""
    AboutDialog(data_dir, parent).open()


def _cells(library: Library) -> list[str]:
    return [library.name, library.version, library.licence]


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "muted")
    return label


def _fact(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
