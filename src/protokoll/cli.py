"""The command line, for administrators and tests. Needs no display; speaks Swedish.

Exit codes: 0 done, 1 a told error (one sentence on standard error), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll import __version__
from protokoll.cli_papers import add_render, add_template
from protokoll.cli_support import add_support_log
from protokoll.cli_swedish import SwedishParser
from protokoll.errors import UserError

if TYPE_CHECKING:
    from protokoll.storage.store import Store

DONE, TOLD_ERROR = 0, 1


def run(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask; gives the exit code."""
    _write_utf8()
    options = _parser().parse_args(arguments)
    try:
        code: int | None = options.command(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        print(error.text, file=sys.stderr)
        return TOLD_ERROR
    except KeyboardInterrupt:
        print("Avbrutet. Det som redan är sparat är kvar.", file=sys.stderr)
        return TOLD_ERROR
    except BrokenPipeError:
        _drop_output()
        return TOLD_ERROR
    except OSError as error:
        _tell_refusal(error)
        return TOLD_ERROR
    except Exception as error:  # a bug: said in words, with what helps to find it and no word of any meeting
        from protokoll import logs

        print(
            "Ett fel i programmet. Det som redan är sparat är kvar. Det här hjälper den som rättar:",
            file=sys.stderr,
        )
        print(logs.record(error), file=sys.stderr)
        return TOLD_ERROR
    return DONE if code is None else code


def _tell_refusal(error: OSError) -> None:
    """Say what the system refused, where nobody closer to it did: no room for the output, a folder that is gone."""
    from protokoll.exchange.files import reason

    where = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
    print(f"Det gick inte: {reason(error)}{where}.", file=sys.stderr)
    _drop_output()


def _drop_output() -> None:
    """Let what is still to be written go nowhere; Python complains of it at the end otherwise."""
    with suppress(OSError, AttributeError):  # no output, or one of a test
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Swedish comes out right also where the console's own encoding lacks letters (or is not told)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> SwedishParser:
    parser = SwedishParser(prog="protokoll", description="Möten, beslut och färdiga protokoll i Word.")
    parser.add_argument(
        "--version", action="version", version=f"Protokoll {__version__}", help="visa versionen"
    )
    _add_data_dir(parser, default=None)
    parser.add_argument(  # the file may be missing: a desktop's menu writes it only when there is one
        "--open", metavar="FIL", type=_path, nargs="?", help="mötesfil att läsa in i fönstret"
    )
    parser.set_defaults(command=_show_window)
    commands = parser.add_subparsers(title="kommandon", metavar="KOMMANDO")

    demo = commands.add_parser("demo", help="fyll en tom databas med exempelorganisationen")
    _add_data_dir(demo)
    demo.set_defaults(command=_demo)

    listing = commands.add_parser("list", help="visa alla möten, de senaste först")
    _add_data_dir(listing)
    listing.add_argument("--json", action="store_true", help="skriv listan som JSON")
    listing.set_defaults(command=_list)

    importing = commands.add_parser("import", help="läs in en mötesfil i databasen")
    importing.add_argument("file", metavar="FIL", type=_path, help="mötesfil (JSON)")
    _add_data_dir(importing)
    importing.set_defaults(command=_import)

    exporting = commands.add_parser("export", help="skriv ett möte till en mötesfil")
    exporting.add_argument("uid", metavar="UID", type=_text, help="mötets uid, se ”protokoll list”")
    _add_data_dir(exporting)
    _add_output(exporting, "mötesfil att skriva")
    exporting.add_argument("--private", action="store_true", help="ta med ordförandens privata anteckningar")
    exporting.set_defaults(command=_export)

    add_render(commands, _path)
    add_template(commands, _path)

    testing = commands.add_parser("self-test", help="prova att programmet fungerar på den här datorn")
    testing.add_argument("--log", metavar="FIL", type=_path, help="textfil som också får resultatet")
    testing.set_defaults(command=_self_test)
    _add_data_dir(add_support_log(commands, _path))
    return parser


def _path(word: str) -> Path:
    if not word:
        raise argparse.ArgumentTypeError("namnet får inte vara tomt")
    return Path(word)


def _text(word: str) -> str:
    try:
        word.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("ordet är inte skrivet i UTF-8") from None
    return word


def _add_data_dir(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--data-dir", metavar="MAPP", type=_path, default=default, help="datamapp (annars användarens egen)"
    )


def _add_output(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("-o", "--output", metavar="UT", type=_path, required=True, help=what)


def _data_dir(options: argparse.Namespace) -> Path:
    from protokoll.services.policies import data_dir_in_use

    folder: Path | None = options.data_dir
    return folder or data_dir_in_use()


@contextmanager
def _store(options: argparse.Namespace, *, create: bool) -> Iterator[Store]:
    from protokoll.services.stores import open_store

    with open_store(_data_dir(options), create=create) as store:
        yield store


def _show_window(options: argparse.Namespace) -> int | None:
    """The window; where there is no screen to show it on, the main job on the sample data instead."""
    if not _has_display():
        _show_sample(options)
        return None
    from protokoll.app import run_window

    return run_window(options.data_dir, options.open)


def _has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display is told of."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in names)


def _show_sample(options: argparse.Namespace) -> None:
    """Minutes and agendas of the sample meetings in Word, without a window."""
    from protokoll.services.sample import write_sample_papers

    folder = _data_dir(options) / "exempel"
    written = write_sample_papers(folder)
    for path in written:
        print(path)
    print(f"{len(written)} Word-dokument för exempelorganisationens möten finns i {folder}.")
    print("”protokoll --help” visar vad programmet kan göra på kommandoraden.")


def _demo(options: argparse.Namespace) -> None:
    from protokoll.services.sample import fill_with_sample

    with _store(options, create=True) as store:
        count = fill_with_sample(store)
    print(f"Exempelorganisationen med {count} möten finns nu i {_data_dir(options)}.")


def _list(options: argparse.Namespace) -> None:
    from protokoll.services.meetings import list_meetings
    from protokoll.services.stores import has_store

    lines = []
    if has_store(_data_dir(options)):
        with _store(options, create=False) as store:
            lines = list_meetings(store)
    if options.json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(lines)).decode())
        return
    if not lines:
        print("Det finns inga möten ännu.")
    for line in lines:
        print("  ".join(filter(None, (line.date.isoformat(), line.body, line.number, line.title, line.uid))))


def _import(options: argparse.Namespace) -> None:
    from protokoll.exchange.meeting_file import read_meeting
    from protokoll.services.meetings import take_in

    meeting = read_meeting(options.file)  # first: a file that is refused makes no store
    with _store(options, create=True) as store:
        imported = take_in(store, meeting)
    print("Mötet är inläst:" if imported.new else "Mötet fanns redan, ingenting har ändrats:")
    print(imported.uid)


def _export(options: argparse.Namespace) -> None:
    from protokoll.services.meetings import export_meeting

    with _store(options, create=False) as store:
        export_meeting(store, options.uid, options.output, private=options.private)
    print(f"Mötet är skrivet till {options.output}.")


def _self_test(options: argparse.Namespace) -> int:
    from protokoll.self_test import run_self_test

    return DONE if run_self_test(options.log, display=_has_display()) else TOLD_ERROR
