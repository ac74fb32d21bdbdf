"""What the user does on the page of templates: questions first, then the act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from protokoll.documents.paper import Paper
from protokoll.documents.papers import PaperKind, paper_title
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.opened_files import OpenedFiles
from protokoll.gui.papers import open_file, show_in_folder
from protokoll.gui.templates.acts import TemplateActs
from protokoll.gui.templates.dialogs import BodiesDialog, NameDialog
from protokoll.gui.templates.field_list import FieldList
from protokoll.gui.templates.guiding import Guiding
from protokoll.gui.templates.look_dialog import LookDialog
from protokoll.services import looks
from protokoll.services.template_overview import CheckedTemplate, Overview
from protokoll.services.template_samples import sample_paper, sample_word
from protokoll.services.templates import load_choices


class Deeds(QObject):
    """Does things with the paper and template that are chosen on the page (``look_at``)."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._paper = PaperKind.MINUTES
        self._chosen: CheckedTemplate | None = None
        self._seen: Overview | None = None
        self._samples: dict[PaperKind, Paper] = {}
        self._field_list: FieldList | None = None
        self._opened = OpenedFiles(desk, self)
        self._opened.failed.connect(desk.failed)
        self._acts = TemplateActs(desk, self)
        self.done = self._acts.done
        self.guiding = Guiding(desk, window)
        self.guiding.failed.connect(desk.failed)

    def look_at(self, paper: PaperKind, chosen: CheckedTemplate | None, seen: Overview | None) -> None:
        """This paper and this template are chosen now."""
        self._paper, self._chosen, self._seen = paper, chosen, seen

    def add(self) -> None:
        """Ask for Word files and take them in."""
        files, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Lägg till mall"), "", _word_filter())
        if files:
            self.take_in(tuple(Path(file) for file in files))

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Take in Word files as templates for the chosen paper."""
        self._acts.add(paths, self._paper)

    def guide(self) -> None:
        """Ask for an old document, and make a template of it in the guide."""
        file, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Välj ett eget dokument"), "", _word_filter()
        )
        if file:
            self.guiding.begin(Path(file), self._paper)

    def show_fields(self) -> None:
        """The list of fields, beside Word."""
        if self._field_list is None:
            self._field_list = FieldList(self._window.window())
        self._field_list.show_paper(self._paper)
        if self._field_list.isVisible():
            self._field_list.raise_()
        self._field_list.show()
        self._field_list.activateWindow()

    def ask_look(self) -> None:
        """Ask for colour and logo."""
        chosen, store = self._chosen, self._desk.store
        built_in = chosen is not None and chosen.template.built_in
        design = chosen.template.key if chosen is not None and built_in else load_choices(store).design
        dialog = LookDialog(looks.look_of(store), design, self.sample(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._save_look, dialog))
        dialog.open()

    def open(self) -> None:
        """Open an own template in Word; of a built-in one make a copy."""
        chosen = self._chosen
        if chosen is None:
            return
        if chosen.template.built_in:
            self.duplicate()
        elif not open_file(chosen.template.path):
            self._desk.failed.emit(
                UserError(
                    self.tr(
                        "Datorn har inget program som öppnar {name}. Mallen är kvar. Öppna den i Word eller "
                        "LibreOffice."
                    ).format(name=chosen.template.path.name)
                )
            )

    def show_sample(self) -> None:
        """Make the sample paper with an own template, and open it in Word."""
        if (chosen := self._chosen) is not None:
            name = f"{paper_title(chosen.template.paper)} exempel.docx"
            self._opened.open(name, partial(sample_word, self._desk.store, chosen.template))

    def use(self) -> None:
        """Use the chosen template wherever a body has no choice of its own."""
        if (chosen := self._chosen) is not None and not chosen.errors:
            self._acts.use(chosen.template)

    def use_design(self) -> None:
        """Use the chosen design for all papers."""
        if (chosen := self._chosen) is not None and chosen.template.built_in:
            self._acts.use_design(chosen.template)

    def ask_bodies(self) -> None:
        """Ask which bodies use the chosen template."""
        chosen, seen = self._chosen, self._seen
        if chosen is None or seen is None:
            return
        kind, key = chosen.template.paper, chosen.template.key
        before = frozenset(uid for uid, papers in seen.choices.bodies.items() if papers.get(kind) == key)
        title = self.tr("Vilka organ använder ”{name}”?").format(name=chosen.template.name)
        dialog = BodiesDialog(title, seen.bodies, before, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._use_for, dialog, chosen, before))
        dialog.open()

    def duplicate(self) -> None:
        """Ask for a name and make an own template of the chosen one."""
        if (chosen := self._chosen) is not None:
            name = self.tr("{name} – egen").format(name=chosen.template.name)
            self._ask_name(self.tr("Gör en egen mall"), name, self.tr("&Skapa"), chosen, self._duplicate)

    def rename(self) -> None:
        """Ask for another name."""
        if (chosen := self._own()) is not None:
            self._ask_name(
                self.tr("Byt namn på mallen"),
                chosen.template.name,
                self.tr("&Byt namn"),
                chosen,
                self._rename,
            )

    def replace(self) -> None:
        """Ask for a Word file that takes the template's place."""
        if (chosen := self._own()) is not None:
            file, _ = QFileDialog.getOpenFileName(
                self._window, self.tr("Ersätt mallen med"), "", _word_filter()
            )
            if file:
                self._acts.replace(chosen.template, Path(file))

    def remove(self) -> None:
        """Take an own template away; Ångra brings it back."""
        if (chosen := self._own()) is not None:
            self._acts.remove(chosen.template)

    def take_back(self) -> None:
        """Use the built-in design for the paper again."""
        self._acts.take_back(self._paper)

    def show_folder(self) -> None:
        """Show the template in its folder."""
        if (chosen := self._own()) is not None:
            show_in_folder(chosen.template.path)

    def _ask_name(
        self,
        title: str,
        name: str,
        does: str,
        chosen: CheckedTemplate,
        then: Callable[[NameDialog, CheckedTemplate], None],
    ) -> None:
        dialog = NameDialog(title, name, does, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(then, dialog, chosen))
        dialog.open()

    def _duplicate(self, dialog: NameDialog, chosen: CheckedTemplate) -> None:
        self._acts.duplicate(chosen.template, dialog.name())

    def _rename(self, dialog: NameDialog, chosen: CheckedTemplate) -> None:
        self._acts.rename(chosen.template, dialog.name())

    def _use_for(self, dialog: BodiesDialog, chosen: CheckedTemplate, before: frozenset[str]) -> None:
        self._acts.use_for(chosen.template, dialog.chosen(), before)

    def _save_look(self, dialog: LookDialog) -> None:
        new, store = dialog.chosen(), self._desk.store
        try:
            looks.save_accent(store, new.accent)
            if new.logo is not None:
                looks.save_logo(store, new.logo, new.logo_text)
            elif new.without_logo:
                looks.remove_logo(store)
            else:
                looks.save_logo_text(store, new.logo_text)
        except UserError as error:
            self._desk.failed.emit(error)
        self._desk.tell_changed("settings")

    def _own(self) -> CheckedTemplate | None:
        chosen = self._chosen
        return chosen if chosen is not None and chosen.template.own else None

    def sample(self) -> Paper:
        """The chosen paper for the sample organisation."""
        kind = self._paper
        if kind not in self._samples:
            self._samples[kind] = sample_paper(kind)
        return self._samples[kind]

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What does each action of the page, by the names of those."""
        return {
            "add": self.add,
            "guide": self.guide,
            "fields": self.show_fields,
            "look": self.ask_look,
            "open": self.open,
            "sample": self.show_sample,
            "use": self.use,
            "use_for": self.ask_bodies,
            "copy": self.duplicate,
            "duplicate": self.duplicate,
            "replace": self.replace,
            "rename": self.rename,
            "folder": self.show_folder,
            "design": self.use_design,
            "back": self.take_back,
            "remove": self.remove,
        }


def _word_filter() -> str:
    return QCoreApplication.translate("templates", "Word-filer (*.docx *.dotx)")
