"""Mötesdatum: paste the dates as they stand, see them as rows, make planned meetings of them with one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.date_text import ReadDates, short_date
from protokoll.domain.edits import changed
from protokoll.domain.meeting import Meeting, PlannedMeeting
from protokoll.domain.swedish import clock_span
from protokoll.gui.dates import changes
from protokoll.gui.dates.model import Column, DatesModel
from protokoll.gui.fields.text import DraftField, LongTextField
from protokoll.gui.lists.clipboard import copy_table
from protokoll.gui.shell.announce import announce
from protokoll.gui.theme.colors import colors_in_use
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_property


class DatesEditor(QWidget):
    """The dates that a meeting decided. Owns no truth: it shows a meeting and asks for changes of it."""

    edited = Signal(object, str)
    """A new meeting value and the name of the step."""
    drafted = Signal(object)
    """A new meeting value while a text is being typed."""
    finished = Signal(str)
    """What was typed is finished; the name of the step."""
    plan_wanted = Signal(object)
    """A tuple of :class:`PlannedMeeting`: the rows are to become planned meetings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self.heading = DraftField(self.tr("Rubrik"), key="heading")
        self.heading.setPlaceholderText(self.tr("till exempel Mötesdatum 2027"))
        self.paste = _PasteField()
        self.paste.given.connect(self.read)
        self.paste.textChanged.connect(self._preview)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "muted")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("role", "muted")
        self.said.hide()
        self.model = DatesModel(self)
        self.model.row_wanted.connect(self._take_row)
        self.model.refused.connect(self._refuse)
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.removal_wanted.connect(self.remove_chosen)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.PLACE, QHeaderView.ResizeMode.Stretch)
        self.remove_button = QPushButton(self.tr("&Ta bort rad"))
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.setToolTip(self.tr("Ta bort valda rader (Del)"))
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.plan_button = QPushButton(icon("calendar"), self.tr("&Lägg in som planerade möten"), self)
        """Made here, placed by the dialog at its foot, where it is seen however the editor is scrolled."""
        for keys in (
            "Ctrl+Return",
            "Ctrl+Enter",
        ):  # a button's own shortcut would show it pressed for 100 ms first
            QShortcut(QKeySequence(keys), self).activated.connect(self.plan)
        self.plan_button.setToolTip(self.tr("Varje datum blir ett planerat möte i listan (Ctrl+Enter)"))
        self.plan_button.setAutoDefault(False)
        self.plan_button.clicked.connect(self.plan)
        self.text = LongTextField(self.tr("Fri text om mötesdatum"), key="text", lines=2)
        self.text.setPlaceholderText(self.tr("till exempel Vecka 29 bestäms senare"))
        for field in (self.heading, self.text):
            field.typed.connect(self._draft)
            field.left.connect(self._finish)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(_label(self.tr("Nya &datum"), self.paste))
        layout.addWidget(self.paste)
        layout.addWidget(self.hint)
        layout.addWidget(self.said)
        layout.addSpacing(GRID)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(GRID)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        form.addRow(_label(self.tr("&Rubrik"), self.heading), self.heading)
        form.addRow(_label(self.tr("&Fri text"), self.text), self.text)
        layout.addLayout(form)

    # --- shown -----------------------------------------------------------------------------------

    def show_meeting(self, meeting: Meeting, item_id: str | None = None) -> None:
        """Show the dates of ``meeting``; the item makes no difference to them."""
        self._meeting = meeting
        dates = changes.planned(meeting)
        self.heading.show_text(dates.heading)
        self.text.show_text(dates.text)
        self.model.show_rows(dates.meetings)
        self.remove_button.setEnabled(bool(dates.meetings))
        self._preview()

    def _preview(self) -> None:
        """Say how what is being typed is understood, and which key takes it."""
        waiting = self.paste.waiting()
        self.plan_button.setEnabled(bool(waiting or changes.planned(self._shown).meetings))
        read = changes.with_text_read(self._shown, waiting)[1].meetings
        if read:
            self.hint.setText(self.tr("Läses som {dates}").format(dates="; ".join(map(_in_words, read))))
        else:
            self.hint.setText(
                self.tr("Enter lägger till raden. En hel lista, ett datum på varje rad, kan klistras in.")
            )

    def _say(self, text: str, role: str = "muted") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        set_property(self.said, "role", role)
        if text:
            announce(self, text)

    # --- taken -----------------------------------------------------------------------------------

    def read(self, text: str) -> None:
        """Make rows of the dates in ``text``; say what could not be read, which is kept in the free text."""
        meeting, found = changes.with_text_read(self._shown, text)
        self._become(meeting, self.tr("Mötesdatum"))
        self._say(_told(found), "warning")

    def read_waiting(self) -> bool:
        """Read what is typed and not given with Enter; False where it could not be read, which is then said."""
        waiting = self.paste.waiting()
        if waiting:
            self.paste.clear()
            self.read(waiting)
        return not (waiting and self.said.text())

    def remove_chosen(self) -> None:
        """Take the chosen rows away; Ångra brings them back."""
        numbers = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        if numbers:
            self._become(changes.without_rows(self._shown, numbers), self.tr("Ta bort mötesdatum"))

    def plan(self) -> None:
        """Ask that the rows, and what is typed as one, become planned meetings."""
        read = self.read_waiting()
        rows = changes.planned(self._shown).meetings
        if read and rows:
            self.plan_wanted.emit(rows)

    def _take_row(self, number: int, row: PlannedMeeting) -> None:
        self._become(changes.with_row(self._shown, number, row), self.tr("Ändra mötesdatum"))

    def _refuse(self, reason: str) -> None:
        self._say(reason, "warning")

    def _draft(self, key: str, text: str) -> None:
        dates = changed(changes.planned(self._shown), **{key: text})
        self._meeting = changes.with_planned(self._shown, dates)
        self.drafted.emit(self._meeting)

    def _finish(self, key: str) -> None:
        heading = key == "heading"
        self.finished.emit(self.tr("Rubrik för mötesdatum") if heading else self.tr("Text om mötesdatum"))

    def _become(self, meeting: Meeting, step: str) -> None:
        if meeting != self._meeting:
            self._say("")
            self.show_meeting(meeting)
            self.edited.emit(meeting, step)

    @property
    def _shown(self) -> Meeting:
        assert self._meeting is not None
        return self._meeting


def _told(found: ReadDates) -> str:
    """What came of a text, in one or two sentences; nothing where every line became a row."""
    if not found.unread:
        return ""
    lines = "; ".join(f"”{line.text}” ({line.reason})" for line in found.unread)
    rows = len(found.unread)
    return f"{'En rad' if rows == 1 else f'{rows} rader'} står kvar som fri text: {lines}."


def _in_words(row: PlannedMeeting) -> str:
    """One date as the table shows it, on one line: "sön 14 feb 2027 kl. 12.00–15.30, Centret"."""
    when = f"{short_date(row.date)} {clock_span(row.start, row.end)}".strip()
    return ", ".join(part for part in (when, row.place, "preliminärt" if row.tentative else "") if part)


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setBuddy(field)
    return label


class _PasteField(QPlainTextEdit):
    """Where dates are typed or pasted. Enter reads the line, pasting reads at once."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Nya datum"))
        self.setAccessibleDescription(self.tr("Enter lägger till raden; flera rader kan klistras in."))
        self.setPlaceholderText(self.tr("till exempel 14 februari kl. 12–15.30"))
        self.setTabChangesFocus(True)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number of lines when the zoom changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * 3.2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the text; Shift+Enter makes a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._give()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A pasted list of several lines is read at once; a single line may still be changed."""
        self.insertPlainText(source.text())
        if "\n" in source.text().strip():
            self._give()

    def waiting(self) -> str:
        """What is typed and not yet given; empty where that is only space."""
        text = self.document().toRawText().replace("\u2029", "\n")
        return text if text.strip() else ""

    def _give(self) -> None:
        text = self.waiting()
        if text:
            self.clear()
            self.given.emit(text)


class _Table(QTableView):
    """F2 or typing edits a cell, Space ticks, Del takes rows away, Ctrl+C copies them as a table.

    While it is empty it says what will come there.
    """

    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Mötesdatum"))
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.setShowGrid(False)
        self._fit()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colors_in_use().muted))
            room = self.viewport().rect().adjusted(GRID, GRID, -GRID, -GRID)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_words()
            )

    def empty_words(self) -> str:
        """What is said where there are no rows."""
        return self.tr("Här kommer datumen, ett på varje rad. Tider och plats kan sedan ändras i tabellen.")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Rows high enough for a field and a tick at this size of text."""
        row = round(self.fontMetrics().height() * 2)
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(4 * row)

    def _copy(self) -> None:
        """The chosen rows as a table."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        model = self.model()
        columns = range(model.columnCount())
        copy_table(
            [
                [str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)) for column in columns]
                for row in rows
            ]
        )
