"""Mötets skeden som en rad: where the meeting is, what is behind it and what comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from protokoll.domain.kinds import Stage
from protokoll.gui.theme.style import set_property

STAGE_WORDS = {
    Stage.PLANNED: "Planerat",
    Stage.NOTICED: "Kallat",
    Stage.ONGOING: "Pågår",
    Stage.DRAFT: "Utkast",
    Stage.IN_ADJUSTMENT: "För justering",
    Stage.ADJUSTED: "Justerat",
}
SETTABLE = (Stage.PLANNED, Stage.NOTICED, Stage.ONGOING, Stage.DRAFT)
"""Stages that are taken at once; those of the adjustment lead to what is to be done for it."""

_GAP = 8
_TICK = "✓"


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
        self._more = QLabel("…")
        self._more.setProperty("role", "muted")
        layout.addWidget(self._more)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_stage(None)

    def show_stage(self, stage: Stage | None) -> None:
        """Show where the meeting is; a meeting without a stage is planned."""
        self._stage = stage or Stage.PLANNED
        for chip in self.chips.values():
            chip.show_stage(self._stage)
            if chip.stage in SETTABLE:  # an adjusted meeting is locked
                chip.setEnabled(self._stage is not Stage.ADJUSTED)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A chip wants another width: fit anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Room for the stages up to now and those that can be chosen, the ones behind as ticks."""
        least = sum(
            chip.width_of(short=True) + _GAP for chip in self.chips.values() if not self._gives_way(chip)
        )
        return QSize(least + self._more.sizeHint().width(), super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Where there is little room the dashes go first, then the words of the stages behind (their ticks
        stay), and last the stages ahead that cannot be chosen: "…" says that there are more.
        """
        chips = list(self.chips.values())
        gaps = _GAP * (len(chips) - 1)
        dashes = len(self._dashes) * (self._dashes[0].sizeHint().width() + _GAP)
        whole = sum(chip.width_of(short=False) for chip in chips) + gaps
        short = whole > self.width()
        few = short and sum(chip.width_of(short=True) for chip in chips) + gaps > self.width()
        for label in self._dashes:
            label.setVisible(self.width() >= whole + dashes)
        for chip in chips:
            chip.shorten(short)
            chip.setVisible(not (few and self._gives_way(chip)))
        self._more.setVisible(few)
        hidden = [STAGE_WORDS[chip.stage] for chip in chips if chip.isHidden()]
        self._more.setToolTip(self.tr("Sedan: {}").format(", ".join(hidden)))

    def _gives_way(self, chip: _Chip) -> bool:
        """Whether the stage is ahead and cannot be chosen."""
        return chip.stage not in SETTABLE and not (self._stage or Stage.PLANNED).reached(chip.stage)

    def _choose(self, stage: Stage) -> None:
        if stage is not self._stage or stage not in SETTABLE:
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
        self._words = self._tick = ""
        self._widths: list[int] | None = None
        self.setProperty("role", "stage")
        self.setAutoDefault(False)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self.stage)

    def show_stage(self, now: Stage) -> None:
        word = STAGE_WORDS[self.stage]
        if self.stage is now:
            state, text, spoken = "now", word, self.tr("{}, nu").format(word)
        elif now.reached(self.stage):
            state, text, spoken = "done", f"{_TICK} {word}", self.tr("{}, klart").format(word)
        else:
            state, text, spoken = "later", word, self.tr("{}, senare").format(word)
        self._words, self._tick = text, _TICK if state == "done" else text
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self.stage in SETTABLE else self.tr("{} – visa justeringen").format(spoken))
        set_property(self, "state", state)
        self._widths = None

    def shorten(self, short: bool) -> None:
        """Whether a stage that is behind is only its tick; its tooltip and name say the word."""
        self.setText(self._tick if short else self._words)

    def width_of(self, *, short: bool) -> int:
        """The width that it wants, shortened or not."""
        if self._widths is None:
            self.ensurePolished()
            shown, widths = self.text(), []
            for text in (self._words, self._tick):
                self.setText(text)
                widths.append(self.sizeHint().width())
            self.setText(shown)
            self._widths = widths
        return self._widths[short]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._widths = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
