"""Failures a user can meet. Everything else that goes wrong is a bug."""


class UserError(Exception):
    """A told failure: one Swedish sentence or two that say what happened, what was kept and what to do.

    ``details`` holds what helps whoever is asked for help (never personal data).
    """

    def __init__(self, text: str, *, details: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.details = details
