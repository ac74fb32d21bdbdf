"""The named styles: what the program calls them, and their ids in the template at hand.

Styles are known by ``w:name`` alone. Ids differ between languages of Word, and LibreOffice gives them new
ones at every save. What a template lacks is copied into the document from the built-in template.
"""

from __future__ import annotations

from copy import deepcopy
from enum import StrEnum
from typing import TYPE_CHECKING

from protokoll.documents.paper import Tone
from protokoll.documents.word.names import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element


class Style(StrEnum):
    """The ``w:name`` of every style that the program writes in."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING = "heading 1"
    ITEM = "Paragrafrubrik"
    SUBITEM = "Underparagraf"
    SUBSUBITEM = "Underparagraf 2"
    SUBHEADING = "Mellanrubrik"
    BODY = "Body Text"
    QUIET = "Upplysning"
    PROPOSAL = "Yrkande"
    PROPOSAL_CLAUSE = "Att-sats i yrkande"
    DECISION_LABEL = "Beslutsrubrik"
    DECISION = "Beslut"
    CLAUSE = "Att-sats"
    DISSENT = "Reservation"
    STATEMENT = "Protokollsanteckning"
    TASK = "Uppdrag"
    SPOKEN = "Ordförandens ord"
    PRIVATE = "Privat anteckning"
    WRITING_LINE = "Skrivrad"
    LIST_ITEM = "Listpunkt"
    LIST_CONTINUED = "Listfortsättning"
    FACT_LABEL = "Etikett"
    FACT = "Uppgift"
    CELL = "Tabelltext"
    CELL_HEAD = "Tabellrubrik"
    AFTER_TABLE = "Efter tabell"
    SIGNED_FOR = "Underskrift avser"
    SIGNED_NAME = "Underskrift namn"
    SIGNED_ROLE = "Underskrift roll"
    AGENDA_LINE = "Dagordningspunkt"
    AGENDA_LINE_2 = "Dagordningspunkt 2"
    AGENDA_LINE_3 = "Dagordningspunkt 3"
    TABLE = "Protokolltabell"
    LINK = "Hyperlink"
    BULLETS = "Punkter"
    NUMBERS_DOT = "Siffror med punkt"
    NUMBERS_PARENTHESIS = "Siffror med parentes"


KINDS = {
    Style.TABLE: "table",
    Style.LINK: "character",
    Style.BULLETS: "numbering",
    Style.NUMBERS_DOT: "numbering",
    Style.NUMBERS_PARENTHESIS: "numbering",
}
"""The ``w:type`` of each style that is not a paragraph style."""

TONES = {
    Tone.BODY: Style.BODY,
    Tone.PROPOSAL: Style.PROPOSAL,
    Tone.DECISION: Style.DECISION,
    Tone.DISSENT: Style.DISSENT,
    Tone.STATEMENT: Style.STATEMENT,
    Tone.TASK: Style.TASK,
    Tone.QUIET: Style.QUIET,
    Tone.SPOKEN: Style.SPOKEN,
    Tone.PRIVATE: Style.PRIVATE,
}

ITEM_LEVELS = (Style.ITEM, Style.SUBITEM, Style.SUBSUBITEM)
AGENDA_LEVELS = (Style.AGENDA_LINE, Style.AGENDA_LINE_2, Style.AGENDA_LINE_3)

_WIDEST = 4000
"""Twips; a style that hangs its first line out further is not taken at its word."""

_Key = tuple[str, str]
"""A style's type and its name in lower case: Word tells names of different types apart, and cases not."""


def resolve(styles: _Element, built_in: Callable[[], _Element]) -> dict[Style, str]:
    """The id of every :class:`Style` in the document whose ``w:styles`` element is ``styles``.

    Styles that are missing are copied there from the ``w:styles`` that ``built_in`` gives (called only then),
    with those they are based on.
    """
    ids = _ids_by_key(styles)
    wanted = {style: (KINDS.get(style, "paragraph"), style.value.casefold()) for style in Style}
    missing = [key for key in wanted.values() if key not in ids]
    if missing:
        _copy(missing, built_in(), styles, ids)
    return {style: ids[key] for style, key in wanted.items()}


def element_of(styles: _Element, style_id: str) -> _Element:
    """The ``w:style`` with this id. Raises ``KeyError`` where there is none."""
    for style in styles.iterchildren(W.style):
        if style.get(W.styleId) == style_id:
            return style
    raise KeyError(style_id)


def hanging(styles: _Element, style_id: str) -> int:
    """How far (twips) the style's own indent hangs its first line out; 0 where it tells nothing usable."""
    indent = element_of(styles, style_id).find(f"{W.pPr}/{W.ind}")
    told = "" if indent is None else indent.get(W.hanging, "")
    return min(int(told), _WIDEST) if told.isdecimal() else 0


def _ids_by_key(styles: _Element) -> dict[_Key, str]:
    """Ids by key; a name goes before another style's alias, and the first style before a later namesake."""
    ids: dict[_Key, str] = {}
    aliases: dict[_Key, str] = {}
    for style in styles.iterchildren(W.style):
        style_id = style.get(W.styleId)
        if style_id is None:
            continue
        ids.setdefault(_key(style), style_id)
        for alias in _value(style, W.aliases).split(","):
            aliases.setdefault((_key(style)[0], alias.strip().casefold()), style_id)
    return {**aliases, **ids}


def _key(style: _Element) -> _Key:
    return style.get(W.type, "paragraph"), _value(style, W.name).strip().casefold()


def _value(style: _Element, tag: str) -> str:
    child = style.find(tag)
    return "" if child is None else child.get(W.val, "")


def _copy(missing: Iterable[_Key], source: _Element, target: _Element, ids: dict[_Key, str]) -> None:
    """Copy the ``missing`` styles and those they are based on; ``ids`` learns their ids in ``target``."""
    sources = {_key(style): style for style in source.iterchildren(W.style)}
    key_of_id = {style.get(W.styleId, ""): key for key, style in sources.items()}

    to_copy: list[_Key] = []
    taken = {style.get(W.styleId) for style in target.iterchildren(W.style)}
    queue = list(missing)
    while queue:
        key = queue.pop(0)
        if key in ids:
            continue
        ids[key] = _free_id(sources[key].get(W.styleId, ""), taken)
        taken.add(ids[key])
        to_copy.append(key)
        base = _value(sources[key], W.basedOn)
        if base:
            queue.append(key_of_id[base])

    with_default = {style.get(W.type) for style in target.iterchildren(W.style) if W.default in style.attrib}
    for key in to_copy:
        style = deepcopy(sources[key])
        if W.default in style.attrib and key[0] in with_default:
            del style.attrib[W.default]
        style.set(W.styleId, ids[key])
        for tag in (W.basedOn, W.next, W.link):
            reference = style.find(tag)
            if reference is None:
                continue
            other = ids.get(key_of_id.get(reference.get(W.val, ""), ("", "")))
            if other is None:
                style.remove(reference)
            else:
                reference.set(W.val, other)
        for properties in style.findall(W.pPr) if key[0] == "numbering" else ():
            style.remove(properties)  # points at a list of the other document; Numbering copies that
        target.append(style)


def _free_id(wish: str, taken: set[str | None]) -> str:
    number = 0
    candidate = wish
    while candidate in taken:
        number += 1
        candidate = f"{wish}{number}"
    return candidate
