"""The libraries that the program is built on, with their licences: read from what is installed, never written down."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import msgspec

_NAME = re.compile(r"[\w.-]+")
_ZLIB = "This software is provided 'as-is', without any express or implied warranty."
_LONGEST = 60
"""A longer "licence" in the metadata is the text of one."""


class Library(msgspec.Struct, frozen=True, order=True):
    """A library as it is installed: its name, version and licence (a name, empty where it tells none)."""

    name: str
    version: str
    licence: str


def libraries(program: str = "protokoll") -> tuple[Library, ...]:
    """Everything that ``program`` needs to run, down to the last, and Python itself; by name.

    Empty but for Python where the program's metadata did not come along.
    """
    found = {one.name.casefold(): one for one in _needed_by(program, set())}
    found["python"] = Library("Python", platform.python_version(), "PSF-2.0")
    return tuple(found[name] for name in sorted(found))


def _needed_by(name: str, seen: set[str]) -> Iterator[Library]:
    try:
        requirements = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for requirement in requirements:
        match = _NAME.match(requirement)
        if match is None or "extra ==" in requirement or match.group() in seen:
            continue
        seen.add(match.group())
        try:
            found = distribution(match.group())
        except PackageNotFoundError:
            continue  # not needed on this platform
        yield Library(found.metadata["Name"], found.version, licence_of(found))
        yield from _needed_by(match.group(), seen)


def licence_of(found: Distribution) -> str:
    """The licence that a package tells, empty where it tells none.

    Metadata has had three places for it through the years; the oldest packages only bring the text.
    """
    metadata = found.metadata
    for key in ("License-Expression", "License"):
        told = metadata[key].strip() if key in metadata else ""
        if told and len(told) <= _LONGEST:
            return told
    classifiers: list[str] = metadata.get_all("Classifier") or []
    for classifier in classifiers:
        if classifier.startswith("License ::"):
            return classifier.rpartition(" :: ")[2].removesuffix(" License")
    texts = (file for file in found.files or () if "licen" in file.name.casefold())
    return "zlib" if any(_ZLIB in " ".join(text.read_text().split()) for text in texts) else ""
