"""The organisation's colour and logo."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.errors import UserError
from protokoll.services import looks
from protokoll.storage.store import Store


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("written", "printed"),
    [("#0F766E", "#0f766e"), ("0f766e", "#0f766e"), (" #083 ", "#008833"), ("#000", "#000000")],
)
def test_a_readable_colour_stays(fresh: Store, written: str, printed: str) -> None:
    assert looks.save_accent(fresh, written) == printed
    assert looks.look_of(fresh).accent == printed


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_can_be_read_on_white(value: int) -> None:
    colour = f"#{value:06x}"
    printed = looks.printable_colour(colour)
    assert looks.contrast_to_white(printed) >= looks.READABLE
    if looks.contrast_to_white(colour) >= looks.READABLE:
        assert printed == colour


def test_contrast_is_that_of_the_guidelines() -> None:
    assert looks.contrast_to_white("#000000") == pytest.approx(21)
    assert looks.contrast_to_white("#ffffff") == pytest.approx(1)
    assert looks.contrast_to_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("written", ["röd", "#12345", "#gggggg", "rgb(1,2,3)", "#12345678"])
def test_what_is_no_colour_changes_nothing(fresh: Store, written: str) -> None:
    looks.save_accent(fresh, "#0f766e")
    with pytest.raises(UserError, match="ingen färg"):
        looks.save_accent(fresh, written)
    assert looks.look_of(fresh).accent == "#0f766e"
    assert looks.save_accent(fresh, "") == ""


def test_the_logo_is_kept_beside_the_colour(fresh: Store, tmp_path: Path) -> None:
    path = tmp_path / "logga.png"
    path.write_bytes(png(300, 100))
    looks.save_accent(fresh, "#0f766e")
    looks.save_logo(fresh, path, "Föreningen Åkerns  märke")
    look = looks.look_of(fresh)
    assert (look.accent, look.logo, look.logo_text) == (
        "#0f766e",
        path.read_bytes(),
        "Föreningen Åkerns märke",
    )
    looks.save_logo_text(fresh, "Åkern")
    assert looks.look_of(fresh).logo_text == "Åkern"
    looks.remove_logo(fresh)
    assert (looks.look_of(fresh).logo, looks.look_of(fresh).accent) == (b"", "#0f766e")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "ingen bild"),
        (b"GIF89a" + bytes(100), "ingen bild"),
        (b"<svg/>", "ingen bild"),
        (png(10, 10)[:20], "ingen bild"),
        (b"\xff\xd8\xff\xe0" + bytes(10), "ingen bild"),
        (png(6_001, 1), "6001 × 1"),
        (b"\x89PNG\r\n\x1a\n" + bytes(looks.MAX_LOGO_BYTES), "större än 4 MB"),
    ],
    ids=["empty", "gif", "svg", "cut", "cut jpeg", "too many pixels", "too large"],
)
def test_what_is_no_logo_changes_nothing(fresh: Store, tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "bild.png"
    path.write_bytes(data)
    with pytest.raises(UserError, match=told):
        looks.save_logo(fresh, path)
    assert looks.look_of(fresh).logo == b""
