"""A long session does not use up None (PySide6 6.12 on Python 3.11)."""

from __future__ import annotations

import subprocess
import sys

import pytest

SESSION = """
from PySide6.QtWidgets import QApplication, QWidget
import protokoll.gui.theme
app = QApplication([])
widget = QWidget()
for _ in range(200_000):
    assert widget.focusWidget() is None
print("alive")
"""


@pytest.mark.timeout(60)
def test_none_outlives_the_session() -> None:
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, check=True)
    assert done.stdout == "alive\n"
