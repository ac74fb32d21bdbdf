"""The desk of these tests."""

from tests.gui.meetings.desks import bare_store, make_desk, new_store, store

__all__ = ["bare_store", "make_desk", "new_store", "store"]
