"""The window: navigation, heading, pages, status line; what is common to every page and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from protokoll.gui.actions import Actions
from protokoll.gui.desk import Desk
from protokoll.gui.excepthook import Failure
from protokoll.gui.shell.labels import ElidedLabel
from protokoll.gui.shell.navigation import Navigation
from protokoll.gui.shell.status import StatusLine
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_role
from protokoll.gui.theme.theme import Theme

if TYPE_CHECKING:
    from protokoll.gui.shell.command_palette import Finder, Palette
    from protokoll.gui.shell.error_dialog import ErrorDialog
    from protokoll.gui.shell.toast import Toasts

_LATELY = 5
"""How many of the last things done by the palette it offers first."""


@runtime_checkable
class _Begins(Protocol):
    """A page that begins elsewhere than at its first Tab stop. (A focus proxy would hide the stops before it.)"""

    first_stop: QWidget


class Settings(Protocol):
    """What is remembered from one session to the next: names and values that JSON can hold."""

    def get(self, key: str, default: object = None) -> object:
        """The value of ``key``, or ``default``."""

    def set(self, key: str, value: object) -> None:
        """Remember ``value``."""


class _Page:
    """A page and its place in the stack, once it is built; the empty page until then."""

    def __init__(self, title: str, factory: Callable[[], QWidget | None], under: str) -> None:
        self.title = title
        self.factory = factory
        self.under = under
        self.widget: QWidget | None = None
        self.place = 0


def _scrolled(page: QWidget) -> QScrollArea:
    """The page, to be scrolled where it does not fit (a small window, a large zoom): nothing is cut off."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area


class Window(QMainWindow):
    """The program's window. Pages are built when they are first shown.

    A page tells its heading by its ``windowTitle``; without one the heading is the title it was added with.
    """

    page_shown = Signal(str)
    """The name of the page now in view."""

    def __init__(self, actions: Actions, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._pages: dict[str, _Page] = {}
        self._page = ""
        self._make_finders: Callable[[], Sequence[Finder]] = tuple
        self._lately: list[str] = []
        self._may_close: Callable[[], bool] | None = None
        self._palette: Palette | None = None
        self._error: ErrorDialog | None = None
        self.setWindowTitle("Protokoll")
        self.navigation = Navigation(self)
        self.navigation.chosen.connect(self._show)
        self.status = StatusLine(self)
        self._heading = ElidedLabel(parent=self)
        set_role(self._heading, "title")
        self._search = self._search_button()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(QWidget(self))
        self.setCentralWidget(self._arranged())
        actions.fill(self.menuBar())
        self._connect_own_actions()
        theme.changed.connect(self._follow_theme)
        self._fit()
        self.setMinimumSize(800, 500)
        self._restore()

    def add_page(
        self,
        name: str,
        title: str,
        picture: QIcon,
        factory: Callable[[], QWidget | None],
        *,
        under: str = "",
        at_bottom: bool = False,
    ) -> None:
        """Add a page, built by ``factory`` at its first show; None where it cannot be built yet, see ``fill``.

        It gets a button in the navigation, and the action "page.<name>" if the table has it. A page ``under``
        another (a meeting under the meetings) has neither: the other's button is lit while it is shown.
        """
        self._pages[name] = _Page(title, factory, under)
        if not under:
            action = self._actions[f"page.{name}"]
            self._actions.connect(f"page.{name}", partial(self.show_page, name))
            tooltip = f"{title} ({action.keys()})"
            self.navigation.add(name, title, picture, tooltip=tooltip, at_bottom=at_bottom)
            self._fit()

    def show_page(self, name: str) -> None:
        """Show a page and bring the keyboard to it: to where it was there, else to what the page has chosen."""
        before = self._pages[name].widget
        been_there = before is not None and before.focusWidget() is not None
        self._show(name)
        page = self._pages[name].widget
        if page is not None and not (been_there and page.isAncestorOf(self.focusWidget() or self)):
            self._bring_keyboard_to(page)

    def _show(self, name: str) -> None:
        """Show a page; the keyboard stays where it is, in the navigation (arrow keys go through the pages)."""
        page = self._pages[name]
        if page.widget is None and (built := page.factory()) is not None:
            page.widget = built
            page.widget.windowTitleChanged.connect(self._show_heading)
            page.place = self._stack.addWidget(_scrolled(page.widget))
            self.setTabOrder(self.navigation.last, self._search)  # Qt ignores it before anything follows them
        self._page = name
        self._stack.setCurrentIndex(page.place)
        self.navigation.mark(page.under or name)
        self._actions.set_page(name)
        self._show_heading()
        self.page_shown.emit(name)

    def fill(self) -> None:
        """Build the page in view, if it could not be built when it was to be shown."""
        if self._pages[self._page].widget is None:
            self.show_page(self._page)

    def _bring_keyboard_to(self, page: QWidget) -> None:
        """To what the page itself has chosen, or to the first thing in it that takes the keyboard."""
        tab = Qt.FocusPolicy.TabFocus
        one = page.first_stop if isinstance(page, _Begins) else page.nextInFocusChain()
        while one is not None and page.isAncestorOf(one):
            if one.isEnabled() and not one.isHidden() and one.focusPolicy() & tab and one.isVisibleTo(page):
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            one = one.nextInFocusChain()

    def show_first_page(self, default: str) -> None:
        """Show the page of the last session, or ``default`` where that cannot be shown by itself."""
        last = self._settings.get("window.page", default)
        known = isinstance(last, str) and last in self._pages and not self._pages[last].under
        self.show_page(last if known and isinstance(last, str) else default)

    def page(self) -> str:
        """The name of the page in view."""
        return self._page

    def page_widget(self, name: str) -> QWidget | None:
        """The page called ``name``, if it has been shown."""
        return self._pages[name].widget

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close only when ``may_close`` says so, once it has saved what is being typed."""
        self._may_close = may_close

    def find_with(self, make_finders: Callable[[], Sequence[Finder]]) -> None:
        """Let the palette also find what these know; they are made each time it opens."""
        self._make_finders = make_finders

    def follow(self, desk: Desk) -> None:
        """Show what the pages tell through the desk."""
        desk.said.connect(self._say)
        desk.failed.connect(self.show_error)
        desk.page_wanted.connect(self.show_page)
        desk.save_state.connect(self.status.set_save_state)

    def show_error(self, error: BaseException | Failure) -> None:
        """Tell of a failure: a told error in its own sentence, a bug with details. One bug at a time."""
        from protokoll.gui.shell.error_dialog import ErrorDialog

        failure = error if isinstance(error, Failure) else Failure.of(error)
        if failure.is_bug and self._error is not None and self._error.is_bug:
            return
        self._error = ErrorDialog(failure, self)
        self._error.finished.connect(self._forget_error)
        self._error.open()

    def raise_it(self) -> None:
        """Come forward: a second start asked for it."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def open_palette(self) -> None:
        """Show the command palette."""
        from protokoll.gui.shell.command_palette import Palette

        if self._palette is not None:
            self._palette.deleteLater()
        self._palette = Palette(self._actions, self._make_finders(), self, lately=self._lately)
        self._palette.acted.connect(self._remember_act)
        self._palette.open_over(self)

    def _remember_act(self, name: str) -> None:
        self._lately = [name, *(one for one in self._lately if one != name)][:_LATELY]

    def open_shortcuts(self) -> None:
        """Show the list of shortcuts."""
        from protokoll.gui.shell.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._actions, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toasts in their place, and give the heading its room."""
        super().resizeEvent(event)
        self._fit_search()
        self._place_toasts()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, and remember how the window stood."""
        if self._may_close is not None and not self._may_close():
            event.ignore()
            return
        self._settings.set("window.geometry", self.saveGeometry().toBase64().toStdString())
        if self._page:
            self._settings.set("window.page", self._pages[self._page].under or self._page)
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the toasts in their place when the letters change size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_toasts()

    @cached_property
    def toasts(self) -> Toasts:
        """The passing words at the bottom; made when the first is said."""
        from protokoll.gui.shell.toast import Toasts

        return Toasts(self, hint=self._actions["view.message"].toolTip())

    def _place_toasts(self) -> None:
        if "toasts" in self.__dict__:
            self.toasts.place()

    def _say(self, text: str, undo: Callable[[], None] | None, takes_out: Collection[str]) -> None:
        self.toasts.say(text, undo, takes_out)

    def _focus_toast(self) -> None:
        self.toasts.focus()

    def _search_button(self) -> QPushButton:
        action = self._actions["view.palette"]
        self._search_words = f"  {self.tr('Sök och gör')}   {action.keys()}"
        button = QPushButton(icon("search"), self._search_words, self)
        button.setObjectName("searchField")
        button.setAccessibleName(action.spec.plain_words())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _arranged(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(GRID * 2)
        top.addWidget(self._heading, 1)
        top.addWidget(self._search)
        column = QVBoxLayout()
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID)
        column.setSpacing(GRID + 4)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        ground = QWidget(self)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
        return ground

    def _connect_own_actions(self) -> None:
        connect = self._actions.connect
        connect("view.palette", self.open_palette)
        connect("view.message", self._focus_toast)
        connect("view.zoom_in", self._theme.zoom_in)
        connect("view.zoom_out", self._theme.zoom_out)
        connect("view.zoom_reset", self._theme.zoom_reset)
        for mode in ("light", "dark", "system"):
            connect(f"view.{mode}", partial(self._theme.set_mode, mode))
        connect("help.shortcuts", self.open_shortcuts)
        connect("program.quit", self._quit)

    def _quit(self) -> None:
        self.close()

    def _show_heading(self) -> None:
        page = self._pages[self._page]
        heading = (page.widget.windowTitle() if page.widget else "") or page.title
        self._heading.set_text(heading)
        self._fit_search()
        self.setWindowTitle(f"{heading} – Protokoll")

    def _follow_theme(self) -> None:
        self._fit()
        self._settings.set("theme.mode", self._theme.mode)
        self._settings.set("theme.zoom", self._theme.zoom)

    def _fit(self) -> None:
        """Give the frame the sizes of the zoom, and the menu its tick."""
        zoom = self._theme.zoom / 100
        self.navigation.set_zoom(zoom)
        self._actions[f"view.{self._theme.mode}"].setChecked(True)
        self._fit_search()

    def _fit_search(self) -> None:
        """Where the heading would be cut, the search is an icon; its tooltip and its name say the words."""
        wide = round(240 * min(self._theme.zoom / 100, 1.5))
        self._heading.ensurePolished()
        letters = self._heading.fontMetrics()
        wanted = letters.horizontalAdvance(self._heading.whole_text()) + GRID * 8 + wide
        narrow = wanted > self.width() - self.navigation.width()
        self._search.setText("" if narrow else self._search_words)
        self._search.setMinimumWidth(0 if narrow else wide)

    def _forget_error(self) -> None:
        self._error = None

    def _restore(self) -> None:
        self.resize(1280, 800)
        kept = self._settings.get("window.geometry", "")
        if isinstance(kept, str) and kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))
