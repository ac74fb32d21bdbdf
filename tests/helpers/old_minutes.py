"""Old minutes of an invented association, as a secretary once wrote them in Word, to make templates of."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from docx import Document
from docx.shared import RGBColor

HEAD = (
    "Protokoll nr 7/2024",
    "Styrelsemöte tisdagen den 12 mars 2024 kl. 18.00–19.30",
    "Plats: Föreningsgården",
)
PRESENT = ("Närvarande:", "Anna Berg, ordförande", "Per Dahl, sekreterare", "Eva Ek")
ITEMS = (
    "§ 45 Mötet öppnas",
    "Anna Berg öppnade mötet.",
    "§ 46 Ekonomi",
    "Styrelsen beslutade att köpa in en ny kaffebryggare den 1 april 2024.",
)
SIGNED = ("Vid protokollet", "Per Dahl", "Justeras", "Eva Ek")
ALWAYS = "Föreningen är partipolitiskt obunden."


def write_old_minutes(path: Path) -> Path:
    """Minutes with a coloured heading, a logo, a header and a table of facts."""
    document = Document()
    title = document.add_paragraph()
    run = title.add_run(HEAD[0])
    run.font.color.rgb = RGBColor(0x7A, 0x1F, 0x2B)
    for text in (*HEAD[1:], ALWAYS):
        document.add_paragraph(text)
    for text in (*PRESENT, "", *ITEMS, "", *SIGNED):
        document.add_paragraph(text)
    section = document.sections[0]
    logo = path.with_suffix(".png")
    logo.write_bytes(png())
    section.header.paragraphs[0].add_run("Hembygdsföreningen Linden\t2024-03-12 ").add_picture(str(logo))
    section.footer.paragraphs[0].text = "Lindvägen 1, Lindåkra"
    document.save(str(path))
    logo.unlink()
    return path


def write_minutes_with_table(path: Path) -> Path:
    """Minutes whose facts stand in a table: labels to the left, who was there in its last rows."""
    document = Document()
    document.add_paragraph("Minnesanteckningar")
    rows = (
        ("Datum", "12 mars 2024"),
        ("Plats", "Föreningsgården"),
        ("Närvarande", "Anna Berg, Per Dahl"),
        ("Frånvarande", "Eva Ek"),
    )
    table = document.add_table(len(rows), 2)
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    for number in (1, 2):
        document.add_heading(f"Fråga {number}", 2)
        document.add_paragraph("Vi talade om det.")
    document.save(str(path))
    return path


def png(side: int = 8) -> bytes:
    """A red square."""
    rows = b"".join(b"\0" + b"\xb3\x26\x1e" * side for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
