"""Twenty years of meetings: the page opens and filters without a pause."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import MeetingKind, Stage
from protokoll.gui.desk import Desk
from protokoll.gui.meetings.page import MeetingsPage
from protokoll.storage import MeetingLine, Store
from tests.gui.meetings.desks import TODAY, today

COUNT = 5000
LINES = [
    MeetingLine(
        uid=f"u{n}",
        date=TODAY - dt.timedelta(days=n),
        start="17:30",
        body=f"Styrelsen {n % 7}",
        kind=list(MeetingKind)[n % 5],
        number=f"{n % 12 + 1}/{2026 - n // 365}",
        title="Styrelsemöte",
        stage=list(Stage)[n % 6],
        items=15,
        decisions=n % 20,
    )
    for n in range(COUNT)
]


def test_five_thousand_meetings(bare_store: Store, make_desk: Callable[[Store], Desk], qtbot: QtBot) -> None:
    bare_store.list_meetings = lambda: LINES  # type: ignore[method-assign]
    page = MeetingsPage(make_desk(bare_store), today=today)
    qtbot.addWidget(page)
    page.resize(1084, 654)
    began = time.perf_counter()
    page.show()
    page.grab()
    opened = time.perf_counter() - began
    keys = []
    for text in ("d", "de", "dec", "dec ", "dec 2", "dec 20", "dec 201", "dec 2018", ""):
        began = time.perf_counter()
        page.toolbar.filter.setText(text)
        page.grab()
        keys.append(time.perf_counter() - began)
    assert page.model.rowCount() == COUNT
    assert opened < 0.6, opened  # 60 ms here; machines that run tests are slow and shared
    assert max(keys) < 0.3, keys
