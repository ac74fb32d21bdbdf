"""The panels of the meeting page: side by side, or people below the agenda where there is little room.

A preview of a paper takes the place of the people. Where there is little room it covers the item instead: half of
a narrow window is too little for a page as well as for writing, and a window of its own would lie over both.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID

SIDE, MIDDLE = 34, 84
"""Widths in letters."""
PREVIEW_SHARE = 42
"""Per cent of the width for a preview beside the writing."""
NARROW = 150
"""A window of fewer letters than this has no room for three panels abreast."""
ROOMY = 190
"""A window of fewer letters than this has no room for a preview beside the writing."""
LOW = 36
"""A narrow window of fewer lines than this shows the agenda or the people, one at a time."""


class Panels(QSplitter):
    """Agenda, item and people. Follows the window's size in letters, so that a large zoom counts as a small one."""

    narrowed = Signal(bool)
    """Whether the panels now stand in two columns."""
    preview_shown = Signal(bool)
    """Whether the preview is in sight."""
    preview_kept = Signal(bool, int)
    """Whether the preview stands beside the writing, and how many per cent of the width it takes: to be remembered."""

    def __init__(
        self, agenda: QWidget, item: QWidget, people: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._agenda, self._item, self._people = agenda, item, people
        self._preview: QWidget | None = None
        self._beside = self._covering = False
        self._preview_share = PREVIEW_SHARE
        self._narrow = self._cramped = self._low = False
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self._share_soon: QTimer | None = QTimer(self, singleShot=True, interval=0)
        self._share_soon.timeout.connect(self._share)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Dagordning eller närvaro"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        for words, picture in ((self.tr("Dagordning"), "agenda"), (self.tr("Närvaro"), "people")):
            tab = self.tabs.addTab(icon(picture), "")
            self.tabs.setTabToolTip(tab, words)
            self.tabs.setAccessibleTabName(tab, words)
        self.tabs.hide()
        self.tabs.currentChanged.connect(self._show_panels)
        self._side = QSplitter(Qt.Orientation.Vertical)
        self._side.addWidget(agenda)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.tabs)
        column.addWidget(self._side, 1)
        for splitter in (self, self._side):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(GRID + 4)
        for place, (panel, stretch) in enumerate(((left, 1), (item, 3), (people, 1))):
            self.addWidget(panel)
            self.setStretchFactor(place, stretch)
        self.splitterMoved.connect(self._keep_share)
        self._share()

    def add_preview(self, preview: QWidget) -> None:
        """What :meth:`toggle_preview` shows; hidden to begin with."""
        self._preview = preview
        preview.hide()
        self.addWidget(preview)
        self.setStretchFactor(self.indexOf(preview), 2)

    def begin_with_preview(self, beside: bool, share: int) -> None:
        """As it was when the program was last used; ``share`` in per cent of the width, 0 for the usual."""
        self._preview_share = share or PREVIEW_SHARE
        if beside != self._beside:
            self._beside = beside
            self._show_panels()
            self._share()

    def toggle_preview(self) -> None:
        """Show the preview, beside the writing or (in a narrow window) in its place; or put it away."""
        if self._cramped:
            self._cover(not self._covering)
            return
        self._beside = not self._beside
        self._show_panels()
        self._share()
        self.preview_kept.emit(self._beside, self._preview_share)

    def uncover(self) -> None:
        """Make sure that the item can be seen."""
        if self._covering:
            self._cover(False)

    def bring_agenda(self) -> None:
        """Make sure that the agenda can be seen."""
        self.tabs.setCurrentIndex(0)

    def bring_people(self) -> None:
        """Make sure that the people can be seen."""
        if (self._beside and not self._cramped) or (self._covering and not self._narrow):
            self.toggle_preview()
        self.tabs.setCurrentIndex(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the window from now on."""
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)
        self._fit()
        if self._share_soon is not None:  # the first time: the width is known as soon as it is shown
            self._share_soon.start()
            self._share_soon = None

    def changeEvent(self, event: QEvent) -> None:
        """Fit anew when the letters change size, once all widgets have their new style.

        Qt goes through the widgets meanwhile: to move one, or delete a splitter's handle, would make it fall.
        """
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew when the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        metrics, window = self.fontMetrics(), self.window()
        self.tabs.setIconSize(QSize(metrics.height(), metrics.height()))
        narrow = window.width() < NARROW * metrics.averageCharWidth()
        cramped = window.width() < ROOMY * metrics.averageCharWidth()
        low = narrow and window.height() < LOW * metrics.lineSpacing()
        if (narrow, cramped, low) == (self._narrow, self._cramped, self._low):
            return
        regrouped = cramped != self._cramped
        if regrouped:
            self._cramped, self._covering = cramped, False
        changed, self._narrow, self._low = narrow != self._narrow, narrow, low
        if changed and narrow:
            self._side.addWidget(self._people)
        elif changed:
            self.addWidget(self._people)
            self.setStretchFactor(self.indexOf(self._people), 1)
        self.tabs.setVisible(low)
        self._show_panels()
        if changed or regrouped:
            self._share()
        if changed:
            self.narrowed.emit(narrow)

    def _show_panels(self) -> None:
        """In a low window only the panel of the chosen tab stands to the left."""
        shown = self.tabs.currentIndex()
        beside = self._beside and not self._cramped
        self._agenda.setVisible(not self._low or shown == 0)
        makes_way = beside or (self._covering and not self._narrow)
        self._people.setVisible((not self._low or shown == 1) and not makes_way)
        self._item.setVisible(not self._covering)
        if self._preview is not None and self._preview.isHidden() is (beside or self._covering):
            self._preview.setVisible(beside or self._covering)
            self.preview_shown.emit(beside or self._covering)

    def _cover(self, covering: bool) -> None:
        """In two columns the preview takes just the item's place; in three also that of the people."""
        self._covering = covering
        self._show_panels()
        if not self._narrow:
            self._share()

    def _share(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths: dict[QWidget | None, int] = {self._item: MIDDLE * letter}
        if self._beside and not self._cramped and self._preview is not None:
            widths[self._preview] = round(self.width() * self._preview_share / 100)
            widths[self._item] = self.width() - widths[self._preview] - SIDE * letter
        elif self._covering:
            widths[self._preview] = self.width() - SIDE * letter
        self.setSizes([widths.get(self.widget(place), SIDE * letter) for place in range(self.count())])
        self._side.setSizes([1, 1])

    def _keep_share(self) -> None:
        """The user has moved a border."""
        if self._beside and not self._cramped and self._preview is not None:
            self._preview_share = round(100 * self._preview.width() / max(self.width(), 1))
            self.preview_kept.emit(True, self._preview_share)
