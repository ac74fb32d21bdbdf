"""The small questions of the page: what a template is to be called, and which bodies use it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead


class NameDialog(QDialog):
    """Asks for the name of a template."""

    def __init__(self, title: str, name: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = QLineEdit(name, self)
        self.field.setAccessibleName(self.tr("Mallens namn"))
        self.field.selectAll()
        self.field.textChanged.connect(self._allow)
        label = QLabel(self.tr("&Namn"), self)
        label.setProperty("role", "label")
        label.setBuddy(self.field)
        self._buttons = DialogButtons(self, does)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addLayout(DialogHead(title, self.tr("Namnet blir också filens namn i mappen med mallar.")))
        layout.addSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.field)
        layout.addSpacing(8)
        layout.addLayout(self._buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
        self.field.setFocus()
        self._allow()

    def name(self) -> str:
        """What was typed, trimmed."""
        return " ".join(self.field.text().split())

    def _allow(self) -> None:
        self._buttons.accept_button.setEnabled(bool(self.name()))


class BodiesDialog(QDialog):
    """Asks which bodies use a template for a paper."""

    def __init__(
        self, title: str, bodies: Mapping[str, str], chosen: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Organ"))
        for uid, name in sorted(bodies.items(), key=lambda body: body[1].casefold()):
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, uid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if uid in chosen else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        head = self.tr("Bocka för organen som ska ha mallen. De andra har den som används för alla.")
        layout.addLayout(DialogHead(title, head))
        layout.addSpacing(8)
        layout.addWidget(self.list, 1)
        layout.addSpacing(8)
        layout.addLayout(DialogButtons(self, self.tr("&Använd")))
        self.resize(self.fontMetrics().averageCharWidth() * 64, self.fontMetrics().height() * 22)
        self.list.setFocus()

    def chosen(self) -> frozenset[str]:
        """The uids of the bodies with a tick."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
