"""Addresses in the text as Word's hyperlinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE

from protokoll.documents.addresses import safe_target

if TYPE_CHECKING:
    from docx.opc.part import Part


class Links:
    """The hyperlinks of one part; each address becomes one relationship, however often it stands there."""

    def __init__(self, part: Part) -> None:
        self._relations = part.rels
        self._ids: dict[str, str] = {}

    def relation(self, address: str) -> str:
        """The id of the relationship to ``address``; empty for one that Word would not stand."""
        known = self._ids.get(address)
        if known is None:
            target = safe_target(address)
            known = self._ids[address] = self._add(target) if target else ""
        return known

    def _add(self, target: str) -> str:
        number = len(self._ids) + 1
        while f"rIdLink{number}" in self._relations:
            number += 1
        identity = f"rIdLink{number}"
        self._relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, identity, is_external=True)
        return identity
