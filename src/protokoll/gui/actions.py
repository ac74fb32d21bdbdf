"""The actions of the window, made from the table. What nobody has connected is not shown anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from protokoll.gui.action_table import ACTIONS, CONTEXT, MENUS, ActionSpec
from protokoll.gui.theme.icons import icon

Handler = Callable[[], object]


class Action(QAction):
    """One action: knows its line in the table and who does it, on every page or on one of them."""

    def __init__(self, spec: ActionSpec, parent: QObject) -> None:
        super().__init__(icon(spec.icon), spec.words(), parent)
        self.spec = spec
        self._handlers: dict[str, Handler] = {}
        self._handler: Handler | None = None
        self._page_does = False
        self.setObjectName(spec.name)
        self.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        self.setCheckable(bool(spec.group))
        self.setToolTip(self._tooltip())
        self.setVisible(False)
        self.setEnabled(False)
        self.triggered.connect(self._run)

    @property
    def of_page(self) -> bool:
        """Whether it is something that the page in view does itself."""
        return self._page_does

    @property
    def connected(self) -> bool:
        """Whether anybody does it, on any page."""
        return bool(self._handlers)

    def add_handler(self, page: str, handler: Handler) -> None:
        """Let ``handler`` do it on ``page``; "" is every page that has no handler of its own."""
        if page in self._handlers:
            raise ValueError(f"{self.spec.name} is already connected on {page or 'every page'}")
        self._handlers[page] = handler

    def settle(self, page: str, meeting_at_hand: bool, locked: str = "") -> None:
        """Show and enable what can be done on ``page``, with or without a meeting to do it to.

        ``locked`` says why nothing may be edited there; an action that edits then has that as its tooltip.
        """
        self._page_does = bool(page) and page in self._handlers
        self._handler = self._handlers.get(page, self._handlers.get(""))
        self.setVisible(self.connected)
        reason = locked if self.spec.edits else ""
        usable = self._handler is not None and (meeting_at_hand or not self.spec.needs_meeting)
        self.setEnabled(usable and not reason)
        self.setToolTip(reason or self._tooltip())

    def keys(self) -> str:
        """The first shortcut as it is read on a Swedish keyboard, or nothing."""
        return self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def all_keys(self) -> str:
        """Every shortcut, for the list."""
        native = QKeySequence.SequenceFormat.NativeText
        return " eller ".join(keys.toString(native) for keys in self.shortcuts())

    def _tooltip(self) -> str:
        told = self.spec.explanation or self.spec.plain_words()
        return f"{told} ({self.keys()})" if self.keys() else told

    def _run(self) -> None:
        if self._handler is not None:
            self._handler()


class Actions:
    """Every action of the program; the only truth for menus, palette and the list of shortcuts."""

    def __init__(self, parent: QObject, table: Iterable[ActionSpec] = ACTIONS) -> None:
        self._page = ""
        self._meeting_at_hand = False
        self._locked = ""
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[str, QMenu] = {}
        self._actions = {spec.name: Action(spec, parent) for spec in table}
        for action in self._actions.values():
            if action.spec.group:
                group = self._groups.setdefault(action.spec.group, QActionGroup(parent))
                group.addAction(action)

    def __getitem__(self, name: str) -> Action:
        return self._actions[name]

    def connect(self, name: str, handler: Handler, *, page: str = "") -> None:
        """Let ``handler``, a bound method, do what ``name`` says: everywhere, or while ``page`` is shown.

        Raises:
            KeyError: the table has no such action.
            ValueError: somebody already does it there.
        """
        action = self._actions[name]
        action.add_handler(page, handler)
        action.settle(self._page, self._meeting_at_hand, self._locked)
        self._show_menus()

    def trigger(self, name: str) -> None:
        """Do it, if it can be done now."""
        self._actions[name].trigger()

    def shown(self) -> list[Action]:
        """Everything that somebody does, in the order of the table."""
        return [action for action in self._actions.values() if action.connected]

    def usable(self) -> list[Action]:
        """Everything that can be done now."""
        return [action for action in self.shown() if action.isEnabled()]

    def set_page(self, page: str) -> None:
        """The page that is shown now: its handlers hold."""
        self._page = page
        self._settle()

    def set_meeting_at_hand(self, at_hand: bool) -> None:
        """Whether a meeting is open, or chosen in a list, for the actions that need one."""
        if at_hand != self._meeting_at_hand:
            self._meeting_at_hand = at_hand
            self._settle()

    def set_locked(self, reason: str) -> None:
        """Why the meeting in view may not be edited; empty when it may."""
        if reason != self._locked:
            self._locked = reason
            self._settle()

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus. A menu where nothing is connected stays hidden."""
        for name, title in MENUS.items():
            menu = bar.addMenu(QCoreApplication.translate(CONTEXT, title))
            menu.setToolTipsVisible(True)
            menu.setAccessibleName(menu.title().replace("&", ""))
            self._menus[name] = menu
            for action in self._actions.values():
                if action.spec.menu == name:
                    if action.spec.starts_section:
                        menu.addSeparator()
                    menu.addAction(action)
        self._show_menus()

    def menu_title(self, action: Action) -> str:
        """The heading an action stands under in lists."""
        return QCoreApplication.translate(CONTEXT, MENUS[action.spec.menu]).replace("&", "")

    def _settle(self) -> None:
        for action in self._actions.values():
            action.settle(self._page, self._meeting_at_hand, self._locked)

    def _show_menus(self) -> None:
        used = {action.spec.menu for action in self.shown()}
        for name, menu in self._menus.items():
            menu.menuAction().setVisible(name in used)
