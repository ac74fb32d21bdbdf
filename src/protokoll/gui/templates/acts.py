"""What is done with templates: on the worker, told when it is done, and taken back by Ångra."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from protokoll.gui.desk import Desk
from protokoll.gui.words import counted
from protokoll.services import own_templates, templates
from protokoll.services.own_templates import RemovedTemplate
from protokoll.services.templates import Choices, Template

if TYPE_CHECKING:
    from protokoll.documents.papers import PaperKind
    from protokoll.storage.store import Store

T = TypeVar("T")


class TemplateActs(QObject):
    """Does it, says it, and tells which template is to be chosen then."""

    done = Signal(str)
    """Something changed; the key of the template to be chosen now, or nothing."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def add(self, paths: tuple[Path, ...], paper: PaperKind) -> None:
        """Take in Word files as own templates, also faulty ones: they are mended here."""
        self._run(partial(_add, self._desk.store, paths, paper), self._added)

    def duplicate(self, template: Template, name: str) -> None:
        """Make an own template of another one."""
        self._run(partial(own_templates.duplicate, self._desk.store, template, name), self._duplicated)

    def replace(self, template: Template, path: Path) -> None:
        """Let a Word file take an own template's place."""
        work = partial(own_templates.replace, self._desk.store, template, path, even_faulty=True)
        self._run(work, self._replaced)

    def rename(self, template: Template, name: str) -> None:
        """Give an own template another name."""
        work = partial(own_templates.rename, self._desk.store, template, name)
        self._run(work, partial(self._renamed, template))

    def remove(self, template: Template) -> None:
        """Take an own template away."""
        self._run(partial(own_templates.remove, self._desk.store, template), self._removed)

    def use(self, template: Template) -> None:
        """Use it for its paper wherever a body has no choice of its own."""
        said = self.tr("”{name}” används för alla.").format(name=template.name)
        self._choose(partial(templates.choose_template, self._desk.store, template.paper, template.key), said)

    def use_design(self, template: Template) -> None:
        """Use a built-in design for all papers that nothing else is chosen for."""
        said = self.tr("Alla papper utan egen mall får formgivningen {name}.").format(name=template.name)
        self._choose(partial(templates.choose_design, self._desk.store, template.key), said)

    def use_for(self, template: Template, bodies: Collection[str], before: Collection[str]) -> None:
        """Use it for these bodies, and no longer for those that had it before and are not among them."""
        said = self.tr("”{name}” används för {organ}.").format(
            name=template.name, organ=counted(len(bodies), "organ", "organ")
        )
        if not bodies:
            said = self.tr("”{name}” används inte längre för något enskilt organ.").format(name=template.name)
        self._choose(partial(_use_for, self._desk.store, template, bodies, before), said)

    def take_back(self, paper: PaperKind) -> None:
        """Use the built-in design for a paper again, for all bodies."""
        self._choose(
            partial(_take_back, self._desk.store, paper), self.tr("Den inbyggda mallen används igen.")
        )

    # --- inside ---

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.background.run(work, done, self._fail)

    def _fail(self, error: BaseException) -> None:
        self._desk.failed.emit(error)
        self.done.emit("")

    def _choose(self, work: Callable[[], object], said: str) -> None:
        self._run(partial(_choose, self._desk.store, work), partial(self._chosen, said))

    def _chosen(self, said: str, before: Choices) -> None:
        undo = partial(self._undo, partial(templates.save_choices, self._desk.store, before), "")
        self._desk.say(said, undo)
        self.done.emit("")

    def _undo(self, work: Callable[[], object], key: str) -> None:
        self._run(work, partial(self._undone, key))

    def _undone(self, key: str, _: object) -> None:
        self.done.emit(key)

    def _added(self, made: tuple[tuple[Template, int], ...]) -> None:
        for template, errors in made:
            said = self.tr("Mallen ”{name}” är tillagd.").format(name=template.name)
            if errors:
                said = self.tr("Mallen ”{name}” är tillagd. Den har {n} och kan inte användas än.").format(
                    name=template.name, n=counted(errors, "fel", "fel")
                )
            work = partial(own_templates.remove, self._desk.store, template)
            self._desk.say(said, partial(self._undo, work, ""))
            self.done.emit(template.key)

    def _duplicated(self, template: Template) -> None:
        work = partial(own_templates.remove, self._desk.store, template)
        said = self.tr("Den egna mallen ”{name}” är skapad.").format(name=template.name)
        self._desk.say(said, partial(self._undo, work, ""))
        self.done.emit(template.key)

    def _replaced(self, made: tuple[Template, RemovedTemplate]) -> None:
        template, removed = made
        work = partial(_put_back, self._desk.store, template, removed)
        said = self.tr("Mallen ”{name}” är ersatt.").format(name=template.name)
        self._desk.say(said, partial(self._undo, work, removed.template.key))
        self.done.emit(template.key)

    def _renamed(self, before: Template, template: Template) -> None:
        if template.key != before.key:
            work = partial(own_templates.rename, self._desk.store, template, before.name)
            said = self.tr("Mallen heter nu ”{name}”.").format(name=template.name)
            self._desk.say(said, partial(self._undo, work, before.key))
        self.done.emit(template.key)

    def _removed(self, removed: RemovedTemplate) -> None:
        work = partial(own_templates.restore, self._desk.store, removed)
        said = self.tr("Mallen ”{name}” är borttagen.").format(name=removed.template.name)
        self._desk.say(said, partial(self._undo, work, removed.template.key))
        self.done.emit("")


def _add(store: Store, paths: tuple[Path, ...], paper: PaperKind) -> tuple[tuple[Template, int], ...]:
    made = []
    for path in paths:
        template = own_templates.import_template(store, path, paper, even_faulty=True)
        faults = templates.check(template.path, paper)
        made.append((template, sum(fault.severity == "fel" for fault in faults)))
    return tuple(made)


def _choose(store: Store, work: Callable[[], object]) -> Choices:
    before = templates.load_choices(store)
    work()
    return before


def _use_for(store: Store, template: Template, bodies: Collection[str], before: Collection[str]) -> None:
    for body in {*bodies, *before}:
        key = template.key if body in bodies else ""
        templates.choose_template(store, template.paper, key, body=body)


def _take_back(store: Store, paper: PaperKind) -> None:
    for body in (None, *templates.load_choices(store).bodies):
        templates.choose_template(store, paper, "", body=body)


def _put_back(store: Store, template: Template, removed: RemovedTemplate) -> None:
    own_templates.remove(store, template)
    own_templates.restore(store, removed)
