"""The keys of the entry cards, for the printed list of shortcuts and the handbook. No Qt."""

from __future__ import annotations

from typing import Final

HELP_KEYS: Final = (
    ("Enter", "I skrivrutan: blir en anteckning. I ett fält: till nästa"),
    ("Skift+Enter", "Ny rad"),
    ("Tabb", "Tar det som erbjuds, annars till nästa fält"),
    ("Ctrl+Enter, Esc", "Klar, tillbaka till skrivrutan"),
    ("Upp, Ner", "Förbi första eller sista raden: till kortet ovanför eller nedanför"),
    ("Alt+Enter", "Mer: visar eller döljer resten av fälten"),
    ("Alt+Skift+Upp, Alt+Skift+Ner", "Flyttar kortet"),
    ("Alt+Skift+Delete", "Tar bort kortet"),
    ("Enter på en tom att-sats", "Listan är klar"),
    ("Ctrl+Upp, Ctrl+Ner", "Flyttar att-satsen eller raden"),
    ("Ctrl+U", "Utfall för att-satsen i ett yrkande"),
    ("Alt+Delete", "Tar bort raden"),
    ("Ctrl+Blanksteg", "Visar alla namn eller ord som går att välja"),
)
"""Keys, and what they do."""
