"""argparse in Swedish: its few sentences, headings and the word for usage."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

_ERRORS = (
    (r"the following arguments are required: (.*)", r"det saknas: \1"),
    (r"unrecognized arguments: (.*)", r"okänt argument: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 finns inte; välj bland \3"),
    (r"argument (.*?): expected one argument", r"\1: det saknas ett värde"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 tar inget värde, men fick \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 är inte entydigt; det kan vara \2"),
)
WRONG_USAGE = 2


class SwedishParser(argparse.ArgumentParser):
    """An argument parser whose help and errors are Swedish; wrong usage gives exit code 2."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", _SwedishFormatter)
        kwargs["add_help"] = False
        kwargs["allow_abbrev"] = False
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "argument"
        self._optionals.title = "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Say in Swedish what was wrong with the words of the call, and end with code 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {swedish_error(message)}\n")


def swedish_error(message: str) -> str:
    """One of argparse's error sentences in Swedish."""
    for pattern, swedish in _ERRORS:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, swedish, message, flags=re.DOTALL)
    return message


class _SwedishFormatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)  # type: ignore[arg-type]
