"""What a screen reader and a keyboard meet in a window: walks the accessible tree and the widgets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenuBar, QScrollBar, QWidget

_SKIPPED = {QAccessible.Role.Separator, QAccessible.Role.ScrollBar, QAccessible.Role.Grip}
_ACTIONABLE = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}


def accessible_tree(widget: QWidget, depth: int = 12) -> Iterator[QAccessibleInterface]:
    """Every part of ``widget`` that a screen reader can come to, from the top."""
    QAccessible.setActive(True)
    top = QAccessible.queryAccessibleInterface(widget)
    if top is not None:
        yield from _below(top, depth)


def nameless(widget: QWidget) -> list[str]:
    """What can be focused or used but has no name to read out; should be empty."""
    return [
        f"{part.role().name} {_where(part)}"
        for part in accessible_tree(widget)
        if _is_used(part) and not part.text(QAccessible.Text.Name).strip()
    ]


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab comes to, in order, from the focused widget until it is back; presses real keys."""
    from PySide6.QtTest import QTest

    stops: list[QWidget] = []
    for _ in range(500):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        if window.focusWidget() in stops:
            break
        reached = window.focusWidget()
        if reached is not None:
            stops.append(reached)
    return stops


def shows_focus(widget: QWidget) -> bool:
    """Whether a focused ``widget`` looks different from the same one without focus."""
    window = widget.window()
    window.setFocus()
    QApplication.processEvents()
    without = _picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return widget.hasFocus() and _picture(widget) != without


def focusable(window: QWidget) -> list[QWidget]:
    """Every visible widget that the keyboard should come to."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one, QScrollBar | QMenuBar)
        and one.focusProxy() is None
    ]


def _below(part: QAccessibleInterface, depth: int) -> Iterator[QAccessibleInterface]:
    yield part
    if depth:
        for number in range(part.childCount()):
            child = part.child(number)
            if child is not None and child.isValid():
                yield from _below(child, depth - 1)


def _is_used(part: QAccessibleInterface) -> bool:
    state = part.state()
    if part.role() in _SKIPPED or getattr(state, "invisible", False):
        return False
    return part.role() in _ACTIONABLE


def _where(part: QAccessibleInterface) -> str:
    thing = part.object()
    return f"{type(thing).__name__} {thing.objectName()!r}" if thing is not None else "(del av en lista)"


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def mnemonics(window: QWidget) -> list[str]:
    """The mnemonic of every visible button and of every visible label that leads to a field, as small letters."""
    texts = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    texts += [
        one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.buddy() is not None
    ]
    return [
        QKeySequence.mnemonic(text).toString().casefold() for text in texts if QKeySequence.mnemonic(text)
    ]
