"""Mötets skeden som en rad: where the meeting is, what is behind it and what comes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from protokoll.domain.kinds import Stage
from protokoll.gui.dates.fields import set_property

STAGE_WORDS = {
    Stage.PLANNED: "Planerat",
    Stage.NOTICED: "Kallat",
    Stage.ONGOING: "Pågår",
    Stage.DRAFT: "Utkast",
    Stage.IN_ADJUSTMENT: "För justering",
    Stage.ADJUSTED: "Justerat",
}
SETTABLE = (Stage.PLANNED, Stage.NOTICED, Stage.ONGOING, Stage.DRAFT)
"""Stages that can be chosen here; adjustment has its own way."""

_GAP = 8


class StageBar(QWidget):
    """One chip for each stage; Left and Right go between them, Enter or Space asks for one."""

    stage_wanted = Signal(object)
    """The :class:`Stage` that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mötets skede"))
        self._stage: Stage | None = None
        self.chips = {stage: _Chip(stage) for stage in Stage}
        self._dashes = [QLabel("–") for _ in list(Stage)[1:]]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # minimumSizeHint decides
        for n, chip in enumerate(self.chips.values()):
            if n:
                self._dashes[n - 1].setProperty("role", "muted")
                layout.addWidget(self._dashes[n - 1])
            chip.chosen.connect(self._choose)
            chip.stepped.connect(self._step)
            layout.addWidget(chip)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_stage(None)

    def show_stage(self, stage: Stage | None) -> None:
        """Show where the meeting is; a meeting without a stage is planned."""
        self._stage = stage or Stage.PLANNED
        for chip in self.chips.values():
            chip.show_stage(self._stage)
            if chip.stage in SETTABLE:  # an adjusted meeting is locked
                chip.setEnabled(self._stage in SETTABLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the dashes go first, then the stages that cannot be chosen."""
        super().resizeEvent(event)
        chips = [chip.sizeHint().width() for chip in self.chips.values()]
        gap, dash = _GAP, self._dashes[0].sizeHint().width()
        whole = sum(chips) + len(self._dashes) * (dash + 2 * gap)
        without_dashes = sum(chips) + len(self._dashes) * gap
        for label in self._dashes:
            label.setVisible(self.width() >= whole)
        for chip in self.chips.values():
            chip.setVisible(chip.stage in (*SETTABLE, self._stage) or self.width() >= without_dashes)

    def minimumSizeHint(self) -> QSize:
        """Room for the stages that can be chosen."""
        chips = [self.chips[stage].sizeHint().width() for stage in SETTABLE]
        return QSize(sum(chips) + len(chips) * _GAP, super().minimumSizeHint().height())

    def _choose(self, stage: Stage) -> None:
        if stage is not self._stage:
            self.stage_wanted.emit(stage)

    def _step(self, by: int) -> None:
        chips = [chip for chip in self.chips.values() if chip.isEnabled()]
        at = next((n for n, chip in enumerate(chips) if chip.hasFocus()), None)
        if at is not None and 0 <= at + by < len(chips):
            chips[at + by].setFocus(Qt.FocusReason.TabFocusReason)


class _Chip(QPushButton):
    """One stage: behind (a tick), the present one, or ahead."""

    stepped = Signal(int)
    """Left (-1) or Right (1) was pressed."""
    chosen = Signal(object)
    """The chip's :class:`Stage`."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.setProperty("role", "stage")
        self.setAutoDefault(False)
        self.setEnabled(stage in SETTABLE)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self.stage)

    def show_stage(self, now: Stage) -> None:
        word = STAGE_WORDS[self.stage]
        if self.stage is now:
            state, text, spoken = "now", word, self.tr("{}, nu").format(word)
        elif now.reached(self.stage):
            state, text, spoken = "done", f"✓ {word}", self.tr("{}, klart").format(word)
        else:
            state, text, spoken = "later", word, self.tr("{}, senare").format(word)
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self.stage in SETTABLE else self.tr("{} – görs senare").format(word))
        set_property(self, "state", state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
