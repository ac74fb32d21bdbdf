"""The error dialog: what happened, what was kept, what to do; the details folded, and easy to copy."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from protokoll.gui.excepthook import Failure
from protokoll.gui.shell.announce import announce
from protokoll.gui.shell.labels import IconLabel
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role


class ErrorDialog(QDialog):
    """Tells of one failure. Enter or Esc closes it, Ctrl+C copies all of it; the window behind it lives on."""

    def __init__(self, failure: Failure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.is_bug = failure.is_bug
        title, text = self._words(failure)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self._told = "\n\n".join(part for part in (title, text, failure.details) if part)
        sign = _Sign(icon("warning", "warning" if failure.is_bug else "task"), self)
        heading = QLabel(title, self)
        set_role(heading, "heading")
        words = self._words_label = QLabel(text, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPlainTextEdit(failure.details, self)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Detaljer"))
        self._details.setMinimumHeight(self.fontMetrics().height() * 5)
        self._details.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        layout.setHorizontalSpacing(GRID * 2)
        layout.setVerticalSpacing(GRID)
        layout.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(heading, 0, 1)
        layout.addWidget(words, 1, 1)
        layout.addWidget(self._details, 2, 1)
        layout.addLayout(self._buttons(bool(failure.details)), 3, 0, 1, 2)
        layout.setRowStretch(2, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowMinimumHeight(3, GRID * 7)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self).activated.connect(self._copy_all)
        announce(self, text, urgent=True)

    def _words(self, failure: Failure) -> tuple[str, str]:
        if not failure.is_bug:
            return self.tr("Det gick inte"), failure.text
        return self.tr("Något gick fel i programmet"), self.tr(
            "Inget har gått förlorat: det som är skrivet finns kvar, och det går att arbeta vidare. "
            "Kommer felet tillbaka: starta om Protokoll och skicka detaljerna till den som hjälper till. "
            "De innehåller inget av det som står i mötena."
        )

    def _buttons(self, with_details: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        if with_details:
            self._fold = QPushButton(self.tr("&Visa detaljer"), self)
            self._fold.setCheckable(True)
            self._fold.toggled.connect(self._show_details)
            self._copy = QPushButton(icon("duplicate", "accent"), self.tr("&Kopiera detaljer"), self)
            self._copy.clicked.connect(self._copy_details)
            for button in (self._fold, self._copy):
                button.setAutoDefault(False)
                set_role(button, "quiet")
                row.addWidget(button)
        row.addStretch()
        close = QPushButton(self.tr("&Stäng"), self)
        set_role(close, "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        row.addWidget(close)
        return row

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._fold.setText(self.tr("&Dölj detaljer") if shown else self.tr("&Visa detaljer"))
        self._fit()

    def _fit(self) -> None:
        """As high as the words and the details need, but never more than the screen has."""
        layout = self.layout()
        if layout is not None:
            wanted = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), min(wanted, round(self.screen().availableSize().height() * 0.94)))

    def _copy_details(self) -> None:
        self._to_clipboard(self._details.toPlainText())
        self._copy.setText(self.tr("&Kopierat"))

    def _copy_all(self) -> None:
        """What is told and the details, as one text to send; or what is marked in it."""
        marked = self._details.textCursor().selectedText() or self._words_label.selectedText()
        self._to_clipboard(marked.replace("\u2029", "\n") or self._told)

    def _to_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        announce(self, self.tr("Kopierat"))


class _Sign(IconLabel):
    """The sign of a dialog: twice as large as an icon beside a word."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() * 1.7
