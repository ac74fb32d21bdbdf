"""The first line of a card: its label, the fields that stand beside it, and "Mer"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton

from protokoll.gui.entries.fields.field import Field
from protokoll.gui.entries.label import Label

SPACE = 8
QWIDGETSIZE_MAX = (1 << 24) - 1
_READ_SHARE, _ACTIVE_SHARE = 100, 3
_WIDE_SHARE, _NARROW_SHARE = 6, 2


class CardHead(QHBoxLayout):
    """What the card is, who and when: words while it is read, fields while it is edited."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(SPACE)
        self.label = Label("label")
        self.remark = Label("muted", gives_way=True)
        self.more = QToolButton()
        self.more.setText("Mer")
        self.more.setToolTip("Visar resten (Alt+Enter)")
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.setProperty("field", "more")
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # its height: the card is as high when it is edited
        self.more.setSizePolicy(policy)
        self.addWidget(self.label)
        self.addWidget(self.remark)
        self.addStretch()
        self.addWidget(self.more)
        self._fields = 0
        self.set_active(False)

    def set_active(self, active: bool) -> None:
        """While the card is read its words have all the room; while it is edited, fields share it."""
        self.more.setVisible(active)
        self.more.setMaximumWidth(QWIDGETSIZE_MAX if active else 0)
        self.setStretchFactor(self.remark, _ACTIVE_SHARE if active else _READ_SHARE)

    def add_field(self, field: Field, *, wide: bool) -> None:
        """Add a field after those that are there, with the room of several where names are typed."""
        self._fields += 1
        if field.widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding:
            self.insertWidget(self._fields, field.widget, _WIDE_SHARE if wide else _NARROW_SHARE)
        else:
            self.insertWidget(self._fields, field.widget)
