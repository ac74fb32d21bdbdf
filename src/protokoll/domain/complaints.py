"""Faults in a meeting file, each as a Swedish sentence with the path of the fault (``$.agenda[3].title``)."""

from __future__ import annotations

import re
from collections.abc import Callable

from protokoll.errors import UserError


class FormatError(UserError):
    """The file is not a meeting in the meeting format. ``path`` names the place, "$" the whole file."""

    def __init__(self, path: str, fault: str) -> None:
        path, fault = _visible(path), _visible(fault)
        super().__init__(f"Mötesfilen kan inte läsas. Vid {path}: {fault}. Ingenting har ändrats.")
        self.path = path
        self.fault = fault


def _visible(text: str) -> str:
    r"""``text`` on one line, with signs that show nothing or steer a terminal written out as ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


_TYPES = {
    "object": "ett objekt",
    "array": "en lista",
    "str": "en text",
    "int": "ett heltal",
    "float": "ett tal",
    "bool": "true eller false",
    "date": "ett datum",
    "null": "tomt (null)",
    "NoneType": "tomt (null)",
}

_PATH = re.compile(r" - at `(\$[^`]*)`$")


def translated(message: str) -> FormatError:
    """The error that ``message``, the text of a ``msgspec.ValidationError``, stands for."""
    found = _PATH.search(message)
    path = found.group(1) if found else "$"
    fault = message[: found.start()] if found else message
    for pattern, tell in _FAULTS:
        match = re.match(pattern, fault, re.DOTALL)
        if match:
            key, sentence = tell(match)
            return FormatError(f"{path}.{key}" if key else path, sentence)
    return FormatError(path, "värdet är fel")


def _types(names: str) -> str:
    return " eller ".join(_TYPES.get(name.strip(), name.strip()) for name in names.split("|"))


_TIME_PATTERN = "klockslaget skrivs med två siffror, kolon och två siffror, till exempel 09:30"
_MOMENT_PATTERN = "tidpunkten skrivs till exempel 2026-12-01T09:30"

_FAULTS: list[tuple[str, Callable[[re.Match[str]], tuple[str, str]]]] = [
    (r"Object contains unknown field `(.*)`", lambda m: (m[1][:40], "nyckeln är okänd")),
    (r"Object missing required field `(.*)`", lambda m: (m[1], "nyckeln saknas")),
    (r"Invalid enum value (.*)", lambda m: ("", f"värdet {_quoted(m[1])} är inte ett av de tillåtna")),
    (r"Invalid value (.*)", lambda m: ("", f"värdet {_quoted(m[1])} är inte ett av de tillåtna")),
    (
        r"Invalid RFC3339 encoded date",
        lambda m: ("", "datumet finns inte eller är inte skrivet som 2026-12-01"),
    ),
    (r"Expected `str` matching regex '\\\\A\[0-9\]", lambda m: ("", _MOMENT_PATTERN)),
    (r"Expected `str` matching regex", lambda m: ("", _TIME_PATTERN)),
    (r"Expected `str` of length >= 1", lambda m: ("", "texten får inte vara tom")),
    (r"Expected `str` of length <= (\d+)", lambda m: ("", f"texten får ha högst {m[1]} tecken")),
    (r"Expected `int` >= (\d+)", lambda m: ("", f"talet får inte vara mindre än {m[1]}")),
    (r"Expected `int` <= (\d+)", lambda m: ("", f"talet får inte vara större än {m[1]}")),
    (
        r"Expected `([^`]*)`, got `([^`]*)`",
        lambda m: ("", f"här ska stå {_types(m[1])}, men det står {_types(m[2])}"),
    ),
]


def _quoted(raw: str) -> str:
    word = raw.strip("'\"")
    return f"”{word[:40]}…”" if len(word) > 40 else f"”{word}”"
