"""Första starten: three short steps to a new organisation, or a look around."""
