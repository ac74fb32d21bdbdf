"""Inställningar: the organisation, how it writes, and what belongs to this machine."""
