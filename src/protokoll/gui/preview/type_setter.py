"""Words into lines: runs of text set in the fonts and spacing of a design."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTextCharFormat, QTextLayout, QTextOption

from protokoll.documents.characters import clean, kept_together
from protokoll.documents.paper import Align
from protokoll.domain.markup import Run, Runs
from protokoll.gui.preview.look import BAR_DISTANCE, BOX_DISTANCE, PageLook, Style, TextLook
from protokoll.gui.preview.strips import Line, Mark, Strip

_TWIPS_PER_HALF_POINT = 10
_LINE_SEPARATOR = "\u2028"
_WIDOWS = 2
"""Of a paragraph that is parted over pages at least so many lines stand on each."""

_ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}

_THIN = 10
"""Twips: a thin line."""


class Words(NamedTuple):
    """What a paragraph says: a number or mark that hangs out at the left, then its runs."""

    runs: Runs
    hung: str = ""
    hung_ink: str = ""
    """The colour of what hangs out; empty: the text's."""
    hung_bold: bool = False


class TypeSetter:
    """Sets paragraphs in one design. Costs some fonts to make; keep it as long as the design."""

    def __init__(self, look: PageLook) -> None:
        self.look = look
        self.logo = QImage.fromData(look.logo) if look.logo else QImage()
        self._looks = {style: look.scaled(style) for style in Style}
        self._font = lru_cache(maxsize=256)(self._make_font)
        self._line_height = lru_cache(maxsize=256)(self._measure)
        self._format = lru_cache(maxsize=256)(self._make_format)

    def looks(self, style: Style) -> TextLook:
        """The figures of a kind of paragraph."""
        return self._looks[style]

    def color(self, name: str) -> str:
        """The colour that a ``TextLook`` names."""
        color: str = getattr(self.look, name)
        return color

    def line_height(self, look: TextLook) -> float:
        """The height of one line."""
        return self._line_height(look.size, look.bold) * look.line / 240

    def paragraph(
        self,
        words: Words,
        style: Style,
        width: float,
        *,
        left: float | None = None,
        hanging: float | None = None,
        keep_next: bool = False,
        after: float | None = None,
    ) -> list[Strip]:
        """A paragraph as one strip for each line; nothing for one without words.

        Args:
            words: what it says.
            style: its kind.
            width: from the left margin to where its lines end.
            left: where its text begins, instead of the style's indent.
            hanging: how far its first line begins before that, instead of the style's.
            keep_next: it stays on the page of what follows.
            after: the space below it, instead of the style's.
        """
        look = self._looks[style]
        left = look.left if left is None else left
        hanging = look.hanging if hanging is None else hanging
        align = Align.CENTER if look.centered else Align.LEFT
        lines = self.lines(words, look, left, hanging, width - look.right, align)
        last = len(lines) - 1
        strips = []
        for at, line in enumerate(lines):
            tied = at < last and (look.keep_lines or at + 1 < _WIDOWS or last - at < _WIDOWS)
            strips.append(
                Strip(
                    line.height,
                    before=look.before if at == 0 else 0,
                    after=(look.after if after is None else after) if at == last else 0,
                    keep_next=tied or (at == last and (keep_next or look.keep_next)),
                    lines=(line,),
                    marks=self._border(look, left - hanging, width, line.height, at == 0, at == last),
                    bar=self.color(look.bar) if look.bar and not look.box else "",
                    joins=style if look.contextual else "",
                )
            )
        return strips

    def _border(
        self, look: TextLook, left: float, width: float, height: float, first: bool, last: bool
    ) -> tuple[Mark, ...]:
        """The rule at the left of a line or below the paragraph, or its part of the box around one."""
        if look.line_below and last:
            return (Mark(0, height + BAR_DISTANCE, width, _THIN, self.look.accent),)
        if not look.bar:
            return ()
        color, thick = self.color(look.bar), look.bar_width
        x = left - BAR_DISTANCE - thick
        if not look.box:
            return (Mark(x, 0, thick, height, color),)
        top = -BOX_DISTANCE if first else -thick  # over the line above: no seam
        bottom = height + (BOX_DISTANCE if last else 0)
        end = width - look.right + BAR_DISTANCE
        sides = [Mark(side, top, thick, bottom - top, color) for side in (x, end)]
        edges = [Mark(x, y, end + thick - x, thick, color) for y, on in ((top, first), (bottom, last)) if on]
        return (*sides, *edges)

    def lines(
        self,
        words: Words,
        look: TextLook,
        left: float,
        hanging: float,
        width: float,
        align: Align = Align.LEFT,
    ) -> list[Line]:
        """The lines of a paragraph, all at height 0; no lines where there are no words."""
        layout = self._layout(words, look, hanging, align)
        if layout is None:
            return []
        least = self._line_height(look.size, look.bold)
        ink = self.color(look.ink)
        found: list[Line] = []
        x = left - hanging
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - x, 1))  # before its place: tab stops then count from its start
            line.setPosition(QPointF(x, 0))
            height = max(line.height(), least) * look.line / 240
            found.append(Line(layout, len(found), 0, 0, height, ink))
            x = left
        layout.endLayout()
        return found

    def _layout(self, words: Words, look: TextLook, stop: float, align: Align) -> QTextLayout | None:
        """The text with its dress, not yet in lines."""
        text = f"{clean(words.hung)}\t" if words.hung else ""
        spans: list[tuple[int, int, QTextCharFormat]] = []
        if text and (words.hung_ink or words.hung_bold):
            ink = words.hung_ink or self.color(look.ink)
            bold = words.hung_bold or look.bold
            spans.append((0, _length(text), self._format(look.size, bold, look.italic, ink, False)))
        at = _length(text)
        for run in words.runs:
            said = kept_together(clean(run.text)).replace("\n", _LINE_SEPARATOR)
            length = _length(said)
            if length and (run.bold or run.italic or run.link):
                ink = self.look.accent if run.link else self.color(look.ink)
                dress = self._format(
                    look.size, run.bold or look.bold, run.italic or look.italic, ink, bool(run.link)
                )
                spans.append((at, length, dress))
            text += said
            at += length
        if not text:
            return None
        layout = QTextLayout(text, self._font(look.size, look.bold, look.italic))
        option = QTextOption(_ALIGNMENTS[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if stop:
            option.setTabs([QTextOption.Tab(stop, QTextOption.TabType.LeftTab)])
        option.setTabStopDistance(567)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if spans:
            layout.setFormats([_span(*span) for span in spans])
        return layout

    def _make_font(self, size: int, bold: bool, italic: bool) -> QFont:
        font = QFont()
        font.setFamilies(list(self.look.families))
        font.setPixelSize(max(size * _TWIPS_PER_HALF_POINT, 1))
        font.setBold(bold)
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for ligatures in ("liga", "clig"):  # Word sets none; and in Qt's PDF their letters could not be read
            font.setFeature(QFont.Tag(ligatures), 0)
        return font

    def _measure(self, size: int, bold: bool) -> float:
        return QFontMetricsF(self._font(size, bold, False)).lineSpacing()

    def _make_format(self, size: int, bold: bool, italic: bool, ink: str, link: bool) -> QTextCharFormat:
        dress = QTextCharFormat()
        dress.setFont(self._font(size, bold, italic))
        dress.setForeground(QColor(ink))
        dress.setFontUnderline(link)
        return dress


def plain_words(text: str, hung: str = "") -> Words:
    """Words in one dress."""
    return Words((Run(text),) if text else (), hung)


def stacked(lines: Sequence[Line], x: float, y: float) -> tuple[tuple[Line, ...], float]:
    """Lines one below the other from ``(x, y)`` on, and where they end."""
    placed = []
    for line in lines:
        placed.append(line._replace(x=line.x + x, y=y))
        y += line.height
    return tuple(placed), y


def _span(start: int, length: int, dress: QTextCharFormat) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, length, dress
    return span


def _length(text: str) -> int:
    """How many letters Qt counts, which takes those beyond the first plane for two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(letter > "\uffff" for letter in text)
