"""What is packed together with the attachments, and how."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from protokoll.documents.papers import PaperKind, paper_title
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.column import Column
from protokoll.gui.theme.style import GRID


class PackForm(Enum):
    """How the pack is made; the value is what it is called."""

    ZIP = "En zip-fil"
    FOLDER = "En mapp"
    PDF = "En enda PDF"


_PAPERS = (PaperKind.MINUTES, PaperKind.NOTICE, PaperKind.AGENDA)


class PackDialog(QDialog):
    """Asks for a paper and a form."""

    def __init__(self, paper: PaperKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Packa ihop"))
        self.paper: ChoiceField[PaperKind | None] = ChoiceField(
            self.tr("Papper"),
            [*((kind, paper_title(kind)) for kind in _PAPERS), (None, self.tr("Bara bilagorna"))],
            self,
        )
        self.paper.show_value(paper)
        self.form: ChoiceField[PackForm] = ChoiceField(
            self.tr("Packas som"), [(form, self.tr(form.value)) for form in PackForm], self
        )
        self.form.chosen.connect(self._fit)
        self.paper.chosen.connect(self._fit)
        column = Column(self)
        column.add_field(self.tr("&Papper"), self.paper)
        column.add_field(
            self.tr("P&ackas som"),
            self.form,
            self.tr(
                "En enda PDF får papperet först och sedan de bilagor som är PDF. Andra filer följer inte med."
            ),
        )
        self.buttons = DialogButtons(self, self.tr("Välj plats…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID * 2)
        layout.addLayout(
            DialogHead(self.tr("Packa ihop"), self.tr("Ett papper och alla bilagor, att skicka eller spara."))
        )
        layout.addLayout(column.at_left())
        layout.addStretch()
        layout.addLayout(self.buttons)
        QWidget.setTabOrder(self.form, self.buttons.cancel_button)
        QWidget.setTabOrder(self.buttons.cancel_button, self.buttons.accept_button)
        self.paper.setFocus()

    def _fit(self) -> None:
        """One PDF begins with a paper."""
        self.buttons.accept_button.setEnabled(
            self.form.value is not PackForm.PDF or self.paper.value is not None
        )
