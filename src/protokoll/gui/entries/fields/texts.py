"""Fields of text: a line, running text, att-satser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QTextCursor

from protokoll.domain.entries import ProposalClause
from protokoll.domain.kinds import Outcome
from protokoll.domain.markup import TableBlock, parse
from protokoll.domain.wording import Wording
from protokoll.gui.entries.editors.clauses_edit import ClausesEdit, Line
from protokoll.gui.entries.editors.line_edit import LineEdit
from protokoll.gui.entries.editors.text_edit import TextEdit
from protokoll.gui.entries.fields.field import DOWN, UP, Field


class EditorField(Field):
    """A field whose widget is one editor. Once an edit is done, Ctrl+Z is the window's again."""

    def __init__(self, editor: LineEdit | TextEdit) -> None:
        super().__init__(editor)
        self.editor = editor
        (editor.textEdited if isinstance(editor, LineEdit) else editor.written).connect(self._tell_edited)
        editor.entered.connect(self.passed)
        editor.going.connect(self.going)
        editor.erasing.connect(self.erasing)
        editor.focused.connect(self._take_focus)

    def show_value(self, value: Any, *, anew: bool = False) -> None:
        """Bring the editor to the value; shown anew, there is nothing left to undo in it."""
        super().show_value(value, anew=anew)
        if anew:
            self.editor.forget_history()

    def _raw(self) -> Any:
        return self.editor.text() if isinstance(self.editor, LineEdit) else self.editor.typed()

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _take_focus(self, came: bool) -> None:
        if not came:
            self.settle()
            self.done.emit()
            self.editor.forget_history()
        self.focused.emit(came)

    def focus(self, way: int = DOWN) -> None:
        """In running text, from above to the first letter and from below to the last; in a line to its end."""
        self._place_cursor(way)
        super().focus(way)

    def enter(self) -> None:
        """In running text, go on after the last letter."""
        self._place_cursor(UP)
        super().enter()

    def _place_cursor(self, way: int) -> None:
        if isinstance(self.editor, LineEdit):
            self.editor.end(False)
        else:
            first, last = QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End
            self.editor.moveCursor(first if way == DOWN else last)

    def set_prompt(self, words: str) -> None:
        """Show ``words`` in quiet letters while the editor is empty."""
        self.editor.setPlaceholderText(words)


class LineField(EditorField):
    """A text of one line."""

    empty = ""

    def __init__(self) -> None:
        super().__init__(LineEdit())

    def _read(self) -> Any:
        return self._raw()

    def _write(self, value: str) -> None:
        self.editor.show_text(value)


class TextField(EditorField):
    """Running text, as high as it is; Markdown stands as typed. With ``lines``, Enter is a line break.

    With ``tables``, a text that holds a table is shown as it prints until the card is edited.
    """

    empty = ""

    def __init__(self, *, lines: bool = True, tables: bool = False) -> None:
        self._text = TextEdit(lines=lines)
        super().__init__(self._text)
        self._tables = tables
        self._active = False
        self._printed: str | None = None
        """The text as typed, while it is shown as it prints."""

    def set_active(self, active: bool) -> None:
        """A table is shown while the card is read, and its signs while it is edited."""
        self._active = active
        if self._tables:
            self._write(self._raw())

    def _raw(self) -> Any:
        return super()._raw() if self._printed is None else self._printed

    def _read(self) -> Any:
        return self._raw()

    def _write(self, value: str) -> None:
        printed = self._tables and not self._active and holds_table(value)
        if printed and value != self._printed:
            self._text.show_wording(Wording(blocks=parse(value)))
        elif not printed and (self._printed is not None or value != super()._raw()):
            self.editor.show_text(value)
        self._printed = value if printed else None


class TitleField(EditorField):
    """A title: one line of text, which wraps where there is little room."""

    empty = ""

    def __init__(self) -> None:
        self._text = TextEdit(lines=False, wraps_only=True)
        super().__init__(self._text)

    def _read(self) -> Any:
        return self._raw()

    def _write(self, value: str) -> None:
        self._text.show_text(value)


def holds_table(text: str) -> bool:
    """Whether there is a table in a text with small Markdown."""
    return "|" in text and any(isinstance(block, TableBlock) for block in parse(text))


class ClausesField(EditorField):
    """Att-satser, one a line. Empty ones are not part of the value."""

    empty = ()

    def __init__(self, outcome_words: Sequence[str] = ()) -> None:
        clauses = ClausesEdit(outcomes=outcome_words)
        super().__init__(clauses)
        self._clauses = clauses

    def set_prompt(self, words: str) -> None:
        """The grey "att" is prompt enough."""

    def _raw(self) -> Any:
        return self._clauses.lines()

    def _read(self) -> Any:
        return tuple(text for text, _ in self._clauses.lines() if text.strip())

    def _write(self, value: Any) -> None:
        self._clauses.show_lines([(text, 0) for text in value])


class ProposalClausesField(ClausesField):
    """Att-satser in a proposal, each with the outcome it met."""

    def __init__(self, outcomes: Mapping[Outcome, str]) -> None:
        super().__init__(tuple(outcomes.values()))
        self._outcomes = tuple(outcomes)
        self._clauses.setAccessibleDescription("Ctrl+U väljer att-satsens utfall.")

    def _read(self) -> Any:
        return tuple(self._clause(line) for line in self._clauses.lines() if line[0].strip())

    def _clause(self, line: Line) -> ProposalClause:
        text, outcome = line
        return ProposalClause(text=text, outcome=self._outcomes[outcome - 1] if outcome else None)

    def _write(self, value: Any) -> None:
        self._clauses.show_lines(
            [(one.text, self._outcomes.index(one.outcome) + 1 if one.outcome else 0) for one in value]
        )
