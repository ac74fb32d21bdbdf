"""What a template may hold for a paper: its fields, rows that repeat, and anchors, each with its meaning.

The names are Swedish and stand in templates between braces: ``{{Datum}}``, ``{{Deltagare.Namn}}``, ``{{Innehåll}}``.
"""

from __future__ import annotations

import msgspec


class Field(msgspec.Struct, frozen=True):
    """Fält: ``name`` as it stands between the braces, what it holds, and an invented example of it."""

    name: str
    meaning: str
    example: str


class RowGroup(msgspec.Struct, frozen=True):
    """Rader som upprepas: a table row that holds ``{{name.field}}`` comes once for each ("Deltagare")."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


class Anchor(msgspec.Struct, frozen=True):
    """Ankare: alone in a paragraph, it stands for blocks that the program writes there."""

    name: str
    meaning: str


class KnownFields(msgspec.Struct, frozen=True):
    """All that the templates of one paper may hold."""

    fields: tuple[Field, ...]
    groups: tuple[RowGroup, ...]
    anchors: tuple[Anchor, ...]


FACTS = Anchor("Uppgifter", "Rubriken och uppgifterna om mötet")
ATTENDANCE = Anchor("Närvaro", "Vilka som var med, i vilka uppdrag och när")
CONTENT = Anchor("Innehåll", "Punkterna med det som skrevs och beslutades under dem")
SIGNATURES = Anchor("Underskrifter", "Rader att skriva under på, och vem som har justerat")
ANCHORS = (FACTS, ATTENDANCE, CONTENT, SIGNATURES)
"""In the order in which a paper has them (see :class:`protokoll.documents.paper.Paper`)."""

LOGO = Field("Logotyp", "Organisationens logotyp, ensam i ett stycke eller en cell", "")
"""The one field that becomes a picture."""
