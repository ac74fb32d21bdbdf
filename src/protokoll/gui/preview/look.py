"""How a paper looks as pages: the figures of the built-in Word templates, in twips (1/20 point) as Word has them.

Every kind of paragraph is known by the name of its style in the templates (``tools/templates/styles.xml``); a
test holds the figures against that file. The colours are those of the paper, which is white in every theme.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4."""
MARGIN_LEFT = MARGIN_RIGHT = 1276
MARGIN_TOP, MARGIN_BOTTOM = 1644, 1474
HEADER, FOOTER = 680, 510
"""From the page's edge to the header's top and the footer's bottom."""
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT

ITEM_NUMBER, AGENDA_NUMBER = 794, 567
"""How far from the number the title of an item and of an agenda line stands."""
TABLE_GAP = 120
"""Below every table."""
CELL_SIDE = 100
"""Left and right of the text in a cell."""
TALL_ROW = 624
"""The least height of a row that has room to write in by hand."""
WRITING_LINE = 480
"""From one ruled line to the next."""
BAR_DISTANCE, BOX_DISTANCE = 200, 80
"""Between the text and the rule beside it, and those above and below it."""

Ink = Literal["ink", "quiet", "accent", "dissent", "statement"]


class Style(StrEnum):
    """The kinds of paragraph, by the ``w:name`` of their style in the templates."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING = "heading 1"
    ITEM = "Paragrafrubrik"
    SUBITEM = "Underparagraf"
    SUBSUBITEM = "Underparagraf 2"
    SUBHEADING = "Mellanrubrik"
    BODY = "Body Text"
    QUIET = "Upplysning"
    PROPOSAL_CLAUSE = "Att-sats i yrkande"
    DECISION_LABEL = "Beslutsrubrik"
    DECISION = "Beslut"
    CLAUSE = "Att-sats"
    DISSENT = "Reservation"
    STATEMENT = "Protokollsanteckning"
    SPOKEN = "Ordförandens ord"
    PRIVATE = "Privat anteckning"
    LIST_ITEM = "Listpunkt"
    FACT_LABEL = "Etikett"
    FACT = "Uppgift"
    CELL = "Tabelltext"
    CELL_HEAD = "Tabellrubrik"
    SIGNED_FOR = "Underskrift avser"
    SIGNED_NAME = "Underskrift namn"
    SIGNED_ROLE = "Underskrift roll"
    AGENDA_LINE = "Dagordningspunkt"
    AGENDA_LINE_2 = "Dagordningspunkt 2"
    AGENDA_LINE_3 = "Dagordningspunkt 3"
    HEADER = "header"


class TextLook(msgspec.Struct, frozen=True):
    """A paragraph's type and spacing. ``size`` is in half-points, ``line`` in 240ths of a single line."""

    size: int = 21
    bold: bool = False
    ink: Ink = "ink"
    before: int = 0
    after: int = 100
    line: int = 274
    left: int = 0
    hanging: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    bar: Literal["", "accent", "dissent", "statement", "quiet"] = ""
    """The colour of the rule at its left …"""
    bar_width: int = 30
    box: bool = False
    """… which goes all around."""
    right: int = 0
    contextual: bool = False
    """No space between paragraphs of this style."""
    italic: bool = False
    centered: bool = False
    line_below: bool = False
    """A thin line in the accent under the paragraph, from margin to margin."""


_HEADING = TextLook(25, True, "accent", 320, 60, 240, keep_next=True, keep_lines=True)
_DECIDED = TextLook(before=0, after=140, left=227, keep_lines=True, bar="accent")
_NOTE = TextLook(before=60, after=120, left=227, keep_lines=True, bar="statement")
_AGENDA = TextLook(before=100, after=60, line=252, left=567, hanging=567, keep_lines=True)
_SUB_AGENDA = TextLook(before=40, after=40, line=252, left=1134, hanging=567, keep_lines=True)
_SIGNED = TextLook(before=0, after=60, line=240, keep_lines=True)

STYLES: dict[Style, TextLook] = {
    Style.TITLE: TextLook(50, True, "accent", 60, 40, 240, keep_next=True, keep_lines=True),
    Style.SUBTITLE: TextLook(25, False, "quiet", 0, 260, 240, keep_next=True),
    Style.HEADING: _HEADING,
    Style.ITEM: msgspec.structs.replace(_HEADING, left=ITEM_NUMBER, hanging=ITEM_NUMBER),
    Style.SUBITEM: TextLook(
        22, True, "accent", 220, 40, 240, ITEM_NUMBER, ITEM_NUMBER, keep_next=True, keep_lines=True
    ),
    Style.SUBSUBITEM: TextLook(
        21, True, "ink", 180, 30, 240, ITEM_NUMBER, ITEM_NUMBER, keep_next=True, keep_lines=True
    ),
    Style.SUBHEADING: TextLook(21, True, "ink", 160, 20, 240, keep_next=True, keep_lines=True),
    Style.BODY: TextLook(),
    Style.QUIET: TextLook(19, ink="quiet"),
    Style.PROPOSAL_CLAUSE: TextLook(left=737, hanging=510, keep_lines=True, contextual=True),
    Style.DECISION_LABEL: TextLook(
        19, True, "accent", 140, 0, left=227, keep_next=True, keep_lines=True, bar="accent"
    ),
    Style.DECISION: _DECIDED,
    Style.CLAUSE: msgspec.structs.replace(_DECIDED, left=737, hanging=510, contextual=True),
    Style.DISSENT: msgspec.structs.replace(_NOTE, bar="dissent"),
    Style.STATEMENT: _NOTE,
    Style.SPOKEN: TextLook(
        28, before=80, after=140, line=288, left=227, keep_lines=True, bar="accent", bar_width=60
    ),
    Style.PRIVATE: TextLook(
        before=80,
        after=140,
        left=227,
        right=227,
        keep_lines=True,
        bar="quiet",
        bar_width=10,
        box=True,
        italic=True,
    ),
    Style.LIST_ITEM: TextLook(after=70),
    Style.FACT_LABEL: TextLook(ink="quiet", before=20, after=20, line=252),
    Style.FACT: TextLook(before=20, after=20, line=252),
    Style.CELL: TextLook(19, before=40, after=40, line=247),
    Style.CELL_HEAD: TextLook(19, True, "accent", 40, 40, 247, keep_next=True),
    Style.SIGNED_FOR: msgspec.structs.replace(_SIGNED, before=240, after=0),
    Style.SIGNED_NAME: msgspec.structs.replace(_SIGNED, bold=True, before=720, after=0),
    Style.SIGNED_ROLE: _SIGNED,
    Style.AGENDA_LINE: _AGENDA,
    Style.AGENDA_LINE_2: _SUB_AGENDA,
    Style.AGENDA_LINE_3: msgspec.structs.replace(_SUB_AGENDA, left=1701),
    Style.HEADER: TextLook(18, ink="quiet", after=0, line=240),
}
"""The figures of the design "modern"."""

BULLETS = (("•", 510, 283), ("–", 850, 283), ("·", 1190, 283))
"""For each level of a list: its mark, where its text stands and how far the mark hangs out from there."""
NUMBERS = ((624, 397), (1021, 397), (1418, 397))
"""The same for numbered lists."""

_SANS = ("Calibri", "Carlito", "Segoe UI", "Helvetica Neue", "Liberation Sans", "DejaVu Sans")
_SERIF = ("Cambria", "Caladea", "Georgia", "Liberation Serif", "Times New Roman", "DejaVu Serif")
_LARGE = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")


class PageLook(msgspec.Struct, frozen=True, kw_only=True):
    """A design with what the organisation has chosen: its colour and logo. Colours are ``#rrggbb``."""

    families: tuple[str, ...] = _SANS
    """Fonts, the first that is installed."""
    letters: float = 1.0
    """How large all letters are, measured by ``STYLES``."""
    accent: str = "#0b5563"
    ink: str = "#1b2a33"
    quiet: str = "#5b6770"
    rule: str = "#c3cdd1"
    """Thin lines in tables and above the footer."""
    head_fill: str = "#eaf2f3"
    """The ground of table heads."""
    dissent: str = "#b7791f"
    statement: str = "#a9b4ba"
    logo: bytes = b""
    """A picture in a form that Qt reads (PNG, JPEG), or nothing."""
    logo_text: str = ""
    """What the logo shows, for those who cannot see it."""
    own: tuple[tuple[Style, TextLook], ...] = ()
    """The kinds of paragraph that the design has figures of its own for, before they are made larger."""

    def scaled(self, style: Style) -> TextLook:
        """The figures of a kind of paragraph in this design."""
        plain = dict(self.own).get(style, STYLES[style])
        if self.letters == 1.0:
            return plain
        return msgspec.structs.replace(
            plain,
            size=round(plain.size * self.letters),
            left=round(plain.left * self.letters),
            hanging=round(plain.hanging * self.letters),
        )


_CLASSIC_DECIDED = TextLook(before=0, after=140, left=397, keep_lines=True)
_CLASSIC = (
    (
        Style.TITLE,
        TextLook(46, False, "accent", 120, 60, 240, keep_next=True, keep_lines=True, centered=True),
    ),
    (
        Style.SUBTITLE,
        TextLook(
            25, False, "quiet", 0, 300, 240, keep_next=True, italic=True, centered=True, line_below=True
        ),
    ),
    (
        Style.DECISION_LABEL,
        TextLook(21, False, "accent", 140, 0, left=397, keep_next=True, keep_lines=True, italic=True),
    ),
    (Style.DECISION, _CLASSIC_DECIDED),
    (Style.CLAUSE, msgspec.structs.replace(_CLASSIC_DECIDED, left=907, hanging=510, contextual=True)),
)

DESIGNS: dict[str, PageLook] = {
    "modern": PageLook(),
    "klassisk": PageLook(
        families=_SERIF,
        letters=1.05,
        accent="#1f3a5f",
        ink="#1a1a1a",
        quiet="#4d4d4d",
        rule="#b8b8b8",
        head_fill="#ffffff",
        own=_CLASSIC,
    ),
    "storstil": PageLook(
        families=_LARGE,
        letters=1.34,
        accent="#003b5c",
        ink="#000000",
        quiet="#333333",
        rule="#767676",
        head_fill="#ffffff",
    ),
}
"""The built-in designs, by the name of their folder among the templates."""


LARGER_PAPERS = {"korschema": 1.15}
"""Papers that are read standing, at arm's length: their type is that much larger in every design."""


def page_look(
    design: str = "modern", *, paper: str = "", accent: str = "", logo: bytes = b"", logo_text: str = ""
) -> PageLook:
    """A built-in design (an unknown name means "modern") with an organisation's colour and logo.

    ``paper`` is the name of the paper's kind ("korschema"), for the size of its type; ``accent`` is ``#rrggbb``,
    or empty for the design's own.
    """
    look = DESIGNS.get(design, DESIGNS["modern"])
    return msgspec.structs.replace(
        look,
        letters=look.letters * LARGER_PAPERS.get(paper, 1.0),
        accent=accent or look.accent,
        logo=logo,
        logo_text=logo_text,
    )
