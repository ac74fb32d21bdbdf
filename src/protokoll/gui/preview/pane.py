"""The preview with what belongs around it: which paper, how many pages, how large, and the printer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.documents.paper import Paper
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.page_surface import ZOOM_STEPS
from protokoll.gui.preview.paper_view import PaperView
from protokoll.gui.theme.icons import icon
from protokoll.gui.words import counted


class PreviewPane(QWidget):
    """Shows papers; takes all it shows by methods and tells by signals what is wanted."""

    paper_chosen = Signal(str)
    """Another paper was chosen: its name, as it was given to ``set_papers``."""
    part_wanted = Signal(str)
    """The key of the part that was clicked in the paper."""
    print_wanted = Signal()
    print_preview_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = QComboBox(self)
        self.papers.setAccessibleName(self.tr("Papper"))
        self.papers.setToolTip(self.tr("Vilket papper som visas"))
        self.papers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.papers.setMinimumContentsLength(9)
        self.papers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.papers.activated.connect(self._tell_paper)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.zoom = QComboBox(self)
        self.zoom.setAccessibleName(self.tr("Sidornas storlek"))
        self.zoom.setToolTip(self.tr("Sidornas storlek (Ctrl och mushjulet)"))
        self.zoom.addItem(self.tr("Sidbredd"), None)
        for percent in ZOOM_STEPS:
            self.zoom.addItem(self.tr("{n} %").format(n=percent), percent)
        self.zoom.activated.connect(self._set_zoom)
        self.print_button = self._button("print", self.tr("Skriv ut…"))
        self.print_button.clicked.connect(self.print_wanted)
        self.preview_button = self._button("search", self.tr("Förhandsgranska utskrift"))
        self.preview_button.clicked.connect(self.print_preview_wanted)
        self.view = PaperView(self)
        self.view.pages_changed.connect(self._tell_count)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.part_wanted.connect(self.part_wanted)
        self.empty = QLabel(self)
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setMargin(24)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self._lay_out()
        self.show_empty(self.tr("Inget möte är öppet."))

    def set_papers(self, papers: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Offer these papers, each by its name and title; ``chosen`` (or the one chosen before) is shown."""
        wanted = chosen or self.chosen_paper()
        with QSignalBlocker(self.papers):
            self.papers.clear()
            for name, title in papers:
                self.papers.addItem(title, name)
            self.papers.setCurrentIndex(max(self.papers.findData(wanted), 0))

    def chosen_paper(self) -> str:
        """The name of the paper that is chosen; empty where none is offered."""
        return self.papers.currentData() or ""

    def choose_paper(self, name: str) -> None:
        """Choose a paper without telling so; one that is not offered changes nothing."""
        if (at := self.papers.findData(name)) >= 0:
            self.papers.setCurrentIndex(at)

    def show_paper(self, paper: Paper, look: PageLook) -> None:
        """Show a paper."""
        self.view.show_paper(paper, look)

    def show_empty(self, words: str) -> None:
        """Show no paper but why there is none."""
        self.empty.setText(words)
        self.view.show_paper(None, PageLook())

    # --- inside ---

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIcon(icon(name))
        side = round(self.fontMetrics().height() * 1.2)
        button.setIconSize(QSize(side, side))
        button.setText(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 8, 8, 8)
        tools.setSpacing(8)
        tools.addWidget(self.papers, 1)
        tools.addWidget(self.count)
        for widget in (self.zoom, self.preview_button, self.print_button):
            tools.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(tools)
        layout.addWidget(self._stack, 1)
        order = (self.papers, self.zoom, self.preview_button, self.print_button, self.view)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _tell_paper(self) -> None:
        self.paper_chosen.emit(self.chosen_paper())

    def _tell_count(self, pages: int) -> None:
        shown = pages > 0
        self.count.setText(counted(pages, "sida", "sidor") if shown else "")
        for button in (self.print_button, self.preview_button):
            button.setEnabled(shown)
        self.zoom.setEnabled(shown)
        self._stack.setCurrentWidget(self.view if shown else self.empty)

    def _set_zoom(self) -> None:
        self.view.set_zoom(self.zoom.currentData())
        self._show_zoom()

    def _show_zoom(self) -> None:
        """What was chosen with the wheel stands in the field too."""
        chosen = None if self.view.fits_width() else self.view.zoom()
        at = 0 if chosen is None else self.zoom.findData(chosen)
        self.zoom.setCurrentIndex(at)
