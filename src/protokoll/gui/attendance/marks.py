"""The marks before the names: one small drawing for each state, told apart by shape, not by colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from protokoll.gui.attendance.lines import State


def paint_mark(painter: QPainter, rect: QRectF, state: State, color: QColor, ground: QColor) -> None:
    """Draw the mark of ``state`` in ``rect`` (a square). ``ground`` is what shows through the filled mark."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = rect.width()
    pen = QPen(color, max(1.0, side / 12))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    circle = rect.adjusted(side / 10, side / 10, -side / 10, -side / 10)
    if state in (State.CALLED, State.VACANT):
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    if state is State.HERE:
        painter.setBrush(color)
    painter.drawEllipse(circle)
    pen.setStyle(Qt.PenStyle.SolidLine)
    if state is State.HERE:
        pen.setColor(ground)
        pen.setWidthF(side / 9)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _STROKES.get(state, ()):
        painter.drawPolyline(
            QPolygonF([QPointF(rect.left() + x * side, rect.top() + y * side) for x, y in line])
        )
    painter.restore()


_CHECK = ((0.32, 0.52), (0.45, 0.65), (0.69, 0.38))
_STROKES: dict[State, tuple[tuple[tuple[float, float], ...], ...]] = {
    State.HERE: (_CHECK,),
    State.COMING: (_CHECK,),
    State.EXCUSED: (((0.34, 0.5), (0.66, 0.5)),),
    State.ABSENT: (((0.38, 0.38), (0.62, 0.62)), ((0.62, 0.38), (0.38, 0.62))),
    State.RECUSED: (((0.26, 0.74), (0.74, 0.26)),),
    State.NOT_YET: (((0.5, 0.3), (0.5, 0.5), (0.64, 0.58)),),
    State.AWAY: (((0.42, 0.36), (0.42, 0.64)), ((0.58, 0.36), (0.58, 0.64))),
    State.GONE: (((0.34, 0.5), (0.66, 0.5)), ((0.54, 0.38), (0.66, 0.5), (0.54, 0.62))),
}
"""The strokes inside the circle, in parts of its square: tick, minus, cross, slash, clock, pause, arrow."""
