"""The handbook's window: pages and search to the left, the text to the right. It never blocks the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from protokoll.gui.handbook.pages import FIRST_PAGE, Handbook
from protokoll.gui.handbook.reader import PageReader
from protokoll.gui.theme.colors import colors_in_use
from protokoll.gui.theme.style import GRID
from protokoll.paths import resources_dir

_RIGHT = Qt.TextElideMode.ElideRight
_NAME = Qt.ItemDataRole.UserRole
_AROUND = Qt.ItemDataRole.UserRole + 1
"""The words around what was found on the page."""


class HandbookWindow(QWidget):
    """Shows the handbook.

    ``shortcuts`` is the list of shortcuts as Markdown, made from the action table; ``actions`` are those whose
    keys hold here too (the zoom).
    """

    def __init__(
        self, shortcuts: str = "", parent: QWidget | None = None, actions: Sequence[QAction] = ()
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Handbok – Protokoll"))
        self.handbook = Handbook(resources_dir() / "handbok", {"kortkommandon": shortcuts}, _native)
        self._visited: list[tuple[str, int]] = []
        """Pages with the place they were scrolled to, oldest first."""
        self._at = -1
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Sök i handboken"))
        self.search.setAccessibleName(self.tr("Sök i handboken"))
        self.search.setToolTip(self.tr("Sök i alla sidor (Ctrl+F); F3 går till nästa träff på sidan"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list_pages)
        self.search.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sidor"))
        self.list.setProperty("role", "plain")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_Found(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._choose)
        self.reader = PageReader(self)
        self.reader.page_wanted.connect(self.show_page)
        self.back_button = self._button(self.tr("Bakåt"), "Alt+Left")
        self.forward_button = self._button(self.tr("Framåt"), "Alt+Right")
        self.back_button.clicked.connect(self.go_back)
        self.forward_button.clicked.connect(self.go_forward)
        self.addActions(actions)
        self._make_actions()
        self._lay_out()
        self._list_pages("")
        self.show_page(FIRST_PAGE)

    # --- what the window asks -----------------------------------------------------------------------

    @property
    def page_name(self) -> str:
        """The page that is shown."""
        return self._visited[self._at][0]

    def show_page(self, name: str) -> None:
        """Go to a page by its name ("moten"); a name that is none leads to the first page."""
        name = name if name in self.handbook.pages else FIRST_PAGE
        if self._at >= 0:
            if name == self.page_name:
                self._render(name, 0)
                return
            self._remember_place()
        self._visited[self._at + 1 :] = [(name, 0)]
        self._at += 1
        self._render(name, 0)

    def go_back(self) -> None:
        """To the page before."""
        self._step(-1)

    def go_forward(self) -> None:
        """To the page one came back from."""
        self._step(1)

    def focus_search(self) -> None:
        """Bring the keyboard to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- inside -------------------------------------------------------------------------------------

    def _button(self, text: str, keys: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "quiet")
        button.setToolTip(f"{text} ({_native(keys)})")
        return button

    def _make_actions(self) -> None:
        for keys, handler in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+F", self.focus_search),
            ("F3", self.reader.go_to_next),
            ("Shift+F3", self.reader.go_to_previous),
            ("Escape", self._escape),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(handler)
            self.addAction(action)

    def _lay_out(self) -> None:
        left = QWidget(self)
        pages = QVBoxLayout(left)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(8)
        pages.addWidget(self.search)
        pages.addWidget(self.list, 1)
        right = QWidget(self)
        text = QVBoxLayout(right)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.forward_button)
        buttons.addStretch(1)
        text.addLayout(buttons)
        text.addWidget(self.reader, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(16)
        letter = self.fontMetrics().averageCharWidth()
        splitter.setSizes([letter * 34, letter * 116])
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(splitter)
        self.resize(QSize(letter * 150, letter * 100).boundedTo(self.screen().availableSize() * 0.94))

    def _list_pages(self, searched: str) -> None:
        """All pages, or those that have what is searched for, with the words around it."""
        self.list.blockSignals(True)
        self.list.clear()
        if searched.strip():
            for hit in self.handbook.search(searched):
                self._add(hit.page.name, hit.page.title, hit.around)
        else:
            for page in self.handbook.pages.values():
                self._add(page.name, page.title, "")
        if not self.list.count():
            nothing = QListWidgetItem(
                self.tr("Inget hittades. Pröva ett annat eller kortare ord."), self.list
            )
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.blockSignals(False)
        self._mark_current()
        if self._at >= 0:
            self.reader.mark(searched)

    def _add(self, name: str, title: str, around: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setData(_NAME, name)
        if around:
            item.setData(_AROUND, around)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {around}")

    def _mark_current(self) -> None:
        """Mark the shown page in the list, without going anywhere."""
        self.list.blockSignals(True)
        shown = self.page_name if self._at >= 0 else FIRST_PAGE
        rows = (row for row in range(self.list.count()) if self.list.item(row).data(_NAME) == shown)
        self.list.setCurrentRow(next(rows, -1))
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(_NAME))

    def _render(self, name: str, at: int) -> None:
        self.reader.show_page(self.handbook.pages[name], self.search.text().strip(), at=at)
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at + 1 < len(self._visited))
        self._mark_current()

    def _remember_place(self) -> None:
        self._visited[self._at] = (self.page_name, self.reader.verticalScrollBar().value())

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._visited):
            self._remember_place()
            self._at += by
            self._render(*self._visited[self._at])

    def _escape(self) -> None:
        """Empty the search, or close the handbook."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field: arrow down leads into the list, Enter shows the first page found."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = self.list.item(0)
            found = first is not None and first.data(_NAME) is not None
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and found:
                self.show_page(first.data(_NAME))
                self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Down and found:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                if self.list.currentRow() < 0:
                    self.list.setCurrentRow(0)
                return True
        return super().eventFilter(watched, event)


class _Found(QStyledItemDelegate):
    """A page that was found has the words around the first place below its title, two quieter lines at most."""

    LINES = 2

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        around = index.data(_AROUND)
        if not around:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        title, drawn.text = drawn.text, ""
        style = drawn.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        room = drawn.rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        colors = colors_in_use()
        painter.save()
        painter.setPen(QColor(colors.text))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignTop, drawn.fontMetrics.elidedText(title, _RIGHT, room.width())
        )
        painter.setPen(QColor(colors.muted))
        painter.setFont(self._small(drawn))
        below = room.adjusted(0, drawn.fontMetrics.height(), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, around)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if not index.data(_AROUND):
            return super().sizeHint(option, index)
        small = QFontMetrics(self._small(option))
        return QSize(0, option.fontMetrics.height() + self.LINES * small.height() + GRID)

    @staticmethod
    def _small(option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPixelSize(round(QFontInfo(font).pixelSize() * 0.9))
        return font


def _native(keys: str) -> str:
    """A shortcut as menus show it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
