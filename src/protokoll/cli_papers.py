"""The commands that make papers and check templates; see ``cli``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.errors import UserError

if TYPE_CHECKING:
    from protokoll.cli_swedish import SwedishParser
    from protokoll.documents.paper import Paper
    from protokoll.documents.papers import PaperKind
    from protokoll.domain.meeting import Meeting
    from protokoll.services.outputs import PaperSource

PAPERS = (
    *("kallelse", "dagordning", "korschema", "narvarolista", "protokoll", "utdrag"),
    *("uppdragslista", "beslutslogg"),
)
"""The names of the papers; written out, so that help needs none of the modules that make them."""

_LOGS = ("uppdragslista", "beslutslogg")
"""Papers over several meetings."""

FAULTS_FOUND = 1


def add_render(commands: argparse._SubParsersAction[SwedishParser], path: Callable[[str], Path]) -> None:
    """The command ``render``; ``path`` reads a file's name from the command line."""
    rendering = commands.add_parser("render", help="gör ett papper av en mötesfil, utan databas")
    rendering.add_argument(
        "files", metavar="FIL", nargs="+", type=path, help="mötesfil (JSON); flera för en lista eller logg"
    )
    rendering.add_argument("--paper", choices=PAPERS, required=True, help="vilket papper som ska göras")
    rendering.add_argument(
        "--item", metavar="ID", action="append", default=[], help="punkt i ett utdrag; kan ges flera gånger"
    )
    rendering.add_argument("--template", metavar="MALL", type=path, help="egen mall (.docx eller .dotx)")
    rendering.add_argument(
        "--public", action="store_true", help="offentlig version: sekretess och valda namn utelämnas"
    )
    rendering.add_argument(
        "--hide",
        metavar="ID",
        action="append",
        default=[],
        help="person vars namn utelämnas i en offentlig version",
    )
    rendering.add_argument(
        "-o",
        "--output",
        metavar="UT",
        type=path,
        required=True,
        help="fil att skriva; ändelsen väljer form: .docx .pdf .html .txt .eml",
    )
    rendering.set_defaults(command=_render)


def add_template(commands: argparse._SubParsersAction[SwedishParser], path: Callable[[str], Path]) -> None:
    """The command ``template check``."""
    template = commands.add_parser("template", help="granska en mall")
    actions = template.add_subparsers(title="kommandon", metavar="KOMMANDO", required=True)
    checking = actions.add_parser("check", help="visa alla fel i en mall, med plats och förslag")
    checking.add_argument("file", metavar="FIL", type=path, help="mall (.docx eller .dotx)")
    checking.add_argument("--paper", choices=PAPERS, default="protokoll", help="papperet som mallen är till")
    checking.add_argument("--json", action="store_true", help="skriv felen som JSON")
    checking.set_defaults(command=_check_template)


def _render(options: argparse.Namespace) -> None:
    from protokoll.documents.papers import PaperKind
    from protokoll.exchange.files import write_file
    from protokoll.exchange.meeting_file import read_meeting
    from protokoll.services.outputs import Form, form_of, make_output, recipients_of

    form = form_of(options.output)
    kind = PaperKind(options.paper)
    if len(options.files) > 1 and options.paper not in _LOGS:
        raise UserError(
            f"Papperet {options.paper} görs av ett möte i taget. Ingenting har skrivits. Ange en enda mötesfil."
        )
    meetings = [read_meeting(file) for file in options.files]
    source = _source(kind, meetings, options)
    to = recipients_of(meetings[0]) if form is Form.MAIL and not options.public else ()
    output = make_output(source, form, to)
    write_file(options.output, output.data)
    made = f" PDF:en är gjord med {output.pdf_maker}." if output.pdf_maker else ""
    print(f"Papperet är skrivet till {options.output}.{made}")


def _source(kind: PaperKind, meetings: list[Meeting], options: argparse.Namespace) -> PaperSource:
    from protokoll.documents.papers import PaperOptions, make_log, make_paper
    from protokoll.documents.word import render
    from protokoll.services.outputs import PaperSource
    from protokoll.services.templates import built_in_template

    if len(meetings) > 1:
        days = sorted(meeting.head.date for meeting in meetings)
        paper = make_log(kind, meetings, days[0], days[-1])
    else:
        chosen = PaperOptions(
            items=tuple(options.item), public=options.public, hidden_people=tuple(options.hide)
        )
        paper = make_paper(kind, meetings[0], chosen)
    built_in = built_in_template(kind)
    template = options.template or built_in
    return PaperSource(paper, lambda: render(paper, template, built_in=built_in), _pdf_of_pages)


def _pdf_of_pages(paper: Paper) -> bytes:
    """The paper as the program shows it on the screen, where no word processor is at hand."""
    from protokoll.app import pdf_of_pages

    return pdf_of_pages(paper)


def _check_template(options: argparse.Namespace) -> int:
    from protokoll.documents.papers import PaperKind
    from protokoll.services.templates import check

    faults = check(options.file, PaperKind(options.paper))
    if options.json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(faults)).decode())
    else:
        for fault in faults:
            print(f"{fault.severity}: {fault.place}: {fault.text} {fault.suggestion}".strip())
        print(f"{options.file.name}: {_told([fault.severity for fault in faults])}")
    return FAULTS_FOUND if any(fault.severity == "fel" for fault in faults) else 0


def _told(severities: list[str]) -> str:
    """How many faults of each kind: "1 fel och 2 varningar."."""
    faults, warnings = severities.count("fel"), severities.count("varning")
    told = [f"{faults} fel"] if faults else []
    told += [f"{warnings} varning{'ar' if warnings > 1 else ''}"] if warnings else []
    return f"{' och '.join(told) or 'inga fel'}."
