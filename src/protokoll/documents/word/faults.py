"""What is wrong with a template, told so that its owner can mend it in Word."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from protokoll.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

THE_FILE = "Filen"
"""The place of a fault that concerns the whole file."""

_MOST_TOLD = 8
"""So many faults are told in one message; the template check shows the rest."""


class Severity(StrEnum):
    """Whether a fault keeps a paper from being made (``fel``) or is worth a look (``varning``)."""

    ERROR = "fel"
    WARNING = "varning"


class TemplateFault(msgspec.Struct, frozen=True):
    """Ett fel i en mall: where ("Brödtexten, tabell 1, rad 1, kolumn 2"), what, and what to do about it."""

    severity: Severity
    place: str
    text: str
    suggestion: str = ""

    def sentence(self) -> str:
        """The whole fault in one line."""
        return " ".join(filter(None, (f"{self.place}:", self.text, self.suggestion)))


class TemplateError(UserError):
    """The template cannot be used; nothing has been written. ``faults`` are all that was found, errors alone."""

    def __init__(self, name: str, faults: Sequence[TemplateFault], *, details: str = "") -> None:
        self.faults = tuple(faults)
        if len(faults) == 1:
            told = faults[0].sentence().removeprefix(f"{THE_FILE}: ")
            text = f"Mallen {name} går inte att använda. {told}"
        else:
            lines = [f"– {fault.sentence()}" for fault in faults[:_MOST_TOLD]]
            if len(faults) > _MOST_TOLD:
                lines.append(f"– … och {len(faults) - _MOST_TOLD} fel till.")
            text = f"Mallen {name} har {len(faults)} fel. Rätta dem i Word eller välj en annan mall.\n"
            text += "\n".join(lines)
        super().__init__(text, details=details)


def file_fault(text: str, suggestion: str) -> TemplateFault:
    """An error that concerns the whole file."""
    return TemplateFault(Severity.ERROR, THE_FILE, text, suggestion)
