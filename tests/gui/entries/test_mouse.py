"""What the mouse does: marks, buttons, the wheel; and that nothing slips away beneath it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain import entries as e
from protokoll.domain.kinds import Outcome, VoteMethod
from protokoll.gui.entries.editors.clauses_edit import ClausesEdit
from tests.gui.entries.page import ALT, NONE, Key, Page, focus, press, type_text

YES_NO = (e.VoteOption(text="Ja"), e.VoteOption(text="Nej"))


def click(widget: QWidget, place: QPoint) -> None:
    """Click in the widget; twice is not a double click."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, place)


def test_the_mark_after_a_clause_opens_its_outcomes(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Proposal(id="p", by=("per",), clauses=(e.ProposalClause(text="a"),)))
    page.list.cards[0].focus_last()
    editor = focus()
    assert isinstance(editor, ClausesEdit)
    editor.grab()
    assert len(editor._marks) == 1
    click(editor.viewport(), editor._marks[0][1].center().toPoint())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()[:3]] == ["inget utfall", "bifall", "avslag"]
    menu.close()
    click(editor.viewport(), QPoint(2, 2))
    assert QApplication.activePopupWidget() is None


def test_the_buttons_behind_mer_move_and_remove(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="a", text="a"), e.Note(id="b", text="b"))
    card = page.list.cards[0]
    card.focus_first()
    click(card._head.more, QPoint(4, 4))
    assert card._fold is not None
    up, down, remove = card._fold.buttons
    click(down, QPoint(4, 4))
    assert list(page.entries) == [e.Note(text="b"), e.Note(text="a")]
    click(up, QPoint(4, 4))
    click(up, QPoint(4, 4))
    assert list(page.entries) == [e.Note(text="a"), e.Note(text="b")]
    click(remove, QPoint(4, 4))
    assert list(page.entries) == [e.Note(text="b")]


def test_a_row_is_removed_with_its_cross(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Vote(id="v", method=VoteMethod.COUNTED, options=YES_NO))
    page.list.cards[0].focus_first()
    crosses = [one for one in page.list.findChildren(QToolButton) if one.text() == "×" and one.isVisible()]
    assert len(crosses) == 2
    click(crosses[0], QPoint(4, 4))
    assert page.entries == (e.Vote(method=VoteMethod.COUNTED, options=(e.VoteOption(text="Nej"),)),)


def test_nothing_moves_while_the_mouse_is_held(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(qtbot, e.Note(id="a", text="a"), e.Note(id="b", text="b"))
    first, second = page.list.cards
    first.focus_first()
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    second.focus_first()
    assert first.is_active
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    qtbot.waitUntil(lambda: not first.is_active)


def test_the_wheel_is_the_lists(qtbot: QtBot) -> None:
    page = Page(
        qtbot,
        e.Decision(id="d", outcome=Outcome.APPROVED),
        *(e.Note(id=f"{n}", text=f"{n}") for n in range(60)),
    )
    page.list.cards[0].focus_first()
    press(Key.Key_Return, ALT)
    box = focus()
    QApplication.processEvents()
    place = QPointF(box.rect().center())
    event = QWheelEvent(
        place,
        box.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert not event.isAccepted()
    assert page.steps == []


def test_the_last_line_stays_in_sight_when_the_list_is_long(qtbot: QtBot) -> None:
    page = Page(qtbot, *(e.Note(id=f"{n}", text=f"{n}") for n in range(60)))
    type_text("x\ny\nz")
    for _ in range(3):
        QApplication.processEvents()
    editor = page.list.write_box.editor
    bottom = editor.viewport().mapTo(page.list, editor.cursorRect().bottomLeft()).y()
    assert 0 < bottom < page.list.height()
