"""Papper: choose a paper, look at it as it will be, save it, print it or send it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from protokoll.documents.papers import PaperKind
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.paper_desk.chooser import Chooser
from protokoll.gui.paper_desk.mail_dialog import MailDialog
from protokoll.gui.paper_desk.mailing import MailChoices, mail_choices, write_draft
from protokoll.gui.paper_desk.orders import Order, save_as
from protokoll.gui.paper_desk.posting import Posting
from protokoll.gui.paper_desk.template_notice import TemplateNotice
from protokoll.gui.paper_desk.template_state import TemplateState, template_state
from protokoll.gui.preview.live import LivePreview, Make
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pane import PreviewPane
from protokoll.gui.preview.printing import print_paper, print_preview
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role
from protokoll.gui.work_dialog import WorkDialog
from protokoll.services.outputs import Form
from protokoll.services.papers import CreatedPaper
from protokoll.services.templates import UnusableTemplateError

FORMS = (Form.PDF, Form.WEB_PAGE, Form.TEXT, Form.WORD)
"""What a paper can be saved as, the first proposed."""


class PaperDesk(WorkDialog):
    """The papers that ``chooser`` offers, beside a live preview. Files go to ``folder`` unless another is chosen."""

    made = Signal(object)
    """The kind of paper that was saved, printed or sent."""

    LETTERS, LINES = 190, 50
    LEFT = 44
    """Letters in the narrowest column of choices."""

    def __init__(
        self,
        desk: Desk,
        chooser: Chooser,
        title: str,
        folder: Callable[[], Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)
        self.setWindowTitle(self.tr("Papper"))
        self._desk = desk
        self._folder = folder
        self._state: TemplateState | None = None
        self._template: tuple[PaperKind, str | None] | None = None
        self._built_in: set[PaperKind] = set()
        self._cancelled: Event | None = None
        self.chooser = chooser
        self.notice = TemplateNotice(self)
        self.notice.built_in_wanted.connect(self._use_built_in)
        self.pane = PreviewPane(self)
        for widget in (self.pane.papers, self.pane.print_button, self.pane.preview_button):
            widget.hide()
        self.pane.zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pane.show_empty(self.tr("Papperet görs i ordning …"))
        self._live = LivePreview(self.pane.view, self._source, desk.background, self)
        self._live.failed.connect(self.pane.show_empty)
        self._posting = Posting(desk, self)
        self._posting.opened.connect(self.accept)
        self._posting.told.connect(self._tell_posting)
        self._make_buttons()
        self._arrange(title)
        chooser.changed.connect(self._show_choice)
        self.pane.view.pages_changed.connect(self._show_buttons)
        chooser.papers.setFocus()
        self._show_choice()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.save_button = self._button(self.tr("Spara som &Word"), "word", self.save_word, primary=True)
        self.save_as_button = self._button(self.tr("Spara so&m…"), "export", self.save_as)
        self.print_button = self._button(self.tr("Skriv &ut…"), "print", self.print)
        self.preview_button = self._button(self.tr("Förhands&granska utskrift"), "search", self.preview_print)
        self.mail_button = self._button(self.tr("&E-post…"), "mail", self.mail)
        self.close_button = self._button(self.tr("&Stäng"), "", self.reject)
        self.save_button.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)
        for button, words, keys in (
            (self.save_button, self.tr("Spara Word-dokumentet bland dina papper"), "Ctrl+Enter"),
            (self.save_as_button, self.tr("Som PDF, webbsida, text eller Word, där du vill"), "Ctrl+Shift+S"),
            (self.print_button, self.tr("Skriv ut papperet som det visas"), "Ctrl+P"),
            (self.preview_button, self.tr("Se papperet som det kommer ur skrivaren"), "Ctrl+F2"),
            (self.mail_button, self.tr("Gör ett utkast med papperet som PDF"), "Ctrl+Shift+E"),
        ):
            if button is not self.save_button:
                QShortcut(QKeySequence(keys), self).activated.connect(button.click)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{words} ({native})")

    def _button(
        self, words: str, picture: str, does: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(words, self)
        if picture:
            button.setIcon(icon(picture, "on_accent" if primary else "text"))
        set_role(button, "primary" if primary else "")
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    def _arrange(self, title: str) -> None:
        left = QWidget()
        left.setProperty("role", "ground")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.notice)
        self._left = QScrollArea()
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left.setWidget(left)
        middle = QHBoxLayout()
        middle.setSpacing(GRID * 2)
        middle.addWidget(self._left, 3)
        middle.addWidget(self.pane, 5)
        order = (self.mail_button, self.preview_button, self.print_button, self.save_as_button)
        row = QHBoxLayout()
        row.addWidget(FlowRow(order, self), 1)
        for button in (self.close_button, self.save_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID + 4)
        layout.addLayout(DialogHead(self.tr("Papper"), title))
        layout.addLayout(middle, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        before: QWidget = self.pane.view
        for button in (*order, self.close_button, self.save_button):
            QWidget.setTabOrder(before, button)
            before = button

    def _show_choice(self) -> None:
        order = self.chooser.order()
        if self._cancelled is None:
            self.told.clear()
        self._show_buttons()
        if order is None:
            self.pane.show_empty(self.chooser.lacks())
            self._live.refresh()
            return
        template = (order.kind, order.body)
        if template != self._template:
            self._look_up(order)
        self._live.changed() if self.pane.view.page_count() else self._live.refresh()

    def _look_up(self, order: Order) -> None:
        """Ask on the worker how the paper's template is, before it is needed."""
        self._template = (order.kind, order.body)
        work = partial(
            template_state, order.store, order.kind, order.body, built_in=order.kind in self._built_in
        )
        self._run(work, partial(self._take_state, self._template))

    def _take_state(self, template: tuple[PaperKind, str | None], state: TemplateState) -> None:
        if template == self._template:
            self._state = state
            self.notice.show_state(state)
            self._live.set_look(state.look)

    def _use_built_in(self) -> None:
        order = self.chooser.order()
        if order is not None:
            self._built_in.add(order.kind)
            self.save_button.setFocus()
            self._look_up(order)

    def _source(self) -> Make | None:
        order = self.chooser.order()
        return None if order is None else order.paper

    def _show_buttons(self) -> None:
        waiting = self._cancelled is not None
        self.close_button.setText(self.tr("A&vbryt") if waiting else self.tr("&Stäng"))
        usable = self.chooser.order() is not None and self.pane.view.page_count() > 0 and not waiting
        for button in (
            self.save_button,
            self.save_as_button,
            self.print_button,
            self.preview_button,
            self.mail_button,
        ):
            button.setEnabled(usable)

    @property
    def _own(self) -> str:
        return self._state.own if self._state is not None else ""

    @property
    def _look(self) -> PageLook:
        return self._state.look if self._state is not None else PageLook()

    # --- what is done ----------------------------------------------------------------------------------------------

    def save_word(self) -> None:
        """Save the Word document among the papers, under its own name."""
        order = self.chooser.order()
        if order is not None:
            work = partial(order.create, self._folder(), built_in=order.kind in self._built_in)
            self._begin(self.tr("Skapar Word-dokumentet …"), work, partial(self._saved, order))

    def save_as(self) -> None:
        """Ask where to, and in which form."""
        order = self.chooser.order()
        if order is not None:
            self._run(order.name, partial(self._ask_where, order))

    def print(self) -> None:
        """Ask for a printer."""
        self._print(partial(print_paper, parent=self))

    def preview_print(self) -> None:
        """Show how it comes out of the printer."""
        self._print(partial(print_preview, parent=self))

    def mail(self) -> None:
        """Ask to whom and with what, then make a draft."""
        order = self.chooser.order()
        if order is not None:
            self._run(partial(mail_choices, order), partial(self._ask_mail, order))

    def showEvent(self, event: QShowEvent) -> None:
        """Leave room for the words about the papers."""
        self._left.setMinimumWidth(self.fontMetrics().averageCharWidth() * self.LEFT)
        super().showEvent(event)

    def reject(self) -> None:
        """Close; what is being made is not written any more."""
        self._cancel()
        super().reject()

    def _ask_where(self, order: Order, name: str) -> None:
        filters = {
            Form.PDF: self.tr("PDF (*.pdf)"),
            Form.WEB_PAGE: self.tr("Webbsida (*.html)"),
            Form.TEXT: self.tr("Text (*.txt)"),
            Form.WORD: self.tr("Word-dokument (*.docx)"),
        }
        proposed = self._folder() / Path(name).with_suffix(FORMS[0]).name
        chosen, filtered = QFileDialog.getSaveFileName(
            self, self.tr("Spara som"), str(proposed), ";;".join(filters[form] for form in FORMS)
        )
        if not chosen:
            return
        form = next((one for one in FORMS if filters[one] == filtered), FORMS[0])
        path = _in_form(Path(chosen), form)
        self._cancelled = Event()
        work = partial(
            save_as, order, path, self._look, self._cancelled, built_in=order.kind in self._built_in
        )
        self._begin(self.tr("Skapar {name} …").format(name=path.name), work, partial(self._saved, order))

    def _saved(self, order: Order, created: CreatedPaper | None) -> None:
        self._end()
        if created is not None:
            self.made.emit(order.kind)
            self._desk.paper_created.emit(created)
            self.accept()

    def _print(self, show: Callable[..., object]) -> None:
        order = self.chooser.order()
        if order is not None:
            self._run(order.paper, partial(self._printed, order, show))

    def _printed(self, order: Order, show: Callable[..., object], paper: Any) -> None:
        if show(paper, self._look):
            self.made.emit(order.kind)
            self.told.say(self.tr("Utskriften är skickad till skrivaren."))

    def _ask_mail(self, order: Order, choices: MailChoices) -> None:
        dialog = MailDialog(choices, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._write_draft, order, dialog))
        dialog.open()

    def _write_draft(self, order: Order, dialog: MailDialog) -> None:
        self._cancelled = Event()
        work = partial(
            write_draft,
            order,
            dialog.recipients(),
            dialog.chosen(),
            self._folder(),
            self._look,
            self._cancelled,
            built_in=order.kind in self._built_in,
        )
        self._begin(self.tr("Skapar utkastet …"), work, partial(self._drafted, order))

    def _drafted(self, order: Order, draft: Any) -> None:
        self._end()
        if draft is not None:
            self.made.emit(order.kind)
            self._posting.open(draft)

    def _tell_posting(self, words: str) -> None:
        self.told.complain(words)

    # --- work ------------------------------------------------------------------------------------------------------

    def _begin(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Work that is told of; meanwhile nothing else can be begun, and closing calls it off."""
        self._cancelled = self._cancelled or Event()
        self.told.wait(words)
        self._show_buttons()
        self._run(work, done)

    def _end(self) -> None:
        self._cancelled = None
        self.told.clear()
        self._show_buttons()

    def _cancel(self) -> None:
        if self._cancelled is not None:
            self._cancelled.set()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._desk.background.run(work, done, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, UnusableTemplateError):
            self.notice.show_state(TemplateState(self._look, self._own, error.text, error.faults))
            self.notice.button.setFocus()
            self._left.ensureWidgetVisible(self.notice)
        elif isinstance(error, UserError):
            self.told.complain(error.text)
        else:
            self._desk.failed.emit(error)


def _in_form(path: Path, form: Form) -> Path:
    """``path`` with an ending that is a form: the one of ``form`` where it has none."""
    return path if path.suffix.casefold() in FORMS else path.with_name(path.name + form)
