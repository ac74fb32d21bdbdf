"""The pages of a paper on the screen: scrolled, zoomed, chosen from, read out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from protokoll.documents.paper import Paper
from protokoll.gui.preview import selection
from protokoll.gui.preview.look import MARGIN_LEFT, PAGE_WIDTH, TEXT_WIDTH, PageLook
from protokoll.gui.preview.page_maker import PageMaker
from protokoll.gui.preview.page_surface import PageSurface
from protokoll.gui.preview.pages import Pages, Spot
from protokoll.gui.preview.placement import PagePoint
from protokoll.gui.shell.announce import announce
from protokoll.gui.theme.colors import LIGHT

_MARKED_FOR = 1500
"""Milliseconds that a part which was asked for stays marked."""
_PART_ROOM = 120
"""Twips around the frame of a part."""
_HERE_WIDTH = 60
"""Twips: the line at the left of the part that is being written."""
_SELECTED_DEPTH = 70
"""How much of the accent's colour lies on selected text, of 255."""


class PaperView(PageSurface):
    """Shows a paper as pages, which are white in every theme.

    A click on a part (the group of an item or an entry) asks for it; with the keyboard Ctrl+Up and Ctrl+Down go
    from part to part, and Enter asks for it. A screen reader finds the words of the page in sight as the view's
    description, and is told those of the part that the keyboard comes to.
    """

    pages_changed = Signal(int)
    """Other pages than before are shown, so many; also when only words have changed."""
    part_wanted = Signal(str)
    """The key of the group that was clicked or chosen with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maker = PageMaker(self)
        self._maker.made.connect(self._show)
        self._part = ""
        self._marked = ""
        self._here = ""
        self._wanted = ""
        self._pressed: QPoint | None = None
        self._selected: tuple[Spot, Spot] | None = None
        self._told = ""
        self._mark_timer = QTimer(self)
        self._mark_timer.setSingleShot(True)
        self._mark_timer.setInterval(_MARKED_FOR)
        self._mark_timer.timeout.connect(self._unmark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.setAccessibleName(self.tr("Förhandsgranskning"))

    # --- what is shown ---

    def show_paper(self, paper: Paper | None, look: PageLook) -> None:
        """Show a paper in a design, or nothing; what is unchanged stays as it is, and so does the place in it.

        A large paper takes some moments, during which the earlier pages stay and the window answers.
        """
        self._maker.stop()
        if paper is None:
            self._show(None)
        else:
            self._maker.make(paper, look)

    def is_setting(self) -> bool:
        """Whether a paper is still being put on pages."""
        return self._maker.is_busy()

    def show_part(self, key: str, *, mark: bool = True) -> None:
        """Scroll to the group with this key, if it is not in sight, and mark it for a moment.

        Pages that are still being set are waited for; a key that is not in the paper does nothing.
        """
        if self._maker.is_busy():
            self._wanted = key
        if self.pages is None or not (found := self.pages.parts_on(key)):
            return
        self._part = key
        bar = self.verticalScrollBar()
        page, top, bottom = found[0]
        place = self.placement()
        upper, lower = place.height_at(page, top), place.height_at(page, bottom)
        view = self.viewport().height()
        if upper < bar.value() or min(lower, upper + view / 2) > bar.value() + view:
            bar.setValue(round(upper - view / 4))
        if mark:
            self._marked = key
            self._mark_timer.start()
        self.viewport().update()

    def show_here(self, key: str) -> None:
        """Mark quietly, from now on, the part that is being written; empty for none."""
        if key != self._here:
            self._here = key
            self.viewport().update()

    def current_part(self) -> str:
        """The key of the part that the keyboard is at, or empty."""
        return self._part

    # --- selected text ---

    def selected_text(self) -> str:
        """The words that are marked."""
        return selection.text_between(self.pages, *self._selected) if self.pages and self._selected else ""

    def select_all(self) -> None:
        """Mark all words of the paper."""
        if self.pages:
            self._selected = selection.whole(self.pages)
            self.viewport().update()

    def copy(self) -> None:
        """Put the words that are marked on the clipboard."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, go from part to part, ask for one, copy."""
        bar = self.verticalScrollBar()
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif ctrl and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._part:
            self.part_wanted.emit(self._part)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark, or to click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._selected = None
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark from where the button was pressed."""
        if self._pressed is None or self.pages is None:
            return
        far = QGuiApplication.styleHints().startDragDistance()
        if self._selected is None and (event.position().toPoint() - self._pressed).manhattanLength() < far:
            return
        start, end = self._spot(QPointF(self._pressed)), self._spot(event.position())
        if start is not None and end is not None:
            self._selected = (min(start, end), max(start, end))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks for the part under it."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        if self._selected is None and (key := self._key_at(event.position())):
            self._part = key
            self.viewport().update()
            self.part_wanted.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, mark all, go to the part."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("&Kopiera"), self.copy)
        copy.setEnabled(bool(self._selected))
        menu.addAction(self.tr("&Markera allt"), self.select_all)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        key = self._part if by_key else self._key_at(QPointF(event.pos()))
        if key:
            self._part = key
            menu.addSeparator()
            menu.addAction(self.tr("&Gå till texten"), self._want_part)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which part the keyboard is at."""
        super().focusInEvent(event)
        self._tell_page()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide that again."""
        super().focusOutEvent(event)
        self.viewport().update()

    # --- places ---

    def _show(self, pages: Pages | None) -> None:
        held = self._held_place()
        self.pages = pages
        self._selected = None
        self._told = ""
        self.lay_out()
        if held is not None and pages is not None:
            key, offset = held
            found = pages.parts_on(key)
            if found:
                page, top, _ = found[0]
                self.verticalScrollBar().setValue(round(self.placement().height_at(page, top) + offset))
        self._tell_page()
        self.pages_changed.emit(self.page_count())
        if self._wanted:
            key, self._wanted = self._wanted, ""
            self.show_part(key)

    def _held_place(self) -> tuple[str, float] | None:
        """The first part that begins in sight and how far the view's top is from it, so that it stays there."""
        value = self.verticalScrollBar().value()
        if self.pages is None or not value:
            return None
        placement = self.placement()
        first = placement.page_at(0, len(self.pages))
        for page in range(first, min(first + 2, len(self.pages))):
            for placed in self.pages.sheets[page]:
                key = self.pages.key_of(placed)
                if key and placement.height_at(page, placed.y) >= value:
                    begin, top, _ = self.pages.parts_on(key)[0]
                    return key, value - placement.height_at(begin, top)
        return None

    def _point(self, position: QPointF) -> PagePoint:
        return self.placement().point(position, self.page_count())

    def _spot(self, position: QPointF) -> Spot | None:
        return selection.spot_at(self.pages, *self._point(position)) if self.pages else None

    def _key_at(self, position: QPointF) -> str:
        """The innermost part at a point of the view; empty beside the page and between parts."""
        page, x, y = self._point(position)
        if self.pages is None or not 0 <= x <= PAGE_WIDTH:
            return ""
        key = ""
        for placed in self.pages.sheets[page]:
            if placed.y - _PART_ROOM <= y <= placed.y + placed.strip.height + _PART_ROOM:
                key = self.pages.key_of(placed) or key
                if y <= placed.y + placed.strip.height:
                    break
        return key

    # --- parts ---

    def _step(self, by: int) -> None:
        """Go to the next or previous part and read it out."""
        keys = self.pages.keys() if self.pages else []
        if not keys or self.pages is None:
            return
        at = keys.index(self._part) + by if self._part in keys else (0 if by > 0 else len(keys) - 1)
        self.show_part(keys[min(max(at, 0), len(keys) - 1)], mark=False)
        announce(self, self.pages.text_of_part(self._part))

    def _want_part(self) -> None:
        self.part_wanted.emit(self._part)

    def _unmark(self) -> None:
        self._marked = ""
        self.viewport().update()

    def paint_below(self, painter: QPainter, page: int) -> None:
        """The grounds of a marked part and of marked text."""
        assert self.pages is not None
        if self._here:
            for rect in self._part_rects(self._here, page):
                painter.fillRect(rect.adjusted(-_HERE_WIDTH, 0, -rect.width(), 0), QColor(LIGHT.accent))
        if self._marked:
            for rect in self._part_rects(self._marked, page):
                painter.fillRect(rect, QColor(LIGHT.accent_soft))
        if self._selected is not None:
            shade = QColor(LIGHT.accent)
            shade.setAlpha(_SELECTED_DEPTH)
            for rect in selection.rects(self.pages, page, *self._selected):
                painter.fillRect(rect, shade)

    def paint_above(self, painter: QPainter, page: int) -> None:
        """A frame around the part that the keyboard is at."""
        if self._part and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(LIGHT.accent), 2 / self.placement().scale))
            for rect in self._part_rects(self._part, page):
                painter.drawRect(rect)

    def _part_rects(self, key: str, page: int) -> list[QRectF]:
        assert self.pages is not None
        return [
            QRectF(MARGIN_LEFT, top, TEXT_WIDTH, bottom - top).adjusted(
                -_PART_ROOM, -_PART_ROOM / 2, _PART_ROOM, _PART_ROOM / 2
            )
            for number, top, bottom in self.pages.parts_on(key)
            if number == page
        ]

    # --- read out ---

    def _tell_page(self) -> None:
        """Let a screen reader know the page in sight: its number as the name, its words as the description."""
        if self.pages is None:
            self.setAccessibleName(self.tr("Förhandsgranskning"))
            self.setAccessibleDescription("")
            return
        page = self.current_page()
        name = self.tr("Förhandsgranskning av {title}, sida {page} av {pages}").format(
            title=self.pages.title, page=page + 1, pages=len(self.pages)
        )
        if name != self._told:
            self._told = name
            self.setAccessibleName(name)
            if QAccessible.isActive():
                self.setAccessibleDescription(self.pages.text_of_page(page))
