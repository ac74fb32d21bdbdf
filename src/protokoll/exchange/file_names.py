"""Names for files, safe on every system people carry files between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 120


def safe_name(words: str) -> str:
    """``words`` without what Windows, macOS or Linux forbid in a file's name; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", words).split())[:_LONGEST].rstrip(". ")
    if not name or _RESERVED.fullmatch(name):
        name = f"{name} fil".strip()
    return name


def free_names(path: Path) -> Iterator[Path]:
    """``path``, then "name (2).docx", "name (3).docx" …: places to try when one is taken."""
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
