"""The designs of the built-in templates: one set of parts, dressed in different type, colours and measures.

The parts in ``tools/templates`` are the design "modern". The others are told as what differs from it, so that
a style that is added there is there in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

ACCENT, INK, QUIET, LINE, TINT = "0B5563", "1B2A33", "5B6770", "C3CDD1", "EAF2F3"
"""The colours of the parts: headings and rules, text, small text, table lines, table heads."""

FONT = "Calibri"
"""The font of the parts."""


@dataclass(frozen=True)
class Design:
    """Utformning.

    ``scale`` multiplies every size of type, and the indents that stand in proportion to it; ``colors`` and
    ``font`` replace those of the parts. ``styles`` tells by style name the XML (of ``w:pPr`` and ``w:rPr``) that
    takes the place of the parts' own.
    """

    name: str
    title: str
    font: str = FONT
    scale: float = 1.0
    colors: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)


MODERN = Design("modern", "Modern")
CLASSIC = Design(
    "klassisk",
    "Klassisk",
    font="Cambria",
    scale=1.05,
    colors={ACCENT: "1F3A5F", INK: "1A1A1A", QUIET: "4D4D4D", LINE: "B8B8B8", TINT: "FFFFFF"},
    styles={
        "Title": (
            '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="60" w:line="240"'
            ' w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
            '<w:rPr><w:color w:val="1F3A5F"/><w:spacing w:val="10"/><w:sz w:val="46"/><w:szCs w:val="46"/></w:rPr>'
        ),
        "Subtitle": (
            '<w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="10" w:color="1F3A5F"/></w:pBdr>'
            '<w:spacing w:before="0" w:after="300" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
            '<w:rPr><w:i/><w:iCs/><w:color w:val="4D4D4D"/><w:sz w:val="25"/><w:szCs w:val="25"/></w:rPr>'
        ),
        "Beslutsrubrik": (
            '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="140" w:after="0"/><w:ind w:left="397"/></w:pPr>'
            '<w:rPr><w:i/><w:iCs/><w:color w:val="1F3A5F"/></w:rPr>'
        ),
        "Beslut": (
            '<w:pPr><w:keepLines/><w:spacing w:before="0" w:after="140"/><w:ind w:left="397"/></w:pPr>'
        ),
        "Att-sats": (
            '<w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="907"/></w:tabs>'
            '<w:spacing w:before="0" w:after="140"/><w:ind w:left="907" w:hanging="510"/><w:contextualSpacing/></w:pPr>'
        ),
    },
)
LARGE_PRINT = Design(
    "storstil",
    "Stor stil",
    font="Arial",
    scale=1.34,
    colors={ACCENT: "003B5C", INK: "000000", QUIET: "333333", LINE: "767676", TINT: "FFFFFF"},
)
DESIGNS = (MODERN, CLASSIC, LARGE_PRINT)

LARGER_PAPERS = {"korschema": 1.15}
"""Papers that are read standing, at arm's length: their type is that much larger in every design."""

_SIZES = ("sz", "szCs")


def dressed(part: bytes, design: Design, scale: float) -> bytes:
    """A part of a template in ``design``, its type and indents times ``scale``."""
    root = etree.fromstring(part)
    for style in root.iter(f"{W}style"):
        _replace_layout(style, design)
    for element in root.iter():
        if isinstance(element.tag, str):
            _recolor(element, design)
            _rescale(element, scale)
    for fonts in root.iter(f"{W}rFonts", f"{W}font", f"{DRAWING}latin"):
        for name, value in fonts.attrib.items():
            if value == FONT:
                fonts.set(name, design.font)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def scale_of(design: Design, paper: str) -> float:
    """How many times larger the type of ``paper`` is in ``design`` than in the parts."""
    return design.scale * LARGER_PAPERS.get(paper, 1.0)


def _replace_layout(style: etree._Element, design: Design) -> None:
    """The style's own layout gives way to the design's."""
    name = style.find(f"{W}name")
    layout = design.styles.get("" if name is None else name.get(f"{W}val", ""))
    if layout is None:
        return
    for old in (*style.findall(f"{W}pPr"), *style.findall(f"{W}rPr")):
        style.remove(old)
    style.extend(etree.fromstring(f'<x xmlns:w="{WORD}">{layout}</x>'))


def _recolor(element: etree._Element, design: Design) -> None:
    for name, value in element.attrib.items():
        if str(value) in design.colors:
            element.set(name, design.colors[str(value)])


def _rescale(element: etree._Element, scale: float) -> None:
    """Sizes of type in half points; tab stops and indents, which are measured for the type, in twips."""
    if scale == 1.0:
        return
    local = etree.QName(element).localname
    if local in _SIZES:
        _times(element, "val", scale)
    elif local == "tab" and element.get(f"{W}pos"):
        _times(element, "pos", scale)
    elif local == "ind":
        for side in ("left", "hanging", "firstLine"):
            _times(element, side, scale)


def _times(element: etree._Element, attribute: str, scale: float) -> None:
    value = element.get(f"{W}{attribute}")
    if value is not None:
        element.set(f"{W}{attribute}", str(round(int(value) * scale)))
