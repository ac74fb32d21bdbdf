"""The template that a paper will be made with, seen from the preview: what it looks like, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from protokoll.documents.papers import PaperKind
from protokoll.gui.preview.look import PageLook, page_look
from protokoll.services.looks import look_of
from protokoll.services.templates import (
    USUAL,
    UnusableTemplateError,
    chosen_key,
    template_for,
    usable_template,
)

if TYPE_CHECKING:
    from protokoll.documents.word import TemplateFault
    from protokoll.storage.store import Store


class TemplateState(NamedTuple):
    """How a paper is previewed, and what is to be told about its template."""

    look: PageLook
    own: str = ""
    """The name of the organisation's own template, which the preview cannot show; empty for a built-in one."""
    problem: str = ""
    """Why the template cannot be used, in a sentence …"""
    faults: tuple[TemplateFault, ...] = ()
    """… and all that is wrong with it."""


def template_state(
    store: Store, kind: PaperKind, body: str | None, *, built_in: bool = False
) -> TemplateState:
    """The state of the template for a body's paper; with ``built_in``, of the one to fall back on.

    Takes up to 100 ms: an own template is checked. Raises :class:`UserError` where templates cannot be read.
    """
    try:
        used = usable_template(store, kind, body, built_in=built_in)
    except UnusableTemplateError as error:
        fallback = template_for(store, kind, body, built_in=True)
        name = Path(chosen_key(store, kind, body)).stem
        return TemplateState(_look(store, fallback.template.key), name, error.text, error.faults)
    if used.template.built_in:
        return TemplateState(_look(store, used.template.key))
    return TemplateState(_look(store, USUAL), own=used.template.name)


def _look(store: Store, design: str) -> PageLook:
    look = look_of(store)
    return page_look(design, accent=look.accent, logo=look.logo, logo_text=look.logo_text)
