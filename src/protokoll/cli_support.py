"""The command ``support-log``; see ``cli``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from protokoll import __version__
from protokoll.cli_swedish import SwedishParser


def add_support_log(
    commands: argparse._SubParsersAction[SwedishParser], path: Callable[[str], Path]
) -> argparse.ArgumentParser:
    """The command; ``path`` reads a file's name from the command line."""
    collecting = commands.add_parser(
        "support-log",
        help="spara uppgifter om programmet och datorn, utan personuppgifter, för den som hjälper",
    )
    collecting.add_argument(
        "-o", "--output", metavar="UT", type=path, required=True, help="textfil att skriva (.txt)"
    )
    collecting.set_defaults(command=_support_log)
    return collecting


def _support_log(options: argparse.Namespace) -> None:
    from protokoll.services.policies import data_dir_in_use, load_policies, machine_in_use
    from protokoll.services.support_log import write_support_log

    policies = load_policies()
    folder = options.data_dir or data_dir_in_use()
    write_support_log(options.output, __version__, folder, machine_in_use(policies), policies)
    print(f"Supportloggen är skriven till {options.output}. Läs igenom den innan du skickar den.")
