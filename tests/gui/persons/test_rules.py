"""The rules of a body, and what they lead to."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import BodyKind, ListStyle, Numbering, NumberStyle, QuorumRule, Stage, Tense
from protokoll.domain.meeting import DecisionStyle, Quorum
from protokoll.domain.register import BodyRecord
from protokoll.gui.persons import words
from protokoll.gui.persons.body_rules import BodyRules
from protokoll.gui.persons.page import PersonsPage
from protokoll.storage.store import Store
from tests.gui.persons.hands import Key, press, replace_text

NBSP = "\u00a0"


@pytest.fixture
def rules(qtbot: QtBot) -> BodyRules:
    rules = BodyRules()
    qtbot.addWidget(rules)
    rules.show_body(BodyRecord(uid="b", name="Klubben"))
    rules.show()
    return rules


def edited(qtbot: QtBot, rules: BodyRules, field: object, key: Key) -> BodyRecord:
    with qtbot.waitSignal(rules.edited) as signal:
        field.setFocus()  # type: ignore[attr-defined]
        press(field, key)  # type: ignore[arg-type]
    assert signal.args is not None
    body = signal.args[0]
    assert isinstance(body, BodyRecord)
    return body


def test_a_body_that_says_nothing_shows_what_holds_and_stays_silent(qtbot: QtBot, rules: BodyRules) -> None:
    assert rules.decides_as.placeholderText() == "Mötet"
    assert rules.tense.value is Tense.PAST
    assert rules.numbering.value is Numbering.PER_MEETING
    assert "beslutade att köpa" in rules.decision_words.text()
    body = edited(qtbot, rules, rules.kind, Key.Key_Home)
    assert body == BodyRecord(uid="b", name="Klubben", kind=BodyKind.BOARD)
    assert rules.decides_as.placeholderText() == "Styrelsen"


def test_decisions_are_shown_as_they_will_be_printed(qtbot: QtBot, rules: BodyRules) -> None:
    body = edited(qtbot, rules, rules.tense, Key.Key_Down)
    assert body.decision_style == DecisionStyle(tense=Tense.PRESENT, list=ListStyle.PLAIN)
    rules.decides_as.setFocus()
    replace_text(rules.decides_as, "Klubben")
    press(rules.decides_as, Key.Key_Tab)
    edited(qtbot, rules, rules.list_style, Key.Key_Down)
    assert rules.decision_words.text() == (
        "Klubben beslutar att köpa en ny projektor.\n\nKlubben beslutar\n"
        f"    att anta budgeten, och\n    att höja avgiften till 300{NBSP}kronor."
    )


def test_numbers_are_shown_as_they_will_be_printed(qtbot: QtBot, rules: BodyRules) -> None:
    assert rules.number_words.text() == f"Varje möte börjar på §{NBSP}1."
    assert edited(qtbot, rules, rules.numbering, Key.Key_Down).numbering is Numbering.PER_YEAR
    assert rules.number_words.text() == f"Slutar ett möte på §{NBSP}12 börjar nästa på §{NBSP}13."
    assert edited(qtbot, rules, rules.number_style, Key.Key_Down).number_style is NumberStyle.ORDINAL
    assert "12." in rules.number_words.text()
    edited(qtbot, rules, rules.numbering, Key.Key_Down)
    assert "inga paragrafer" in rules.number_words.text()
    assert edited(qtbot, rules, rules.numbers_freeze, Key.Key_Down).numbers_freeze is Stage.ONGOING
    assert edited(qtbot, rules, rules.sections_freeze, Key.Key_Down).sections_freeze is Stage.ADJUSTED


def test_a_quorum_asks_only_for_what_it_needs(qtbot: QtBot, rules: BodyRules) -> None:
    assert not rules.quorum_number.isVisible()
    body = edited(qtbot, rules, rules.quorum_rule, Key.Key_Down)
    assert body.quorum == Quorum(rule=QuorumRule.MAJORITY)
    assert rules.quorum_seats.text() == "räknas från ledamöterna"
    rules.quorum_seats.setFocus()
    for _ in range(7):
        press(rules.quorum_seats, Key.Key_Up)
    assert rules.quorum_words.text() == "Mötet är beslutfört när minst 4 av 7 deltar."
    with qtbot.waitSignal(rules.edited) as signal:
        press(rules.quorum_seats, Key.Key_Return)
    assert signal.args == [
        BodyRecord(uid="b", name="Klubben", quorum=Quorum(rule=QuorumRule.MAJORITY, seats=7))
    ]
    body = edited(qtbot, rules, rules.quorum_rule, Key.Key_Down)
    assert body.quorum == Quorum(rule=QuorumRule.FIXED, number=1, seats=7)
    assert rules.quorum_number.isVisible()
    assert "minst 1" in rules.quorum_words.text()
    body = edited(qtbot, rules, rules.quorum_rule, Key.Key_Home)
    assert body.quorum == Quorum(rule=QuorumRule.NONE)


def test_the_wheel_changes_nothing_by_accident(rules: BodyRules) -> None:
    for field in (rules.kind, rules.quorum_seats):
        before = rules._body
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
        assert rules._body == before
        assert rules.kind.value is BodyKind.OTHER


def test_every_word_of_a_closed_list_has_its_words() -> None:
    tables = (
        (words.CAPACITIES, 5),
        (words.NUMBERINGS, len(Numbering)),
        (words.NUMBER_STYLES, len(NumberStyle)),
        (words.TENSES, len(Tense)),
        (words.LIST_STYLES, len(ListStyle)),
        (words.QUORUM_RULES, len(QuorumRule)),
        (words.STAGES, len(Stage)),
    )
    for table, count in tables:
        assert len(table) == count
        assert len(set(table.values())) == count


def test_rules_are_saved_and_the_name_cannot_be_emptied(
    page: PersonsPage, store: Store, qtbot: QtBot
) -> None:
    body = next(one for one in page._live.bodies.values() if one.name == "Årsmötet")
    assert body.uid is not None
    page.show_body(body.uid)
    page.body.begin()
    replace_text(page.body.rules.name, "Stämman")
    press(page.body.rules.name, Key.Key_Tab)
    assert page.body.title.text() == "Stämman"
    page.body.rules.tense.setFocus()
    press(page.body.rules.tense, Key.Key_Down)

    def is_saved() -> bool:
        kept = next(one for one in store.load_roster().bodies if one.uid == body.uid)
        return (
            kept.name == "Stämman"
            and kept.decision_style is not None
            and kept.decision_style.tense is Tense.PRESENT
        )

    qtbot.waitUntil(is_saved)
    replace_text(page.body.rules.name, "")
    page.body.rules.name.flush()
    assert page.body.rules.name.text() == "Stämman"
    assert page._live.bodies[body.uid].name == "Stämman"
