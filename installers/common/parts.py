"""The parts that a bundle consists of: found from the files in it, with licences, written as CycloneDX and texts.

Nothing is listed by hand but what a library carries inside it without saying so.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, NamedTuple

from installers.common.project import NAME, PUBLISHER, BuildError, epoch, version
from protokoll.services.libraries import licence_of

_TEXTS = Path(__file__).parent / "licences"
_README = "LÄS-MIG.txt"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_SPDX_OF_CLASSIFIER = {"MIT": "MIT", "BSD": "BSD-3-Clause", "Python Software Foundation": "PSF-2.0"}


class Part(NamedTuple):
    """A library in the bundle."""

    name: str
    version: str
    licence: str
    """As SPDX writes it where the library says it so, else in its own words."""
    purl: str
    texts: tuple[Path, ...]
    """The files with its licence."""
    inside: tuple[Part, ...] = ()
    """Libraries that are built into it."""


def find_parts(files: Iterable[Path]) -> list[Part]:
    """The parts that any of ``files`` belongs to, by name: Python packages, Python itself, the system's libraries."""
    owners = owners_of_files()
    wanted: dict[str, Distribution] = {}
    system: set[Path] = set()
    for file in files:
        owner = owners.get(whole(file))
        if owner is not None:
            wanted[owner.name] = owner
        elif not whole(file).is_relative_to(whole(Path(sys.base_prefix))) and file.is_absolute():
            system.add(file)
    wanted.pop("protokoll", None)  # the whole itself
    for tool in ("pyinstaller-hooks-contrib", "setuptools", "packaging"):
        wanted.pop(
            tool, None
        )  # of these only start-up hooks of a few lines are in it, under the same licences
    parts = [_part_of(found) for found in wanted.values()]
    parts += [_python(), *_debian_packages(system)]
    return sorted(parts, key=lambda part: part.name.casefold())


def owners_of_files() -> dict[Path, Distribution]:
    """Which package each installed file belongs to."""
    return {
        whole(Path(str(found.locate_file(file)))): found
        for found in distributions()
        for file in found.files or ()
    }


def whole(path: Path) -> Path:
    return Path(os.path.normcase(os.path.normpath(path)))  # Windows' names come in any case


def _part_of(found: Distribution) -> Part:
    texts = tuple(
        path
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and (_LICENCE_FILE.search(file.name) or "licenses" in file.parts)
        if (path := Path(str(found.locate_file(file)))).is_file()
    )
    name = found.metadata["Name"]
    return Part(
        name,
        found.version,
        _licence(found),
        f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{found.version}",
        (*texts, *_lent_texts(name)),
        _inside(name),
    )


def _licence(found: Distribution) -> str:
    name = found.metadata["Name"]
    told = licence_of(found)
    return _LICENCES_OF.get(name) or _SPDX_OF_CLASSIFIER.get(told, told)


_LICENCES_OF = {
    "sqlcipher3": "Zlib",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "chunspell": "MIT AND LGPL-2.1-or-later",
}
"""Of packages whose metadata says nothing, or only half; their texts say it."""
_EXPRESSION = re.compile(r"[\w.+-]+( (OR|AND|WITH) [\w.+-]+)*")


def _lent_texts(name: str) -> tuple[Path, ...]:
    """Full texts for packages that only name their licence."""
    lent = {
        "PySide6_Essentials": ("LGPL-3.0", "GPL-3.0"),
        "shiboken6": ("LGPL-3.0", "GPL-3.0"),
        "hunspell-sv": ("LGPL-3.0", "GPL-3.0"),
        "chunspell": ("LGPL-2.1",),
        "sqlcipher3": ("SQLCipher", "Apache-2.0"),
    }
    return tuple(_TEXTS / f"{text}.txt" for text in lent.get(name, ()))


def _inside(name: str) -> tuple[Part, ...]:
    """What is compiled into a package that its files do not tell, with the versions that it tells itself."""
    if name == "sqlcipher3":
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        try:
            connection.execute("PRAGMA key = 'a'")  # only then it tells what it encrypts with
            cipher = connection.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
            provider = connection.execute("PRAGMA cipher_provider_version").fetchone()[0]
        finally:
            connection.close()
        crypto = re.search(r"\d+\.\d+\.\d+\w*", provider)
        return (
            Part(
                "SQLite", dbapi2.sqlite_version, "blessing", f"pkg:generic/sqlite@{dbapi2.sqlite_version}", ()
            ),
            Part("SQLCipher", cipher, "BSD-3-Clause", f"pkg:generic/sqlcipher@{cipher}", ()),
            *(
                (Part("OpenSSL", crypto[0], "Apache-2.0", f"pkg:generic/openssl@{crypto[0]}", ()),)
                if crypto
                else ()
            ),
        )
    if name == "PySide6_Essentials":
        import PySide6

        return (
            Part("Qt", PySide6.__version__, "LGPL-3.0-only", f"pkg:generic/qt@{PySide6.__version__}", ()),
        )
    if name == "chunspell":
        return (Part("Hunspell", "1.7", "LGPL-2.1-or-later", "pkg:generic/hunspell@1.7", ()),)
    return ()


def _python() -> Part:
    told = platform.python_version()
    places = (
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(os.__file__).parent / "LICENSE.txt",
        Path("/usr/share/doc/python3") / "copyright",
    )
    texts = tuple(place for place in places if place.is_file())[:1]
    return Part("Python", told, "PSF-2.0", f"pkg:generic/python@{told}", texts)


def _debian_packages(files: Iterable[Path]) -> Iterator[Part]:
    """The packages of a Debian system that libraries were taken from; none on other systems."""
    if shutil.which("dpkg-query") is None:
        return
    names = {name for file in files if (name := _package_of(file))}
    for name in sorted(names):
        told = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True
        ).stdout
        plain = name.partition(":")[0]
        text = Path("/usr/share/doc") / plain / "copyright"
        texts = (text,) if text.is_file() else ()
        yield Part(
            plain, told, _debian_licence(text), f"pkg:deb/debian/{plain}@{told.replace('+', '%2B')}", texts
        )


def _package_of(file: Path) -> str:
    """The package that a library belongs to; /lib is /usr/lib nowadays, and the database knows one of the names."""
    for name in {str(file), os.path.realpath(file), re.sub(r"^/usr", "", os.path.realpath(file))}:
        found = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return found.stdout.split(": ")[0].split(",")[0]
    return ""


def _debian_licence(text: Path) -> str:
    """The licences that a machine-readable copyright file names."""
    if not text.is_file():
        return ""
    found = re.findall(
        r"^License:\s*(\S.*)$", text.read_text(encoding="utf-8", errors="replace"), re.MULTILINE
    )
    return " AND ".join(dict.fromkeys(" ".join(one.split()) for one in found))[:200]


# --- written down ---------------------------------------------------------------------------------


def write_parts(parts: list[Part], folder: Path, root: Path) -> None:
    """Put the licences of ``parts`` and their list into ``folder``, made anew; ``root`` is the sources' folder.

    Raises :class:`BuildError` when a Python package has no text of its licence.
    """
    bare = [part.name for part in parts if not part.texts and part.purl.startswith("pkg:pypi")]
    if bare:
        raise BuildError(f"no licence text for {', '.join(bare)}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for part in parts:
        home = folder / part.name
        home.mkdir()
        for text in part.texts:
            shutil.copyfile(text, home / (text.name if text.suffix else f"{text.name}.txt"))
    own = folder / "protokoll"
    own.mkdir()
    shutil.copyfile(root / "LICENSE", own / "LICENSE.txt")
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt", "LGPL-2.1.txt"):
        shutil.copyfile(_TEXTS / name, folder / name)
    qt = next((inner.version for part in parts for inner in part.inside if inner.name == "Qt"), "")
    readme = (_TEXTS / _README).read_text(encoding="utf-8").replace("{qt}", qt)
    (folder / _README).write_text(readme, encoding="utf-8")
    bill = json.dumps(bill_of_materials(parts), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "sbom.cdx.json").write_text(bill + "\n", encoding="utf-8")


def bill_of_materials(parts: list[Part]) -> dict[str, Any]:
    """The list of parts as CycloneDX 1.5: the same parts give the same list, down to its number."""
    components = [_component(part) for part in parts]
    number = uuid.UUID(
        hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()[:32], version=5
    )
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "protokoll",
                "name": NAME,
                "version": version(),
                "supplier": {"name": PUBLISHER},
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": "protokoll", "dependsOn": [part.purl for part in parts]}],
    }


def _component(part: Part) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
    }
    if part.licence:
        spdx = _EXPRESSION.fullmatch(part.licence) and not part.purl.startswith(
            "pkg:deb"
        )  # Debian has its own names
        told["licenses"] = [{"expression": part.licence} if spdx else {"license": {"name": part.licence}}]
    if part.inside:
        told["components"] = [_component(inner) for inner in part.inside]
    return told
