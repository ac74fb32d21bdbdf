"""Pages in a scrolled view: their size, their place, and how they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from protokoll.gui.preview.look import PAGE_WIDTH
from protokoll.gui.preview.pages import Pages
from protokoll.gui.preview.painting import paint_page
from protokoll.gui.preview.placement import GAP, TWIPS_PER_INCH, Placement
from protokoll.gui.theme.colors import LIGHT, colors_in_use

ZOOM_LEAST, ZOOM_MOST = 25, 400
ZOOM_STEPS = (25, 50, 75, 90, 100, 125, 150, 200, 300, 400)


class PageSurface(QAbstractScrollArea):
    """Pages one below the other, white in every theme, as wide as the view or in a size that was chosen."""

    zoom_changed = Signal(int)
    """Per cent of the real size, as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: Pages | None = None
        self._zoom: int | None = None
        self._shown_zoom = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def page_count(self) -> int:
        """How many pages there are now."""
        return len(self.pages) if self.pages else 0

    def current_page(self) -> int:
        """The page (from 0) that takes the middle of the view."""
        return self.placement().page_at(self.viewport().height() / 2, self.page_count())

    # --- zoom ---

    def zoom(self) -> int:
        """The size of the pages now, per cent of the real one."""
        if self._zoom is not None:
            return self._zoom
        room = self.viewport().width() - 2 * GAP
        inches = PAGE_WIDTH / TWIPS_PER_INCH
        fitting = 100 * room / (inches * self.logicalDpiX())
        return int(min(max(fitting, ZOOM_LEAST), ZOOM_MOST))

    def fits_width(self) -> bool:
        """Whether the pages are as wide as the view."""
        return self._zoom is None

    def set_zoom(self, percent: int | None) -> None:
        """Per cent of the real size (25–400), or None: as wide as the view."""
        self._zoom = None if percent is None else min(max(percent, ZOOM_LEAST), ZOOM_MOST)
        self.lay_out()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self.zoom()), ZOOM_MOST))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOM_STEPS) if step < self.zoom()), ZOOM_LEAST))

    # --- for those who build on it ---

    def placement(self) -> Placement:
        """Where the pages are now."""
        scale = self.zoom() / 100 * self.logicalDpiX() / TWIPS_PER_INCH
        scrolled = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Placement(scale, self.viewport().width(), *scrolled)

    def lay_out(self) -> None:
        """Set the scroll bars to the pages' size, keeping the place in the paper."""
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        part = vertical.value() / max(vertical.maximum() + vertical.pageStep(), 1)
        view = self.viewport().size()
        placement = self.placement()
        height = placement.page_top(self.page_count()) if self.page_count() else 0
        width = placement.page_width + 2 * GAP
        zoomed = self.zoom() != self._shown_zoom
        vertical.setPageStep(view.height())
        vertical.setSingleStep(self.fontMetrics().lineSpacing() * 3)
        vertical.setRange(0, max(height - view.height(), 0))
        horizontal.setPageStep(view.width())
        horizontal.setSingleStep(self.fontMetrics().lineSpacing())
        horizontal.setRange(0, max(width - view.width(), 0) if self._zoom is not None else 0)
        if zoomed:
            self._shown_zoom = self.zoom()
            vertical.setValue(round(part * height))
            self.zoom_changed.emit(self._shown_zoom)
        self.viewport().update()

    def paint_below(self, painter: QPainter, page: int) -> None:
        """Draw on a page before its text; the painter counts twips from the page's corner."""

    def paint_above(self, painter: QPainter, page: int) -> None:
        """Draw on a page after its text."""

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        colors = colors_in_use()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colors.window))
        if self.pages is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placement = self.placement()
        scale = placement.scale
        shown = QRectF(event.rect())
        pages = range(
            placement.page_at(shown.top(), len(self.pages)),
            placement.page_at(shown.bottom(), len(self.pages)) + 1,
        )
        for number in pages:
            place = placement.page_rect(number)
            painter.setPen(QPen(QColor(colors.line), 1))
            painter.setBrush(QColor(LIGHT.card))
            painter.drawRect(place)
            painter.save()
            painter.setClipRect(place.intersected(shown))
            painter.translate(place.topLeft())
            painter.scale(scale, scale)
            self.paint_below(painter, number)
            top, bottom = ((y - place.top()) / scale for y in (shown.top(), shown.bottom()))
            paint_page(painter, self.pages, number, top, bottom)
            self.paint_above(painter, number)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the ground in the theme's colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom, else scroll."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)
