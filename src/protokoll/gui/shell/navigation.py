"""The navigation to the left: one button for each page, the settings at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from protokoll.gui.theme.style import GRID, icon_size, set_role


class Navigation(QFrame):
    """Buttons that choose a page. Tab comes to the chosen one; the arrow keys go between them."""

    chosen = Signal(str)
    """The name of the page that is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Sidor"))
        set_role(self, "panel")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        brand = QLabel("Protokoll", self)
        brand.setObjectName("brand")
        brand.setContentsMargins(GRID, 0, 0, GRID)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._buttons: dict[str, QPushButton] = {}
        self.last: QWidget = self
        """The last of the buttons, for the order of Tab."""
        self._top = QVBoxLayout()
        self._bottom = QVBoxLayout()
        for part in (self._top, self._bottom):
            part.setSpacing(GRID // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID * 2, GRID + 4, GRID + 4)
        layout.addWidget(brand)
        layout.addLayout(self._top)
        layout.addStretch()
        layout.addLayout(self._bottom)

    def add(
        self, name: str, title: str, picture: QIcon, *, tooltip: str = "", at_bottom: bool = False
    ) -> None:
        """Add the button of the page called ``name``."""
        button = QPushButton(picture, f"  {title}", self)
        set_role(button, "nav")
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.setToolTip(tooltip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setProperty("page", name)
        self.last = button
        self._group.addButton(button)
        self._buttons[name] = button
        (self._bottom if at_bottom else self._top).addWidget(button)

    def mark(self, name: str) -> None:
        """Show that the page called ``name`` is the one in view."""
        button = self._buttons.get(name)
        if button is not None:
            button.setChecked(True)

    def set_zoom(self, zoom: float) -> None:
        """Icons as large as the words beside them; room for the longest word also when it is bold."""
        side = icon_size(zoom)
        bold = self.font()
        bold.setBold(True)
        words = max(
            (QFontMetrics(bold).horizontalAdvance(one.text()) for one in self._buttons.values()), default=0
        )
        around = round((GRID * 3 + 4) * min(zoom, 1.5)) + 2 * (GRID + 4) + GRID
        self.setMinimumWidth(max(round(196 * min(zoom, 1.35)), words + side + around))
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))

    def _clicked(self, button: QPushButton) -> None:
        self.chosen.emit(button.property("page"))
