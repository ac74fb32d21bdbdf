"""The preview follows the writing, and the window is never kept waiting for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from protokoll.documents.paper import Paper
from protokoll.errors import UserError
from protokoll.gui.background import Background
from protokoll.gui.preview.live import LivePreview, Make
from protokoll.gui.preview.look import page_look
from protokoll.gui.preview.paper_view import PaperView
from tests.gui.preview.sheets import long_paper, text, words_on
from tests.helpers.papers import paper_of


class Writer:
    """Somebody writes: the source of a live preview."""

    def __init__(self) -> None:
        self.words = "Ett"
        self.asked = 0
        self.made: list[str] = []
        self.threads: set[str] = set()
        self.gate: Event | None = None
        self.error: Exception | None = None
        self.open = True

    def source(self) -> Make | None:
        self.asked += 1
        return partial(self._make, self.words) if self.open else None

    def _make(self, words: str) -> Paper:
        self.threads.add(current_thread().name)
        if self.gate is not None:
            self.gate.wait(10)
        if self.error is not None:
            raise self.error
        self.made.append(words)
        return paper_of(text(words))


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def live(view: PaperView, writer: Writer, background: Background) -> LivePreview:
    return LivePreview(view, writer.source, background, view)


def seen(view: PaperView) -> str:
    return words_on(view.pages, 0) if view.pages else ""


def test_what_is_written_is_seen(qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer) -> None:
    for words in ("Ett", "Ett ord", "Ett ord till"):
        writer.words = words
        with qtbot.waitSignal(live.shown):
            live.changed()
        assert words in seen(view)


def test_many_letters_are_gathered(qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer) -> None:
    for number in range(30):
        writer.words = f"Bokstav {number}"
        live.changed()
    assert writer.asked == 0
    qtbot.waitUntil(lambda: "Bokstav 29" in seen(view))
    assert writer.made == ["Bokstav 29"]


def test_someone_who_never_pauses_sees_it_all_the_same(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    def typed() -> bool:
        live.changed()
        return "Ett" in seen(view)

    qtbot.waitUntil(typed, timeout=5000)


def test_the_paper_is_made_away_from_the_window(qtbot: QtBot, live: LivePreview, writer: Writer) -> None:
    with qtbot.waitSignal(live.shown):
        live.refresh()
    assert current_thread().name not in writer.threads


def test_what_was_written_meanwhile_is_shown_after(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    writer.gate = Event()
    live.refresh()
    writer.words = "Två"
    live.refresh()
    writer.words = "Tre"
    live.refresh()
    writer.gate.set()
    qtbot.waitUntil(lambda: "Tre" in seen(view))
    assert writer.made == ["Ett", "Tre"]


def test_out_of_sight_nothing_is_made(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    live.set_active(False)
    live.changed()
    live.refresh()
    assert (writer.asked, view.page_count()) == (0, 0)
    with qtbot.waitSignal(live.shown):
        live.set_active(True)
    assert "Ett" in seen(view)


def test_nothing_to_show_is_an_empty_view(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    with qtbot.waitSignal(live.shown):
        live.refresh()
    writer.open = False
    live.refresh()
    assert view.page_count() == 0


def test_a_paper_that_went_out_of_use_while_it_was_made_is_not_shown(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    writer.gate = Event()
    live.refresh()
    writer.open = False
    live.refresh()
    writer.gate.set()
    qtbot.waitUntil(lambda: writer.asked == 2)
    assert view.page_count() == 0


def test_a_paper_that_cannot_be_made_is_told(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    with qtbot.waitSignal(live.shown):
        live.refresh()
    writer.error = UserError("Utdraget har inga punkter. Välj minst en.")
    with qtbot.waitSignal(live.failed) as told:
        live.refresh()
    assert told.args == ["Utdraget har inga punkter. Välj minst en."]
    assert view.page_count() == 0
    writer.error = None
    with qtbot.waitSignal(live.shown):
        live.changed()
    assert "Ett" in seen(view)


def test_a_bug_reaches_the_error_dialog_and_the_preview_goes_on(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    writer.error = ZeroDivisionError()
    with capture_exceptions() as caught:
        live.refresh()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    writer.error = None
    with qtbot.waitSignal(live.shown):
        live.refresh()
    assert "Ett" in seen(view)


def test_another_design_is_shown_at_once(
    qtbot: QtBot, view: PaperView, live: LivePreview, writer: Writer
) -> None:
    with qtbot.waitSignal(live.shown):
        live.refresh()
    assert view.pages is not None
    height = view.pages.strips[0].height
    with qtbot.waitSignal(live.shown):
        live.set_look(page_look("storstil"))
    assert view.pages.strips[0].height > height


def test_the_part_that_is_written_in_is_kept_in_sight(
    qtbot: QtBot, view: PaperView, background: Background
) -> None:
    live = LivePreview(view, partial(partial, long_paper, 60), background, view)
    with qtbot.waitSignal(live.shown):
        live.refresh()
    assert view.verticalScrollBar().value() == 0
    with qtbot.waitSignal(live.shown):
        live.changed("entry:e50")
    assert view.pages is not None
    page, _, _ = view.pages.parts_on("entry:e50")[0]
    assert view.current_page() in (page - 1, page, page + 1)
    assert view.verticalScrollBar().value() > 0


def test_the_window_answers_while_a_huge_paper_is_set(
    qtbot: QtBot, view: PaperView, background: Background
) -> None:
    live = LivePreview(view, partial(partial, long_paper, 3000), background, view)
    live.refresh()
    longest, patience = 0.0, QDeadlineTimer(30_000)
    while not view.page_count() and not patience.hasExpired():
        start = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - start)
    assert view.page_count() > 300
    assert longest < 0.5  # the figure itself (50 ms) is the benchmark's: other tests run beside this one


def test_a_view_that_is_gone_is_left_alone(qtbot: QtBot, background: Background, writer: Writer) -> None:
    view = PaperView()
    writer.gate = Event()
    LivePreview(view, writer.source, background, view).refresh()
    view.deleteLater()
    qtbot.waitUntil(_gone(view))
    writer.gate.set()
    done: list[object] = []
    background.run(lambda: 1, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert writer.made == ["Ett"]


def _gone(view: PaperView) -> Callable[[], bool]:
    from shiboken6 import isValid

    return lambda: not isValid(view)
