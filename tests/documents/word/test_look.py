"""The organisation's colour and logo."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from lxml import etree

from protokoll.documents.paper import Clauses, Column, Heading, Table, Tone
from protokoll.documents.word import Look, render
from protokoll.domain.markup import plain
from protokoll.errors import UserError
from tests.documents.word.word_files import (
    BUILT_IN,
    NAMESPACES,
    add_notes,
    members,
    pack,
    paragraph,
    render_own,
    row,
    run,
    table,
    template_with,
    text_box,
)
from tests.helpers.house_rules import audit_faults, house_faults, part_of, words_of
from tests.helpers.papers import paper_of

PAPER = paper_of(
    Heading("Närvaro"),
    Table((Column("A", 1),), ((plain("b"),),), "Tabell"),
    Clauses(plain("Styrelsen beslutar"), (plain("bifalla."),), Tone.DECISION, "Beslut"),
    Organisation="Äpplet",
)
ACCENT, TINT = b"0B5563", b"EAF2F3"
CENTIMETRE = 360_000


def png(width: int, height: int) -> bytes:
    """A grey picture, invented here."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x0b\x08\x00\x64\x00\xc8\x01\x01\x11\x00\xff\xd9"
)
"""The frame of a JPEG, 200 by 100."""


def size_of(docx: bytes, part: str = "word/header2.xml") -> tuple[float, float]:
    """Width and height of the only drawing, in centimetres."""
    (extent,) = part_of(docx, part).iter("{*}extent")
    return int(extent.get("cx", "")) / CENTIMETRE, int(extent.get("cy", "")) / CENTIMETRE


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(1000, 1000, (1.5, 1.5)), (4000, 100, (6, 0.15)), (600, 150, (6, 1.5)), (20, 10, (0.53, 0.26))],
)
def test_the_logo_is_made_small_enough_in_proportion(
    width: int, height: int, size: tuple[float, float]
) -> None:
    docx = render(PAPER, BUILT_IN, look=Look(logo=png(width, height)))
    assert size_of(docx) == pytest.approx(size, abs=0.01)
    assert house_faults(docx) == audit_faults(docx) == []
    assert members(docx)["word/media/image1.png"] == png(width, height)


def test_a_jpeg_and_what_it_shows() -> None:
    docx = render(PAPER, BUILT_IN, look=Look(logo=JPEG, logo_text="Ett grönt äpple\n& \x00blad"))
    (drawing,) = part_of(docx, "word/header2.xml").iter("{*}docPr")
    assert drawing.get("descr") == "Ett grönt äpple & blad"
    assert size_of(docx) == pytest.approx((3, 1.5), abs=0.01)
    assert house_faults(docx) == audit_faults(docx) == []


def test_without_words_of_its_own_the_logo_is_called_as_the_organisation() -> None:
    (drawing,) = part_of(render(PAPER, BUILT_IN, look=Look(logo=JPEG)), "word/header2.xml").iter("{*}docPr")
    assert drawing.get("descr") == "Äpplet"


def test_without_a_logo_its_paragraph_disappears(tmp_path: Path) -> None:
    docx = render_own(
        PAPER, template_with(tmp_path, paragraph("{{Logotyp}}") + paragraph("Logga: {{Logotyp}}"))
    )
    assert words_of(docx).startswith("Närvaro")
    assert not any("media" in name for name in members(docx))


def test_logos_in_text_boxes_notes_rows_and_among_words(tmp_path: Path) -> None:
    body = (
        paragraph("Före {{Logotyp}} efter {{Organisation}}")
        + f"<w:p>{text_box(paragraph('{{Logotyp}}'))}</w:p>"
        + table(row("{{Logotyp}}", "x"))
        + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    path = template_with(tmp_path, body)
    parts = members(path)
    add_notes(parts, "footnote", run("{{Logotyp}}"))
    path.write_bytes(pack(parts))
    docx = render_own(PAPER, path, look=Look(logo=JPEG))

    root = part_of(docx)
    numbers = [drawing.get("id") for drawing in root.iter("{*}docPr")]
    assert words_of(docx).startswith("Före  efter Äpplet")
    assert len([d for d in root.iter("{*}docPr") if d.get("descr") == "Äpplet"]) == 4
    assert len(set(numbers)) == len(numbers)
    assert b"image" in members(docx)["word/_rels/footnotes.xml.rels"]
    assert house_faults(docx) == audit_faults(docx) == []
    assert [name for name in members(docx) if "media" in name] == ["word/media/image1.jpg"]


@pytest.mark.parametrize(
    "logo",
    [
        b"<svg/>",
        b"GIF89a\1\0\1\0\0\0\0",
        b"\x89PNG\r\n\x1a\n",
        png(1, 1)[:20],
        b"\xff\xd8\xff",
        JPEG[:30],
        png(0, 5),
    ],
)
def test_what_is_no_picture_is_told(logo: bytes) -> None:
    with pytest.raises(UserError, match="PNG eller JPEG"):
        render(PAPER, BUILT_IN, look=Look(logo=logo))


def test_the_accent_takes_the_place_of_the_templates_own_with_its_tint() -> None:
    plain_files, docx = (render(PAPER, BUILT_IN, look=look) for look in (Look(), Look(accent="#7a1f3d")))
    everything = b"".join(members(docx).values())

    assert ACCENT in b"".join(members(plain_files).values())
    assert ACCENT not in everything
    assert TINT not in everything
    assert everything.count(b"7A1F3D") > 10
    assert house_faults(docx) == audit_faults(docx) == []
    assert words_of(docx) == words_of(plain_files)


def test_words_in_a_light_colour_are_darker_than_its_lines() -> None:
    styles = members(render(PAPER, BUILT_IN, look=Look(accent="#ffd500")))["word/styles.xml"]
    assert b'w:color="FFD500"' in styles
    assert b'<w:color w:val="FFD500"/>' not in styles


def test_an_own_template_keeps_its_colours_but_what_is_copied_into_it_is_coloured(tmp_path: Path) -> None:
    own = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:rPr><w:color w:val="{ACCENT.decode()}"/></w:rPr></w:style></w:styles>'
    )
    path = template_with(tmp_path, parts={"styles": own.encode()})
    parts = members(path)
    theme = etree.fromstring(parts["word/theme/theme1.xml"])
    for scheme in theme.iter("{*}clrScheme"):
        scheme.set("name", "Office")
    parts["word/theme/theme1.xml"] = etree.tostring(theme)
    path.write_bytes(pack(parts))
    styles = members(render_own(PAPER, path, look=Look(accent="#7a1f3d")))["word/styles.xml"]

    assert styles.count(ACCENT) == 1
    assert styles.count(b"7A1F3D") > 5


@pytest.mark.parametrize("colour", ["teal", "#12345", "0f766e", "#0f766g", "#0f766e\n"])
def test_what_is_no_colour_is_told(colour: str) -> None:
    with pytest.raises(UserError, match="#0f766e"):
        render(PAPER, BUILT_IN, look=Look(accent=colour))
