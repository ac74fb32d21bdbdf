"""The program's icon in the shapes that systems ask for, drawn from the one picture in ``resources``."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from installers.common.project import ROOT, BuildError

PICTURE = ROOT / "resources" / "icons" / "app" / "protokoll.svg"
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """The icon as a PNG of ``size`` × ``size`` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(PICTURE))
    if not renderer.isValid():
        raise BuildError(f"{PICTURE} is no picture")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise BuildError(f"the icon cannot be drawn at {size} pixels")
    return bytes(written.data())


def write_png(path: Path, size: int) -> Path:
    """Write the icon as a PNG; gives ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png(size))
    return path


def write_ico(path: Path) -> Path:
    """Write the icon as Windows wants it, in all ``ICO_SIZES``; gives ``path``."""
    pictures = [png(size) for size in ICO_SIZES]
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    directory = b""
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header + directory + b"".join(pictures))
    return path
