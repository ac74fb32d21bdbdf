"""Mötets uppgifter: everything in the head of a meeting, in one quiet form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from protokoll.domain.date_text import short_date
from protokoll.domain.edits import changed, edit_head
from protokoll.domain.meeting import Meeting
from protokoll.domain.swedish import moment_parts, upper_first
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.fields.reading import DateField, TimeField
from protokoll.gui.fields.text import DraftField, LongTextField
from protokoll.gui.head import changes
from protokoll.gui.head.lines import KIND_WORDS, MINUTES_WORDS
from protokoll.gui.head.officers import OfficersEditor
from protokoll.gui.theme.style import GRID

_MOST_SECTIONS = 999_999


class HeadForm(QWidget):
    """The head of a meeting. Owns no truth: it shows a meeting and asks for changes of it."""

    edited = Signal(object, str)
    """A new meeting value and the name of the step."""
    drafted = Signal(object)
    """A new meeting value while a text is being typed."""
    finished = Signal(str)
    """What was typed is finished; the name of the step."""

    def __init__(self, *, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._meeting: Meeting | None = None
        self._item_id: str | None = None
        self._texts: dict[str, DraftField] = {}
        self._steps: dict[str, str] = {}
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GRID * 4)
        self._left, self._form = self._add_column()
        self._lay_out_meeting()
        self._lay_out_time_and_place()
        self._right, self._form = self._add_column()
        self.officers_heading = self._section(self.tr("Funktionärer"))
        self.officers = OfficersEditor()
        self.officers.edited.connect(self._become)
        self._form.addRow(self.officers)
        self._lay_out_minutes()
        self.complaint = ProblemLine()
        """What cannot be read; the dialog places it where it is seen however the form is scrolled."""
        for reading in self._reading:
            reading.complained.connect(self.complaint.say)

    def arrange(self, width: int) -> None:
        """Two columns side by side where ``width`` pixels are enough for both, else one above the other."""
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight
            if width >= self.wide_hint()
            else QBoxLayout.Direction.TopToBottom
        )

    def is_wide(self) -> bool:
        """Whether the columns stand side by side."""
        return self._columns.direction() is QBoxLayout.Direction.LeftToRight

    def wide_hint(self) -> int:
        """The width, in pixels, that two columns want."""
        return sum(self.column_hints()) + self._columns.spacing()

    def column_hints(self) -> tuple[int, int]:
        """The width, in pixels, that each of the columns wants."""
        return self._left.sizeHint().width(), self._right.sizeHint().width()

    # --- laid out --------------------------------------------------------------------------------

    def _add_column(self) -> tuple[QWidget, QFormLayout]:
        column = QWidget(self)
        column.setProperty("role", "form")
        form = QFormLayout(column)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        self._columns.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        return column, form

    def _section(self, words: str) -> QLabel:
        heading = QLabel(words)
        heading.setProperty("role", "heading")
        if self._form.rowCount():
            heading.setContentsMargins(0, GRID, 0, 0)
        self._form.addRow(heading)
        return heading

    def _lay_out_meeting(self) -> None:
        self._section(self.tr("Mötet"))
        unsaid = (None, self.tr("Inte angivet"))
        self.kind = self._choice(
            "kind", self.tr("&Slag av möte"), [unsaid, *((k, upper_first(w)) for k, w in KIND_WORDS.items())]
        )
        self._text("number", self.tr("N&ummer"), self.tr("till exempel 4 eller 4/2026"))
        self._text("title", self.tr("&Rubrik"), self.tr("om mötet heter något eget"))

    def _lay_out_time_and_place(self) -> None:
        self._section(self.tr("Tid och plats"))
        self.date = DateField(self.tr("Datum"))
        self.end_date = DateField(self.tr("Sista dag"))
        self.end_date.setPlaceholderText(self.tr("samma dag"))
        self.date.changed.connect(self._take_date)
        self.end_date.changed.connect(self._take_end_date)
        self._pair(self.tr("&Datum"), self.date, self.tr("till"), self.end_date)
        self.start = TimeField(self.tr("Planerad början"))
        self.end = TimeField(self.tr("Planerat slut"))
        self.start.changed.connect(self._take_start)
        self.end.changed.connect(self._take_end)
        self._pair(self.tr("&Tid"), self.start, self.tr("till"), self.end)
        self.opened = TimeField(self.tr("Öppnades"))
        self.open_now = _now_button(self.tr("Nu"), self.tr("Öppnas nu"))
        self.opened_day = _quiet_label()
        self.opened.changed.connect(self._take_opened)
        self.open_now.clicked.connect(self._open_now)
        self._real(self.tr("&Öppnades"), self.opened, self.open_now, self.opened_day)
        self.closed = TimeField(self.tr("Avslutades"))
        self.close_now = _now_button(self.tr("Nu"), self.tr("Avslutas nu"))
        self.closed_day = _quiet_label()
        self.closed.changed.connect(self._take_closed)
        self.close_now.clicked.connect(self._close_now)
        self._real(self.tr("&Avslutades"), self.closed, self.close_now, self.closed_day)
        self._text("place", self.tr("&Plats"))
        self.online = QCheckBox(self.tr("Det &går att delta på distans"))
        self.online.clicked.connect(self._take_online)
        self._form.addRow("", self.online)

    def _lay_out_minutes(self) -> None:
        self._section(self.tr("Protokollet"))
        self.minutes_kind = self._choice(
            "minutes_kind",
            self.tr("S&lag av protokoll"),
            [(None, self.tr("Inte angivet")), *MINUTES_WORDS.items()],
        )
        self._text("classification", self.tr("&Informationsklass"), self.tr("till exempel Intern"))
        section = self._text("first_section", self.tr("&Första §"), self.tr("1"))
        section.setValidator(QIntValidator(0, _MOST_SECTIONS, section))
        self.noticed = DateField(self.tr("Kallelsen skickades"))
        self.noticed.changed.connect(self._take_noticed)
        self._labelled(self.tr("&Kallelsen skickades"), self.noticed)
        self.others = LongTextField(self.tr("Övriga närvarande"), key="others", lines=2)
        self.others.setPlaceholderText(self.tr("till exempel samt ytterligare 72 medlemmar"))
        self.others.typed.connect(self._draft)
        self.others.left.connect(self._finish)
        self._steps["others"] = self.tr("Övriga närvarande")
        self._labelled(self.tr("Övriga närvarand&e"), self.others)

    @property
    def texts(self) -> dict[str, DraftField]:
        """The one-line text fields by the key of the head that they show."""
        return self._texts

    @property
    def _reading(self) -> tuple[DateField | TimeField, ...]:
        return (
            self.date,
            self.end_date,
            self.start,
            self.end,
            self.opened,
            self.closed,
            self.noticed,
        )

    def unread_field(self) -> DateField | TimeField | None:
        """The first field with something in it that cannot be taken; None when all is well."""
        return next((field for field in self._reading if not field.settle()), None)

    def show_meeting(self, meeting: Meeting, item_id: str | None = None) -> None:
        """Show the head of ``meeting``; at the item somebody may take over an office."""
        self._meeting, self._item_id = meeting, item_id
        head = meeting.head
        for key, field in self._texts.items():
            value = getattr(head, key)
            field.show_text("" if value is None else str(value))
            if not field.hasFocus():
                field.setCursorPosition(0)  # a long title is seen from its beginning
        self.kind.show_value(head.kind)
        self.minutes_kind.show_value(head.minutes_kind)
        self.date.show_value(head.date)
        self.end_date.show_value(head.end_date, near=head.date)
        self.start.show_value(head.start)
        self.end.show_value(head.end)
        for time, day, moment in (
            (self.opened, self.opened_day, head.opened),
            (self.closed, self.closed_day, head.closed),
        ):
            time.show_value(moment[-5:] if moment else None)
            other_day = moment is not None and moment_parts(moment)[0] != head.date
            day.setText(short_date(moment_parts(moment)[0]) if moment and other_day else "")
        self.online.setChecked(head.online)
        self.noticed.show_value(head.noticed, near=head.date)
        self.others.show_text(meeting.others)
        self.officers.show_meeting(meeting, item_id)

    # --- built -----------------------------------------------------------------------------------

    def _text(self, key: str, label: str, placeholder: str = "") -> DraftField:
        name = label.replace("&", "")
        field = DraftField(name, key=key)
        field.setPlaceholderText(placeholder)
        field.typed.connect(self._draft)
        field.left.connect(self._finish)
        self._texts[key] = field
        self._steps[key] = name
        self._labelled(label, field)
        return field

    def _choice(self, key: str, label: str, choices: list[tuple[object, str]]) -> ChoiceField[object]:
        name = label.replace("&", "")
        field = ChoiceField(name, choices, key=key)
        field.chosen.connect(self._take_choice)
        self._steps[key] = name
        self._labelled(label, field)
        return field

    def _pair(self, label: str, first: QWidget, between: str, second: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(first, 1)
        row.addWidget(QLabel(between))
        row.addWidget(second, 1)
        self._labelled(label, first, row)

    def _real(self, label: str, time: TimeField, button: QPushButton, day: QLabel) -> None:
        row = QHBoxLayout()
        row.addWidget(time)
        row.addWidget(button)
        row.addWidget(day, 1)
        self._labelled(label, time, row)

    def _labelled(self, label: str, field: QWidget, row: QHBoxLayout | None = None) -> None:
        """A row of the form: a quiet label whose mnemonic leads to ``field``, and the field or the ``row`` it is in."""
        words = QLabel(label)
        words.setProperty("role", "muted")
        words.setBuddy(field)
        if row is None:
            self._form.addRow(words, field)
        else:
            row.setSpacing(GRID)
            self._form.addRow(words, row)

    # --- taken -----------------------------------------------------------------------------------

    @property
    def _shown(self) -> Meeting:
        assert self._meeting is not None
        return self._meeting

    def _become(self, meeting: Meeting, step: str) -> None:
        if meeting == self._meeting:
            self.show_meeting(meeting, self._item_id)
            return
        self.show_meeting(meeting, self._item_id)
        self.edited.emit(meeting, step)

    def _draft(self, key: str, text: str) -> None:
        if key == "others":
            self._meeting = changed(self._shown, others=text)
        elif key == "first_section":
            self._meeting = edit_head(self._shown, first_section=int(text) if text.isdecimal() else None)
        else:
            self._meeting = edit_head(self._shown, **{key: text})
        self.drafted.emit(self._meeting)

    def _finish(self, key: str) -> None:
        self.finished.emit(self._steps[key])

    def _take_choice(self, key: str, value: object) -> None:
        self._become(edit_head(self._shown, **{key: value}), self._steps[key])

    def _take_date(self) -> None:
        if self.date.value is None:  # a meeting always has a day
            self.date.show_value(self._shown.head.date)
            return
        self._become(changes.with_date(self._shown, self.date.value), self.tr("Datum"))

    def _take_end_date(self) -> None:
        if not changes.end_date_fits(self._shown, self.end_date.value):
            complaint = self.tr("Mötet kan inte sluta en dag innan det börjar.")
            self.end_date.refuse(complaint, self._shown.head.end_date)
            return
        self._become(changes.with_end_date(self._shown, self.end_date.value), self.tr("Sista dag"))

    def _take_start(self) -> None:
        self._become(edit_head(self._shown, start=self.start.value), self.tr("Tid"))

    def _take_end(self) -> None:
        self._become(edit_head(self._shown, end=self.end.value), self.tr("Tid"))

    def _take_opened(self) -> None:
        self._become(changes.with_opened_at(self._shown, self.opened.value), self.tr("Mötet öppnades"))

    def _take_closed(self) -> None:
        self._become(changes.with_closed_at(self._shown, self.closed.value), self.tr("Mötet avslutades"))

    def _open_now(self) -> None:
        self._become(changes.opened_now(self._shown, self._now()), self.tr("Mötet öppnas"))

    def _close_now(self) -> None:
        self._become(changes.closed_now(self._shown, self._now()), self.tr("Mötet avslutas"))

    def _take_online(self) -> None:
        self._become(edit_head(self._shown, online=self.online.isChecked()), self.tr("På distans"))

    def _take_noticed(self) -> None:
        self._become(edit_head(self._shown, noticed=self.noticed.value), self.tr("Kallelsen skickades"))


def _now_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "secondary")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoDefault(False)
    return button


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    return label
