"""The pages of the handbook as they lie in resources/handbok: read, put in order, searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

FIRST_PAGE = "innehall"
"""The page that links to all others; their order there is the order of the handbook."""

_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
SHORTCUT = re.compile(r"\*\*((?:(?:Ctrl|Alt|Shift)\+)+[^*\s]+|F\d{1,2})\*\*")
"""A shortcut as pages write it: bold, and as ``QKeySequence`` does."""
_MARKUP = re.compile(r"[*`|#]|^\s*[-:| ]+$|^\s*\d+\.\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name (the file's, without ending), its title, its Markdown and its words alone."""

    name: str
    title: str
    markdown: str
    words: str

    @property
    def links(self) -> list[str]:
        """The names of the pages it leads to, in order."""
        return [target.removesuffix(".md") for _, target in _LINK.findall(self.markdown)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page in which everything that was searched for occurs, with the words around the first place."""

    page: Page
    around: str


class Handbook:
    """All pages, by name."""

    def __init__(
        self, folder: Path, inserts: Mapping[str, str] | None = None, keys: Callable[[str], str] = str
    ) -> None:
        """Read every page of ``folder``.

        ``inserts`` are put where a page says ``{{name}}``: Markdown made from what the program knows.
        ``keys`` gives a shortcut ("Ctrl+Shift+P") as it is read on this keyboard.
        """
        found = {path.stem: _page(path, inserts or {}, keys) for path in sorted(folder.glob("*.md"))}
        named = [name for name in found[FIRST_PAGE].links if name in found]
        self.pages = {name: found[name] for name in dict.fromkeys([FIRST_PAGE, *named, *found])}

    def search(self, text: str) -> list[Hit]:
        """The pages in which every word of ``text`` occurs.

        Those that have it in the title come first, the list of pages last.
        """
        wanted = text.casefold().split()
        hits = [
            Hit(page, _around(page.words, wanted[0])) for page in self.pages.values() if _has(page, wanted)
        ]
        return sorted(hits, key=lambda hit: _rank(hit.page, wanted))


def _page(path: Path, inserts: Mapping[str, str], keys: Callable[[str], str]) -> Page:
    markdown = path.read_text(encoding="utf-8")
    markdown = SHORTCUT.sub(lambda found: f"**{keys(found.group(1))}**", markdown)
    for name, insert in inserts.items():
        markdown = markdown.replace("{{" + name + "}}", insert)
    markdown = _LINK.sub(_only_own_links, markdown)
    title = next((line[2:].strip() for line in markdown.splitlines() if line.startswith("# ")), path.stem)
    words = " ".join(_MARKUP.sub("", _LINK.sub(r"\1", markdown)).split())
    return Page(path.stem, title, markdown, words)


def _only_own_links(link: re.Match[str]) -> str:
    """A link out of the handbook is shown as text: the program never opens it."""
    text, target = link.groups()
    return link.group() if target.endswith(".md") and "/" not in target else f"{text} ({target})"


def _has(page: Page, wanted: list[str]) -> bool:
    words = page.words.casefold()
    return bool(wanted) and all(word in words for word in wanted)


def _rank(page: Page, wanted: list[str]) -> tuple[bool, bool]:
    return page.name == FIRST_PAGE, not all(word in page.title.casefold() for word in wanted)


def _around(words: str, word: str, reach: int = 40) -> str:
    at = words.casefold().find(word)
    start = words.rfind(" ", 0, max(0, at - reach)) + 1 if at > reach else 0
    end = words.find(" ", at + reach)
    return f"{'… ' if start else ''}{words[start:end] if end > 0 else words[start:]}{' …' if end > 0 else ''}"
