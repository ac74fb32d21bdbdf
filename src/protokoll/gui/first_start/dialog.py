"""The first start. It works before any store exists, gives values and saves nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from protokoll.gui.first_start.steps import MembersStep, OrganisationStep, PlaceStep, Step
from protokoll.services.organisations import NewOrganisation

SAMPLE_FOLDER = "exempel"
"""The sample organisation gets a folder of its own, so that it never stands in the way of real data."""


class FirstStartChoice(msgspec.Struct, frozen=True):
    """What was chosen: a data folder, and what to fill it with.

    ``organisation`` is to be created there; with ``sample``, the sample organisation instead; with neither,
    the folder holds data already, which is to be opened.
    """

    data_dir: Path
    organisation: NewOrganisation | None = None
    sample: bool = False


class FirstStart(QDialog):
    """Three short steps, or a look around."""

    def __init__(
        self,
        data_dir: Path,
        parent: QWidget | None = None,
        *,
        may_create: bool = True,
        place_ruled: bool = False,
    ) -> None:
        """Without ``may_create``, only a folder that holds data already can be chosen.

        With ``place_ruled``, administrators have decided that it is ``data_dir``.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Välkommen till Protokoll"))
        self._default_dir = data_dir
        self._sample = False
        self.organisation = OrganisationStep(self)
        self.members = MembersStep(self)
        self.place = PlaceStep(data_dir, self, may_create=may_create, ruled=place_ruled)
        every = (self.organisation, self.members, self.place)
        self._steps: tuple[Step, ...] = every if may_create else (self.place,)
        self._stack = QStackedWidget(self)
        for step in every:
            self._stack.addWidget(step)
            step.changed.connect(step.forget_problem)
        self._where = QLabel(self)
        self._where.setProperty("role", "small")
        self.sample_button = QPushButton(self.tr("Se dig om i &exempelorganisationen"), self)
        self.sample_button.setProperty("role", "quiet")
        self.sample_button.setToolTip(self.tr("En påhittad organisation med ett års möten, i en egen mapp"))
        self.back_button = QPushButton(self.tr("Till&baka"), self)
        self.next_button = QPushButton(self)
        self.next_button.setProperty("role", "primary")
        self.next_button.setDefault(True)
        for button in (self.sample_button, self.back_button):
            button.setAutoDefault(False)
        self.sample_button.clicked.connect(self._look_around)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.sample_button)
        buttons.addStretch()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.setSpacing(8)
        layout.addWidget(self._where)
        layout.addWidget(self._stack, 1)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        self._fit()
        self._go_to(0)

    def choice(self) -> FirstStartChoice:
        """What was chosen. Only meaningful once the dialog is accepted."""
        if self._sample:
            return FirstStartChoice(self._default_dir / SAMPLE_FOLDER, sample=True)
        if self.place.has_store():
            return FirstStartChoice(self.place.path())
        organisation = NewOrganisation(
            name=self.organisation.name.text().strip(),
            body_name=self.organisation.body.text().strip(),
            body_kind=self.organisation.body_kind(),
            members=self.members.members(),
        )
        return FirstStartChoice(self.place.path(), organisation)

    def changeEvent(self, event: QEvent) -> None:
        """Keep in proportion to the letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        """Room for two columns of words, but never more than the screen has."""
        letter = self.fontMetrics()
        room = self.screen().availableGeometry().size() * 0.94
        wanted = letter.averageCharWidth() * 112, letter.height() * 36
        self.resize(min(wanted[0], room.width()), min(wanted[1], room.height()))

    def _go_to(self, at: int) -> None:
        self._stack.setCurrentWidget(self._steps[at])
        last = at == len(self._steps) - 1
        self._where.setText(self.tr("Steg {n} av {all}").format(n=at + 1, all=len(self._steps)))
        self._where.setVisible(len(self._steps) > 1)
        self.back_button.setVisible(at > 0)
        self.sample_button.setVisible(at == 0)
        self.next_button.setText(self.tr("Bör&ja") if last else self.tr("Näs&ta"))
        self._steps[at].forget_problem()
        self._steps[at].begin()

    def _at(self) -> int:
        return next(at for at, step in enumerate(self._steps) if step is self._stack.currentWidget())

    def _go_back(self) -> None:
        self._go_to(self._at() - 1)

    def _go_on(self) -> None:
        at = self._at()
        missing = self._steps[at].missing()
        if missing is not None:
            self._steps[at].complain(*missing)
        elif at + 1 < len(self._steps):
            self._go_to(at + 1)
        else:
            self.accept()

    def _look_around(self) -> None:
        self._sample = True
        self.accept()
