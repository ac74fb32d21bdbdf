"""Before an e-mail draft is made: to whom, and with which attachments."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QVBoxLayout, QWidget

from protokoll.exchange.mail import Recipient
from protokoll.gui.dialog_buttons import DialogButtons
from protokoll.gui.dialog_head import DialogHead
from protokoll.gui.fields.column import quiet
from protokoll.gui.paper_desk.mailing import Enclosable, MailChoices
from protokoll.gui.paper_desk.tick_list import TickList
from protokoll.gui.theme.style import GRID
from protokoll.gui.words import counted


class MailDialog(QDialog):
    """Choices in, choices out; nothing is made here."""

    LETTERS = 64

    def __init__(self, choices: MailChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("E-post"))
        self._choices = choices
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        layout.setSpacing(GRID)
        layout.addLayout(
            DialogHead(
                self.tr("Utkast till e-post"),
                self.tr(
                    "Utkastet öppnas i e-postprogrammet, med papperet som text och som PDF. Ingenting skickas "
                    "förrän du skickar det därifrån."
                ),
            )
        )
        self.to_all = QCheckBox(self)
        people = counted(len(choices.recipients), "person", "personer")
        self.to_all.setText(self.tr("&Till {people} på närvarolistan").format(people=people))
        self.to_all.setChecked(choices.to_all)
        self.to_all.setVisible(bool(choices.recipients))
        layout.addWidget(self.to_all)
        layout.addWidget(
            quiet(self._about_recipients(), self)
            if choices.recipients
            else quiet(self.tr("Mottagare skriver du in i e-postprogrammet."), self)
        )
        self.attachments = TickList(self.tr("Bilagor som följer med"), most=8)
        self.attachments.show_lines(
            ((one.id, one.name) for one in choices.enclosable),
            {one.id for one in choices.enclosable if one.usual},
        )
        label = QLabel(self.tr("&Bilagor som följer med"), self)
        label.setProperty("role", "label")
        label.setBuddy(self.attachments)
        for widget in (label, self.attachments):
            widget.setVisible(bool(choices.enclosable))
            layout.addWidget(widget)
        layout.addStretch(1)
        buttons = DialogButtons(self, self.tr("&Skapa utkast"))
        layout.addLayout(buttons)
        buttons.accept_button.setFocus()

    def recipients(self) -> tuple[Recipient, ...]:
        """To whom it goes."""
        return self._choices.recipients if self.to_all.isChecked() else ()

    def chosen(self) -> tuple[Enclosable, ...]:
        """The attachments that go along."""
        ticked = set(self.attachments.ticked())
        return tuple(one for one in self._choices.enclosable if one.id in ticked)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as wide as reads well."""
        if not event.spontaneous():
            room = self.screen().availableSize() * 0.94
            width = min(self.fontMetrics().averageCharWidth() * self.LETTERS, room.width())
            self.resize(width, min(max(self.heightForWidth(width), self.sizeHint().height()), room.height()))
        super().showEvent(event)

    def _about_recipients(self) -> str:
        names = [recipient.name for recipient in self._choices.recipients]
        shown = ", ".join(names[:3])
        return self.tr("{names} med flera").format(names=shown) if len(names) > 3 else shown
