"""Windows on Linux: a Wine prefix of its own, and in it the Windows Python that builds the program.

CPython for Windows cannot be had from PyPI as such, but the wheel of Panda3D carries its libraries; the pure
Python part of the standard library is that of the Python that runs this. On Windows itself none of this is
used: python.org's Python builds there, with the same ``protokoll.spec``.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from subprocess import DEVNULL, Popen

import pefile
from packaging.requirements import Requirement

from installers.common.project import BUILD, ROOT, BuildError, run, version

HOME = BUILD / "wine"
PREFIX = HOME / "prefix"
PYTHON = HOME / "python"
SITE = PYTHON / "Lib" / "site-packages"
STUBS = ("icuuc", "mscms")
"""System libraries that Debian 12's Wine lacks and Qt asks for; never to be handed out."""

_SOURCES = Path(__file__).parent / "wine"
_COMPILER = "x86_64-w64-mingw32-gcc"
_LIBRARIES = "panda3d==1.10.14 --hash=sha256:1ddf01040b9c5497fb8659e3c5ef793a26c869cfdfb1b75e6d04d6fba0c03b73"
_WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.7",
    "extra": "",
}
_DOWNLOAD = (
    *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
    *("--only-binary=:all:", "--python-version=3.11", "--implementation=cp", "--platform=win_amd64"),
)
_NOT_NEEDED = {
    "site-packages",
    "lib-dynload",
    "__pycache__",
    "test",
    "tests",
    "idlelib",
    "turtledemo",
    "tkinter",
}


def environment(display: str, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a program under Wine is started with. ``display`` is that of an X server, such as ":77"."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))},
        "WINEPREFIX": str(PREFIX),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe,winedbg.exe=d;mscms=n",
        "DISPLAY": display,
        "LC_ALL": "C.UTF-8",  # or å, ä and ö break in arguments and file names
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
        "PYTHONHASHSEED": "0",
        **(extra or {}),
    }


class Screen:
    """An X server that nobody sees, for as long as the ``with`` block lasts."""

    def __init__(self, size: str = "1400x900") -> None:
        self._size = size
        self._server: Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> str:
        reading, writing = os.pipe()
        try:
            self._server = Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"],
                pass_fds=(writing,),
                stdout=DEVNULL,
                stderr=DEVNULL,
            )
        except FileNotFoundError:
            raise BuildError("Xvfb is not installed") from None
        finally:
            os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise BuildError("Xvfb did not start")
        return f":{number}"

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(10)


def wine(
    arguments: Sequence[str | Path],
    display: str,
    *,
    cwd: Path = ROOT,
    extra: Mapping[str, str] | None = None,
    timeout: float = 1800,
    log: Path | None = None,
) -> str:
    """Run a Windows program to its end; gives what it wrote. Raises :class:`BuildError` when it fails."""
    return run(["wine", *arguments], cwd=cwd, env=environment(display, extra), timeout=timeout, log=log)


def wait(display: str, extra: Mapping[str, str] | None = None) -> None:
    """Until every Windows program has ended and what they wrote is on the disk."""
    run(["wineserver", "-w"], env=environment(display, extra), timeout=120)


def prepare(display: str) -> Path:
    """The Wine prefix and the Windows Python, made where they are not there yet; gives ``python.exe``."""
    if not (PREFIX / "ready").exists():
        make_prefix(PREFIX, partial(wine, display=display))
    wanted = "\n".join(requirements())
    ready = PYTHON / "ready"
    if not ready.exists() or ready.read_text(encoding="utf-8") != wanted:
        _make_python()
        _install(wanted)
        ready.write_text(wanted, encoding="utf-8")
    _install_own_metadata()
    return PYTHON / "python.exe"


def make_prefix(prefix: Path, start: Callable[[Sequence[str | Path]], object]) -> None:
    """A new Wine prefix: Windows 10, with the stand-ins that Qt needs there. ``start`` runs a program in it."""
    shutil.rmtree(prefix, ignore_errors=True)
    prefix.mkdir(parents=True)
    start(["wineboot", "-i"])
    start(["winecfg", "-v", "win10"])
    for stub in STUBS:
        library = prefix / "drive_c" / "windows" / "system32" / f"{stub}.dll"
        library.unlink(missing_ok=True)
        _compile(f"{stub}.c", library, "-shared", "-nostdlib", "-Wl,-e,DllMainCRTStartup")
    _compile("font.c", HOME / "font.exe", "-municode", "-luser32")
    start([HOME / "font.exe", "Liberation Sans"])
    (prefix / "ready").touch()


def _compile(source: str, target: Path, *options: str) -> None:
    run([_COMPILER, "-O2", "-s", "-o", target, _SOURCES / source, *options])


def _make_python() -> None:
    """``python.exe``, its libraries and the standard library; no packages yet."""
    shutil.rmtree(PYTHON, ignore_errors=True)
    wheels = HOME / "wheels"
    wanted = HOME / "libraries.txt"
    wheels.mkdir(parents=True, exist_ok=True)
    wanted.write_text(_LIBRARIES, encoding="utf-8")
    run([*_DOWNLOAD, "-d", wheels, "-r", wanted])
    modules = PYTHON / "DLLs"
    modules.mkdir(parents=True)
    with zipfile.ZipFile(next(wheels.glob("panda3d-*.whl"))) as wheel:
        for name in wheel.namelist():
            file = Path(name).name
            if not name.startswith("deploy_libs/") or "tkinter" in file:
                continue
            if file == "python311.dll":
                (PYTHON / file).write_bytes(wheel.read(name))
            elif file.endswith(".pyd") or re.match(r"lib(crypto|ssl|ffi)-|sqlite3", file):
                (modules / file).write_bytes(wheel.read(name))
    library = Path(sys.base_prefix) / "lib" / "python3.11"
    if not library.is_dir():
        raise BuildError("the Windows build under Wine needs Python 3.11 here too")
    shutil.copytree(
        library,
        PYTHON / "Lib",
        ignore=lambda _, names: {
            name for name in names if name in _NOT_NEEDED or name.startswith(("config-", "_sysconfigdata"))
        },
    )
    SITE.mkdir()
    _forward_stable_abi()
    _compile("python.c", PYTHON / "python.exe", "-municode")


def _forward_stable_abi() -> None:
    """``python3.dll``, which the wheel lacks: what PySide6 asks of it is found in ``python311.dll``."""
    image = pefile.PE(str(PYTHON / "python311.dll"), fast_load=True)
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    code = [
        (section.VirtualAddress, section.VirtualAddress + section.Misc_VirtualSize)
        for section in image.sections
        if section.Characteristics & 0x20000000  # holds code
    ]
    lines = ["LIBRARY python3.dll", "EXPORTS"]
    for symbol in image.DIRECTORY_ENTRY_EXPORT.symbols:
        name = symbol.name.decode()
        is_code = any(first <= symbol.address < last for first, last in code)
        lines.append(f"  {name} = python311.{name}{'' if is_code else ' DATA'}")
    definitions = HOME / "python3.def"
    definitions.write_text("\n".join(lines), encoding="ascii")
    source = HOME / "python3.c"
    source.write_text(
        "int __stdcall DllMainCRTStartup(void *m, unsigned r, void *p) { return 1; }\n", encoding="ascii"
    )
    run(
        [
            *(_COMPILER, "-shared", "-nostdlib", "-s", "-Wl,-e,DllMainCRTStartup"),
            *("-o", PYTHON / "python3.dll", source, definitions),
        ]
    )


def _install(requirements: str) -> None:
    """The packages, from wheels for Windows of the versions and hashes in ``requirements.lock``."""
    wheels = HOME / "wheels"
    shutil.rmtree(wheels / "packages", ignore_errors=True)
    listed = HOME / "requirements.txt"
    listed.write_text(requirements, encoding="utf-8")
    run([*_DOWNLOAD, "-d", wheels / "packages", "-r", listed])
    for path in sorted((wheels / "packages").glob("*.whl")):
        unpack(path)
    for runtime in SITE.glob(
        "PySide6/*140*.dll"
    ):  # Microsoft's C++ runtime, beside the program that loads it
        shutil.copy2(runtime, PYTHON)
    for runtime in SITE.glob("shiboken6/*140*.dll"):
        shutil.copy2(runtime, PYTHON)


def unpack(path: Path) -> None:
    """Lay out a wheel's files as pip would on Windows (pip will not, for another system, with data files)."""
    with zipfile.ZipFile(path) as wheel:
        for entry in wheel.infolist():
            if entry.is_dir():
                continue
            first, _, rest = entry.filename.partition("/")
            target = SITE / entry.filename
            if first.endswith(".data"):
                kind, _, rest = rest.partition("/")
                if kind not in ("data", "purelib", "platlib"):
                    continue  # scripts and headers
                target = (PYTHON if kind == "data" else SITE) / rest
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(wheel.read(entry))


def _install_own_metadata() -> None:
    """The program's own metadata; its code is taken from the sources."""
    made = HOME / "own"
    shutil.rmtree(made, ignore_errors=True)
    for old in SITE.glob("protokoll-*.dist-info"):
        shutil.rmtree(old)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made])
    with zipfile.ZipFile(next(made.glob(f"protokoll-{version()}-*.whl"))) as wheel:
        wheel.extractall(SITE, [name for name in wheel.namelist() if ".dist-info/" in name])


def requirements() -> list[str]:
    """The lines of ``requirements.lock`` that the Windows build needs, without their conditions."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    locked = {}
    for line in text.splitlines():
        found = re.match(r"([\w.-]+)==\S+", line)
        if found:
            hashes = " ".join(re.findall(r"--hash=\S+", line))
            locked[_plain(found[1])] = f"{found[0]} {hashes}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [Requirement(line).name for line in project["dependencies"]]
    return [locked[name] for name in sorted(_needed([*names, "pyinstaller"]))]


def _needed(names: Sequence[str]) -> set[str]:
    """These packages and all that they need on Windows, told by the packages installed here."""
    found: set[str] = set()
    left = [_plain(name) for name in names]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += _needs(name)
    return found


def _needs(name: str) -> Iterator[str]:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:  # only needed on Windows, so it is not here; such packages need no others
        return
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(_WINDOWS):
            yield _plain(requirement.name)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
