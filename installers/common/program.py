"""The program's folder, by PyInstaller: on the system that this runs on, tried by the program's own self-test."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from installers.common.project import BUILD, DIST, epoch, run


def build_program() -> Path:
    """Build ``dist/protokoll``; gives the program in it. The same sources give the same files."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch())}
    places = ("--distpath", DIST, "--workpath", BUILD / "pyinstaller")
    run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level",
            "WARN",
            *places,
            "protokoll.spec",
        ],
        env=environment,
        log=BUILD / "pyinstaller.log",
    )
    return DIST / "protokoll" / ("protokoll.exe" if sys.platform == "win32" else "protokoll")


def try_program(program: Path, *, log: Path) -> str:
    """Run the self-test of ``program``; gives what it said. Raises ``BuildError`` when something is wrong."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    log.parent.mkdir(parents=True, exist_ok=True)
    return run([program, "self-test", "--log", log], env=environment, timeout=300)
