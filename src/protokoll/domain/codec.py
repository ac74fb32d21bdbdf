"""The meeting format, version 1: bytes → meeting and back. Strict: nothing is guessed, nothing half read."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from typing import Any

import msgspec

from protokoll.domain.complaints import FormatError, translated
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.validation import check_meeting

FORMAT = "protokoll/meeting"
VERSION = 1
MAX_BYTES = 32 * 1024 * 1024
"""Larger files are refused unread: the minutes of a two-day congress take less than 1 MB."""
MAX_NESTING = 60
"""Levels of brackets. A meeting's own are four, and two more for each level of sub-items."""


def decode(data: bytes) -> Meeting:
    """Read a meeting file. Raises :class:`FormatError` with the path of the first fault."""
    if len(data) > MAX_BYTES:
        raise FormatError("$", f"filen är större än {MAX_BYTES // 1024 // 1024} MB och är knappast ett möte")
    content = _json(data)
    if not isinstance(content, dict):
        raise FormatError("$", "filen innehåller inget möte")
    if content.pop("format", None) != FORMAT:
        raise FormatError("$.format", f"här ska stå ”{FORMAT}”; filen är ingen mötesfil")
    version = content.pop("version", None)
    if type(version) is not int or version != VERSION:
        if type(version) is int and version > VERSION:
            raise FormatError(
                "$.version", "filen är gjord med en nyare version av Protokoll; uppdatera programmet"
            )
        raise FormatError("$.version", f"här ska stå {VERSION}")
    try:
        meeting = msgspec.convert(content, Meeting)
    except msgspec.ValidationError as error:
        raise translated(str(error)) from None
    check_meeting(meeting)
    return meeting


def encode(meeting: Meeting, *, private: bool = False) -> bytes:
    """Write a meeting file, readable by people too. The chair's notes are left out unless ``private``."""
    value = meeting if private else without_private(meeting)
    content = {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(value)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def without_private(meeting: Meeting) -> Meeting:
    """The meeting without the chair's private notes."""
    return msgspec.structs.replace(meeting, agenda=_without_notes(meeting.agenda))


def _without_notes(agenda: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    return tuple(
        msgspec.structs.replace(item, chair_note="", items=_without_notes(item.items)) for item in agenda
    )


def _json(data: bytes) -> Any:
    """The JSON in ``data``, in NFC; refuses what JSON readers let pass (keys twice, lone surrogates, NaN)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError("$", f"filen är inte skriven i UTF-8 (byte {error.start})") from None
    try:
        content = json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise FormatError(
            "$", f"filen är ofullständig eller trasig (rad {error.lineno}, tecken {error.colno})"
        ) from None
    except RecursionError:
        raise FormatError("$", "filen är nästlad i för många nivåer") from None
    except ValueError:
        raise FormatError("$", "filen innehåller ett tal som inte kan läsas") from None
    return _clean(content, "$", 0)


class _Repeated:
    """Stands where an object holds a key twice, until the walk that knows its path comes by."""

    def __init__(self, key: str) -> None:
        self.key = key


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Repeated:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(key for key, _ in pairs)
    return _Repeated(next(key for key, count in counts.items() if count > 1))


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _clean(value: Any, at: str, depth: int) -> Any:
    """``value`` with every text in NFC (composed characters), so that equal words are equal bytes."""
    if depth > MAX_NESTING:
        raise FormatError("$", "filen är nästlad i för många nivåer")
    if isinstance(value, str):
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
            if any("\ud800" <= char <= "\udfff" for char in value):
                raise FormatError(at, "texten innehåller ett halvt tecken (ensamt surrogat)")
        return value
    if isinstance(value, list):
        return [_clean(part, f"{at}[{n}]", depth + 1) for n, part in enumerate(value)]
    if isinstance(value, dict):
        return {
            _clean(key, at, depth): _clean(part, f"{at}.{key[:40]}", depth + 1) for key, part in value.items()
        }
    if isinstance(value, _Repeated):
        raise FormatError(f"{at}.{value.key[:40]}", "nyckeln står två gånger i samma objekt")
    return value
