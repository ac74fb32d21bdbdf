"""What the bundle asks of the system: read from its files, told as Debian packages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from installers.common.project import BuildError

_MAGIC = b"\x7fELF"
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")
NOT_LINKED = ("fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation | fonts-noto-core", "xkb-data")
"""What is read while the program runs, so that no file of ours names it: a font with å, ä and ö, and keyboards."""
LOADED = ("libegl1", "libgl1")
"""What Qt's plugins load when the desktop draws with it."""


def programs_in(folder: Path) -> list[Path]:
    """Every program and library in the folder."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)
    )


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _MAGIC


def missing_libraries(folder: Path) -> set[str]:
    """The names of the libraries that the folder asks for and does not hold."""
    there = {path.name for path in folder.rglob("*.so*")}
    asked = {name for path in programs_in(folder) for name in _asks(path)}
    return {name for name in asked - there if not name.startswith("ld-linux")}


def _asks(path: Path) -> Iterator[str]:
    told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=False).stdout
    yield from re.findall(r"^\s*NEEDED\s+(\S+)", told, re.MULTILINE)


def needed_packages(folder: Path) -> list[str]:
    """The Debian packages that hold what the folder asks for, as ``Depends`` wants them."""
    packages = {_package_with(name) for name in missing_libraries(folder)}
    packages.discard("libc6")
    lowest = max(_glibc_of(programs_in(folder)))
    return sorted({f"libc6 (>= {lowest[0]}.{lowest[1]})", *packages, *LOADED, *NOT_LINKED})


def _package_with(library: str) -> str:
    found = subprocess.run(
        ["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False
    ).stdout
    for line in found.splitlines():
        package, _, path = line.partition(": ")
        if re.search(r"^(/usr)?/lib/[^/]+/[^/]+$", path):
            return package.partition(":")[0]
    named = re.fullmatch(r"(lib.+)\.so\.(\d+)", library)  # not installed here: as Debian names its packages
    if named is None:
        raise BuildError(f"which package holds {library}?")
    return f"{named[1]}{'-' if named[1][-1].isdigit() else ''}{named[2]}".lower()


def _glibc_of(files: Iterable[Path]) -> Iterator[tuple[int, int]]:
    """The versions of the C library that the files name."""
    yield (2, 17)
    for path in files:
        for major, minor in set(_GLIBC.findall(path.read_bytes())):
            yield int(major), int(minor)
