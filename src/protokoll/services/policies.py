"""What administrators decide for everybody on a machine, from Windows policies and a policy file.

Two kinds: **mandatory** values, which nobody can change in the program, and **defaults**, which hold until the
user chooses something else. Where several sources speak, the first in this order wins:

1. mandatory, from HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER, the policy file
2. the user's own choice
3. defaults, from HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER, the policy file
4. the program's own default

Policies are help, not protection: whoever can run other programs can get around them. What cannot be used is
left out and told; the rest holds. Read before the first paint, so nothing heavy is imported.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from protokoll.errors import UserError
from protokoll.exchange.files import read_file
from protokoll.paths import default_data_dir, policy_path
from protokoll.services.machine_preferences import (
    APPEARANCES,
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    MachinePreferences,
    load_machine,
    machine_preferences_path,
)

REGISTRY_KEY = r"Software\Policies\Protokoll"
RECOMMENDED = "Recommended"
"""The subkey with the defaults; mandatory values lie in the key itself."""

_MAX_BYTES = 1024 * 1024
_KINDS = {"mandatory": True, "defaults": False}
_EXPANDABLE = 2
"""``winreg.REG_EXPAND_SZ``."""


class Rule(NamedTuple):
    """One decision: its name, the value as the program uses it, whether it is mandatory, and who says so."""

    name: str
    value: Any
    mandatory: bool
    source: str


class Policies(NamedTuple):
    """All decisions that hold, strongest first; ``faults`` are sentences about what could not be used."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[str, ...] = ()

    def value(self, name: str, default: Any = None) -> Any:
        """The strongest decision about ``name``, mandatory or not; ``default`` where there is none."""
        return next((rule.value for rule in self.rules if rule.name == name), default)

    def mandatory(self) -> dict[str, Any]:
        """What nobody can change in the program, by name."""
        return {rule.name: rule.value for rule in reversed(self.rules) if rule.mandatory}

    def defaults(self) -> dict[str, Any]:
        """What holds until the user chooses something else, by name."""
        return {rule.name: rule.value for rule in reversed(self.rules) if not rule.mandatory}

    def applied(self, own: Mapping[str, Any]) -> MachinePreferences:
        """The machine's preferences: the program's, the administrators' defaults, the user's own, the mandatory."""
        merged = {**self.defaults(), **own, **self.mandatory()}
        known = {name: value for name, value in merged.items() if name in MachinePreferences._fields}
        return MachinePreferences(**known)

    def templates_dir(self) -> Path | None:
        """The folder with the organisation's shared templates, if there is one."""
        told = self.value("templates_dir")
        return Path(told) if told else None

    def hides_new_organisation(self) -> bool:
        """Whether the first start offers no organisation of one's own."""
        return bool(self.value("hide_new_organisation", False))


def load_policies() -> Policies:
    """Everything that administrators have decided on this machine. Never fails: what is wrong is told."""
    faults: list[str] = []
    rules = [*_from_registry(faults), *_from_file(policy_path(), faults)]
    rules.sort(key=lambda rule: not rule.mandatory)  # within each kind the order of the sources stays
    return Policies(tuple(rules), tuple(faults))


def machine_in_use(policies: Policies) -> MachinePreferences:
    """The machine's preferences as the window would use them."""
    loaded = load_machine(machine_preferences_path())
    return policies.applied({name: getattr(loaded.preferences, name) for name in loaded.chosen})


def data_dir_in_use() -> Path:
    """Where the data lies: as administrators or the user decided, else in the platform's own folder."""
    told = machine_in_use(load_policies()).data_dir
    return Path(told) if told else default_data_dir()


# --- the policy file ------------------------------------------------------------------------------


def _from_file(path: Path, faults: list[str]) -> list[Rule]:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        pass  # there may be one: reading it tells what is wrong
    source = f"policyfilen {path.name}"
    try:
        told = json.loads(read_file(path, _MAX_BYTES).decode("utf-8-sig"))  # Notepad writes a byte order mark
    except UserError as error:
        faults.append(f"Policyfilen används inte. {error.text}")
        return []
    except (ValueError, RecursionError):
        faults.append(f"Policyfilen {path} är inte giltig JSON och används inte.")
        return []
    if not isinstance(told, dict):
        faults.append(
            f"Policyfilen {path} ska vara ett objekt med ”mandatory” och ”defaults”. Den används inte."
        )
        return []
    rules: list[Rule] = []
    for kind, values in told.items():
        if kind not in _KINDS or not isinstance(values, dict):
            faults.append(f"”{kind[:40]}” i {source} är okänt eller inget objekt och används inte.")
            continue
        rules += _checked(values.items(), _KINDS[kind], source, faults)
    return rules


# --- Windows policies -----------------------------------------------------------------------------


def _from_registry(faults: list[str]) -> list[Rule]:
    try:
        winreg: Any = import_module("winreg")
    except ImportError:  # no Windows
        return []
    rules: list[Rule] = []
    for hive in ("HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER"):
        for key, mandatory in ((REGISTRY_KEY, True), (rf"{REGISTRY_KEY}\{RECOMMENDED}", False)):
            source = rf"{hive}\{key}"
            try:
                with winreg.OpenKey(getattr(winreg, hive), key) as opened:
                    values = list(_registry_values(winreg, opened))
            except FileNotFoundError:
                continue
            except OSError:
                faults.append(f"{source} kan inte läsas och används inte.")
                continue
            rules += _checked(values, mandatory, source, faults)
    return rules


def _registry_values(winreg: Any, key: Any) -> Iterator[tuple[str, object]]:
    """The values of a key; Windows tells that there are no more by refusing the next."""
    for number in range(winreg.QueryInfoKey(key)[1]):
        name, value, kind = winreg.EnumValue(key, number)
        if name:
            yield name, winreg.ExpandEnvironmentStrings(value) if kind == _EXPANDABLE else value


# --- what a value may be --------------------------------------------------------------------------


def _checked(
    values: Iterable[tuple[str, object]], mandatory: bool, source: str, faults: list[str]
) -> Iterator[Rule]:
    for name, value in values:
        reader = _READERS.get(name)
        if reader is None:
            faults.append(
                f"”{name[:40]}” i {source} är ingen inställning som programmet känner och används inte."
            )
            continue
        try:
            yield Rule(name, reader(value), mandatory, source)
        except ValueError as error:
            faults.append(f"{name} i {source} används inte: värdet ska vara {error}.")


def _folder(value: object) -> str:
    """A whole path; environment variables and ~ are the user's."""
    if isinstance(value, str) and "\0" not in value:
        path = Path(os.path.expandvars(value.strip()))
        with suppress(RuntimeError):  # the user has no home
            path = path.expanduser()
        if path.is_absolute():
            return str(path)
    raise ValueError("en fullständig sökväg")


def _appearance(value: object) -> str:
    if isinstance(value, str) and value in APPEARANCES:
        return value
    raise ValueError("system, light eller dark")


def _zoom(value: object) -> int:
    if type(value) is int and SMALLEST_ZOOM <= value <= LARGEST_ZOOM:
        return value
    raise ValueError(f"ett heltal från {SMALLEST_ZOOM} till {LARGEST_ZOOM}")


def _yes_or_no(value: object) -> bool:
    """The registry knows no true and false, only 1 and 0."""
    if value in (0, 1) and isinstance(value, int):
        return bool(value)
    raise ValueError("true eller false (i registret 1 eller 0)")


_READERS = {
    "data_dir": _folder,
    "templates_dir": _folder,
    "appearance": _appearance,
    "zoom": _zoom,
    "hide_new_organisation": _yes_or_no,
}
"""The settings that administrators may decide, and what reads each. Those named as a field of
``MachinePreferences`` decide that."""
