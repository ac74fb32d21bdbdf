"""Utseende: the organisation's colour and logo, set once for all papers of the built-in designs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from protokoll.documents.paper import Paper
from protokoll.documents.word import Look
from protokoll.errors import UserError
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.preview.look import page_look
from protokoll.gui.preview.paper_view import PaperView
from protokoll.gui.theme.colors import PAPER_COLORS
from protokoll.gui.theme.icons import icon
from protokoll.services.looks import printable_colour, read_logo

_OTHER = "…"
"""Stands for a colour of one's own among the choices."""


class ChosenLook(NamedTuple):
    """What was chosen. ``accent`` is empty for the designs' own; ``logo`` is a new picture, if there is one."""

    accent: str
    logo: Path | None
    without_logo: bool
    logo_text: str


class LookDialog(QDialog):
    """Takes the look as it is and a paper to show it on."""

    def __init__(self, look: Look, design: str, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Utseende"))
        self._design = design
        self._paper = paper
        self._accent = look.accent
        self._logo = look.logo
        self._new_logo: Path | None = None
        self.colors = QComboBox(self)
        self.hex = QLineEdit(self)
        self.pick_button = QPushButton(self.tr("&Fler färger…"), self)
        self.told = quiet("", self)
        self.problem = ProblemLine(self)
        self.logo_button = QPushButton(icon("folder"), self.tr("Välj &bild…"), self)
        self.no_logo_button = QPushButton(self.tr("&Ingen logotyp"), self)
        self.logo_told = quiet("", self)
        self.logo_text = QLineEdit(look.logo_text, self)
        self.view = PaperView(self)
        self.view.setAccessibleName(self.tr("Så blir det på pappret"))
        self._fill_colors()
        self._lay_out()
        self._connect()
        self._show()

    def chosen(self) -> ChosenLook:
        """What was chosen."""
        words = " ".join(self.logo_text.text().split())
        return ChosenLook(self._accent, self._new_logo, not self._logo, words)

    def set_logo(self, path: Path) -> None:
        """Take the picture at ``path``, if it is one."""
        try:
            self._logo = read_logo(path)
        except UserError as error:
            self.problem.say(str(error))
            return
        self._new_logo = path
        self._show()

    # --- inside ------------------------------------------------------------------------------------

    def _fill_colors(self) -> None:
        self.colors.setAccessibleName(self.tr("Färg"))
        self.colors.addItem(self.tr("Formgivningens egen"), "")
        for color, name in PAPER_COLORS.items():
            self.colors.addItem(_swatch(color), name, color)
        self.colors.addItem(self.tr("Egen färg"), _OTHER)
        self.hex.setAccessibleName(self.tr("Färgens kod"))
        self.hex.setPlaceholderText("#0b5563")
        self.logo_text.setAccessibleName(self.tr("Logotypen i ord"))

    def _connect(self) -> None:
        self.colors.activated.connect(self._take_color)
        self.hex.editingFinished.connect(self._take_hex)
        self.pick_button.clicked.connect(self._pick)
        self.logo_button.clicked.connect(self._ask_logo)
        self.no_logo_button.clicked.connect(self._drop_logo)

    def _lay_out(self) -> None:
        form = QWidget(self)
        form.setProperty("role", "ground")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        color_row = QHBoxLayout()
        color_row.addWidget(self.hex, 1)
        color_row.addWidget(self.pick_button)
        logo_row = QHBoxLayout()
        logo_row.addWidget(self.logo_button)
        logo_row.addWidget(self.no_logo_button)
        logo_row.addStretch(1)
        for words, field in (
            (self.tr("F&ärg i rubriker och linjer"), self.colors),
            (self.tr("Färgens &kod"), self.hex),
        ):
            label = _label(words, form)
            label.setBuddy(field)
            column.addWidget(label)
            if field is self.colors:
                column.addWidget(field)
            else:
                column.addLayout(color_row)
        column.addWidget(self.told)
        column.addSpacing(8)
        column.addWidget(_label(self.tr("Logotyp"), form))
        column.addLayout(logo_row)
        column.addWidget(self.logo_told)
        label = _label(self.tr("Logotypen i &ord, för den som får papperet uppläst"), form)
        label.setBuddy(self.logo_text)
        column.addWidget(label)
        column.addWidget(self.logo_text)
        column.addWidget(self.problem)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(form)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(scroll, 2)
        sides.addWidget(self.view, 3)
        buttons = DialogButtons(self, self.tr("&Spara"))
        head = self.tr(
            "Gäller alla papper i de inbyggda formgivningarna, och egna mallar som är gjorda av dem."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(DialogHead(self.tr("Organisationens utseende"), head))
        layout.addLayout(sides, 1)
        layout.addLayout(buttons)
        for button in (self.pick_button, self.logo_button, self.no_logo_button):
            button.setAutoDefault(False)
        screen = self.screen().availableSize()
        letters, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(min(letters * 150, screen.width() - 40), min(line * 40, screen.height() - 60))
        self.colors.setFocus()

    def _take_color(self) -> None:
        color = self.colors.currentData()
        if color == _OTHER:
            self._pick()
        else:
            self._set(color)

    def _take_hex(self) -> None:
        if self.hex.text().strip() != self._accent:
            self._set(self.hex.text().strip())

    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self._accent or "#0b5563"), self)
        dialog.setWindowTitle(self.tr("Organisationens färg"))
        dialog.colorSelected.connect(self._picked)
        dialog.open()

    def _picked(self, color: QColor) -> None:
        self._set(color.name())

    def _set(self, color: str) -> None:
        try:
            printed = printable_colour(color) if color else ""
        except UserError as error:
            self.problem.say(str(error))
            return
        self._accent = printed
        self._show()
        darker = color and printed.lstrip("#") != color.lower().lstrip("#") and len(color.lstrip("#")) == 6
        self.told.setText(
            self.tr("Färgen är gjord mörkare, så att rubriker går att läsa: {color}").format(color=printed)
            if darker
            else ""
        )

    def _ask_logo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Välj logotyp"), "", self.tr("Bilder (*.png *.jpg *.jpeg)")
        )
        if path:
            self.set_logo(Path(path))

    def _drop_logo(self) -> None:
        self._logo, self._new_logo = b"", None
        self._show()

    def _show(self) -> None:
        self.problem.say("")
        at = self.colors.findData(self._accent)
        self.colors.setCurrentIndex(at if at >= 0 else self.colors.findData(_OTHER))
        self.hex.setText(self._accent)
        self.no_logo_button.setEnabled(bool(self._logo))
        self.logo_text.setEnabled(bool(self._logo))
        if self._new_logo is not None:
            self.logo_told.setText(self._new_logo.name)
        else:
            told = self.tr("Logotypen är vald.") if self._logo else self.tr("Ingen logotyp är vald.")
            self.logo_told.setText(told)
        look = page_look(
            self._design, accent=self._accent, logo=self._logo, logo_text=self.logo_text.text().strip()
        )
        self.view.show_paper(self._paper, look)


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("role", "label")
    label.setWordWrap(True)
    return label


def _swatch(color: str) -> QIcon:
    pixmap = QPixmap(QSize(32, 32))
    pixmap.fill(QColor(color))
    return QIcon(pixmap)
