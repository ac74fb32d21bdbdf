"""The log: what went wrong and where in the code, never what the user wrote.

A meeting is full of personal data, and an exception's message often quotes the value that was wrong. So a
failure is described by its types and code places alone, and of a log line's own values only numbers are
written out.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from protokoll import __version__
from protokoll.errors import UserError

FOLDER = "loggar"
_SIZE, _KEPT = 512 * 1024, 3
_PACKAGE = Path(__file__).resolve().parent
_ROOT = logging.getLogger("protokoll")


def start(data_dir: Path) -> Path:
    """Write the log to ``data_dir`` from now on; gives the file. Old logs are thrown away after three."""
    from logging.handlers import RotatingFileHandler  # heavy; not for the first paint

    path = data_dir / FOLDER / "protokoll.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(_Impersonal("%(asctime)s %(levelname)s %(message)s"))
    stop()
    _ROOT.addHandler(handler)
    _ROOT.setLevel(logging.INFO)
    _ROOT.propagate = False
    return path


def stop() -> None:
    """Close the log file."""
    for handler in list(_ROOT.handlers):
        _ROOT.removeHandler(handler)
        handler.close()


def record(error: BaseException) -> str:
    """Log a failure; gives the same words for whoever is asked for help. Never fails itself."""
    import platform

    told = describe(error)
    _ROOT.error("%s", _Safe(told))
    return f"Protokoll {__version__}, Python {platform.python_version()}, {platform.platform()}\n{told}"


def tell(sentence: str) -> None:
    """Log a sentence that is known to hold nothing personal, such as one about an administrator's file."""
    _ROOT.warning("%s", _Safe(sentence))


def describe(error: BaseException) -> str:
    """The types of an exception and of those behind it, with the code places each came through."""
    parts = []
    for one in _chain(error):
        lines = [f"{type(one).__module__}.{type(one).__qualname__}"]
        lines += [f"  {place}" for place in _places(one.__traceback__)]
        if isinstance(one, UserError) and one.details:
            lines.append(f"  {one.details}")
        parts.append("\n".join(lines))
    return "\norsakat av\n".join(parts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _short(filename: str) -> str:
    """A path without the user's folders: from the package on, or the last two parts."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return (Path("protokoll") / path.relative_to(_PACKAGE)).as_posix()
    return "/".join(path.parts[-2:])


class _Safe(str):
    """Text known to hold nothing personal."""

    __slots__ = ()


class _Impersonal(logging.Formatter):
    """Writes numbers and known words; of other values only the type, of failures only types and places."""

    def format(self, record: logging.LogRecord) -> str:
        impersonal = logging.makeLogRecord(record.__dict__)
        arguments = record.args if isinstance(record.args, tuple) else ()
        impersonal.args = tuple(self._safe(value) for value in arguments)
        if isinstance(record.args, dict):
            impersonal.msg, impersonal.args = str(record.msg), None
        if record.exc_info and record.exc_info[1] is not None:
            impersonal.exc_text = describe(record.exc_info[1])
        return super().format(impersonal)

    @staticmethod
    def _safe(value: object) -> object:
        return value if isinstance(value, int | float | _Safe) else f"<{type(value).__name__}>"
