"""Which paper one makes at each stage of a meeting: the usual one, or the one that was made last at that stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.papers import PaperKind
from protokoll.domain.kinds import Stage

if TYPE_CHECKING:
    from concurrent.futures import Future

    from protokoll.storage.store import Store

_SETTING = "papers_by_stage"
_USUAL = {
    Stage.PLANNED: PaperKind.NOTICE,
    Stage.NOTICED: PaperKind.AGENDA,
    Stage.ONGOING: PaperKind.RUNNING_SCRIPT,
    Stage.DRAFT: PaperKind.MINUTES,
    Stage.IN_ADJUSTMENT: PaperKind.MINUTES,
    Stage.ADJUSTED: PaperKind.EXTRACT,
}
_Kept = dict[str, PaperKind]


def paper_of_stage(store: Store, stage: Stage | None) -> PaperKind:
    """The paper that was made last at ``stage`` (None: planned), else the usual one."""
    stage = stage or Stage.PLANNED
    return _load(store).get(stage.value, _USUAL[stage])


def keep_paper_of_stage(store: Store, stage: Stage | None, kind: PaperKind) -> Future[None]:
    """Remember that ``kind`` was made at ``stage``, without waiting for the disk."""
    kept = {**_load(store), (stage or Stage.PLANNED).value: kind}
    return store.save_settings({_SETTING: msgspec.json.encode(kept).decode()})


def _load(store: Store) -> _Kept:
    kept = store.load_setting(_SETTING)
    try:
        return msgspec.json.decode(kept, type=_Kept) if kept else {}
    except msgspec.MsgspecError:
        return {}
