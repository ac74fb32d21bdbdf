"""Fields of one line that stand for something else than text: numbers, days, moments, words from a list.

What cannot be read is kept as it was typed, and the card says how to write it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from protokoll.domain.entries import Entry
from protokoll.gui.entries.editors.line_edit import LineEdit
from protokoll.gui.entries.editors.offering_edit import OfferingEdit
from protokoll.gui.entries.fields.field import Setting
from protokoll.gui.entries.fields.texts import EditorField
from protokoll.gui.entries.typed import (
    Due,
    UnreadableError,
    read_day,
    read_due,
    read_moment,
    read_number,
    show_day,
    show_due,
    show_moment,
    show_number,
)
from protokoll.gui.theme.style import set_property


class ParsedField(EditorField):
    """A line that is read as something. Subclasses say how; ``empty`` is the value of an empty line."""

    empty: Any = None
    sample = ""
    """A long value, for which there must be room."""

    def __init__(self, editor: LineEdit | None = None) -> None:
        editor = editor or LineEdit()
        editor.set_sample(self.sample)
        super().__init__(editor)
        self._complaint = ""
        self._written = ""

    @property
    def _text(self) -> str:
        assert isinstance(self.editor, LineEdit)
        return self.editor.text()

    @property
    def _near(self) -> date:
        """The day that what is typed is taken to be near."""
        return self._setting.place.day if self._setting else date.today()

    def _parsed(self, text: str) -> Any:
        raise NotImplementedError

    def _displayed(self, value: Any) -> str:
        raise NotImplementedError

    def _read(self) -> Any:
        try:
            return self._parsed(self._text)
        except UnreadableError:
            return self.empty

    def _write(self, value: Any) -> None:
        self._written = self._displayed(value)
        self.editor.show_text(self._written)
        self._judge()

    def settle(self) -> None:
        """Show what was typed in its usual form ("15/1" as "15 jan 2027"), or say why it cannot be read."""
        if not self._judge() and self._text != self._written:
            value = self.value()
            self._write(value)
            self._keep(value)

    def _fault(self) -> str:
        """Why what was typed stands for nothing; a value that was shown is never at fault."""
        if self._text == self._written:
            return ""
        try:
            self._parsed(self._text)
        except UnreadableError as unreadable:
            return str(unreadable)
        return ""

    def _judge(self) -> str:
        """Look for a fault, and mark the line with it."""
        fault = self._fault()
        if fault != self._complaint:
            self._complaint = fault
            self.editor.setAccessibleDescription(fault)
            self.editor.setToolTip(fault)
            set_property(self.editor, "wrong", bool(fault))
        return fault

    def complain(self) -> str:
        """How to write what could not be read."""
        return self._complaint

    def unread(self) -> str:
        """The text, where it cannot be read."""
        return self._text if self._fault() else ""

    def show_unread(self, text: str) -> None:
        """Put back a text that cannot be read, with its mark."""
        value = self.value()
        self.editor.show_text(text)
        self._keep(value)
        self._judge()

    def is_empty(self) -> bool:
        """Whether nothing at all is typed."""
        return not self._text.strip()


class NumberField(ParsedField):
    """A count; empty is None, or 0 where there must be a number."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__()
        self.empty = 0 if required else None

    def align_right(self) -> None:
        """Stand as numbers do in a table."""
        assert isinstance(self.editor, LineEdit)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _parsed(self, text: str) -> Any:
        number = read_number(text)
        return self.empty if number is None else number

    def _displayed(self, value: Any) -> str:
        return "" if value == self.empty else show_number(value)


class DateField(ParsedField):
    """A day, typed as Swedes write it."""

    sample = "25 sep 2027"

    def _parsed(self, text: str) -> Any:
        return read_day(text, self._near)

    def _displayed(self, value: Any) -> str:
        return show_day(value)


class DueField(ParsedField):
    """When something is to be done: a day, or any words ("löpande"). Its value is both."""

    empty: Due = (None, "")
    sample = "25 sep 2027"

    def _parsed(self, text: str) -> Any:
        return read_due(text, self._near)

    def _displayed(self, value: Any) -> str:
        return show_due(value)


class MomentField(ParsedField):
    """A clock time on the meeting's day, or with a day of its own."""

    sample = "Från 12.30"

    def _parsed(self, text: str) -> Any:
        return read_moment(text, self._near)

    def _displayed(self, value: Any) -> str:
        return show_moment(value, self._near)


WordsOf = Callable[[Entry], Mapping[Any, str]]


class WordField(ParsedField):
    """One of a few words, typed with their first letters; ``words_of`` gives value → word for an entry."""

    def __init__(self, words_of: WordsOf) -> None:
        super().__init__(OfferingEdit(self._offered))
        self._words_of = words_of
        self._words: Mapping[Any, str] = {}

    def _heed(self, setting: Setting) -> None:
        untouched = self._raw() == self._shown_raw
        self._words = self._words_of(setting.entry)
        if untouched and self._shown is not None:
            self._write(self._shown)
            self._keep(self._shown)

    def _offered(self, typed: str) -> list[str]:
        folded = typed.casefold()
        found = [word for word in self._words.values() if word.strip() and word.casefold().startswith(folded)]
        return sorted(found, key=len) if folded in map(str.casefold, found) else found

    def _parsed(self, text: str) -> Any:
        folded = text.strip().casefold()
        if not folded:
            return self.empty
        exact = [value for value, word in self._words.items() if word.strip().casefold() == folded]
        found = exact or [
            value for value, word in self._words.items() if word.strip().casefold().startswith(folded)
        ]
        if len(found) == 1 or exact:
            return found[0]
        raise UnreadableError(f"Välj {_either([word for word in self._words.values() if word.strip()])}.")

    def _displayed(self, value: Any) -> str:
        return self._words.get(value, "")


def _either(words: list[str]) -> str:
    """Words to choose from: "ja, nej eller avstår"."""
    return f"{', '.join(words[:-1])} eller {words[-1]}" if len(words) > 1 else "".join(words)
