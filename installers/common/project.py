"""Where things lie, what version this is, and running other programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "installers"
"""Everything between the sources and what is handed out."""
DIST = ROOT / "dist"
"""What is handed out."""

NAME = "Protokoll"
PUBLISHER = "Protokollprojektet"
SUMMARY = "Möten, beslut och färdiga protokoll i Word"
COPYRIGHT = "© 2026 Protokollprojektet. MIT-licens."


class BuildError(Exception):
    """A step failed; says which and why."""


def version() -> str:
    """The version, from the one place where it is written: ``src/protokoll/__init__.py``."""
    text = (ROOT / "src" / "protokoll" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise BuildError("src/protokoll/__init__.py: no __version__ of the form 1.2.3")
    return found[1]


def epoch() -> int:
    """The moment that everything built is dated, in seconds: the same sources give the same files.

    ``SOURCE_DATE_EPOCH`` if it is set, else the last commit, else the change log.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return int(told)
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return int((ROOT / "CHANGELOG.md").stat().st_mtime)


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    timeout: float = 1800,
    log: Path | None = None,
) -> str:
    """Run a program to its end and give what it wrote (also into ``log``).

    Raises :class:`BuildError` with its last lines when it fails or takes more than ``timeout`` seconds.
    """
    words = [str(word) for word in command]
    print("·", *words[:6], *(["…"] if len(words) > 6 else []), flush=True)
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env=None if env is None else dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
        )
    except FileNotFoundError:
        raise BuildError(f"{words[0]} is not installed") from None
    except subprocess.TimeoutExpired as error:
        told = (error.stdout or b"").decode(errors="replace")
        raise BuildError(f"{words[0]} took more than {timeout:.0f} s:\n{_tail(told)}") from None
    told = done.stdout.decode(errors="replace")
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(told, encoding="utf-8")
    if done.returncode:
        raise BuildError(f"{words[0]} ended with {done.returncode}:\n{_tail(told)}")
    return told


def _tail(told: str) -> str:
    return "\n".join(told.splitlines()[-30:])


def on_windows() -> bool:
    """Whether this is Windows itself (else the Windows things are made under Wine)."""
    return sys.platform == "win32"
