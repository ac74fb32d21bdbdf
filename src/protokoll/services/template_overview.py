"""What the page of templates shows: for each paper the template in use, for one paper all there are, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.papers import PaperKind, paper_title
from protokoll.documents.word import Severity, TemplateFault
from protokoll.services.looks import look_of
from protokoll.services.templates import Choices, Template, check, list_templates, load_choices

if TYPE_CHECKING:
    from protokoll.documents.word import Look
    from protokoll.storage.store import Store


class CheckedTemplate(msgspec.Struct, frozen=True):
    """A template with what the check says of it, and what it is used for.

    ``usual``: it is used where a body has no choice of its own. ``bodies``: the names of those that chose it.
    """

    template: Template
    faults: tuple[TemplateFault, ...] = ()
    usual: bool = False
    bodies: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many faults keep papers from being made with it."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)

    @property
    def warnings(self) -> int:
        """How many are worth a look."""
        return len(self.faults) - self.errors


class PaperInUse(msgspec.Struct, frozen=True):
    """A paper, and the name of the template that it is usually made with; empty where the file is gone."""

    kind: PaperKind
    title: str
    template: str


class Overview(msgspec.Struct, frozen=True):
    """All that the page shows of one paper."""

    paper: PaperKind
    papers: tuple[PaperInUse, ...]
    templates: tuple[CheckedTemplate, ...]
    choices: Choices
    bodies: Mapping[str, str]
    look: Look

    def usual(self) -> CheckedTemplate | None:
        """The template that is used where a body has no choice of its own."""
        return next((one for one in self.templates if one.usual), None)


def overview(store: Store, paper: PaperKind) -> Overview:
    """What there is for ``paper``. Raises :class:`UserError` where the templates cannot be read."""
    choices = load_choices(store)
    bodies = {body.uid: body.name for body in store.load_roster().bodies if body.uid}
    found = {kind: list_templates(store, kind) for kind in PaperKind}
    checked = tuple(_checked(template, found[paper], choices, bodies) for template in found[paper])
    in_use = tuple(
        PaperInUse(kind, paper_title(kind), _name(_usual(found[kind], kind, choices), found[kind]))
        for kind in PaperKind
    )
    return Overview(paper, in_use, checked, choices, bodies, look_of(store))


def _checked(
    template: Template, all_of_paper: tuple[Template, ...], choices: Choices, bodies: Mapping[str, str]
) -> CheckedTemplate:
    chosen = (uid for uid, papers in choices.bodies.items() if papers.get(template.paper) == template.key)
    return CheckedTemplate(
        template,
        () if template.built_in else check(template.path, template.paper),
        _usual(all_of_paper, template.paper, choices) == template.key,
        tuple(sorted(bodies[uid] for uid in chosen if uid in bodies)),
    )


def _usual(templates: tuple[Template, ...], paper: PaperKind, choices: Choices) -> str:
    """The key of the template that is used for all; a design that is not there gives way to the first."""
    key = choices.papers.get(paper) or choices.design
    known = {template.key for template in templates if template.built_in}
    own = key.casefold().endswith((".docx", ".dotx"))
    return key if own or key in known else templates[0].key


def _name(key: str, templates: tuple[Template, ...]) -> str:
    return next((template.name for template in templates if template.key == key), "")
