"""The organisation's look on a paper: its colour in place of the built-in templates' own, and its logo."""

from __future__ import annotations

import io
import re
from itertools import count
from typing import TYPE_CHECKING

import msgspec
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.shape import CT_Inline
from docx.shared import Cm, Emu
from lxml import etree

from protokoll.documents.characters import clean
from protokoll.documents.word.names import A, W
from protokoll.errors import UserError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from docx.package import Package
    from lxml.etree import _Element

    from protokoll.documents.word.stories import Story

_HIGHEST, _WIDEST = Cm(1.5), Cm(6)
_PIXEL = Emu(9525)
"""A pixel at 96 to the inch: a logo is made smaller to fit, never larger than this."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_COLOUR = re.compile(r"#([0-9a-fA-F]{6})\Z")
_OUR_THEME = "Protokoll"
_COLOURED = (W.val, W.color, W.fill)
_LEAST_CONTRAST = 4.5
"""Between text and white, by WCAG 2 (level AA)."""


class Look(msgspec.Struct, frozen=True):
    """The organisation's look.

    Attributes:
        accent: a colour as "#0f766e"; empty: the template's own. Only templates with the built-in ones' colours
            take it.
        logo: a picture, PNG or JPEG; empty: none.
        logo_text: what the logo shows, for who does not see it; empty: the organisation's name.
    """

    accent: str = ""
    logo: bytes = b""
    logo_text: str = ""


class Accent:
    """A colour that takes the place of the built-in templates' own, with its tints.

    Raises :class:`UserError` for what is no colour.
    """

    def __init__(self, colour: str) -> None:
        found = _COLOUR.match(colour)
        if found is None:
            raise UserError(
                f"Färgen {colour} går inte att använda. Ange den som # och sex siffror, till exempel #0f766e."
            )
        self._colour = _channels(found.group(1))

    def paint(self, document: Document, stories: list[Story]) -> None:
        """Change a document made from a template of ours."""
        theme = _theme(document)
        if theme is None:
            return
        part, root = theme
        own, tint = (_theme_colour(root, name) for name in ("accent1", "lt2"))
        if not own:
            return
        share = _strength(_channels(tint), _channels(own)) if tint else 0.0
        borders = {own: _written(self._colour), tint: _written(_tint(self._colour, share))}
        words = {**borders, own: _written(_readable(self._colour))}
        for element in root.iter(A.srgbClr):
            element.set("val", borders.get(element.get("val", "").upper(), element.get("val", "")))
        part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)
        sheets = (part.element for part in document.part.package.parts if isinstance(part, XmlPart))
        for painted in (*sheets, *(story.root for story in stories)):
            _paint(painted, words, borders)


def _paint(root: _Element, words: dict[str, str], borders: dict[str, str]) -> None:
    for element in root.iter(
        W.color, W.shd, W.top, W.left, W.bottom, W.right, W.insideH, W.insideV, W.between, W.bar
    ):
        colours = words if element.tag == W.color else borders
        for attribute in _COLOURED:
            new = colours.get(element.get(attribute, "").upper())
            if new is not None:
                element.set(attribute, new)


class Logo:
    """Draws the logo into the parts of one file.

    Raises :class:`UserError` for what is no picture that Word shows.
    """

    def __init__(self, picture: bytes, alternative_text: str, package: Package, stories: list[Story]) -> None:
        try:
            if not picture.startswith(_PICTURES):
                raise UnrecognizedImageError
            image = Image.from_blob(picture)
            width, height = image.px_width * _PIXEL, image.px_height * _PIXEL
            scale = min(1.0, _HIGHEST / height, _WIDEST / width)
        except Exception as error:  # for broken pictures python-docx raises bare ones, too
            raise UserError(
                "Logotypen går inte att använda. Välj en bild i formatet PNG eller JPEG.",
                details=type(error).__name__,
            ) from error
        self._size = max(round(width * scale), 1), max(round(height * scale), 1)
        self._part = package.get_or_add_image_part(io.BytesIO(picture))
        self._text = " ".join(clean(alternative_text).split())
        present = (drawing.get("id", "") for story in stories for drawing in story.root.iter("{*}docPr"))
        self._numbers = count(max((int(number) for number in present if number.isdecimal()), default=0) + 1)

    def draw(self, part: Part) -> _Element:
        """A drawing of the logo, to stand in a run of ``part``."""
        relation = part.relate_to(self._part, RELATIONSHIP_TYPE.IMAGE)
        number = next(self._numbers)
        width, height = self._size
        inline = CT_Inline.new_pic_inline(number, relation, "Logotyp", Emu(width), Emu(height))
        inline.docPr.set("name", f"Logotyp {number}")
        inline.docPr.set("descr", self._text)
        drawing = etree.Element(W.drawing)
        drawing.append(inline)
        return drawing


def _theme(document: Document) -> tuple[Part, _Element] | None:
    """The theme of a template of ours, or of a copy of one."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    except KeyError:
        return None
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    scheme = root.find(f".//{A.clrScheme}")
    return (part, root) if scheme is not None and scheme.get("name", "").startswith(_OUR_THEME) else None


def _theme_colour(root: _Element, name: str) -> str:
    colour = root.find(f".//{A.clrScheme}/{{{etree.QName(A.a).namespace}}}{name}/{A.srgbClr}")
    return "" if colour is None else colour.get("val", "").upper()


_Channels = tuple[int, ...]


def _channels(colour: str) -> _Channels:
    return tuple(bytes.fromhex(colour))


def _written(colour: _Channels) -> str:
    return bytes(colour).hex().upper()


def _tint(colour: _Channels, share: float) -> _Channels:
    """``colour`` mixed with white, of which it makes up ``share``."""
    return tuple(round(255 - (255 - channel) * share) for channel in colour)


def _strength(tint: _Channels, colour: _Channels) -> float:
    """The share of ``colour`` in ``tint``."""
    return min((255 * 3 - sum(tint)) / max(255 * 3 - sum(colour), 1), 1.0)


def _readable(colour: _Channels) -> _Channels:
    """``colour``, darker if it must be for text on white."""
    while 1.05 / (_luminance(colour) + 0.05) < _LEAST_CONTRAST:
        colour = tuple(int(channel * 0.95) for channel in colour)
    return colour


def _luminance(colour: _Channels) -> float:
    """Relative luminance by WCAG 2."""
    parts = [channel / 255 for channel in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
