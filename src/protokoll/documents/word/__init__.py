"""Papers as Word files.

:func:`render` is the way in. Templates are ordinary Word files: fields ``{{Datum}}`` are filled, anchors
``{{Innehåll}}`` give way to blocks written in named styles. python-docx opens the package; what a paper
holds is written as XML strings (``body``), put in place in one step: long minutes take little more time than
packing their XML does.
"""

from protokoll.documents.word.package import TemplateError
from protokoll.documents.word.render import render

__all__ = ["TemplateError", "render"]
