"""The organisation's own templates: taken in from Word, copied, replaced, renamed, removed and brought back."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.papers import PaperKind
from protokoll.errors import UserError
from protokoll.exchange.file_names import free_names, safe_name
from protokoll.exchange.files import read_file, reason, write_file
from protokoll.services.templates import (
    ENDINGS,
    TEMPLATES_FOLDER,
    Choices,
    Template,
    UnusableTemplateError,
    check,
    is_template,
    load_choices,
    own_folder,
    own_template,
    own_templates,
    save_choices,
)

if TYPE_CHECKING:
    from protokoll.storage.store import Store

MAX_BYTES = 20 * 1024 * 1024
_REMOVED = "borttagna"


class RemovedTemplate(msgspec.Struct, frozen=True):
    """A template that was removed: where it lies now, and the choices that named it."""

    template: Template
    path: Path
    choices: Choices


def import_template(
    store: Store, path: Path, paper: PaperKind, *, name: str = "", even_faulty: bool = False
) -> Template:
    """Take a copy of the Word file at ``path`` as an own template; one by its name gets a number.

    Raises :class:`UnusableTemplateError` with all faults unless it is fit for use or ``even_faulty`` (a file that is
    going to get its fields here), and :class:`UserError` for what is no Word file at all.
    """
    data = _word_file(path)
    if not even_faulty:
        _check_fit(path, paper)
    return _write_new(store, paper, name or path.stem, path.suffix.casefold(), data)


def duplicate(store: Store, template: Template, name: str) -> Template:
    """Make an own template of another one, built-in or own, to be changed in Word."""
    data = read_file(template.path, MAX_BYTES)
    return _write_new(store, template.paper, name, template.path.suffix.casefold(), data)


def replace(
    store: Store, template: Template, path: Path, *, even_faulty: bool = False
) -> tuple[Template, RemovedTemplate]:
    """Let the Word file at ``path`` be what the own ``template`` was; the earlier file is kept among the removed.

    Returns the template as it is now, and what was removed. Raises as :func:`import_template`.
    """
    data = _word_file(path)
    if not even_faulty:
        _check_fit(path, template.paper)
    removed = _set_aside(store, template)
    try:
        made = _write_new(store, template.paper, template.name, path.suffix.casefold(), data)
    except UserError:
        shutil.move(removed.path, template.path)
        raise
    _rename_choices(store, template, made.key)
    return made, removed


def rename(store: Store, template: Template, name: str) -> Template:
    """Give an own template another name; choices go along. Raises :class:`UserError`."""
    _refuse_shared(template)
    path = template.path.with_name(f"{safe_name(name)}{template.path.suffix}")
    if path == template.path:
        return template
    if path.exists() and not path.samefile(template.path):
        raise UserError(
            f"Det finns redan en mall som heter ”{path.stem}”. Mallen heter som förut. Välj ett annat namn."
        )
    try:
        template.path.rename(path)
    except OSError as error:
        raise UserError(
            f"Mallen kan inte byta namn: {reason(error)}. Den är kvar som den var. Stäng den i Word och "
            "försök igen."
        ) from None
    _rename_choices(store, template, path.name)
    return own_template(path, template.paper)


def remove(store: Store, template: Template) -> RemovedTemplate:
    """Put an own template among the removed ones; where it was chosen, the choice is taken back."""
    removed = _set_aside(store, template)
    _rename_choices(store, template, "")
    return removed


def restore(store: Store, removed: RemovedTemplate) -> Template:
    """Bring a removed template back to where it was, chosen as it was where nothing else is now."""
    template = _put_back(store, removed.path, removed.template.paper, removed.template.name)
    save_choices(store, _with_choices_back(load_choices(store), removed, template.key))
    return template


def list_removed(store: Store, paper: PaperKind) -> tuple[Path, ...]:
    """The removed templates for a paper, the last one first."""
    folder = store.folder / TEMPLATES_FOLDER / _REMOVED / paper.value
    found = [path for path in folder.iterdir() if is_template(path)] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda path: path.name, reverse=True))


def restore_file(store: Store, path: Path, paper: PaperKind) -> Template:
    """Bring one of :func:`list_removed` back."""
    return _put_back(store, path, paper, path.stem.partition(" ")[2] or path.stem)


def copy_templates(current: Path, chosen: Path) -> None:
    """Copy all templates in the data folder ``current``, removed ones too, to the one that is to be used from now on.

    Raises :class:`UserError`; those in ``current`` stay in any case.
    """
    source = current / TEMPLATES_FOLDER
    if not source.is_dir():
        return
    leave = shutil.ignore_patterns("~$*", ".*")  # traces of a program that has one open
    try:
        shutil.copytree(source, chosen / TEMPLATES_FOLDER, dirs_exist_ok=True, ignore=leave)
    except (OSError, shutil.Error):
        raise UserError(
            "Mallarna kunde inte kopieras till den nya mappen. De ligger kvar där de låg och ingenting har "
            "ändrats. Stäng dem i Word, kontrollera att det finns plats och försök igen."
        ) from None


def _put_back(store: Store, path: Path, paper: PaperKind, name: str) -> Template:
    made = _write_new(store, paper, name, path.suffix, read_file(path, MAX_BYTES))
    path.unlink(missing_ok=True)
    return made


def _set_aside(store: Store, template: Template) -> RemovedTemplate:
    """Move the file among the removed ones, under the moment's name."""
    _refuse_shared(template)
    folder = store.folder / TEMPLATES_FOLDER / _REMOVED / template.paper.value
    name = f"{datetime.now():%Y-%m-%d-%H%M%S} {template.path.name}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = next(free for free in free_names(folder / name) if not free.exists())
        shutil.move(template.path, place)
    except OSError as error:
        raise UserError(
            f"Mallen ”{template.name}” kan inte tas bort: {reason(error)}. Den är kvar. Stäng den i Word och "
            "försök igen."
        ) from None
    return RemovedTemplate(template, place, load_choices(store))


def _refuse_shared(template: Template) -> None:
    if template.shared:
        raise UserError(
            f"Mallen ”{template.name}” är gemensam och kan inte ändras här. Den är som den var. Gör en egen kopia "
            "av den, eller fråga den som sköter mappen med gemensamma mallar."
        )


def _write_new(store: Store, paper: PaperKind, name: str, ending: str, data: bytes) -> Template:
    folder = own_folder(store, paper)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Mappen med mallar kan inte skapas: {reason(error)}. Ingenting har ändrats."
        ) from None
    taken = {template.name.casefold() for template in own_templates(store, paper)}
    wanted = folder / f"{safe_name(name)}{ending}"
    path = next(free for free in free_names(wanted) if free.stem.casefold() not in taken)
    write_file(path, data)
    return own_template(path, paper)


def _word_file(path: Path) -> bytes:
    if path.suffix.casefold() not in ENDINGS:
        raise UserError(
            f"Filen {path.name} är ingen Word-fil som kan bli mall. Ingenting har ändrats. Spara den i Word "
            "som .docx eller .dotx och försök igen."
        )
    return read_file(path, MAX_BYTES)


def _check_fit(path: Path, paper: PaperKind) -> None:
    faults = check(path, paper)
    errors = [fault for fault in faults if fault.severity == "fel"]
    if errors:
        count = "ett fel" if len(errors) == 1 else f"{len(errors)} fel"
        raise UnusableTemplateError(
            f"Filen {path.name} har {count} och har inte lagts till bland mallarna. "
            f"{errors[0].sentence()} Rätta i Word och försök igen.",
            faults,
        )


def _rename_choices(store: Store, template: Template, key: str) -> None:
    """Let what chose ``template`` choose ``key``, or nothing."""
    paper = template.paper.value

    def renamed(papers: dict[str, str]) -> dict[str, str]:
        if papers.get(paper) != template.key:
            return papers
        rest = {name: one for name, one in papers.items() if name != paper}
        return {**rest, paper: key} if key else rest

    choices = load_choices(store)
    bodies = {uid: renamed(papers) for uid, papers in choices.bodies.items()}
    save_choices(
        store,
        Choices(choices.design, renamed(choices.papers), {uid: one for uid, one in bodies.items() if one}),
    )


def _with_choices_back(now: Choices, removed: RemovedTemplate, key: str) -> Choices:
    paper, before = removed.template.paper.value, removed.choices

    def again(papers: dict[str, str], then: dict[str, str]) -> dict[str, str]:
        return {paper: key, **papers} if then.get(paper) == removed.template.key else papers

    bodies = {
        uid: again(now.bodies.get(uid, {}), before.bodies.get(uid, {}))
        for uid in {**now.bodies, **before.bodies}
    }
    return Choices(
        now.design, again(now.papers, before.papers), {uid: one for uid, one in bodies.items() if one}
    )
