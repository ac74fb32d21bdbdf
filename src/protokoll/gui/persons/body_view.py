"""One body: its name and members, and on a leaf of its own the rules it follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from protokoll.domain.register import BodyRecord
from protokoll.gui.fields.column import heading
from protokoll.gui.persons.body_rules import BodyRules
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.members_panel import MembersPanel


class BodyView(QWidget):
    """The body that is shown; every field is saved when it is left."""

    remove_wanted = Signal(str)

    def __init__(self, live: LiveRegister, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._shown: BodyRecord | None = None
        self.title = heading("", self, level="title")
        self.remove_button = QPushButton(self.tr("Ta bort organ"), self)
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.setToolTip(self.tr("Ta bort organet (Delete i listan); det går att ångra"))
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.members = MembersPanel(live, today, self)
        self.rules = BodyRules(self)
        self.rules.edited.connect(self._take)
        self.leaves = QTabWidget(self)
        self.leaves.setDocumentMode(True)
        self.leaves.setAccessibleName(self.tr("Ledamöter eller regler"))
        self.leaves.tabBar().setAccessibleName(self.leaves.accessibleName())
        self.leaves.addTab(_scrolled(self.members), self.tr("Ledamöter"))
        self.leaves.addTab(_scrolled(self.rules), self.tr("Namn och regler"))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.leaves, 1)
        live.body_changed.connect(self._changed)

    # --- what the page asks -------------------------------------------------------------------------

    def show_body(self, body: BodyRecord) -> None:
        """Show a body; one that is not in the register yet is saved with the first name that is written."""
        self.flush()
        self._shown = body
        self._fill()
        known = body.uid in self._live.bodies
        self.members.show_body(body.uid if known else None)
        self.leaves.setTabEnabled(0, known)
        if not known:
            self.leaves.setCurrentIndex(1)

    def begin(self) -> None:
        """Bring the keyboard to the name."""
        self.leaves.setCurrentIndex(1)
        self.rules.begin()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.rules.flush()
        self.members.flush()

    # --- inside -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._shown is not None:
            self.title.setText(self._shown.name or self.tr("Nytt organ"))
            self.rules.show_body(self._shown)

    def _take(self, body: BodyRecord) -> None:
        """A rule or the name is another: it is saved as soon as the body has a name."""
        if self._shown is None or body == self._shown:
            return
        known = self._shown.uid in self._live.bodies
        if not body.name:
            body = replace(body, name=self._shown.name)
        self._shown = body
        if body.name:
            self._live.put(body)
            if not known:
                self.leaves.setTabEnabled(0, True)
                self.members.show_body(body.uid)
        else:
            self.rules.show_body(body)

    def _changed(self, uid: str) -> None:
        if self._shown is not None and uid == self._shown.uid and uid in self._live.bodies:
            self._shown = self._live.bodies[uid]
            self._fill()

    def _ask_to_remove(self) -> None:
        if self._shown is not None:
            self.remove_wanted.emit(self._shown.uid)


def _scrolled(leaf: QWidget) -> QScrollArea:
    """The leaf, which scrolls where the window is too low for it."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    leaf.setProperty("role", "ground")
    scroll.setWidget(leaf)
    return scroll
