"""Personer: the lists to the left, the person or body that is chosen to the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from protokoll.gui.desk import Desk
from protokoll.gui.lists.empty import EmptyState
from protokoll.gui.persons.body_view import BodyView
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.person_view import PersonView
from protokoll.gui.persons.records_model import BodiesModel, PersonsModel
from protokoll.gui.persons.records_pane import PaneWords, RecordsPane
from protokoll.services.new_records import new_person


class PersonsPage(QWidget):
    """The register of persons and bodies. Nothing is read from the store before the page is first shown."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self._live = LiveRegister(desk, self)
        self._split_by_hand = False
        desk.changed.connect(self._others_changed)
        self.persons = RecordsPane(PersonsModel(self._live, self), self._person_words(), self)
        self.bodies = RecordsPane(BodiesModel(self._live, self), self._body_words(), self)
        self.lists = QTabWidget(self)
        self.lists.setDocumentMode(True)
        self.lists.setUsesScrollButtons(False)
        self.lists.setAccessibleName(self.tr("Personer eller organ"))
        self.lists.tabBar().setAccessibleName(self.lists.accessibleName())
        self.lists.addTab(self.persons, self.tr("Personer"))
        self.lists.addTab(self.bodies, self.tr("Organ"))
        self.person = PersonView(self._live, today, self)
        self.body = BodyView(self._live, today, self)
        self._welcome = EmptyState(self)
        self._welcome.button.clicked.connect(self.add)
        self.details = QStackedWidget(self)
        for view in (self._welcome, self.person, self.body):
            self.details.addWidget(view)
        self._connect()
        self._lay_out()
        self.page_actions = self._make_actions()

    # --- what the window asks -----------------------------------------------------------------------

    def show_person(self, uid: str) -> None:
        """Go to a person."""
        self._live.refresh()
        if uid in self._live.persons:
            self.lists.setCurrentWidget(self.persons)
            self.persons.choose(uid)
            self._person_chosen(uid)

    def show_body(self, uid: str) -> None:
        """Go to a body."""
        self._live.refresh()
        if uid in self._live.bodies:
            self.lists.setCurrentWidget(self.bodies)
            self.bodies.choose(uid)
            self._body_chosen(uid)

    def focus_filter(self) -> None:
        """Bring the keyboard to the filter of the list that is shown."""
        self._pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.filter.selectAll()

    def add(self) -> None:
        """A new person or body, whichever list is shown."""
        self._pane.add()

    def flush(self) -> None:
        """Hand over what is being typed, before the page is left or the program ends."""
        self.person.flush()
        self.body.flush()

    def key_actions(self) -> tuple[QAction, ...]:
        """Everything that has a key on this page, for the list of shortcuts."""
        members = self.body.members
        return (
            *self.page_actions,
            *self.persons.actions_of_list,
            self.person.open_action,
            *members.actions_of_panel,
            *members.actions_of_table,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the page shows, the first time or after a change elsewhere."""
        super().showEvent(event)
        self._live.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is being typed when another page is shown."""
        self.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, unless the user has done so."""
        super().resizeEvent(event)
        self._split()

    # --- inside -------------------------------------------------------------------------------------

    @property
    def _pane(self) -> RecordsPane:
        return self.persons if self.lists.currentWidget() is self.persons else self.bodies

    def _person_words(self) -> PaneWords:
        return PaneWords(
            name=self.tr("Personer"),
            filter=self.tr("Filtrera personer"),
            add=self.tr("Ny person"),
            remove=self.tr("Ta bort person"),
            empty=self.tr("Ingen person finns här än."),
            nothing=self.tr("Ingen person passar ”%s”. Ny person lägger till med det namnet."),
        )

    def _body_words(self) -> PaneWords:
        return PaneWords(
            name=self.tr("Organ"),
            filter=self.tr("Filtrera organ"),
            add=self.tr("Nytt organ"),
            remove=self.tr("Ta bort organ"),
            empty=self.tr("Inget organ finns här än."),
            nothing=self.tr("Inget organ passar ”%s”. Nytt organ lägger till med det namnet."),
        )

    def _connect(self) -> None:
        self.lists.currentChanged.connect(self._show_chosen)
        self.persons.chosen.connect(self._person_chosen)
        self.persons.add_wanted.connect(self._add_person)
        self.persons.remove_wanted.connect(self._remove_persons)
        self.bodies.chosen.connect(self._body_chosen)
        self.bodies.add_wanted.connect(self._add_body)
        self.bodies.remove_wanted.connect(self._remove_bodies)
        self.person.remove_wanted.connect(self._live.remove_person)
        self.person.body_wanted.connect(self.show_body)
        self.body.remove_wanted.connect(self._live.remove_body)
        self._live.reloaded.connect(self._show_chosen)
        self._live.person_changed.connect(self._person_changed)
        self._live.body_changed.connect(self._body_changed)

    def _lay_out(self) -> None:
        left, right = _card(self.lists, self), _card(self.details, self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(16)
        splitter.splitterMoved.connect(self._moved_splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self._splitter = splitter
        stops: list[QWidget] = [self.lists.tabBar()]
        for pane in (self.persons, self.bodies):
            stops += [pane.filter, pane.view, pane.add_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.first_stop = self.persons.filter
        self._show_chosen()

    def _moved_splitter(self) -> None:
        self._split_by_hand = True

    def _split(self) -> None:
        """Give the lists what names need, but never much more than a third of the page."""
        if not self._split_by_hand:
            letter = self.fontMetrics().averageCharWidth()
            left = min(letter * 46, max(letter * 26, self.width() * 2 // 5))
            self._splitter.setSizes([left, self.width() - left])

    def _make_actions(self) -> tuple[QAction, ...]:
        found = []
        for text, keys, handler in (
            (self.tr("Filtrera"), "Ctrl+F", self.focus_filter),
            (self.tr("Ny person eller nytt organ"), "Ctrl+Shift+A", self.add),
            (self.tr("Personer eller organ"), "Ctrl+Shift+O", self._other_list),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(handler)
            self.addAction(action)
            found.append(action)
        self.addActions(self.body.members.actions_of_panel)
        return tuple(found)

    def _other_list(self) -> None:
        self.lists.setCurrentIndex(1 - self.lists.currentIndex())
        self.focus_filter()

    def _show_chosen(self) -> None:
        """Show what is chosen in the list in front, or what the list is for."""
        uid = self._pane.chosen_uid
        if self._pane is self.persons and uid in self._live.persons:
            self._person_chosen(uid)
        elif self._pane is self.bodies and uid in self._live.bodies:
            self._body_chosen(uid)
        else:
            self._show_welcome()

    def _show_welcome(self) -> None:
        if self._pane is self.persons:
            self._welcome.tell(
                self.tr("Personerna som är med i era möten"),
                self.tr(
                    "Här står namn, e-post och telefon, och vilka organ var och en sitter i. Välj en person "
                    "i listan, eller lägg till en ny."
                ),
                self.tr("Ny person"),
            )
        else:
            self._welcome.tell(
                self.tr("Organen som håller möten"),
                self.tr(
                    "En styrelse, ett årsmöte, en arbetsgrupp. Här står vilka som är med, och hur organets "
                    "beslut och paragrafer skrivs. Välj ett organ i listan, eller lägg till ett nytt."
                ),
                self.tr("Nytt organ"),
            )
        self.details.setCurrentWidget(self._welcome)

    def _person_chosen(self, uid: str) -> None:
        self.flush()
        self.person.show_person(self._live.persons[uid])
        self.details.setCurrentWidget(self.person)

    def _body_chosen(self, uid: str) -> None:
        self.flush()
        self.body.show_body(self._live.bodies[uid])
        self.details.setCurrentWidget(self.body)

    def _add_person(self, name: str) -> None:
        """Begin a new person; with a name it is in the register at once, else with the first name written."""
        self.flush()
        person = new_person(name)
        if name:
            self.persons.filter.clear()
            self._live.put(person)
        self.persons.choose(person.uid)
        self.person.show_person(person)
        self.details.setCurrentWidget(self.person)
        self.person.begin()

    def _add_body(self, name: str) -> None:
        self.flush()
        body = self._live.new_body(name)
        if name:
            self.bodies.filter.clear()
            self._live.put(body)
        self.bodies.choose(body.uid)
        self.body.show_body(body)
        self.details.setCurrentWidget(self.body)
        self.body.begin()

    def _remove_persons(self, uids: list[str]) -> None:
        for uid in uids:
            self._live.remove_person(uid)

    def _remove_bodies(self, uids: list[str]) -> None:
        for uid in uids:
            self._live.remove_body(uid)

    def _person_changed(self, uid: str) -> None:
        if uid not in self._live.persons:
            _step_on(self.persons, uid)
            self._show_chosen()

    def _body_changed(self, uid: str) -> None:
        if uid not in self._live.bodies:
            _step_on(self.bodies, uid)
            self._show_chosen()

    def _others_changed(self, _: object) -> None:
        if self.isVisible():
            self._live.refresh()


def _step_on(pane: RecordsPane, gone: str) -> None:
    """Leave a record that is gone."""
    if pane.chosen_uid == gone:
        pane.choose(None)


def _card(content: QWidget, parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.addWidget(content)
    return card
