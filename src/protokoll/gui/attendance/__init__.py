"""Närvaropanelen: who is here, and all that can happen to somebody during a meeting."""
