"""Mötesdatum: the meeting dates that a meeting decides, and the fields in which dates and times are typed."""
