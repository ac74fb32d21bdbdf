"""The theme's icons for how somebody stands to the meeting."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from protokoll.gui.attendance.lines import State
from protokoll.gui.theme.icons import icon

_ICONS: dict[State, tuple[str, str | None]] = {
    State.HERE: ("present", "decision"),
    State.NOT_YET: ("clock", None),
    State.AWAY: ("pause", None),
    State.GONE: ("leave", None),
    State.RECUSED: ("recusal", "warning"),
    State.COMING: ("check", None),
    State.CALLED: ("clock", None),
    State.EXCUSED: ("excused", None),
    State.ABSENT: ("absent", None),
    State.VACANT: ("people", None),
}


def presence_icon(state: State) -> QIcon:
    """The icon beside the word for ``state``."""
    return icon(*_ICONS[state])
