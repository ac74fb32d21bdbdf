"""What is typed and is not part of a meeting yet, and what cannot go where it came from: kept all the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future

from protokoll.domain.edits import edit_head
from protokoll.domain.meeting import Meeting
from protokoll.storage import Store, StoredMeeting


def keep_unfinished(store: Store, uid: str, texts: Mapping[str, str]) -> Future[None]:
    """Keep what stands in the write boxes of a meeting, by item id, without waiting for the disk."""
    kept = {item_id: text for item_id, text in texts.items() if text}
    return store.save_settings(
        {unfinished_setting(uid): json.dumps(kept, ensure_ascii=False) if kept else ""}
    )


def load_unfinished(store: Store, uid: str) -> dict[str, str]:
    """What stood in the write boxes of a meeting when it was last left."""
    kept = store.load_setting(unfinished_setting(uid))
    return dict(json.loads(kept)) if kept else {}


def keep_beside(store: Store, meeting: Meeting, uid: str | None = None) -> StoredMeeting:
    """Add ``meeting`` as one of its own, beside the one in the store that it no longer goes with.

    Its attachments have their bytes there, too; ``uid`` is the store's for the other one, where the meeting itself
    carries none.
    """
    new = store.insert_meeting(edit_head(meeting, uid=None))
    original = uid or meeting.head.uid
    if original is not None:
        store.copy_files(original, new)
    return store.load_meeting(new)


def unfinished_setting(uid: str) -> str:
    """The name of the setting that holds what is unfinished in a meeting."""
    return f"unfinished.{uid}"
