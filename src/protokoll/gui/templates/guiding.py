"""From an old document to an own template: read it, ask in the guide, write it, and open it in Word."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from protokoll.documents.papers import PaperKind, known_fields
from protokoll.gui.desk import Desk
from protokoll.gui.papers import open_file
from protokoll.gui.templates.guide import GuideDialog
from protokoll.services import own_templates
from protokoll.services.register import load_roster
from protokoll.services.template_guide import Choices, OwnDocument, make_template, read_document
from protokoll.services.template_proposals import KnownNames, propose
from protokoll.services.templates import Template
from protokoll.storage.store import Store


class _Begun(NamedTuple):
    document: OwnDocument
    proposals: Choices
    paper: PaperKind


class Guiding(QObject):
    """Leads through the guide; reading and writing are done on the worker."""

    made = Signal(str, object)
    """The key of the new template and its paper, also when it was taken back (the key is then empty)."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent

    def begin(self, path: Path, paper: PaperKind) -> None:
        """Read the document and show the guide with what it proposes."""
        self._desk.background.run(partial(_begin, self._desk.store, path, paper), self._ask, self.failed.emit)

    def _ask(self, begun: _Begun) -> None:
        dialog = GuideDialog(begun.document, begun.proposals, begun.paper, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._write, dialog, begun))
        dialog.open()

    def _write(self, dialog: GuideDialog, begun: _Begun) -> None:
        work = partial(
            make_template,
            *(self._desk.store, begun.document, dialog.choices(), begun.paper, dialog.template_name()),
        )
        self._desk.background.run(work, partial(self._written, dialog.open_it.isChecked()), self.failed.emit)

    def _written(self, then_open: bool, template: Template) -> None:
        said = self.tr("Mallen ”{name}” är skapad. Resten av dokumentet är som det var.").format(
            name=template.name
        )
        self._desk.say(said, partial(self._take_back, template))
        self.made.emit(template.key, template.paper)
        if then_open:
            open_file(template.path)

    def _take_back(self, template: Template) -> None:
        work = partial(own_templates.remove, self._desk.store, template)
        self._desk.background.run(work, partial(self._taken_back, template.paper), self.failed.emit)

    def _taken_back(self, paper: PaperKind, _: object) -> None:
        self.made.emit("", paper)


def _begin(store: Store, path: Path, paper: PaperKind) -> _Begun:
    roster = load_roster(store)
    names = KnownNames(
        roster.organisation.name if roster.organisation else "", tuple(body.name for body in roster.bodies)
    )
    document = read_document(path)
    return _Begun(document, propose(document, known_fields(paper), names), paper)
