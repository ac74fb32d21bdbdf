"""The right side of the page: the chosen template, by its preview or by what the check says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from protokoll.documents.paper import Paper
from protokoll.documents.word import Severity, TemplateFault
from protokoll.gui.fields.column import heading, quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.clipboard import copy_table
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pane import PreviewPane
from protokoll.gui.templates.words import state, use
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import set_role
from protokoll.services.template_overview import CheckedTemplate


class ActionButton(QPushButton):
    """A button that does what an action does, and is as it is: its words, and whether it can be used."""

    def __init__(self, action: QAction, parent: QWidget, role: str = "") -> None:
        super().__init__(parent)
        if role:
            set_role(self, role)
        self._action = action
        self.setIcon(action.icon())
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        self.setToolTip(self._action.toolTip())


class FaultList(QListWidget):
    """All that the check found, errors first; Ctrl+C copies it as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Fel och varningar i mallen"))
        self.setProperty("role", "plain")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSpacing(2)
        self._faults: tuple[TemplateFault, ...] = ()
        list_action(self, self.tr("Kopiera som tabell"), "Ctrl+C", self.copy)

    def show_faults(self, faults: tuple[TemplateFault, ...]) -> None:
        """Show these instead."""
        if faults == self._faults:
            return
        self._faults = faults
        self.clear()
        for fault in faults:
            wrong = fault.severity is Severity.ERROR
            word = self.tr("Fel") if wrong else self.tr("Varning")
            told = f"{word} – {fault.place}\n{fault.text}"
            item = QListWidgetItem("\n".join(filter(None, (told, fault.suggestion))), self)
            item.setIcon(icon("warning", "warning") if wrong else icon("info", "task"))
        self.setCurrentRow(0)

    def copy(self) -> None:
        """Copy all of it as a table."""
        rows = [(str(one.severity), one.place, one.text, one.suggestion) for one in self._faults]
        copy_table([(self.tr("Slag"), self.tr("Plats"), self.tr("Vad"), self.tr("Gör så här")), *rows])


class Details(QWidget):
    """One template: what it is called and used for, what can be done with it, and how it looks."""

    def __init__(
        self, buttons: tuple[QAction, ...], more: tuple[QAction, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = heading("", self)
        self.told = quiet("", self)
        self.preview = PreviewPane(self)
        for one in (self.preview.papers, self.preview.preview_button, self.preview.print_button):
            one.hide()  # which paper it is stands to the left
        self.preview.show_empty(self.tr("Exemplet görs …"))
        self.preview.zoom.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.faults = FaultList(self)
        self.fine = quiet("", self)
        self.fine.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.advice = quiet("", self)
        self.more = QPushButton(self.tr("Mer"), self)
        self.more.setIcon(icon("more"))
        menu = QMenu(self.more)
        menu.setAccessibleName(self.tr("Mer med mallen"))
        menu.addActions(more)
        self.more.setMenu(menu)
        self._buttons = FlowRow([*(ActionButton(one, self) for one in buttons), self.more], self)
        self._own = QWidget(self)
        self._stack = QStackedWidget(self)
        self._lay_out()

    def show_template(self, checked: CheckedTemplate | None) -> None:
        """Show what there is to say of a template, or nothing."""
        self.setEnabled(checked is not None)
        self.title.setText(checked.template.name if checked else "")
        self.told.setText(". ".join(filter(None, (state(checked), use(checked)))) + "." if checked else "")
        if checked is None or checked.template.built_in:
            self._stack.setCurrentWidget(self.preview)
            return
        self._stack.setCurrentWidget(self._own)
        self.faults.show_faults(checked.faults)
        self.faults.setVisible(bool(checked.faults))
        self.fine.setVisible(not checked.faults)
        if checked.errors:
            advice = self.tr(
                "Mallen kan inte användas förrän felen är rättade. Öppna den i Word, rätta och spara; "
                "kontrollen görs om av sig själv."
            )
        elif checked.faults:
            advice = self.tr("Mallen går att använda. Varningarna är värda en titt i Word.")
        else:
            advice = self.tr("Mallen är kontrollerad och går att använda.")
        self.advice.setText(advice)

    def show_paper(self, paper: Paper, look: PageLook) -> None:
        """Show the sample in a built-in design."""
        self.preview.show_paper(paper, look)

    def _lay_out(self) -> None:
        self.fine.setText(
            self.tr(
                "Se hur den blir: ”Visa i Word med exempeldata” gör ett papper av ett påhittat möte. "
                "Ändra mallen i Word; när du sparar kontrolleras den igen."
            )
        )
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        own.addWidget(self.advice)
        own.addWidget(self.faults, 1)
        own.addWidget(self.fine, 1)
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self._own)
        head = QHBoxLayout()
        head.addWidget(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addWidget(self._buttons)
        layout.addWidget(self._stack, 1)
