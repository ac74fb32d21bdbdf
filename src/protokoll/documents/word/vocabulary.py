"""The names that a template may use between braces, and how they are compared."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from protokoll.documents.template_fields import ANCHORS, LOGO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll.documents.paper import Paper
    from protokoll.documents.template_fields import KnownFields

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d]")
_AROUND_DOT = re.compile(r" ?\. ?")
_NEAR = 0.7
"""How alike two names must be, from 0 to 1, for one to be suggested for the other."""


def normalise(name: str) -> str:
    """A field's name as it is compared: accents composed, case, spaces, dashes and quotes evened out."""
    name = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    name = _QUOTES.sub("'", _DASHES.sub("-", name)).replace('"', "'")
    return _AROUND_DOT.sub(".", " ".join(name.split())).casefold()


LOGO_NAME = normalise(LOGO.name)
ANCHOR_NAMES = {normalise(anchor.name): anchor.name for anchor in ANCHORS}
"""The anchors' names as they are written, by their normalised names."""


class Vocabulary:
    """What the templates of one paper may hold; all names are normalised, with the written form as value.

    Attributes:
        fields: single fields, and the logo.
        groups: groups of repeating rows.
        group_fields: by group, the fields of its rows; None where they are not known (a paper without any
            row of the group).
    """

    def __init__(
        self,
        fields: Mapping[str, str],
        groups: Mapping[str, str],
        group_fields: Mapping[str, Mapping[str, str] | None],
    ) -> None:
        self.fields = {**fields, LOGO_NAME: LOGO.name}
        self.groups = groups
        self.group_fields = group_fields

    @classmethod
    def of_known(cls, known: KnownFields) -> Vocabulary:
        """What is known of a kind of paper."""
        return cls(
            {normalise(field.name): field.name for field in known.fields},
            {normalise(group.name): group.name for group in known.groups},
            {
                normalise(group.name): {normalise(field.name): field.name for field in group.fields}
                for group in known.groups
            },
        )

    @classmethod
    def of_paper(cls, paper: Paper) -> Vocabulary:
        """What one paper can fill."""
        return cls(
            {normalise(name): name for name in paper.fields},
            {normalise(group): group for group in paper.rows},
            _RowFields({normalise(group): rows for group, rows in paper.rows.items()}),
        )

    def group_of(self, name: str) -> str:
        """The group of a normalised name like "deltagare.namn"; nothing for a name that is none of a group's."""
        group, dot, field = name.partition(".")
        known = self.group_fields.get(group)
        if not dot or group not in self.groups or (known is not None and field.strip() not in known):
            return ""
        return group

    def written(self, name: str) -> str:
        """How a normalised name is written ("Deltagare.Namn"); nothing for one that is unknown."""
        if name in self.fields or name in ANCHOR_NAMES:
            return self.fields.get(name) or ANCHOR_NAMES[name]
        return next((full for full in self._row_names() if normalise(full) == name), "")

    def suggestion(self, name: str) -> str:
        """The known name that is most like a normalised one, as it is written; nothing if none is."""
        near = difflib.get_close_matches(_bare(name), self._bare_names, 1, _NEAR)
        return self._bare_names[near[0]] if near else ""

    @cached_property
    def _bare_names(self) -> dict[str, str]:
        rows = {normalise(full): full for full in self._row_names()}
        return {_bare(key): written for key, written in {**self.fields, **ANCHOR_NAMES, **rows}.items()}

    def _row_names(self) -> list[str]:
        return [
            f"{self.groups[group]}.{written}"
            for group, names in self.group_fields.items()
            for written in (names or {}).values()
        ]


class _RowFields(Mapping[str, Mapping[str, str] | None]):
    """The fields that the rows of each group have; rows of groups that nobody asks for are not worked out."""

    def __init__(self, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
        self._rows = rows
        self._found: dict[str, Mapping[str, str] | None] = {}

    def __getitem__(self, group: str) -> Mapping[str, str] | None:
        if group not in self._found:
            rows = self._rows[group]
            names = {normalise(name): name for name in sorted(set().union(*rows))}
            self._found[group] = names if rows else None
        return self._found[group]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _bare(name: str) -> str:
    """``name`` without accents, as it is typed on a foreign keyboard."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter)
    )
