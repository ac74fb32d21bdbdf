"""Names of papers' files, by a pattern of the organisation's: "{Datum} {Dokument} {Organ}"."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from protokoll.domain.meeting import Meeting
from protokoll.errors import UserError
from protokoll.exchange.file_names import safe_name

if TYPE_CHECKING:
    from protokoll.storage.store import Store

DEFAULT_PATTERN = "{Datum} {Dokument} {Organ}"
FIELDS = ("Datum", "År", "Dokument", "Organ", "Mötesnummer", "Möte", "Organisation")
"""What may stand between braces in a pattern."""

_SETTING = "file_names"
_FIELD = re.compile(r"\{([^{}]*)\}")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_DASH = " -–_,"


def load_pattern(store: Store) -> str:
    """The organisation's pattern, or the usual one."""
    return store.load_setting(_SETTING) or DEFAULT_PATTERN


def save_pattern(store: Store, pattern: str) -> None:
    """Keep the pattern; empty: the usual one. Raises :class:`UserError` for one that gives no good names."""
    pattern = " ".join(pattern.split())
    if pattern:
        check_pattern(pattern)
    store.save_setting(_SETTING, pattern)


def check_pattern(pattern: str) -> None:
    """Raise :class:`UserError` for unknown fields, stray braces, or names that do not tell papers apart."""
    fields = _FIELD.findall(pattern)
    for field in fields:
        if field not in FIELDS:
            near = get_close_matches(field.strip().capitalize(), FIELDS, n=1, cutoff=0.5)
            told = f"Menade du {{{near[0]}}}?" if near else f"De som finns är {', '.join(FIELDS)}."
            raise UserError(f"Fältet {{{field}}} finns inte. Mönstret är kvar som det var. {told}")
    if re.search(r"[{}]", _FIELD.sub("", pattern)):
        raise UserError(
            "Mönstret har en klammer som inte hör till något fält. Det är kvar som det var. Skriv fält så "
            "här: {Datum}."
        )
    if "Dokument" not in fields:
        raise UserError(
            "Mönstret saknar {Dokument}, så protokoll och dagordning skulle heta likadant. Det är kvar som "
            "det var. Lägg till {Dokument}."
        )


def name_by(pattern: str, meeting: Meeting, document: str) -> str:
    """The name, without ending, of a paper of ``meeting`` that calls itself ``document``; safe on every system."""
    head = meeting.head
    return filled(
        pattern,
        {
            "Datum": head.date.isoformat(),
            "År": f"{head.date.year}",
            "Dokument": document,
            "Organ": meeting.body.name,
            "Mötesnummer": head.number,
            "Möte": head.title,
            "Organisation": meeting.organisation.name if meeting.organisation else "",
        },
    )


def name_of_period(pattern: str, first: date, last: date, document: str, body: str, organisation: str) -> str:
    """The name of a paper over a period, both days included."""
    years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    values = {"Datum": f"{first.isoformat()}–{last.isoformat()}", "År": years, "Dokument": document}
    return filled(pattern, {**values, "Organ": body, "Organisation": organisation})


def filled(pattern: str, values: dict[str, str]) -> str:
    """``pattern`` with its fields filled; what stood around an empty one ("()", " - ") goes along with it."""
    parts = _FIELD.sub(lambda field: values.get(field[1], "").replace("/", "-"), pattern)
    parts = re.sub(r"\s([-–,])(?=\s*([-–,]\s|$))", "", _EMPTY_BRACKETS.sub("", parts))
    return safe_name(parts.strip(_DASH))
