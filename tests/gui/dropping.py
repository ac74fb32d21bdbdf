"""Files from a folder window, dragged over something and let go of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

_COPY, _LEFT, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(target: QObject, at: QPointF, paths: Sequence[Path]) -> bool:
    """Drag files over ``target``; whether they may be dropped there."""
    data = _data(paths)
    enter = QDragEnterEvent(at, _COPY, data, _LEFT, _NONE)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(at, _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(target, move)
    return True


def drop(target: QObject, at: QPointF, paths: Sequence[Path]) -> bool:
    """Drag files over ``target`` and let go of them, where that may be done; whether it was."""
    if not drag(target, at, paths):
        return False
    data = _data(paths)
    QApplication.sendEvent(target, QDropEvent(at, _COPY, data, _LEFT, _NONE))
    return True


def _data(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
