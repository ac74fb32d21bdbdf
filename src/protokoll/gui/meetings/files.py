"""Meetings as files: safe names, and what is dropped on the window or dragged out of it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QMimeData

from protokoll.gui.meetings.rows import Row

SUFFIX = ".json"
_LONGEST = 120
"""Characters of a proposed name; with a deep folder Windows takes 260 in all."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def file_name(row: Row) -> str:
    """A name that every file system takes: "2026-12-08 Styrelsen, möte 10-2026.json"."""
    return f"{row.line.date.isoformat()} {safe_name(row.name)}".strip() + SUFFIX


def safe_name(words: str) -> str:
    """``words`` without what Windows, macOS or Linux refuse in a file name."""
    name = re.sub(r'[\\/:*?"<>|]+', "-", " ".join(words.split()))
    name = "".join(letter for letter in name if letter.isprintable())[:_LONGEST].strip(" .-")
    return f"_{name}" if _RESERVED.match(name) else name


def free_path(folder: Path, name: str) -> Path:
    """A path in ``folder`` where nothing is yet: with " 2", " 3" … before the ending where it must."""
    path = folder / name
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{name.removesuffix(SUFFIX)} {number}{SUFFIX}"
    return path


def meeting_files(data: QMimeData) -> list[Path]:
    """The meeting files among what is dropped."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() == SUFFIX]
