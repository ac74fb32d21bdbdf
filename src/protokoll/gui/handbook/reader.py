"""The text of a page: Markdown from the handbook alone, nothing is ever loaded from elsewhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from protokoll.gui.handbook.pages import Page
from protokoll.gui.theme.colors import colors_in_use


class PageReader(QTextBrowser):
    """Shows one page. Links are asked for by signal; the text is never wider than reads well."""

    page_wanted = Signal(str)
    """A link to the page of this name was chosen."""

    CHARACTERS = 84
    MARGIN = 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._searched = ""
        self.setAccessibleName(self.tr("Handbokens text"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: Page, searched: str = "", *, at: int = 0) -> None:
        """Show a page scrolled to ``at``, or to the first word of ``searched``; all of them are marked."""
        self._page = page
        self._render()
        self.verticalScrollBar().setValue(at)
        self.mark(searched)

    def mark(self, searched: str) -> None:
        """Mark every word of ``searched``, and go to the first."""
        self._searched = searched
        found = self._mark()
        if not found.isNull():
            self.setTextCursor(found)
            self.ensureCursorVisible()

    def go_to_next(self) -> None:
        """To the next word that is marked; after the last comes the first."""
        self._go(1)

    def go_to_previous(self) -> None:
        """To the marked word before; before the first comes the last."""
        self._go(-1)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing: a page is text alone, and what it may refer to stays where it is."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and zoom: links and headings are coloured and measured when the page is read."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column of text readable."""
        super().resizeEvent(event)
        self._limit()

    def _render(self) -> None:
        page = getattr(self, "_page", None)
        if page is None:
            return
        at = self.verticalScrollBar().value()
        self.document().setDefaultFont(self.font())
        self.document().setMarkdown(page.markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # else it is at the end, and a resize scrolls there
        self._space_out()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._open_up(frame)
        self._limit()
        self._mark()
        self.verticalScrollBar().setValue(at)

    def _open_up(self, table: QTextTable) -> None:
        """No lines, but room between the cells."""
        ruled = table.format()
        ruled.setBorder(0)
        ruled.setCellSpacing(0)
        ruled.setCellPadding(4)
        ruled.setTopMargin(8)
        ruled.setBottomMargin(8)
        table.setFormat(ruled)

    def _space_out(self) -> None:
        """Some air between lines and around headings, which Markdown's own formats lack."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        gap = self.fontMetrics().height() * 0.4
        while block.isValid():
            cursor.setPosition(block.position())
            spaced = block.blockFormat()
            spaced.setLineHeight(130, 1)  # QTextBlockFormat.LineHeightTypes.ProportionalHeight
            spaced.setTopMargin(gap * 3 if spaced.headingLevel() > 1 else gap / 2)
            spaced.setBottomMargin(gap if spaced.headingLevel() else gap / 2)
            cursor.setBlockFormat(spaced)
            block = block.next()

    def _limit(self) -> None:
        widest = self.fontMetrics().averageCharWidth() * self.CHARACTERS
        spare = self.width() - 2 * self.MARGIN - widest - self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(self.MARGIN, self.MARGIN // 2, self.MARGIN + max(0, spare), self.MARGIN // 2)

    def _go(self, by: int) -> None:
        places = sorted(selection.cursor.selectionStart() for selection in self.extraSelections())
        if not places:
            return
        here = self.textCursor().position()
        ahead = [place for place in places if (place - here) * by > 0]
        cursor = QTextCursor(self.document())
        cursor.setPosition((ahead or places)[0] if by > 0 else (ahead or places)[-1])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _mark(self) -> QTextCursor:
        """Mark what is searched for; gives the place before the first, or a null cursor."""
        colors = colors_in_use()
        look = QTextCharFormat()
        look.setBackground(QColor(colors.task_soft))
        look.setForeground(QColor(colors.task))
        marked: list[QTextEdit.ExtraSelection] = []
        for word in self._searched.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, look
                marked.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marked)
        first = QTextCursor(self.document()) if marked else QTextCursor()
        if marked:
            first.setPosition(min(selection.cursor.selectionStart() for selection in marked))
        return first

    def _follow(self, link: QUrl) -> None:
        self.page_wanted.emit(link.fileName().removesuffix(".md"))
