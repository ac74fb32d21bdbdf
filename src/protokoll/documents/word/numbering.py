"""Lists: every printed list is a ``w:num`` of its own, so that each starts at its own number."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from protokoll.documents.word.names import W
from protokoll.documents.word.styles import Style, element_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

LEVELS = 3
_LARGEST_START = 32767
_LIST_STYLES = (Style.BULLETS, Style.NUMBERS_DOT, Style.NUMBERS_PARENTHESIS)
_INDENT_PER_LEVEL = 397
"""Twips; used where a template's list level says nothing of its indent."""


class Numbering:
    """The list definitions of one document, found through the list styles' names.

    Args:
        numbering: the document's ``w:numbering``; new lists are added to it.
        styles: the document's ``w:styles``, into which the list styles have been resolved.
        ids: the ids of the styles.
        built_in: gives ``w:styles`` and ``w:numbering`` of the built-in template. A definition that the
            document lacks (its list style was copied without one, or is broken) is copied from there.
    """

    def __init__(
        self,
        numbering: _Element,
        styles: _Element,
        ids: Mapping[Style, str],
        built_in: Callable[[], tuple[_Element, _Element]],
    ) -> None:
        self._element = numbering
        self._next_num = 1 + max((_number(num, W.numId) for num in numbering.iterchildren(W.num)), default=0)
        self._abstract: dict[Style, str] = {}
        self._indents: dict[Style, tuple[int, ...]] = {}
        self._made: list[_Element] = []
        for style in _LIST_STYLES:
            definition = _definition(numbering, element_of(styles, ids[style]))
            if definition is None:
                definition = self._copy(style, styles, ids[style], *built_in())
            self._abstract[style] = definition.get(W.abstractNumId, "0")
            self._indents[style] = _indents(definition)
        self._bullets = self._new_num(Style.BULLETS)

    def start_list(self, first: int | None, mark: str, level: int) -> tuple[int, int]:
        """Begin a list at ``level`` (0–2) that counts from ``first``, or has bullets where that is None.

        Returns the ``w:numId`` of the list and the left indent of its text in twips.
        """
        if first is None:
            return self._bullets, self._indents[Style.BULLETS][level]
        style = Style.NUMBERS_PARENTHESIS if mark == ")" else Style.NUMBERS_DOT
        start = min(max(first, 0), _LARGEST_START)
        return self._new_num(style, level, start), self._indents[style][level]

    def finish(self) -> None:
        """Write the lists that were begun into the document's part."""
        at = 1 + max(
            (
                place
                for place, child in enumerate(self._element)
                if child.tag in (W.numPicBullet, W.abstractNum, W.num)
            ),
            default=-1,
        )
        self._element[at:at] = self._made
        self._made = []

    def _new_num(self, style: Style, level: int = 0, start: int | None = None) -> int:
        number = self._next_num
        self._next_num += 1
        num = etree.Element(W.num, {W.numId: str(number)})
        etree.SubElement(num, W.abstractNumId, {W.val: self._abstract[style]})
        if start is not None:
            override = etree.SubElement(num, W.lvlOverride, {W.ilvl: str(level)})
            etree.SubElement(override, W.startOverride, {W.val: str(start)})
        self._made.append(num)
        return number

    def _copy(
        self,
        style: Style,
        styles: _Element,
        style_id: str,
        source_styles: _Element,
        source_numbering: _Element,
    ) -> _Element:
        """Copy the definition of a list style from the built-in template and let the style point at it."""
        source_id = next(
            element.get(W.styleId, "")
            for element in source_styles.iterchildren(W.style)
            if (name := element.find(W.name)) is not None and name.get(W.val) == style
        )
        original = _definition(source_numbering, element_of(source_styles, source_id))
        assert original is not None, f"the built-in template lacks the list {style}"
        definition = deepcopy(original)
        present = list(self._element.iterchildren(W.abstractNum))
        number = 1 + max((_number(element, W.abstractNumId) for element in present), default=-1)
        definition.set(W.abstractNumId, str(number))
        link = definition.find(W.styleLink)
        if link is not None:
            link.set(W.val, style_id)
        pictures = list(self._element.iterchildren(W.numPicBullet))
        self._element.insert(len(pictures) + len(present), definition)

        self._abstract[style] = str(number)
        owner = element_of(styles, style_id)
        for stale in owner.findall(W.pPr):
            owner.remove(stale)
        properties = etree.SubElement(etree.SubElement(owner, W.pPr), W.numPr)
        etree.SubElement(properties, W.numId, {W.val: str(self._new_num(style))})
        return definition


def _definition(numbering: _Element, style: _Element) -> _Element | None:
    """The ``w:abstractNum`` that a list style points at, if it has all levels."""
    reference = style.find(f"{W.pPr}/{W.numPr}/{W.numId}")
    if reference is None:
        return None
    for num in numbering.iterchildren(W.num):
        if num.get(W.numId) == reference.get(W.val):
            wanted = num.find(W.abstractNumId)
            break
    else:
        return None
    for definition in numbering.iterchildren(W.abstractNum):
        if wanted is not None and definition.get(W.abstractNumId) == wanted.get(W.val):
            return definition if len(definition.findall(W.lvl)) >= LEVELS else None
    return None


def _indents(definition: _Element) -> tuple[int, ...]:
    indents: list[int] = []
    for level in definition.findall(W.lvl)[:LEVELS]:
        indent = level.find(f"{W.pPr}/{W.ind}")
        left = None if indent is None else indent.get(W.left) or indent.get(W.start)
        usual = (len(indents) + 1) * _INDENT_PER_LEVEL
        indents.append(int(left) if left is not None and left.isdecimal() else usual)
    return tuple(indents)


def _number(element: _Element, attribute: str) -> int:
    text = element.get(attribute, "")
    return int(text) if text.isdecimal() else 0
