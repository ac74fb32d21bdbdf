"""Settings that every test runs under."""

import os

# Before anything imports Qt: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings

# No deadline: the first example also pays for imports. The blob lets a failure be replayed elsewhere.
settings.register_profile("default", deadline=None, derandomize=False, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
