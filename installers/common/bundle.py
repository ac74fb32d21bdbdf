"""What goes into the program's folder beside its own code: decided by rules, described by a list of parts.

``protokoll.spec`` calls this on every platform, between PyInstaller's analysis and its collecting.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from installers.common.parts import find_parts, owners_of_files, whole, write_parts
from installers.common.project import BuildError

Entry = tuple[str, str, str]
"""As PyInstaller keeps it: the name in the bundle, where from, which kind."""

LICENCES = "licenser"
"""The folder in the bundle with licences and the list of parts."""

_NEVER = re.compile(r"(pytest|_pytest|pytestqt|hypothesis|coverage|mypy|PyInstaller|tests|installers)(\.|$)")
"""Modules that are for building and testing; one of them in the bundle is a fault."""
_LOADED_BY_NAME = re.compile(r"(lib)?python3|vcruntime|msvcp|ucrtbase|api-ms-win", re.IGNORECASE)
"""Libraries that nothing names among its imports, because a program's very beginning loads them."""
_WITH_X = re.compile(r"libxcb-|libxkbcommon")
_RUNTIME = re.compile(r"libstdc\+\+|libgcc_s")


def only_needed(
    entries: list[Entry], imports_of: Callable[[str], Iterable[str]] | None = None
) -> list[Entry]:
    """The binaries without those libraries that nothing kept asks for any longer.

    PyInstaller collects all that any plugin of Qt needs, also of the plugins that were left out afterwards: GTK,
    printing over the network and the like. ``imports_of`` gives the names of the libraries that a file asks for.
    """
    kept = _reached([entry for entry in entries if _is_root(entry)], entries, imports_of or _imports_of)
    return [entry for entry in entries if entry in kept]


def without_systems_own(
    entries: list[Entry], imports_of: Callable[[str], Iterable[str]] | None = None
) -> list[Entry]:
    """On Linux, the binaries without the desktop's libraries: the system has them and keeps them secure.

    Those are what only Qt asks for. What X asks for beside its core comes along, since many desktops lack some of
    it; so does what Python and the packages ask for. The C++ runtime stays the system's: the drivers of the graphics
    card need it as new as they are. The packages of Linux declare what is left out, see ``linux/needs.py``.
    """
    if not sys.platform.startswith("linux"):
        return entries
    others = [entry for entry in entries if _is_root(entry) and "PySide6" not in Path(entry[0]).parts]
    kept = _reached(others, entries, imports_of or _imports_of)
    return [
        entry
        for entry in entries
        if not entry[1].startswith(("/lib", "/usr/lib"))
        or _WITH_X.match(_base(entry[0]))
        or (entry in kept and not _RUNTIME.match(_base(entry[0])))
    ]


def _reached(
    roots: Iterable[Entry], entries: Iterable[Entry], asks: Callable[[str], Iterable[str]]
) -> set[Entry]:
    """The entries that are asked for, directly or not, by ``roots``, and these."""
    by_name: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_name[_base(entry[0])].append(entry)
    reached: set[Entry] = set()
    left = list(roots)
    while left:
        entry = left.pop()
        if entry in reached:
            continue
        reached.add(entry)
        if entry[2] == "SYMLINK":
            left += by_name[_base(entry[1])]
        elif Path(entry[1]).is_file():
            for name in asks(entry[1]):
                left += by_name[_base(name)]
    return reached


def _is_root(entry: Entry) -> bool:
    name, _, kind = entry
    parts = Path(name).parts
    return kind == "EXTENSION" or "plugins" in parts or bool(_LOADED_BY_NAME.match(parts[-1]))


def _imports_of(path: str) -> list[str]:
    from PyInstaller.depend.bindepend import get_imports

    return [name for name, _ in get_imports(path)]


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1].lower()


def check_modules(package: Path, collected: Iterable[str]) -> None:
    """That all which the program imports anywhere came along, and nothing that is for testing.

    Raises :class:`BuildError` with what is wrong. A module of the standard library that this system does not have
    is one that the program does without here.
    """
    there = set(collected)
    never = sorted(name for name in there if _NEVER.match(name))
    missing = sorted(
        f"{name} (imported by {file.relative_to(package)})"
        for file in package.rglob("*.py")
        if "versions" not in file.parts
        for name in _imported(file)
        if not _came_along(name, there)
    )
    told = [f"not wanted: {name}" for name in never] + [f"missing: {name}" for name in missing]
    if told:
        raise BuildError("the bundle is not right:\n" + "\n".join(told))


def _imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, also inside functions; not those for type checking alone."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _came_along(name: str, there: set[str]) -> bool:
    if name in there or name in sys.builtin_module_names:
        return True
    return name.partition(".")[0] in sys.stdlib_module_names and importlib.util.find_spec(name) is None


def module_names(pure: Iterable[Entry], binaries: Iterable[Entry]) -> set[str]:
    """What can be imported in the bundle, by PyInstaller's own lists."""
    from PyInstaller.compat import PY3_BASE_MODULES

    names = (
        {name for name, _, _ in pure} | set(PY3_BASE_MODULES) | {"collections.abc"}
    )  # a part of collections
    for name, _, kind in binaries:
        if kind == "EXTENSION":
            folder, _, file = re.sub(r"^.*lib-dynload/", "", name.replace("\\", "/")).rpartition("/")
            names.add(".".join((*folder.split("/"), file.partition(".")[0])).lstrip("."))
    return names


def without_idle_metadata(datas: list[Entry], others: Iterable[Entry]) -> list[Entry]:
    """The data files without the metadata of packages that nothing else came along from, such as Pillow's."""
    owners = owners_of_files()
    used = {
        owner.name
        for _, source, _ in (*datas, *others)
        if ".dist-info" not in source and (owner := owners.get(whole(Path(source)))) is not None
    }
    return [
        entry
        for entry in datas
        if ".dist-info" not in entry[1]
        or (owner := owners.get(whole(Path(entry[1])))) is None
        or owner.name in used | {"protokoll"}
    ]


def describe(collected: Iterable[Entry], folder: Path, root: Path) -> list[Entry]:
    """Write licences and the list of parts of all that is in ``collected`` to ``folder``, as entries to collect."""
    parts = find_parts({Path(source) for _, source, _ in collected if Path(source).is_absolute()})
    write_parts(parts, folder, root)
    return [
        (f"{LICENCES}/{path.relative_to(folder).as_posix()}", str(path), "DATA")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
