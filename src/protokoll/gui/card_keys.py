"""The keys inside the cards of a meeting, beside the actions of the window: what they do there, and where it is told.

Fields and cards ask this table which key was pressed; the list of shortcuts and the handbook print it.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

CONTEXT = "cards"
"""Where translators find the words of this table."""
HEADING = "I korten"


class CardKey(NamedTuple):
    """Keys that do one thing in a card."""

    text: str
    """What they do, in Swedish."""
    keys: tuple[str, ...]
    """As ``QKeySequence`` writes them."""

    def is_pressed(self, event: QKeyEvent) -> bool:
        """Whether it is one of these; both Enter keys are Enter, and the number pad does not count."""
        key = Qt.Key.Key_Enter if event.key() == Qt.Key.Key_Return else Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return QKeySequence(QKeyCombination(held, key)).toString() in self.keys

    def words(self) -> str:
        """What they do, translated."""
        return QCoreApplication.translate(CONTEXT, self.text)

    def all_keys(self) -> str:
        """The keys as they are read on a Swedish keyboard."""
        native = QKeySequence.SequenceFormat.NativeText
        return " eller ".join(QKeySequence(keys).toString(native) for keys in self.keys)


ENTER_TEXT = CardKey("Blir en anteckning; i ett fält till nästa; på en tom att-sats: klar", ("Enter",))
NEW_LINE = CardKey("Ny rad", ("Shift+Enter",))
TAKE_OFFER = CardKey("Tar det som erbjuds, annars till nästa fält", ("Tab",))
LEAVE = CardKey("Klar, tillbaka till skrivfältet", ("Ctrl+Enter", "Esc"))
PASS = CardKey("Från första eller sista raden till kortet ovanför eller nedanför", ("Up", "Down"))
MORE = CardKey("Visar eller döljer resten av fälten", ("Alt+Enter",))
MOVE_CARD = CardKey("Flyttar kortet", ("Alt+Shift+Up", "Alt+Shift+Down"))
REMOVE_CARD = CardKey("Tar bort kortet", ("Alt+Shift+Del",))
MOVE_ROW = CardKey("Flyttar att-satsen eller raden", ("Ctrl+Up", "Ctrl+Down"))
REMOVE_ROW = CardKey("Tar bort raden", ("Alt+Del",))
OUTCOME = CardKey("Utfall för att-satsen i ett yrkande", ("Ctrl+U",))
OFFER_ALL = CardKey("Visar alla namn eller ord som går att välja", ("Ctrl+Space",))

CARD_KEYS = (
    ENTER_TEXT,
    NEW_LINE,
    TAKE_OFFER,
    LEAVE,
    PASS,
    MORE,
    MOVE_CARD,
    REMOVE_CARD,
    MOVE_ROW,
    REMOVE_ROW,
    OUTCOME,
    OFFER_ALL,
)
"""In the order they are told."""


def heading() -> str:
    """What they stand under in lists, translated."""
    return QCoreApplication.translate(CONTEXT, HEADING)
