"""Fältlista: all that the templates of a paper may hold, to be searched, copied and read beside Word."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLabel, QVBoxLayout, QWidget

from protokoll.documents.papers import PaperKind, known_fields, paper_title
from protokoll.documents.template_fields import LOGO
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.column import quiet
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.filter_field import FilterField
from protokoll.gui.lists.table import ListTable
from protokoll.gui.shell.announce import announce
from protokoll.gui.templates.rows import Row, RowsModel


def field_rows(kind: PaperKind) -> tuple[Row[str], ...]:
    """The anchors, fields and rows of a paper; each row's value is what is written in the template."""
    known = known_fields(kind)
    told = [(anchor.name, anchor.meaning, "") for anchor in known.anchors]
    told += [(field.name, field.meaning, field.example) for field in (*known.fields, LOGO)]
    told += [
        (
            f"{group.name}.{field.name}",
            f"{field.meaning}. Tabellraden upprepas för varje {group.name.lower()}",
            field.example,
        )
        for group in known.groups
        for field in group.fields
    ]
    return tuple(
        Row(f"{{{{{name}}}}}", (f"{{{{{name}}}}}", meaning, example)) for name, meaning, example in told
    )


class FieldList(QWidget):
    """A window of its own: what is copied here is pasted in Word."""

    copied = Signal(str)
    """What was put on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Fält i mallar"))
        self._rows: tuple[Row[str], ...] = ()
        kinds = [(kind, paper_title(kind)) for kind in PaperKind]
        self.paper = ChoiceField(self.tr("Papper"), kinds, self)
        self.paper.chosen.connect(self._fill)
        self.filter = FilterField(self.tr("Sök fält"), self)
        self.filter.textChanged.connect(self._show)
        self.filter.accepted.connect(self.copy)
        self.model: RowsModel[str] = RowsModel((self.tr("Skriv"), self.tr("Blir"), self.tr("Exempel")), self)
        self.table = ListTable(self.tr("Fält"), self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.filter.left.connect(self.table.setFocus)
        self.table.opened.connect(self.copy)
        self.table.typed.connect(self.filter.begin)
        list_action(self.table, self.tr("Kopiera fältet"), "Ctrl+C", self.copy)
        self.told = QLabel(self)
        self.told.setProperty("role", "decision")
        self.on_top = QCheckBox(self.tr("Ligg &överst, också över Word"), self)
        self.on_top.toggled.connect(self._stay_on_top)
        self._lay_out()
        self.show_paper(PaperKind.MINUTES)

    def show_paper(self, kind: PaperKind) -> None:
        """Show the fields of a paper."""
        self.paper.show_value(kind)
        self._fill()

    def copy(self) -> None:
        """Copy the chosen field as it is written in a template."""
        value = self.model.value(self.table.currentIndex())
        if value is None:
            return
        QGuiApplication.clipboard().setText(value)
        said = self.tr("{field} är kopierat. Klistra in det i Word.").format(field=value)
        self.told.setText(said)
        announce(self, said)
        self.copied.emit(value)

    # --- inside ---

    def _lay_out(self) -> None:
        letters = self.fontMetrics()
        hint = quiet(
            self.tr("Enter eller dubbelklick kopierar. Stor eller liten bokstav spelar ingen roll."), self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        for widget in (self.paper, self.filter, hint):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.on_top)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate((26, 48)):
            self.table.setColumnWidth(column, letters.averageCharWidth() * width)
        self.table.fit()
        screen = self.screen().availableSize()
        wanted = letters.averageCharWidth() * 110, letters.height() * 32
        self.resize(min(wanted[0], screen.width() * 9 // 10), min(wanted[1], screen.height() * 9 // 10))
        self.filter.setFocus()

    def _fill(self) -> None:
        self._rows = field_rows(self.paper.value)
        self._show()

    def _show(self) -> None:
        words = self.filter.text().casefold().split()
        found = [row for row in self._rows if all(word in row.read_aloud().casefold() for word in words)]
        self.model.show_rows(found)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.told.setText("" if found else self.tr("Inget fält passar."))

    def _stay_on_top(self, on: bool) -> None:
        geometry: QByteArray = self.saveGeometry()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.restoreGeometry(geometry)
        self.show()
