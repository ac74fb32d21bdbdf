"""The program's folder for Windows, by PyInstaller: on Windows itself, or under Wine."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from installers.common.project import BUILD, ROOT, epoch, on_windows, run
from installers.windows import wine
from installers.windows.bundle_check import check_bundle

FOLDERS = BUILD / "windows"
"""Here lie the program's folder and, for comparison, that of a bare window."""
SPEC = ROOT / "protokoll.spec"


def build_program(*, bare: bool = False) -> Path:
    """Build the folder of the program (or of the bare window); gives it, checked."""
    name = "bare" if bare else "protokoll"
    folder = FOLDERS / name
    shutil.rmtree(folder, ignore_errors=True)
    options = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    options += ["--distpath", _relative(FOLDERS), "--workpath", _relative(BUILD / "work" / f"windows-{name}")]
    options += [SPEC.name, *(["--", "--bare"] if bare else [])]
    log = BUILD / "logs" / f"windows-{name}.txt"
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch())}
    if on_windows():
        run([sys.executable, *options], env={**os.environ, **fixed}, log=log)
    else:
        with wine.Screen() as display:
            python = wine.prepare(display)
            wine.wine([python, *options], display, extra=fixed, log=log)
            wine.wait(display)
    count = check_bundle(folder)
    print(
        f"{folder.relative_to(ROOT)}: {count} programs and libraries, all they ask for is there", flush=True
    )
    return folder


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
