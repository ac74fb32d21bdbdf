"""What is to be known of the template: that the preview cannot show it, or that it is faulty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from protokoll.gui.fields.column import heading, quiet
from protokoll.gui.paper_desk.template_state import TemplateState
from protokoll.gui.shell.announce import announce
from protokoll.gui.theme.style import GRID, set_role

_MOST_LINES = 6


class TemplateNotice(QFrame):
    """Says what is wrong with a template, each fault with its place, and offers the built-in one."""

    built_in_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self.words = quiet("", self)
        self._heading = heading("", self, level="warning")
        self.faults = QPlainTextEdit(self)
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(self.tr("Fel i mallen"))
        self.button = QPushButton(self.tr("&Använd den inbyggda mallen"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.built_in_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        layout.setSpacing(GRID // 2)
        for widget in (self._heading, self.words, self.faults, self.button):
            layout.addWidget(widget)
        self.hide()

    def show_state(self, state: TemplateState) -> None:
        """Show what there is to say of a template; nothing where it is one of the built-in ones."""
        faulty = bool(state.problem)
        told = [fault.sentence() for fault in state.faults]
        words = state.problem
        if told:
            words = self.tr("Rätta felen i Word, eller använd den inbyggda mallen så länge.")
        elif state.own and not faulty:
            words = self.tr(
                "Word-filen får organisationens egen mall ”{name}”. Förhandsgranskning och utskrift har "
                "programmets utformning Modern."
            ).format(name=state.own)
        self.words.setText(words)
        self._heading.setText(self.tr("Mallen ”{name}” går inte att använda").format(name=state.own))
        self._heading.setVisible(faulty)
        self.faults.setPlainText("\n".join(told))
        self.faults.setVisible(bool(told))
        lines = min(max(len(told) * 2, 2), _MOST_LINES)
        self.faults.setFixedHeight(round(self.fontMetrics().lineSpacing() * (lines + 1)))
        self.button.setVisible(faulty)
        self.setVisible(bool(words))
        if faulty:
            announce(self, " ".join((self._heading.text(), *told)))
