"""Mallar: which Word template a paper is made with, and the organisation's own ones.

The files in a folder are the truth: ``mallar/<paper>/<name>.docx`` in the data folder, edited in Word by whoever
can reach them. Administrators may offer a folder of shared ones, ``<paper>/<name>.docx``, which the program only
reads (see ``policies``). The built-in designs are never changed either. What the store knows is only which one is
chosen: for a body's papers of a kind, for all of that kind, and which design stands where nothing is chosen.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.papers import PaperKind, known_fields, paper_title
from protokoll.errors import UserError
from protokoll.exchange.files import reason
from protokoll.paths import resources_dir
from protokoll.services.policies import load_policies
from protokoll.storage.swedish import sort_key

if TYPE_CHECKING:
    from protokoll.documents.word import TemplateFault
    from protokoll.storage.store import Store

DESIGNS = {"modern": "Modern", "klassisk": "Klassisk", "storstil": "Stor stil"}
"""The built-in designs by the name of their folder; the first is used where nothing is chosen."""
USUAL = "modern"
ENDINGS = (".docx", ".dotx")

TEMPLATES_FOLDER = "mallar"
_SETTING = "templates"
_SHARED = "gemensam/"
"""What the keys of shared templates begin with; no file name holds a slash."""
_THE_PAPER = {
    PaperKind.NOTICE: "kallelsen",
    PaperKind.AGENDA: "dagordningen",
    PaperKind.RUNNING_SCRIPT: "körschemat",
    PaperKind.ATTENDANCE_LIST: "närvarolistan",
    PaperKind.MINUTES: "protokollet",
    PaperKind.EXTRACT: "protokollsutdraget",
    PaperKind.TASK_LIST: "uppdragslistan",
    PaperKind.DECISION_LOG: "beslutsloggen",
}


class Template(msgspec.Struct, frozen=True):
    """Mall. ``key`` is what a choice names it by: a design, or the file name of an own one.

    A ``shared`` one is an administrator's: it is used and copied, never changed here.
    """

    key: str
    name: str
    paper: PaperKind
    path: Path
    built_in: bool
    shared: bool = False

    @property
    def own(self) -> bool:
        """Whether it is the organisation's own file in the data folder, to be changed as it likes."""
        return not self.built_in and not self.shared


class Choices(msgspec.Struct, frozen=True):
    """What is chosen, by key: the ``design``; for each paper (``papers``); for each body's (``bodies``, by uid)."""

    design: str = USUAL
    papers: dict[str, str] = {}
    bodies: dict[str, dict[str, str]] = {}


class TemplateInUse(msgspec.Struct, frozen=True):
    """The template that a paper is made with, and the built-in one that lends it what it lacks."""

    template: Template
    built_in: Path


class UnusableTemplateError(UserError):
    """A paper's template is faulty or gone. The paper can be made with the built-in one instead.

    ``faults`` are all that the check found; none where the file is gone.
    """

    def __init__(self, text: str, faults: tuple[TemplateFault, ...] = ()) -> None:
        super().__init__(text)
        self.faults = faults


# --- what there is --------------------------------------------------------------------------------


def list_templates(store: Store, paper: PaperKind) -> tuple[Template, ...]:
    """The templates for a paper: the built-in designs first, then the shared and the own ones, each by name."""
    return (*built_in_templates(paper), *shared_templates(paper), *own_templates(store, paper))


def built_in_templates(paper: PaperKind) -> tuple[Template, ...]:
    """The paper's template in each of the designs."""
    folder = resources_dir() / "templates"
    return tuple(
        Template(design, name, paper, folder / design / f"{paper}.docx", built_in=True)
        for design, name in DESIGNS.items()
    )


def built_in_template(paper: PaperKind) -> Path:
    """The built-in template that is used where nothing is chosen."""
    return built_in_templates(paper)[0].path


def shared_templates(paper: PaperKind) -> tuple[Template, ...]:
    """The templates that administrators offer for the paper, by name; none while their folder is out of reach."""
    folder = load_policies().templates_dir()
    if folder is None:
        return ()
    try:
        files = [path for path in (folder / paper).iterdir() if is_template(path)]
    except OSError:
        return ()
    return tuple(
        _shared_template(path, paper) for path in sorted(files, key=lambda path: sort_key(path.stem))
    )


def _shared_template(path: Path, paper: PaperKind) -> Template:
    return Template(f"{_SHARED}{path.name}", path.stem, paper, path, built_in=False, shared=True)


def own_templates(store: Store, paper: PaperKind) -> list[Template]:
    """The organisation's own templates for the paper, by name."""
    folder = own_folder(store, paper)
    try:
        files = [path for path in folder.iterdir() if is_template(path)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UserError(
            f"Mappen med egna mallar kan inte läsas: {reason(error)}. De inbyggda mallarna går att använda. "
            "Kontrollera att du har rätt att läsa i datamappen."
        ) from None
    return [own_template(path, paper) for path in sorted(files, key=lambda path: sort_key(path.stem))]


def is_template(path: Path) -> bool:
    """Whether it is one, and not a trace that Word or LibreOffice leaves while one is open."""
    return path.suffix.casefold() in ENDINGS and not path.name.startswith(("~$", ".")) and path.is_file()


def own_template(path: Path, paper: PaperKind) -> Template:
    """The file at ``path`` as an own template."""
    return Template(path.name, path.stem, paper, path, built_in=False)


def own_folder(store: Store, paper: PaperKind) -> Path:
    """Where the organisation's own templates for a paper lie; it need not exist yet."""
    return store.folder / TEMPLATES_FOLDER / paper.value


# --- which one is used ----------------------------------------------------------------------------


def load_choices(store: Store) -> Choices:
    """What is chosen; the usual where nothing usable is kept."""
    kept = store.load_setting(_SETTING)
    try:
        return msgspec.json.decode(kept, type=Choices) if kept else Choices()
    except msgspec.MsgspecError:
        return Choices()


def choose_design(store: Store, design: str) -> None:
    """Use a built-in design wherever nothing else is chosen."""
    save_choices(store, msgspec.structs.replace(load_choices(store), design=design))


def choose_template(store: Store, paper: PaperKind, key: str, *, body: str | None = None) -> None:
    """Use a template for a paper, of one ``body`` (its uid) or of all; an empty ``key`` takes the choice back."""
    choices = load_choices(store)
    papers = choices.papers if body is None else choices.bodies.get(body, {})
    papers = {name: one for name, one in papers.items() if name != paper}
    if key:
        papers[paper.value] = key
    if body is None:
        save_choices(store, msgspec.structs.replace(choices, papers=papers))
        return
    bodies = {uid: chosen for uid, chosen in choices.bodies.items() if uid != body}
    if papers:
        bodies[body] = papers
    save_choices(store, msgspec.structs.replace(choices, bodies=bodies))


def chosen_key(store: Store, paper: PaperKind, body: str | None) -> str:
    """The key of the template in use: the body's choice, else the paper's, else the design."""
    choices = load_choices(store)
    own = choices.bodies.get(body, {}).get(paper) if body else None
    return own or choices.papers.get(paper) or choices.design


def template_for(
    store: Store, paper: PaperKind, body: str | None, *, built_in: bool = False
) -> TemplateInUse:
    """The template that a body's paper is made with; with ``built_in``, the one to fall back on.

    Raises :class:`UnusableTemplateError` where the chosen file is gone.
    """
    designs = {template.key: template for template in built_in_templates(paper)}
    fallback = designs.get(load_choices(store).design) or designs[USUAL]
    key = fallback.key if built_in else chosen_key(store, paper, body)
    if Path(key).suffix.casefold() not in ENDINGS:
        template = designs.get(key, fallback)
        return TemplateInUse(template, template.path)
    if key.startswith(_SHARED):
        return TemplateInUse(_wanted_shared(key, paper, fallback), fallback.path)
    path = own_folder(store, paper) / key
    if not path.is_file():
        raise UnusableTemplateError(
            f"Mallen ”{path.stem}” för {paper_title(paper).lower()} finns inte längre i mappen med mallar. "
            f"Papperet är inte skapat. Skapa det med den inbyggda mallen {fallback.name}, eller välj en annan "
            "mall på sidan Mallar."
        )
    return TemplateInUse(own_template(path, paper), fallback.path)


def _wanted_shared(key: str, paper: PaperKind, fallback: Template) -> Template:
    found = next((one for one in shared_templates(paper) if one.key == key), None)
    if found is None:
        raise UnusableTemplateError(
            f"Den gemensamma mallen ”{Path(key).stem}” för {paper_title(paper).lower()} går inte att nå. Papperet är "
            f"inte skapat. Skapa det med den inbyggda mallen {fallback.name}, eller fråga den som sköter "
            "mappen med gemensamma mallar."
        )
    return found


def usable_template(
    store: Store, paper: PaperKind, body: str | None, *, built_in: bool = False
) -> TemplateInUse:
    """As :func:`template_for`, and an own template is checked first.

    Raises :class:`UnusableTemplateError`, which tells its errors.
    """
    found = template_for(store, paper, body, built_in=built_in)
    if found.template.built_in:
        return found
    faults = tuple(fault for fault in check(found.template.path, paper) if fault.severity == "fel")
    if faults:
        told = " ".join(fault.sentence() for fault in faults[:3])
        more = f" Det finns {len(faults) - 3} fel till." if len(faults) > 3 else ""
        raise UnusableTemplateError(
            f"Mallen ”{found.template.name}” har fel, så papperet är inte skapat. {told}{more} Rätta mallen "
            "i Word, eller skapa papperet med den inbyggda mallen.",
            faults,
        )
    return found


def check(path: Path, paper: PaperKind) -> tuple[TemplateFault, ...]:
    """All faults of the file at ``path`` as a template for the paper."""
    from protokoll.documents.word import check_template

    others = {
        field.name: _THE_PAPER[kind]
        for kind in PaperKind
        if kind is not paper
        for field in known_fields(kind).fields
    }
    return check_template(path, known_fields(paper), other_names=others)


def save_choices(store: Store, choices: Choices) -> None:
    """Keep what is chosen."""
    store.save_setting(_SETTING, msgspec.json.encode(choices).decode())
