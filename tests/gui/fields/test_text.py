"""Fields of text and of choices: when they hand over, and what is never taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import BodyKind
from protokoll.gui.fields.choice import ChoiceField, NumberField
from protokoll.gui.fields.problem import ProblemLine
from protokoll.gui.fields.text import DraftField, LongTextField, TextField

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Heard:
    """What a field told."""

    def __init__(self) -> None:
        self.typed: list[tuple[str, str]] = []
        self.left: list[tuple[str, str]] = []

    def hear_typed(self, key: str, text: str) -> None:
        self.typed.append((key, text))

    def hear_left(self, key: str, text: str) -> None:
        self.left.append((key, text))


def test_a_line_hands_over_trimmed_when_it_is_left_and_only_then(qtbot: QtBot) -> None:
    field, heard = TextField("Namn", key="name"), Heard()
    qtbot.addWidget(field)
    field.left.connect(heard.hear_left)
    field.show_text("Anna")
    field.selectAll()
    QTest.keyClicks(field, "  Anna   Berg ")
    assert heard.left == []
    field.show_text("Anna")
    assert field.text() == "  Anna   Berg "  # what is being typed is not overwritten
    QTest.keyClick(field, Key.Key_Return)
    assert heard.left == [("name", "Anna Berg")]
    assert field.text() == "Anna Berg"
    QTest.keyClicks(field, "  ")
    field.flush()
    assert (field.text(), len(heard.left)) == ("Anna Berg", 1)
    field.show_text("Eva")
    assert field.text() == "Eva"


def test_escape_takes_back_what_was_typed(qtbot: QtBot) -> None:
    field, heard = TextField("Namn"), Heard()
    qtbot.addWidget(field)
    field.left.connect(heard.hear_left)
    field.show_text("Anna")
    QTest.keyClicks(field, "xx")
    QTest.keyClick(field, Key.Key_Escape)
    field.flush()
    assert (field.text(), heard.left) == ("Anna", [])


def test_an_offer_that_is_taken_is_handed_over(qtbot: QtBot) -> None:
    field, heard = TextField("Post"), Heard()
    qtbot.addWidget(field)
    field.left.connect(heard.hear_left)
    field.offer(["kassör", "", "kassör", "ordförande"])
    completer = field.completer()
    field.offer(["kassör", "ordförande"])
    assert field.completer() is completer, "the same words disturb no list that is open"
    completer.setCompletionPrefix("föra")
    assert completer.currentCompletion() == "ordförande"
    field.setText(completer.currentCompletion())  # as the list does, without a key
    field.flush()
    assert heard.left == [("", "ordförande")]


def test_a_draft_is_told_at_each_key_and_ends_once(qtbot: QtBot) -> None:
    field, heard = DraftField("Nummer", key="number"), Heard()
    qtbot.addWidget(field)
    field.typed.connect(heard.hear_typed)
    field.left.connect(heard.hear_left)
    QTest.keyClicks(field, "4 ")
    assert heard.typed == [("number", "4"), ("number", "4 ")]
    field.show_text("4 ")
    QTest.keyClick(field, Key.Key_Return)
    field.flush()
    assert heard.left == [("number", "4 ")]
    QTest.keyClicks(field, "5")
    field.show_text("4")  # undone by the owner
    assert field.text() == "4"


def test_running_text_keeps_no_break_spaces_and_ends_when_the_focus_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, other, heard = LongTextField("Text", window, key="text", lines=2), QLineEdit(window), Heard()
    field.left.connect(heard.hear_left)
    field.show_text("§\u00a07\nrad")
    assert field.text() == "§\u00a07\nrad"
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "ny")
    other.setFocus()
    assert heard.left == [("text", "ny")]


@pytest.mark.parametrize("kind", [TextField, DraftField, LongTextField])
def test_undo_is_the_fields_own_only_while_it_has_something(
    kind: type[TextField | LongTextField], qtbot: QtBot
) -> None:
    field = kind("Namn")
    qtbot.addWidget(field)

    def claims() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CTRL)
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    field.show_text("abc")
    assert not claims()
    QTest.keyClicks(field, "d")
    assert claims()


def wheel(field: QWidget) -> None:
    event = QWheelEvent(
        QPointF(4, 4),
        QPointF(4, 4),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def test_a_choice_keeps_its_values_and_tells_who_chose(qtbot: QtBot) -> None:
    field = ChoiceField("Slag", [(BodyKind.BOARD, "Styrelse"), (BodyKind.CLUB, "Klubb")], key="kind")
    qtbot.addWidget(field)
    chosen: list[tuple[str, object]] = []
    field.chosen.connect(lambda key, value: chosen.append((key, value)))
    wheel(field)
    QTest.keyClick(field, Key.Key_Down)
    assert chosen == [("kind", BodyKind.CLUB)], "the wheel chose nothing"
    assert field.value is chosen[0][1]
    field.show_choices([(BodyKind.OTHER, "Annat"), (BodyKind.CLUB, "Klubben")])
    assert (field.value, field.currentText()) == (BodyKind.CLUB, "Klubben")
    field.show_choices([(BodyKind.OTHER, "Annat")])
    assert field.currentText() == "Annat"
    assert len(chosen) == 1


def test_a_number_is_not_changed_by_scrolling_past_it(qtbot: QtBot) -> None:
    field = NumberField("Antal", 1, 9)
    qtbot.addWidget(field)
    heard: list[int] = []
    field.valueChanged.connect(heard.append)
    field.show_number(4)
    wheel(field)
    assert (field.value(), heard) == (4, [])


def test_a_problem_takes_room_only_while_there_is_one(qtbot: QtBot) -> None:
    line = ProblemLine()
    qtbot.addWidget(line)
    line.say("Datumet går inte att läsa.")
    assert not line.isHidden()
    line.say("")
    assert line.isHidden()
