"""Fields of names: those at the meeting are offered as one types, anybody else may be typed."""

from __future__ import annotations

from typing import Any

from protokoll.domain.values import PersonRef
from protokoll.gui.entries.editors.offering_edit import OfferingEdit
from protokoll.gui.entries.fields.field import Setting
from protokoll.gui.entries.fields.texts import EditorField
from protokoll.gui.entries.people import NOBODY, People


class PeopleField(EditorField):
    """Several people, with commas between. Names that were shown keep standing for those they stood for."""

    empty: Any = ()
    many = True

    def __init__(self) -> None:
        editor = OfferingEdit(self._offered, many=self.many)
        super().__init__(editor)
        self._line = editor
        self._people = People()
        self._known: dict[str, PersonRef] = {}

    def _heed(self, setting: Setting) -> None:
        if setting.people == self._people:
            return
        untouched = self._shown is not None and self._raw() == self._shown_raw
        self._people = setting.people
        if untouched:  # somebody may have got another name
            self._write(self._shown)
            self._keep(self._shown)

    def _offered(self, typed: str) -> list[str]:
        return self._people.offers(typed, but=[ref for ref in self._refs() if isinstance(ref, str)])

    def _pieces(self) -> list[str]:
        return [piece for piece in map(str.strip, self._line.text().split(",")) if piece]

    def _refs(self) -> tuple[PersonRef, ...]:
        return tuple(self._known.get(piece) or self._people.read(piece) for piece in self._pieces())

    def _read(self) -> Any:
        return self._refs()

    def _write(self, value: Any) -> None:
        self._show_refs(value)

    def _show_refs(self, refs: tuple[PersonRef, ...]) -> None:
        self._known = {self._people.name(ref).strip(): ref for ref in refs}
        self._line.show_text(", ".join(map(self._people.name, refs)))

    def settle(self) -> None:
        """A name that can only be one of those at the meeting is that one: "Per" becomes Per Ek."""
        refs = self._refs()
        meant = tuple(self._known.get(piece) or self._people.meant(piece) for piece in self._pieces())
        if meant != refs:
            self._show_refs(meant)
            self.edited.emit()


class PersonField(PeopleField):
    """One person. Nobody is None, or an empty name where there must be somebody."""

    many = False

    def __init__(self, *, required: bool = False) -> None:
        super().__init__()
        self.empty = NOBODY if required else None

    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return not self._line.text().strip()

    def _pieces(self) -> list[str]:
        text = self._line.text().strip()
        return [text] if text else []

    def _read(self) -> Any:
        refs = self._refs()
        return refs[0] if refs else self.empty

    def _write(self, value: Any) -> None:
        self._show_refs(() if value is None or value == NOBODY else (value,))
