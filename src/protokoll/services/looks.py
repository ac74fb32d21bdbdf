"""The organisation's colour and logo, set once and used by every paper."""

from __future__ import annotations

import colorsys
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.errors import UserError
from protokoll.exchange.files import read_file

if TYPE_CHECKING:
    from protokoll.documents.word import Look
    from protokoll.storage.store import Store

MAX_LOGO_BYTES = 4 * 1024 * 1024
MAX_LOGO_PIXELS = 6_000
"""The longest side of a logo: at 600 dots an inch it fills the width of a page."""
READABLE = 4.5
"""The contrast that WCAG 2.2 (1.4.3) asks of text: headings in the colour stand on white paper."""

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


def look_of(store: Store) -> Look:
    """The look that papers are rendered with."""
    from protokoll.documents.word import Look

    kept = store.load_look()
    return Look(accent=kept.accent, logo=kept.logo, logo_text=kept.logo_text)


def save_accent(store: Store, colour: str) -> str:
    """Keep the organisation's colour; empty: the templates' own. Returns it as it will be printed.

    A colour that is too light to be read on white is made darker. Raises :class:`UserError` for what is none.
    """
    accent = printable_colour(colour) if colour.strip() else ""
    store.save_look(replace(store.load_look(), accent=accent))
    return accent


def save_logo(store: Store, path: Path, text: str = "") -> None:
    """Keep the picture at ``path`` as the logo; ``text`` is read aloud in its place.

    Raises :class:`UserError` for what is no PNG or JPEG picture, or too large a one.
    """
    data = read_logo(path)
    store.save_look(replace(store.load_look(), logo=data, logo_text=" ".join(text.split())))


def read_logo(path: Path) -> bytes:
    """The picture at ``path``. Raises :class:`UserError` for what is no PNG or JPEG picture, or too large a one."""
    data = read_file(path, MAX_LOGO_BYTES)
    _check_picture(path.name, data)
    return data


def save_logo_text(store: Store, text: str) -> None:
    """Keep what is read aloud in the place of the logo."""
    store.save_look(replace(store.load_look(), logo_text=" ".join(text.split())))


def remove_logo(store: Store) -> None:
    """Have no logo."""
    store.save_look(replace(store.load_look(), logo=b"", logo_text=""))


def printable_colour(colour: str) -> str:
    """``colour`` ("0F766E", "#0f766e", "#0a5") as "#0f766e", made darker until it can be read on white.

    Raises :class:`UserError` for what is no colour.
    """
    match = _HEX.match(colour.strip())
    if match is None:
        raise UserError(
            f"”{colour.strip()[:20]}” är ingen färg. Färgen är kvar som den var. Skriv den med sex siffror "
            "och bokstäver a–f, till exempel #0f766e."
        )
    digits = match.group(1).lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    found = f"#{digits}"
    while contrast_to_white(found) < READABLE:
        lightness -= 0.01
        parts = colorsys.hls_to_rgb(hue, max(lightness, 0), saturation)
        found = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return found


def contrast_to_white(colour: str) -> float:
    """The contrast between ``colour`` ("#0f766e") and white, from 1 to 21 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _check_picture(name: str, data: bytes) -> None:
    """Raise unless ``data`` is a whole PNG or JPEG picture of a size that papers can do with."""
    from docx.image.image import Image

    try:
        if not data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            raise ValueError("neither PNG nor JPEG")
        picture = Image.from_blob(data)
        sides = (picture.px_width, picture.px_height)
    except Exception as error:  # what the library raises for a broken picture is no closed list
        raise UserError(
            f"Filen {name} är ingen bild i formatet PNG eller JPEG. Logotypen är kvar som den var. Spara om "
            "bilden som PNG och försök igen.",
            details=type(error).__name__,
        ) from error
    if not 0 < min(sides) <= max(sides) <= MAX_LOGO_PIXELS:
        raise UserError(
            f"Bilden {name} är {sides[0]} × {sides[1]} bildpunkter. Logotypen är kvar som den var. Välj en "
            f"bild med högst {MAX_LOGO_PIXELS} bildpunkter i sida."
        )
