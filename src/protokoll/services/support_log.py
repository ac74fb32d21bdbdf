"""Supportlogg: what somebody who helps needs to know, in one text file without personal data.

Versions, the system, the settings, what administrators have decided, how the store is in numbers, and the last
lines of the log. Names, addresses and paths are left out or made short; people read it before they send it.
"""

from __future__ import annotations

import getpass
import locale
import os
import platform
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.errors import UserError
from protokoll.exchange.files import write_file
from protokoll.paths import default_data_dir, looks_synced, store_path

if TYPE_CHECKING:
    from protokoll.services.machine_preferences import MachinePreferences
    from protokoll.services.policies import Policies

_LOG = Path("loggar") / "protokoll.log"
_LINES = 200
_OF_PATHS = ("data_dir", "templates_dir")
_TOLD = ("appearance", "zoom", "page")
"""The preferences that are told as they are; the others hold a path or a window's measures."""

_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.\w+")
_PERSONAL_NUMBER = re.compile(r"\b(?:19|20)?\d{6}[-+ ]?\d{4}\b")
_PATH = re.compile(
    r"(?:[A-Za-z]:\\|\\\\|(?<![\w.…/~])/)[^\s\"”:*?<>|]+(?:[ ][^\s\"”:*?<>|]*[\\/][^\s\"”:*?<>|]+)*"
)


def support_log(version: str, data_dir: Path, preferences: MachinePreferences, policies: Policies) -> str:
    """The whole text, for the program's ``version``. Never fails: what cannot be found out is told as that."""
    parts = (
        ("Program och dator", _system(version)),
        ("Inställningar", _settings(data_dir, preferences)),
        ("Administratörens policyer", _policies(policies)),
        ("Databasen", _store(data_dir)),
        ("Bibliotek", _libraries()),
        (f"Loggens sista rader (högst {_LINES})", _log(data_dir)),
    )
    lines = [
        "Supportlogg från Protokoll",
        "Här ska inga personuppgifter finnas. Läs igenom innan du skickar.",
    ]
    for heading, told in parts:
        lines += ["", heading, "-" * len(heading), *told]
    return "\n".join(lines) + "\n"


def write_support_log(
    path: Path, version: str, data_dir: Path, preferences: MachinePreferences, policies: Policies
) -> None:
    """Write the text to ``path``, over what is there. Raises :class:`UserError`."""
    write_file(path, support_log(version, data_dir, preferences, policies).encode())


def _system(version: str) -> Iterator[str]:
    yield f"Protokoll {version}, {'färdigbyggt program' if getattr(sys, 'frozen', False) else 'källkod'}"
    yield f"Python {platform.python_version()}, {platform.platform()}, {platform.machine()}"
    yield f"Språk: {locale.getlocale()[0] or 'okänt'}, filnamn: {sys.getfilesystemencoding()}"
    shown = {
        name: os.environ.get(name, "")
        for name in ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM")
    }
    if any(shown.values()):
        yield "Skärm: " + ", ".join(filter(None, shown.values()))


def _settings(data_dir: Path, preferences: MachinePreferences) -> Iterator[str]:
    for name in _TOLD:
        yield f"{name}: {getattr(preferences, name)}"
    yield f"datamapp: {_described(data_dir)}"


def _described(folder: Path) -> str:
    """What kind of place a folder is, without saying where."""
    words = ["den vanliga" if folder == default_data_dir() else "en annan än den vanliga"]
    told = str(folder)
    if told.startswith(("\\\\", "//")):
        words.append("på en nätverksplats")
    elif _home() is not None and folder.is_relative_to(str(_home())):
        words.append("i användarens hemkatalog")
    if looks_synced(folder):
        words.append("ser ut att synkroniseras")
    if not folder.is_dir():
        words.append("finns inte")
    elif not os.access(folder, os.W_OK):
        words.append("går inte att skriva i")
    return ", ".join(words)


def _policies(policies: Policies) -> Iterator[str]:
    for rule in policies.rules:
        value = "en mapp" if rule.name in _OF_PATHS else rule.value
        yield f"{rule.name}: {value} ({'tvingande' if rule.mandatory else 'förval'}, {rule.source})"
    yield from policies.faults
    if not policies.rules and not policies.faults:
        yield "inga"


def _store(data_dir: Path) -> Iterator[str]:
    path = store_path(data_dir)
    if not path.exists():
        yield "finns inte"
        return
    from protokoll.storage.health import health

    try:
        found = health(path)
    except UserError as error:
        yield f"kan inte läsas: {type(error).__name__}"
        return
    yield f"version {found.version}, {found.size / 1e6:.1f} MB"
    yield "kontroll: inga fel" if not found.faults else f"kontroll: {found.faults} fel"
    yield ", ".join(f"{table} {rows}" for table, rows in found.rows.items())


def _libraries() -> Iterator[str]:
    from protokoll.services.libraries import libraries

    yield ", ".join(f"{one.name} {one.version}" for one in libraries())


def _log(data_dir: Path) -> Iterator[str]:
    try:
        with (data_dir / _LOG).open(encoding="utf-8", errors="replace") as file:
            last = deque(file, maxlen=_LINES)
    except OSError:
        yield "ingen logg finns"
        return
    yield from scrubbed((line.rstrip("\n") for line in last), _own_words())


def scrubbed(lines: Iterable[str], own: Mapping[str, str]) -> Iterator[str]:
    """The lines without addresses, personal numbers and paths, and with the ``own`` words replaced.

    The log holds none of these as it is written; this is for what a library might have said.
    """
    for line in lines:
        for word, stand_in in own.items():
            line = re.sub(re.escape(word), stand_in, line, flags=re.IGNORECASE)
        line = _MAIL.sub("«e-post»", line)
        line = _PERSONAL_NUMBER.sub("«personnummer»", line)
        yield _PATH.sub(_short, line)


def _short(path: re.Match[str]) -> str:
    """Of a path only the file of code that it ends with."""
    last = re.split(r"[\\/]", path[0])[-1]
    return f"…/{last}" if last.endswith((".py", ".so", ".dll", ".pyd")) else "«sökväg»"


def _own_words() -> dict[str, str]:
    """Whose machine this is, with what stands for it instead; the longest first."""
    words = {str(_home() or ""): "~", platform.node(): "«dator»"}
    with suppress(KeyError, OSError):  # nobody knows
        words[getpass.getuser()] = "«användare»"
    usable = {word: stand_in for word, stand_in in words.items() if len(word) > 2 and word != "root"}
    return dict(sorted(usable.items(), key=lambda one: -len(one[0])))


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None
