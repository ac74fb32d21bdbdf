"""Möten: the list of all meetings, and what is done with whole ones."""
