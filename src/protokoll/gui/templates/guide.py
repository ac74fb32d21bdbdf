"""Skapa mall från eget dokument: what of an old paper gives way to fields, shown, changed and accepted."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from protokoll.documents.papers import PaperKind
from protokoll.errors import UserError
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.filter_field import FilterField
from protokoll.gui.lists.table import ListTable
from protokoll.gui.shell.announce import announce
from protokoll.gui.templates.field_list import field_rows
from protokoll.gui.templates.guide_model import GuideModel
from protokoll.gui.templates.guide_text import GuideText
from protokoll.gui.templates.rows import RowsModel
from protokoll.gui.words import counted
from protokoll.services.template_guide import ANCHOR_NAMES, GONE, Choice, Choices, OwnDocument, choose


class GuideDialog(QDialog):
    """Takes a document and proposals, gives the choices that were accepted and the template's name."""

    changed = Signal()
    """Something else gives way than before."""

    def __init__(
        self, document: OwnDocument, proposals: Choices, paper: PaperKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Skapa mall från eget dokument"))
        self._document = document
        self._choices = proposals
        self._before: list[Choices] = []
        self.model = GuideModel(document, proposals, self)
        self.table = ListTable(self.tr("Dokumentets text"), self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        self.text = GuideText(self)
        self.filter = FilterField(self.tr("Sök fält"), self)
        self._all_fields = field_rows(paper)
        self._field_model: RowsModel[str] = RowsModel(
            (self.tr("Fält"), self.tr("Blir"), self.tr("Exempel")), self
        )
        self.fields = ListTable(self.tr("Fält att byta ut mot"), self)
        self.fields.setModel(self._field_model)
        self.fields.horizontalHeader().setDefaultAlignment(left)
        self.fields.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.swap_button = QPushButton(self.tr("&Byt ut mot fältet"), self)
        self.gone_button = QPushButton(self.tr("&Ta bort"), self)
        self.keep_button = QPushButton(self.tr("Låt stå &kvar"), self)
        self.undo_button = QPushButton(self.tr("Ån&gra"), self)
        self.problem = ProblemLine(self)
        self.told = quiet("", self)
        self.name = QLineEdit(document.path.stem, self)
        self.name.setAccessibleName(self.tr("Mallens namn"))
        self.open_it = QCheckBox(self.tr("Öppna mallen i &Word sedan"), self)
        self.open_it.setChecked(True)
        self._buttons = DialogButtons(self, self.tr("&Skapa mallen"))
        self._connect()
        self._lay_out()
        self._show_fields()
        self._show_choices(proposals[0].first if proposals else 0)

    # --- what it gives -----------------------------------------------------------------------------

    def choices(self) -> Choices:
        """What gives way."""
        return self._choices

    def template_name(self) -> str:
        """What the template is to be called."""
        return " ".join(self.name.text().split())

    # --- what can be done --------------------------------------------------------------------------

    def swap(self) -> None:
        """Let the marked text, or the chosen lines, give way to the chosen field."""
        field = self._field_model.value(self.fields.currentIndex())
        if field is not None:
            self._choose(field.strip("{}"))

    def take_away(self) -> None:
        """Let the marked text, or the chosen lines, not be in the template at all."""
        self._choose(GONE)

    def keep(self) -> None:
        """Let the marked text, or the chosen lines, stay as they are."""
        span = self._chosen_lines()
        if span is None:
            return
        first, last = span
        start, end = self.text.marked()
        marked = Choice(GONE, first, last, start, end) if end else Choice(GONE, first, last)
        self._set(tuple(one for one in self._choices if not one.touches(marked)), first)

    def undo(self) -> None:
        """Take the latest change back."""
        if self._before:
            self._choices = self._before.pop()
            self._show_choices(self._current())

    # --- inside ------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._show_text)
        self.table.opened.connect(self._find_field)
        self.filter.textChanged.connect(self._show_fields)
        self.filter.left.connect(self.fields.setFocus)
        self.filter.accepted.connect(self.swap)
        self.fields.opened.connect(self.swap)
        self.fields.typed.connect(self.filter.begin)
        self.swap_button.clicked.connect(self.swap)
        self.gone_button.clicked.connect(self.take_away)
        self.keep_button.clicked.connect(self.keep)
        self.undo_button.clicked.connect(self.undo)
        self.name.textChanged.connect(self._allow)
        list_action(self.table, self.tr("Ta bort ur mallen"), "Del", self.take_away)
        list_action(self.table, self.tr("Låt stå kvar"), "Backspace", self.keep)
        list_action(self.table, self.tr("Ångra"), "Ctrl+Z", self.undo)

    def _lay_out(self) -> None:
        for button in (self.swap_button, self.gone_button, self.keep_button, self.undo_button):
            button.setAutoDefault(False)
        name = QLabel(self.tr("Mallens &namn"), self)
        name.setBuddy(self.name)
        foot = FlowRow([name, self.name, self.open_it], self)
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(16)
        splitter.addWidget(self.table)
        splitter.addWidget(self._side())
        splitter.setSizes([600, 400])
        head = self.tr(
            "Det som hör till ett enda möte byts ut mot fält, som fylls i för varje möte. Här är ett förslag. "
            "Gå igenom listan: det som ”står kvar” ska vara samma i alla papper."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        title = self.tr("Gör {name} till mall").format(name=self._document.path.name)
        layout.addLayout(DialogHead(title, head))
        layout.addWidget(splitter, 1)
        layout.addWidget(self.told)
        layout.addWidget(foot)
        layout.addLayout(self._buttons)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(2, self.fontMetrics().averageCharWidth() * 18)
        self.fields.horizontalHeader().setStretchLastSection(True)
        for column, letters in enumerate((24, 34)):
            self.fields.setColumnWidth(column, self.fontMetrics().averageCharWidth() * letters)
        self.table.fit()
        self.fields.fit()
        screen = self.screen().availableSize()
        letters, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(min(letters * 190, screen.width() - 40), min(line * 46, screen.height() - 60))
        self.table.setFocus()

    def _side(self) -> QWidget:
        """Words and fields, which scroll where large letters need it, over the buttons, which are always there."""
        inside = QWidget(self)
        inside.setProperty("role", "ground")
        marking = QLabel(self.tr("&Markera orden som ska bytas ut, eller byt ut hela texten"), inside)
        marking.setWordWrap(True)
        marking.setBuddy(self.text)
        instead = QLabel(self.tr("Byt ut mot"), inside)
        for label in (marking, instead):
            label.setProperty("role", "label")
        self.fields.setMinimumHeight(self.fontMetrics().height() * 8)
        for field in (self.text, self.fields):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(marking)
        rows.addWidget(self.text, 1)
        rows.addWidget(instead)
        rows.addWidget(self.filter)
        rows.addWidget(self.fields, 2)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(area, 1)
        column.addWidget(self.problem)
        buttons = (self.swap_button, self.gone_button, self.keep_button, self.undo_button)
        column.addWidget(FlowRow(buttons, side))
        return side

    def _find_field(self) -> None:
        self.filter.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_fields(self) -> None:
        words = self.filter.text().casefold().split()
        found = [
            row for row in self._all_fields if all(word in row.read_aloud().casefold() for word in words)
        ]
        self._field_model.show_rows(found)
        self.fields.setCurrentIndex(self._field_model.index(0, 0))

    def _chosen_lines(self) -> tuple[int, int] | None:
        """The first and last text of the chosen lines."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not rows:
            return None
        return self.model.lines[rows[0]].first, self.model.lines[rows[-1]].last

    def _current(self) -> int:
        span = self._chosen_lines()
        return span[0] if span else 0

    def _show_text(self) -> None:
        span = self._chosen_lines()
        self.problem.say("")
        if span is None:
            self.text.show_text("", ())
            return
        first, last = span
        words = "\n".join(text.text for text in self._document.texts[first : last + 1])
        inside = tuple(one for one in self._choices if one.first == first == last and not one.whole)
        self.text.show_text(words, tuple((one.start, one.end) for one in inside), may_mark=first == last)

    def _choose(self, name: str) -> None:
        span = self._chosen_lines()
        if span is None:
            self.problem.say(self.tr("Välj först en eller flera rader i listan till vänster."))
            return
        first, last = span
        start, end = self.text.marked()
        if first == last and not end and name and name not in ANCHOR_NAMES:
            text = self._document.texts[first].text
            start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        choice = Choice(name, first, last, start, end) if end else Choice(name, first, last)
        try:
            self._set(choose(self._document, self._choices, choice), first)
        except UserError as error:
            self.problem.say(str(error))

    def _set(self, choices: Choices, at: int) -> None:
        if choices == self._choices:
            return
        self._before.append(self._choices)
        self._choices = choices
        self._show_choices(at)
        self.table.setFocus()  # on to the next line
        row = self.model.row_of(at)
        announce(self.table, str(self.model.data(self.model.index(row, 1))))
        self.changed.emit()

    def _show_choices(self, at: int) -> None:
        """Show the list anew, with the line of the text ``at`` chosen."""
        self.model.set_choices(self._choices)
        row = self.model.row_of(at)
        selection = QItemSelection(
            self.model.index(row, 0), self.model.index(row, self.model.columnCount() - 1)
        )
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_text()
        self.undo_button.setEnabled(bool(self._before))
        self.told.setText(
            self.tr("{n} byts ut, {kept} står kvar.").format(
                n=counted(len(self._choices), "text", "texter"),
                kept=counted(self.model.kept(), "rad", "rader"),
            )
        )

    def _allow(self) -> None:
        self._buttons.accept_button.setEnabled(bool(self.template_name()))
