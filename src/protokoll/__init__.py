"""Protokoll: Swedish meeting minutes, from the agenda to the adjusted minutes in Word."""

__version__ = "0.1.0"
