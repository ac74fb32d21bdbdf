"""SHA-256 sums of what is handed out."""

from __future__ import annotations

import hashlib
from pathlib import Path

SUMS = "SHA256SUMS"
HANDED_OUT = (".deb", ".xz", ".exe", ".msi", ".zip", ".dmg")


def write_sums(folder: Path) -> Path:
    """Write the sums of all packages in ``folder`` to SHA256SUMS there, as ``sha256sum -c`` reads them."""
    packages = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix in HANDED_OUT)
    lines = [f"{_sum(path)}  {path.name}\n" for path in packages]
    target = folder / SUMS
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
