"""The rules of the house: who may import whom, that only the window knows Qt, and that nothing knows a network."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import protokoll

PACKAGE = Path(protokoll.__file__).parent
MAY_IMPORT = {
    "domain": {"domain", "errors"},
    "storage": {"storage", "domain", "errors"},
    "documents": {"documents", "domain", "errors"},
    "exchange": {"exchange", "domain", "errors"},
    "services": {"services", "storage", "documents", "exchange", "domain", "errors", "paths"},
    "errors": set(),
    "paths": {"errors"},
}
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
NETWORK_MODULES = {"urllib.request", "PySide6.QtNetwork", "multiprocessing.connection"}
QT = ("PySide6", "shiboken6")
MAY_KNOW_QT = {"gui", "app", "self_test"}
"""Of these, app and self_test import it only inside functions: the command line imports them."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports anywhere in it, with ``from x import y`` as both x and x.y."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    allowed = MAY_IMPORT.get(part)
    if allowed is None:
        return
    for module in imports(path):
        if module.startswith("protokoll."):
            imported = module.split(".")[1]
            assert imported in allowed, f"{name_of(path)} must not import {module}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_module_imports_network_code(path: Path) -> None:
    for module in imports(path):
        assert module.split(".")[0] not in NETWORK, f"{name_of(path)} imports {module}"
        assert module not in NETWORK_MODULES, f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_the_window_knows_qt(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0].removesuffix(".py") in MAY_KNOW_QT:
        return
    for module in imports(path):
        assert not module.startswith((*QT, "protokoll.gui")), f"{name_of(path)} must not import {module}"


@pytest.mark.parametrize(
    "part", ["domain", "storage", "documents", "exchange", "services", "cli", "app", "self_test"]
)
def test_a_fresh_interpreter_imports_it_without_qt(part: str) -> None:
    folder = PACKAGE / part
    names = (
        [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in folder.rglob("*.py")]
        if folder.is_dir()
        else [f"protokoll.{part}"]
    )
    names = [name.removesuffix(".__init__") for name in names if "upgrades" not in name]
    code = (
        "import importlib, json, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert names[0] in loaded
    assert [module for module in loaded if module.startswith(QT)] == []


def test_no_module_is_longer_than_one_idea() -> None:
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > 450} == {}
