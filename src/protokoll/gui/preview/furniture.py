"""Header and footer: the organisation, what the paper is, and "Sida 1 av 3"."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from protokoll.documents.paper import Align, Paper
from protokoll.domain.markup import Run
from protokoll.gui.preview.look import (
    FOOTER,
    HEADER,
    MARGIN_BOTTOM,
    MARGIN_TOP,
    PAGE_HEIGHT,
    TEXT_WIDTH,
    Style,
)
from protokoll.gui.preview.strips import Line, Mark, Strip
from protokoll.gui.preview.type_setter import TypeSetter, Words, stacked

_LOGO_WIDTH, _LOGO_HEIGHT = 3118, 900
_FIRST_RIGHT, _LATER_LEFT, _LATER_RIGHT = 6236, 4365, 4989
_FOOT_COLUMNS = (3150, 4450, 1754)
_FOOT_ABOVE, _RULE = 85, 10
_HEADER_GAP = 220
"""The empty line below the header."""
_MOST_LINES = 4
"""Lines that one field takes at most; what is longer is left out here, as it stands in the text too."""
_MANY = 999
"""Pages for which the footer has room."""


class Furniture:
    """What stands around the text of a paper's pages. Places are counted from the left margin and the page's top."""

    def __init__(self, paper: Paper, setter: TypeSetter) -> None:
        self._setter = setter
        self._fields = paper.fields
        self._tops = (self._first_header(), self._later_header())

    def body_top(self, page: int) -> float:
        """Where the text begins on the first (0) or a later page: lower where the header is high."""
        header = HEADER + self._tops[min(page, 1)].height + _HEADER_GAP
        return max(MARGIN_TOP, header)

    def body_bottom(self) -> float:
        """Where the text ends on every page: higher where the footer is high."""
        _, footer = self.footer(0, _MANY)
        return min(PAGE_HEIGHT - MARGIN_BOTTOM, footer - _HEADER_GAP)

    def header(self, page: int) -> tuple[Strip, float]:
        """The header of a page and its place."""
        return self._tops[min(page, 1)], HEADER

    def footer(self, page: int, pages: int) -> tuple[Strip, float]:
        """The footer of a page and its place."""
        classification = self._fields.get("Informationsklassning", "")
        said = (
            (f"Informationsklass: {classification}" if classification else "", Align.LEFT),
            (self._fields.get("Justerandes sign", ""), Align.LEFT),
            (f"Sida {page + 1} av {pages}", Align.RIGHT),
        )
        lines: tuple[Line, ...] = ()
        x, bottom = 0.0, 0.0
        for (text, align), width in zip(said, _FOOT_COLUMNS, strict=True):
            placed, end = self._text(text, x, width, align, _FOOT_ABOVE)
            lines += placed
            x += width
            bottom = max(bottom, end)
        strip = Strip(bottom, lines=lines, marks=(Mark(0, 0, TEXT_WIDTH, _RULE, self._setter.look.rule),))
        return strip, PAGE_HEIGHT - FOOTER - bottom

    def texts(self, page: int, pages: int) -> tuple[str, str]:
        """The words of a page's header and footer."""
        found = []
        for strip, _ in (self.header(page), self.footer(page, pages)):
            found.append("\t".join(line.text() for line in strip.lines))
        if page == 0 and self._setter.look.logo_text:
            found[0] = f"{self._setter.look.logo_text}\t{found[0]}"
        return found[0], found[1]

    def paint_logo(self, painter: QPainter) -> None:
        """Draw the logo where it stands on the first page; the painter counts as this object does."""
        if not self._setter.logo.isNull():
            painter.drawImage(QRectF(QPointF(0, HEADER), self._logo_size()), self._setter.logo)

    def _logo_size(self) -> QSizeF:
        if self._setter.logo.isNull():
            return QSizeF()
        size = QSizeF(self._setter.logo.size())
        return size.scaled(_LOGO_WIDTH, _LOGO_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)

    def _first_header(self) -> Strip:
        x = TEXT_WIDTH - _FIRST_RIGHT
        lines, y = self._text(self._fields.get("Organisation", ""), x, _FIRST_RIGHT, Align.RIGHT, bold=True)
        number = self._fields.get("Organisationsnummer", "")
        more, y = self._text(f"Org.nr {number}" if number else "", x, _FIRST_RIGHT, Align.RIGHT, y)
        return Strip(max(y, self._logo_size().height()), lines=lines + more)

    def _later_header(self) -> Strip:
        left, y = self._text(self._fields.get("Organisation", ""), 0, _LATER_LEFT, bold=True)
        said = self._fields.get("Sidhuvud", "")
        right, end = self._text(said, TEXT_WIDTH - _LATER_RIGHT, _LATER_RIGHT, Align.RIGHT)
        return Strip(max(y, end), lines=left + right)

    def _text(
        self,
        text: str,
        x: float,
        width: float,
        align: Align = Align.LEFT,
        y: float = 0,
        *,
        bold: bool = False,
    ) -> tuple[tuple[Line, ...], float]:
        look = self._setter.looks(Style.HEADER)
        if bold:
            look = msgspec.structs.replace(look, bold=True, ink="ink")
        words = Words((Run(text),) if text else ())
        return stacked(self._setter.lines(words, look, 0, 0, width, align)[:_MOST_LINES], x, y)
