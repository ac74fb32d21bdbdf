"""What is told of the next meeting, and its next step."""

from __future__ import annotations

import datetime as dt

import pytest

from protokoll.domain.kinds import AttendanceStatus, Stage
from protokoll.gui.overview.steps import Step, facts, next_step, people, when_words
from protokoll.storage import MeetingBrief

TODAY = dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("stage", "days", "step"),
    [
        (None, 6, Step.PLAN),
        (Stage.PLANNED, 6, Step.PLAN),
        (Stage.PLANNED, 0, Step.BEGIN),
        (Stage.NOTICED, 6, Step.BEGIN),
        (Stage.ONGOING, 0, Step.GO_ON),
        (Stage.DRAFT, -1, Step.MAKE_MINUTES),
        (Stage.IN_ADJUSTMENT, -1, Step.OPEN),
        (Stage.ADJUSTED, -1, Step.OPEN),
    ],
)
def test_the_step_follows_the_stage(stage: Stage | None, days: int, step: Step) -> None:
    assert next_step(stage, TODAY + dt.timedelta(days=days), TODAY) is step
    assert step.words()


@pytest.mark.parametrize(
    ("stage", "days", "words"),
    [
        (Stage.PLANNED, 0, "Nästa möte · i dag"),
        (Stage.PLANNED, 6, "Nästa möte · om\u00a06 dagar"),
        (Stage.ONGOING, 0, "Pågår · i dag"),
        (Stage.ONGOING, -6, "Pågår · sedan ons 25 nov 2026"),
    ],
)
def test_when_it_is(stage: Stage, days: int, words: str) -> None:
    assert when_words(stage, TODAY + dt.timedelta(days=days), TODAY) == words


def answers(**counts: int) -> tuple[AttendanceStatus, ...]:
    return tuple(AttendanceStatus(name) for name, count in counts.items() for _ in range(count))


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ((), ""),
        (answers(vacant=1), ""),
        (answers(called=1, vacant=1), "1 kallad"),
        (answers(called=0, coming=6, excused=3), "9 kallade, 6 kommer, 3 anmält förhinder"),
        (answers(present=8, absent=1, excused=1), "8 närvarande, 1 anmält förhinder, 1 frånvarande"),
    ],
)
def test_who_is_called_and_comes(statuses: tuple[AttendanceStatus, ...], words: str) -> None:
    assert people(statuses).replace("\u00a0", " ") == words


def test_the_facts_in_one_line() -> None:
    told = facts(brief(start="12:00", end="15:30", place="Centret", people=answers(called=2)))
    assert told.replace("\u00a0", " ") == "tis 1 dec 2026 kl. 12.00–15.30 · Centret · 2 kallade"
    assert facts(brief(end_date=dt.date(2026, 12, 2))) == "tis 1 dec 2026 – ons 2 dec 2026"


def brief(
    *,
    end_date: dt.date | None = None,
    start: str | None = None,
    end: str | None = None,
    place: str = "",
    people: tuple[AttendanceStatus, ...] = (),
) -> MeetingBrief:
    return MeetingBrief(
        uid="1",
        body="Styrelsen",
        kind=None,
        number="",
        title="",
        stage=None,
        date=TODAY,
        end_date=end_date,
        start=start,
        end=end,
        place=place,
        people=people,
    )
