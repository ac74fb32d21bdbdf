"""The two packages."""

from __future__ import annotations

import hashlib
import platform
import shutil
import tempfile
from pathlib import Path

from installers.common.project import BUILD, DIST, NAME, PUBLISHER, ROOT, SUMMARY, BuildError, version
from installers.linux.archives import ar, tar_xz, under
from installers.linux.needs import needed_packages
from installers.linux.share import write_share

PROGRAM = DIST / "protokoll"
"""What PyInstaller made."""
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_READ_ME = """Protokoll {version}, utan installation
===================================

Kör filen protokoll i den här mappen. Mappen kan ligga var som helst, även i en hemkatalog.
Mötena ligger inte här utan i din egen datamapp (~/.local/share/Protokoll).

Det här behöver finnas på datorn (Debians namn på paketen):
{needs}

Prova att allt fungerar:  ./protokoll self-test
Ta bort:                  radera mappen. Datamappen är kvar.
Licenser:                 _internal/licenser
För administratörer:      administratorshandbok.md
"""


def architecture() -> str:
    """Debian's name of this machine's kind."""
    try:
        return _ARCHITECTURES[platform.machine()]
    except KeyError:
        raise BuildError(f"no package for {platform.machine()}") from None


def build_deb() -> Path:
    """The .deb in ``dist``, from what PyInstaller made."""
    root = BUILD / "linux" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    (root / "usr" / "bin").mkdir(parents=True)
    shutil.copytree(_program(), root / "usr" / "lib" / "protokoll", symlinks=True)
    (root / "usr" / "bin" / "protokoll").symlink_to("../lib/protokoll/protokoll")
    write_share(root / "usr" / "share")
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files
    )
    size = sum(path.stat().st_size for path in files) // 1024
    control = (
        f"Package: protokoll\nVersion: {version()}\nArchitecture: {architecture()}\n"
        f"Maintainer: {PUBLISHER} <noreply@protokoll.invalid>\nInstalled-Size: {size}\n"
        f"Depends: {', '.join(needed_packages(PROGRAM))}\n"
        "Recommends: hicolor-icon-theme, shared-mime-info, desktop-file-utils\n"
        "Suggests: libreoffice-writer\n"
        "Section: editors\nPriority: optional\n"
        f"Description: {SUMMARY}\n {NAME} följer ett möte från dagordning till justerat protokoll, utan internet.\n"
    )
    target = DIST / f"protokoll_{version()}_{architecture()}.deb"
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder)
        tar_xz([("./control", control.encode()), ("./md5sums", sums.encode())], inner / "control.tar.xz")
        tar_xz(under(root, "."), inner / "data.tar.xz")
        names = ("control.tar.xz", "data.tar.xz")
        ar([("debian-binary", b"2.0\n"), *((name, (inner / name).read_bytes()) for name in names)], target)
    return target


def build_portable() -> Path:
    """The archive to unpack and run, in ``dist``."""
    name = f"protokoll-{version()}-linux-{platform.machine()}"
    needs = "\n".join(f"  {package}" for package in needed_packages(PROGRAM))
    told = _READ_ME.replace("{version}", version()).replace("{needs}", needs)
    handbook = ROOT / "installers" / "administratorshandbok.md"
    target = DIST / f"{name}.tar.xz"
    extras: list[tuple[str, Path | bytes]] = [
        (f"{name}/LÄS-MIG.txt", told.encode()),
        (f"{name}/LICENSE.txt", ROOT / "LICENSE"),
        (f"{name}/administratorshandbok.md", handbook),
    ]
    tar_xz([*under(_program(), name), *extras], target)
    return target


def _program() -> Path:
    if not (PROGRAM / "protokoll").is_file():
        raise BuildError(f"there is no program in {PROGRAM}; build it first")
    return PROGRAM
