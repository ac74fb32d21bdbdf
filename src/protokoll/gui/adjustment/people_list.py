"""Who adjusts the minutes: a row for each, with what is recorded, "justerat i dag" by one click, and its undoing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from protokoll.domain.meeting import Meeting
from protokoll.gui.adjustment.words import AdjusterRow, Recorded, adjuster_rows
from protokoll.gui.fields.column import quiet
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class PeopleList(QWidget):
    """Shows the adjusters of a meeting. Owns no truth: it tells what is wanted."""

    today_wanted = Signal(object)
    """A person has adjusted all of it today."""
    other_wanted = Signal(object)
    """Something else is to be recorded for a person: another day, some of the sections."""
    withdraw_wanted = Signal(int)
    """The line at this place is to be taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[tuple[AdjusterRow, ...], bool] | None = None
        self._buttons: list[tuple[AdjusterRow, str, QPushButton]] = []
        """The buttons in order, with whom they are about and what they do."""

    def show_meeting(self, meeting: Meeting, *, locked: bool) -> None:
        """Show who adjusts ``meeting``; the keyboard stays with the person it was at."""
        rows = adjuster_rows(meeting)
        if (rows, locked) == self._shown:
            return
        focused = self.window().focusWidget()
        at = next((row.person for row, _, button in self._buttons if button is focused), None)
        self._shown = rows, locked
        self._clear()
        if not rows:
            self._grid.addWidget(quiet(self._nobody(locked), self), 0, 0, 1, 3)
        line = 0
        for row in rows:
            line = self._add_row(row, line, locked)
        same = (button for row, _, button in self._buttons if row.person == at)
        if at is not None and (first := next(same, None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, name: str, does: str) -> QPushButton:
        """The button of the person called ``name`` that does "today", "other", or takes back line "0"."""
        return next(button for row, what, button in self._buttons if (row.name, what) == (name, does))

    def buttons(self) -> list[QPushButton]:
        """Every button, in order."""
        return [button for _, _, button in self._buttons]

    def today_buttons(self) -> list[QPushButton]:
        """Those by which somebody has adjusted today."""
        return [button for _, does, button in self._buttons if does == "today"]

    def _nobody(self, locked: bool) -> str:
        if locked:
            return self.tr("Det är inte antecknat vem som har justerat.")
        return self.tr(
            "Mötet har ingen justerare. Ange vem i mötets uppgifter (Ctrl+Skift+M), eller anteckna här nedanför "
            "vem som har justerat."
        )

    def _clear(self) -> None:
        self._buttons = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_row(self, row: AdjusterRow, line: int, locked: bool) -> int:
        name = QLabel(self._named(row), self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        self._grid.addWidget(name, line, 0)
        if not locked:
            if not row.done:
                today = self._button(row, "today", self.tr("Justerat i dag"), partial(self._today, row))
                self._grid.addWidget(today, line, 1)
            other = self._button(row, "other", self.tr("Annat…"), partial(self._other, row))
            other.setToolTip(self.tr("Annat datum, enstaka paragrafer eller en anteckning"))
            self._grid.addWidget(other, line, 2, Qt.AlignmentFlag.AlignLeft)
        line += 1
        for one in row.recorded:
            self._add_recorded(row, one, line, locked)
            line += 1
        if not row.recorded:
            missing = self.tr("Inte antecknat") if locked else self.tr("Inte antecknat ännu")
            self._grid.addWidget(quiet(missing, self), line, 0, 1, 3)
            line += 1
        self._grid.setRowMinimumHeight(line, GRID)
        return line + 1

    def _named(self, row: AdjusterRow) -> str:
        return f"{row.name}, {row.role.lower()}" if row.role else row.name

    def _add_recorded(self, row: AdjusterRow, one: Recorded, line: int, locked: bool) -> None:
        words = QLabel(f"✓ {one.words}", self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        set_role(words, "decision")
        self._grid.addWidget(words, line, 0, 1, 2)
        if not locked:
            back = self._button(
                row, str(one.place), self.tr("Ta tillbaka"), partial(self._withdraw, one.place), one.words
            )
            self._grid.addWidget(back, line, 2, Qt.AlignmentFlag.AlignLeft)

    def _button(
        self, row: AdjusterRow, does: str, words: str, take: partial[None], about: str = ""
    ) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setAccessibleName(", ".join(filter(None, (row.name, words, about))))
        if does == "today":
            button.setIcon(icon("check", "accent"))
        else:
            set_role(button, "quiet")
        button.clicked.connect(take)
        self._buttons.append((row, does, button))
        button.show()  # now, not when the layout gets to it: it may be to have the focus
        return button

    def _today(self, row: AdjusterRow, *_: object) -> None:
        self.today_wanted.emit(row.person)

    def _other(self, row: AdjusterRow, *_: object) -> None:
        self.other_wanted.emit(row.person)

    def _withdraw(self, place: int, *_: object) -> None:
        self.withdraw_wanted.emit(place)
