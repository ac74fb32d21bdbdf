"""Paper: what stands on a document, as a plain list of typed blocks; nothing of how it looks.

A paper is made from a meeting (see ``papers``) and then written as Word, shown on screen or sent as
text. Nothing about a meeting is decided in a writer; nothing about layout is decided in a paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from protokoll.domain.markup import Paragraph, Run, Runs, TextBlock


class Tone(StrEnum):
    """What a piece of running text is; every tone has one named style in the templates."""

    BODY = "body"
    PROPOSAL = "proposal"  # yrkande, förslag
    DECISION = "decision"  # beslut
    DISSENT = "dissent"  # reservation
    STATEMENT = "statement"  # protokollsanteckning
    TASK = "task"  # uppdrag
    QUIET = "quiet"  # upplysning i mindre grad: föredragande, tider, sekretess
    SPOKEN = "spoken"  # det som ordföranden säger, i körschemat
    PRIVATE = "private"  # ordförandens egen anteckning, i körschemat


class Align(StrEnum):
    """How a table column is set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Title(msgspec.Struct, frozen=True):
    """Dokumentets rubrik och underrubrik (which may be empty)."""

    text: str
    subtitle: str = ""


class Fact(msgspec.Struct, frozen=True):
    """En uppgift i huvudet: "Plats", "Folkets hus"."""

    label: str
    text: str


class Facts(msgspec.Struct, frozen=True):
    """Uppgifterna om mötet: two quiet columns."""

    facts: tuple[Fact, ...]
    description: str = "Uppgifter om mötet"


class Heading(msgspec.Struct, frozen=True):
    """Rubrik för en del av dokumentet som inte är en dagordningspunkt: "Närvaro"."""

    text: str


class ItemHeading(msgspec.Struct, frozen=True):
    """Punktens rubrik. ``number`` as printed ("§ 47") or empty; ``level`` 0 for items, more for sub-items."""

    number: str
    text: str
    level: int = 0


class Subheading(msgspec.Struct, frozen=True):
    """Mellanrubrik under en punkt: "Yrkanden", "Beslutsgång"."""

    text: str


class Prose(msgspec.Struct, frozen=True):
    """Running text: paragraphs, lists, tables. ``lead`` runs on before the first paragraph ("Reservation.")."""

    blocks: tuple[TextBlock, ...]
    tone: Tone = Tone.BODY
    lead: Runs = ()

    def text(self) -> tuple[TextBlock, ...]:
        """The blocks with ``lead`` run on into the first paragraph, or before them as one of its own."""
        if not self.lead:
            return self.blocks
        first = self.blocks[0] if self.blocks else None
        if not isinstance(first, Paragraph):
            return (Paragraph(self.lead), *self.blocks)
        apart = not first.runs or self.lead[-1].text[-1:].isspace() or first.runs[0].text[:1].isspace()
        space = () if apart else (Run(" "),)
        return (Paragraph((*self.lead, *space, *first.runs)), *self.blocks[1:])


class Clauses(msgspec.Struct, frozen=True):
    """Att-satser efter en inledning; each clause without its "att". ``label`` stands above ("Beslut")."""

    lead: Runs
    clauses: tuple[Runs, ...]
    tone: Tone
    label: str = ""


class Column(msgspec.Struct, frozen=True):
    """Kolumn; ``share`` is its part of the table's width relative to its neighbours."""

    title: str
    share: float
    align: Align = Align.LEFT


class Table(msgspec.Struct, frozen=True):
    """Tabell med huvud; ``description`` is its alternative text. ``wide``: the full width of the text;
    ``tall``: rows with room to write or sign in by hand.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    description: str
    wide: bool = True
    tall: bool = False


class AgendaLine(msgspec.Struct, frozen=True):
    """En rad på dagordningen: number, title, and to the right what the item is for ("beslut") or its time."""

    number: str
    text: str
    aside: str = ""
    level: int = 0


class Signature(msgspec.Struct, frozen=True):
    """Underskrift: ``above`` tells for what ("Justeras"), under the line stand name and role. No name: a blank."""

    above: str
    name: str
    role: str


class Signatures(msgspec.Struct, frozen=True):
    """Underskrifter, two abreast, never parted over pages."""

    lines: tuple[Signature, ...]


class WritingSpace(msgspec.Struct, frozen=True):
    """Plats att skriva för hand: ``lines`` empty ruled lines."""

    lines: int


class Group(msgspec.Struct, frozen=True):
    """The blocks of one item or entry, known by ``key`` so that the paper can be matched to the meeting later."""

    key: str
    blocks: tuple[Block, ...]


Block = (
    Title
    | Facts
    | Heading
    | ItemHeading
    | Subheading
    | Prose
    | Clauses
    | Table
    | AgendaLine
    | Signatures
    | WritingSpace
    | Group
)


class Paper(msgspec.Struct, frozen=True):
    """A whole document.

    ``head``, ``attendance``, ``content`` and ``signatures`` are what a template's anchors ``{{Uppgifter}}``,
    ``{{Närvaro}}``, ``{{Innehåll}}`` and ``{{Underskrifter}}`` stand for, in that order; ``fields`` are its
    single values by Swedish name ("Datum"), also where they are empty. ``rows`` are what template rows that
    repeat are filled with: by group ("Deltagare"), one mapping of names ("Namn") to values for each row; a
    group that the paper knows is there also when it has no rows (they may be worked out when they are first
    asked for, see ``rows``). ``title`` and ``subject`` go into the
    document's properties, with ``author`` and ``day`` (the meeting's).
    """

    title: str
    subject: str
    author: str
    day: date
    fields: dict[str, str]
    head: tuple[Block, ...]
    attendance: tuple[Block, ...]
    content: tuple[Block, ...]
    signatures: tuple[Block, ...]
    rows: Mapping[str, Sequence[Mapping[str, str]]] = {}

    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return self.head + self.attendance + self.content + self.signatures
