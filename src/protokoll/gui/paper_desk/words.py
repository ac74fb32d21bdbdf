"""What the papers are, in a word each, and which of them may be made public or sent to everybody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from protokoll.documents.papers import PaperKind

CONTEXT = "papers"
"""Where translators find the words of this module."""

MEETING_PAPERS = tuple(PaperKind)
LOGS = (PaperKind.TASK_LIST, PaperKind.DECISION_LOG)
"""Those that can be made over a period too."""

PUBLIC = frozenset(PaperKind) - {PaperKind.RUNNING_SCRIPT, PaperKind.ATTENDANCE_LIST}
"""Those that have a public version: the others are only for the chair and for the meeting itself."""

FOR_ALL = frozenset((PaperKind.NOTICE, PaperKind.AGENDA, PaperKind.MINUTES, PaperKind.TASK_LIST))
"""Those that are usually sent to everybody on the attendance list."""

_WORDS = {
    PaperKind.NOTICE: "tid, plats och punkter",
    PaperKind.AGENDA: "punkterna i ordning",
    PaperKind.RUNNING_SCRIPT: "att leda efter",
    PaperKind.ATTENDANCE_LIST: "att skriva under",
    PaperKind.MINUTES: "det som beslutades",
    PaperKind.EXTRACT: "valda punkter",
    PaperKind.TASK_LIST: "vem som gör vad",
    PaperKind.DECISION_LOG: "besluten i följd",
}


def word_about(kind: PaperKind) -> str:
    """What the paper is for, in a few words."""
    return QCoreApplication.translate(CONTEXT, _WORDS[kind])
