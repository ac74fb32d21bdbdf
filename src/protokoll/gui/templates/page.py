"""Mallar: the papers and their templates to the left, the chosen one to the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHeaderView, QSplitter, QVBoxLayout, QWidget

from protokoll.documents.papers import PaperKind, paper_title
from protokoll.gui.desk import Desk
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.lists.table import ListTable
from protokoll.gui.preview.look import page_look
from protokoll.gui.templates.deeds import Deeds
from protokoll.gui.templates.details import ActionButton, Details
from protokoll.gui.templates.page_actions import PageActions
from protokoll.gui.templates.rows import Row, RowsModel
from protokoll.gui.templates.watch import FolderWatch
from protokoll.gui.templates.words import template_row
from protokoll.services.template_overview import CheckedTemplate, Overview, overview
from protokoll.services.templates import ENDINGS, own_folder


class TemplatesPage(QWidget):
    """The page of templates. Nothing is read before it is first shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mallar"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._overview: Overview | None = None
        self._stale = True
        self._reading = False
        self._split_by_hand = False
        self._wanted = ""
        self.deeds = Deeds(desk, self)
        self._watch = FolderWatch(self)
        self.papers_model: RowsModel[PaperKind] = RowsModel(
            (self.tr("Papper"), self.tr("Mall för alla")), self
        )
        self.templates_model: RowsModel[CheckedTemplate] = RowsModel((self.tr("Mallar"),), self)
        self.papers = _table(self.tr("Papper"), self.papers_model, self)
        self.templates = _table(self.tr("Mallar för papperet"), self.templates_model, self)
        self.hint = quiet(
            self.tr(
                "Ni har ingen egen mall för papperet. Dra hit en Word-fil, eller skapa en från ett gammalt dokument."
            ),
            self,
        )
        self.hint.hide()
        self.actions_of_page = PageActions(self, self.templates)
        do = self.actions_of_page
        self.details = Details(
            tuple(do[name] for name in ("open", "sample", "use", "copy")),
            tuple(
                do[name]
                for name in (
                    "use_for",
                    "duplicate",
                    "replace",
                    "rename",
                    "folder",
                    "design",
                    "back",
                    "remove",
                )
            ),
            self,
        )
        self._lay_out()
        self._connect()
        self.actions_of_page.settle(None, None, self.paper)
        self._show_papers(())

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def paper(self) -> PaperKind:
        """The paper that is chosen."""
        return self.papers_model.value(self.papers.currentIndex()) or PaperKind.MINUTES

    @property
    def chosen(self) -> CheckedTemplate | None:
        """The template that is chosen."""
        return self.templates_model.value(self.templates.currentIndex())

    def show_paper(self, kind: PaperKind) -> None:
        """Choose a paper."""
        rows = [row.value for row in self.papers_model.rows]
        self.papers.setCurrentIndex(self.papers_model.index(rows.index(kind), 0))

    def key_actions(self) -> tuple[QAction, ...]:
        """Everything that has a key on this page, for the list of shortcuts."""
        return self.actions_of_page.with_keys()

    # --- what the window asks ----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the page shows, the first time or after a change elsewhere."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lists what they need, but never more than two fifths, unless the user has shared the width."""
        super().resizeEvent(event)
        if not self._split_by_hand:
            left = min(self.fontMetrics().averageCharWidth() * 50, self.width() * 2 // 5)
            self._splitter.setSizes([left, self.width() - left])

    def _moved_splitter(self) -> None:
        self._split_by_hand = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Look again when it is shown next: a folder out of sight is not watched closely."""
        self._stale = True
        super().hideEvent(event)

    def refresh(self, choose: str = "") -> None:
        """Read and check the templates anew, on the worker; then choose the one called so."""
        self._wanted = choose or self._wanted
        self._stale = self._reading
        if not self._reading:
            self._reading = True
            work = partial(overview, self._desk.store, self.paper)
            self._desk.background.run(work, self._show_overview, self._fail_reading)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Word files may be dropped here."""
        if _word_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the files."""
        event.acceptProposedAction()
        self.deeds.take_in(_word_files(event.mimeData()))

    # --- showing -----------------------------------------------------------------------------------

    def _show_overview(self, seen: Overview) -> None:
        self._reading = False
        if self._stale or seen.paper != self.paper:
            self.refresh()
            return
        self._overview = seen
        before = self.chosen
        wanted = self._wanted or (
            before.template.key if before and before.template.paper == seen.paper else ""
        )
        self._wanted = ""
        self._show_papers(tuple((one.kind, one.template) for one in seen.papers))
        self.templates_model.show_rows([template_row(one) for one in seen.templates])
        keys = [one.template.key for one in seen.templates]
        usual = seen.usual()
        at = keys.index(wanted) if wanted in keys else (seen.templates.index(usual) if usual else 0)
        self.templates.setCurrentIndex(self.templates_model.index(at, 0))
        self.templates.selectRow(at)
        self.hint.setVisible(all(one.template.built_in for one in seen.templates))
        self._show_chosen()
        files = tuple(one.template.path for one in seen.templates if one.template.own)
        self._watch.watch(own_folder(self._desk.store, seen.paper), files)

    def _show_papers(self, in_use: tuple[tuple[PaperKind, str], ...]) -> None:
        names = dict(in_use)
        gone = self.tr("saknas") if in_use else ""
        first = not self.papers_model.rows
        self.papers_model.show_rows(
            [Row(kind, (paper_title(kind), names.get(kind) or gone)) for kind in PaperKind]
        )
        if first:
            self.show_paper(PaperKind.MINUTES)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.deeds.look_at(self.paper, chosen, self._overview)
        self.actions_of_page.settle(chosen, self._overview, self.paper)
        self.details.show_template(chosen)
        if chosen is None or not chosen.template.built_in or self._overview is None:
            return
        look = self._overview.look
        design = page_look(chosen.template.key, accent=look.accent, logo=look.logo, logo_text=look.logo_text)
        self.details.show_paper(self.deeds.sample(), design)

    def _fail_reading(self, error: BaseException) -> None:
        self._reading = False
        self._desk.failed.emit(error)

    def _acted(self, key: str) -> None:
        self._desk.tell_changed("templates")
        self.refresh(key)

    def _paper_chosen(self) -> None:
        if self._overview is not None and self._overview.paper != self.paper:
            self.refresh()

    def _made(self, key: str, kind: PaperKind) -> None:
        self.show_paper(kind)
        self.refresh(key)

    def _others_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"bodies", "settings"}:
            self._look_again()

    def _look_again(self) -> None:
        """Something changed: now, or when the page is next in view."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    # --- building ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._desk.changed.connect(self._others_changed)
        self.deeds.done.connect(self._acted)
        self.deeds.guiding.made.connect(self._made)
        self._watch.changed.connect(self._look_again)
        for name, handler in self.deeds.handlers().items():
            self.actions_of_page[name].triggered.connect(handler)
        self.papers.selectionModel().currentRowChanged.connect(self._paper_chosen)
        self.templates.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.templates.opened.connect(self.deeds.open)
        self.setFocusProxy(self.papers)

    def _lay_out(self) -> None:
        do = self.actions_of_page
        tools = FlowRow([ActionButton(do[name], self) for name in ("add", "guide", "fields", "look")], self)
        self.papers.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.templates.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.templates.set_lines(2)
        self.papers.fit()
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(_card(self.papers, self), 10)
        column.addWidget(_card(self.templates, self), 7)
        column.addWidget(self.hint)
        right = _card(self.details, self, margin=16)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(16)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.splitterMoved.connect(self._moved_splitter)
        self._splitter = splitter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(tools)
        layout.addWidget(splitter, 1)


def _table(name: str, model: RowsModel[PaperKind] | RowsModel[CheckedTemplate], parent: QWidget) -> ListTable:
    table = ListTable(name, parent)
    table.setModel(model)
    table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _card(content: QWidget, parent: QWidget, margin: int = 4) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.addWidget(content)
    return card


def _word_files(data: QMimeData) -> tuple[Path, ...]:
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.casefold() in ENDINGS)
