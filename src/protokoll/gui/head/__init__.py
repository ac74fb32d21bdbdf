"""Mötets huvud: what the meeting is, its officers and its stage."""
