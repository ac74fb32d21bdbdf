"""What every writer of blocks holds in its hand: the document's styles, lists and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protokoll.documents.word import text
from protokoll.documents.word.styles import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protokoll.documents.word.links import Links
    from protokoll.documents.word.numbering import Numbering
    from protokoll.domain.markup import Run, Runs

BOLD = "<w:b/><w:bCs/>"
_DRESSES = {
    (False, False): "",
    (True, False): BOLD,
    (False, True): "<w:i/><w:iCs/>",
    (True, True): f"{BOLD}<w:i/><w:iCs/>",
}


@dataclass(frozen=True)
class Pen:
    """Writes runs and paragraphs for one document. ``styles`` maps each style to its id, escaped for XML."""

    styles: Mapping[Style, str]
    numbering: Numbering
    links: Links

    def paragraph(
        self,
        style: Style,
        content: str,
        *,
        keep_next: bool = False,
        numbering: str = "",
        tabs: str = "",
        layout: str = "",
    ) -> str:
        """A paragraph in a named style; see :func:`text.paragraph`."""
        return text.paragraph(
            self.styles[style], content, keep_next=keep_next, numbering=numbering, tabs=tabs, layout=layout
        )

    def plain(self, style: Style, words: str, *, keep_next: bool = False) -> str:
        """A paragraph of undressed text."""
        return self.paragraph(style, text.run(words), keep_next=keep_next)

    def runs(self, runs: Runs) -> str:
        """Runs as XML, links as Word's hyperlinks."""
        return "".join(
            [
                self._link(run) if run.link else text.run(run.text, _DRESSES[run.bold, run.italic])
                for run in runs
            ]
        )

    def _link(self, run: Run) -> str:
        relation = self.links.relation(run.link)
        dress = _DRESSES[run.bold, run.italic]
        if not relation:
            return text.run(run.text, dress)
        style = f'<w:rStyle w:val="{self.styles[Style.LINK]}"/>'
        return (
            f'<w:hyperlink r:id="{relation}" w:history="1">{text.run(run.text, style + dress)}</w:hyperlink>'
        )
