"""The paper that is offered first at each stage."""

from __future__ import annotations

import pytest

from protokoll.documents.papers import PaperKind
from protokoll.domain.kinds import Stage
from protokoll.services.paper_choices import keep_paper_of_stage, paper_of_stage
from protokoll.storage import Store


@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_stage_has_a_usual_paper(stage: Stage | None, fresh: Store) -> None:
    assert paper_of_stage(fresh, stage) in PaperKind


def test_what_was_made_last_comes_first_at_that_stage_alone(fresh: Store) -> None:
    keep_paper_of_stage(fresh, Stage.DRAFT, PaperKind.TASK_LIST).result()
    keep_paper_of_stage(fresh, None, PaperKind.AGENDA).result()
    assert paper_of_stage(fresh, Stage.DRAFT) is PaperKind.TASK_LIST
    assert paper_of_stage(fresh, Stage.PLANNED) is PaperKind.AGENDA
    assert paper_of_stage(fresh, Stage.ONGOING) is PaperKind.RUNNING_SCRIPT


@pytest.mark.parametrize("kept", ["", "[", '{"draft": "biljett"}', '{"draft": 3}'])
def test_what_cannot_be_read_is_as_nothing(kept: str, fresh: Store) -> None:
    fresh.save_setting("papers_by_stage", kept)
    assert paper_of_stage(fresh, Stage.DRAFT) is PaperKind.MINUTES
