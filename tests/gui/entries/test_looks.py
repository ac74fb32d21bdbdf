"""How cards read while they rest, and what stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.domain import entries as e
from protokoll.domain.kinds import ElectionForm, Outcome, VoteMethod
from protokoll.gui.entries.card import EntryCard
from protokoll.gui.entries.editors.line_edit import LineEdit
from protokoll.gui.entries.editors.text_edit import TextEdit
from tests.gui.entries.page import ALT, CTRL, Key, Page, focus, press, type_text

TABLE = "Tre alternativ:\n\n| Lokal | Hyra |\n|---|---:|\n| Hamnen | 165 |"


def lines_of(card: EntryCard) -> list[LineEdit]:
    return [one for one in card.findChildren(LineEdit) if one.isVisible()]


def whole(line: LineEdit) -> bool:
    """Whether the text of a line has room."""
    return line.fontMetrics().horizontalAdvance(line.text()) <= line.width()


def text_of(card: EntryCard) -> TextEdit:
    [found] = [one for one in card.findChildren(TextEdit) if one.isVisible()]
    return found


# --- tables ---


def test_a_table_in_a_note_is_shown_until_it_is_edited(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="a", text=TABLE), e.Note(id="b", text="a | b"))
    card, plain = page.list.cards
    assert "|" not in text_of(card).document().toPlainText()
    assert "Hamnen" in text_of(card).document().toPlainText()
    assert text_of(plain).typed() == "a | b"
    card.focus_last()
    assert text_of(card).typed() == TABLE
    assert page.drafts == [], "looking is not writing"
    press(Key.Key_End, CTRL)
    type_text("\n| Torget | 120 |")
    page.list.focus_write_box()
    assert "|" not in text_of(card).document().toPlainText()
    assert "Torget" in text_of(card).document().toPlainText()
    assert page.entries[0] == e.Note(text=TABLE + "\n| Torget | 120 |")
    page.become(e.Note(id="a", text=TABLE), page.item.entries[1])
    assert "Torget" not in text_of(card).document().toPlainText()


def test_a_card_that_showed_a_table_shows_plain_text_plainly(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="a", text=TABLE))
    page.become(e.Note(id="a", text="Bara ord.\nTvå rader."))
    text = text_of(page.list.cards[0])
    assert text.typed() == "Bara ord.\nTvå rader."
    assert text.document().rootFrame().childFrames() == []
    assert text.document().firstBlock().blockFormat().leftMargin() == 0


def test_a_table_follows_the_letters_and_colours(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="a", text=TABLE))
    text = text_of(page.list.cards[0])
    low = text.height()
    page.list.setStyleSheet("QTextEdit { font-size: 40px; }")
    QApplication.processEvents()
    assert text.document().rootFrame().childFrames(), "the table is still there"
    assert text.height() > low


def test_a_wide_table_breaks_its_words_rather_than_being_cut(qtbot: QtBot) -> None:
    head = " | ".join(f"Sammanträdesersättning{n}" for n in range(6))
    page = Page(qtbot, e.Note(id="a", text=f"| {head} |\n|{'---|' * 6}\n| {'1 | ' * 6}"))
    QApplication.processEvents()
    text = text_of(page.list.cards[0])
    assert text.document().size().width() <= text.viewport().width() + 1


def test_a_table_that_nearly_fits_is_printed_smaller_and_keeps_its_words_whole(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="a", text="| Hantverkargatan | Tillgängligt |\n|---|---|\n| a | b |"))
    text = text_of(page.list.cards[0])

    def letters() -> int:
        cell = text.document().rootFrame().childFrames()[0].firstCursorPosition()
        cell.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return cell.charFormat().intProperty(QTextFormat.Property.FontPixelSize)

    assert letters() == 0
    for width in range(600, 100, -10):
        page.list.resize(width, 600)
        QApplication.processEvents()
        if letters():
            break
    assert 0 < letters() < QFontInfo(text.font()).pixelSize()
    assert text.wordWrapMode() == QTextOption.WrapMode.WordWrap
    page.list.resize(900, 600)
    QApplication.processEvents()
    assert letters() == 0


# --- rows ---


def test_an_election_shows_its_post_whole_on_as_many_lines_as_it_takes(qtbot: QtBot) -> None:
    elected = e.Elected(
        post="ombud vid förbundets rådslag", person="eva", form=ElectionForm.NEW, term="22 januari 2027"
    )
    page = Page(qtbot, e.Election(id="v", elected=(elected,)))
    card = page.list.cards[0]
    lines = set()
    for width in (1200, 640, 420, 300):
        page.list.resize(width, 900)
        QApplication.processEvents()
        assert all(map(whole, lines_of(card))), width
        lines.add(len({one.mapTo(card, QPoint()).y() for one in lines_of(card)}))
    assert lines == {1, 2, 4}
    assert lines_of(card)[0].text() == "ombud vid förbundets rådslag"


def test_the_votes_stand_beside_their_options_in_a_column(qtbot: QtBot) -> None:
    options = (e.VoteOption(text="Ja", votes=7), e.VoteOption(text="Nej", votes=12))
    page = Page(qtbot, e.Vote(id="v", method=VoteMethod.COUNTED, options=options))
    texts = lines_of(page.list.cards[0])
    votes = [one for one in texts if one.text() in ("7", "12")]
    assert len({one.mapTo(page.list, QPoint(one.width(), 0)).x() for one in votes}) == 1
    assert all(one.alignment() & Qt.AlignmentFlag.AlignRight for one in votes)
    ends = votes[0].mapTo(page.list, QPoint(votes[0].width(), 0)).x()
    assert ends < page.list.width() / 2, "near what they are for"


# --- labels ---


def test_a_label_is_cut_only_when_it_must_and_keeps_when_it_is_due(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Task(id="t", assignees=("eva", "per"), text="a", due_text="senast 17 november"))
    card = page.list.cards[0]
    label = card._head.label
    needed = label.fontMetrics().horizontalAdvance(label.words)
    page.list.resize(needed + 70, 600)
    QApplication.processEvents()
    assert label.text() == label.words, "the room of buttons that are not there is the label's"
    page.list.resize(needed - 30, 600)
    QApplication.processEvents()
    assert "…" in label.text()
    assert label.text().startswith("UPPDRAG") and label.text().endswith("november")
    height = card.height()
    card.focus_first()
    QApplication.processEvents()
    assert card.height() >= height


# --- Mer ---


def test_mer_opens_the_card_and_the_cursor_stays(qtbot: QtBot) -> None:
    page = Page(qtbot, e.Note(id="a", text="a"), e.Note(id="b", text="b"))
    card = page.list.cards[0]
    card.focus_last()
    editor = focus()
    assert card._head.more.focusPolicy() is Qt.FocusPolicy.NoFocus  # a click leaves the cursor …
    assert card.focusPolicy() is Qt.FocusPolicy.ClickFocus  # … in this card, and not in another
    card._head.more.click()
    assert card._head.more.isChecked()
    assert focus() is editor
    assert card._fold is not None
    QApplication.processEvents()
    assert card._fold.isVisible()


def test_mer_brings_the_card_into_sight(qtbot: QtBot) -> None:
    notes = [e.Note(id=str(n), text=f"Anteckning {n}") for n in range(12)]
    decision = e.Decision(id="d", clauses=("a",), outcome=Outcome.APPROVED)
    page = Page(qtbot, *notes, decision)
    page.list.resize(640, 420)
    card = page.list.cards[-1]
    card.focus_first()
    QApplication.processEvents()
    press(Key.Key_Return, ALT)
    QApplication.processEvents()
    top = card.mapTo(page.list.viewport(), QPoint()).y()
    assert top >= 0
    assert top + card.height() <= page.list.viewport().height()
    page.list.resize(640, 150)
    press(Key.Key_Return, ALT)
    press(Key.Key_Return, ALT)
    QApplication.processEvents()
    assert 0 <= card.mapTo(page.list.viewport(), QPoint()).y() <= 20, "a tall card is seen from its top"
