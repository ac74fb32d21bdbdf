"""Justering: who adjusts the minutes and when, the signed copy, the lock and how it is opened again."""
