"""Qt's text widgets with the keys of the cards: keys and focus become signals; no entry is known here."""
