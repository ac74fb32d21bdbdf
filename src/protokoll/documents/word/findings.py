"""What a template check finds: each field judged by its name and place, each fault in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from protokoll.documents.word.faults import Severity, TemplateFault
from protokoll.documents.word.pieces import FIELD
from protokoll.documents.word.vocabulary import ANCHOR_NAMES, LOGO_NAME, normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from protokoll.documents.word.vocabulary import Vocabulary

_MOST = 300
"""So many faults are collected; who mends them will check again."""

_LIST = "Välj ett ur listan över fält."
_BRACES = re.compile(r"\{{1,2}([^{}\n\t\x01\ufffc]{1,60})\}{1,2}")
_LOOSE = re.compile(r"\{\{|\}\}")
_OTHER_MARKS = re.compile(
    r"\[{1,2}([^\[\]\n\t\x01]{1,60})\]{1,2}|<{1,2}([^<>\n\t\x01]{1,60})>{1,2}|«([^»\n\t\x01]{1,60})»"
)
_FILLED = "\x01"


def typed(name: str) -> str:
    """``name`` as it is typed in a template."""
    return f"{{{{{name}}}}}"


class Findings:
    """The faults of one template, and which of the known names it uses.

    Args:
        vocabulary: what the paper can fill.
        owners: the fields of other papers, by normalised name, with what to call the paper.
    """

    def __init__(self, vocabulary: Vocabulary, owners: Mapping[str, str]) -> None:
        self.vocabulary = vocabulary
        self._owners = owners
        self._faults: dict[TemplateFault, None] = {}
        self._nearest: dict[str, str] = {}
        self.anchors: set[str] = set()
        self.used: set[str] = set()
        """Normalised names of fields and groups that are filled."""

    def error(self, place: str, text: str, suggestion: str) -> None:
        """Note a fault that keeps papers from being made."""
        self._note(TemplateFault(Severity.ERROR, place, text, suggestion))

    def warning(self, place: str, text: str, suggestion: str) -> None:
        """Note something worth a look."""
        self._note(TemplateFault(Severity.WARNING, place, text, suggestion))

    def _note(self, fault: TemplateFault) -> None:
        if len(self._faults) < _MOST:
            self._faults[fault] = None

    def _near(self, name: str) -> str:
        if name not in self._nearest:
            self._nearest[name] = self.vocabulary.suggestion(name)
        return self._nearest[name]

    def told(self) -> tuple[TemplateFault, ...]:
        """All faults, errors first, else in the order of the document."""
        return tuple(sorted(self._faults, key=lambda fault: fault.severity is not Severity.ERROR))

    def errors(self) -> tuple[TemplateFault, ...]:
        """The faults that keep papers from being made."""
        return tuple(fault for fault in self._faults if fault.severity is Severity.ERROR)

    def line(self, place: Callable[[], str], text: str, *, in_row: bool = False) -> None:
        """Judge a line of plain text: a property, an alternative text."""
        for match in FIELD.finditer(text):
            self.field(place, match, in_row=in_row, takes_logo=False)
        self.leftovers(place, text)

    def field(
        self, place: Callable[[], str], match: re.Match[str], *, in_row: bool, takes_logo: bool = True
    ) -> None:
        """Judge a field that is no anchor alone in its paragraph; ``in_row``: it stands in a table row."""
        if len(self._faults) >= _MOST:
            return
        known, name, shown = self.vocabulary, normalise(match.group(1)), match.group()
        if name in ANCHOR_NAMES:
            self.error(
                place(), f"{shown} måste stå ensamt i ett stycke i brödtexten.", "Ge det ett eget stycke."
            )
        elif name == LOGO_NAME and not takes_logo:
            self.error(
                place(),
                f"{shown} är en bild och kan inte stå här.",
                "Sätt den i brödtexten eller sidhuvudet.",
            )
        elif name in known.fields:
            self.used.add(name)
        elif group := known.group_of(name):
            self.used.add(group)
            if not in_row:
                self.error(place(), f"{shown} hör till rader som upprepas.", "Sätt det i en rad i en tabell.")
        elif name in known.groups:
            example = next(iter((known.group_fields[name] or {}).values()), "…")
            full = typed(f"{known.groups[name]}.{example}")
            self.error(
                place(),
                f"{shown} är inget fält utan en grupp av rader.",
                f"Skriv till exempel {full} i en rad i en tabell.",
            )
        elif name in self._owners:
            self.error(
                place(),
                f"{shown} hör till {self._owners[name]} och kan inte fyllas i här.",
                "Ta bort fältet.",
            )
        else:
            near = self._near(name)
            self.error(place(), f"Fältet {shown} finns inte.", f"Menade du {typed(near)}?" if near else _LIST)

    def leftovers(self, place: Callable[[], str], text: str) -> None:
        """Warn of what looks like a field but is none: ``{ Datum }}``, a loose ``{{``, ``[Datum]``."""
        rest = FIELD.sub(_FILLED, text) if len(self._faults) < _MOST else ""
        for match in _BRACES.finditer(rest):
            double = match.group()[1] == "{" or match.group()[-2] == "}"
            name = normalise(match.group(1))
            near = self.vocabulary.written(name) or (self._near(name) if double else "")
            if near or double:
                suggestion = f"Skriv {typed(near)}." if near else "Skriv ett fält mellan {{ och }}."
                self.warning(
                    place(), f"{match.group()} fylls inte i: klamrarna är inte två och två.", suggestion
                )
        for match in _LOOSE.finditer(_BRACES.sub(_FILLED, rest)):
            self.warning(
                *(place(), f"Ett fält är inte helt: {match.group()} står för sig."),
                "Skriv hela fältet, med {{ före och }} efter, i ett och samma stycke.",
            )
        for match in _OTHER_MARKS.finditer(rest):
            written = self.vocabulary.written(normalise(match[1] or match[2] or match[3]))
            if written:
                self.warning(
                    place(),
                    f"{match.group()} fylls inte i.",
                    f"Skriv {typed(written)} om det ska vara ett fält.",
                )
